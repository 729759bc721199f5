//! The lanes of the swimlane timeline, with everything in its place.

use super::axis::{Axis, NARROWEST, Span, Tick, Way, round};
use super::bins::Bin;
use super::lollipops::{self, Frame, SumMark};
use super::marks::{self, Bar};
use super::place;
use super::swimlanes::Lane;
use super::text;
use crate::model::EventIndex;
use crate::model::records::Event;
use crate::site::Here;
use serde::Serialize;

/// In a wide drawing: a lane's name, a row of marks, and the words of time above and below.
const NAME: f64 = 24.0;
const ROW: f64 = 20.0;
const TIME: f64 = 20.0;
/// A label within a lane is at most this long.
const LABEL: f64 = 300.0;
/// In a tall drawing: the words of time, the lanes side by side, their names above.
const TALL_LEFT: f64 = 44.0;
const TALL_WIDTH: f64 = 240.0;
/// At most so tall.
const HEAD: f64 = 240.0;
/// A mark of a tall drawing stands at most this far from its day, if that can be.
const ASTRAY: f64 = 24.0;
/// Bars of weeks or months in a wide lane.
const STEP: f64 = 3.2;

/// A drawing, its places computed.
#[derive(Serialize)]
pub(crate) struct Lanes {
    pub(super) height: f64,
    /// Where time begins in a tall drawing, below the names.
    head: f64,
    lanes: Vec<LaneView>,
    ticks: Vec<Tick>,
}

#[derive(Serialize)]
struct LaneView {
    name: String,
    /// How many events it has.
    count: String,
    href: Option<String>,
    /// Across time: where it begins, its middle, and what it takes.
    at: f64,
    middle: f64,
    size: f64,
    marks: Vec<LaneMark>,
    sums: Vec<SumMark>,
}

#[derive(Serialize)]
struct LaneMark {
    kind: &'static str,
    href: String,
    name: String,
    /// In per cent of the axis; in pixels where time runs down.
    at: f64,
    /// Across time.
    middle: f64,
    radius: f64,
    reach: f64,
    bar: Option<Bar>,
    /// A turning point's title in a wide drawing, its number in a tall one.
    label: Option<String>,
    leftward: bool,
}

/// An event in its lane, with the box that it takes along the axis at its narrowest.
struct Item<'e> {
    event: &'e Event,
    span: Span,
    left: f64,
    right: f64,
    label: Option<String>,
    leftward: bool,
}

fn radius(event: &Event) -> f64 {
    3.5 + event.significance.0 as f64 * 0.5
}

/// Time from left to right; a lane has as many rows as its marks need so that none hides another.
pub(super) fn wide(here: &Here<'_>, axis: Axis, lanes: &[Lane], named: &[EventIndex]) -> Lanes {
    let mut at = TIME;
    let mut views = Vec::new();
    for lane in lanes {
        let items: Vec<Item<'_>> =
            lane.events.iter().map(|event| item(here, axis, *event, named.contains(event))).collect();
        let rows = rows(&items);
        let count = rows.iter().max().map_or(1, |last| last + 1);
        let marks = items.iter().zip(&rows).map(|(item, row)| {
            let middle = at + NAME + (*row as f64 + 0.5) * ROW;
            mark(here, axis, item, (middle, 10.0, Way::Right(NARROWEST)))
        });
        let size = NAME + count as f64 * ROW + 8.0;
        views.push(LaneView { marks: marks.collect(), ..view(here, lane, at, size) });
        at += size;
    }
    Lanes {
        height: at + TIME,
        head: 0.0,
        lanes: views,
        ticks: axis.ticks(here.scope.words, Way::Right(NARROWEST)),
    }
}

fn item<'d>(here: &Here<'d>, axis: Axis, at: EventIndex, named: bool) -> Item<'d> {
    let event: &'d Event = &here.scope.briefing.events[at];
    let span = axis.span(&event.date);
    let air = radius(event) + 2.0;
    let place = |day: i64| axis.share(day) * NARROWEST;
    let (mut left, mut right) =
        (place(span.from).min(place(span.at) - air), place(span.to).max(place(span.at) + air));
    if span.unsure || span.open_end || span.open_start {
        (left, right) = (left - 8.0, right + 8.0);
    }
    let mut item = Item { event, span, left, right, label: None, leftward: false };
    if named {
        let wrapped = text::wrap(&here.said(&event.title).text, LABEL, 1);
        let room = wrapped.width() + 8.0;
        item.leftward = right + room > NARROWEST;
        if item.leftward {
            item.left -= room
        } else {
            item.right += room
        }
        item.label = wrapped.lines.into_iter().next();
    }
    item
}

