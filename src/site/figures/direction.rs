//! Direction over time: one mark an event, escalation up, de-escalation down, height by significance.

use crate::model::EventIndex;
use crate::model::records::{Direction, Event};
use crate::site::Here;
use crate::site::dates::DateView;
use crate::site::parts::{DirectionView, Link};
use serde::Serialize;
use std::collections::BTreeMap;

/// The figure's box in its own units; the style sheet scales it to the page.
const WIDTH: f64 = 720.0;
/// From the axis to the top of the highest mark.
const HALF: f64 = 90.0;
/// Room at both ends, so that no mark is cut.
const MARGIN: f64 = 14.0;
/// Marks of one day stand this far apart.
const STEP: f64 = 9.0;

/// With fewer events than this there is nothing to see.
const FEWEST: usize = 5;

/// What the template draws.
#[derive(Serialize)]
pub(crate) struct DirectionFigure {
    headline: String,
    measure: String,
    width: f64,
    half: f64,
    marks: Vec<Mark>,
    ticks: Vec<Tick>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Mark {
    kind: &'static str,
    x: f64,
    /// Distance from the axis, upwards; zero for mixed and neutral.
    height: f64,
    /// For screen readers and for hovering.
    label: String,
    href: String,
    turning_point: bool,
}

#[derive(Serialize)]
struct Tick {
    x: f64,
    label: String,
}

/// An event in the table.
#[derive(Serialize)]
struct Row {
    date: DateView,
    link: Link,
    direction: DirectionView,
    significance: String,
}

/// The figure for `events`, which stand in date order; nothing where they are too few to draw.
pub(crate) fn figure(here: &Here<'_>, events: &[EventIndex]) -> Option<DirectionFigure> {
    if events.len() < FEWEST {
        return None;
    }
    let all = &here.scope.briefing.events;
    let day = |at: &EventIndex| all[*at].date.sort_day();
    let (first, last) = (day(&events[0]), day(&events[events.len() - 1]));
    let scale = Scale { first: first.ordinal(), days: (last.ordinal() - first.ordinal()).max(1) };
    let count = |direction: Direction| events.iter().filter(|at| all[**at].direction == direction).count();
    let words = here.scope.words;
    let (up, down) = (count(Direction::Escalation), count(Direction::DeEscalation));
    let numbers =
        [("up", up), ("down", down), ("all", events.len())].map(|(name, n)| (name, words.number(n as f64)));
    let numbers: Vec<(&str, &str)> = numbers.iter().map(|(name, n)| (*name, n.as_str())).collect();
    Some(DirectionFigure {
        headline: words.fill("figure.direction.headline", &numbers),
        measure: words.fill(
            "figure.direction.measure",
            &[("from", &words.dates.day(first)), ("to", &words.dates.day(last))],
        ),
        width: WIDTH,
        half: HALF,
        marks: marks(here, events, scale),
        ticks: ticks(here, scale),
        rows: events.iter().map(|at| row(here, &all[*at])).collect(),
    })
}

/// From days to places along the axis.
#[derive(Clone, Copy)]
struct Scale {
    first: i64,
    days: i64,
}

impl Scale {
    fn x(self, ordinal: i64) -> f64 {
        let share = (ordinal - self.first) as f64 / self.days as f64;
        MARGIN + share * (WIDTH - 2.0 * MARGIN)
    }
}

fn marks(here: &Here<'_>, events: &[EventIndex], scale: Scale) -> Vec<Mark> {
    // Marks of one day and direction would hide each other, so they stand side by side.
    let mut taken: BTreeMap<(i64, Direction), usize> = BTreeMap::new();
    let words = here.scope.words;
    let mark = |at: &EventIndex| {
        let event = &here.scope.briefing.events[*at];
        let ordinal = event.date.sort_day().ordinal();
        let place = taken.entry((ordinal, event.direction)).or_default();
        let x = (scale.x(ordinal) + *place as f64 * STEP).clamp(MARGIN, WIDTH - MARGIN);
        *place += 1;
        let height = event.significance.0 as f64 * HALF / 5.0;
        let link = here.event_link(event);
        let direction = here.direction(event.direction);
        Mark {
            kind: direction.kind,
            x: round(x),
            height: match event.direction {
                Direction::Escalation => height,
                Direction::DeEscalation => -height,
                Direction::Mixed | Direction::Neutral => 0.0,
            },
            label: format!("{}: {} ({})", words.dates.text(&event.date), link.text, direction.text),
            href: link.href,
            turning_point: event.significance.0 == 5,
        }
    };
    events.iter().map(mark).collect()
}

/// The beginning of each month, or of each year where months would crowd.
fn ticks(here: &Here<'_>, scale: Scale) -> Vec<Tick> {
    let dates = &here.scope.words.dates;
    // Six labels such as “September 2025” stand side by side without touching.
    let every = (scale.days / 30).div_euclid(6) + 1;
    let mut ticks = Vec::new();
    if scale.days <= 45 {
        let step = (scale.days / 6).max(1);
        for offset in (0..=scale.days).step_by(usize::try_from(step).unwrap_or(1)) {
            let day = crate::model::date::Day::from_ordinal(scale.first + offset);
            ticks.push(Tick { x: round(scale.x(day.ordinal())), label: dates.short_day(day) });
        }
        return ticks;
    }
    let start = crate::model::date::Day::from_ordinal(scale.first);
    let mut month = i64::from(start.year) * 12 + i64::from(start.month);
    loop {
        let (year, number) = ((month / 12) as i32, (month % 12 + 1) as u8);
        let Some(day) = crate::model::date::Day::new(year, number, 1) else { break };
        if day.ordinal() > scale.first + scale.days {
            break;
        }
        ticks.push(Tick { x: round(scale.x(day.ordinal())), label: dates.month(year, number) });
        month += every;
    }
    ticks
}

fn row(here: &Here<'_>, event: &Event) -> Row {
    let words = here.scope.words;
    Row {
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

/// One decimal is finer than any screen, and keeps pages small.
fn round(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}
