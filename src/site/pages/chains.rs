//! `chains`: what answered what. Events that answer one another, from the first act on.

use super::page;
use crate::model::EventIndex;
use crate::model::records::{Answer, Basis};
use crate::site::figures::chains::{Answered, RailRow, rail};
use crate::site::parts::{Card, Link};
use crate::site::{Here, Page, Scope};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct ChainsPage {
    title: String,
    description: String,
    /// The longest first.
    chains: Vec<Chain>,
}

/// Events that are tied together by answers, in the order of time.
/// Events that are tied together by answers, in the order of time.
#[derive(Serialize)]
struct Chain {
    headline: String,
    measure: String,
    /// How wide the rail is, in pixels; nothing where the chain is too tangled to draw.
    rail: Option<usize>,
    steps: Vec<Step>,
    rows: Vec<TableRow>,
}

#[derive(Serialize)]
struct Step {
    /// Its anchor, and the number that answers name it by.
    id: String,
    number: String,
    card: Card,
    /// `23 days later`, where a long time passed since the step before.
    gap: Option<String>,
    rail: Option<RailRow>,
    answers: Vec<AnswerView>,
}

#[derive(Serialize)]
struct AnswerView {
    href: String,
    /// The number of the step that is answered, and that with its date and title.
    number: String,
    label: String,
    basis: &'static str,
    basis_text: String,
    /// `the same day`, `after 3 days`.
    delay: String,
}

/// A link of the chain in the table.
#[derive(Serialize)]
struct TableRow {
    answer: Link,
    answered: Link,
    basis_text: String,
    delay: String,
}

/// So many days without a step are worth a word.
const GAP: i64 = 14;

/// Longer chains are read as lists.
const LONGEST: usize = 1000;

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    if scope.desk.index.answers.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    vec![page(scope, &scope.page("chains"), "chains.html", None, view)]
}

fn view(here: &Here<'_>) -> ChainsPage {
    let words = here.scope.words;
    let chains = chains(here);
    ChainsPage {
        title: words.get("chains.title"),
        description: words.get("chains.description"),
        chains: chains.iter().enumerate().map(|(at, events)| chain(here, at + 1, events)).collect(),
    }
}

/// The listed events that answers tie together, each chain in the order of time.
fn chains(here: &Here<'_>) -> Vec<Vec<EventIndex>> {
    let index = &here.scope.desk.index;
    let mut chain_of: BTreeMap<EventIndex, usize> = BTreeMap::new();
    let mut chains: Vec<Vec<EventIndex>> = Vec::new();
    for start in &index.listed {
        if chain_of.contains_key(start) {
            continue;
        }
        let (mut members, mut left) = (Vec::new(), vec![*start]);
        while let Some(at) = left.pop() {
            if chain_of.insert(at, chains.len()).is_some() {
                continue;
            }
            members.push(at);
            left.extend(answered(here, at).map(|answer| answer.event.index()));
            left.extend(index.answers[at].iter().copied());
        }
        chains.push(in_order(here, members));
    }
    chains.retain(|members| members.len() > 1);
    chains.sort_by_key(|members| std::cmp::Reverse(members.len()));
    chains
}

/// The events by date; of one day, what is answered comes before what answers it.
fn in_order(here: &Here<'_>, mut members: Vec<EventIndex>) -> Vec<EventIndex> {
    let day = |at: EventIndex| here.scope.briefing.events[at].date.sort_day();
    members.sort_unstable();
    let mut ordered = Vec::with_capacity(members.len());
    for of_day in members.chunk_by(|one, other| day(*one) == day(*other)) {
        let mut left = of_day.to_vec();
        while !left.is_empty() {
            let waits =
                |at: EventIndex| answered(here, at).any(|answer| left.contains(&answer.event.index()));
            // In a circle of answers, the first goes first.
            let next = left.iter().position(|at| !waits(*at)).unwrap_or_default();
            ordered.push(left.remove(next));
        }
    }
    ordered
}

/// What an event answers, as far as readers see it.
fn answered<'h>(here: &'h Here<'_>, at: EventIndex) -> impl Iterator<Item = &'h Answer> {
    let shown = |answer: &&Answer| here.scope.desk.index.listed.binary_search(&answer.event.index()).is_ok();
    here.scope.briefing.events[at].responds_to.iter().map(|answer| &**answer).filter(shown)
}

/// A link of a chain: by their places in it, what answers and what is answered.
struct Tie<'h> {
    from: usize,
    to: usize,
    answer: &'h Answer,
    /// In days; nothing where an uncertain date begins before what it answers.
    delay: Option<i64>,
}

