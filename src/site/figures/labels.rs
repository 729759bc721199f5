//! Labels of the weightiest events: which, in what words, and where.

use super::axis::{NARROWEST, percent, round};
use super::marks;
use super::place::{self, Size};
use super::text::{self, LINE, Wrapped};
use crate::model::EventIndex;
use crate::model::records::Event;
use crate::site::Here;
use serde::Serialize;
use std::cmp::Reverse;

/// Between a label's line and its text.
const INSET: f64 = 6.0;

/// Widths and most lines of the shapes a label may take beside a wide drawing.
const SHAPES: [(f64, usize); 5] = [(212.0, 3), (172.0, 4), (140.0, 4), (116.0, 5), (98.0, 7)];

/// A label that may be far from its mark at most, in pixels down a phone's page.
const ASTRAY: f64 = 240.0;

/// No more labels than this are tried: one for each of as many spans of time.
const MOST: usize = 24;

/// Between one label and the next below it.
const APART: f64 = 10.0;

/// The text of an event beside its mark, with the line that leads there.
#[derive(Serialize)]
pub(crate) struct Label {
    kind: &'static str,
    href: String,
    name: String,
    mark: &'static str,
    date: String,
    lines: Vec<String>,
    /// In per cent of the axis; unused where time runs down.
    at: f64,
    /// The line's start, which is the mark's edge, across and along.
    x: f64,
    y: f64,
    /// The line's other end: the text's near corner.
    to_x: f64,
    to_y: f64,
    /// The baseline of the first line.
    base: f64,
    leftward: bool,
    /// A plane behind which other lines vanish: the text's left edge and size.
    left: f64,
    width: f64,
    height: f64,
}

/// An event that could have a label, and where its mark stands.
#[derive(Clone, Copy)]
pub(super) struct Subject<'e> {
    pub(super) event: &'e Event,
    /// Along the axis: a share, and pixels beyond.
    pub(super) share: f64,
    pub(super) off: f64,
    /// Across the axis: the mark's far edge.
    pub(super) tip: f64,
    /// Whether its day needs its year.
    pub(super) year: bool,
}

/// The events worth a label, the weightiest first: the turning points, the newest first; where
/// they are fewer than three, some of the next weight.
pub(super) fn worthy(all: &[Event], events: &[EventIndex]) -> Vec<EventIndex> {
    let mut order: Vec<EventIndex> =
        events.iter().rev().copied().filter(|at| all[*at].significance.0 >= 4).collect();
    order.sort_by_key(|at| Reverse(all[*at].significance));
    let turning = order.iter().filter(|at| all[**at].significance.0 == 5).count();
    order.truncate(if turning < 3 { 6 } else { turning });
    if order.len() <= MOST {
        return order;
    }
    let day = |at: EventIndex| all[at].date.sort_day().ordinal();
    let (first, last) = (order.iter().map(|at| day(*at)).min(), order.iter().map(|at| day(*at)).max());
    let (first, days) =
        (first.unwrap_or_default(), last.zip(first).map_or(1, |(last, first)| last - first + 1));
    let slot = |at: EventIndex| (day(at) - first) * MOST as i64 / days;
    let mut seen = Vec::new();
    order.retain(|at| {
        let fresh = !seen.contains(&slot(*at));
        seen.push(slot(*at));
        fresh
    });
    order
}

