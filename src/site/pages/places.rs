//! `places` and `places/ID`: where.

use super::listing::{self, Cards, Listing};
use super::page;
use crate::model::records::Place;
use crate::model::sort_key;
use crate::site::figures::map::{self, Locator, MapFigure};
use crate::site::markdown::Said;
use crate::site::parts::Link;
use crate::site::{Here, Page, Scope};
use serde::Serialize;

#[derive(Serialize)]
struct PlacesPage {
    title: String,
    description: String,
    figure: Option<MapFigure>,
    places: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    link: Link,
    country: Option<String>,
    precision: Option<String>,
    coordinates: Option<String>,
    count: String,
}

#[derive(Serialize)]
struct PlacePage {
    title: String,
    title_lang: Option<String>,
    description: String,
    country: Option<String>,
    kind: Option<String>,
    precision: Option<String>,
    coordinates: Option<String>,
    /// Where its coordinates lie; nothing without them.
    map: Option<Locator>,
    count: String,
    listing: Listing,
    /// JSON-LD, escaped for a script element.
    structured_html: Option<String>,
}

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    if scope.briefing.places.is_empty() {
        return Vec::new();
    }
    let mut pages = vec![page(scope, &scope.page("places"), "places.html", None, overview)];
    for (at, place) in scope.briefing.places.iter().enumerate() {
        let route = scope.record("places", &place.id.value.0);
        let events = scope.desk.index.by_place[at].as_slice();
        let title = |here: &Here<'_>| here.link_to_place(place);
        pages.extend(listing::year_pages(scope, &route, title, events, Cards::Plain));
        let page = page(scope, &route.clone(), "place.html", Some(place.id.span), move |here| {
            view(here, place, events.len(), listing::listing(here, &route, events, Cards::Plain))
        });
        pages.push(page.changed_on(scope.desk.index.last_change_of(events)));
    }
    pages
}

/// Places, those with most events first, then by name.
fn overview(here: &Here<'_>) -> PlacesPage {
    let scope = here.scope;
    let count = |at: usize| scope.desk.index.by_place[at].len();
    let mut order: Vec<usize> = (0..scope.briefing.places.len()).collect();
    order.sort_by_cached_key(|at| {
        (std::cmp::Reverse(count(*at)), sort_key(&here.said(&scope.briefing.places[*at].name).text))
    });
    let rows = order.into_iter().map(|at| {
        let place = &scope.briefing.places[at];
        Row {
            link: here.link_to_place(place),
            country: country(here, place),
            precision: word(here, "precision", place.precision.as_ref().map(|one| one.value.as_str())),
            coordinates: coordinates(here, place),
            count: scope.words.count("events", count(at)),
        }
    });
    PlacesPage {
        title: scope.words.get("places.title"),
        description: scope.words.get("places.description"),
        figure: map::figure(here),
        places: rows.collect(),
    }
}

fn view(here: &Here<'_>, place: &Place, events: usize, listing: Listing) -> PlacePage {
    let scope = here.scope;
    let Said { text: title, lang: title_lang } = here.said(&place.name);
    PlacePage {
        structured_html: here.record_graph("places", &place.id.value.0, &title),
        description: scope.words.fill("places.description-of", &[("place", &title)]),
        title,
        title_lang,
        country: country(here, place),
        kind: word(here, "place-kind", place.kind.as_ref().map(|one| one.value.as_str())),
        precision: word(here, "precision", place.precision.as_ref().map(|one| one.value.as_str())),
        coordinates: coordinates(here, place),
        map: map::locator(here, place),
        count: scope.words.count("events", events),
        listing,
    }
}

/// A country's name, or its code where the interface has no name for it.
fn country(here: &Here<'_>, place: &Place) -> Option<String> {
    word(here, "country", place.country.as_ref().map(|country| country.0.as_str()))
}

/// The interface's word for one of the author's, or the author's own.
fn word(here: &Here<'_>, group: &str, own: Option<&str>) -> Option<String> {
    let own = own?;
    let key = format!("{group}.{}", own.to_lowercase());
    let found = here.scope.words.get(&key);
    Some(if found == key { own.to_owned() } else { found })
}

/// `4.71° N, 74.07° W`.
fn coordinates(here: &Here<'_>, place: &Place) -> Option<String> {
    let words = here.scope.words;
    let (lat, lon) = (place.lat?.0, place.lon?.0);
    let part = |value: f64, positive: &str, negative: &str| {
        let pole = words.get(if value < 0.0 { negative } else { positive });
        format!("{}° {pole}", words.number(value.abs()))
    };
    let lat = part(lat, "compass.north", "compass.south");
    Some(format!("{lat}, {}", part(lon, "compass.east", "compass.west")))
}
