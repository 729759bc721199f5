//! Lists of events that may grow without bound: by month on one page, or by year on many.

use super::page;
use crate::model::EventIndex;
use crate::model::asof::Known;
use crate::model::records::Event;
use crate::site::filters::{self, Filters};
use crate::site::parts::{Card, Link};
use crate::site::route::Route;
use crate::site::{Here, Page, Scope};
use serde::Serialize;

/// A list with more entries than this is split by year, with an overview in its place.
const MOST: usize = 1000;

/// A list of events: in one piece, or as an overview of its years.
#[derive(Serialize)]
pub(super) struct Listing {
    pub(super) months: Vec<Month>,
    pub(super) years: Vec<Year>,
    /// The ways to the months, where there are several.
    pub(super) jumps: Vec<Jump>,
}

/// What stands in a list.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Cards {
    Plain,
    /// Cards that can be filtered, with ways to the months.
    Filed,
}

/// The months of one year.
#[derive(Serialize)]
pub(super) struct Jump {
    year: String,
    months: Vec<JumpMonth>,
}

#[derive(Serialize)]
struct JumpMonth {
    href: String,
    /// Without the year.
    name: String,
    count: String,
}

/// The events of one month.
#[derive(Serialize)]
pub(super) struct Month {
    /// The anchor, such as `2026-01`.
    pub(super) id: String,
    pub(super) name: String,
    pub(super) events: Vec<Card>,
}

/// A link to the page of one year.
#[derive(Serialize)]
pub(super) struct Year {
    pub(super) link: Link,
    pub(super) count: String,
}

/// The page of one year of a long list.
#[derive(Serialize)]
struct YearPage {
    title: String,
    description: String,
    /// Back to the overview.
    whole: Link,
    months: Vec<Month>,
    jumps: Vec<Jump>,
    filters: Option<Filters>,
}

/// The listing of `events`, which stand in date order, for the page at `route`.
pub(super) fn listing(here: &Here<'_>, route: &Route, events: &[EventIndex], cards: Cards) -> Listing {
    if events.len() <= MOST {
        let months = months(here, events, cards.maker());
        return Listing { jumps: cards.jumps(here, events), months, years: Vec::new() };
    }
    let years = by_year(here.scope, events);
    let year = |(year, events): (String, &[EventIndex])| Year {
        link: Link { href: here.href(&here.scope.year(route, &year)), text: year, lang: None },
        count: here.scope.words.count("events", events.len()),
    };
    Listing { months: Vec::new(), years: years.into_iter().map(year).collect(), jumps: Vec::new() }
}

/// The further pages that a long list needs; none for a short one.
pub(super) fn year_pages<'d>(
    scope: Scope<'d>,
    route: &Route,
    title: impl Fn(&Here<'d>) -> Link + Clone + Send + Sync + 'd,
    events: &'d [EventIndex],
    cards: Cards,
) -> Vec<Page<'d>> {
    if events.len() <= MOST {
        return Vec::new();
    }
    by_year(scope, events)
        .into_iter()
        .map(|(year, events)| {
            let title = title.clone();
            let at = scope.year(route, &year);
            let page = page(scope, &at, "year.html", None, move |here| {
                let whole = title(here);
                let title = format!("{}, {year}", whole.text);
                YearPage {
                    description: title.clone(),
                    title,
                    whole,
                    months: months(here, events, cards.maker()),
                    jumps: jumps(here, events),
                    filters: (cards == Cards::Filed).then(|| filters::filters(here, events)),
                }
            });
            page.changed_on(scope.desk.index.last_change_of(events))
        })
        .collect()
}

fn by_year<'e>(scope: Scope<'_>, events: &'e [EventIndex]) -> Vec<(String, &'e [EventIndex])> {
    let year = |at: &EventIndex| scope.briefing.events[*at].date.sort_day().year;
    events.chunk_by(|a, b| year(a) == year(b)).map(|chunk| (year(&chunk[0]).to_string(), chunk)).collect()
}

/// Makes the card of an event, as it was known.
type Maker<'d> = fn(&Here<'d>, EventIndex, Known<'_>) -> Card;

impl Cards {
    fn maker<'d>(self) -> Maker<'d> {
        match self {
            Cards::Plain => Here::card,
            Cards::Filed => Here::filed_card,
        }
    }

