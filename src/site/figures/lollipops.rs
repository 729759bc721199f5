//! The marks of direction over time: stems from an axis, their length being significance.

use super::axis::{Axis, NARROWEST, Tick, Way, percent, round};
use super::bins::Bin;
use super::direction::Counts;
use super::labels::{self, Label, Subject};
use super::marks::{self, Bar};
use super::spots::{Spot, spots};
use crate::model::EventIndex;
use crate::model::records::{Direction, Event};
use crate::site::Here;
use serde::Serialize;

/// One step of significance, in pixels, in a wide and in a tall drawing.
const STEP: f64 = 15.0;
const TALL_STEP: f64 = 6.0;
/// Between the axis of escalation and that of de-escalation stand mixed and neutral events; in a
/// wide drawing the words of time below them.
const BAND: f64 = 42.0;
const TALL_BAND: f64 = 18.0;
/// In a tall drawing: the words of time, then the marks, then the labels.
const TALL_LEFT: f64 = 44.0;
const COLUMN: f64 = 138.0;
const COLUMN_ROOM: f64 = 140.0;
/// Room above the first and below the last mark of a tall drawing.
const TALL_EDGE: f64 = 12.0;

const RIGHT: Way = Way::Right(NARROWEST);

/// A drawing, its places computed.
#[derive(Serialize)]
pub(crate) struct Lollipops {
    pub(super) height: f64,
    /// Across time: where each axis runs, where the zones end, and the middle of the band.
    up: f64,
    down: f64,
    up_end: f64,
    down_end: f64,
    middle: f64,
    ticks: Vec<Tick>,
    marks: Vec<LollipopMark>,
    /// Weeks or months in the place of marks.
    sums: Vec<SumMark>,
    labels: Vec<Label>,
}

#[derive(Serialize)]
struct LollipopMark {
    kind: &'static str,
    turning_point: bool,
    href: String,
    name: String,
    /// In per cent of the axis; in pixels where time runs down.
    at: f64,
    /// Pixels beyond that, so that marks of one day stand side by side.
    off: f64,
    base: f64,
    tip: f64,
    radius: f64,
    reach: f64,
    bar: Option<Bar>,
}

/// How many events of a week or a month went one way.
#[derive(Serialize)]
pub(crate) struct SumMark {
    kind: &'static str,
    name: String,
    from: f64,
    length: f64,
    /// Across time: the near edge, and how much.
    near: f64,
    size: f64,
}

/// Where across time things stand.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub(super) up: f64,
    pub(super) down: f64,
    pub(super) middle: f64,
    /// What one step of significance takes.
    pub(super) step: f64,
    /// What mixed and neutral events may take.
    pub(super) band: f64,
    /// The counts that fill a side and the band.
    pub(super) most: (f64, f64),
}

impl Frame {
    /// From the side on which `direction` stands to the mark's base and tip.
    fn stem(self, direction: Direction, significance: f64) -> (f64, f64) {
        match direction {
            Direction::Escalation => (self.up, self.up + significance * self.step * self.sign()),
            Direction::DeEscalation => (self.down, self.down - significance * self.step * self.sign()),
            Direction::Mixed | Direction::Neutral => (self.middle, self.middle),
        }
    }

    /// Escalation goes up in a wide drawing and to the right in a tall one.
    fn sign(self) -> f64 {
        if self.up < self.down { -1.0 } else { 1.0 }
    }
}

/// Time from left to right.
pub(super) fn wide(here: &Here<'_>, axis: Axis, events: &[EventIndex]) -> Lollipops {
    let all = &here.scope.briefing.events;
    let spots = spots(axis, events.iter().map(|at| &all[*at]), NARROWEST);
    let subject = |event: &EventIndex| {
        let spot = spots.iter().find(|spot| std::ptr::eq(spot.event, &raw const all[*event]))?;
        Some(Subject {
            event: spot.event,
            share: spot.share,
            off: spot.off,
            tip: all[*event].significance.0 as f64,
            year: axis.needs_years(),
        })
    };
    let worthy: Vec<Subject<'_>> = labels::worthy(all, events).iter().filter_map(subject).collect();
    let (frame, height, labels) = wide_frame(here, &worthy);
    Lollipops {
        ticks: axis.ticks(here.scope.words, RIGHT),
        marks: marks_of(here, axis, &spots, frame, RIGHT),
        labels,
        ..empty(frame, height)
    }
}

