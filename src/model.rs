//! Room 2: what the author's files mean. A `Briefing` is valid: its ids are unique, its dates are
//! real, its references lead somewhere.

pub mod asof;
pub(crate) mod body;
pub mod date;
pub mod decode;
mod encode;
mod load;
pub(crate) mod names;
pub mod records;
pub mod refs;
pub mod schema;
pub(crate) mod tree;
pub mod values;

pub use load::{Memo, Options, load};
pub(crate) use names::{Names, folded, nearest, sort_key};

use crate::diag::{FileId, Span};
use date::Day;
use decode::At;
use records::{
    Actor, Config, Edition, Event, EventStatus, FrontMatter, Measure, Place, Rung, Side, Source, Topic,
};
use refs::Ref;
use std::collections::BTreeSet;
use values::{Language, Text};

/// The place of an event in `Briefing::events`.
pub type EventIndex = usize;

/// Everything that the records say.
#[derive(Debug)]
pub struct Briefing {
    pub config: Config,
    /// In date order; withdrawn ones included.
    pub events: Vec<Event>,
    pub sources: Vec<Source>,
    pub actors: Vec<Actor>,
    pub places: Vec<Place>,
    pub topics: Vec<Topic>,
    /// From the lowest rung to the highest.
    pub ladder: Vec<Rung>,
    pub measures: Vec<Measure>,
    /// From the oldest to the newest.
    pub editions: Vec<Edition>,
    pub pages: Vec<Page>,
    /// The day the site is built for, where one was asked for.
    pub as_of: Option<Day>,
    /// Which rules the author set aside, and where.
    pub allows: Vec<Allowed>,
    /// References that led nowhere and were left out, by the rule that guards their ids.
    pub(crate) left_out: BTreeSet<(&'static str, Span)>,
    /// Drafts that are not part of this build, with references that were not looked up.
    pub drafts: Vec<Event>,
}

/// A Markdown page of the author's, in one or more languages.
#[derive(Clone, Debug)]
pub struct Page {
    pub id: values::Id,
    /// One entry a file; no language where one file serves all.
    pub versions: Vec<PageVersion>,
}

/// One language's file of a page.
#[derive(Clone, Debug)]
pub struct PageVersion {
    pub language: Option<Language>,
    pub front: FrontMatter,
    /// The Markdown, with its place in the file.
    pub body: At<String>,
}

impl Page {
    /// The version in `language`, or else the one for all, or else the first there is.
    pub fn version(&self, language: &Language) -> &PageVersion {
        let own = self.versions.iter().find(|version| version.language.as_ref() == Some(language));
        let all = || self.versions.iter().find(|version| version.language.is_none());
        own.or_else(all).unwrap_or(&self.versions[0])
    }
}

/// A rule that one record sets aside.
#[derive(Clone, Debug)]
pub struct Allowed {
    pub rule: String,
    pub span: Span,
    /// The record: problems that point into it are meant.
    pub record: Span,
}

impl Briefing {
    /// The languages of the site, the first at its root.
    pub fn languages(&self) -> impl Iterator<Item = &Language> {
        self.config.languages.iter().map(|language| &language.value)
    }

    /// The published events, in date order: those that lists, counts and figures show.
    pub fn listed(&self) -> impl Iterator<Item = (EventIndex, &Event)> {
        self.events.iter().enumerate().filter(|(_, event)| event.status != Some(EventStatus::Withdrawn))
    }

    /// The date of the site: the newest edition's or the newest event's, whichever is later, or
    /// the day it is built for.
    /// Looks at every event, so what needs it often keeps it.
    pub fn date(&self) -> Option<Day> {
        let edition = self.editions.last().map(Edition::day);
        let event = self.listed().map(|(_, event)| event.date.sort_day()).max();
        self.as_of.or(edition.max(event))
    }

    /// The measure or page or edition is looked up by its id where links in texts name it.
    pub fn edition(&self, id: &str) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.id.0 == id)
    }
}

impl Edition {
    /// The day whose knowledge the edition holds: its file's name, checked when it was read.
    pub fn day(&self) -> Day {
        Day::parse(&self.id.0).expect("an edition is only loaded if its name is a day")
    }
}

macro_rules! lists {
    ($($type:ident: $list:ident,)*) => {
        $(
            impl std::ops::Index<&Ref<$type>> for Briefing {
                type Output = $type;
                fn index(&self, reference: &Ref<$type>) -> &$type {
                    &self.$list[reference.index()]
                }
            }
        )*
    };
}

lists! {
    Actor: actors,
    Event: events,
    Place: places,
    Rung: ladder,
    Source: sources,
    Topic: topics,
}

impl std::ops::Index<&Ref<Side>> for Briefing {
    type Output = Side;
    fn index(&self, reference: &Ref<Side>) -> &Side {
        &self.config.sides[reference.index()]
    }
}

/// How a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As it stands.
    Plain,
    /// Markdown within a paragraph.
    Inline,
    /// Markdown paragraphs.
    Blocks,
}

/// Someone who looks at every text and every reference of a record.
pub trait Visit {
    /// The texts that follow belong to the field called `name`.
    fn field(&mut self, _name: &'static str) {}
    /// A text, with how it is read.
    fn text(&mut self, _text: &Text, _form: Form) {}
    /// A reference to a record, by the rule that guards its id, and its place. In a draft that is not part of the
    /// build, it need not lead anywhere.
    fn reference(&mut self, _rule: &'static str, _id: &values::Id, _span: Span) {}
}

impl Briefing {
    /// Shows every text and reference of every record to `visit`, records in the order of their kinds.
    pub(crate) fn walk(&self, visit: &mut dyn Visit) {
        use decode::Decode;
        self.config.walk(visit);
        self.events.walk(visit);
        self.sources.walk(visit);
        self.actors.walk(visit);
        self.places.walk(visit);
        self.topics.walk(visit);
        self.ladder.walk(visit);
        self.measures.walk(visit);
        self.editions.walk(visit);
    }

    /// Whether the record at `record` refers to something that could not be found or read, of the kind
    /// whose ids `rule` guards. What seems to be missing there may only be hidden.
    pub fn lacks(&self, rule: &'static str, record: Span) -> bool {
        let place = |start| (rule, Span { start, end: 0, ..record });
        self.left_out.range(place(record.start)..place(record.end)).next().is_some()
    }

    /// The file of the briefing's own record.
    pub fn config_file(&self) -> FileId {
        self.config.span.file
    }
}
