//! An event that there is not, or that is only a draft.
//!
//! An event's id is the name of its file without `.yaml`. A record that is published cannot lead to
//! a draft, since readers would follow the link to nothing.
//!
//! ```yaml
//! responds_to:
//!   - event: 2026-01-04-treat
//!     basis: stated
//! ```
//!
//! Write the name of the event's file:
//!
//! ```yaml
//! responds_to:
//!   - event: 2026-01-04-threat
//!     basis: stated
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("unknown-event", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn in_every_field_that_names_events() {
        check(
            "unknown-event",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            responds_to:
            - 2026-01-01-bas
            # ^^^^^^^^^^^^^^ no event is called `2026-01-01-bas`
            - {event: nothing, basis: stated}
            #         ^^^^^^^ no event is called `nothing`
            //- content/editions/2026-01-09.yaml
            number: 1
            trend: improved
            trend_note: N
            bottom_line: B
            highlights: [2026-01-01-base, x]
            #                             ^ no event is called `x`",
        );
    }

    #[test]
    fn in_a_link_to_a_part() {
        check(
            "unknown-event",
            "
            //- content/pages/about.md
            ---
            title: About
            ---
            See [this](event:2026-01-01-base#fact-1) and [that](event:y#fact-1).
            #                                                         ^ no event is called `y`",
        );
    }

    #[test]
    fn a_draft() {
        check(
            "unknown-event",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            status: draft
            //- content/events/2026-01-03-b.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            responds_to: [2026-01-02-a]
            #             ^^^^^^^^^^^^ event `2026-01-02-a` is a draft, and this record is not",
        );
    }

    #[test]
    fn events_there_are() {
        check(
            "unknown-event",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            responds_to: [2026-01-01-base]",
        );
    }

    #[test]
    fn an_event_with_faults_of_its_own() {
        check(
            "unknown-event",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            //- content/events/2026-01-03-b.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            responds_to: [2026-01-02-a]",
        );
    }
}
