//! What a mark is, whichever figure it stands in: its extent in time, its name, room for a finger.

use super::axis::{Axis, Span, Way, round};
use crate::model::records::Event;
use crate::site::Here;
use serde::Serialize;

/// A target is 24 pixels wide where no neighbour is nearer.
const REACH: f64 = 12.0;

/// A day that is only about right gets a whisker this long to each side, as a share of the axis.
const ABOUT: f64 = 0.011;

/// How far an event extends along the axis.
#[derive(Serialize)]
pub(crate) struct Bar {
    /// In per cent of the axis; in pixels where time runs down.
    from: f64,
    to: f64,
    /// It lasted; otherwise it is one day somewhere in between.
    lasting: bool,
    unsure: bool,
    open_start: bool,
    open_end: bool,
}

/// The extent of `span`, if it is more than a day that is known.
pub(super) fn bar(axis: Axis, span: Span, way: Way) -> Option<Bar> {
    if span.from == span.to && !span.unsure && !span.open_start && !span.open_end {
        return None;
    }
    let (mut from, mut to) = (axis.share(span.from), axis.share(span.to));
    if to - from < 2.0 * ABOUT && span.unsure {
        (from, to) = (from.min(to - ABOUT), to.max(from + ABOUT));
    }
    let place = |share: f64| way.place(share.clamp(0.0, 1.0));
    Some(Bar {
        from: place(from),
        to: place(to),
        lasting: span.lasting,
        unsure: span.unsure,
        open_start: span.open_start,
        open_end: span.open_end,
    })
}

/// `7 January 2026: Boats leave the harbour (De-escalation)`.
pub(super) fn name(here: &Here<'_>, event: &Event) -> String {
    name_with(here, event, &here.scope.words.dates.text(&event.date))
}

/// The same with the date as a text beside the mark writes it: who reads that text aloud has to be
/// understood by a browser that is told to follow it.
pub(super) fn name_with(here: &Here<'_>, event: &Event, date: &str) -> String {
    let title = here.said(&event.title).text;
    format!("{date}: {title} ({})", here.direction(event.direction).text)
}

/// The radius of each mark's target: as far as half the way to the nearest other mark.
pub(super) fn reaches(points: &[(f64, f64)]) -> Vec<f64> {
    let nearest = |at: usize, (x, y): (f64, f64)| {
        let others = points.iter().enumerate().filter(move |(other, _)| *other != at);
        others.map(|(_, other)| (other.0 - x).hypot(other.1 - y)).fold(f64::INFINITY, f64::min)
    };
    points
        .iter()
        .enumerate()
        .map(|(at, point)| round((nearest(at, *point) / 2.0).clamp(3.0, REACH)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::reaches;

    #[test]
    fn a_target_is_large_where_there_is_room_and_never_covers_another_mark() {
        assert_eq!(reaches(&[(0.0, 0.0), (100.0, 0.0)]), [12.0, 12.0]);
        assert_eq!(reaches(&[(0.0, 0.0), (10.0, 0.0), (100.0, 0.0)]), [5.0, 5.0, 12.0]);
        assert_eq!(reaches(&[(1.0, 1.0)]), [12.0]);
    }
}
