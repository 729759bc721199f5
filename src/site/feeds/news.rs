//! What is new, for feeds of every format: events and editions, the newest first; and corrections.

use super::{moment, tag};
use crate::model::EventIndex;
use crate::model::date::Day;
use crate::model::records::{Correction, CorrectionKind, Edition, Event, EventStatus};
use crate::site::markdown::{self, Html, Said};
use crate::site::{Here, Scope, corrections};
use serde::Serialize;

/// Entries in a feed. Whoever comes by less often than these last finds the rest on the pages.
const MOST: usize = 50;

/// Who answers for the briefing.
#[derive(Serialize)]
pub(super) struct Author {
    pub(super) name: String,
    pub(super) url: Option<String>,
    pub(super) email: Option<String>,
}

/// One thing that is new.
#[derive(Serialize)]
pub(super) struct Entry {
    /// Stays the same whatever happens to the entry.
    pub(super) id: String,
    pub(super) title: String,
    /// The language of the texts, where it is not the feed's.
    pub(super) lang: Option<String>,
    /// Whole.
    pub(super) url: String,
    /// RFC 3339, at noon.
    pub(super) published: String,
    pub(super) updated: String,
    pub(super) summary: String,
    /// A line on direction, date and evidence, then the summary with its links, which are whole.
    pub(super) content_html: String,
    pub(super) categories: Vec<Category>,
}

#[derive(Serialize)]
pub(super) struct Category {
    /// The topic's id.
    pub(super) term: String,
    pub(super) label: String,
}

/// The last day on which anything of the feeds changed.
pub(super) fn updated(scope: Scope<'_>) -> Option<Day> {
    scope.desk.index.last_change
}

/// The publisher, or the briefing itself where nobody is named.
pub(super) fn author(scope: Scope<'_>) -> Author {
    let config = &scope.briefing.config;
    match &config.publisher {
        Some(publisher) => Author {
            name: publisher.name.get(scope.language).0.to_owned(),
            url: publisher.url.as_ref().map(|url| url.value.0.clone()),
            email: publisher.email.as_ref().map(|email| email.value.clone()),
        },
        None => Author { name: config.title.get(scope.language).0.to_owned(), url: None, email: None },
    }
}

enum Item<'b> {
    Event(EventIndex),
    Edition(&'b Edition),
}

