//! What a map shows: a stretch of the world in an equal-area projection.

/// Units across a frame, whatever it shows.
const UNITS: f64 = 2000.0;

/// The least that a frame shows from side to side, in degrees at its middle: no more is known of a
/// place than where its town lies, and land is drawn no finer.
const LEAST: f64 = 2.5;

/// Room around the places, as part of the frame.
const AIR: f64 = 0.12;

/// A stretch of the world. The projection is Lambert's cylindrical one, true at the middle latitude
/// of the frame: areas are right everywhere in it, and shapes near its middle.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// The cosine of the middle latitude.
    scale: f64,
    /// The edges in the projection: to the right, and downwards.
    left: f64,
    width: f64,
    top: f64,
    height: f64,
}

impl Frame {
    /// The frame of at least `points`, by longitude and latitude, `aspect` times as wide as high.
    pub(super) fn around(points: &[(f64, f64)], aspect: f64) -> Frame {
        let (west, east) = arc(points.iter().map(|point| point.0));
        let lats = points.iter().map(|point| point.1.clamp(-90.0, 90.0));
        let south = lats.clone().fold(90.0, f64::min);
        let north = lats.fold(-90.0, f64::max);
        let middle = f64::midpoint(south, north).clamp(-60.0, 60.0);
        let scale = middle.to_radians().cos();
        let (x, y) = (|lon: f64| lon.to_radians() * scale, |lat: f64| lat.to_radians().sin() / scale);
        let least = LEAST.to_radians();
        let wide = ((x(east) - x(west)) * (1.0 + 2.0 * AIR)).max(least);
        let high = ((y(north) - y(south)) * (1.0 + 2.0 * AIR)).max(least / aspect);
        // As large as the places ask for in one direction, and as the aspect does in the other.
        let width = wide.max(high * aspect).min(std::f64::consts::TAU * scale);
        let height = width / aspect;
        let pole = 1.0 / scale;
        let centre = f64::midpoint(y(north), y(south));
        // Nothing lies beyond a pole.
        let top = if height >= 2.0 * pole {
            height / 2.0
        } else {
            (centre + height / 2.0).clamp(height - pole, pole)
        };
        Frame { scale, left: f64::midpoint(x(west), x(east)) - width / 2.0, width, top, height }
    }

    /// Where a point lies, in units from the upper left corner.
    pub(super) fn units(&self, lon: f64, lat: f64) -> (f64, f64) {
        let per = UNITS / self.width;
        (
            (lon.to_radians() * self.scale - self.left) * per,
            (self.top - lat.to_radians().sin() / self.scale) * per,
        )
    }

    /// Where a point lies, in parts of the width and of the height.
    pub(super) fn share(&self, (lon, lat): (f64, f64)) -> (f64, f64) {
        let ((x, y), (width, height)) = (self.units(self.turned(lon), lat), self.size());
        (x / width, y / height)
    }

    /// Width and height in units.
    pub(super) fn size(&self) -> (f64, f64) {
        (UNITS, UNITS * self.height / self.width)
    }

    /// The longitude, turned by whole circles so that it lies in the frame if any of its turns do.
    pub(super) fn turned(&self, lon: f64) -> f64 {
        let middle = ((self.left + self.width / 2.0) / self.scale).to_degrees();
        middle + (lon - middle + 180.0).rem_euclid(360.0) - 180.0
    }

    pub(super) fn holds(&self, point: (f64, f64)) -> bool {
        let (x, y) = self.share(point);
        (0.02..=0.98).contains(&x) && (0.02..=0.98).contains(&y)
    }

    /// Whether a stretch of longitudes and latitudes is seen in it.
    pub(super) fn shows(&self, (west, east): (f64, f64), (south, north): (f64, f64)) -> bool {
        let ((left, low), (right, high)) = (self.units(west, south), self.units(east, north));
        let (width, height) = self.size();
        right >= 0.0 && left <= width && low >= 0.0 && high <= height
    }

    /// How many units apart two points are at least, to be told apart: a wide stretch is drawn small.
    pub(super) fn tolerance(&self) -> i64 {
        if self.width > 1.5 { 7 } else { 5 }
    }

    /// How wide it is, as part of another.
    pub(super) fn part_of(&self, other: &Frame) -> f64 {
        (self.width / self.scale) / (other.width / other.scale)
    }

    /// Its corners in parts of another frame: left, top, width, height.
    pub(super) fn within(&self, other: &Frame) -> (f64, f64, f64, f64) {
        let lon = |x: f64| (x / self.scale).to_degrees();
        let lat = |y: f64| (y * self.scale).clamp(-1.0, 1.0).asin().to_degrees();
        let middle = lon(self.left + self.width / 2.0);
        let turn = other.turned(middle) - middle;
        let (left, top) = other.units(lon(self.left) + turn, lat(self.top));
        let (right, foot) = other.units(lon(self.left + self.width) + turn, lat(self.top - self.height));
        let (width, height) = other.size();
        (left / width, top / height, (right - left) / width, (foot - top) / height)
    }
}

/// The shortest stretch of longitudes that holds them all; its east may lie beyond 180.
fn arc(lons: impl Iterator<Item = f64>) -> (f64, f64) {
    let mut lons: Vec<f64> = lons.map(|lon| (lon + 180.0).rem_euclid(360.0) - 180.0).collect();
    lons.sort_by(f64::total_cmp);
    let (Some(first), Some(last)) = (lons.first().copied(), lons.last().copied()) else {
        return (-30.0, 30.0);
    };
    // The widest gap is what is left out.
    let mut best = (first + 360.0 - last, first, last);
    for pair in lons.windows(2) {
        if pair[1] - pair[0] > best.0 {
            best = (pair[1] - pair[0], pair[1], pair[0] + 360.0);
        }
    }
    (best.1, best.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_holds_its_places_over_the_antimeridian_and_at_the_poles() {
        let cases: [&[(f64, f64)]; 6] = [
            &[(-74.0, 4.7)],
            &[(-74.0, 4.7), (16.4, 48.2), (116.4, 39.9), (-117.0, 32.7)],
            &[(178.0, -18.0), (-172.0, -13.8)],
            &[(0.0, 90.0), (0.0, -90.0)],
            &[(10.0, 89.9)],
            &[(-180.0, 0.0), (180.0, 1.0), (0.0, 0.0), (90.0, 0.0), (-90.0, 0.0)],
        ];
        for points in cases {
            for aspect in [2.0, 4.0 / 3.0] {
                let frame = Frame::around(points, aspect);
                for point in points {
                    let (x, y) = frame.share(*point);
                    assert!(
                        (-0.001..=1.001).contains(&x) && (-0.001..=1.001).contains(&y),
                        "{points:?}: {x} {y}"
                    );
                }
            }
        }
        // Fiji and Samoa are near each other, not a world apart.
        let frame = Frame::around(cases[2], 2.0);
        assert!(frame.width < 0.6, "{frame:?}");
    }

    #[test]
    fn areas_are_right_everywhere_in_a_frame() {
        let frame = Frame::around(&[(0.0, -10.0), (60.0, 70.0)], 2.0);
        let area = |south: f64| {
            let ((a, b), (c, d)) = (frame.units(10.0, south), frame.units(11.0, south + 1.0));
            // On a globe, a degree by a degree at that latitude.
            (c - a) * (b - d) / ((south + 1.0).to_radians().sin() - south.to_radians().sin())
        };
        assert!((area(0.0) / area(60.0) - 1.0).abs() < 1e-9);
    }
}
