//! `quotes`: what did they say, by speaker.

use super::listing::{self, Part, Year};
use super::page;
use crate::model::sort_key;
use crate::site::evidence::{self, QuoteView};
use crate::site::parts::Link;
use crate::site::{Here, Page, Scope};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct QuotesPage {
    title: String,
    description: String,
    speakers: Vec<Speaker>,
    years: Vec<Year>,
}

/// Everything that one actor said, the newest first.
#[derive(Serialize)]
struct Speaker {
    /// The anchor: the actor's id.
    id: String,
    link: Link,
    count: String,
    quotes: Vec<Said>,
}

#[derive(Serialize)]
struct Said {
    #[serde(flatten)]
    quote: QuoteView,
    event: Link,
}

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    let parts = listing::split(scope, "quotes", |event| event.quotes.len());
    parts
        .into_iter()
        .filter(|part| scope.desk.index.has_quotes || part.year.is_some())
        .map(|part| page(scope, &part.route.clone(), "quotes.html", None, move |here| view(here, &part)))
        .collect()
}

/// Speakers with most quotes first.
fn view(here: &Here<'_>, part: &Part) -> QuotesPage {
    let scope = here.scope;
    let mut by_speaker: BTreeMap<usize, Vec<Said>> = BTreeMap::new();
    for event in part.events.iter().rev().map(|at| &scope.briefing.events[*at]) {
        for (n, quote) in event.quotes.iter().enumerate() {
            let view = evidence::quote_view(here, event, n, quote);
            let link = here.event_link(event);
            let event = Link { href: format!("{}#{}", link.href, view.id()), ..link };
            by_speaker.entry(quote.speaker.index()).or_default().push(Said { quote: view, event });
        }
    }
    let mut speakers: Vec<(usize, Vec<Said>)> = by_speaker.into_iter().collect();
    speakers.sort_by_cached_key(|(at, quotes)| {
        (std::cmp::Reverse(quotes.len()), sort_key(&here.said(&scope.briefing.actors[*at].name).text))
    });
    let speaker = |(at, quotes): (usize, Vec<Said>)| {
        let actor = &scope.briefing.actors[at];
        Speaker {
            id: actor.id.value.0.clone(),
            link: here.link_to_actor(actor),
            count: scope.words.count("quotes", quotes.len()),
            quotes,
        }
    };
    QuotesPage {
        title: part.title(scope.words.get("quotes.title")),
        description: scope.words.get("quotes.description"),
        speakers: speakers.into_iter().map(speaker).collect(),
        years: part.years(here),
    }
}
