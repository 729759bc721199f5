//! The order in which events stand everywhere.

use crate::model::date::Clock;
use crate::model::records::Event;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Sorts by day, and within a day by time and id, but nothing before what it answers: most records
/// know no time, and a reader who meets the answer first does not understand it.
pub(super) fn in_order(mut events: Vec<Event>) -> Vec<Event> {
    events.sort_by(by_day);
    let mut order = Vec::with_capacity(events.len());
    for day in events.chunk_by(|a, b| a.date.sort_day() == b.date.sort_day()) {
        causes_first(day, &mut order);
    }
    let mut events: Vec<Option<Event>> = events.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| events[at].take()).collect()
}

/// By the earliest day, or the latest where there is no earliest; then by time, then by id.
fn by_day(a: &Event, b: &Event) -> Ordering {
    let key = |event: &Event| (event.date.sort_day(), event.time.as_ref().map(Clock::instant));
    key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
}

/// Adds the places of the events of one day to `order`, each after those of the day that it answers.
/// A circle of answers is cut somewhere.
fn causes_first(day: &[Event], order: &mut Vec<usize>) {
    let start = order.len();
    let here: BTreeMap<&str, usize> = day.iter().enumerate().map(|(at, event)| (&*event.id.0, at)).collect();
    let mut seen = vec![false; day.len()];
    for first in 0..day.len() {
        let mut open = if seen[first] { Vec::new() } else { vec![first] };
        while let Some(at) = open.last().copied() {
            seen[at] = true;
            let causes = day[at].responds_to.iter().filter_map(|answer| here.get(&*answer.event.id.0));
            match causes.copied().find(|cause| !seen[*cause]) {
                Some(cause) => open.push(cause),
                None => {
                    order.push(start + at);
                    open.pop();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::load::{Options, load};
    use crate::source::Sources;

    /// The order of events that are given as `(id, date, what it answers, further fields)`.
    fn order(events: &[(&str, &str, &[&str], &str)]) -> Vec<String> {
        let mut sources = Sources::default();
        let config = "title: T\ndescription: D\nlanguages: [en]\nsides: []\n";
        sources.add("content/briefing.yaml".to_owned(), config.as_bytes().to_vec());
        for (id, date, answers, rest) in events {
            let text = format!(
                "title: T\ndate: {date}\nsummary: S\ndirection: neutral\nsignificance: 2\nfacts: []\n\
                 responds_to: [{}]\n{rest}",
                answers.join(", ")
            );
            sources.add(format!("content/events/{id}.yaml"), text.into_bytes());
        }
        let briefing = load(&sources, Options::default(), None).value.expect("it has a briefing.yaml");
        briefing.events.iter().map(|event| event.id.0.clone()).collect()
    }

    #[test]
    fn on_one_day_nothing_stands_before_what_it_answers() {
        let day = "2026-01-03";
        let events: [(&str, &str, &[&str], &str); 4] =
            [("a", day, &["c"], ""), ("b", day, &[], ""), ("c", day, &["d"], ""), ("d", day, &[], "")];
        assert_eq!(order(&events), ["d", "c", "a", "b"]);
    }

    #[test]
    fn days_come_first_and_times_before_ids() {
        let late = "time: 2026-01-03T18:00:00-05:00\n";
        let early = "time: 2026-01-03T09:00:00-05:00\n";
        let events: [(&str, &str, &[&str], &str); 3] = [
            ("a", "2026-01-03", &[], late),
            ("b", "2026-01-03", &[], early),
            ("c", "2026-01-02", &["a"], ""),
        ];
        assert_eq!(order(&events), ["c", "b", "a"]);
    }

    #[test]
    fn a_circle_of_answers_has_an_end() {
        let day = "2026-01-03";
        assert_eq!(order(&[("a", day, &["b"], ""), ("b", day, &["a"], "")]), ["b", "a"]);
    }
}
