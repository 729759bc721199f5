//! A fact that cites no source.
//!
//! A fact is one checkable thing, so it says where it can be checked. A source of the event as a
//! whole does not tell which of its facts it carries, and a citation in the fact's text is not
//! counted when an edition asks what was known on its day.
//!
//! ```yaml
//! facts:
//!   - text: They spoke for an hour.
//! sources: [gazette-2026-01-07-call, herald-2026-01-08-call]
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! facts:
//!   - text: They spoke for an hour.
//!     sources: [gazette-2026-01-07-call, herald-2026-01-08-call]
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = rule("fact-without-source", Error, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let facts = context.briefing.events.iter().flat_map(|event| &event.facts);
    for fact in facts.filter(|fact| fact.sources.is_empty()) {
        if context.briefing.lacks("unknown-source", fact.span) {
            continue;
        }
        let problem = found.at(context.key(fact.span, "sources"), "the fact cites no source");
        problem.help(
            "name the sources that carry it in its own `sources`; those of the whole event do not say which",
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn facts_that_leave_it_to_the_event() {
        check(
            "fact-without-source",
            "
            //- content/events/2026-01-02-a.yaml
            title: A thing happens
            date: 2026-01-02
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts:
            - text: It did.
              sources: [one]
            - text: It did [@one].
            # ^^^^ the fact cites no source
              id: named
            - {text: It did., sources: []}
            #                 ^^^^^^^ the fact cites no source
            sources: [one]",
        );
    }

    #[test]
    fn a_fact_with_one_source() {
        check(
            "fact-without-source",
            "
            //- content/events/2026-01-02-a.yaml
            title: A thing happens
            date: 2026-01-02
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts: [{text: It did., sources: [undated]}]",
        );
    }
}
