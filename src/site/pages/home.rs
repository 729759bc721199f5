//! `index`: what is the situation.

use super::{latest, page};
use crate::site::front::{self, Front};
use crate::site::parts::Link;
use crate::site::{Here, Page, Scope, visit};
use serde::Serialize;

#[derive(Serialize)]
struct HomePage {
    title: String,
    description: String,
    front: Front,
    latest: Link,
    /// As on the page of the latest events.
    recent: String,
    /// JSON-LD, escaped for a script element.
    structured_html: Option<String>,
}

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    let home = page(scope, &scope.page("index"), "home.html", None, move |here| {
        let config = &scope.briefing.config;
        HomePage {
            title: here.said(&config.title).text,
            description: here.said(&config.description).text,
            structured_html: here.site_graph(),
            front: front::front(here, scope.briefing.editions.last(), scope.known()),
            latest: here.link_to("latest"),
            recent: visit::recent(scope, &latest::newest(scope)),
        }
    });
    vec![home.with_card(Here::home_card)]
}
