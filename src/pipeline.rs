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
    /// Where the records are kept; in place of the record's `repository`.
    pub repository: Option<String>,
}

/// A site that has not been written yet, with everything there is to say about it.
#[derive(Debug)]
pub struct Built {
    pub outputs: Vec<site::Output>,
    pub diags: Vec<Diagnostic>,
    /// Where the site will be, with a slash at its end; nothing where nobody said so.
    pub base_url: Option<String>,
}

/// What a process that builds again and again gives along, so that it has less to wait for.
pub struct Again<'a> {
    /// What the last build read.
    pub memo: &'a mut model::Memo,
    /// The paths of pages that are wanted before the rest, from the root of the site.
    pub pages: &'a [String],
    /// Gets those pages, if there are any, sorted by path, with the files that all pages share. Is not called if there is an
    /// error by then.
    pub show: &'a mut dyn FnMut(Vec<site::Output>),
}

/// Runs rooms 2 to 4. Reads nothing, writes nothing, fails never: problems are in the value.
pub fn run(sources: &Sources, options: &Options) -> Built {
    run_with(sources, options, None)
}

/// As `run`, and gives the same, only sooner where most is as it was before.
pub fn run_again(sources: &Sources, options: &Options, again: Again<'_>) -> Built {
    run_with(sources, options, Some(again))
}

fn run_with(sources: &Sources, options: &Options, mut again: Option<Again<'_>>) -> Built {
    let mut diags = sources.problems();
    let loaded = model::load(sources, options.load, again.as_mut().map(|again| &mut *again.memo));
    diags.extend(loaded.diags);
    let Some(briefing) = &loaded.value else {
        return Built { outputs: Vec::new(), diags: diag::sorted(diags), base_url: None };
    };
    let desk = site::desk(briefing, sources, options.base_url.as_deref(), options.repository.as_deref());
    diags.extend(desk.diags);
    let mut plan = site::plan(&desk.value);
    diags.extend(plan.diags);
    if let Some(again) = again.filter(|again| !again.pages.is_empty() && diag::count(&diags).0 == 0) {
        let first = plan.value.take_pages(again.pages);
        let rendered = site::render(&desk.value, &first);
        if rendered.diags.is_empty() {
            (again.show)(rendered.value);
        }
        plan.value.pages.extend(first.pages);
    }
    let rendered = site::render(&desk.value, &plan.value);
    diags.extend(rendered.diags);
    let outputs = rendered.value;
    check::run(&check::Context { briefing, sources, outputs: &outputs }, &mut diags);
    let diags = check::settle(briefing, diag::sorted(diags));
    Built { outputs, diags, base_url: desk.value.base_url.clone() }
}
