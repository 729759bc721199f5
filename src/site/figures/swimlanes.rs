//! Swimlanes: a lane a topic; intervals as bars, uncertain dates as whiskers.

use super::axis::Axis;
use super::bins::{self, Bin};
use super::lanes::{self, Lanes};
use super::{FEWEST, MOST_MARKS, labels};
use crate::model::EventIndex;
use crate::model::date::Day;
use crate::model::records::{Direction, Event};
use crate::site::Here;
use crate::site::dates::DateView;
use crate::site::parts::{DirectionView, Link};
use serde::Serialize;
use std::cmp::Reverse;

/// More lanes than this would be too narrow on a phone; the smallest share the last.
const MOST_LANES: usize = 12;

/// What an event in the list below a tall drawing takes at most in a column of 300 pixels, in pixels.
const NUMBERED: f64 = 84.0;

/// What the template draws.
#[derive(Serialize)]
pub(crate) struct SwimlaneFigure {
    headline: String,
    measure: String,
    /// Why nothing is drawn, where a drawing would mislead.
    refusal: Option<String>,
    wide: Option<Lanes>,
    tall: Option<Lanes>,
    /// What the numbers in a tall drawing stand for.
    numbered: Vec<Numbered>,
    /// The table: an event a row, or a lane a row where bars are counts.
    rows: Vec<LaneRow>,
    sums: Vec<LaneSum>,
}

impl SwimlaneFigure {
    /// How high the drawing is where it is wide, and where it is tall, in pixels.
    pub(crate) fn heights(&self) -> (f64, f64) {
        let wide = self.wide.as_ref().map_or(0.0, |drawing| drawing.height);
        // In a narrow column the list of the numbered stands below the drawing.
        let list = self.numbered.len() as f64 * NUMBERED;
        (wide, self.tall.as_ref().map_or(wide, |drawing| drawing.height + list))
    }
}

#[derive(Serialize)]
struct Numbered {
    date: DateView,
    link: Link,
}

#[derive(Serialize)]
struct LaneRow {
    topic: String,
    date: DateView,
    link: Link,
    direction: DirectionView,
}

#[derive(Serialize)]
struct LaneSum {
    topic: String,
    events: String,
    up: String,
    down: String,
}

/// The events of one topic, in date order.
pub(super) struct Lane {
    pub(super) name: String,
    /// The topic's page, where the lane is one topic.
    pub(super) href: Option<String>,
    pub(super) events: Vec<EventIndex>,
}

/// The figure for `events`, which stand in date order; nothing without events.
pub(crate) fn figure(here: &Here<'_>, events: &[EventIndex], day: Option<Day>) -> Option<SwimlaneFigure> {
    let words = here.scope.words;
    let axis = Axis::over(here.scope.briefing, events, day)?;
    let lanes = lanes_of(here, events);
    let many = events.len() > MOST_MARKS;
    let refusal = if events.len() < FEWEST {
        Some("figure.too-few")
    } else if lanes.len() < 2 {
        Some("figure.swimlanes.one-lane")
    } else {
        None
    };
    let numbered = if many { Vec::new() } else { numbered(here, events) };
    let binned: Vec<Vec<Bin>> =
        lanes.iter().filter(|_| many).map(|lane| bins::bins(here, axis, &lane.events)).collect();
    let (wide, tall) = match refusal {
        Some(_) => (None, None),
        None if many => (
            Some(lanes::wide_sums(here, axis, &lanes, &binned)),
            Some(lanes::tall_sums(here, axis, &lanes, &binned)),
        ),
        None => (
            Some(lanes::wide(here, axis, &lanes, &numbered)),
            Some(lanes::tall(here, axis, &lanes, &numbered)),
        ),
    };
    let unit = binned.iter().flatten().next().map(|bin| bin.unit.word());
    let measure =
        unit.map_or("figure.swimlanes.measure".to_owned(), |unit| format!("figure.swimlanes.measure-{unit}"));
    let date = |ordinal: i64| words.dates.day(Day::from_ordinal(ordinal));
    Some(SwimlaneFigure {
        headline: match refusal {
            Some(_) => words.get("figure.swimlanes.title"),
            None => headline(here, &lanes, events.len()),
        },
        measure: words.fill(&measure, &[("from", &date(axis.first)), ("to", &date(axis.last))]),
        refusal: refusal.map(|key| words.get(key)),
        numbered: numbered.iter().filter(|_| refusal.is_none()).map(|at| name_of(here, *at)).collect(),
        wide,
        tall,
        rows: lanes.iter().filter(|_| !many).flat_map(|lane| rows(here, lane)).collect(),
        sums: lanes.iter().filter(|_| many).map(|lane| sum(here, lane)).collect(),
    })
}

