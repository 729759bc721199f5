//! The basemap: land and the borders of countries, from `world.txt`, cut to what a frame shows.

use super::frame::Frame;
use std::sync::LazyLock;

/// Made from Natural Earth, which is in the public domain; the file says how.
const TEXT: &str = include_str!("world.txt");

/// Steps are in this part of a degree.
const GRID: f64 = 25.0;

/// How far beyond the frame land is drawn, in units, so that its cut is not seen.
const BEYOND: f64 = 40.0;

static WORLD: LazyLock<World> = LazyLock::new(|| World::read(TEXT));

struct World {
    land: Vec<Shape>,
    borders: Vec<Shape>,
}

/// A ring of land or a stretch of border, in degrees of longitude and latitude.
struct Shape {
    points: Vec<(f64, f64)>,
    west: f64,
    east: f64,
    south: f64,
    north: f64,
}

/// Land and borders as paths in the frame's units.
pub(super) fn paths(frame: &Frame) -> (String, String) {
    let land = drawn(&WORLD.land, frame).map(|points| path(&cut(points, frame), frame, true)).collect();
    let borders = drawn(&WORLD.borders, frame).flat_map(|points| inside(&points, frame)).collect::<Vec<_>>();
    (land, borders.iter().map(|points| path(points, frame, false)).collect())
}

/// The shapes that the frame shows, in its units; one that goes over the edge of the world map is
/// drawn on its other side too.
fn drawn<'f>(shapes: &'f [Shape], frame: &'f Frame) -> impl Iterator<Item = Vec<(f64, f64)>> + 'f {
    let turns = [-360.0, 0.0, 360.0];
    turns.into_iter().flat_map(move |turn| {
        let seen = move |shape: &&Shape| {
            frame.shows((shape.west + turn, shape.east + turn), (shape.south, shape.north))
        };
        let project = move |shape: &Shape| -> Vec<(f64, f64)> {
            shape.points.iter().map(|(lon, lat)| frame.units(lon + turn, *lat)).collect()
        };
        shapes.iter().filter(seen).map(project)
    })
}

/// A ring cut to the frame and a little beyond, by Sutherland and Hodgman's method.
fn cut(ring: Vec<(f64, f64)>, frame: &Frame) -> Vec<(f64, f64)> {
    let (width, height) = frame.size();
    let edges: [(bool, f64, f64); 4] = [
        (true, -BEYOND, 1.0),
        (true, width + BEYOND, -1.0),
        (false, -BEYOND, 1.0),
        (false, height + BEYOND, -1.0),
    ];
    edges.into_iter().fold(ring, |ring, (across, edge, sign)| {
        let along = |point: &(f64, f64)| if across { point.0 } else { point.1 };
        let within = |point: &(f64, f64)| (along(point) - edge) * sign >= 0.0;
        let mut kept = Vec::with_capacity(ring.len());
        for (at, point) in ring.iter().enumerate() {
            let before = &ring[if at == 0 { ring.len() - 1 } else { at - 1 }];
            if within(point) != within(before) {
                let share = (edge - along(before)) / (along(point) - along(before));
                kept.push((before.0 + share * (point.0 - before.0), before.1 + share * (point.1 - before.1)));
            }
            if within(point) {
                kept.push(*point);
            }
        }
        kept
    })
}

/// The stretches of a line within the frame, each with one point beyond it at either end.
fn inside(line: &[(f64, f64)], frame: &Frame) -> Vec<Vec<(f64, f64)>> {
    let (width, height) = frame.size();
    let within = |(x, y): (f64, f64)| {
        (-BEYOND..=width + BEYOND).contains(&x) && (-BEYOND..=height + BEYOND).contains(&y)
    };
    let mut stretches: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut open = false;
    for pair in line.windows(2) {
        if !(within(pair[0]) || within(pair[1])) {
            open = false;
            continue;
        }
        match stretches.last_mut().filter(|_| open) {
            Some(stretch) => stretch.push(pair[1]),
            None => stretches.push(pair.to_vec()),
        }
        open = true;
    }
    stretches
}

