//! Measures with their dates: what applies on a day.

use super::Here;
use super::citations::Cite;
use super::dates::DateView;
use super::markdown::{Html, Said};
use super::parts::Link;
use crate::model::asof::Known;
use crate::model::date::{Date, Day};
use crate::model::decode::At;
use crate::model::records::Measure;
use serde::Serialize;

/// A measure with its dates; home and editions show those in force.
#[derive(Serialize)]
pub(crate) struct MeasureView {
    id: String,
    name: Said,
    kind: String,
    by: Link,
    on: Vec<Link>,
    state: &'static str,
    state_text: String,
    announced: Option<DateView>,
    in_force: Option<DateView>,
    suspended: Option<DateView>,
    ended: Option<DateView>,
    events: Vec<Link>,
    note: Option<Html>,
    cites: Vec<Cite>,
}

/// What can be said of a measure, in the order that readers want to know it.
pub(crate) const STATES: [&str; 4] = ["in-force", "suspended", "announced", "ended"];

/// The measures that were in `state` to the eyes of `known`, the newest first.
pub(crate) fn in_state(here: &Here<'_>, wanted: &str, known: Known<'_>) -> Vec<MeasureView> {
    in_order(here, wanted, known).into_iter().filter_map(|measure| view(here, measure, known)).collect()
}

/// The same measures as records.
pub(crate) fn in_order<'d>(here: &Here<'d>, wanted: &str, known: Known<'_>) -> Vec<&'d Measure> {
    let all = here.scope.briefing.measures.iter();
    let mut those: Vec<&Measure> = all.filter(|measure| state(measure, known) == Some(wanted)).collect();
    those.sort_by_key(|measure| std::cmp::Reverse(begun(measure)));
    those
}

/// The day that a measure is known from.
fn begun(measure: &Measure) -> Option<Day> {
    let first = measure.announced.as_ref().or(measure.in_force.as_ref());
    first.map(|date| date.sort_day())
}

/// The latest thing that happened to a measure; nothing where none of its dates had come.
fn state(measure: &Measure, known: Known<'_>) -> Option<&'static str> {
    let dates = [
        ("ended", &measure.ended),
        ("suspended", &measure.suspended),
        ("in-force", &measure.in_force),
        ("announced", &measure.announced),
    ];
    dates
        .into_iter()
        .find(|(_, date)| date.as_ref().is_some_and(|date| known.reached(date)))
        .map(|(state, _)| state)
}

/// A measure as `known` saw it: dates that had not come are not shown.
pub(crate) fn view(here: &Here<'_>, measure: &Measure, known: Known<'_>) -> Option<MeasureView> {
    let words = here.scope.words;
    let date = |date: &Option<At<Date>>| {
        date.as_ref().filter(|date| known.reached(date)).map(|date| words.dates.view(date))
    };
    let state = state(measure, known)?;
    let briefing = here.scope.briefing;
    Some(MeasureView {
        id: measure.id.value.0.clone(),
        name: here.said(&measure.name),
        kind: measure.kind.value.clone(),
        by: here.actor_link(&measure.by),
        on: measure.on.iter().map(|actor| here.actor_link(actor)).collect(),
        state,
        state_text: words.get(&format!("measure-state.{state}")),
        announced: date(&measure.announced),
        in_force: date(&measure.in_force),
        suspended: date(&measure.suspended),
        ended: date(&measure.ended),
        events: measure
            .events
            .iter()
            .map(|event| &briefing[event])
            .filter(|event| known.has(event))
            .map(|event| here.event_link(event))
            .collect(),
        note: measure.note.as_ref().map(|note| here.inline(note)),
        cites: here.cites_plainly(measure.sources.iter().filter(|source| known.published(source))),
    })
}
