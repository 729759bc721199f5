//! `who-on-whom`: who acts on whom. A matrix of the busiest pairs, then all pairs as a table.

use super::page;
use crate::site::dates::DateView;
use crate::site::figures::matrix::{self, Counts, MatrixFigure, Pairs};
use crate::site::parts::Link;
use crate::site::{Here, Page, Scope};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeSet;

#[derive(Serialize)]
struct WhoOnWhomPage {
    title: String,
    description: String,
    figure: Option<MatrixFigure>,
    pairs: Vec<PairView>,
    /// How many pairs are not listed, where there are too many.
    more: Option<String>,
}

#[derive(Serialize)]
struct PairView {
    id: String,
    actor: Link,
    recipient: Link,
    count: String,
    escalation: String,
    de_escalation: String,
    other: String,
    /// The events themselves, the newest first; none in a briefing of very many.
    events: Vec<EventView>,
}

#[derive(Serialize)]
struct EventView {
    date: DateView,
    link: Link,
}

/// So many pairs are listed, beside those that stand in the figure.
const LISTED: usize = 200;

/// With more events than this, pairs do not list theirs: the pages of actors do.
const FEW_EVENTS: usize = 500;

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    if !scope.desk.index.has_pairs {
        return Vec::new();
    }
    vec![page(scope, &scope.page("who-on-whom"), "who-on-whom.html", None, view)]
}

fn view(here: &Here<'_>) -> WhoOnWhomPage {
    let words = here.scope.words;
    let pairs = matrix::pairs(here.scope);
    let (figure, drawn) = matrix::figure(here, &pairs).unzip();
    let listed = listed(&pairs, &drawn.unwrap_or_default());
    let more = pairs.len() - listed.len();
    WhoOnWhomPage {
        title: words.get("who-on-whom.title"),
        description: words.get("who-on-whom.description"),
        figure,
        pairs: listed.into_iter().map(|(pair, counts)| pair_view(here, pair, counts)).collect(),
        more: (more > 0).then(|| {
            let n = words.number(more as f64);
            words
                .fill(if more == 1 { "who-on-whom.more.one" } else { "who-on-whom.more.other" }, &[("n", &n)])
        }),
    }
}

/// The busiest pairs and those of the figure, the busiest first.
fn listed<'p>(pairs: &'p Pairs, drawn: &BTreeSet<(usize, usize)>) -> Vec<((usize, usize), &'p Counts)> {
    let mut order: Vec<((usize, usize), &Counts)> =
        pairs.iter().map(|(pair, counts)| (*pair, counts)).collect();
    order.sort_by_key(|(_, counts)| Reverse(counts.all()));
    let mut at = 0;
    order.retain(|(pair, _)| {
        at += 1;
        at <= LISTED || drawn.contains(pair)
    });
    order
}

fn pair_view(here: &Here<'_>, pair: (usize, usize), counts: &Counts) -> PairView {
    let (words, briefing) = (here.scope.words, here.scope.briefing);
    let number = |n: usize| words.number(n as f64);
    let few = here.scope.desk.index.listed.len() <= FEW_EVENTS;
    let events = counts.events.iter().rev().filter(|_| few).map(|at| &briefing.events[*at]);
    PairView {
        id: matrix::anchor(here.scope, pair),
        actor: here.link_to_actor(&briefing.actors[pair.0]),
        recipient: here.link_to_actor(&briefing.actors[pair.1]),
        count: number(counts.all()),
        escalation: number(counts.escalation),
        de_escalation: number(counts.de_escalation),
        other: number(counts.other),
        events: events
            .map(|event| EventView { date: words.dates.view(&event.date), link: here.event_link(event) })
            .collect(),
    }
}
