//! Room 3: which pages there are, and what stands on each.

mod assets;
pub mod cards;
mod citations;
mod corrections;
pub mod dates;
mod embeds;
mod evidence;
pub(crate) mod exports;
mod feeds;
pub(crate) mod figures;
mod filters;
pub(crate) mod front;
pub(crate) mod index;
mod markdown;
pub(crate) mod measures;
mod pages;
mod parts;
mod references;
mod related;
mod render;
pub(crate) mod route;
mod search;
mod structured;
mod templates;
pub mod views;
mod visit;
mod words;

#[cfg(test)]
mod tests;

pub use render::IsStale;
pub(crate) use render::{NEVER, render};

use crate::diag::{Diagnostic, Outcome, Span};
use crate::model::asof::Known;
use crate::model::decode::At;
use crate::model::values::{Address, Language};
use crate::model::{Briefing, date::Day};
use crate::source::Sources;
use index::Index;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use templates::Templates;
use words::Words;

/// A path in the built site, with `/` between its parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OutPath(pub String);

/// A finished file.
#[derive(Debug, PartialEq, Eq)]
pub struct Output {
    pub path: OutPath,
    pub bytes: Vec<u8>,
}

/// A finished site.
#[derive(Debug, Default)]
pub(crate) struct Site {
    pub(crate) outputs: Vec<Output>,
    pub(crate) cards: cards::Cards,
}

/// Everything that a view is made from, whatever its language.
pub(crate) struct Desk<'b> {
    pub(crate) briefing: &'b Briefing,
    pub(crate) sources: &'b Sources,
    pub(crate) index: Index,
    /// One entry a language of the briefing, in its order.
    pub(crate) words: Vec<(&'b Language, Words)>,
    pub(crate) templates: Templates,
    pub(crate) assets: assets::Assets<'b>,
    /// What the search page looks through, in the order of `words`; made when it is first wanted.
    search: Vec<OnceLock<search::IndexFile>>,
    /// With a slash at its end.
    pub(crate) base_url: Option<String>,
    /// Where the records are kept, without a slash at its end.
    pub(crate) repository: Option<String>,
}

impl<'b> Desk<'b> {
    /// The whole address of a page where that is known, or else its path from the root of the site.
    pub(crate) fn address(&self, route: &route::Route) -> String {
        let base = self.base_url.as_deref();
        base.map_or_else(|| route.as_str().to_owned(), |base| route::absolute(base, route.as_str()))
    }

    /// What the search page of a language looks through.
    pub(crate) fn search_index(&self, scope: Scope<'_>) -> &search::IndexFile {
        let at = self.words.iter().position(|(language, _)| *language == scope.language);
        let made = &self.search[at.expect("a scope is of a language of the desk")];
        made.get_or_init(|| search::index(scope))
    }

    /// The desk with the words of each language on it, the first language first.
    pub(crate) fn scopes(&self) -> impl Iterator<Item = Scope<'_>> {
        let words = self.words.iter();
        words.map(|(language, words)| Scope { desk: self, briefing: self.briefing, language, words })
    }
}

/// A desk with one language's words on it.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'d> {
    pub(crate) desk: &'d Desk<'d>,
    pub(crate) briefing: &'d Briefing,
    pub(crate) language: &'d Language,
    pub(crate) words: &'d Words,
}

impl<'d> Scope<'d> {
    /// The eyes of today, or of the day that the site is built for.
    pub(crate) fn known(&self) -> Known<'d> {
        Known { briefing: self.briefing, day: None }
    }

    /// The eyes of `day`.
    pub(crate) fn known_on(&self, day: Day) -> Known<'d> {
        Known { briefing: self.briefing, day: Some(day) }
    }
}

/// A page before it is made: where it goes, and how to get its data.
pub(crate) struct Page<'d> {
    pub(crate) path: OutPath,
    pub(crate) language: &'d Language,
    pub(crate) template: &'static str,
    /// Whether it tells of the files of data, and has to wait until they are made.
    pub(crate) after_files: bool,
    /// The record the page is about, for messages.
    pub(crate) record: Option<Span>,
    /// The last day on which what the page shows changed; nothing where no record holds one.
    pub(crate) changed: Option<Day>,
    /// The template's data. Made when the page is, since ten thousand of them would not fit at once.
    pub(crate) view: View<'d>,
    /// What stands on the page's card, if it has one.
    pub(crate) card: Option<CardContent<'d>>,
}

/// A file for machines before it is made. It is no page: no template has a part in it.
pub(crate) struct Made<'d> {
    pub(crate) path: OutPath,
    pub(crate) make: Box<dyn Fn() -> Vec<u8> + Send + Sync + 'd>,
}

/// Everything that the site will hold.
pub(crate) struct Plan<'d> {
    pub(crate) pages: Vec<Page<'d>>,
    pub(crate) files: Vec<Made<'d>>,
    pub(crate) exports: Vec<exports::Export<'d>>,
}