/// A lane for each first topic, the fullest first; the smallest share one where they are too many.
fn lanes_of(here: &Here<'_>, events: &[EventIndex]) -> Vec<Lane> {
    let briefing = here.scope.briefing;
    let mut by_topic: Vec<Vec<EventIndex>> = vec![Vec::new(); briefing.topics.len()];
    let mut none = Vec::new();
    for at in events {
        match briefing.events[*at].topics.first() {
            Some(topic) => by_topic[topic.index()].push(*at),
            None => none.push(*at),
        }
    }
    let mut lanes: Vec<Lane> = by_topic
        .into_iter()
        .zip(&briefing.topics)
        .filter(|(events, _)| !events.is_empty())
        .map(|(events, topic)| {
            let link = here.link_to_topic(topic);
            Lane { name: link.text, href: Some(link.href), events }
        })
        .collect();
    lanes.sort_by_key(|lane| Reverse(lane.events.len()));
    let spare = usize::from(!none.is_empty());
    if lanes.len() + spare > MOST_LANES {
        let mut rest: Vec<EventIndex> =
            lanes.split_off(MOST_LANES - 1 - spare).into_iter().flat_map(|lane| lane.events).collect();
        rest.sort_unstable();
        lanes.push(Lane { name: here.scope.words.get("figure.swimlanes.others"), href: None, events: rest });
    }
    if !none.is_empty() {
        lanes.push(Lane { name: here.scope.words.get("figure.swimlanes.none"), href: None, events: none });
    }
    lanes
}

/// The turning points that have names or numbers, in date order: those that other figures label.
fn numbered(here: &Here<'_>, events: &[EventIndex]) -> Vec<EventIndex> {
    let all = &here.scope.briefing.events;
    let mut numbered = labels::worthy(all, events);
    numbered.retain(|at| all[*at].significance.0 == 5);
    numbered.sort_unstable();
    numbered
}

fn name_of(here: &Here<'_>, at: EventIndex) -> Numbered {
    let event = &here.scope.briefing.events[at];
    Numbered { date: here.scope.words.dates.view(&event.date), link: here.event_link(event) }
}

/// Which topic has most events, and which most escalations.
fn headline(here: &Here<'_>, lanes: &[Lane], events: usize) -> String {
    let words = here.scope.words;
    let all = &here.scope.briefing.events;
    let ups: Vec<usize> = lanes.iter().map(|lane| count(all, lane, Direction::Escalation)).collect();
    let counts: Vec<usize> = lanes.iter().map(|lane| lane.events.len()).collect();
    let leading = |counts: &[usize], of: usize| {
        let most = counts.iter().copied().max().unwrap_or_default();
        let names: Vec<&str> = lanes
            .iter()
            .zip(counts)
            .filter(|(_, n)| **n == most)
            .map(|(lane, _)| lane.name.as_str())
            .collect();
        let key = if names.len() > 1 { "figure.swimlanes.each" } else { "figure.swimlanes.of" };
        let (most, of) = (words.number(most as f64), words.number(of as f64));
        (names.join(", "), words.fill(key, &[("n", &most), ("all", &of)]))
    };
    let up: usize = ups.iter().sum();
    let ((busiest, share), (hottest, share_up)) = (leading(&counts, events), leading(&ups, up));
    let key = if up == 0 {
        "figure.swimlanes.headline-calm"
    } else if busiest == hottest {
        "figure.swimlanes.headline-same"
    } else {
        "figure.swimlanes.headline"
    };
    let values =
        [("busiest", &*busiest), ("share", &*share), ("hottest", &*hottest), ("share-up", &*share_up)];
    words.fill(key, &values)
}

fn count(all: &[Event], lane: &Lane, direction: Direction) -> usize {
    lane.events.iter().filter(|at| all[**at].direction == direction).count()
}

fn rows<'a>(here: &'a Here<'_>, lane: &'a Lane) -> impl Iterator<Item = LaneRow> + 'a {
    lane.events.iter().map(|at| {
        let event = &here.scope.briefing.events[*at];
        LaneRow {
            topic: lane.name.clone(),
            date: here.scope.words.dates.view(&event.date),
            link: here.event_link(event),
            direction: here.direction(event.direction),
        }
    })
}

fn sum(here: &Here<'_>, lane: &Lane) -> LaneSum {
    let all = &here.scope.briefing.events;
    let number = |n: usize| here.scope.words.number(n as f64);
    LaneSum {
        topic: lane.name.clone(),
        events: number(lane.events.len()),
        up: number(count(all, lane, Direction::Escalation)),
        down: number(count(all, lane, Direction::DeEscalation)),
    }
}
