//! What readers can narrow a list of events by, and what each event of it is filed under.

use super::markdown::Said;
use super::parts::Link;
use super::{Here, Scope};
use crate::model::records::{Direction, Event, Role};
use crate::model::refs::Ref;
use crate::model::{Briefing, EventIndex};
use serde::Serialize;
use std::collections::BTreeSet;

/// The choices of each filter; only such as some event of the list is filed under.
#[derive(Serialize)]
pub(crate) struct Filters {
    topics: Vec<Choice>,
    actors: Vec<Choice>,
    sides: Vec<Choice>,
    directions: Vec<Choice>,
    /// From the greatest down: this much and more.
    significances: Vec<Choice>,
    /// The pages that list the events of each topic and actor, for readers without script.
    lists: Vec<Link>,
}

#[derive(Serialize)]
struct Choice {
    /// An id, or a number.
    value: String,
    name: Said,
}

/// The filters for a list of `events`.
pub(crate) fn filters(here: &Here<'_>, events: &[EventIndex]) -> Filters {
    let briefing = here.scope.briefing;
    let all = || events.iter().map(|at| &briefing.events[*at]);
    let topics: BTreeSet<usize> = all().flat_map(|event| event.topics.iter().map(Ref::index)).collect();
    let actors: BTreeSet<usize> = all().flat_map(actors_of).collect();
    let sides: BTreeSet<&str> = all().flat_map(|event| acting_sides(briefing, event)).collect();
    let directions = Direction::ALL.iter().filter(|(_, one)| all().any(|event| event.direction == *one));
    let most = all().map(|event| event.significance.0).max().unwrap_or_default();
    let least = all().map(|event| event.significance.0).min().unwrap_or_default();
    let choice = |id: &str, name| Choice { value: id.to_owned(), name };
    let word = |key: String| Said { text: here.scope.words.get(&key), lang: None };
    let topic = |at: usize| choice(&briefing.topics[at].id.value.0, here.said(&briefing.topics[at].name));
    let actor = |at: usize| choice(&briefing.actors[at].id.value.0, here.said(&briefing.actors[at].name));
    let own_sides = briefing.config.sides.iter().filter(|side| sides.contains(side.id.value.0.as_str()));
    Filters {
        topics: by_name(topics.into_iter().map(topic)),
        actors: by_name(actors.into_iter().map(actor)),
        sides: own_sides.map(|side| choice(&side.id.value.0, here.said(&side.name))).collect(),
        directions: directions.map(|(id, _)| choice(id, word(format!("direction.{id}")))).collect(),
        lists: lists(here),
        significances: (least + 1..=most).rev().map(|n| significance(here.scope, n)).collect(),
    }
}

fn lists(here: &Here<'_>) -> Vec<Link> {
    let briefing = here.scope.briefing;
    let there = [("topics", briefing.topics.is_empty()), ("actors", briefing.actors.is_empty())];
    there.iter().filter(|(_, empty)| !empty).map(|(name, _)| here.link_to(name)).collect()
}

fn significance(scope: Scope<'_>, n: i64) -> Choice {
    let meaning = scope.words.get(&format!("significance.{n}"));
    let pattern = if n == 5 { "filter.only" } else { "filter.at-least" };
    let text = scope.words.fill(pattern, &[("n", &n.to_string()), ("meaning", &meaning)]);
    Choice { value: n.to_string(), name: Said { text, lang: None } }
}

fn by_name(choices: impl Iterator<Item = Choice>) -> Vec<Choice> {
    let mut choices: Vec<Choice> = choices.collect();
    choices.sort_by_cached_key(|choice| crate::model::sort_key(&choice.name.text));
    choices
}

/// What `event` is filed under, each word with the letter of its filter before it.
pub(crate) fn tags(briefing: &Briefing, event: &Event) -> String {
    let mut tags = format!("n{} d-{}", event.significance.0, event.direction.word());
    let mut add = |letter: char, id: &str| {
        tags.push(' ');
        tags.push(letter);
        tags.push('-');
        tags.push_str(id);
    };
    event.topics.iter().for_each(|topic| add('t', &briefing[topic].id.value.0));
    acting_sides(briefing, event).into_iter().for_each(|side| add('s', side));
    actors_of(event).into_iter().for_each(|actor| add('a', &briefing.actors[actor].id.value.0));
    tags
}

/// Those who stand in the event or speak in it, each once.
pub(crate) fn actors_of(event: &Event) -> Vec<usize> {
    let mut actors = Vec::with_capacity(event.actors.len());
    let parts = event.actors.iter().map(|part| part.id.index());
    for actor in parts.chain(event.quotes.iter().map(|quote| quote.speaker.index())) {
        if !actors.contains(&actor) {
            actors.push(actor);
        }
    }
    actors
}

/// The sides of those who acted, each once.
pub(crate) fn acting_sides<'b>(briefing: &'b Briefing, event: &Event) -> Vec<&'b str> {
    let mut sides = Vec::new();
    let acting = event.actors.iter().filter(|part| part.role == Some(Role::Actor));
    for side in acting.filter_map(|part| briefing[&part.id].side.as_ref()) {
        let id = briefing[side].id.value.0.as_str();
        if !sides.contains(&id) {
            sides.push(id);
        }
    }
    sides
}

#[cfg(test)]
mod tests {
    use super::tags;
    use crate::model::{self, Options};
    use crate::site::tests::sources;

    #[test]
    fn an_event_is_filed_under_all_that_filters_offer() {
        let briefing = model::load(&sources("everything"), Options::default(), None)
            .value
            .expect("the site has a briefing.yaml");
        assert_eq!(
            tags(&briefing, &briefing.events[0]),
            "n4 d-escalation t-fees t-access s-port a-port-authority a-fishers-union a-ben-stone"
        );
    }
}
