//! `claims`: what is disputed. One row a claim, then where sources differ.

use super::listing::{self, Part, Year};
use super::page;
use crate::model::records::ClaimStatus;
use crate::site::evidence::{self, ClaimView, DisagreementView};
use crate::site::parts::Link;
use crate::site::{Here, Page, Scope};
use serde::Serialize;

#[derive(Serialize)]
struct ClaimsPage {
    title: String,
    description: String,
    /// How many claims have each status.
    counts: Vec<Count>,
    claims: Vec<Row<ClaimView>>,
    disagreements: Vec<Row<DisagreementView>>,
    years: Vec<Year>,
    /// The two lists, where there are both.
    contents: Vec<Link>,
}

#[derive(Serialize)]
struct Count {
    status: String,
    number: String,
}

/// A part of an event, with the event and the part's place on its page.
#[derive(Serialize)]
struct Row<V> {
    #[serde(flatten)]
    part: V,
    event: Link,
    date: crate::site::dates::DateView,
    count: String,
}

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    let parts = listing::split(scope, "claims", |event| event.claims.len() + event.disagreements.len());
    parts
        .into_iter()
        .filter(|part| scope.desk.index.has_claims || part.year.is_some())
        .map(|part| page(scope, &part.route.clone(), "claims.html", None, move |here| view(here, &part)))
        .collect()
}

fn view(here: &Here<'_>, part: &Part) -> ClaimsPage {
    let scope = here.scope;
    let words = scope.words;
    let events = || part.events.iter().rev().map(|at| &scope.briefing.events[*at]);
    let row = |event, anchor: &str, sources: usize| {
        let link = here.event_link(event);
        let event_link = Link { href: format!("{}#{anchor}", link.href), ..link };
        (event_link, words.dates.view(&event.date), words.count("sources", sources))
    };
    let claims = events().flat_map(|event| {
        event.claims.iter().enumerate().map(move |(n, claim)| {
            let part = evidence::claim_view(here, event, n, claim);
            let (event, date, count) = row(event, part.id(), claim.sources.len());
            Row { part, event, date, count }
        })
    });
    let disagreements = events().flat_map(|event| {
        event.disagreements.iter().enumerate().map(move |(n, one)| {
            let part = evidence::disagreement_view(here, event, n, one);
            let sources = one.versions.iter().map(|version| version.sources.len()).sum();
            let (event, date, count) = row(event, part.id(), sources);
            Row { part, event, date, count }
        })
    });
    let all: Vec<ClaimStatus> = events().flat_map(|event| &event.claims).map(|claim| claim.status).collect();
    let count = |(word, status): &(&str, ClaimStatus)| {
        let number = all.iter().filter(|other| *other == status).count();
        let status = words.get(&format!("claim-status.{word}"));
        (number > 0).then(|| Count { status, number: words.number(number as f64) })
    };
    let (claims, disagreements): (Vec<_>, Vec<_>) = (claims.collect(), disagreements.collect());
    let both = !claims.is_empty() && !disagreements.is_empty();
    let parts = [("part-claims", "claims.title"), ("sources-differ", "event.disagreements")];
    let contents = parts.iter().filter(|_| both).map(|(anchor, key)| Link::within(anchor, words.get(key)));
    ClaimsPage {
        contents: contents.collect(),
        title: part.title(words.get("claims.title")),
        description: words.get("claims.description"),
        counts: ClaimStatus::ALL.iter().filter_map(count).collect(),
        claims,
        disagreements,
        years: part.years(here),
    }
}
