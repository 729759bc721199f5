//! `who-on-whom`: who acts on whom. A matrix of the busiest pairs, then all pairs as a table.

use super::page;
use crate::model::records::{Direction, Event, Role};
use crate::site::parts::Link;
use crate::site::{Here, Page, Scope};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct WhoOnWhomPage {
    title: String,
    description: String,
    matrix: Matrix,
    pairs: Vec<PairView>,
}

/// Actors down, recipients across; how often each acted on each.
#[derive(Serialize)]
struct Matrix {
    recipients: Vec<Link>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    actor: Link,
    /// One a recipient; nothing where the actor never acted on them.
    counts: Vec<Option<String>>,
}

#[derive(Serialize)]
struct PairView {
    actor: Link,
    recipient: Link,
    count: String,
    escalation: String,
    de_escalation: String,
    other: String,
}

/// The matrix shows at most this many actors and recipients: more would not fit a page's width.
const MOST: usize = 10;

/// How often one actor acted on another, in all and by direction.
#[derive(Clone, Copy, Default)]
struct Counts {
    all: usize,
    escalation: usize,
    de_escalation: usize,
}

type Pairs = BTreeMap<(usize, usize), Counts>;

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    if !scope.desk.index.has_pairs {
        return Vec::new();
    }
    vec![page(scope, &scope.page("who-on-whom"), "who-on-whom.html", None, view)]
}

/// Every pair of an actor and a recipient in one event.
fn pairs(scope: Scope<'_>) -> Pairs {
    let mut pairs = Pairs::new();
    for (_, event) in scope.briefing.listed() {
        let of = |event: &'_ Event, role| -> Vec<usize> {
            event.actors.iter().filter(|part| part.role == Some(role)).map(|part| part.id.index()).collect()
        };
        let recipients = of(event, Role::Recipient);
        for actor in of(event, Role::Actor) {
            for recipient in &recipients {
                let counts = pairs.entry((actor, *recipient)).or_default();
                counts.all += 1;
                counts.escalation += usize::from(event.direction == Direction::Escalation);
                counts.de_escalation += usize::from(event.direction == Direction::DeEscalation);
            }
        }
    }
    pairs
}

fn view(here: &Here<'_>) -> WhoOnWhomPage {
    let words = here.scope.words;
    let pairs = pairs(here.scope);
    let mut order: Vec<(&(usize, usize), &Counts)> = pairs.iter().collect();
    order.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.all));
    let actor = |at: usize| here.link_to_actor(&here.scope.briefing.actors[at]);
    let number = |n: usize| words.number(n as f64);
    let pair = |((from, to), counts): (&(usize, usize), &Counts)| PairView {
        actor: actor(*from),
        recipient: actor(*to),
        count: number(counts.all),
        escalation: number(counts.escalation),
        de_escalation: number(counts.de_escalation),
        other: number(counts.all - counts.escalation - counts.de_escalation),
    };
    WhoOnWhomPage {
        title: words.get("who-on-whom.title"),
        description: words.get("who-on-whom.description"),
        matrix: matrix(here, &pairs),
        pairs: order.into_iter().map(pair).collect(),
    }
}

fn matrix(here: &Here<'_>, pairs: &Pairs) -> Matrix {
    let actor = |at: usize| here.link_to_actor(&here.scope.briefing.actors[at]);
    let actors = busiest(pairs, |(from, _)| *from);
    let recipients = busiest(pairs, |(_, to)| *to);
    let count = |from: usize, to: usize| {
        pairs.get(&(from, to)).map(|counts| here.scope.words.number(counts.all as f64))
    };
    let row = |from: &usize| Row {
        actor: actor(*from),
        counts: recipients.iter().map(|to| count(*from, *to)).collect(),
    };
    Matrix {
        recipients: recipients.iter().map(|at| actor(*at)).collect(),
        rows: actors.iter().map(row).collect(),
    }
}

/// Those of one role with most events, the busiest first.
fn busiest(pairs: &Pairs, role: impl Fn(&(usize, usize)) -> usize) -> Vec<usize> {
    let mut totals: BTreeMap<usize, usize> = BTreeMap::new();
    for (pair, counts) in pairs {
        *totals.entry(role(pair)).or_default() += counts.all;
    }
    let mut order: Vec<(usize, usize)> = totals.into_iter().collect();
    order.sort_by_key(|(_, total)| std::cmp::Reverse(*total));
    order.into_iter().take(MOST).map(|(at, _)| at).collect()
}