    fn jumps(self, here: &Here<'_>, events: &[EventIndex]) -> Vec<Jump> {
        if self == Cards::Filed { jumps(here, events) } else { Vec::new() }
    }
}

/// The year and month of the first day of `at`.
fn month_of(scope: Scope<'_>, at: EventIndex) -> (i32, u8) {
    let day = scope.briefing.events[at].date.sort_day();
    (day.year, day.month)
}

/// The ways to the months of `events`, which stand in date order; none to a single month.
fn jumps(here: &Here<'_>, events: &[EventIndex]) -> Vec<Jump> {
    let month = |at: &EventIndex| month_of(here.scope, *at);
    if events.first().map(month) == events.last().map(month) {
        return Vec::new();
    }
    let jump = |chunk: &[EventIndex]| {
        let (year, number) = month(&chunk[0]);
        JumpMonth {
            href: format!("#{year}-{number:02}"),
            name: here.scope.words.dates.month_name(number).to_owned(),
            count: here.scope.words.number(chunk.len() as f64),
        }
    };
    let years = by_year(here.scope, events).into_iter();
    years
        .map(|(year, events)| Jump {
            year,
            months: events.chunk_by(|a, b| month(a) == month(b)).map(jump).collect(),
        })
        .collect()
}

/// Events by the month of their first day, in the order in which they come.
pub(super) fn months<'d>(here: &Here<'d>, events: &[EventIndex], card: Maker<'d>) -> Vec<Month> {
    let known = here.scope.known();
    let month = |at: &EventIndex| month_of(here.scope, *at);
    let chunks = events.chunk_by(|a, b| month(a) == month(b));
    chunks
        .map(|chunk| {
            let (year, number) = month(&chunk[0]);
            Month {
                id: format!("{year}-{number:02}"),
                name: here.scope.words.dates.month(year, number),
                events: chunk.iter().map(|at| card(here, *at, known)).collect(),
            }
        })
        .collect()
}

/// One page of a list whose entries stand in events, such as claims: all of it, an overview, or a year.
#[derive(Clone)]
pub(super) struct Part {
    pub(super) route: Route,
    /// The year, where the list is split.
    pub(super) year: Option<String>,
    /// The events whose entries the page shows; none on an overview.
    pub(super) events: Vec<EventIndex>,
    /// The years that an overview leads to, with how many entries each has.
    years: Vec<(Route, String, usize)>,
}

impl Part {
    /// The years as links, for an overview.
    pub(super) fn years(&self, here: &Here<'_>) -> Vec<Year> {
        let year = |(route, year, count): &(Route, String, usize)| Year {
            link: Link { href: here.href(route), text: year.clone(), lang: None },
            count: here.scope.words.number(*count as f64),
        };
        self.years.iter().map(year).collect()
    }

    /// The title of a page whose whole list is called `title`.
    pub(super) fn title(&self, title: String) -> String {
        self.year.as_ref().map_or(title.clone(), |year| format!("{title}, {year}"))
    }
}

/// Splits a list by year where it has more than a thousand entries; `entries` counts those of an event.
pub(super) fn split(scope: Scope<'_>, name: &str, entries: impl Fn(&Event) -> usize) -> Vec<Part> {
    let route = scope.page(name);
    let count = |at: &EventIndex| entries(&scope.briefing.events[*at]);
    let events: Vec<EventIndex> =
        scope.desk.index.listed.iter().copied().filter(|at| count(at) > 0).collect();
    if events.iter().map(count).sum::<usize>() <= MOST {
        return vec![Part { route, year: None, events, years: Vec::new() }];
    }
    let years = by_year(scope, &events);
    let mut parts: Vec<Part> = years
        .iter()
        .map(|(year, events)| Part {
            route: scope.year(&route, year),
            year: Some(year.clone()),
            events: events.to_vec(),
            years: Vec::new(),
        })
        .collect();
    let years = parts.iter().map(|part| {
        let year = part.year.clone().unwrap_or_default();
        (part.route.clone(), year, part.events.iter().map(count).sum())
    });
    let overview = Part { route, year: None, events: Vec::new(), years: years.collect() };
    parts.push(overview);
    parts
}
