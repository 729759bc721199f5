//! Placing marks and labels so that none hides another.
//!
//! Places along the axis are shares of its length, which grows with the page; sizes of marks and
//! texts are in pixels, which do not. Everything is placed for the narrowest drawing and in the
//! order of the axis, so what is apart there is further apart in a wider one.

use std::cmp::Reverse;

/// Moves `wanted` places, which stand in order, as little as possible so that neighbours are at
/// least `gap` apart. Where they would leave `0..=length`, they are shifted back as long as there is room.
pub(super) fn spread(wanted: &[f64], gap: f64, length: f64) -> Vec<f64> {
    let gaps = vec![gap; wanted.len().saturating_sub(1)];
    let space = if gap * gaps.len() as f64 > length { length / gaps.len().max(1) as f64 } else { gap };
    spread_uneven(wanted, &vec![space; gaps.len()], length)
}

/// The same with a gap of its own after each place but the last.
pub(super) fn spread_uneven(wanted: &[f64], gaps: &[f64], length: f64) -> Vec<f64> {
    // Without the gaps before each, the places need only not to fall: neighbours that do are
    // pooled at their mean (pool adjacent violators).
    let mut before = vec![0.0];
    for gap in gaps {
        before.push(before[before.len() - 1] + gap);
    }
    let mut pools: Vec<(f64, f64)> = Vec::new();
    for (at, place) in wanted.iter().enumerate() {
        pools.push((place - before[at], 1.0));
        while let [.., (sum, n), (last_sum, last_n)] = pools[..] {
            if sum / n <= last_sum / last_n {
                break;
            }
            pools.pop();
            let top = pools.len() - 1;
            pools[top] = (sum + last_sum, n + last_n);
        }
    }
    let end = (length - before.last().copied().unwrap_or_default()).max(0.0);
    let mut places = Vec::new();
    for (sum, n) in pools {
        for _ in 0..n as usize {
            places.push((sum / n).clamp(0.0, end) + before[places.len()]);
        }
    }
    places
}

/// A text beside a line that leads to its mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// Which of the label's sizes was taken.
    pub(super) size: usize,
    /// From the marks to the label's near edge, in pixels.
    pub(super) away: f64,
    /// Whether the text ends at its line rather than beginning there.
    pub(super) leftward: bool,
}

/// Room between a text and anything else, in pixels.
const AIR: f64 = 8.0;

/// Labels are at most this far from their marks.
const FURTHEST: f64 = 282.0;

/// Levels on which labels may begin are this far apart.
const LEVEL: f64 = 12.0;

/// What was placed: the line's place, the text's left and right, near and far edge.
#[derive(Clone, Copy)]
struct Taken {
    x: f64,
    left: f64,
    right: f64,
    near: f64,
    far: f64,
}

impl Taken {
    fn hides(&self, other: &Taken) -> bool {
        let beside = self.left < other.right + AIR && other.left < self.right + AIR;
        let level = self.near < other.far + AIR / 2.0 && other.near < self.far + AIR / 2.0;
        (beside && level) || self.crosses(other) || other.crosses(self) || self.lines_touch(other)
    }

    /// Whether the line to this label runs through the text of `other`.
    fn crosses(&self, other: &Taken) -> bool {
        let inside = self.x > other.left - AIR / 2.0 && self.x < other.right + AIR / 2.0;
        inside && self.far > other.near
    }

    /// Whether the text of one stands right on the other's line, on the same side.
    fn lines_touch(&self, other: &Taken) -> bool {
        (self.x - other.x).abs() < 3.0 && (self.right > self.x) == (other.right > other.x)
    }
}

/// Places labels whose lines start at `anchors` along an axis of `length`; those of greater
/// `weight` go before others. Each has some `sizes`, the best first; one that finds no room has no place.
pub(super) fn flags(anchors: &[f64], sizes: &[Vec<Size>], weight: &[u8], length: f64) -> Vec<Option<Place>> {
    let mut along: Vec<usize> = (0..anchors.len()).collect();
    along.sort_by(|a, b| anchors[*a].total_cmp(&anchors[*b]));
    let mut best: Option<(usize, f64, Vec<Option<Place>>)> = None;
    // The first labels lean to the left and build stairs that rise to the right; the others lean
    // to the right and build stairs that rise to the left. Every place to part them is tried; what
    // places most is taken, and of those what is least deep.
    for parting in 0..=anchors.len() {
        let (left, right) = along.split_at(parting);
        let leaning = left.iter().map(|at| (*at, [true, false]));
        let mut order: Vec<(usize, [bool; 2])> =
            leaning.chain(right.iter().rev().map(|at| (*at, [false, true]))).collect();
        order.sort_by_key(|(at, _)| Reverse(weight[*at]));
        let places = placed(anchors, sizes, &order, length);
        let weighed = places.iter().zip(weight).filter(|(place, _)| place.is_some());
        let worth: usize = weighed.map(|(_, weight)| usize::from(*weight)).sum();
        let far =
            |(at, place): (usize, &Option<Place>)| place.map(|one| one.away + sizes[at][one.size].height);
        let depth = places.iter().enumerate().filter_map(far).fold(0.0, f64::max);
        let known = best.as_ref().map(|(most, least, _)| (*most, *least));
        if known.is_none_or(|(most, least)| worth > most || (worth == most && depth < least)) {
            best = Some((worth, depth, places));
        }
    }
    best.map(|(_, _, places)| places).unwrap_or_default()
}

