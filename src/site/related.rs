//! Which events a reader of one may want next: those that share topics, actors and places with it,
//! rare ones above common ones, near in time above far.

use super::index::Index;
use crate::model::records::Role;
use crate::model::{Briefing, EventIndex};
use rayon::prelude::*;

/// An event's page names at most this many.
const MOST: usize = 3;
/// In each list that the event stands in, this many before and after it are looked at.
const NEAR: usize = 4;
/// Sharing one common topic is not enough to be called related.
const LEAST: u32 = 4;
/// At this distance in days, what is shared counts half.
const HALF: u64 = 60;

/// For every event, the related ones, the nearest of kin first. Not among them: what it answers and
/// what answers it, which its page shows anyway.
pub(super) fn related(briefing: &Briefing, index: &Index) -> Vec<Vec<EventIndex>> {
    (0..briefing.events.len()).into_par_iter().map(|at| of(briefing, index, at)).collect()
}

fn of(briefing: &Briefing, index: &Index, at: EventIndex) -> Vec<EventIndex> {
    let event = &briefing.events[at];
    let all = index.listed.len();
    let mut met: Vec<(EventIndex, u32)> = Vec::new();
    let mut look = |list: &[EventIndex], factor: u32| {
        // A list that holds half of all events says little; one of a few says much.
        let weight = factor * ((all / list.len().max(1)).max(1).ilog2() + 1);
        let own = list.partition_point(|other| *other < at);
        let near = &list[own.saturating_sub(NEAR)..(own + NEAR + 1).min(list.len())];
        met.extend(near.iter().filter(|other| **other != at).map(|other| (*other, weight)));
    };
    event.topics.iter().for_each(|topic| look(&index.by_topic[topic.index()], 2));
    event.places.iter().for_each(|place| look(&index.by_place[place.index()], 1));
    let took_part = |role| matches!(role, Some(Role::Actor | Role::Recipient));
    for part in event.actors.iter().filter(|part| took_part(part.role)) {
        look(&index.by_actor[part.id.index()], 2);
    }
    met.sort_unstable();
    let shown = |other: EventIndex| {
        index.answers[at].contains(&other) || event.responds_to.iter().any(|one| one.event.index() == other)
    };
    let day = |at: EventIndex| briefing.events[at].date.sort_day().ordinal();
    let mut scored: Vec<(u64, EventIndex)> = met
        .chunk_by(|a, b| a.0 == b.0)
        .map(|chunk| (chunk[0].0, chunk.iter().map(|(_, weight)| weight).sum::<u32>()))
        .filter(|(other, shared)| *shared >= LEAST && !shown(*other))
        .map(|(other, shared)| {
            let days = day(other).abs_diff(day(at));
            (u64::from(shared) * 1000 * HALF / (HALF + days), other)
        })
        .collect();
    scored.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    scored.into_iter().take(MOST).map(|(_, other)| other).collect()
}

#[cfg(test)]
mod tests {
    use super::MOST;
    use crate::model::{self, Options};
    use crate::site::index::Index;
    use crate::site::tests::sources;
    use crate::source::Sources;

    fn related(sources: &Sources) -> (model::Briefing, Index) {
        let briefing =
            model::load(sources, Options::default(), None).value.expect("the site has a briefing.yaml");
        let index = Index::new(&briefing);
        (briefing, index)
    }

    #[test]
    fn an_event_is_not_related_to_itself_nor_to_its_chain() {
        let (briefing, index) = related(&sources("everything"));
        for (at, others) in index.related.iter().enumerate() {
            assert!(others.len() <= MOST && !others.contains(&at));
            for other in others {
                assert!(!index.answers[at].contains(other) && index.listed.contains(other));
                assert!(!briefing.events[at].responds_to.iter().any(|one| one.event.index() == *other));
            }
        }
    }

    #[test]
    fn what_is_rare_and_near_counts_most() {
        let mut sources = sources("everything");
        let event = |date: &str, topic: &str, place: &str| {
            format!(
                "title: {{en: E, es: E}}\ndate: {date}\nsummary: {{en: S., es: S.}}\ndirection: neutral\nsignificance: 2\n\
                 topics: [{topic}]\nplaces: [{place}]\nfacts: [{{text: {{en: F., es: F.}}, sources: [port-notice]}}]\n"
            )
        };
        for n in 0..40 {
            let text = event(&format!("2025-03-{:02}", 1 + n % 28), "access", "old-quay");
            sources.add(format!("content/events/crowd-{n}.yaml"), text.into());
        }
        for (name, date) in [("rare", "2025-05-01"), ("near", "2025-05-20"), ("far", "2024-05-01")] {
            sources.add(format!("content/events/{name}.yaml"), event(date, "fees", "town-hall").into());
        }
        let (briefing, index) = related(&sources);
        let place =
            |name: &str| briefing.events.iter().position(|event| event.id.0 == name).expect("it is there");
        assert_eq!(index.related[place("rare")][0], place("near"));
        assert!(index.related[place("rare")].contains(&place("far")));
    }
}