fn chain(here: &Here<'_>, number: usize, events: &[EventIndex]) -> Chain {
    let all = &here.scope.briefing.events;
    let day = |at: usize| all[events[at]].date.sort_day().ordinal();
    let ties = ties(here, events);
    let of =
        |ties: &Vec<Tie<'_>>| ties.iter().map(|tie| Answered { at: tie.to, stated: stated(tie) }).collect();
    let drawn: Vec<Vec<Answered>> =
        if events.len() <= LONGEST { ties.iter().map(of).collect() } else { Vec::new() };
    let mut rail = rail(&drawn);
    let width = rail.as_ref().map(|rail| rail.width);
    let step = |(at, ties): (usize, &Vec<Tie<'_>>)| Step {
        id: format!("chain-{number}-{}", at + 1),
        number: (at + 1).to_string(),
        card: here.card(events[at], here.scope.known()),
        gap: at
            .checked_sub(1)
            .map(|before| day(at) - day(before))
            .filter(|days| *days >= GAP)
            .map(|days| here.scope.words.fill("chains.gap", &[("days", &count_days(here, days))])),
        rail: rail.as_mut().map(|rail| std::mem::take(&mut rail.rows[at])),
        answers: ties.iter().map(|tie| answer_view(here, number, events, tie)).collect(),
    };
    let row = |tie: &Tie<'_>| TableRow {
        answer: here.event_link(&all[events[tie.from]]),
        answered: here.event_link(&all[events[tie.to]]),
        basis_text: basis_text(here, tie),
        delay: delay(here, tie),
    };
    Chain {
        headline: headline(here, &ties, day(events.len() - 1) - day(0) + 1),
        measure: measure(here, events, &ties),
        rail: width,
        rows: ties.iter().flatten().map(row).collect(),
        steps: ties.iter().enumerate().map(step).collect(),
    }
}

/// What each event of a chain answers.
fn ties<'h>(here: &'h Here<'_>, events: &[EventIndex]) -> Vec<Vec<Tie<'h>>> {
    let day = |at: EventIndex| here.scope.briefing.events[at].date.sort_day().ordinal();
    let places: BTreeMap<EventIndex, usize> =
        events.iter().enumerate().map(|(at, event)| (*event, at)).collect();
    let of = |(from, at): (usize, &EventIndex)| {
        let mut ties = Vec::new();
        for answer in answered(here, *at) {
            let earlier = answer.event.index();
            if let Some(to) = places.get(&earlier).copied() {
                let delay = Some(day(*at) - day(earlier)).filter(|days| *days >= 0);
                ties.push(Tie { from, to, answer, delay });
            }
        }
        ties
    };
    events.iter().enumerate().map(of).collect()
}

fn stated(tie: &Tie<'_>) -> bool {
    tie.answer.basis == Some(Basis::Stated)
}

fn count_days(here: &Here<'_>, days: i64) -> String {
    here.scope.words.count("days", usize::try_from(days).unwrap_or_default())
}

/// How long the chain is, and how soon its answers came: the median of the delays that are known.
fn headline(here: &Here<'_>, ties: &[Vec<Tie<'_>>], span: i64) -> String {
    let words = here.scope.words;
    let mut delays: Vec<i64> = ties.iter().flatten().filter_map(|tie| tie.delay).collect();
    delays.sort_unstable();
    let half = delays.len().div_ceil(2).checked_sub(1).map(|at| delays[at]);
    let key = match (half, delays.len()) {
        (None, _) => "chains.headline.plain",
        (Some(0), 1) => "chains.headline.one-same-day",
        (Some(_), 1) => "chains.headline.one",
        (Some(0), _) => "chains.headline.same-day",
        (Some(_), _) => "chains.headline.other",
    };
    let events = words.count("events", ties.len());
    let half = count_days(here, half.unwrap_or_default());
    words.fill(key, &[("events", &events), ("span", &count_days(here, span)), ("days", &half)])
}

fn measure(here: &Here<'_>, events: &[EventIndex], ties: &[Vec<Tie<'_>>]) -> String {
    let (words, all) = (here.scope.words, &here.scope.briefing.events);
    let said = ties.iter().flatten().filter(|tie| stated(tie)).count();
    let links = ties.iter().flatten().count();
    let date = |at: usize| words.dates.text(&all[events[at]].date);
    words.fill(
        "chains.measure",
        &[
            ("from", &date(0)),
            ("to", &date(events.len() - 1)),
            ("stated", &words.number(said as f64)),
            ("links", &words.count("links", links)),
        ],
    )
}

fn answer_view(here: &Here<'_>, number: usize, events: &[EventIndex], tie: &Tie<'_>) -> AnswerView {
    let earlier = &here.scope.briefing.events[events[tie.to]];
    let place = tie.to + 1;
    let date = here.scope.words.dates.text(&earlier.date);
    AnswerView {
        href: format!("#chain-{number}-{place}"),
        number: place.to_string(),
        label: format!("{place}: {date}, {}", here.event_link(earlier).text),
        basis: if stated(tie) { "stated" } else { "inferred" },
        basis_text: basis_text(here, tie),
        delay: delay(here, tie),
    }
}

fn basis_text(here: &Here<'_>, tie: &Tie<'_>) -> String {
    here.scope.words.get(if stated(tie) { "basis.stated" } else { "basis.inferred" })
}

fn delay(here: &Here<'_>, tie: &Tie<'_>) -> String {
    match tie.delay {
        Some(0) => here.scope.words.get("chains.same-day"),
        Some(days) => here.scope.words.fill("chains.after", &[("days", &count_days(here, days))]),
        None => String::new(),
    }
}