/// The newest events and editions, on the site whose address `here` has for its root.
pub(super) fn entries(here: &Here<'_>) -> Vec<Entry> {
    let scope = here.scope;
    let added = &scope.desk.index.added;
    // An edition comes before the events of its day, and among these the newest.
    let mut items: Vec<((Day, usize), Item<'_>)> =
        (0..scope.briefing.events.len()).map(|at| ((added[at], at), Item::Event(at))).collect();
    let editions = scope.briefing.editions.iter();
    items.extend(editions.map(|edition| ((edition.day(), usize::MAX), Item::Edition(edition))));
    items.sort_by_key(|(key, _)| std::cmp::Reverse(*key));
    let entry = |(_, item)| match item {
        Item::Event(at) => event_entry(here, at),
        Item::Edition(edition) => edition_entry(here, edition),
    };
    items.into_iter().take(MOST).map(entry).collect()
}

fn event_entry(here: &Here<'_>, at: EventIndex) -> Entry {
    let scope = here.scope;
    let event = &scope.briefing.events[at];
    let Said { text: mut title, lang } = here.said(&event.title);
    let mut summary = here.inline(&event.summary);
    if event.status == Some(EventStatus::Withdrawn) {
        title = scope.words.fill("feed.withdrawn", &[("title", &title)]);
        let last = event.corrections.iter().rev().find(|one| one.kind == CorrectionKind::Withdrawal);
        let reason = last.and_then(|one| one.note.as_ref().or(one.now.as_ref()));
        summary = reason.map_or(summary, |reason| here.inline(reason));
    }
    let (sources, independent) = here.evidence(at, scope.known());
    let (sources, independent) =
        (scope.words.count("sources", sources), scope.words.count("independent", independent));
    let evidence =
        scope.words.fill("event.evidence", &[("sources", &sources), ("independent", &independent)]);
    let direction = here.direction(event.direction).text;
    // Readers show the day on which an entry came in, which may be months after what it tells of.
    let when = markdown::escape(&scope.words.dates.text(&event.date));
    let topic = |topic: &crate::model::refs::Ref<crate::model::records::Topic>| Category {
        term: topic.id.0.clone(),
        label: here.said(&scope.briefing[topic].name).text,
    };
    Entry {
        id: tag(scope, &scope.record("events", &event.id.0), ""),
        title,
        lang,
        url: here.href(&scope.record("events", &event.id.0)),
        published: moment(scope.desk.index.added[at]),
        updated: moment(scope.desk.index.changed[at]),
        summary: markdown::plain(&summary.html),
        content_html: paragraphs(&[&format!("{direction} · {when} · {evidence}"), &summary.html]),
        categories: event.topics.iter().map(topic).collect(),
    }
}

fn edition_entry(here: &Here<'_>, edition: &Edition) -> Entry {
    let scope = here.scope;
    let number = edition.number.0.to_string();
    let values = [("n", number.as_str()), ("date", &scope.words.dates.day(edition.day()))];
    let bottom_line = here.inline(&edition.bottom_line);
    Entry {
        id: tag(scope, &scope.record("editions", &edition.id.0), ""),
        title: scope.words.fill("edition.title", &values),
        url: here.href(&scope.record("editions", &edition.id.0)),
        published: moment(edition.day()),
        updated: moment(edition.day()),
        summary: markdown::plain(&bottom_line.html),
        content_html: paragraphs(&[&bottom_line.html, &here.inline(&edition.trend_note).html]),
        lang: bottom_line.lang,
        categories: Vec::new(),
    }
}

/// The newest corrections, on the site whose address `here` has for its root.
pub(super) fn corrections(here: &Here<'_>) -> Vec<Entry> {
    let events = here.scope.briefing.events.iter();
    let mut all: Vec<(&Event, usize, &Correction)> = events
        .flat_map(|event| event.corrections.iter().enumerate().map(move |(n, one)| (event, n, one)))
        .collect();
    all.sort_by_key(|(event, n, one)| std::cmp::Reverse((one.date.last_named_day(), &event.id, *n)));
    all.into_iter().take(MOST).map(|(event, n, one)| correction_entry(here, event, n, one)).collect()
}

fn correction_entry(here: &Here<'_>, event: &Event, n: usize, one: &Correction) -> Entry {
    let scope = here.scope;
    let view = corrections::view(here, one);
    let Said { text: title, lang } = here.said(&event.title);
    let labelled =
        |word: &str, text: &Html| format!("{} {}", markdown::escape(&scope.words.get(word)), text.html);
    let said = [
        view.was.as_ref().map(|text| labelled("event.was", text)),
        view.now.as_ref().map(|text| labelled("event.now", text)),
        view.note.as_ref().map(|text| text.html.clone()),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    let day = one.date.last_named_day();
    Entry {
        id: tag(scope, &scope.record("events", &event.id.0), &format!("/corrections/{}", n + 1)),
        title: scope.words.fill("feed.correction", &[("kind", &view.kind), ("title", &title)]),
        lang,
        url: format!("{}#correction-{}", here.href(&scope.record("events", &event.id.0)), n + 1),
        published: moment(day),
        updated: moment(day),
        summary: said.iter().map(|html| markdown::plain(html)).collect::<Vec<_>>().join(" "),
        content_html: paragraphs(&said),
        categories: Vec::new(),
    }
}

fn paragraphs(htmls: &[&str]) -> String {
    htmls.iter().map(|html| format!("<p>{}</p>", markdown::without_citations(html))).collect()
}
