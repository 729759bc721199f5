//! The map: places sized by their number of events, with insets where names would crowd.

mod frame;
mod insets;
mod labels;
mod locator;
mod world;

use crate::model::records::Place;
use crate::site::Here;
use crate::site::parts::Link;
use frame::Frame;
use insets::{CROWD, Inset};
use labels::{Label, Spot, Widths};
pub(crate) use locator::{Locator, locator};
use serde::Serialize;
use std::cmp::Reverse;

/// The radius of the circle with most events, in pixels, and of the smallest that can be seen.
const LARGEST: f64 = 17.0;
const SMALLEST: f64 = 2.5;

/// The least radius of a circle with a broken line: a smaller one would look whole.
const HOLLOW: f64 = 5.0;

/// So many insets stand on a page.
const INSETS: usize = 4;

/// How wide a map is, from the narrowest phone to the widest page.
const OVERVIEW: Widths =
    Widths { narrow: &[284.0, 320.0, 400.0, 520.0], wide: &[620.0, 760.0, 960.0], aspect: 2.5 };
const INSET: Widths = Widths {
    narrow: &[284.0, 320.0, 360.0, 410.0],
    wide: &[416.0, 460.0, 520.0, 570.0, 660.0],
    aspect: 4.0 / 3.0,
};

/// What the template draws.
#[derive(Serialize)]
pub(crate) struct MapFigure {
    headline: String,
    measure: String,
    /// The places that have no coordinates, in words.
    missing: Option<String>,
    /// The whole, then its insets.
    panels: Vec<Panel>,
}

#[derive(Serialize)]
struct Panel {
    /// `overview`, `inset`, or `single` where there are no insets.
    kind: &'static str,
    /// The letter of an inset, and what it shows.
    letter: Option<String>,
    caption: Option<String>,
    /// Paths in a box of `width` by `height` units.
    land: String,
    borders: String,
    width: f64,
    height: f64,
    /// Where insets lie.
    boxes: Vec<Outline>,
    marks: Vec<Mark>,
}

/// The outline of an inset, in percent.
#[derive(Serialize)]
struct Outline {
    letter: String,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

/// A place. Where it lies is in percent, what belongs to it in pixels from there.
#[derive(Serialize)]
struct Mark {
    /// `town`; `region` and `sea`, of which only the area is known; `country`, which is named
    /// without a circle.
    kind: &'static str,
    x: f64,
    y: f64,
    radius: f64,
    /// Nothing where an inset shows the place: a mere dot stands here.
    link: Option<Link>,
    count: String,
    /// For screen readers and for hovering.
    label: String,
    name: Option<Name>,
}

/// Where the name stands.
#[derive(Serialize)]
struct Name {
    x: f64,
    y: f64,
    /// Whether only a wide map has room for it.
    wide: bool,
}

/// A place with coordinates and events.
struct Spotted<'d> {
    place: &'d Place,
    events: usize,
    point: (f64, f64),
}

/// The map of all places with events; nothing where none has coordinates.
pub(crate) fn figure(here: &Here<'_>) -> Option<MapFigure> {
    let scope = here.scope;
    let counted = scope.briefing.places.iter().zip(&scope.desk.index.by_place);
    let counted = counted.map(|(place, events)| (place, events.len())).filter(|(_, events)| *events > 0);
    let (mut spotted, mut missing) = (Vec::new(), Vec::new());
    for (place, events) in counted {
        match place.lat.as_ref().zip(place.lon.as_ref()) {
            Some((lat, lon)) => spotted.push(Spotted { place, events, point: (lon.0, lat.0) }),
            None => missing.push(here.said(&place.name).text),
        }
    }
    spotted.sort_by_key(|one| Reverse(one.events));
    let most = spotted.first()?.events;
    let artist = Artist { here, spotted: &spotted, most };
    let words = scope.words;
    Some(MapFigure {
        headline: headline(here),
        measure: measure(here),
        missing: (!missing.is_empty())
            .then(|| words.fill("places.missing", &[("places", &missing.join(", "))])),
        panels: artist.panels(),
    })
}