/// Where things stand in a wide drawing, how high it is, and its labels above and below.
/// A subject's tip is its significance, or nothing where its mark is not drawn.
fn wide_frame(here: &Here<'_>, worthy: &[Subject<'_>]) -> (Frame, f64, Vec<Label>) {
    let side = |direction: Direction, axis: f64, sign: f64| -> Vec<Subject<'_>> {
        let down = direction == Direction::DeEscalation;
        let here = worthy.iter().filter(|one| (one.event.direction == Direction::DeEscalation) == down);
        here.map(|one| Subject {
            tip: match one.event.direction {
                // Beyond the axis, in the band.
                Direction::Mixed | Direction::Neutral => axis + 6.0,
                _ if one.tip > 0.0 => axis + sign * (one.tip * STEP + 6.0),
                _ => axis,
            },
            ..*one
        })
        .collect()
    };
    let edge = 5.0 * STEP + 8.0;
    // The depth of the upper zone decides where the axis runs, so labels are placed around zero first.
    let (_, above) = labels::beyond(here, &side(Direction::Escalation, 0.0, -1.0), -edge, true);
    let up = round(above + edge);
    let down = up + BAND;
    let (mut labels, _) = labels::beyond(here, &side(Direction::Escalation, up, -1.0), up - edge, true);
    let (below, depth) = labels::beyond(here, &side(Direction::DeEscalation, down, 1.0), down + edge, false);
    labels.extend(below);
    let frame = Frame { up, down, middle: up + 12.0, step: STEP, band: 14.0, most: (1.0, 1.0) };
    (frame, round(down + edge + depth), labels)
}

/// Time from top to bottom.
pub(super) fn tall(here: &Here<'_>, axis: Axis, events: &[EventIndex]) -> Lollipops {
    let all = &here.scope.briefing.events;
    let worthy = labels::worthy(all, events);
    let length = tall_length(here, all, &worthy);
    let spots = spots(axis, events.iter().map(|at| &all[*at]), length);
    let frame = tall_frame();
    let subject = |event: &EventIndex| {
        let spot = spots.iter().find(|spot| std::ptr::eq(spot.event, &raw const all[*event]))?;
        let (_, tip) = frame.stem(spot.event.direction, spot.event.significance.0 as f64);
        Some(Subject {
            event: spot.event,
            share: spot.share,
            off: spot.off,
            tip: tip + 6.0,
            year: axis.needs_years(),
        })
    };
    let subjects: Vec<Subject<'_>> = worthy.iter().filter_map(subject).collect();
    let way = Way::Down(length);
    Lollipops {
        ticks: axis.ticks(here.scope.words, way),
        marks: marks_of(here, axis, &spots, frame, way),
        labels: labels::beside(here, &subjects, COLUMN, COLUMN_ROOM, length),
        ..empty(frame, length + TALL_EDGE)
    }
}

fn tall_length(here: &Here<'_>, all: &[Event], worthy: &[EventIndex]) -> f64 {
    let first: Vec<&Event> = worthy.iter().take(12).map(|at| &all[*at]).collect();
    (labels::column_height(here, &first, COLUMN_ROOM) * 1.35).clamp(560.0, 1300.0).round()
}

fn tall_frame() -> Frame {
    let down = TALL_LEFT + 5.0 * TALL_STEP;
    let up = down + TALL_BAND;
    Frame { up, down, middle: down + TALL_BAND / 2.0, step: TALL_STEP, band: 14.0, most: (1.0, 1.0) }
}

fn marks_of(here: &Here<'_>, axis: Axis, spots: &[Spot<'_>], frame: Frame, way: Way) -> Vec<LollipopMark> {
    let length = way.length();
    let tip = |spot: &Spot<'_>| {
        let (base, tip) = frame.stem(spot.event.direction, spot.event.significance.0 as f64);
        (base + spot.aside, tip + spot.aside)
    };
    let points: Vec<(f64, f64)> =
        spots.iter().map(|one| (one.share * length + one.off, tip(one).1)).collect();
    let mark = |(spot, reach): (&Spot<'_>, f64)| {
        let (base, tip) = tip(spot);
        let (at, off) = match way {
            Way::Right(_) => (percent(spot.share), round(spot.off)),
            Way::Down(length) => (round(spot.share * length + spot.off), 0.0),
        };
        let turning_point = spot.event.significance.0 == 5;
        LollipopMark {
            kind: spot.event.direction.word(),
            turning_point,
            href: here.event_link(spot.event).href,
            name: marks::name(here, spot.event),
            at,
            off,
            base: round(base),
            tip: round(tip),
            radius: if turning_point { 5.5 } else { 4.0 },
            reach,
            bar: marks::bar(axis, spot.span, way),
        }
    };
    spots.iter().zip(marks::reaches(&points)).map(mark).collect()
}

