//! The whole program on one screen: what was read becomes a checked site in memory.

use crate::diag::{self, Diagnostic};
use crate::site::cards;
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
    /// Which cards are drawn, if the program was compiled with what draws them.
    pub cards: cards::Wanted,
}

/// A site that has not been written yet, with everything there is to say about it.
#[derive(Debug)]
pub struct Built {
    pub outputs: Vec<site::Output>,
    pub cards: cards::Cards,
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
    /// Whether there is something newer to read by now. Once it says so it says so from there on.
    pub is_stale: site::IsStale<'a>,
}

/// Runs rooms 2 to 4. Reads nothing, writes nothing, fails never: problems are in the value.
pub fn run(sources: &Sources, options: &Options) -> Built {
    run_with(sources, options, None).expect("only what is made again goes stale")
}

/// As `run`, and gives the same, only sooner where most is as it was before. Two things it does not
/// do: where records or templates are at fault it makes no page, so problems of pages are not told
/// yet; and it gives nothing once what it was given is stale.
pub fn run_again(sources: &Sources, options: &Options, again: Again<'_>) -> Option<Built> {
    run_with(sources, options, Some(again))
}

fn run_with(sources: &Sources, options: &Options, mut again: Option<Again<'_>>) -> Option<Built> {
    let is_stale = again.as_ref().map_or(site::NEVER, |again| again.is_stale);
    let mut diags = sources.problems();
    let loaded = model::load(sources, options.load, again.as_mut().map(|again| &mut *again.memo));
    diags.extend(loaded.diags);
    let Some(briefing) = &loaded.value else {
        let cards = cards::Cards::default();
        return Some(Built { outputs: Vec::new(), cards, diags: diag::sorted(diags), base_url: None });
    };
    let desk = site::desk(briefing, sources, options.base_url.as_deref(), options.repository.as_deref());
    diags.extend(desk.diags);
    let mut plan = site::plan(&desk.value);
    diags.extend(plan.diags);
    let is_at_fault = again.is_some() && diag::count(&diags).0 > 0;
    if let Some(again) = again.filter(|again| !is_at_fault && !again.pages.is_empty()) {
        let first = plan.value.take_pages(again.pages);
        let rendered = site::render(&desk.value, &first, &options.cards, is_stale);
        if rendered.diags.is_empty() && !is_stale() {
            (again.show)(rendered.value.outputs);
        }
        plan.value.pages.extend(first.pages);
    }
    let mut made = site::Site::default();
    if !is_at_fault {
        let rendered = site::render(&desk.value, &plan.value, &options.cards, is_stale);
        diags.extend(rendered.diags);
        made = rendered.value;
    }
    if is_stale() {
        return None;
    }
    let site::Site { outputs, cards } = made;
    check::run(&check::Context { briefing, sources, outputs: &outputs }, &mut diags);
    let diags = check::settle(briefing, diag::sorted(diags));
    Some(Built { outputs, cards, diags, base_url: desk.value.base_url.clone() })
}