/// The row of each item: the first where nothing hides it. Turning points choose first, since they
/// are the longest.
fn rows(items: &[Item<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|at| items[*at].label.is_none());
    let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut rows = vec![0; items.len()];
    for at in order {
        let (left, right) = (items[at].left, items[at].right);
        let free = |row: &Vec<(f64, f64)>| row.iter().all(|(from, to)| right <= *from || left >= *to);
        let row = taken.iter().position(free).unwrap_or(taken.len());
        if row == taken.len() {
            taken.push(Vec::new());
        }
        taken[row].push((left, right));
        rows[at] = row;
    }
    rows
}

fn mark(here: &Here<'_>, axis: Axis, item: &Item<'_>, (middle, reach, way): (f64, f64, Way)) -> LaneMark {
    LaneMark {
        kind: item.event.direction.word(),
        href: here.event_link(item.event).href,
        name: marks::name(here, item.event),
        at: way.place(axis.share(item.span.at)),
        middle: round(middle),
        radius: radius(item.event),
        reach,
        bar: marks::bar(axis, item.span, way),
        label: item.label.clone(),
        leftward: item.leftward,
    }
}

fn view(here: &Here<'_>, lane: &Lane, at: f64, size: f64) -> LaneView {
    LaneView {
        name: lane.name.clone(),
        count: here.scope.words.number(lane.events.len() as f64),
        href: lane.href.clone(),
        at: round(at),
        middle: round(at + size / 2.0),
        size: round(size),
        marks: Vec::new(),
        sums: Vec::new(),
    }
}

/// Time from top to bottom, the lanes side by side; turning points bear the numbers of `numbered`.
pub(super) fn tall(here: &Here<'_>, axis: Axis, lanes: &[Lane], numbered: &[EventIndex]) -> Lanes {
    let all = &here.scope.briefing.events;
    let number = |at: EventIndex| numbered.iter().position(|other| *other == at).map(|n| n + 1);
    let radius = |at: EventIndex| if number(at).is_some() { 9.0 } else { radius(&all[at]) };
    // As long as it takes for every mark to stand near its day.
    let mut lengths = (0..6).map(|n| 640.0 + f64::from(n) * 120.0);
    let astray = |length: f64| {
        let far = |lane: &Lane| {
            column(axis, all, lane, (length, &radius)).iter().map(|one| one.off.abs()).fold(0.0, f64::max)
        };
        lanes.iter().map(far).fold(0.0, f64::max)
    };
    let length = lengths.find(|length| astray(*length) < ASTRAY).unwrap_or(1240.0);
    let way = Way::Down(length);
    let (size, head) = (lane_width(lanes), head(lanes));
    let lane_view = |(n, lane): (usize, &Lane)| {
        let left = TALL_LEFT + n as f64 * size;
        let marks = column(axis, all, lane, (length, &radius)).into_iter().map(|spot| {
            let label = number(spot.at).map(|n| n.to_string());
            let item =
                Item { event: &all[spot.at], span: spot.span, left: 0.0, right: 0.0, label, leftward: false };
            let mark = mark(here, axis, &item, (left + size / 2.0, size / 2.0, way));
            LaneMark {
                at: round(axis.share(spot.span.at) * length + spot.off),
                radius: radius(spot.at),
                ..mark
            }
        });
        LaneView { marks: marks.collect(), ..tall_view(here, lane, left, size) }
    };
    Lanes {
        height: head + length + 12.0,
        head,
        lanes: lanes.iter().enumerate().map(lane_view).collect(),
        ticks: axis.ticks(here.scope.words, way),
    }
}

/// An event of a lane in which time runs down, and how far from its day it stands.
struct Spot {
    at: EventIndex,
    span: Span,
    off: f64,
}

/// The marks of a lane below each other, none hiding another.
fn column(
    axis: Axis,
    all: &[Event],
    lane: &Lane,
    (length, radius): (f64, &dyn Fn(EventIndex) -> f64),
) -> Vec<Spot> {
    let mut spots: Vec<Spot> =
        lane.events.iter().map(|at| Spot { at: *at, span: axis.span(&all[*at].date), off: 0.0 }).collect();
    spots.sort_by_key(|spot| (spot.span.at, spot.at));
    let wanted: Vec<f64> = spots.iter().map(|spot| axis.share(spot.span.at) * length).collect();
    let gaps: Vec<f64> = spots.windows(2).map(|pair| radius(pair[0].at) + radius(pair[1].at) + 0.5).collect();
    for ((spot, place), wanted) in
        spots.iter_mut().zip(place::spread_uneven(&wanted, &gaps, length)).zip(wanted)
    {
        spot.off = place - wanted;
    }
    spots
}

