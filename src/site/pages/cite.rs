//! `cite`: how to cite the briefing, an edition, an event, a fact.

use super::page;
use crate::model::records::Edition;
use crate::site::parts::Link;
use crate::site::{Here, Page, Scope};
use serde::Serialize;

#[derive(Serialize)]
struct CitePage {
    title: String,
    description: String,
    briefing: Citation,
    editions: Vec<Citation>,
    /// The newest event, as an example.
    event: Option<Citation>,
    license: Option<String>,
}

/// A citation in words, with the address where it is known.
#[derive(Serialize)]
struct Citation {
    text: String,
    address: Option<String>,
    link: Link,
}

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    vec![page(scope, &scope.page("cite"), "cite.html", None, view)]
}

fn view(here: &Here<'_>) -> CitePage {
    let scope = here.scope;
    let words = scope.words;
    let name = scope.briefing.config.title.get(scope.language).0;
    let date = scope.desk.index.date.map(|day| words.dates.day(day)).unwrap_or_default();
    let edition = |edition: &Edition| {
        let values = [("n", edition.number.0.to_string()), ("date", words.dates.day(edition.day()))];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let text = words.fill("cite.edition", &[values.as_slice(), &[("briefing", name)]].concat());
        let route = scope.record("editions", &edition.id.0);
        Citation { text, address: here.address(&route), link: here.edition_link(edition) }
    };
    let event = scope.desk.index.listed.last().map(|at| {
        let event = &scope.briefing.events[*at];
        let link = here.event_link(event);
        Citation {
            text: here.event_citation(&link.text),
            address: here.address(&scope.record("events", &event.id.0)),
            link,
        }
    });
    CitePage {
        title: words.get("cite.title"),
        description: words.get("cite.description"),
        briefing: Citation {
            text: words.fill("cite.briefing", &[("briefing", name), ("date", &date)]),
            address: here.address(&scope.page("index")),
            link: here.link_to("index"),
        },
        editions: scope.briefing.editions.iter().rev().map(edition).collect(),
        event,
        license: scope.briefing.config.license.as_ref().map(|license| license.value.clone()),
    }
}
