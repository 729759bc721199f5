//! Measures with their dates: what applies on a day.

use super::Here;
use super::citations::Cite;
use super::dates::DateView;
use super::markdown::{Html, Said};
use super::parts::Link;
use crate::model::asof::Known;
use crate::model::date::Date;
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

/// The measures that applied to the eyes of `known`.
pub(crate) fn in_force(here: &Here<'_>, known: Known<'_>) -> Vec<MeasureView> {
    let all = here.scope.briefing.measures.iter();
    all.filter(|measure| state(measure, known) == Some("in-force"))
        .filter_map(|measure| view(here, measure, known))
        .collect()
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
        cites: here.cites_plainly(&measure.sources),
    })
}
