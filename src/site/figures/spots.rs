//! Where events stand along an axis of time, so that none hides another.

use super::axis::{Axis, Span};
use super::place;
use crate::model::records::{Direction, Event};
use std::collections::BTreeMap;

/// From one row of marks in the band to the next, in pixels.
const BAND_ROW: f64 = 5.5;

/// What a mark of the band takes along the axis, in pixels.
const GAP: f64 = 9.0;

/// The side on which mixed and neutral events stand.
const BAND: u8 = 2;

/// An event with its place along the axis.
pub(super) struct Spot<'e> {
    pub(super) event: &'e Event,
    pub(super) span: Span,
    pub(super) share: f64,
    pub(super) off: f64,
    /// How far from the middle of the band it stands, if it stands there.
    pub(super) aside: f64,
}

/// Events along an axis of `length` pixels. Those of one height stand side by side; in the band there
/// are too many for that, so there they keep their day and stand in three rows.
pub(super) fn spots<'e>(axis: Axis, events: impl Iterator<Item = &'e Event>, length: f64) -> Vec<Spot<'e>> {
    let mut spots: Vec<Spot<'e>> = events
        .map(|event| {
            let span = axis.span(&event.date);
            Spot { event, span, share: axis.share(span.at), off: 0.0, aside: 0.0 }
        })
        .collect();
    let mut heights: BTreeMap<(u8, i64), Vec<usize>> = BTreeMap::new();
    for (at, spot) in spots.iter().enumerate() {
        let row = match spot.event.direction {
            Direction::Escalation => (0, spot.event.significance.0),
            Direction::DeEscalation => (1, spot.event.significance.0),
            Direction::Mixed | Direction::Neutral => (BAND, 0),
        };
        heights.entry(row).or_default().push(at);
    }
    for ((side, significance), mut row) in heights {
        row.sort_by_key(|at| spots[*at].span.at);
        let wanted: Vec<f64> = row.iter().map(|at| spots[*at].share * length).collect();
        if side == BAND {
            row.iter().zip(rows(&wanted)).for_each(|(at, aside)| spots[*at].aside = aside);
            continue;
        }
        let gap = if significance == 5 { 12.0 } else { 8.0 };
        for (at, place) in row.iter().zip(place::spread(&wanted, gap, length)) {
            spots[*at].off = place - spots[*at].share * length;
        }
    }
    spots
}

/// How far from the middle each of the marks of the band stands, given their places in order: in the
/// first of three rows that has room, or else in that in which the one before is farthest away.
fn rows(places: &[f64]) -> Vec<f64> {
    let mut ends = [(0.0, f64::MIN), (-BAND_ROW, f64::MIN), (BAND_ROW, f64::MIN)];
    let mut rows = Vec::new();
    for place in places {
        let free = ends.iter().position(|(_, end)| place - end >= GAP);
        let oldest = || (0..ends.len()).min_by(|a, b| ends[*a].1.total_cmp(&ends[*b].1)).unwrap_or(0);
        let chosen = free.unwrap_or_else(oldest);
        rows.push(ends[chosen].0);
        ends[chosen].1 = *place;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_one_day_stand_in_rows_of_their_own() {
        assert_eq!(rows(&[10.0, 10.0, 10.0, 20.0]), [0.0, -BAND_ROW, BAND_ROW, 0.0]);
        // Where all are taken, the oldest is hidden in part.
        assert_eq!(rows(&[10.0, 11.0, 12.0, 13.0]), [0.0, -BAND_ROW, BAND_ROW, 0.0]);
    }
}
