//! Direction over time: one mark an event, escalation up, de-escalation down, height by significance.

use super::axis::Axis;
use super::bins::{self, Bin};
use super::lollipops::{self, Lollipops};
use super::{FEWEST, MOST_MARKS};
use crate::model::EventIndex;
use crate::model::date::Day;
use crate::model::records::{Direction, Event};
use crate::site::Here;
use crate::site::dates::DateView;
use crate::site::parts::{DirectionView, Link};
use serde::Serialize;

/// The figure looks back this far, in days, to tell whether things turned.
const RECENT: i64 = 90;

/// What the template draws.
#[derive(Serialize)]
pub(crate) struct DirectionFigure {
    headline: String,
    measure: String,
    /// Why nothing is drawn, where a drawing would mislead.
    refusal: Option<String>,
    /// Time from left to right, and from top to bottom.
    wide: Option<Lollipops>,
    tall: Option<Lollipops>,
    /// The table: an event a row, or a span of time a row where marks are counts.
    rows: Vec<DirectionRow>,
    sums: Vec<DirectionSum>,
}

impl DirectionFigure {
    /// How high the drawing is where it is wide, and where it is tall, in pixels.
    pub(crate) fn heights(&self) -> (f64, f64) {
        let wide = self.wide.as_ref().map_or(0.0, |drawing| drawing.height);
        (wide, self.tall.as_ref().map_or(wide, |drawing| drawing.height))
    }
}

/// An event in the table.
#[derive(Serialize)]
struct DirectionRow {
    date: DateView,
    link: Link,
    direction: DirectionView,
    significance: String,
}

/// A week or a month in the table.
#[derive(Serialize)]
struct DirectionSum {
    name: String,
    up: String,
    down: String,
    other: String,
}

/// How many events there are of each direction.
#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) up: usize,
    pub(super) down: usize,
    pub(super) other: usize,
}

impl Counts {
    pub(super) fn of<'e>(events: impl Iterator<Item = &'e Event>) -> Counts {
        let mut counts = Counts::default();
        for event in events {
            match event.direction {
                Direction::Escalation => counts.up += 1,
                Direction::DeEscalation => counts.down += 1,
                Direction::Mixed | Direction::Neutral => counts.other += 1,
            }
        }
        counts
    }
}

/// The figure for `events`, which stand in date order, as it was on `day`; nothing without events.
pub(crate) fn figure(here: &Here<'_>, events: &[EventIndex], day: Option<Day>) -> Option<DirectionFigure> {
    let words = here.scope.words;
    let all = &here.scope.briefing.events;
    let axis = Axis::over(here.scope.briefing, events, day)?;
    let counts = Counts::of(events.iter().map(|at| &all[*at]));
    let recent_from = axis.last - RECENT;
    let recent = events.iter().map(|at| &all[*at]).filter(|one| one.date.sort_day().ordinal() > recent_from);
    let refusal = refusal(events.len(), counts).map(|key| words.get(key));
    let many = events.len() > MOST_MARKS;
    let bins = if many { bins::bins(here, axis, events) } else { Vec::new() };
    let span = axis.around(&bins);
    let (wide, tall) = match refusal {
        Some(_) => (None, None),
        None if many => {
            (Some(lollipops::wide_sums(here, span, &bins)), Some(lollipops::tall_sums(here, span, &bins)))
        }
        None => (Some(lollipops::wide(here, axis, events)), Some(lollipops::tall(here, axis, events))),
    };
    let from = words.dates.day(Day::from_ordinal(axis.first));
    let to = words.dates.day(Day::from_ordinal(axis.last));
    let measure = match bins.first() {
        Some(bin) => format!("figure.direction.measure-{}", bin.unit.word()),
        None => "figure.direction.measure".to_owned(),
    };
    Some(DirectionFigure {
        headline: if refusal.is_some() {
            words.get("figure.direction.title")
        } else {
            headline(here, counts, Counts::of(recent), axis.days() > RECENT * 4 / 3)
        },
        measure: words
            .fill(&measure, &[("from", &from), ("to", &to), ("n", &words.number(events.len() as f64))]),
        refusal,
        wide,
        tall,
        rows: if many { Vec::new() } else { events.iter().map(|at| row(here, &all[*at])).collect() },
        sums: bins.iter().map(|bin| sum(here, bin)).collect(),
    })
}

/// Why no drawing is made.
fn refusal(events: usize, counts: Counts) -> Option<&'static str> {
    if events < FEWEST {
        Some("figure.too-few")
    } else if counts.up + counts.down == 0 {
        Some("figure.direction.uncoded")
    } else {
        None
    }
}

/// Which direction prevails, and whether that holds for the last months, where there are more than those.
fn headline(here: &Here<'_>, all: Counts, recent: Counts, long: bool) -> String {
    let words = here.scope.words;
    let fill = |key: String, counts: Counts| {
        let (up, down) = (words.number(counts.up as f64), words.number(counts.down as f64));
        let days = words.number(RECENT as f64);
        words.fill(&key, &[("up", &up), ("down", &down), ("days", &days)])
    };
    let lead = |counts: Counts| match counts.up.cmp(&counts.down) {
        std::cmp::Ordering::Greater => "up",
        std::cmp::Ordering::Less => "down",
        std::cmp::Ordering::Equal if counts.up == 0 => "none",
        std::cmp::Ordering::Equal => "even",
    };
    let (before, now) = (lead(all), lead(recent));
    let first = fill(format!("figure.direction.lead-{before}"), all);
    if !long || before == "none" {
        return first;
    }
    let turn = if before == now { format!("still-{now}") } else { format!("now-{now}") };
    format!("{first}{}", fill(format!("figure.direction.{turn}"), recent))
}

fn row(here: &Here<'_>, event: &Event) -> DirectionRow {
    let words = here.scope.words;
    DirectionRow {
        date: words.dates.view(&event.date),
        link: here.event_link(event),
        direction: here.direction(event.direction),
        significance: format!(
            "{} ({})",
            event.significance.0,
            words.get(&format!("significance.{}", event.significance.0))
        ),
    }
}

fn sum(here: &Here<'_>, bin: &Bin) -> DirectionSum {
    let all = &here.scope.briefing.events;
    let counts = Counts::of(bin.events.iter().map(|at| &all[*at]));
    let number = |n: usize| here.scope.words.number(n as f64);
    DirectionSum {
        name: bin.name.clone(),
        up: number(counts.up),
        down: number(counts.down),
        other: number(counts.other),
    }
}
