//! Two events look like one: same day, same actor, and nearly the same title.
//!
//! An event that is told twice is counted twice in every figure, and the two records drift apart as
//! each is mended without the other. It happens when two reports of one act are entered on two days,
//! or by two authors.
//!
//! ```yaml
//! # content/events/2026-01-08-office-closes.yaml
//! title: The port closes its office on the quay
//! date: 2026-01-08
//! # content/events/2026-01-08-old-office-closes.yaml
//! title: The port closes its old office on the quay
//! date: 2026-01-08
//! ```
//!
//! Write it as one event with the sources of both:
//!
//! ```yaml
//! # content/events/2026-01-08-office-closes.yaml
//! title: The port closes its office on the quay
//! date: 2026-01-08
//! ```

use super::{Rule, rule};
use crate::check::prose::{bag, overlap};
use crate::check::{Context, Found};
use crate::diag::{Severity::Warning, Span};
use crate::model::date::Day;
use crate::model::records::{Event, EventStatus, Role};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const RULE: Rule = rule("near-duplicate", Warning, check);

/// From which share of common words on two titles are nearly the same. Ours: in a title of eight
/// words, one other word leaves 0.78, two leave 0.6.
const ALIKE: f64 = 0.7;

/// How many earlier events of one actor's day an event is compared with, so that a day with
/// thousands of them takes no longer than any other.
const WINDOW: usize = 50;

/// An event with what it is compared by.
struct Seen<'e> {
    event: &'e Event,
    title: Span,
    words: BTreeSet<String>,
}

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let language = context.first_language();
    let mut days: BTreeMap<(Day, usize), Vec<&Event>> = BTreeMap::new();
    for (_, event) in context.briefing.listed().filter(|(_, event)| event.status != Some(EventStatus::Draft))
    {
        let Some(day) = event.date.earliest() else { continue };
        for involved in event.actors.iter().filter(|involved| involved.role == Some(Role::Actor)) {
            days.entry((day, involved.id.index())).or_default().push(event);
        }
    }
    // Two events that share two actors meet twice.
    let mut told: BTreeSet<(Span, Span)> = BTreeSet::new();
    for events in days.values().filter(|events| events.len() > 1) {
        let mut seen: Vec<Seen<'_>> = Vec::new();
        for event in events {
            let Some(title) = event.title.exact(language) else { continue };
            let one = Seen { event, title: title.span, words: bag(&title.value) };
            let twin =
                seen.iter().rev().take(WINDOW).find(|other| overlap(&one.words, &other.words) >= ALIKE);
            if let Some(twin) = twin.filter(|twin| told.insert((twin.title, one.title))) {
                let help = "if they are one act, keep one record; otherwise let the titles tell them apart";
                let message = format!(
                    "this looks like `{}`: same day, same actor, nearly the same title",
                    twin.event.id.0
                );
                found.at(one.title, message).note(twin.title, "the other is here").help(help);
            }
            seen.push(one);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    const REST: &str = "summary: S.
            direction: neutral
            significance: 1
            actors: [{id: ann, role: actor}, {id: bob, role: actor}]
            facts: [{text: F., sources: [one]}]";

    #[test]
    fn one_act_under_two_titles() {
        check(
            "near-duplicate",
            &format!(
                "
            //- content/events/2026-01-02-a.yaml
            title: Ann and Bob close the embassy in Paris
            date: 2026-01-02
            {REST}
            //- content/events/2026-01-02-b.yaml
            title: Ann and Bob close their embassy in Paris
            #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this looks like `2026-01-02-a`: same day, same actor, nearly the same title
            date: 2026-01-02/2026-01-03
            {REST}"
            ),
        );
    }

    #[test]
    fn another_day_or_another_act() {
        check(
            "near-duplicate",
            &format!(
                "
            //- content/events/2026-01-02-a.yaml
            title: Ann and Bob close the embassy in Paris
            date: 2026-01-02
            {REST}
            //- content/events/2026-01-02-b.yaml
            title: Ann and Bob expel the attaché in Paris
            date: 2026-01-02
            {REST}
            //- content/events/2026-01-03-c.yaml
            title: Ann and Bob close the embassy in Paris
            date: 2026-01-03
            {REST}"
            ),
        );
    }
}
