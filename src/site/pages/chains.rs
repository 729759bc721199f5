//! `chains`: what answered what. Events that answer one another, from the first act on.

use super::page;
use crate::model::EventIndex;
use crate::model::records::{Answer, Basis, Event};
use crate::site::dates::DateView;
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
#[derive(Serialize)]
struct Chain {
    count: String,
    from: DateView,
    to: DateView,
    steps: Vec<Step>,
}

#[derive(Serialize)]
struct Step {
    card: Card,
    answers: Vec<AnswerView>,
}

#[derive(Serialize)]
struct AnswerView {
    link: Link,
    basis: &'static str,
    basis_text: String,
    /// `the same day`, `after 3 days`.
    delay: String,
}

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    if scope.desk.index.answers.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    vec![page(scope, &scope.page("chains"), "chains.html", None, view)]
}

fn view(here: &Here<'_>) -> ChainsPage {
    let words = here.scope.words;
    ChainsPage {
        title: words.get("chains.title"),
        description: words.get("chains.description"),
        chains: chains(here).iter().map(|events| chain(here, events)).collect(),
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
        members.sort_unstable();
        chains.push(members);
    }
    chains.retain(|members| members.len() > 1);
    chains.sort_by_key(|members| std::cmp::Reverse(members.len()));
    chains
}

/// What an event answers, as far as readers see it.
fn answered<'h>(here: &'h Here<'_>, at: EventIndex) -> impl Iterator<Item = &'h Answer> {
    let shown = |answer: &&Answer| here.scope.desk.index.listed.binary_search(&answer.event.index()).is_ok();
    here.scope.briefing.events[at].responds_to.iter().map(|answer| &**answer).filter(shown)
}

fn chain(here: &Here<'_>, events: &[EventIndex]) -> Chain {
    let words = here.scope.words;
    let all = &here.scope.briefing.events;
    let step = |at: &EventIndex| Step {
        card: here.card(*at, here.scope.known()),
        answers: answered(here, *at).map(|answer| answer_view(here, &all[*at], answer)).collect(),
    };
    Chain {
        count: words.count("events", events.len()),
        from: words.dates.view(&all[events[0]].date),
        to: words.dates.view(&all[events[events.len() - 1]].date),
        steps: events.iter().map(step).collect(),
    }
}

fn answer_view(here: &Here<'_>, event: &Event, answer: &Answer) -> AnswerView {
    let words = here.scope.words;
    let earlier = &here.scope.briefing[&answer.event];
    let basis = answer.basis.unwrap_or(Basis::Inferred).word();
    let days = event.date.sort_day().ordinal() - earlier.date.sort_day().ordinal();
    let delay = match usize::try_from(days) {
        Ok(0) => words.get("chains.same-day"),
        Ok(days) => words.fill("chains.after", &[("days", &words.count("days", days))]),
        // An uncertain date may begin before what it answers.
        Err(_) => String::new(),
    };
    AnswerView {
        link: here.event_link(earlier),
        basis,
        basis_text: words.get(&format!("basis.{basis}")),
        delay,
    }
}
