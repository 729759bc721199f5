//! The whole program on one screen: what was read becomes a checked site in memory.

use crate::diag::{self, Diagnostic};
use crate::source::Sources;
use crate::{check, model, site};

/// What decides what the site holds.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub load: model::Options,
    /// Where the site will be; in place of the record's `base_url`.
    pub base_url: Option<String>,
}

/// A site that has not been written yet, with everything there is to say about it.
#[derive(Debug)]
pub struct Built {
    pub outputs: Vec<site::Output>,
    pub diags: Vec<Diagnostic>,
}

/// Runs rooms 2 to 4. Reads nothing, writes nothing, fails never: problems are in the value.
pub fn run(sources: &Sources, options: &Options) -> Built {
    let mut diags = sources.problems();
    let loaded = model::load(sources, options.load);
    diags.extend(loaded.diags);
    let Some(briefing) = &loaded.value else {
        return Built { outputs: Vec::new(), diags: diag::sorted(diags) };
    };
    let desk = site::desk(briefing, sources, options.base_url.as_deref());
    diags.extend(desk.diags);
    let plan = site::plan(&desk.value);
    diags.extend(plan.diags);
    let rendered = site::render(&desk.value, &plan.value);
    diags.extend(rendered.diags);
    let outputs = rendered.value;
    check::run(&check::Context { briefing, sources, outputs: &outputs }, &mut diags);
    let diags = check::settle(briefing, diag::sorted(diags));
    Built { outputs, diags }
}
