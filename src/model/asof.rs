//! What was known on a day, and on how many independent sources.
//!
//! The rules are those of the method page: a source counts from the day it was published; one
//! dated by month or year from the last day of that; an undated one from the event's last day.

use super::date::{Date, Day};
use super::records::{Disagreement, Event, Quote, Source};
use super::refs::Ref;
use super::{Briefing, EventIndex};
use std::collections::BTreeMap;

/// A day, and the eyes to see the briefing as of it. Without a day, everything is known.
#[derive(Clone, Copy)]
pub struct Known<'b> {
    pub briefing: &'b Briefing,
    pub day: Option<Day>,
}

impl<'b> Known<'b> {
    /// Whether `event` belongs to what was known: it had begun, and something of it had been published.
    pub fn has(&self, event: &Event) -> bool {
        let Some(day) = self.day else { return true };
        let begun = event.date.earliest().is_none_or(|first| first <= day);
        begun && self.shown(event).next().is_some()
    }

    /// The sources that had been published of what is shown of `event`, in reading order, with repeats.
    fn shown<'a>(&'a self, event: &'a Event) -> impl Iterator<Item = &'a Ref<Source>> {
        let date = &event.date.value;
        let quote = |quote: &Quote| self.carries(&quote.sources, date);
        let disagreement = |one: &Disagreement| self.differs(one, date);
        cited(event, quote, disagreement).filter(|source| self.source(source, date))
    }

    /// Whether something on `sources` was known; what cites no source is not held back.
    pub fn carries(&self, sources: &[Ref<Source>], event_date: &Date) -> bool {
        let Some(day) = self.day else { return true };
        sources.is_empty() || sources.iter().any(|source| self.public(source, event_date, day))
    }

    /// Whether a disagreement was one then: at least two of its versions had been published.
    pub fn differs(&self, disagreement: &Disagreement, event_date: &Date) -> bool {
        let known = disagreement.versions.iter().filter(|version| self.carries(&version.sources, event_date));
        self.day.is_none() || known.count() >= 2
    }

    /// Whether `source` had been published.
    pub fn source(&self, source: &Ref<Source>, event_date: &Date) -> bool {
        self.day.is_none_or(|day| self.public(source, event_date, day))
    }

    /// Whether `source`, cited outside an event, had been published; an undated one is not held back.
    pub fn published(&self, source: &Ref<Source>) -> bool {
        let Some(day) = self.day else { return true };
        self.briefing[source].published.as_ref().is_none_or(|date| date.last_named_day() <= day)
    }

    /// Whether a date that a record gives, such as a measure's, had come.
    pub fn reached(&self, date: &Date) -> bool {
        self.day.is_none_or(|day| date.sort_day() <= day)
    }

    /// The published events known then, in date order.
    pub fn events(self) -> impl Iterator<Item = (EventIndex, &'b Event)> {
        self.briefing.listed().filter(move |(_, event)| self.has(event))
    }

    /// The sources of `event` that were known, each once, in the order the page numbers them.
    pub fn sources_of(&self, event: &Event) -> Vec<usize> {
        let mut order: Vec<usize> = Vec::new();
        for source in self.shown(event) {
            if !order.contains(&source.index()) {
                order.push(source.index());
            }
        }
        order
    }

    fn public(&self, source: &Ref<Source>, event_date: &Date, day: Day) -> bool {
        let published = self.briefing[source].published.as_ref();
        published.map_or_else(|| event_date.last_named_day(), |date| date.last_named_day()) <= day
    }
}

/// The day on which `event` came into the briefing: as its record says, or that of the first edition
/// that knows it, or else the first day on which it could be known.
pub fn added(briefing: &Briefing, event: &Event) -> Day {
    if let Some(added) = &event.added {
        return added.last_named_day();
    }
    let days = briefing.editions.iter().map(super::records::Edition::day);
    let known = |day: &Day| Known { briefing, day: Some(*day) }.has(event);
    days.into_iter().find(known).unwrap_or_else(|| first_known(briefing, event))
}

/// The first day on which something of `event` was public.
fn first_known(briefing: &Briefing, event: &Event) -> Day {
    let public = |source: &Ref<Source>| {
        let published = briefing[source].published.as_ref();
        published.map_or_else(|| event.date.last_named_day(), |date| date.last_named_day())
    };
    let begun = event.date.sort_day();
    all_sources(event).map(public).min().map_or(begun, |day| day.max(begun))
}

/// The last day on which the record of `event` changed: when it came in, or was corrected.
pub fn changed(briefing: &Briefing, event: &Event) -> Day {
    let corrected = event.corrections.iter().map(|one| one.date.last_named_day());
    corrected.fold(added(briefing, event), Day::max)
}

/// Every source that `event` cites in a field of its own, in reading order, with repeats.
pub fn all_sources(event: &Event) -> impl Iterator<Item = &Ref<Source>> {
    cited(event, |_| true, |_| true)
}

/// The sources of the parts of `event`, of quotes and disagreements only those that are wanted.
fn cited<'a>(
    event: &'a Event,
    quote: impl Fn(&Quote) -> bool + 'a,
    disagreement: impl Fn(&Disagreement) -> bool + 'a,
) -> impl Iterator<Item = &'a Ref<Source>> {
    let facts = event.facts.iter().flat_map(|fact| &fact.sources);
    let quotes = event.quotes.iter().filter(move |one| quote(one));
    let quotes = quotes.flat_map(|quote| quote.sources.iter().chain(&quote.translation_source));
    let claims = event.claims.iter().flat_map(|claim| &claim.sources);
    let differing = event.disagreements.iter().filter(move |one| disagreement(one));
    let versions = differing.flat_map(|one| &one.versions).flat_map(|one| &one.sources);
    let figures = event.figures.iter().flat_map(|figure| &figure.sources);
    facts.chain(quotes).chain(claims).chain(versions).chain(figures).chain(&event.sources)
}

/// How many of `sources` are independent: those that share a root by `derived_from` count as one.
pub fn independent(briefing: &Briefing, sources: &[usize]) -> usize {
    // Each source and each root is put into the group of what it goes back to, and groups that one
    // text ties together are merged (union-find).
    let mut above: BTreeMap<usize, usize> = BTreeMap::new();
    let mut groups = 0;
    for source in sources {
        let mut first = None;
        for root in roots(briefing, *source) {
            if let std::collections::btree_map::Entry::Vacant(entry) = above.entry(root) {
                entry.insert(root);
                groups += 1;
            }
            let top = top_of(&above, root);
            let first = *first.get_or_insert(top);
            if first != top {
                above.insert(top, first);
                groups -= 1;
            }
        }
    }
    groups
}

/// The member that stands for the group of `one`.
fn top_of(above: &BTreeMap<usize, usize>, mut one: usize) -> usize {
    while above[&one] != one {
        one = above[&one];
    }
    one
}

/// The texts that `source` goes back to; itself where it goes back to none.
pub(crate) fn roots(briefing: &Briefing, source: usize) -> Vec<usize> {
    let (mut roots, mut seen, mut left) = (Vec::new(), Vec::new(), vec![source]);
    while let Some(one) = left.pop() {
        // A circle of derivations has no end; its members then stand for one another.
        if seen.contains(&one) {
            continue;
        }
        seen.push(one);
        let derived = &briefing.sources[one].derived_from;
        if derived.is_empty() {
            roots.push(one);
        }
        left.extend(derived.iter().map(Ref::index));
    }
    if roots.is_empty() { seen } else { roots }
}
