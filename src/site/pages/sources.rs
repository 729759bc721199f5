//! `sources`: on whose word. Counts by kind and language, then the register.

use super::page;
use crate::site::citations::SourceView;
use crate::site::figures::evidence::{self, EvidenceFigure};
use crate::site::parts::Link;
use crate::site::{Here, Page, Scope};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct SourcesPage {
    title: String,
    description: String,
    count: String,
    strip: Option<EvidenceFigure>,
    kinds: Vec<Share>,
    languages: Vec<Share>,
    /// Empty where the register is split by year.
    register: Vec<Entry>,
    years: Vec<YearLink>,
    contents: Vec<Link>,
}

/// How many sources are of one sort.
#[derive(Serialize)]
struct Share {
    name: String,
    count: String,
    percent: String,
}

/// A source with the events that rest on it.
#[derive(Serialize)]
struct Entry {
    source: SourceView,
    events: Vec<Link>,
}

#[derive(Serialize)]
struct YearLink {
    link: Link,
    count: String,
}

#[derive(Serialize)]
struct SourceYearPage {
    title: String,
    description: String,
    whole: Link,
    register: Vec<Entry>,
}

/// A register with more entries than this is split by year.
const MOST: usize = 1000;

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    if scope.briefing.sources.is_empty() {
        return Vec::new();
    }
    let register = register(scope);
    let route = scope.page("sources");
    let mut pages = Vec::new();
    let mut years = Vec::new();
    if register.len() > MOST {
        for chunk in register.chunk_by(|a, b| year(scope, *a) == year(scope, *b)) {
            let (year, chunk) = (year(scope, chunk[0]), chunk.to_vec());
            let at = scope.year(&route, &year);
            years.push((year.clone(), chunk.len()));
            pages.push(page(scope, &at, "sources-year.html", None, move |here| {
                year_view(here, &year, &chunk)
            }));
        }
    }
    let one_page = if years.is_empty() { register } else { Vec::new() };
    pages.push(page(scope, &route, "sources.html", None, move |here| view(here, &one_page, &years)));
    pages
}

/// Sources by the day they were published, undated ones last; those that are not known yet on
/// the day the site is built for are left out.
fn register(scope: Scope<'_>) -> Vec<usize> {
    let briefing = scope.briefing;
    let day = |at: &usize| briefing.sources[*at].published.as_ref().map(|date| date.sort_day());
    let mut order: Vec<usize> = (0..briefing.sources.len())
        .filter(|at| {
            let last = briefing.sources[*at].published.as_ref().map(|date| date.last_named_day());
            briefing.as_of.is_none_or(|today| last.is_none_or(|last| last <= today))
        })
        .collect();
    order.sort_by_cached_key(|at| (day(at).is_none(), day(at), briefing.sources[*at].id.value.clone()));
    order
}

fn year(scope: Scope<'_>, source: usize) -> String {
    let published = scope.briefing.sources[source].published.as_ref();
    published.map_or_else(|| "undated".to_owned(), |date| date.sort_day().year.to_string())
}

fn entry(here: &Here<'_>, source: usize) -> Entry {
    let events = &here.scope.desk.index.by_source[source];
    Entry {
        source: here.source_view(source),
        events: events.iter().map(|at| here.event_link(&here.scope.briefing.events[*at])).collect(),
    }
}

fn view(here: &Here<'_>, register: &[usize], years: &[(String, usize)]) -> SourcesPage {
    let scope = here.scope;
    let words = scope.words;
    let all = self::register(scope);
    let sources = || all.iter().map(|at| &scope.briefing.sources[*at]);
    let kind = |word: &str| words.get(&format!("source-kind.{word}"));
    let year_link = |(year, count): &(String, usize)| YearLink {
        link: Link {
            href: here.href(&scope.year(&scope.page("sources"), year)),
            text: if year == "undated" { words.get("sources.undated") } else { year.clone() },
            lang: None,
        },
        count: words.count("sources", *count),
    };
    let strip = evidence::figure(here, &scope.desk.index.listed, scope.known());
    let register_title = if years.is_empty() { "sources.register" } else { "sources.years" };
    let parts = [
        ("evidence", strip.is_some().then_some("home.evidence")),
        ("kinds", Some("sources.kinds")),
        ("languages", Some("sources.languages")),
        ("register", Some(register_title)),
    ];
    let part =
        |(name, key): (&str, Option<&str>)| Some(Link::within(&format!("part-{name}"), words.get(key?)));
    SourcesPage {
        contents: parts.into_iter().filter_map(part).collect(),
        title: words.get("sources.title"),
        description: words.get("sources.description"),
        count: words.count("sources", all.len()),
        strip,
        kinds: shares(here, sources().map(|source| kind(source.kind.word()))),
        languages: shares(here, sources().map(|source| here.language_name(&source.language.value))),
        register: register.iter().map(|at| entry(here, *at)).collect(),
        years: years.iter().map(year_link).collect(),
    }
}

fn year_view(here: &Here<'_>, year: &str, register: &[usize]) -> SourceYearPage {
    let words = here.scope.words;
    let year = if year == "undated" { words.get("sources.undated") } else { year.to_owned() };
    let title = format!("{}, {year}", words.get("sources.title"));
    SourceYearPage {
        description: title.clone(),
        title,
        whole: here.link_to("sources"),
        register: register.iter().map(|at| entry(here, *at)).collect(),
    }
}

/// Counts and percentages by name, the most first and those of one count by their names.
fn shares(here: &Here<'_>, names: impl Iterator<Item = String>) -> Vec<Share> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut all = 0;
    for name in names {
        *counts.entry(name).or_default() += 1;
        all += 1;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by_cached_key(|(name, count)| (std::cmp::Reverse(*count), crate::model::sort_key(name)));
    let words = here.scope.words;
    let share = |(name, count): (String, usize)| {
        let percent = count as f64 * 100.0 / f64::from(all);
        // What is there is more than nothing.
        let percent =
            if percent < 0.5 { format!("<{}", words.number(1.0)) } else { words.number(percent.round()) };
        Share {
            name,
            count: words.number(count as f64),
            percent: words.fill("number.percent", &[("n", &percent)]),
        }
    };
    counts.into_iter().map(share).collect()
}