impl<'d> Plan<'d> {
    /// Takes the pages at `paths` out, as a plan of their own. What tells of other files stays.
    pub(crate) fn take_pages(&mut self, paths: &[String]) -> Plan<'d> {
        let wanted = |page: &Page<'d>| paths.contains(&page.path.0) && !page.after_files;
        let (pages, rest) = std::mem::take(&mut self.pages).into_iter().partition(wanted);
        self.pages = rest;
        Plan { pages, files: Vec::new(), exports: Vec::new() }
    }
}

/// Gives a page's data, ready to be handed to the template engine or to be looked at as JSON.
pub(crate) type View<'d> = Box<dyn Fn(&Here<'d>) -> Box<dyn erased_serde::Serialize> + Send + Sync + 'd>;

/// Gives what stands on a page's card.
pub(crate) type CardContent<'d> = Box<dyn Fn(&Here<'d>) -> cards::Content + Send + Sync + 'd>;

/// The page that is being made: what its addresses are relative to, and what it has cited so far.
pub(crate) struct Here<'d> {
    pub(crate) scope: Scope<'d>,
    /// The way from the page to the root of the site: nothing, `../`, …
    pub(crate) root: String,
    pub(crate) citations: std::cell::RefCell<citations::Citations>,
    /// The files of data, for the pages that wait for them.
    pub(crate) files: Vec<exports::Facts>,
    /// The whole address of the page's card.
    pub(crate) card: Option<String>,
}

impl<'d> Here<'d> {
    /// A page from which the root of the site is reached by `root`.
    pub(crate) fn new(scope: Scope<'d>, root: String) -> Self {
        Here { scope, root, citations: std::cell::RefCell::default(), files: Vec::new(), card: None }
    }
}

/// Gets everything ready: words, templates, styles, and who stands in which event.
pub(crate) fn desk<'b>(
    briefing: &'b Briefing,
    sources: &'b Sources,
    base_url: Option<&str>,
    repository: Option<&str>,
) -> Outcome<Desk<'b>> {
    let mut diags = Vec::new();
    let words = words::load(briefing, sources, &mut diags);
    let templates = templates::load(sources, &mut diags);
    let config = &briefing.config;
    let bare = |given: Option<&str>, own: &Option<At<Address>>| {
        let url = given.or(own.as_ref().map(|url| url.value.0.as_str()))?;
        Some(url.trim_end_matches('/').to_owned())
    };
    let base_url = bare(base_url, &config.base_url).map(|url| url + "/");
    let repository = bare(repository, &config.repository);
    let search = words.iter().map(|_| OnceLock::new()).collect();
    let desk = Desk {
        briefing,
        sources,
        index: Index::new(briefing),
        words,
        templates,
        assets: assets::Assets::collect(sources),
        search,
        base_url,
        repository,
    };
    Outcome { value: desk, diags }
}

/// What is wrong with a base URL given on the command line.
///
/// # Errors
/// A line that says what a right one looks like.
pub fn check_base_url(url: &str) -> Result<(), String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    match rest {
        Some(rest)
            if !rest.is_empty() && !rest.starts_with('/') && !rest.contains([' ', '?', '#', '"', '<']) =>
        {
            Ok(())
        }
        _ => Err("write it whole, such as https://example.org/briefing/".to_owned()),
    }
}

/// Lists every page in every language; two pages at one address are reported, and the first stays.
pub(crate) fn plan<'d>(desk: &'d Desk<'d>) -> Outcome<Plan<'d>> {
    let mut pages = Vec::new();
    for scope in desk.scopes() {
        for kind in pages::KINDS.iter().chain(feeds::PAGES) {
            pages.extend(kind(scope));
        }
    }
    let files: Vec<Made<'d>> = feeds::FILES.iter().flat_map(|kind| kind(desk, &pages)).collect();
    let exports = exports::all(desk);
    let mut diags = Vec::new();
    let others = files.iter().map(|file| &file.path).chain(exports.iter().map(|export| &export.path));
    let mut taken: BTreeMap<String, Option<Span>> =
        others.map(|path| (path.0.to_lowercase(), None)).collect();
    pages.retain(|page| {
        // Some file systems take two names that differ only in case for one.
        let key = page.path.0.to_lowercase();
        if let Some(first) = taken.get(&key) {
            let message = format!("two pages would be written to `{}`", page.path.0);
            let diagnostic = Diagnostic::error("address-taken", page.record.or(*first), message);
            diags.push(match (first, page.record) {
                (Some(first), Some(_)) => {
                    diagnostic.note(*first, "the other page comes from here").help("rename one of the two")
                }
                _ => diagnostic.help("the site has a page of its own there; rename this file"),
            });
            return false;
        }
        taken.insert(key, page.record);
        true
    });
    Outcome { value: Plan { pages, files, exports }, diags }
}
