//! Where names stand beside the circles of a map, so that none covers another or a circle.
//!
//! Circles and letters keep their size in pixels whatever the width of the map, so a place for a name
//! is tried at several widths.

/// Height of a line of letters, in pixels.
const LINE: f64 = 16.0;

/// Between a circle and its name.
const GAP: f64 = 4.0;

/// Beyond this many places, names are not tried: there would be no room.
const TRIED: usize = 200;

/// A circle that wants a name. Its place is in parts of the map's width and height.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) radius: f64,
    /// Width of the name in pixels; nothing for a circle that is to have none.
    pub(super) name: Option<f64>,
}

/// Where a name stands: its middle left point from the circle's centre, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Label {
    pub(super) dx: f64,
    pub(super) dy: f64,
    /// Whether only a wide map has room for it.
    pub(super) wide: bool,
}

/// The widths in pixels at which names are tried, and how many times wider than high the map is.
pub(super) struct Widths {
    pub(super) narrow: &'static [f64],
    pub(super) wide: &'static [f64],
    pub(super) aspect: f64,
}

/// A rectangle: left, top, right, bottom.
type Area = (f64, f64, f64, f64);

/// A label for each spot, or none where there is no room. The first spots choose first. `taken` are
/// rectangles that no name may cover, in parts of the map's width and height.
pub(super) fn place(spots: &[Spot], taken: &[Area], widths: &Widths) -> Vec<Option<Label>> {
    let mut labels: Vec<Option<Label>> = vec![None; spots.len()];
    for wide in [false, true] {
        let all: Vec<f64> = widths.narrow.iter().chain(widths.wide).copied().collect();
        let tried = if wide { widths.wide } else { &all };
        for at in 0..spots.len().min(TRIED) {
            if labels[at].is_none() {
                labels[at] =
                    offsets(&spots[at]).into_iter().map(|(dx, dy)| Label { dx, dy, wide }).find(|label| {
                        tried
                            .iter()
                            .all(|width| free((at, label), (spots, &labels), taken, (*width, widths.aspect)))
                    });
            }
        }
    }
    labels
}

/// The places around a circle at which its name may stand, the best first.
fn offsets(spot: &Spot) -> Vec<(f64, f64)> {
    let Some(name) = spot.name else { return Vec::new() };
    let (side, up) = (spot.radius + GAP, spot.radius + LINE / 2.0 + 1.0);
    let slant = spot.radius * 0.7 + GAP;
    if spot.radius == 0.0 {
        // The name of a country stands on its point, or somewhere near: it means the whole.
        let across = [-name / 2.0, LINE, -name - LINE];
        return [0.0, 1.5, -1.5, 3.0, -3.0].iter().flat_map(|up| across.map(|dx| (dx, up * LINE))).collect();
    }
    vec![
        (side, 0.0),
        (-side - name, 0.0),
        (-name / 2.0, -up),
        (-name / 2.0, up),
        (slant, -slant - 2.0),
        (slant, slant + 2.0),
        (-slant - name, -slant - 2.0),
        (-slant - name, slant + 2.0),
    ]
}

/// The rectangle of a label on a map so many pixels wide and high.
fn area(spot: &Spot, label: &Label, width: f64, height: f64) -> Area {
    let (x, y) = (spot.x * width + label.dx, spot.y * height + label.dy);
    (x, y - LINE / 2.0, x + spot.name.unwrap_or_default(), y + LINE / 2.0)
}

fn free(
    (at, label): (usize, &Label),
    (spots, labels): (&[Spot], &[Option<Label>]),
    taken: &[Area],
    (width, aspect): (f64, f64),
) -> bool {
    let height = width / aspect;
    let own = area(&spots[at], label, width, height);
    let inside = own.0 >= 2.0 && own.1 >= 1.0 && own.2 <= width - 2.0 && own.3 <= height - 1.0;
    let covers_taken =
        || taken.iter().any(|one| meet(own, (one.0 * width, one.1 * height, one.2 * width, one.3 * height)));
    let covers_circle = || {
        let others = spots.iter().enumerate().filter(|(other, spot)| *other != at && spot.radius > 0.0);
        others
            .map(|(_, spot)| spot)
            .any(|spot| touches(own, (spot.x * width, spot.y * height), spot.radius + 1.0))
    };
    let covers_name = || {
        let placed = spots.iter().zip(labels).filter_map(|(spot, label)| Some((spot, label.as_ref()?)));
        placed.into_iter().any(|(spot, label)| meet(own, area(spot, label, width, height)))
    };
    inside && !covers_taken() && !covers_name() && !covers_circle()
}

/// Whether a rectangle and a circle have a point in common: the one of the rectangle nearest to the centre.
fn touches(area: Area, (x, y): (f64, f64), radius: f64) -> bool {
    let (across, along) = (x - x.clamp(area.0, area.2), y - y.clamp(area.1, area.3));
    across * across + along * along < radius * radius
}

fn meet(one: Area, other: Area) -> bool {
    one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTHS: Widths = Widths { narrow: &[284.0, 360.0], wide: &[540.0], aspect: 4.0 / 3.0 };

    /// Spots in heaps, the same every time.
    fn spots(n: usize) -> Vec<Spot> {
        let mut number: u64 = 11;
        let mut next = || {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((number >> 40) % 1000) as f64 / 1000.0
        };
        let spot = |at: usize, next: &mut dyn FnMut() -> f64| {
            let heap = (at % 5) as f64 / 6.0;
            let spread = if at.is_multiple_of(3) { 0.8 } else { 0.12 };
            let (x, y) = ((heap + next() * spread).min(1.0), (heap + next() * spread).min(1.0));
            Spot { x, y, radius: 3.0 + 12.0 * next(), name: Some(30.0 + 70.0 * next()) }
        };
        (0..n).map(|at| spot(at, &mut next)).collect()
    }

    #[test]
    fn no_name_covers_another_or_a_circle_at_any_size() {
        for n in [5, 105, 500] {
            let spots = spots(n);
            let taken = [(0.4, 0.4, 0.6, 0.6)];
            let labels = place(&spots, &taken, &WIDTHS);
            assert!(labels.iter().flatten().count() >= 3, "of {n} places, hardly any has a name");
            for width in WIDTHS.narrow.iter().chain(WIDTHS.wide) {
                let height = width / WIDTHS.aspect;
                let narrow = WIDTHS.narrow.contains(width);
                let shown: Vec<(usize, Area)> = (0..n)
                    .filter_map(|at| Some((at, labels[at]?)))
                    .filter(|(_, label)| !(narrow && label.wide))
                    .map(|(at, label)| (at, area(&spots[at], &label, *width, height)))
                    .collect();
                for (one, (at, own)) in shown.iter().enumerate() {
                    assert!(own.0 >= 0.0 && own.2 <= *width && own.1 >= 0.0 && own.3 <= height);
                    assert!(shown[one + 1..].iter().all(|(_, other)| !meet(*own, *other)), "{n} at {width}");
                    let circles = spots.iter().enumerate().filter(|(other, _)| other != at);
                    for (_, spot) in circles {
                        let centre = (spot.x * width, spot.y * height);
                        assert!(!touches(*own, centre, spot.radius), "{n} at {width}");
                    }
                }
            }
        }
    }
}
