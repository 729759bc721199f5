//! Where a map needs insets: where many places whose names have no room lie near one another.

use super::frame::Frame;

/// So many places are worth an inset.
pub(super) const CROWD: usize = 3;

/// How wide an inset is at most, as part of the overview or of the inset it is cut from: a larger one
/// would show hardly more.
const LARGEST: f64 = 0.5;
const LARGEST_WITHIN: f64 = 0.35;

/// A place just outside belongs in the inset too: so far outside, in parts of its width and height,
/// if the inset does not grow by more than that.
const NEAR: f64 = 0.4;
const GROWN: f64 = 1.8;

/// An inset, and the map it is cut from: the overview, or an inset before it.
pub(super) struct Inset {
    pub(super) frame: Frame,
    pub(super) parent: Option<usize>,
}

/// The inset that helps most: as many as possible of the `nameless` places in a window as small as
/// possible. It lies within one of `insets`, or apart from them all.
pub(super) fn next(
    nameless: &[(f64, f64)],
    all: &[(f64, f64)],
    overview: &Frame,
    (insets, aspect): (&[Inset], f64),
) -> Option<Inset> {
    let mut best: Option<(f64, Inset)> = None;
    for degrees in [60.0, 40.0, 26.0, 17.0, 11.0, 7.0, 4.5, 3.0, 2.0_f64] {
        for middle in nameless {
            let those: Vec<(f64, f64)> =
                nameless.iter().filter(|point| near(**point, *middle, degrees)).copied().collect();
            let worth = those.len() as f64 * (120.0 / degrees).ln();
            if those.len() < CROWD || best.as_ref().is_some_and(|(most, _)| worth <= *most) {
                continue;
            }
            let tight = Frame::around(&those, aspect);
            let fits = |frame: Frame| fit(frame, overview, insets);
            // Within another inset, what lies outside is shown by that one.
            let grown = grown(&those, &tight, all, aspect).and_then(fits);
            let inset = grown.filter(|inset| inset.parent.is_none()).or_else(|| fits(tight));
            if let Some(inset) = inset {
                best = Some((worth, inset));
            }
        }
    }
    best.map(|(_, inset)| inset)
}

/// Whether a point lies in a window of so many degrees around another.
fn near((lon, lat): (f64, f64), middle: (f64, f64), degrees: f64) -> bool {
    let across = (lon - middle.0 + 180.0).rem_euclid(360.0) - 180.0;
    (across * middle.1.to_radians().cos()).abs() <= degrees / 2.0 && (lat - middle.1).abs() <= degrees * 0.375
}

/// The frame with the places that lie just outside it.
fn grown(those: &[(f64, f64)], tight: &Frame, all: &[(f64, f64)], aspect: f64) -> Option<Frame> {
    let close = |point: &&(f64, f64)| {
        let (x, y) = tight.share(**point);
        let range = -NEAR..=1.0 + NEAR;
        range.contains(&x) && range.contains(&y)
    };
    let points: Vec<(f64, f64)> = those.iter().chain(all.iter().filter(close)).copied().collect();
    let frame = Frame::around(&points, aspect);
    (frame.part_of(tight) <= GROWN).then_some(frame)
}

/// The frame as an inset of the map that it lies in, if it is worth one and covers no other in part.
fn fit(frame: Frame, overview: &Frame, insets: &[Inset]) -> Option<Inset> {
    let inside = |other: &Inset| {
        let (x, y, width, height) = frame.within(&other.frame);
        x >= 0.0 && y >= 0.0 && x + width <= 1.0 && y + height <= 1.0
    };
    let apart = |other: &Inset| {
        let (x, y, width, height) = frame.within(&other.frame);
        x >= 1.0 || y >= 1.0 || x + width <= 0.0 || y + height <= 0.0
    };
    let around = |other: &Inset| {
        let (x, y, width, height) = other.frame.within(&frame);
        x >= 0.0 && y >= 0.0 && x + width <= 1.0 && y + height <= 1.0
    };
    let parent = insets.iter().rposition(inside);
    let (within, largest) = parent.map_or((overview, LARGEST), |at| (&insets[at].frame, LARGEST_WITHIN));
    let right = frame.part_of(within) <= largest && insets.iter().all(|one| inside(one) || apart(one));
    (right && !insets.iter().any(around)).then_some(Inset { frame, parent })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn insets_lie_within_one_another_or_apart() {
        let heap =
            |lon: f64, lat: f64, step: f64| (0..6).map(move |at| (lon + step * f64::from(at), lat + step));
        let all: Vec<(f64, f64)> =
            heap(-74.0, 4.0, 1.5).chain(heap(-73.0, 8.0, 0.1)).chain(heap(16.0, 48.0, 0.3)).collect();
        let overview = Frame::around(&all, 2.5);
        let mut insets: Vec<Inset> = Vec::new();
        while let Some(inset) = next(&all, &all, &overview, (&insets, 4.0 / 3.0)) {
            insets.push(inset);
            assert!(insets.len() < 20, "there is always one more");
        }
        assert!(insets.len() >= 2, "{}", insets.len());
        for (at, one) in insets.iter().enumerate() {
            for other in &insets[..at] {
                let (x, y, width, height) = one.frame.within(&other.frame);
                let inside = x >= 0.0 && y >= 0.0 && x + width <= 1.0 && y + height <= 1.0;
                assert!(inside || x >= 1.0 || y >= 1.0 || x + width <= 0.0 || y + height <= 0.0);
            }
        }
    }
}
