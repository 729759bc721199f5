//! `places.geojson`: the places with their coordinates (RFC 7946, WGS 84).

use super::{Export, export, pretty};
use crate::model::records::Place;
use crate::site::Desk;
use serde_json::{Value, json};

pub(super) fn geojson<'d>(desk: &'d Desk<'d>) -> Vec<Export<'d>> {
    let places = desk.briefing.places.as_slice();
    let make = move || {
        let features: Vec<Value> =
            places.iter().enumerate().map(|(at, place)| feature(desk, at, place)).collect();
        pretty(&json!({ "type": "FeatureCollection", "features": features }))
    };
    vec![export("places.geojson", "application/geo+json", "export.places-geojson", places.len(), make)]
}

/// A place; one without coordinates has no geometry, which the format allows.
fn feature(desk: &Desk<'_>, at: usize, place: &Place) -> Value {
    let geometry = match (place.lat, place.lon) {
        (Some(lat), Some(lon)) => json!({ "type": "Point", "coordinates": [lon, lat] }),
        _ => Value::Null,
    };
    let mut properties = json!(place);
    let events = &desk.index.by_place[at];
    properties["events"] = events.iter().map(|at| desk.briefing.events[*at].id.0.clone()).collect();
    json!({ "type": "Feature", "id": place.id.value.0, "geometry": geometry, "properties": properties })
}
