//! Who stands in which event, worked out once for all pages.

use super::related;
use crate::model::asof::{self, Known};
use crate::model::date::Day;
use crate::model::records::{Event, Role};
use crate::model::{Briefing, EventIndex};
use std::collections::BTreeMap;

/// The listed events, and for every record those it appears in, all in date order.
#[derive(Debug)]
pub(crate) struct Index {
    pub(crate) listed: Vec<EventIndex>,
    /// The date of the site.
    pub(crate) date: Option<Day>,
    pub(crate) by_actor: Vec<Vec<EventIndex>>,
    pub(crate) by_place: Vec<Vec<EventIndex>>,
    pub(crate) by_topic: Vec<Vec<EventIndex>>,
    pub(crate) by_source: Vec<Vec<EventIndex>>,
    /// The events that answer each event.
    pub(crate) answers: Vec<Vec<EventIndex>>,
    /// Whether any listed event holds a claim or a disagreement, a quote, someone acting on someone.
    pub(crate) has_claims: bool,
    pub(crate) has_quotes: bool,
    pub(crate) has_pairs: bool,
    /// The day on which each event came in, and the last on which its record changed.
    pub(crate) added: Vec<Day>,
    pub(crate) changed: Vec<Day>,
    /// The last day on which anything changed: the date of the site, or a change after it.
    pub(crate) last_change: Option<Day>,
    /// The sources that each event cites, each once, in the order of its page.
    pub(crate) cited: Vec<Vec<usize>>,
    /// How many independent sources each event rests on.
    pub(crate) independent: Vec<usize>,
    /// For each event, those that its page sends readers on to.
    pub(crate) related: Vec<Vec<EventIndex>>,
    /// The places of sources and events in their lists, by id: for links in texts.
    pub(crate) sources: BTreeMap<String, usize>,
    pub(crate) events: BTreeMap<String, EventIndex>,
}

impl Index {
    pub(crate) fn new(briefing: &Briefing) -> Self {
        let known = Known { briefing, day: None };
        let mut index = Index {
            date: briefing.date(),
            listed: briefing.listed().map(|(at, _)| at).collect(),
            by_actor: vec![Vec::new(); briefing.actors.len()],
            by_place: vec![Vec::new(); briefing.places.len()],
            by_topic: vec![Vec::new(); briefing.topics.len()],
            by_source: vec![Vec::new(); briefing.sources.len()],
            answers: vec![Vec::new(); briefing.events.len()],
            has_claims: briefing
                .listed()
                .any(|(_, one)| !(one.claims.is_empty() && one.disagreements.is_empty())),
            has_quotes: briefing.listed().any(|(_, one)| !one.quotes.is_empty()),
            has_pairs: briefing.listed().any(|(_, one)| acts_on_someone(one)),
            added: briefing.events.iter().map(|one| asof::added(briefing, one)).collect(),
            changed: briefing.events.iter().map(|one| asof::changed(briefing, one)).collect(),
            last_change: None,
            cited: briefing.events.iter().map(|one| known.sources_of(one)).collect(),
            independent: Vec::new(),
            related: Vec::new(),
            sources: briefing
                .sources
                .iter()
                .enumerate()
                .map(|(at, one)| (one.id.value.0.clone(), at))
                .collect(),
            events: briefing.events.iter().enumerate().map(|(at, one)| (one.id.0.clone(), at)).collect(),
        };
        index.independent = index.cited.iter().map(|cited| asof::independent(briefing, cited)).collect();
        index.last_change = index.changed.iter().copied().max().max(index.date);
        for (at, event) in briefing.listed() {
            index.enter(at, event);
        }
        index.related = related::related(briefing, &index);
        index
    }

    /// The last day on which one of `events` changed.
    pub(crate) fn last_change_of(&self, events: &[EventIndex]) -> Option<Day> {
        events.iter().map(|at| self.changed[*at]).max()
    }

    fn enter(&mut self, at: EventIndex, event: &Event) {
        let add = |list: &mut Vec<EventIndex>| {
            if list.last() != Some(&at) {
                list.push(at);
            }
        };
        let speakers = event.quotes.iter().map(|quote| quote.speaker.index());
        for actor in event.actors.iter().map(|part| part.id.index()).chain(speakers) {
            add(&mut self.by_actor[actor]);
        }
        event.places.iter().for_each(|place| add(&mut self.by_place[place.index()]));
        event.topics.iter().for_each(|topic| add(&mut self.by_topic[topic.index()]));
        self.cited[at].iter().for_each(|source| add(&mut self.by_source[*source]));
        event.responds_to.iter().for_each(|answer| add(&mut self.answers[answer.event.index()]));
    }
}

/// Whether the event names someone who acted and someone who was acted upon.
fn acts_on_someone(event: &Event) -> bool {
    let has = |role| event.actors.iter().any(|part| part.role == Some(role));
    has(Role::Actor) && has(Role::Recipient)
}
