//! Where one place lies: a small map of what is around it.

use super::frame::Frame;
use super::{kind, world};
use crate::model::records::Place;
use crate::site::Here;
use crate::site::figures::round;
use serde::Serialize;

/// Degrees to each side: enough for the shape of a coast or a border to be known.
const ACROSS: f64 = 11.0;
const ALONG: f64 = 7.0;

/// A map of a country shows its neighbours too.
const COUNTRY: f64 = 2.0;

const ASPECT: f64 = 4.0 / 3.0;

/// What the template draws.
#[derive(Serialize)]
pub(crate) struct Locator {
    /// `town`, `region`, `sea` or `country`.
    kind: &'static str,
    /// For screen readers.
    label: String,
    /// Paths in a box of `width` by `height` units.
    land: String,
    borders: String,
    width: f64,
    height: f64,
    /// Where the place lies, in percent.
    x: f64,
    y: f64,
}

/// The map around `place`; nothing where it has no coordinates.
pub(crate) fn locator(here: &Here<'_>, place: &Place) -> Option<Locator> {
    let (lat, lon) = (place.lat.as_ref()?.0, place.lon.as_ref()?.0);
    let kind = kind(place);
    let far = if kind == "country" { COUNTRY } else { 1.0 };
    let corner = |sign: f64| (lon + sign * ACROSS * far, lat + sign * ALONG * far);
    let frame = Frame::around(&[corner(-1.0), corner(1.0)], ASPECT);
    let ((land, borders), (width, height)) = (world::paths(&frame), frame.size());
    let (x, y) = frame.share((lon, lat));
    let name = here.said(&place.name).text;
    Some(Locator {
        kind,
        label: here.scope.words.fill("places.around", &[("place", &name)]),
        land,
        borders,
        width: round(width),
        height: round(height),
        x: round(x * 100.0),
        y: round(y * 100.0),
    })
}