/// Time from left to right, with a bar a week or month.
pub(super) fn wide_sums(here: &Here<'_>, axis: Axis, bins: &[Bin]) -> Lollipops {
    let all = &here.scope.briefing.events;
    let events: Vec<EventIndex> = bins.iter().flat_map(|bin| bin.events.iter().copied()).collect();
    let subject = |event: &EventIndex| {
        let share = axis.share(axis.span(&all[*event].date).at);
        Subject { event: &all[*event], share, off: 0.0, tip: 0.0, year: axis.needs_years() }
    };
    let worthy: Vec<Subject<'_>> = labels::worthy(all, &events).iter().map(subject).collect();
    let (frame, height, labels) = wide_frame(here, &worthy);
    Lollipops {
        ticks: axis.ticks(here.scope.words, RIGHT),
        sums: sums(here, axis, bins, Frame { most: most(here, bins), ..frame }, RIGHT),
        labels,
        ..empty(frame, height)
    }
}

/// Time from top to bottom, with a bar a week or month.
pub(super) fn tall_sums(here: &Here<'_>, axis: Axis, bins: &[Bin]) -> Lollipops {
    let all = &here.scope.briefing.events;
    let events: Vec<EventIndex> = bins.iter().flat_map(|bin| bin.events.iter().copied()).collect();
    let worthy = labels::worthy(all, &events);
    let length = tall_length(here, all, &worthy);
    let frame = tall_frame();
    let subject = |event: &EventIndex| {
        let share = axis.share(axis.span(&all[*event].date).at);
        Subject {
            event: &all[*event],
            share,
            off: 0.0,
            tip: frame.up + 5.0 * TALL_STEP + 6.0,
            year: axis.needs_years(),
        }
    };
    let subjects: Vec<Subject<'_>> = worthy.iter().map(subject).collect();
    let way = Way::Down(length);
    Lollipops {
        ticks: axis.ticks(here.scope.words, way),
        sums: sums(here, axis, bins, Frame { most: most(here, bins), ..frame }, way),
        labels: labels::beside(here, &subjects, COLUMN, COLUMN_ROOM, length),
        ..empty(frame, length + TALL_EDGE)
    }
}

/// The highest count of either direction, and of the others.
pub(super) fn most<'b>(here: &Here<'_>, bins: impl IntoIterator<Item = &'b Bin>) -> (f64, f64) {
    let all = &here.scope.briefing.events;
    let counts = bins.into_iter().map(|bin| Counts::of(bin.events.iter().map(|at| &all[*at])));
    let (side, other) =
        counts.fold((1, 1), |most, one| (most.0.max(one.up).max(one.down), most.1.max(one.other)));
    (side as f64, other as f64)
}

/// Bars of weeks or months around the axes of `frame`.
pub(super) fn sums(here: &Here<'_>, axis: Axis, bins: &[Bin], frame: Frame, way: Way) -> Vec<SumMark> {
    let all = &here.scope.briefing.events;
    let counts: Vec<Counts> =
        bins.iter().map(|bin| Counts::of(bin.events.iter().map(|at| &all[*at]))).collect();
    let (most, widest) = frame.most;
    let place = |share: f64| way.place(share);
    let mut sums = Vec::new();
    for (bin, counts) in bins.iter().zip(counts) {
        let words = here.scope.words;
        let number = |n: usize| words.number(n as f64);
        let name = words.fill(
            "figure.direction.sum",
            &[
                ("name", &bin.name),
                ("up", &number(counts.up)),
                ("down", &number(counts.down)),
                ("other", &number(counts.other)),
            ],
        );
        let (from, to) = (axis.share(bin.first), axis.share(bin.end));
        let room = 5.0 * frame.step;
        let mut add = |kind: &'static str, near: f64, size: f64| {
            if size > 0.0 {
                let (from, length) = (place(from), place(to - from));
                sums.push(SumMark {
                    kind,
                    name: name.clone(),
                    from,
                    length,
                    near: round(near),
                    size: round(size),
                });
            }
        };
        let (up, down) = (counts.up as f64 / most * room, counts.down as f64 / most * room);
        let other = counts.other as f64 / widest * frame.band;
        // The near edge is the smaller number, as in a rectangle.
        let upward = frame.sign() < 0.0;
        add("escalation", if upward { frame.up - up } else { frame.up }, up);
        add("de-escalation", if upward { frame.down } else { frame.down - down }, down);
        add("mixed", frame.middle - other / 2.0, other);
    }
    sums
}

/// A drawing without anything on it.
fn empty(frame: Frame, height: f64) -> Lollipops {
    let reach = 5.0 * frame.step * frame.sign();
    Lollipops {
        height: round(height),
        up: frame.up,
        down: frame.down,
        up_end: frame.up + reach,
        down_end: frame.down - reach,
        middle: frame.middle,
        ticks: Vec::new(),
        marks: Vec::new(),
        sums: Vec::new(),
        labels: Vec::new(),
    }
}
