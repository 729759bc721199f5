//! `latest`: what is new, newest first.

use super::listing::{Month, months};
use super::page;
use crate::model::EventIndex;
use crate::site::{Here, Page, Scope};
use serde::Serialize;

/// At least this many events, however old.
const FEWEST: usize = 20;
/// And all of this many days, up to the most that one page should hold.
const DAYS: i64 = 30;
const MOST: usize = 100;

#[derive(Serialize)]
struct LatestPage {
    title: String,
    description: String,
    months: Vec<Month>,
}

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    let route = scope.page("latest");
    vec![page(scope, &route, "latest.html", None, move |here| LatestPage {
        title: scope.words.get("latest.title"),
        description: scope.words.get("latest.description"),
        months: months(here, &newest(scope), Here::full_card),
    })]
}

fn newest(scope: Scope<'_>) -> Vec<EventIndex> {
    let day = |at: EventIndex| scope.briefing.events[at].date.sort_day().ordinal();
    let listed = &scope.desk.index.listed;
    let last = listed.last().map_or(0, |at| day(*at));
    let fresh = |(n, at): &(usize, EventIndex)| *n < FEWEST || last - day(*at) <= DAYS;
    listed.iter().rev().copied().take(MOST).enumerate().take_while(fresh).map(|(_, at)| at).collect()
}
