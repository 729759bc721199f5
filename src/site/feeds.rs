//! What machines read that is no page: one file a kind. Feeds need the address of the site, since
//! what is read elsewhere has to lead back here; where nobody knows it, they are left out.

mod atom;
mod calendar;
mod json;
mod news;
mod robots;
mod sitemap;

use super::pages::KindOfPage;
use super::parts::Link;
use super::route::Route;
use super::{Desk, Here, Made, Page, Scope};
use crate::model::date::Day;
use serde::Serialize;

/// One kind of file, given the pages that there are.
type KindOfFile = for<'d> fn(&'d Desk<'d>, &[Page<'d>]) -> Vec<Made<'d>>;

/// Every kind of file there is.
pub(super) const FILES: &[KindOfFile] = &[calendar::files, json::files, robots::files, sitemap::files];

/// Feeds that a template makes.
pub(super) const PAGES: &[KindOfPage] = &[atom::pages, atom::corrections];

/// Something that can be subscribed to.
#[derive(Serialize)]
pub(crate) struct FeedView {
    /// From the root of the site.
    href: String,
    text: String,
    /// Its media type.
    kind: &'static str,
}

/// What can be subscribed to in one language.
pub(crate) fn links(scope: Scope<'_>) -> Vec<FeedView> {
    let Some(base) = &scope.desk.base_url else { return Vec::new() };
    let feed = |name: &str, word: &str, kind: &'static str| FeedView {
        href: scope.file(name).as_str().to_owned(),
        text: scope.words.get(word),
        kind,
    };
    let mut feeds = Vec::new();
    if news::updated(scope).is_some() {
        feeds.push(feed(atom::NEWS, "feed.news", "application/atom+xml"));
        feeds.push(feed(atom::CORRECTIONS, "feed.corrections", "application/atom+xml"));
        feeds.push(feed(json::NAME, "feed.json", "application/feed+json"));
    }
    if !calendar::due(scope, base).is_empty() {
        feeds.push(feed(calendar::NAME, "feed.calendar", "text/calendar"));
    }
    feeds
}

/// The calendar of what is due, where there is one.
pub(crate) fn calendar_link(here: &Here<'_>) -> Option<Link> {
    let scope = here.scope;
    let base = scope.desk.base_url.as_ref()?;
    let route = scope.file(calendar::NAME);
    let link = Link { href: here.href(&route), text: scope.words.get("home.calendar"), lang: None };
    (!calendar::due(scope, base).is_empty()).then_some(link)
}

/// A moment of `day`, for formats that want one. Records know days only; at noon in UTC it is that
/// day almost everywhere.
fn moment(day: Day) -> String {
    format!("{day}T12:00:00Z")
}

/// An id of what stands at `route`, or of a part of it, that stays when the site moves to another address, as long as the briefing's own record
/// gives the old one (RFC 4151). The year stands for a day on which the address was its holder's.
fn tag(scope: Scope<'_>, route: &Route, part: &str) -> String {
    let own = scope.briefing.config.base_url.as_ref().map(|url| url.value.0.as_str());
    let base = own.or(scope.desk.base_url.as_deref()).unwrap_or_default();
    let rest = base.split_once("://").map_or(base, |(_, rest)| rest).trim_end_matches('/');
    let (host, path) =
        rest.split_once('/').map_or((rest, String::new()), |(host, path)| (host, format!("{path}/")));
    let host = host.split(':').next().unwrap_or_default().to_lowercase();
    format!("tag:{host},2026:{path}{}{part}", route.as_str().trim_end_matches(".html"))
}
