//! `timeline`: what happened, in order.

use super::listing::{self, Cards, Listing};
use super::page;
use crate::site::embeds::{Embed, EmbedView};
use crate::site::figures::ladder::{self, LadderFigure};
use crate::site::figures::swimlanes::{self, SwimlaneFigure};
use crate::site::filters::{self, Filters};
use crate::site::parts::Link;
use crate::site::{Here, Page, Scope};
use serde::Serialize;

#[derive(Serialize)]
struct TimelinePage {
    title: String,
    description: String,
    count: String,
    swimlanes: Option<SwimlaneFigure>,
    embed: Option<EmbedView>,
    ladder: Option<LadderFigure>,
    listing: Listing,
    /// None where the list is split by year: each year has its own.
    filters: Option<Filters>,
    search: Link,
}

pub(super) fn pages<'d>(scope: Scope<'d>) -> Vec<Page<'d>> {
    let route = scope.page("timeline");
    let events = scope.desk.index.listed.as_slice();
    let title = |here: &Here<'d>| -> Link { here.link_to("timeline") };
    let mut pages = listing::year_pages(scope, &route, title, events, Cards::Filed);
    let own = route.clone();
    pages.push(page(scope, &route, "timeline.html", None, move |here| {
        let listing = listing::listing(here, &own, events, Cards::Filed);
        let swimlanes = swimlanes::figure(here, events, scope.desk.index.date);
        TimelinePage {
            title: scope.words.get("timeline.title"),
            description: scope.words.get("timeline.description"),
            count: scope.words.count("events", events.len()),
            embed: swimlanes.as_ref().map(|figure| here.embed(Embed::Timeline, figure.heights())),
            swimlanes,
            ladder: ladder::figure(here, events, scope.desk.index.date),
            filters: listing.years.is_empty().then(|| filters::filters(here, events)),
            search: here.link_to("search"),
            listing,
        }
    }));
    pages
}
