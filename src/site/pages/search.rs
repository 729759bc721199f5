//! `search`: where was that. A field that looks through everything, and the lists that lead there.

use super::page;
use crate::model::records::Direction;
use crate::site::filters::{self, Filters};
use crate::site::parts::{DirectionView, Link};
use crate::site::{Here, Page, Scope};
use serde::Serialize;

#[derive(Serialize)]
struct SearchPage {
    title: String,
    description: String,
    /// The script that holds the texts of all events, and the address of an event's page with `{id}`.
    index: String,
    event: String,
    filters: Filters,
    directions: Vec<DirectionView>,
    /// The first and the last day of the events, for the fields of dates.
    first: Option<String>,
    last: Option<String>,
    pages: Vec<Link>,
    topics: Vec<Link>,
    actors: Vec<Link>,
    places: Vec<Link>,
}

/// The page names at most this many of a kind; the lists themselves have all.
const MOST: usize = 300;

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    vec![page(scope, &scope.page("search"), "search.html", None, view)]
}

fn view(here: &Here<'_>) -> SearchPage {
    let briefing = here.scope.briefing;
    let desk = here.scope.desk;
    let days = desk.index.listed.iter().map(|at| briefing.events[*at].date.sort_day());
    let lists = super::navigation(here.scope).into_iter().filter(|name| *name != "search");
    SearchPage {
        title: here.scope.words.get("search.title"),
        description: here.scope.words.get("search.description"),
        index: here.href(&desk.search_index(here.scope).route),
        event: here.href(&here.scope.record("events", "{id}")),
        filters: filters::filters(here, &desk.index.listed),
        directions: Direction::ALL.iter().map(|(_, one)| here.direction(*one)).collect(),
        first: days.clone().min().map(|day| day.to_string()),
        last: days.max().map(|day| day.to_string()),
        pages: lists.map(|name| here.link_to(name)).collect(),
        topics: named(briefing.topics.iter().map(|topic| here.link_to_topic(topic))),
        actors: named(briefing.actors.iter().map(|actor| here.link_to_actor(actor))),
        places: named(briefing.places.iter().map(|place| here.link_to_place(place))),
    }
}

/// Links by name.
fn named(links: impl Iterator<Item = Link>) -> Vec<Link> {
    let mut links: Vec<Link> = links.take(MOST).collect();
    links.sort_by_cached_key(|link| crate::model::sort_key(&link.text));
    links
}