/// Draws the panels of one map.
struct Artist<'a, 'd> {
    here: &'a Here<'d>,
    /// Those with most events first.
    spotted: &'a [Spotted<'d>],
    most: usize,
}

impl Artist<'_, '_> {
    fn panels(&self) -> Vec<Panel> {
        let points: Vec<(f64, f64)> = self.spotted.iter().map(|one| one.point).collect();
        let overview = Frame::around(&points, OVERVIEW.aspect);
        let insets = self.insets(&overview);
        if insets.is_empty() {
            let frame = Frame::around(&points, INSET.aspect);
            return vec![self.panel("single", &frame, &[], &INSET)];
        }
        let children = |parent: Option<usize>| -> Vec<(usize, &Frame)> {
            let all = insets.iter().enumerate();
            all.filter(|(_, inset)| inset.parent == parent).map(|(at, inset)| (at, &inset.frame)).collect()
        };
        let mut panels = vec![self.panel("overview", &overview, &children(None), &OVERVIEW)];
        for (at, inset) in insets.iter().enumerate() {
            let mut panel = self.panel("inset", &inset.frame, &children(Some(at)), &INSET);
            let inside = || self.spotted.iter().filter(|one| inset.frame.holds(one.point));
            // A town says more of where one is than a sea or a border.
            let busiest = inside().find(|one| kind(one.place) == "town").or_else(|| inside().next());
            let name = busiest.map(|one| self.here.said(&one.place.name).text).unwrap_or_default();
            panel.letter = Some(letter(at));
            panel.caption = Some(self.here.scope.words.fill("places.around", &[("place", &name)]));
            panels.push(panel);
        }
        panels
    }

    /// Where names have no room: one inset after the other, until hardly any are left.
    fn insets(&self, overview: &Frame) -> Vec<Inset> {
        let mut left = self.nameless(overview, &OVERVIEW);
        let mut insets: Vec<Inset> = Vec::new();
        let points = |those: &[usize]| those.iter().map(|at| self.spotted[*at].point).collect::<Vec<_>>();
        let all: Vec<(f64, f64)> = self.spotted.iter().map(|one| one.point).collect();
        while insets.len() < INSETS && left.len() >= CROWD {
            let among = (insets.as_slice(), INSET.aspect);
            let Some(inset) = insets::next(&points(&left), &all, overview, among) else { break };
            let nameless = self.nameless(&inset.frame, &INSET);
            let before = left.len();
            left.retain(|at| !inset.frame.holds(self.spotted[*at].point) || nameless.contains(at));
            if left.len() == before {
                break;
            }
            insets.push(inset);
        }
        insets
    }

    /// The places in a frame whose names have no room on a narrow screen.
    fn nameless(&self, frame: &Frame, widths: &Widths) -> Vec<usize> {
        let inside: Vec<usize> =
            (0..self.spotted.len()).filter(|at| frame.holds(self.spotted[*at].point)).collect();
        let spots: Vec<Spot> = inside.iter().map(|at| self.spot(&self.spotted[*at], frame, true)).collect();
        let labels = labels::place(&spots, &[], widths);
        let without = inside.iter().zip(labels).filter(|(_, label)| label.is_none_or(|label| label.wide));
        without.map(|(at, _)| *at).collect()
    }

    fn panel(&self, kind: &'static str, frame: &Frame, insets: &[(usize, &Frame)], widths: &Widths) -> Panel {
        let inside: Vec<&Spotted<'_>> = self.spotted.iter().filter(|one| frame.holds(one.point)).collect();
        let elsewhere = |one: &Spotted<'_>| insets.iter().any(|(_, inset)| inset.holds(one.point));
        let spots: Vec<Spot> = inside.iter().map(|one| self.spot(one, frame, !elsewhere(one))).collect();
        let boxes: Vec<(usize, (f64, f64, f64, f64))> =
            insets.iter().map(|(at, inset)| (*at, inset.within(frame))).collect();
        // An outline, and room for its letter on its right.
        let taken: Vec<(f64, f64, f64, f64)> = boxes
            .iter()
            .map(|(_, (x, y, w, h))| (*x, *y, x + w + 18.0 / widths.narrow[0], y + h.max(0.12)))
            .collect();
        let labels = labels::place(&spots, &taken, widths);
        let (land, borders) = world::paths(frame);
        let (width, height) = frame.size();
        let percent = |share: f64| super::round(share * 100.0);
        let outline = |(at, (x, y, w, h)): &(usize, (f64, f64, f64, f64))| Outline {
            letter: letter(*at),
            x: percent(*x),
            y: percent(*y),
            width: percent(*w),
            height: percent(*h),
        };
        let marks = inside.iter().zip(&spots).zip(&labels);
        Panel {
            kind,
            letter: None,
            caption: None,
            land,
            borders,
            width: super::round(width),
            height: super::round(height),
            boxes: boxes.iter().map(outline).collect(),
            marks: marks.map(|((one, spot), label)| self.mark(one, spot, *label)).collect(),
        }
    }

