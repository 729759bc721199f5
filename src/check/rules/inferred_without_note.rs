//! An answer that the editors inferred, without the reason.
//!
//! That one act answers another is a fact where somebody said so, and a reading where nobody did.
//! Readers see a dashed line for the second kind, and one line that says what the reading rests on.
//! A bare id is short for an inferred answer.
//!
//! ```yaml
//! responds_to: [2026-01-04-threat]
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! responds_to:
//!   - event: 2026-01-04-threat
//!     basis: inferred
//!     note: It came three days after the threat, and an invitation took its place.
//! ```
//!
//! or, where somebody said so:
//!
//! ```yaml
//! responds_to:
//!   - event: 2026-01-04-threat
//!     basis: stated
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;
use crate::model::records::Basis;

pub(super) const RULE: Rule = rule("inferred-without-note", Warning, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for event in &context.briefing.events {
        // An answer to itself is none, whatever it rests on.
        for answer in event.responds_to.iter().filter(|answer| answer.event.id != event.id) {
            if answer.basis != Some(Basis::Stated) && answer.note.is_none() {
                let id = &answer.event.id.0;
                let message = format!("that this answers `{id}` is inferred, and no `note` says from what");
                let help = "add a `note` of one line, or `basis: stated` where somebody said so";
                found.at(answer.event.span, message).help(help);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn a_reading_without_its_reason() {
        check(
            "inferred-without-note",
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
            # ^^^^^^^^^^^^^^^ that this answers `2026-01-01-base` is inferred, and no `note` says from what
            //- content/events/2026-01-02-b.yaml
            title: A thing happens
            date: 2026-01-02
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts: [{text: It did., sources: [two]}]
            responds_to: [{event: 2026-01-02-a, basis: inferred}]
            #                     ^^^^^^^^^^^^ that this answers `2026-01-02-a` is inferred, and no `note` says from what",
        );
    }

    #[test]
    fn a_reason_or_a_statement() {
        check(
            "inferred-without-note",
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
            - {event: 2026-01-01-base, basis: stated}
            - {event: 2026-01-02-b, note: It came an hour later.}
            //- content/events/2026-01-02-b.yaml
            title: A thing happens
            date: 2026-01-02
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts: [{text: It did., sources: [two]}]",
        );
    }
}