/// What the longest name takes above the lanes, with its number.
fn head(lanes: &[Lane]) -> f64 {
    let widest = lanes.iter().map(|lane| text::width(&lane.name)).fold(0.0, f64::max);
    round((widest * 1.12 + 46.0).min(HEAD))
}

fn lane_width(lanes: &[Lane]) -> f64 {
    (TALL_WIDTH / lanes.len() as f64).min(40.0)
}

/// A lane of a tall drawing, its name cut to the room above it.
fn tall_view(here: &Here<'_>, lane: &Lane, left: f64, size: f64) -> LaneView {
    let name = text::wrap(&lane.name, (HEAD - 46.0) / 1.12, 1).lines.concat();
    LaneView { name, ..view(here, lane, left, size) }
}

/// Time from left to right, with bars of weeks or months.
pub(super) fn wide_sums(here: &Here<'_>, axis: Axis, lanes: &[Lane], bins: &[Vec<Bin>]) -> Lanes {
    let way = Way::Right(NARROWEST);
    let size = NAME + 10.0 * STEP + 16.0;
    let most = lollipops::most(here, bins.iter().flatten());
    let lane_view = |(n, (lane, bins)): (usize, (&Lane, &Vec<Bin>))| {
        let at = TIME + n as f64 * size;
        let middle = at + NAME + 5.0 * STEP + 6.0;
        let frame = Frame { up: middle - 4.0, down: middle + 4.0, middle, step: STEP, band: 6.0, most };
        LaneView { sums: lollipops::sums(here, axis, bins, frame, way), ..view(here, lane, at, size) }
    };
    Lanes {
        height: TIME * 2.0 + lanes.len() as f64 * size,
        head: 0.0,
        lanes: lanes.iter().zip(bins).enumerate().map(lane_view).collect(),
        ticks: axis.ticks(here.scope.words, way),
    }
}

/// Time from top to bottom, with bars of weeks or months.
pub(super) fn tall_sums(here: &Here<'_>, axis: Axis, lanes: &[Lane], bins: &[Vec<Bin>]) -> Lanes {
    let way = Way::Down(900.0);
    let most = lollipops::most(here, bins.iter().flatten());
    let (size, head) = (lane_width(lanes), head(lanes));
    let lane_view = |(n, (lane, bins)): (usize, (&Lane, &Vec<Bin>))| {
        let left = TALL_LEFT + n as f64 * size;
        let middle = left + size / 2.0;
        let step = (size - 8.0) / 10.0;
        let frame = Frame { up: middle + 2.5, down: middle - 2.5, middle, step, band: 4.0, most };
        LaneView { sums: lollipops::sums(here, axis, bins, frame, way), ..tall_view(here, lane, left, size) }
    };
    Lanes {
        height: head + way.length() + 12.0,
        head,
        lanes: lanes.iter().zip(bins).enumerate().map(lane_view).collect(),
        ticks: axis.ticks(here.scope.words, way),
    }
}

#[cfg(test)]
mod tests {
    use super::{Axis, Item, rows};
    use crate::model::{self, Options};
    use crate::site::tests::sources;

    #[test]
    fn no_mark_of_a_row_hides_another() {
        let briefing = model::load(&sources("everything"), Options::default(), None)
            .value
            .expect("it has a briefing.yaml");
        let event = &briefing.events[0];
        let axis = Axis { first: 0, last: 500 };
        for n in [5, 105, 500] {
            let items: Vec<Item<'_>> = (0..n)
                .map(|at| {
                    let left = f64::from(at * 7919 % 640);
                    let label = (at % 12 == 0).then(|| "A turning point".to_owned());
                    let right = left + if label.is_some() { 130.0 } else { 14.0 };
                    Item { event, span: axis.span(&event.date), left, right, label, leftward: false }
                })
                .collect();
            let rows = rows(&items);
            for (at, one) in items.iter().enumerate() {
                for (other, two) in items.iter().enumerate().skip(at + 1) {
                    let beside = one.left < two.right && two.left < one.right;
                    assert!(!(beside && rows[at] == rows[other]), "{at} and {other} of {n}");
                }
            }
        }
    }
}