/// Labels in the zone that lies beyond `edge`, upwards or downwards, and how deep the zone has to be.
pub(super) fn beyond(
    here: &Here<'_>,
    subjects: &[Subject<'_>],
    edge: f64,
    upward: bool,
) -> (Vec<Label>, f64) {
    let shapes: Vec<Vec<Wrapped>> = subjects.iter().map(|one| shapes(here, one.event)).collect();
    let sizes: Vec<Vec<Size>> = shapes
        .iter()
        .zip(subjects)
        .map(|(shapes, one)| shapes.iter().map(|shape| size(here, one, shape)).collect())
        .collect();
    let anchors: Vec<f64> = subjects.iter().map(|one| one.share * NARROWEST + one.off).collect();
    let weight: Vec<u8> =
        subjects.iter().map(|one| if one.event.significance.0 == 5 { 3 } else { 1 }).collect();
    let mut depth: f64 = 0.0;
    let mut labels = Vec::new();
    for (n, place) in place::flags(&anchors, &sizes, &weight, NARROWEST).into_iter().enumerate() {
        let Some(place) = place else { continue };
        let (one, size) = (subjects[n], sizes[n][place.size]);
        let (near, far) = (place.away + APART, place.away + APART + size.height);
        depth = depth.max(far);
        let top = if upward { edge - far } else { edge + near };
        labels.push(Label {
            at: percent(one.share),
            x: round(one.off),
            y: round(one.tip),
            to_x: round(one.off),
            to_y: round(if upward { top } else { top + size.height }),
            base: round(top + LINE - 4.0),
            leftward: place.leftward,
            left: round(if place.leftward { one.off - size.width } else { one.off }),
            width: round(size.width),
            height: round(size.height),
            ..label(here, &one, shapes[n][place.size].clone())
        });
    }
    labels.sort_by(|a, b| (a.at + a.x / 10.0).total_cmp(&(b.at + b.x / 10.0)));
    (labels, depth)
}

/// Labels in a column at `left` that is `room` wide, beside a drawing in which time runs down.
pub(super) fn beside(
    here: &Here<'_>,
    subjects: &[Subject<'_>],
    left: f64,
    room: f64,
    length: f64,
) -> Vec<Label> {
    let shapes: Vec<Wrapped> = subjects.iter().map(|one| column_shape(here, one.event, room)).collect();
    let height = |n: usize| (shapes[n].lines.len() + 1) as f64 * LINE;
    let wanted = |n: usize| subjects[n].share * length + subjects[n].off - LINE / 2.0;
    let arrange = |chosen: &[usize]| {
        let gaps: Vec<f64> =
            chosen.iter().take(chosen.len().saturating_sub(1)).map(|n| height(*n) + APART).collect();
        let tops: Vec<f64> = chosen.iter().map(|n| wanted(*n)).collect();
        let last = chosen.last().map_or(0.0, |n| height(*n));
        place::spread_uneven(&tops, &gaps, length - last)
    };
    let mut chosen: Vec<usize> = Vec::new();
    for n in 0..subjects.len() {
        let mut more = chosen.clone();
        more.push(n);
        more.sort_by(|a, b| wanted(*a).total_cmp(&wanted(*b)));
        let tops = arrange(&more);
        let ends = more.last().zip(tops.last()).is_none_or(|(n, top)| top + height(*n) <= length + 1.0);
        let near = more.iter().zip(&tops).all(|(n, top)| (top - wanted(*n)).abs() <= ASTRAY);
        if ends && near {
            chosen = more;
        }
    }
    let tops = arrange(&chosen);
    let placed = chosen.iter().zip(tops).map(|(n, top)| {
        let one = subjects[*n];
        Label {
            at: 0.0,
            x: round(one.tip),
            y: round(one.share * length + one.off),
            to_x: round(left),
            to_y: round(top + LINE / 2.0),
            base: round(top + LINE - 4.0),
            leftward: false,
            left: round(left),
            width: round(room + INSET),
            height: round(height(*n)),
            ..label(here, &one, shapes[*n].clone())
        }
    });
    placed.collect()
}

/// How tall the column has to be for the weightiest labels, with some room between.
pub(super) fn column_height(here: &Here<'_>, events: &[&Event], room: f64) -> f64 {
    events.iter().map(|event| (column_shape(here, event, room).lines.len() + 1) as f64 * LINE + APART).sum()
}

fn column_shape(here: &Here<'_>, event: &Event, room: f64) -> Wrapped {
    text::wrap(&here.said(&event.title).text, room, 5)
}

/// The title in each shape; shapes that hold all of it come first.
fn shapes(here: &Here<'_>, event: &Event) -> Vec<Wrapped> {
    let title = here.said(&event.title).text;
    let mut shapes: Vec<Wrapped> =
        SHAPES.iter().map(|(room, most)| text::wrap(&title, *room, *most)).collect();
    shapes.sort_by_key(|shape| shape.cut);
    shapes
}

fn size(here: &Here<'_>, one: &Subject<'_>, shape: &Wrapped) -> Size {
    let (mark, date) = dateline(here, one.event, one.year);
    let width = shape.width().max(text::width(&date) + text::width(mark) + 4.0);
    Size { width: width + INSET + 2.0, height: (shape.lines.len() + 1) as f64 * LINE }
}

/// `▲` and `7 January`.
fn dateline(here: &Here<'_>, event: &Event, year: bool) -> (&'static str, String) {
    let words = here.scope.words;
    let date = if !event.date.is_exact() {
        words.dates.text(&event.date)
    } else if year {
        let day = event.date.sort_day();
        let month = words.get(&format!("figure.month.{}", day.month));
        let short = words.fill("figure.day-month", &[("day", &day.day.to_string()), ("month", &month)]);
        format!("{short} {}", day.year)
    } else {
        words.dates.short_day(event.date.sort_day())
    };
    (here.direction(event.direction).mark, date)
}

/// What a label says, wherever it stands.
fn label(here: &Here<'_>, one: &Subject<'_>, shape: Wrapped) -> Label {
    let event = one.event;
    let (mark, date) = dateline(here, event, one.year);
    Label {
        kind: event.direction.word(),
        href: here.event_link(event).href,
        name: marks::name_with(here, event, &date),
        mark,
        date,
        lines: shape.lines,
        at: 0.0,
        x: 0.0,
        y: 0.0,
        to_x: 0.0,
        to_y: 0.0,
        base: 0.0,
        leftward: false,
        left: 0.0,
        width: 0.0,
        height: 0.0,
    }
}
