//! A published event that rests on one independent source.
//!
//! Ten papers that print one wire story are one witness. Sources that go back to the same text by
//! `derived_from` count as one, and an event on one alone is marked so on its page, for the reader
//! to weigh. The warning asks whether a second witness can be found; if there is none, or none is
//! needed, say why.
//!
//! ```yaml
//! facts:
//!   - text: They spoke for an hour.
//!     sources: [gazette-2026-01-07-call]
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! facts:
//!   - text: They spoke for an hour.
//!     sources: [gazette-2026-01-07-call, herald-2026-01-08-call]
//! ```
//!
//! or, where one is enough:
//!
//! ```yaml
//! facts:
//!   - text: They spoke for an hour.
//!     sources: [gazette-2026-01-07-call]
//! allow:
//!   single-source: the town's own notice of its own act
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;
use crate::model::asof::{self, all_sources};
use crate::model::records::{Event, EventStatus};

pub(super) const RULE: Rule = rule("single-source", Warning, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let briefing = context.briefing;
    // On an earlier day the sources that came later are not known.
    if briefing.as_of.is_some() {
        return;
    }
    let published = briefing
        .events
        .iter()
        .filter(|event| event.status.is_none_or(|status| status == EventStatus::Published));
    for event in published {
        let sources = context.known().sources_of(event);
        if asof::independent(briefing, &sources) == 1 && !briefing.lacks("unknown-source", event.span) {
            report(context, event, &sources, found);
        }
    }
}

fn report(context: &Context<'_>, event: &Event, sources: &[usize], found: &mut Found<'_>) {
    let briefing = context.briefing;
    let id = |source: usize| &briefing.sources[source].id.value.0;
    let message = match sources {
        [one] => format!("the event rests on one source, `{}`", id(*one)),
        several => {
            let roots: Vec<Vec<usize>> = several.iter().map(|one| asof::roots(briefing, *one)).collect();
            let shared = roots[0].iter().find(|root| roots.iter().all(|others| others.contains(root)));
            let count = several.len();
            match shared {
                Some(root) => {
                    format!("the event rests on {count} sources that all go back to `{}`", id(*root))
                }
                None => {
                    format!("the event rests on {count} sources that repeat one another, which count as one")
                }
            }
        }
    };
    let first = all_sources(event).next().expect("an event on one source cites it");
    let help = "look for a source of another origin, or say under `allow` why one is enough";
    let mut problem = found.at(first.span, message).help(help);
    let derived =
        sources.iter().filter(|one| sources.len() > 1 && !briefing.sources[**one].derived_from.is_empty());
    for source in derived {
        problem = problem.note(
            briefing.sources[*source].derived_from[0].span,
            format!("`{}` repeats another", id(*source)),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    const REST: &str = "
            title: A thing happens
            summary: It did.
            date: 2026-01-01
            topics: [talk]
            direction: neutral
            significance: 1";

    #[test]
    fn one_source_alone() {
        check(
            "single-source",
            &format!(
                "
            //- content/events/2026-01-01-a.yaml{REST}
            facts:
            - {{text: It did., sources: [one]}}
            #                           ^^^ the event rests on one source, `one`
            - {{text: It did so., sources: [one]}}"
            ),
        );
    }

    #[test]
    fn copies_of_one_text() {
        check(
            "single-source",
            &format!(
                "
            //- content/sources/copies.yaml
            - {{id: copy, publisher: C, language: en, kind: newspaper, derived_from: [one]}}
            - {{id: echo, publisher: E, language: en, kind: newspaper, derived_from: [copy]}}
            //- content/events/2026-01-01-a.yaml{REST}
            facts:
            - {{text: It did., sources: [copy, echo]}}
            #                           ^^^^ the event rests on 2 sources that all go back to `one`
            sources: [copy]"
            ),
        );
    }

    #[test]
    fn a_text_of_two_origins_ties_them_together() {
        check(
            "single-source",
            &format!(
                "
            //- content/sources/copies.yaml
            - {{id: both, publisher: B, language: en, kind: newspaper, derived_from: [one, two]}}
            //- content/events/2026-01-01-a.yaml{REST}
            facts:
            - {{text: It did., sources: [one, two, both]}}
            #                           ^^^ the event rests on 3 sources that repeat one another, which count as one"
            ),
        );
    }

    #[test]
    fn two_sources_of_their_own_or_none_that_readers_see() {
        check(
            "single-source",
            &format!(
                "
            //- content/events/2026-01-01-a.yaml{REST}
            facts: [{{text: It did., sources: [one]}}]
            sources: [two]
            //- content/events/2026-01-01-b.yaml{REST}
            facts: [{{text: It did., sources: [one]}}]
            status: withdrawn
            //- content/events/2026-01-01-c.yaml{REST}
            facts: [{{text: It did.}}]"
            ),
        );
    }
}