    fn spot(&self, one: &Spotted<'_>, frame: &Frame, named: bool) -> Spot {
        let (x, y) = frame.share(one.point);
        let area = one.events as f64 / self.most as f64;
        let radius = (LARGEST * area.sqrt()).max(SMALLEST);
        let text = format!("{} {}", self.here.said(&one.place.name).text, self.count(one));
        let name = named.then(|| super::text::width(&text));
        let radius = match (kind(one.place), named) {
            (_, false) => SMALLEST,
            ("country", _) => 0.0,
            ("region" | "sea", _) => radius.max(HOLLOW),
            _ => radius,
        };
        Spot { x, y, radius: super::round(radius), name }
    }

    fn count(&self, one: &Spotted<'_>) -> String {
        self.here.scope.words.number(one.events as f64)
    }

    fn mark(&self, one: &Spotted<'_>, spot: &Spot, label: Option<Label>) -> Mark {
        let link = self.here.link_to_place(one.place);
        let events = self.here.scope.words.count("events", one.events);
        let precision = self.here.scope.words.get(&format!("places.kind.{}", kind(one.place)));
        Mark {
            kind: kind(one.place),
            x: super::round(spot.x * 100.0),
            y: super::round(spot.y * 100.0),
            // A country whose name has no room is a circle, so that it can be seen.
            radius: if label.is_none_or(|label| label.wide) && spot.radius == 0.0 {
                HOLLOW
            } else {
                spot.radius
            },
            count: self.count(one),
            label: format!("{}: {events} ({precision})", link.text),
            link: spot.name.is_some().then_some(link),
            name: label.map(|label| Name {
                x: super::round(label.dx),
                y: super::round(label.dy),
                wide: label.wide,
            }),
        }
    }
}

/// The letter of an inset.
fn letter(at: usize) -> String {
    char::from(b'A' + u8::try_from(at).unwrap_or_default()).to_string()
}

/// What is known of where a place lies.
fn kind(place: &Place) -> &'static str {
    let word = |field: &Option<crate::model::decode::At<String>>| {
        field.as_ref().map(|one| one.value.to_lowercase()).unwrap_or_default()
    };
    match (word(&place.kind).as_str(), word(&place.precision).as_str()) {
        ("sea", _) => "sea",
        ("country", _) | (_, "country") => "country",
        ("region" | "border", _) | (_, "region") => "region",
        _ => "town",
    }
}

/// Where most events took place, or that no place leads.
fn headline(here: &Here<'_>) -> String {
    let (scope, words) = (here.scope, here.scope.words);
    let counts: Vec<usize> = scope.desk.index.by_place.iter().map(Vec::len).collect();
    let most = counts.iter().copied().max().unwrap_or_default();
    let leaders: Vec<usize> = (0..counts.len()).filter(|at| counts[*at] == most).collect();
    let placed = scope.briefing.listed().filter(|(_, event)| !event.places.is_empty()).count();
    let number = |n: usize| words.number(n as f64);
    match leaders.as_slice() {
        [one] => {
            let name = here.said(&scope.briefing.places[*one].name).text;
            words.fill(
                "places.headline",
                &[("place", &name), ("n", &number(most)), ("all", &words.count("events", placed))],
            )
        }
        several => words.fill(
            "places.headline-tie",
            &[("n", &number(several.len())), ("each", &words.count("events", most))],
        ),
    }
}

