//! The links that authors wrote in Markdown, by where they lead from the pages of each language.

use super::links::{self, Dead};
use super::{Context, each_text};
use crate::diag::{FileId, Files, Span};
use crate::model::Form;
use crate::model::body::{self, CITE, Mark};
use crate::model::decode::At;
use crate::model::values::Language;
use crate::site::route;
use std::collections::BTreeMap;

/// A link as it is written.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    /// Its address.
    pub(crate) span: Span,
    pub(crate) address: String,
    /// The words that readers see.
    label: String,
}

/// Where a link leads: the language of the page, the file without the language's folder (nothing
/// for the page itself), the part of it.
type Way = (usize, String, Option<String>);

/// Every link to a part, to a record or to a picture in the author's texts.
pub(crate) struct Written<'b> {
    languages: Vec<&'b Language>,
    links: BTreeMap<Way, Vec<Link>>,
    /// The file that most of a page's texts come from, by the page's language and path.
    homes: BTreeMap<(usize, String), FileId>,
}

impl<'b> Written<'b> {
    /// Reads every text of the briefing. It takes a while, so it waits until a link is known to be dead.
    pub(crate) fn read(context: &Context<'b>) -> Self {
        let briefing = context.briefing;
        let languages: Vec<&Language> = briefing.languages().collect();
        let mut links: BTreeMap<Way, Vec<Link>> = BTreeMap::new();
        let mut add = |language: usize, text: &At<String>| {
            for (way, link) in links_of(context, text) {
                links.entry((language, way.0, way.1)).or_default().push(link);
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

    /// The links that became `dead`, and whether they are at home on its page: a text may be shown
    /// on others too. Nothing where a template wrote the link.
    pub(crate) fn origin(&self, dead: &Dead<'_>) -> (Vec<&Link>, bool) {
        let (language, page) = route::language_of(&dead.output.path.0, &self.languages);
        let itself = dead.address.starts_with('#');
        let path = if itself { "" } else { route::language_of(&dead.path, &self.languages).1 };
        let way = (language, path.to_owned(), dead.anchor.clone());
        let all: Vec<&Link> = self.links.get(&way).into_iter().flatten().collect();
        if !itself {
            return (all, true);
        }
        let home = self.homes.get(&(language, page.to_owned()));
        let (own, others): (Vec<&Link>, Vec<&Link>) =
            all.into_iter().partition(|link| Some(&link.span.file) == home);
        if !own.is_empty() {
            return (own, true);
        }
        // The same address may stand in many texts; those whose words the page shows are meant.
        let html = std::str::from_utf8(&dead.output.bytes).unwrap_or_default();
        let shown = |link: &&Link| html.contains(&format!("href=\"{}\">{}</a>", dead.address, link.label));
        (others.into_iter().filter(shown).collect(), false)
    }
}

/// The links of one text, each with its file and part.
fn links_of(context: &Context<'_>, text: &At<String>) -> Vec<((String, Option<String>), Link)> {
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
        found.push((way, Link { span, address, label }));
    }
    found
}

fn plain(part: &str) -> String {
    links::decoded(part).into_owned()
}