/// Places labels in `order`, each on the first of its sides that has room at any height.
fn placed(
    anchors: &[f64],
    sizes: &[Vec<Size>],
    order: &[(usize, [bool; 2])],
    length: f64,
) -> Vec<Option<Place>> {
    let mut taken: Vec<Taken> = Vec::new();
    let mut places = vec![None; anchors.len()];
    for side in [0, 1] {
        for (at, sides) in order {
            if places[*at].is_some() {
                continue;
            }
            let found = candidates(anchors[*at], &sizes[*at], sides[side]).find(|(box_of, _)| {
                let within = box_of.left >= 0.0 && box_of.right <= length && box_of.far <= FURTHEST;
                within && !taken.iter().any(|other| box_of.hides(other))
            });
            if let Some((box_of, place)) = found {
                taken.push(box_of);
                places[*at] = Some(place);
            }
        }
    }
    places
}

/// Every way to place one label on one side, the best first: near before far, then the better size.
fn candidates(x: f64, sizes: &[Size], leftward: bool) -> impl Iterator<Item = (Taken, Place)> + '_ {
    let levels = (0..(FURTHEST / LEVEL) as usize).map(|level| level as f64 * LEVEL);
    levels.flat_map(move |near| {
        sizes.iter().enumerate().map(move |(n, size)| {
            let (left, right) = if leftward { (x - size.width, x) } else { (x, x + size.width) };
            let taken = Taken { x, left, right, near, far: near + size.height };
            (taken, Place { size: n, away: near, leftward })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{Place, Size, flags, spread, spread_uneven};

    /// Numbers that look drawn by lot, the same every time.
    fn lot(seed: u64) -> impl Iterator<Item = f64> {
        let mut state = seed;
        std::iter::from_fn(move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            Some((state >> 40) as f64 / (1_u64 << 24) as f64)
        })
    }

    #[test]
    fn places_that_are_apart_stay() {
        assert_eq!(spread(&[1.0, 20.0, 40.0], 6.0, 100.0), [1.0, 20.0, 40.0]);
    }

    #[test]
    fn marks_of_one_day_stand_side_by_side_around_it() {
        assert_eq!(spread(&[50.0, 50.0, 50.0], 6.0, 100.0), [44.0, 50.0, 56.0]);
        assert_eq!(spread(&[0.0, 0.0], 6.0, 100.0), [0.0, 6.0]);
        assert_eq!(spread(&[100.0, 100.0], 6.0, 100.0), [94.0, 100.0]);
    }

    #[test]
    fn spread_places_keep_their_order_and_their_gap() {
        for (seed, n) in [(1, 5), (2, 105), (3, 500)] {
            let mut wanted: Vec<f64> = lot(seed).take(n).map(|x| (x * x * 640.0).floor()).collect();
            wanted.sort_by(f64::total_cmp);
            let gap = 6.0_f64.min(640.0 / n as f64);
            let places = spread(&wanted, 6.0, 640.0);
            for pair in places.windows(2) {
                assert!(pair[1] - pair[0] > gap - 0.001, "{n}: {pair:?}");
            }
            assert!(places[0] >= 0.0 && places[n - 1] <= 640.001);
        }
        assert_eq!(spread_uneven(&[10.0, 10.0], &[30.0], 100.0), [0.0, 30.0]);
    }

    /// Left, right, near, far.
    fn edges(x: f64, place: Place, size: Size) -> [f64; 4] {
        let left = if place.leftward { x - size.width } else { x };
        [left, left + size.width, place.away, place.away + size.height]
    }

    #[test]
    fn no_label_hides_another_or_is_struck_through_at_any_width() {
        for (seed, n) in [(1, 5), (2, 12), (3, 105), (4, 500)] {
            let mut shares: Vec<f64> = lot(seed).take(n).collect();
            shares.sort_by(f64::total_cmp);
            let anchors: Vec<f64> = shares.iter().map(|share| share * 640.0).collect();
            let sizes: Vec<Vec<Size>> = lot(seed + 9)
                .take(n)
                .map(|x| {
                    vec![Size { width: 90.0 + x * 90.0, height: 64.0 }, Size { width: 100.0, height: 80.0 }]
                })
                .collect();
            let weight: Vec<u8> = (0..n).map(|at| 1 + u8::from(at % 7 == 0)).collect();
            let places = flags(&anchors, &sizes, &weight, 640.0);
            assert!(places.iter().flatten().count() >= 4, "{n}");
            for wide in [640.0, 800.0, 1117.0] {
                let boxes: Vec<(f64, [f64; 4])> = places
                    .iter()
                    .enumerate()
                    .filter_map(|(at, place)| {
                        let x = shares[at] * wide;
                        place.map(|place| (x, edges(x, place, sizes[at][place.size])))
                    })
                    .collect();
                for (at, (x, one)) in boxes.iter().enumerate() {
                    assert!(one[0] >= 0.0 && one[1] <= wide, "{one:?} of {wide}");
                    for (other_x, other) in boxes.iter().skip(at + 1) {
                        let beside = one[0] < other[1] && other[0] < one[1];
                        assert!(!(beside && one[2] < other[3] && other[2] < one[3]), "{one:?} {other:?}");
                        let struck =
                            |x: f64, far: f64, text: &[f64; 4]| x > text[0] && x < text[1] && far > text[2];
                        assert!(!struck(*x, one[3], other) && !struck(*other_x, other[3], one));
                    }
                }
            }
        }
    }

    #[test]
    fn the_weightiest_is_placed_first_and_what_finds_no_room_has_no_place() {
        let size = vec![Size { width: 300.0, height: 150.0 }];
        let places = flags(&[10.0, 12.0, 14.0], &vec![size; 3], &[1, 3, 1], 320.0);
        assert!(places[1].is_some());
        assert_eq!(places.iter().flatten().count(), 1);
    }
}
