//! `about`, `method` and the like: the author's Markdown pages.

use super::page;
use crate::site::citations::SourceView;
use crate::site::markdown::{self, Html};
use crate::site::parts::{Link, MANY_PARTS};
use crate::site::{Here, Page, Scope};
use serde::Serialize;

#[derive(Serialize)]
struct ProsePage {
    title: String,
    title_lang: Option<String>,
    description: String,
    untranslated: Option<String>,
    body: Html,
    /// The page's headings, where there are many.
    contents: Vec<Link>,
    sources: Vec<SourceView>,
}

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    let pages = scope.briefing.pages.iter();
    pages
        .map(|record| {
            let route = scope.page(&record.id.0);
            let place = record.version(scope.language).body.span;
            let top = crate::diag::Span { start: 0, end: 0, ..place };
            let page = page(scope, &route, "prose.html", Some(top), move |here| view(here, record));
            // A page of the author's own holds no date of its change.
            page.changed_on(None)
        })
        .collect()
}

fn view(here: &Here<'_>, record: &crate::model::Page) -> ProsePage {
    let version = record.version(here.scope.language);
    let lang = here.foreign(version.language.as_ref());
    let title = version.front.title.value.clone();
    let body = Html { html: here.blocks_html(&version.body.value), lang: lang.clone() };
    ProsePage {
        description: title.clone(),
        title,
        title_lang: lang,
        untranslated: body.lang.as_deref().map(|lang| here.untranslated(lang)),
        contents: contents(&body),
        body,
        sources: here.source_list(),
    }
}

fn contents(body: &Html) -> Vec<Link> {
    let headings = markdown::headings(&body.html).into_iter();
    let links: Vec<Link> =
        headings.map(|(id, text)| Link { lang: body.lang.clone(), ..Link::within(&id, text) }).collect();
    if links.len() < MANY_PARTS { Vec::new() } else { links }
}
