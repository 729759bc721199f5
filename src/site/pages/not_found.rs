//! `404`: what a host answers for addresses that are not there. Served at any depth, so its links
//! begin at the root of the host.

use super::page;
use crate::site::parts::Link;
use crate::site::{Page, Scope};
use serde::Serialize;

#[derive(Serialize)]
struct NotFoundPage {
    title: String,
    description: String,
    links: Vec<Link>,
}

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    vec![page(scope, &scope.page("404"), "404.html", None, move |here| NotFoundPage {
        title: scope.words.get("not-found.title"),
        description: scope.words.get("not-found.description"),
        links: super::navigation(scope).into_iter().map(|name| here.link_to(name)).collect(),
    })]
}
