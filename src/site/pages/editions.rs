//! `editions` and `editions/DATE`: what did we know then.

use super::page;
use crate::model::records::Edition;
use crate::site::front::{self, Front};
use crate::site::markdown::{self, Html};
use crate::site::parts::Link;
use crate::site::references::ReferenceView;
use crate::site::{Here, Page, Scope};
use serde::Serialize;

#[derive(Serialize)]
struct EditionsPage {
    title: String,
    description: String,
    editions: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    link: Link,
    trend: String,
    bottom_line: Html,
}

#[derive(Serialize)]
struct EditionPage {
    title: String,
    description: String,
    notice: String,
    cite: ReferenceView,
    /// JSON-LD, escaped for a script element.
    structured_html: Option<String>,
    current: Link,
    front: Front,
    previous: Option<Link>,
    next: Option<Link>,
}

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    let editions = scope.briefing.editions.as_slice();
    if editions.is_empty() {
        return Vec::new();
    }
    let mut pages = vec![page(scope, &scope.page("editions"), "editions.html", None, overview)];
    for (at, edition) in editions.iter().enumerate() {
        let route = scope.record("editions", &edition.id.0);
        let previous = at.checked_sub(1).map(|at| &editions[at]);
        let next = editions.get(at + 1);
        let page = page(scope, &route, "edition.html", Some(edition.span), move |here| {
            view(here, edition, previous, next)
        });
        let page = page.with_card(move |here| here.edition_card(edition));
        pages.push(page.changed_on(Some(edition.day())));
    }
    pages
}

/// Editions, the newest first.
fn overview(here: &Here<'_>) -> EditionsPage {
    let words = here.scope.words;
    let row = |edition: &Edition| Row {
        link: here.edition_link(edition),
        trend: words.get(&format!("trend.{}", edition.trend.word())),
        bottom_line: here.inline(&edition.bottom_line),
    };
    EditionsPage {
        title: words.get("editions.title"),
        description: words.get("editions.description"),
        editions: here.scope.briefing.editions.iter().rev().map(row).collect(),
    }
}

fn view(
    here: &Here<'_>,
    edition: &Edition,
    previous: Option<&Edition>,
    next: Option<&Edition>,
) -> EditionPage {
    let words = here.scope.words;
    let day = words.dates.day(edition.day());
    let number = edition.number.0.to_string();
    let front = front::front(here, Some(edition), here.scope.known_on(edition.day()));
    let title = words.fill("edition.title", &[("n", &number), ("date", &day)]);
    let description = markdown::plain(&here.inline(&edition.bottom_line).html);
    EditionPage {
        cite: here.edition_reference(edition),
        structured_html: here.edition_graph(edition, &title, &description),
        title,
        description,
        notice: words.fill("editions.notice", &[("date", &day)]),
        current: Link { text: words.get("editions.current"), ..here.link_to("index") },
        front,
        previous: previous.map(|edition| here.edition_link(edition)),
        next: next.map(|edition| here.edition_link(edition)),
    }
}
