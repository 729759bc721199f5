//! An event that is said to answer itself.
//!
//! An act answers an earlier one. An event that names itself was meant to name another: most often
//! its id was copied from the file's own name.
//!
//! ```yaml
//! # content/events/2026-01-07-call.yaml
//! responds_to:
//!   - event: 2026-01-07-call
//!     basis: stated
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! # content/events/2026-01-07-call.yaml
//! responds_to:
//!   - event: 2026-01-04-threat
//!     basis: stated
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = rule("self-response", Error, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (at, event) in context.briefing.events.iter().enumerate() {
        for answer in event.responds_to.iter().filter(|answer| answer.event.index() == at) {
            let message = format!("`{}` is said to answer itself", event.id.0);
            found
                .at(answer.event.span, message)
                .help("name the earlier event that it answers, or take the line out");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn an_event_that_names_itself() {
        check(
            "self-response",
            "
            //- content/events/2026-01-02-a.yaml
            title: A thing happens
            date: 2026-01-02
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts: [{text: It did., sources: [two]}]
            responds_to:
            - 2026-01-01-base
            - {event: 2026-01-02-a, basis: stated}
            #         ^^^^^^^^^^^^ `2026-01-02-a` is said to answer itself",
        );
    }

    #[test]
    fn an_event_that_names_another() {
        check(
            "self-response",
            "
            //- content/events/2026-01-02-a.yaml
            title: A thing happens
            date: 2026-01-02
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts: [{text: It did., sources: [two]}]
            responds_to: [2026-01-01-base]",
        );
    }
}
