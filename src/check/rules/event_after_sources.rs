//! An event that is dated after every dated source that it cites.
//!
//! Nobody can report what has not happened yet, so one of the dates is wrong. Most often it is the
//! year: the first weeks of January are full of such slips, and a slip of a year moves the event
//! to the far end of the timeline, where nobody misses it.
//!
//! ```yaml
//! # content/events/2026-02-07-call.yaml
//! date: 2026-02-07
//! facts:
//!   - text: They spoke for an hour.
//!     sources: [gazette-2026-01-07-call, herald-2026-01-08-call]
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! # content/events/2026-01-07-call.yaml
//! date: 2026-01-07
//! facts:
//!   - text: They spoke for an hour.
//!     sources: [gazette-2026-01-07-call, herald-2026-01-08-call]
//! ```
//!
//! If the event lies ahead and the sources announce it, let its date be that of the announcement
//! and put the day itself into `watch` of an edition. If it happened where the next day had already
//! begun, allow the rule and say so.

use super::{Rule, rule};
use crate::check::ages::aged;
use crate::check::{Context, Found};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = rule("event-after-sources", Error, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    // On an earlier day the sources that came later are not known.
    if context.briefing.as_of.is_some() {
        return;
    }
    for one in aged(context).into_iter().filter(|one| one.sure) {
        let (id, published) = (&one.newest.id.value.0, one.published.text());
        let message = format!(
            "the event is dated after every dated source that it cites; the newest, `{id}`, was published on {published}"
        );
        let problem = found.at(one.event.date.span, message);
        problem
            .help("check the year, here and in the source")
            .note(one.published.span, "the newest source is of this day");
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    const REST: &str = "
            title: A thing happens
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1";

    #[test]
    fn a_year_too_late() {
        check(
            "event-after-sources",
            &format!(
                "
            //- content/events/2027-01-02-a.yaml{REST}
            date: 2027-01-02
            #     ^^^^^^^^^^ the event is dated after every dated source that it cites; the newest, `two`, was published on 2026-01-03
            facts:
            - {{text: It did., sources: [one, undated, two]}}"
            ),
        );
    }

    #[test]
    fn a_source_of_the_day_itself_is_enough() {
        check(
            "event-after-sources",
            &format!(
                "
            //- content/events/2026-01-03-a.yaml{REST}
            date: 2026-01-03
            facts:
            - {{text: It did., sources: [one]}}
            sources: [two]"
            ),
        );
    }

    #[test]
    fn a_source_that_only_a_text_cites_counts_too() {
        check(
            "event-after-sources",
            &format!(
                "
            //- content/events/2026-01-03-a.yaml{REST}
            date: 2026-01-03
            facts:
            - {{text: 'It did [@two].', sources: [one]}}"
            ),
        );
    }

    #[test]
    fn undated_sources_say_nothing_of_the_day() {
        check(
            "event-after-sources",
            &format!(
                "
            //- content/events/2027-01-03-a.yaml{REST}
            date: 2027-01-03
            facts:
            - {{text: It did., sources: [undated]}}"
            ),
        );
    }

    #[test]
    fn dates_that_are_not_sure_are_not_held_to_it() {
        check(
            "event-after-sources",
            &format!(
                "
            //- content/events/2026-01-04-a.yaml{REST}
            date: 2026-01-04~
            date_note: Nobody wrote it down.
            facts:
            - {{text: It did., sources: [one]}}
            //- content/events/2026-01-05-b.yaml{REST}
            date: ../2026-01-05
            facts:
            - {{text: It did., sources: [one]}}"
            ),
        );
    }
}
