//! The links that authors wrote in Markdown, by where they lead from the pages of each language.

use super::links::{self, Dead};
use super::{Context, each_text};
use crate::diag::{FileId, Files, Span};
use crate::model::Form;
use crate::model::body::{self, CITE, Mark};
use crate::model::decode::At;
use crate::model::values::Language;
use crate::site::route;
use std::collections::{BTreeMap, BTreeSet};

/// A link as it is written.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    /// What is wrong with it if it leads nowhere: the part, or else the id or the address.
    pub(crate) span: Span,
    pub(crate) address: String,
}

/// Where a link leads: the file without its language's folder (nothing for the page itself), and
/// the part of it.
type Way = (String, Option<String>);

/// Which of the links that lead one way are meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Those {
    /// It is the same for all: they name the page.
    All,
    /// Of those that lead to a part of the page itself, the ones written in a file.
    Of(FileId),
    /// The same, with the words that readers see.
    Saying(String),
}

/// Every link to a part, to a record or to a picture in the author's texts.
pub(crate) struct Written<'b> {
    languages: Vec<&'b Language>,
    /// By the language of the pages that show them. Those that were asked for before are gone.
    links: BTreeMap<(usize, Way, Those), Vec<Link>>,
    /// The file that most of a page's texts come from, by the page's language and path.
    homes: BTreeMap<(usize, String), FileId>,
}

impl<'b> Written<'b> {
    /// Reads every text of the briefing. It takes a while, so it waits until a link is known to be dead.
    pub(crate) fn read(context: &Context<'b>) -> Self {
        let briefing = context.briefing;
        let languages: Vec<&Language> = briefing.languages().collect();
        let mut links: BTreeMap<(usize, Way, Those), Vec<Link>> = BTreeMap::new();
        let mut add = |language: usize, text: &At<String>| {
            for (way, label, link) in links_of(context, text) {
                let mut enter =
                    |those| links.entry((language, way.clone(), those)).or_default().push(link.clone());
                if way.0.is_empty() {
                    enter(Those::Of(link.span.file));
                    enter(Those::Saying(label));
                } else {
                    enter(Those::All);
                }
            }
        };
        each_text(briefing, &mut |passage| {
            if passage.form == Form::Plain {
                return;
            }
            for (at, language) in languages.iter().enumerate() {
                let first = || passage.text.versions().next().map(|(_, text)| text);
                passage.text.exact(language).or_else(first).into_iter().for_each(|text| add(at, text));
            }
        });
        let mut homes = BTreeMap::new();
        for (at, language) in languages.iter().enumerate() {
            for page in &briefing.pages {
                let body = &page.version(language).body;
                add(at, body);
                homes.insert((at, route::of_link("page", &page.id.0)), body.span.file);
            }
            let events =
                briefing.events.iter().map(|one| (route::of_link("event", &one.id.0), one.span.file));
            let editions =
                briefing.editions.iter().map(|one| (route::of_link("edition", &one.id.0), one.span.file));
            homes.extend(events.chain(editions).map(|(path, file)| ((at, path), file)));
        }
        Written { languages, links, homes }
    }

    /// The links that became `dead` and were not given before, and whether they are at home on its
    /// page: a text may be shown on others too. Nothing where a template wrote the link.
    pub(crate) fn origin(&mut self, dead: &Dead<'_>) -> Option<(Vec<Link>, bool)> {
        let (language, page) = route::language_of(&dead.output.path.0, &self.languages);
        if !dead.address.starts_with('#') {
            let (_, path) = route::language_of(&dead.path, &self.languages);
            let way = (path.to_owned(), dead.anchor.clone());
            return Some((self.take(language, &way, Those::All)?, true));
        }
        let way = (String::new(), dead.anchor.clone());
        let home = self.homes.get(&(language, page.to_owned())).copied();
        if let Some(own) = home.and_then(|file| self.take(language, &way, Those::Of(file))) {
            return Some((own, true));
        }
        // The same address may stand in many texts; those whose words the page shows are meant.
        let html = std::str::from_utf8(&dead.output.bytes).unwrap_or_default();
        let begin = format!("href=\"{}\">", dead.address);
        let labels = html.split(&begin).skip(1).filter_map(|rest| rest.split_once("</a>"));
        let labels: BTreeSet<String> =
            labels.map(|(label, _)| links::unescaped(label).into_owned()).collect();
        let shown = labels.into_iter().filter_map(|label| self.take(language, &way, Those::Saying(label)));
        Some((shown.reduce(|all, more| [all, more].concat())?, false))
    }

    fn take(&mut self, language: usize, way: &Way, those: Those) -> Option<Vec<Link>> {
        self.links.get_mut(&(language, way.clone(), those)).map(std::mem::take)
    }
}

/// The links of one text, each with where it leads and the words that readers see.
fn links_of(context: &Context<'_>, text: &At<String>) -> Vec<(Way, String, Link)> {
    let mut found = Vec::new();
    for (mark, mut range) in body::marks(&text.value) {
        let address = match &mark {
            Mark::Record { scheme: CITE, .. } | Mark::Html(_) => continue,
            Mark::Record { scheme, id } => format!("{scheme}:{id}"),
            Mark::Link(address) | Mark::Picture(address) => address.clone(),
        };
        let before = text.value[..range.start].trim_end_matches('(').trim_end_matches(']');
        let label = before.rsplit('[').next().unwrap_or_default().to_owned();
        let (file, part) =
            address.split_once('#').map_or((address.as_str(), None), |(file, part)| (file, Some(part)));
        let way = match &mark {
            Mark::Record { scheme, id } => {
                let id = id.split('#').next().unwrap_or_default();
                // The id is right, or it was reported; only the part behind it can be wrong.
                if let Some(part) =
                    part.filter(|part| text.value[range.end..].starts_with(&format!("#{part}")))
                {
                    range = range.end + 1..range.end + 1 + part.len();
                }
                // All measures stand on one page, each under its own id.
                let anchor = if *scheme == "measure" { Some(id.to_owned()) } else { part.map(plain) };
                (route::of_link(scheme, id), anchor)
            }
            _ => (file.to_owned(), part.map(plain)),
        };
        let span = body::locate(&text.value, &range, context.sources.text(text.span.file), text.span);
        found.push((way, label, Link { span, address }));
    }
    found
}

fn plain(part: &str) -> String {
    links::decoded(part).into_owned()
}
