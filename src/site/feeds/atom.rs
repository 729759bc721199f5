//! `feed.xml` and `corrections.xml`: Atom (RFC 4287), one of each in every language.

use super::news::{self, Author, Entry};
use super::{moment, tag};
use crate::site::{Here, Page, Scope};
use serde::Serialize;

pub(super) const NEWS: &str = "feed.xml";
pub(super) const CORRECTIONS: &str = "corrections.xml";

#[derive(Serialize)]
struct FeedPage {
    id: String,
    title: String,
    description: String,
    updated: String,
    author: Author,
    /// The address of the page that holds the same.
    home: String,
    entries: Vec<Entry>,
}

/// What is new.
pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    feed(scope, NEWS, "index", |here| {
        (here.said(&here.scope.briefing.config.description).text, news::entries(here))
    })
}

/// What was wrong.
pub(super) fn corrections(scope: Scope<'_>) -> Vec<Page<'_>> {
    let description = |here: &Here<'_>| here.scope.words.get("corrections.description");
    feed(scope, CORRECTIONS, "corrections", move |here| (description(here), news::corrections(here)))
}

/// The feed called `name` of what stands on the page called `home`.
fn feed<'d>(
    scope: Scope<'d>,
    name: &'static str,
    home: &'static str,
    fill: impl Fn(&Here<'d>) -> (String, Vec<Entry>) + Send + Sync + 'd,
) -> Vec<Page<'d>> {
    let (Some(base), Some(updated)) = (&scope.desk.base_url, news::updated(scope)) else { return Vec::new() };
    let view = move |_: &Here<'d>| {
        let here = Here::new(scope, base.clone());
        let (description, entries) = fill(&here);
        let words = if home == "index" { "feed.news-title" } else { "feed.corrections-title" };
        let title = scope.briefing.config.title.get(scope.language).0;
        FeedPage {
            id: tag(scope, &scope.file(name), ""),
            title: scope.words.fill(words, &[("briefing", title)]),
            description,
            updated: moment(updated),
            author: news::author(scope),
            home: here.address(&scope.page(home)).unwrap_or_default(),
            entries,
        }
    };
    vec![super::super::pages::page(scope, &scope.file(name), "feed.xml", None, view)]
}