/// A path in whole units and relative steps; points that nobody could tell apart are left out.
fn path(points: &[(f64, f64)], frame: &Frame, ring: bool) -> String {
    let near = frame.tolerance();
    let mut kept: Vec<(i64, i64)> = Vec::new();
    for (at, (x, y)) in points.iter().enumerate() {
        let point = (x.round() as i64, y.round() as i64);
        let last = at + 1 == points.len() && !ring;
        let moved = kept.last().is_none_or(|(a, b)| (a - point.0).abs().max((b - point.1).abs()) >= near);
        if moved || last {
            kept.push(point);
        }
    }
    if kept.len() < if ring { 3 } else { 2 } {
        return String::new();
    }
    let mut path = String::new();
    let mut before = (0, 0);
    for (at, point) in kept.iter().enumerate() {
        let (x, y) = (point.0 - before.0, point.1 - before.1);
        let step = match at {
            0 => format!("M{x} {y}l"),
            1 => format!("{x} {y}"),
            _ if x < 0 => format!("{x} {y}"),
            _ => format!(" {x} {y}"),
        };
        // Minus signs keep numbers apart as well as spaces do.
        path.push_str(&step.replace(" -", "-"));
        before = *point;
    }
    if ring {
        path.push('z');
    }
    path
}

impl World {
    fn read(text: &str) -> World {
        let (mut land, mut borders) = (Vec::new(), Vec::new());
        let mut in_borders = false;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line {
                "land" => in_borders = false,
                "borders" => in_borders = true,
                shapes => {
                    let list = if in_borders { &mut borders } else { &mut land };
                    list.extend(shapes.split(' ').filter_map(Shape::read));
                }
            }
        }
        World { land, borders }
    }
}

impl Shape {
    /// Steps in Google's polyline format: five bits a character, the lowest first, a sign in the lowest bit.
    fn read(text: &str) -> Option<Shape> {
        let (mut numbers, mut value, mut shift) = (Vec::new(), 0_i64, 0);
        for byte in text.bytes() {
            let bits = i64::from(byte) - 63;
            value |= (bits & 31) << shift;
            shift += 5;
            if bits < 32 {
                numbers.push(if value & 1 == 1 { !(value >> 1) } else { value >> 1 });
                (value, shift) = (0, 0);
            }
        }
        let mut at = (0, 0);
        let points = numbers.chunks_exact(2).map(|step| {
            at = (at.0 + step[0], at.1 + step[1]);
            (at.0 as f64 / GRID, at.1 as f64 / GRID)
        });
        let points: Vec<(f64, f64)> = points.collect();
        let first = *points.first()?;
        let mut shape = Shape { west: first.0, east: first.0, south: first.1, north: first.1, points };
        for (lon, lat) in &shape.points {
            shape.west = shape.west.min(*lon);
            shape.east = shape.east.max(*lon);
            shape.south = shape.south.min(*lat);
            shape.north = shape.north.max(*lat);
        }
        Some(shape)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_world_is_whole() {
        assert!(WORLD.land.len() > 400 && WORLD.borders.len() > 300);
        let all = WORLD.land.iter().chain(&WORLD.borders).flat_map(|shape| &shape.points);
        for (lon, lat) in all {
            assert!((-360.0..=360.0).contains(lon) && (-90.1..=90.1).contains(lat), "{lon} {lat}");
        }
    }

    #[test]
    fn land_is_where_it_is_and_nothing_is_drawn_far_outside() {
        // The longitude and latitude of places on land and at sea, over the edge of the map and at the poles.
        let cases = [
            ((4.7, -74.1), true),
            ((0.0, -30.0), false),
            ((67.8, 179.5), true),
            ((67.8, -179.5), true),
            ((-20.0, -179.9), false),
            ((89.0, 0.0), false),
            ((-89.0, 0.0), true),
        ];
        for ((lat, lon), expected) in cases {
            let frame = Frame::around(&[(lon, lat)], 4.0 / 3.0);
            let point = frame.units(frame.turned(lon), lat);
            let rings = drawn(&WORLD.land, &frame).map(|ring| cut(ring, &frame));
            let crossings: usize = rings.map(|ring| crossed(&ring, point)).sum();
            assert_eq!(crossings % 2 == 1, expected, "{lat} {lon}");
            let (land, borders) = paths(&frame);
            assert!(!land.contains("NaN") && !borders.contains("NaN"));
            assert!(land.len() < 60_000, "{} bytes of land at {lat} {lon}", land.len());
        }
    }

    /// How often a ray to the right of `point` crosses the ring.
    fn crossed(ring: &[(f64, f64)], (x, y): (f64, f64)) -> usize {
        let edges = (0..ring.len()).map(|at| (ring[at], ring[(at + 1) % ring.len()]));
        edges
            .filter(|(a, b)| (a.1 > y) != (b.1 > y) && x < (b.0 - a.0) * (y - a.1) / (b.1 - a.1) + a.0)
            .count()
    }
}
