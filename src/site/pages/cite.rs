//! `cite`: how to cite the briefing, an edition, an event, a fact.

use super::page;
use crate::model::records::Edition;
use crate::site::parts::Link;
use crate::site::references::{ReferenceView, Work};
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

/// What is cited, and how.
#[derive(Serialize)]
struct Citation {
    link: Link,
    reference: ReferenceView,
}

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    vec![page(scope, &scope.page("cite"), "cite.html", None, view)]
}

fn view(here: &Here<'_>) -> CitePage {
    let scope = here.scope;
    let (words, index) = (scope.words, &scope.desk.index);
    let edition = |edition: &Edition| Citation {
        link: here.edition_link(edition),
        reference: here.edition_reference(edition),
    };
    let event = index.listed.last().map(|at| Citation {
        link: here.event_link(&scope.briefing.events[*at]),
        reference: here.event_reference(*at),
    });
    let home = scope.page("index");
    CitePage {
        title: words.get("cite.title"),
        description: words.get("cite.description"),
        briefing: Citation {
            link: here.link_to("index"),
            reference: here.reference(&Work { id: "briefing", title: None, day: index.date, route: &home }),
        },
        editions: scope.briefing.editions.iter().rev().map(edition).collect(),
        event,
        license: scope.briefing.config.license.as_ref().map(|license| license.value.clone()),
    }
}