fn measure(here: &Here<'_>) -> String {
    let (events, words) = (&here.scope.briefing.events, here.scope.words);
    let listed = &here.scope.desk.index.listed;
    let day =
        |at: Option<&usize>| at.map(|at| words.dates.day(events[*at].date.sort_day())).unwrap_or_default();
    words.fill("places.measure", &[("from", &day(listed.first())), ("to", &day(listed.last()))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::tests::with_here;
    use std::collections::BTreeMap;

    /// A project with `n` places in heaps over the world, each with an event or more.
    fn project(n: usize) -> Vec<(String, String)> {
        let heaps = [(4.6, -74.1), (48.2, 16.4), (-17.0, 179.9), (71.0, -179.9), (40.7, -74.0)];
        let places: String = (0..n)
            .map(|at| {
                let (lat, lon) = heaps[at % heaps.len()];
                let (lat, lon) = (lat + (at * 37 % 100) as f64 / 40.0, lon + (at * 53 % 100) as f64 / 40.0);
                let lon = if lon > 180.0 { lon - 360.0 } else { lon };
                let kind = ["city", "region", "sea", "country"][at % 4];
                format!("- {{id: p{at}, name: Place {at}, kind: {kind}, lat: {lat:.2}, lon: {lon:.2}}}\n")
            })
            .collect();
        let events = (0..n * 2).map(|at| {
            let (one, other) = (at % n, at * at % n);
            let places = if one == other { format!("[p{one}]") } else { format!("[p{one}, p{other}]") };
            let text = format!(
                "title: Act {at}\ndate: 2026-01-07\nsummary: Said.\ndirection: neutral\nsignificance: 3\nplaces: {places}\nfacts: [{{text: So.}}]\n"
            );
            (format!("content/events/e{at}.yaml"), text)
        });
        let config = "title: T\ndescription: D\nlanguages: [en]\n".to_owned();
        let lists =
            [("content/briefing.yaml".to_owned(), config), ("content/places.yaml".to_owned(), places)];
        lists.into_iter().chain(events).collect()
    }

    #[test]
    fn every_place_is_on_the_map_with_its_number_of_events() {
        for n in [1, 5, 38, 250] {
            with_here(&project(n), |here| {
                let Some(figure) = figure(here) else { panic!("all places have coordinates") };
                let mut drawn: BTreeMap<String, String> = BTreeMap::new();
                for mark in figure.panels.iter().flat_map(|panel| &panel.marks) {
                    assert!((0.0..=100.0).contains(&mark.x) && (0.0..=100.0).contains(&mark.y));
                    if let Some(link) = &mark.link {
                        drawn.insert(link.text.clone(), mark.count.clone());
                    }
                }
                let index = &here.scope.desk.index;
                let expected: BTreeMap<String, String> = here
                    .scope
                    .briefing
                    .places
                    .iter()
                    .zip(&index.by_place)
                    .map(|(place, events)| (here.said(&place.name).text, events.len().to_string()))
                    .collect();
                assert_eq!(drawn, expected, "of {n}");
                assert!(figure.panels.len() <= INSETS + 1);
            });
        }
    }

    #[test]
    fn areas_grow_with_the_number_of_events_and_names_of_countries_have_no_circle() {
        with_here(&project(5), |here| {
            let Some(figure) = figure(here) else { panic!("all places have coordinates") };
            let marks: Vec<&Mark> = figure.panels.iter().flat_map(|panel| &panel.marks).collect();
            let towns = |mark: &&&Mark| mark.kind == "town" && mark.link.is_some();
            let unit: Vec<f64> = marks
                .iter()
                .filter(towns)
                .map(|mark| mark.radius * mark.radius / mark.count.parse::<f64>().expect("a number"))
                .collect();
            assert!(unit.windows(2).all(|pair| (pair[0] / pair[1] - 1.0).abs() < 0.1), "{unit:?}");
            assert!(
                marks
                    .iter()
                    .filter(|mark| mark.kind == "country" && mark.link.is_some())
                    .all(|mark| mark.radius == 0.0 || mark.name.as_ref().is_none_or(|name| name.wide))
            );
        });
    }
}
