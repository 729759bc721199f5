//! An event that is said to answer one that came later.
//!
//! An answer comes after what it answers. If it does not, one of the two dates is wrong, or the
//! link points the wrong way; in the chains of who answered whom it would run backwards in time.
//!
//! ```yaml
//! # content/events/2026-01-04-threat.yaml
//! date: 2026-01-04
//! responds_to:
//!   - event: 2026-01-07-call
//!     basis: stated
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! # content/events/2026-01-07-call.yaml
//! date: 2026-01-07
//! responds_to:
//!   - event: 2026-01-04-threat
//!     basis: stated
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Error;
use crate::model::records::Event;

pub(super) const RULE: Rule = rule("response-to-later", Error, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for event in &context.briefing.events {
        for answer in &event.responds_to {
            let Some(later) = Some(&context.briefing[&answer.event]).filter(|other| is_later(other, event))
            else {
                continue;
            };
            let (date, own) = (when(later), when(event));
            let message = format!("an event of {own} cannot answer `{}`, which is of {date}", later.id.0);
            let help = "check both dates, or let the later event answer the earlier one";
            found
                .at(answer.event.span, message)
                .help(help)
                .note(later.date.span, "the event that is answered is of this day");
        }
    }
}

/// Whether `other` began when `event` was over or, if that goes on, after it had begun.
fn is_later(other: &Event, event: &Event) -> bool {
    let by_day = other.date.earliest().is_some_and(|first| first > event.date.last_named_day());
    let same_day = other.date.is_exact() && other.date.value == event.date.value;
    let clocks = other.time.as_ref().zip(event.time.as_ref());
    by_day || same_day && clocks.is_some_and(|(other, own)| other.instant() > own.instant())
}

/// The date as it is written, with the time where there is one.
fn when(event: &Event) -> &str {
    event.time.as_ref().map_or(event.date.text(), |time| time.text())
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    const REST: &str = "
            title: A thing happens
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts: [{text: It did., sources: [two]}]";

    #[test]
    fn an_answer_before_its_cause() {
        check(
            "response-to-later",
            &format!(
                "
            //- content/events/2026-01-01-a.yaml{REST}
            date: 2026-01-01/2026-01-02
            responds_to:
            - 2026-01-01-base
            - {{event: 2026-01-03-b, basis: stated}}
            #         ^^^^^^^^^^^^ an event of 2026-01-01/2026-01-02 cannot answer `2026-01-03-b`, which is of 2026-01-03
            //- content/events/2026-01-03-b.yaml{REST}
            date: 2026-01-03"
            ),
        );
    }

    #[test]
    fn an_answer_an_hour_before_its_cause() {
        check(
            "response-to-later",
            &format!(
                "
            //- content/events/2026-01-03-a.yaml{REST}
            date: 2026-01-03
            time: '2026-01-03T10:00:00-05:00'
            responds_to:
            - 2026-01-03-b
            # ^^^^^^^^^^^^ an event of 2026-01-03T10:00:00-05:00 cannot answer `2026-01-03-b`, which is of 2026-01-03T16:00:00Z
            //- content/events/2026-01-03-b.yaml{REST}
            date: 2026-01-03
            time: '2026-01-03T16:00:00Z'"
            ),
        );
    }

    #[test]
    fn dates_that_may_be_in_order_are_left_alone() {
        check(
            "response-to-later",
            &format!(
                "
            //- content/events/2026-01-01-a.yaml{REST}
            date: 2026-01
            responds_to: [2026-01-03-b, 2026-01-04-c]
            //- content/events/2026-01-03-b.yaml{REST}
            date: 2026-01-03
            //- content/events/2026-01-04-c.yaml{REST}
            date: ../2026-02-01"
            ),
        );
    }
}
