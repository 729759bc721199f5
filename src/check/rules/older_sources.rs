//! An event whose dated sources may all be older than it is.
//!
//! A source that is dated by its month, or not for sure, may have come out before the event that it
//! is cited for. If it did, it cannot carry it; if it did not, its day would show it. Editions count
//! such a source from its last possible day, so an event that rests on it alone enters them late.
//!
//! ```yaml
//! # content/sources/2026-01.yaml
//! - id: gazette-2026-01-07-call
//!   published: 2026-01
//! - id: herald-2026-01-08-call
//!   published: 2026-01
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! # content/sources/2026-01.yaml
//! - id: gazette-2026-01-07-call
//!   published: 2026-01
//! - id: herald-2026-01-08-call
//!   published: 2026-01-08
//! ```
//!
//! If the day of a source cannot be found, cite one that has a day beside it.

use super::{Rule, rule};
use crate::check::ages::aged;
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;

pub(super) const RULE: Rule = rule("older-sources", Warning, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    // On an earlier day the sources that came later are not known.
    if context.briefing.as_of.is_some() {
        return;
    }
    for one in aged(context).into_iter().filter(|one| !one.sure) {
        let (id, published, day) = (&one.newest.id.value.0, one.published.text(), one.day);
        let message = format!(
            "no dated source is sure to be from {day} or later: the newest, `{id}`, is dated `{published}`"
        );
        let problem = found.at(one.event.date.span, message);
        problem
            .help("give the source its day, or cite one that has it")
            .note(one.published.span, "this may be before the event");
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn a_month_may_lie_before_the_day() {
        check(
            "older-sources",
            "
            //- content/sources/month.yaml
            - {id: month, publisher: M, published: 2026-01, language: en, kind: newspaper}
            //- content/events/2026-01-07-a.yaml
            title: A thing happens
            date: 2026-01-07
            #     ^^^^^^^^^^ no dated source is sure to be from 2026-01-07 or later: the newest, `month`, is dated `2026-01`
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts:
            - {text: It did., sources: [month, one, undated]}",
        );
    }

    #[test]
    fn an_event_that_is_not_sure_of_its_day() {
        check(
            "older-sources",
            "
            //- content/events/2026-01-07-a.yaml
            title: A thing happens
            date: 2026-01-04?
            #     ^^^^^^^^^^^ no dated source is sure to be from 2026-01-04 or later: the newest, `two`, is dated `2026-01-03`
            date_note: Accounts differ.
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts:
            - {text: It did., sources: [one, two]}",
        );
    }

    #[test]
    fn one_source_with_a_day_is_enough() {
        check(
            "older-sources",
            "
            //- content/sources/month.yaml
            - {id: month, publisher: M, published: 2026-01, language: en, kind: newspaper}
            //- content/events/2026-01-03-a.yaml
            title: A thing happens
            date: 2026-01-03
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts:
            - {text: It did., sources: [month, two]}",
        );
    }

    #[test]
    fn sources_that_are_older_for_sure_are_not_its_business() {
        check(
            "older-sources",
            "
            //- content/events/2027-01-03-a.yaml
            title: A thing happens
            date: 2027-01-03
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts:
            - {text: It did., sources: [one, two]}",
        );
    }
}
