//! What stands on a card, before anyone knows how large.

use super::layout::shown;
use crate::model::asof::Known;
use crate::model::records::{Edition, Event};
use crate::model::{EventIndex, date::Day};
use crate::site::parts::{Badge, DirectionView};
use crate::site::{Here, Scope, markdown};
use serde::Serialize;

/// What a page puts on its card.
pub(crate) struct Content {
    /// `home`, `edition` or `event`.
    pub(crate) kind: &'static str,
    /// The briefing's.
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) subtitle: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) direction: Option<DirectionView>,
    pub(crate) badges: Vec<Badge>,
    pub(crate) strip: Option<Strip>,
}

/// All events in a row from the first day to the last: a drawing for the foot of a card.
#[derive(Serialize)]
pub(crate) struct Strip {
    marks: Vec<StripMark>,
    /// How many there are.
    events: String,
    /// Words for the two ways, with their marks.
    up: DirectionView,
    down: DirectionView,
}

/// An event in the row.
#[derive(Serialize)]
struct StripMark {
    /// From 0, the first day, to 1, the last.
    at: f64,
    /// For the style: `escalation`, `de-escalation`, `mixed`, `neutral`.
    kind: &'static str,
    /// From 1 to 5.
    significance: i64,
}

impl Content {
    /// The title and what stands beside it in one line, for those who cannot see the picture.
    pub(crate) fn alt(&self) -> String {
        let direction = self.direction.as_ref().map(|direction| direction.text.as_str());
        let badges = self.badges.iter().map(|badge| badge.text.as_str());
        let parts = [Some(self.title.as_str()), self.date.as_deref(), direction];
        parts.into_iter().flatten().chain(badges).collect::<Vec<_>>().join(" · ")
    }

    /// The first character of what is drawn that no typeface has.
    pub(crate) fn lacking(&self, lacks: fn(&str) -> Option<char>) -> Option<char> {
        let strip = self.strip.iter().flat_map(|strip| [&strip.events, &strip.up.text, &strip.down.text]);
        let texts = [self.name.as_str(), self.title.as_str()].into_iter();
        let texts = texts.chain(self.subtitle.as_deref()).chain(self.date.as_deref());
        let texts = texts.chain(self.direction.as_ref().map(|direction| direction.text.as_str()));
        let texts = texts.chain(self.badges.iter().map(|badge| badge.text.as_str()));
        texts.chain(strip.map(String::as_str)).find_map(|text| lacks(&shown(text)))
    }
}

impl Here<'_> {
    /// The card of the home page.
    pub(crate) fn home_card(&self) -> Content {
        let (scope, config) = (self.scope, &self.scope.briefing.config);
        Content {
            kind: "home",
            name: self.said(&config.title).text,
            title: self.said(&config.title).text,
            subtitle: Some(self.said(&config.description).text),
            date: scope.desk.index.date.map(|day| as_of(scope, day)),
            direction: None,
            badges: Vec::new(),
            strip: self.strip(scope.known()),
        }
    }

    /// The card of an edition: what was known on its day.
    pub(crate) fn edition_card(&self, edition: &Edition) -> Content {
        let words = self.scope.words;
        let number = edition.number.0.to_string();
        Content {
            kind: "edition",
            name: self.said(&self.scope.briefing.config.title).text,
            title: words.fill("home.edition", &[("n", &number)]),
            subtitle: Some(markdown::plain(&self.inline(&edition.bottom_line).html)),
            date: Some(words.dates.day(edition.day())),
            direction: None,
            badges: Vec::new(),
            strip: self.strip(self.scope.known_on(edition.day())),
        }
    }

    /// The card of an event, with what a reader should know before anything else.
    pub(crate) fn event_card(&self, at: EventIndex, event: &Event) -> Content {
        let (_, independent) = self.evidence(at, self.scope.known());
        Content {
            kind: "event",
            name: self.said(&self.scope.briefing.config.title).text,
            title: self.said(&event.title).text,
            subtitle: None,
            date: Some(self.scope.words.dates.view(&event.date).text),
            direction: Some(self.direction(event.direction)),
            badges: self.badges(event, independent, self.scope.known()),
            strip: None,
        }
    }

    /// The events that `known` has; nothing where they are too few to show a course.
    fn strip(&self, known: Known<'_>) -> Option<Strip> {
        use crate::model::records::Direction::{DeEscalation, Escalation};
        let events: Vec<&Event> = known.events().map(|(_, event)| event).collect();
        let day = |event: &&Event| event.date.sort_day().ordinal();
        let (first, last) = (events.iter().map(day).min()?, events.iter().map(day).max()?);
        if first == last {
            return None;
        }
        let mark = |event: &&Event| StripMark {
            at: (day(event) - first) as f64 / (last - first) as f64,
            kind: event.direction.word(),
            significance: event.significance.0,
        };
        Some(Strip {
            marks: events.iter().map(mark).collect(),
            events: self.scope.words.count("events", events.len()),
            up: self.direction(Escalation),
            down: self.direction(DeEscalation),
        })
    }
}

fn as_of(scope: Scope<'_>, day: Day) -> String {
    scope.words.fill("home.as-of", &[("date", &scope.words.dates.day(day))])
}
