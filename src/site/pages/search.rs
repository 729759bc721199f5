//! `search`: where was that. The lists that lead to everything.

use super::page;
use crate::site::parts::Link;
use crate::site::{Here, Page, Scope};
use serde::Serialize;

#[derive(Serialize)]
struct SearchPage {
    title: String,
    description: String,
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
    let lists = super::navigation(here.scope).into_iter().filter(|name| *name != "search");
    SearchPage {
        title: here.scope.words.get("search.title"),
        description: here.scope.words.get("search.description"),
        pages: lists.map(|name| here.link_to(name)).collect(),
        topics: named(briefing.topics.iter().map(|topic| here.link_to_topic(topic))),
        actors: named(briefing.actors.iter().map(|actor| here.link_to_actor(actor))),
        places: named(briefing.places.iter().map(|place| here.link_to_place(place))),
    }
}

/// Links by name.
fn named(links: impl Iterator<Item = Link>) -> Vec<Link> {
    let mut links: Vec<Link> = links.take(MOST).collect();
    links.sort_by_key(|link| link.text.to_lowercase());
    links
}
