//! A direction that is not neutral, without the reason.
//!
//! Whether an act heated things up or cooled them down is the editors' judgement, and readers on
//! either side may see it otherwise. One line says why, beside the mark.
//!
//! ```yaml
//! direction: de-escalation
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! direction: de-escalation
//! direction_note: Threats gave way to a conversation.
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Error;
use crate::model::records::Direction;

pub(super) const RULE: Rule = rule("missing-direction-note", Error, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for event in &context.briefing.events {
        if event.direction != Direction::Neutral && event.direction_note.is_none() {
            let word = event.direction.word();
            let message = format!("the direction is `{word}`, and no `direction_note` says why");
            found
                .at(context.key(event.span, "direction"), message)
                .help("add a `direction_note` of one line");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn a_direction_without_its_reason() {
        check(
            "missing-direction-note",
            "
            //- content/events/2026-01-02-a.yaml
            title: A thing happens
            date: 2026-01-02
            summary: It did.
            topics: [talk]
            direction: mixed
            #<^^^^^^^^ the direction is `mixed`, and no `direction_note` says why
            significance: 1
            facts: [{text: It did., sources: [two]}]",
        );
    }

    #[test]
    fn a_reason_or_no_direction() {
        check(
            "missing-direction-note",
            "
            //- content/events/2026-01-02-a.yaml
            title: A thing happens
            date: 2026-01-02
            summary: It did.
            topics: [talk]
            direction: escalation
            direction_note: It was loud.
            significance: 1
            facts: [{text: It did., sources: [two]}]
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
