//! `events.json` and `actors.json`: the records themselves, in the forms of the JSON Schemas.

use super::{Each, Export, export, pretty};
use crate::model::records::Event;
use crate::site::{Desk, Scope, index::Index};
use serde::Serialize;
use std::collections::BTreeMap;

/// The whole file.
#[derive(Serialize)]
struct Events<'b, E> {
    title: &'b crate::model::values::Text,
    license: Option<&'b str>,
    /// The day that the data speak for.
    as_of: Option<String>,
    events: E,
}

/// An event as it was written, with what was worked out beside it.
#[derive(Serialize)]
struct EventData<'b> {
    id: &'b str,
    /// Its page in every language: whole addresses where they are known, else from the site's root.
    pages: BTreeMap<&'b str, String>,
    added: String,
    changed: String,
    earliest: Option<String>,
    latest: Option<String>,
    /// Every source that it cites, each once, in the order of the page.
    sources: Vec<&'b str>,
    independent_sources: usize,
    record: &'b Event,
}

pub(super) fn events<'d>(desk: &'d Desk<'d>) -> Vec<Export<'d>> {
    let count = desk.briefing.events.len();
    vec![export("events.json", "application/json", "export.events-json", count, move || pretty(&whole(desk)))]
}

fn whole<'d>(desk: &'d Desk<'d>) -> impl Serialize {
    let (briefing, index): (_, &Index) = (desk.briefing, &desk.index);
    let scopes: Vec<Scope<'d>> = desk.scopes().collect();
    let event = move |(at, event): (usize, &'d Event)| EventData {
        id: &event.id.0,
        pages: scopes
            .iter()
            .map(|scope| (scope.language.0.as_str(), desk.address(&scope.record("events", &event.id.0))))
            .collect(),
        added: index.added[at].to_string(),
        changed: index.changed[at].to_string(),
        earliest: event.date.earliest().map(|day| day.to_string()),
        latest: event.date.latest().map(|day| day.to_string()),
        sources: index.cited[at].iter().map(|at| briefing.sources[*at].id.value.0.as_str()).collect(),
        independent_sources: index.independent[at],
        record: event,
    };
    Events {
        title: &briefing.config.title,
        license: briefing.config.license.as_ref().map(|license| license.value.as_str()),
        as_of: index.date.map(|day| day.to_string()),
        events: Each(briefing.events.iter().enumerate().map(event)),
    }
}

/// The lists that events refer to, and the editions, each as it was written.
pub(super) fn lists<'d>(desk: &'d Desk<'d>) -> Vec<Export<'d>> {
    let briefing = desk.briefing;
    let lists = vec![
        list("actors.json", "export.actors-json", briefing.actors.as_slice()),
        list("topics.json", "export.topics-json", briefing.topics.as_slice()),
        list("ladder.json", "export.ladder-json", briefing.ladder.as_slice()),
        list("measures.json", "export.measures-json", briefing.measures.as_slice()),
        list("editions.json", "export.editions-json", briefing.editions.as_slice()),
    ];
    lists.into_iter().flatten().collect()
}

/// A list of records; nothing where there are none.
fn list<'d, T: Serialize + Sync>(name: &str, about: &'static str, records: &'d [T]) -> Option<Export<'d>> {
    let make = move || pretty(&records);
    (!records.is_empty()).then(|| export(name, "application/json", about, records.len(), make))
}
