//! The table of page kinds. Each makes its pages in one language at a time.

mod actors;
mod chains;
mod cite;
mod claims;
mod corrections;
mod data;
mod editions;
mod embed;
mod event;
mod home;
mod latest;
mod listing;
mod measures;
mod not_found;
mod places;
mod prose;
mod quotes;
mod search;
mod sources;
mod timeline;
mod topics;
mod who_on_whom;

use super::cards::Content;
use super::route::Route;
use super::{Here, Page, Scope};
use crate::diag::Span;
use crate::model::date::Day;
use serde::Serialize;

/// One kind of page: all its pages in one language.
pub(super) type KindOfPage = for<'d> fn(Scope<'d>) -> Vec<Page<'d>>;

/// Every kind of page there is.
pub(super) const KINDS: &[KindOfPage] = &[
    home::pages,
    timeline::pages,
    latest::pages,
    event::pages,
    actors::pages,
    places::pages,
    topics::pages,
    chains::pages,
    who_on_whom::pages,
    measures::pages,
    claims::pages,
    quotes::pages,
    sources::pages,
    editions::pages,
    corrections::pages,
    search::pages,
    data::pages,
    cite::pages,
    embed::pages,
    prose::pages,
    not_found::pages,
];

/// The pages of the whole site, in order; those without content are left out.
pub(super) fn navigation(scope: Scope<'_>) -> Vec<&'static str> {
    let briefing = scope.briefing;
    let index = &scope.desk.index;
    let mut names = vec!["timeline", "latest"];
    let mut add = |name, wanted: bool| names.extend(wanted.then_some(name));
    add("actors", !briefing.actors.is_empty());
    add("topics", !briefing.topics.is_empty());
    add("places", !briefing.places.is_empty());
    add("measures", !briefing.measures.is_empty());
    add("claims", index.has_claims);
    add("quotes", index.has_quotes);
    add("chains", index.answers.iter().any(|answers| !answers.is_empty()));
    add("who-on-whom", index.has_pairs);
    add("sources", !briefing.sources.is_empty());
    add("editions", !briefing.editions.is_empty());
    add("search", true);
    names
}

/// The pages that the foot of every page leads to besides.
pub(super) const FOOT: &[&str] = &["cite", "data", "corrections"];

/// A page from a template and the struct that fills it.
pub(super) fn page<'d, V: Serialize + 'static>(
    scope: Scope<'d>,
    route: &Route,
    template: &'static str,
    record: Option<Span>,
    view: impl Fn(&Here<'d>) -> V + Send + Sync + 'd,
) -> Page<'d> {
    let view = move |here: &Here<'d>| -> Box<dyn erased_serde::Serialize> { Box::new(view(here)) };
    let changed = scope.desk.index.last_change;
    let (path, view) = (route.path(), Box::new(view));
    Page { path, language: scope.language, template, after_files: false, record, changed, view, card: None }
}

impl<'d> Page<'d> {
    /// The same page, with a card.
    fn with_card(self, content: impl Fn(&Here<'d>) -> Content + Send + Sync + 'd) -> Self {
        Page { card: Some(Box::new(content)), ..self }
    }

    /// The same page, which tells of the files of data.
    fn after_files(self) -> Self {
        Page { after_files: true, ..self }
    }

    /// The same page, which shows only what last changed on `day`.
    fn changed_on(self, day: Option<Day>) -> Self {
        Page { changed: day, ..self }
    }
}
