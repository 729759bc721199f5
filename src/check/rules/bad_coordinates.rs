//! A place's coordinates are no point on the Earth.
//!
//! A point is two numbers in degrees: latitude from -90 to 90, north positive, and longitude from
//! -180 to 180, east positive (WGS 84, as in RFC 7946). One without the other is no point. The usual
//! slip is to swap them, since GeoJSON and many maps write longitude first.
//!
//! ```yaml
//! # content/places.yaml
//! - id: old-quay
//!   lat: 103.85
//!   lon: 1.26
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! # content/places.yaml
//! - id: old-quay
//!   lat: 1.26
//!   lon: 103.85
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found, field};
use crate::diag::Severity::Error;
use crate::model::records::Place;
use crate::model::values::Number;

pub(super) const RULE: Rule = rule("bad-coordinates", Error, check);

/// How far the poles are from the equator, in degrees.
const POLE: f64 = 90.0;

/// How far the antimeridian is from that of Greenwich, in degrees.
const ANTIMERIDIAN: f64 = 180.0;

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for place in &context.briefing.places {
        match (place.lat, place.lon) {
            (None, None) => {}
            (Some(lat), Some(lon)) => range(context, place, (lat, lon), found),
            (lat, _) => {
                let (given, missing) = if lat.is_some() { ("lat", "lon") } else { ("lon", "lat") };
                let span = field::value(context, place.span, given);
                let help = "give both, or neither where the point is not known";
                found.at(span, format!("the place has `{given}` but no `{missing}`")).help(help);
            }
        }
    }
}

fn range(context: &Context<'_>, place: &Place, (lat, lon): (Number, Number), found: &mut Found<'_>) {
    let swapped = lat.0.abs() <= ANTIMERIDIAN && lon.0.abs() <= POLE;
    for (name, value, limit) in [("lat", lat.0, POLE), ("lon", lon.0, ANTIMERIDIAN)] {
        if value.abs() > limit {
            let span = field::value(context, place.span, name);
            let problem = found.at(span, format!("`{name}` {value} is not between -{limit} and {limit}"));
            if swapped {
                problem.help(format!(
                    "are the two swapped? That would be `lat: {}` and `lon: {}`",
                    lon.0, lat.0
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn alone_or_out_of_range() {
        check(
            "bad-coordinates",
            "
            //- content/places.yaml
            - {id: here, name: Here, lat: 4.71}
            #                             ^^^^ the place has `lat` but no `lon`
            - id: there
              name: There
              lat: -99.82
            #      ^^^^^^ `lat` -99.82 is not between -90 and 90
              lon: 16.86
            - {id: away, name: Away, lat: 1, lon: 180.5}
            #                                     ^^^^^ `lon` 180.5 is not between -180 and 180
            - {id: pole, name: Pole, lat: -90, lon: 180}
            - {id: unknown, name: Unknown}",
        );
    }

    #[test]
    fn says_when_the_two_were_swapped() {
        let fixture = "
            //- content/places.yaml
            - {id: here, name: Here, lat: -99.82, lon: 16.86}";
        let human = crate::check::fixture::human(fixture);
        assert!(
            human.contains("are the two swapped? That would be `lat: 16.86` and `lon: -99.82`"),
            "{human}"
        );
    }
}
