//! The briefing as it was known on a day.

use super::{Names, Options, names_of};
use crate::diag::Span;
use crate::model::Briefing;
use crate::model::asof::Known;
use crate::model::date::Day;
use crate::model::decode::At;
use crate::model::names::Standing;
use crate::model::records::{Actor, Event, Source};
use crate::model::refs::{Ref, anchor};
use crate::model::values::Id;

impl Briefing {
    /// Leaves out what was not known on `day`, in the sense of `asof`.
    pub(super) fn restrict(&mut self, day: Day) {
        let known = Known { briefing: self, day: Some(day) };
        let events: Vec<Event> =
            self.events.iter().filter(|event| known.has(event)).map(|event| event.as_known(known)).collect();
        let mut measures = self.measures.clone();
        for measure in &mut measures {
            for date in
                [&mut measure.announced, &mut measure.in_force, &mut measure.suspended, &mut measure.ended]
            {
                *date = date.take().filter(|date| known.reached(date));
            }
        }
        measures.retain(|one| one.announced.is_some() || one.in_force.is_some());
        measures.iter_mut().for_each(|one| one.sources.retain(|source| known.published(source)));
        let actors = self.actors.iter().map(|actor| actor.as_known(known)).collect();
        let mut names = Names::default();
        for (at, event) in events.iter().enumerate() {
            names.add("unknown-event", &event.id.0, Standing::Here(at as u32));
        }
        for event in &self.events {
            names.add("unknown-event", &event.id.0, Standing::Later);
        }
        self.editions.retain(|edition| edition.day() <= day);
        self.events = events;
        self.measures = measures;
        self.actors = actors;
        self.as_of = Some(day);
        let all = names_of(self, &[], Options { as_of: None, drafts: true });
        self.resolve(&mut names.over(all));
    }
}

impl Actor {
    /// The actor with only the offices that had begun, and without the end of one that was still held.
    fn as_known(&self, known: Known<'_>) -> Actor {
        let mut actor = self.clone();
        actor.offices.retain(|office| office.from.as_ref().is_none_or(|date| known.reached(date)));
        for office in &mut actor.offices {
            office.to = office.to.take().filter(|date| known.reached(date));
            office.sources.retain(|source| known.published(source));
        }
        actor
    }
}

impl Event {
    /// The event with only those of its parts, and of their sources, that were known.
    fn as_known(&self, known: Known<'_>) -> Event {
        let mut event = self.clone();
        let date = &self.date.value;
        let keep = |source: &Ref<Source>| known.source(source, date);
        // Links into the page shall lead to the same part on every day, so numbers are given first.
        let span = self.date.span;
        number(event.facts.iter_mut().map(|one| &mut one.id), "fact", span);
        number(event.quotes.iter_mut().map(|one| &mut one.id), "quote", span);
        number(event.claims.iter_mut().map(|one| &mut one.id), "claim", span);
        number(event.disagreements.iter_mut().map(|one| &mut one.id), "disagreement", span);
        event.facts.retain(|fact| known.carries(&fact.sources, date));
        event.quotes.retain(|quote| known.carries(&quote.sources, date));
        event.claims.retain(|claim| known.carries(&claim.sources, date));
        event.figures.retain(|figure| known.carries(&figure.sources, date));
        event.disagreements.retain(|one| known.differs(one, date));
        for one in &mut event.disagreements {
            one.versions.retain(|version| known.carries(&version.sources, date));
        }
        event
            .quotes
            .iter_mut()
            .for_each(|one| one.translation_source = one.translation_source.take().filter(keep));
        event.sources.retain(keep);
        event.facts.iter_mut().for_each(|one| one.sources.retain(keep));
        event.quotes.iter_mut().for_each(|one| one.sources.retain(keep));
        event.claims.iter_mut().for_each(|one| one.sources.retain(keep));
        event.figures.iter_mut().for_each(|one| one.sources.retain(keep));
        let versions = event.disagreements.iter_mut().flat_map(|one| &mut one.versions);
        versions.for_each(|one| one.sources.retain(keep));
        event
    }
}

/// Gives items without an id the name of their anchor.
fn number<'e>(ids: impl Iterator<Item = &'e mut Option<At<Id>>>, kind: &str, span: Span) {
    for (n, id) in ids.enumerate() {
        id.get_or_insert_with(|| At { value: Id(anchor(None, kind, n)), span });
    }
}
