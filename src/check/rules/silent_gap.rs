//! For more than 45 days nothing happens, while the briefing is active.
//!
//! A reader who finds no event in two months cannot tell whether nothing happened or nobody looked.
//! Chronologies that are kept by hand often have such holes, and the figures then show a calm that
//! may not have been. Search the time between; if it was quiet, say so in the later event, so that
//! the next one who asks need not search again.
//!
//! ```yaml
//! # content/events/2025-11-04-call.yaml
//! date: 2025-11-04
//! # content/events/2026-01-04-threat.yaml
//! date: 2026-01-04
//! ```
//!
//! Enter what happened in between, or write:
//!
//! ```yaml
//! # content/events/2025-11-04-call.yaml
//! date: 2025-11-04
//! # content/events/2026-01-04-threat.yaml
//! date: 2026-01-04
//! allow:
//!   silent-gap: No act between the two was found in the press of these two months.
//! ```
//!
//! What lasts is no silence: days are counted from the end of an interval, and of a date that is
//! known by its month or its year from the last day of that.

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;
use crate::model::date::Day;
use crate::model::records::{Event, Status};

pub(super) const RULE: Rule = rule("silent-gap", Warning, check);

/// How many days may pass. Ours: situation reports are commonly monthly, and one month without an act
/// is no surprise; with half a month on top, an edition would have had nothing to tell.
const LONGEST: i64 = 45;

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let briefing = context.briefing;
    let active = briefing.config.status.unwrap_or(Status::Active) == Status::Active;
    // On a day in the past an event may not have been known yet, and one that cannot be read may lie
    // in the gap.
    if !active || briefing.as_of.is_some() || !found.all_read(context, "events") {
        return;
    }
    let mut newest: Option<(Day, &Event)> = None;
    for (_, event) in briefing.listed() {
        let (first, last) = (event.date.value.sort_day(), event.date.value.last_named_day());
        if let Some((before, earlier)) = newest {
            let days = first.ordinal() - before.ordinal();
            if days > LONGEST {
                let message = format!("no event between {before} and {first}, which is {days} days");
                let help = "look for what is missing; if the time was quiet, say so here under `allow`";
                found.at(event.date.span, message).note(earlier.date.span, "the event before").help(help);
            }
        }
        if newest.is_none_or(|(before, _)| last >= before) {
            newest = Some((last, event));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    const EVENT: &str = "
            title: A thing happens
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts: [{text: It did., sources: [one, two]}]";

    #[test]
    fn one_day_too_many() {
        check(
            "silent-gap",
            &format!(
                "
            //- content/events/2026-02-16-a.yaml{EVENT}
            date: 2026-02-16
            #     ^^^^^^^^^^ no event between 2026-01-01 and 2026-02-16, which is 46 days
            //- content/events/2026-04-a.yaml{EVENT}
            date: 2026-04-XX
            date_note: The day is not known."
            ),
        );
    }

    #[test]
    fn neighbours_and_what_lasts() {
        check(
            "silent-gap",
            &format!(
                "
            //- content/events/2026-01-20-a.yaml{EVENT}
            date: 2026-01-20/2026-03-20
            //- content/events/2026-01-21-b.yaml{EVENT}
            date: 2026-01-21
            //- content/events/2026-05-04-c.yaml{EVENT}
            date: 2026-05-04"
            ),
        );
    }

    #[test]
    fn a_withdrawn_event_fills_no_gap_and_a_quiet_one_is_allowed() {
        let gap = format!(
            "
            //- content/events/2026-01-30-a.yaml{EVENT}
            date: 2026-01-30
            status: withdrawn
            corrections: [{{date: 2026-02-01, kind: withdrawal, note: It did not happen.}}]
            //- content/events/2026-02-28-b.yaml{EVENT}
            date: 2026-02-28"
        );
        let mark = "
            #     ^^^^^^^^^^ no event between 2026-01-01 and 2026-02-28, which is 58 days";
        check("silent-gap", &format!("{gap}{mark}"));
        let allowed = format!("{gap}\n            allow: {{silent-gap: Nothing was found in the press.}}");
        check("silent-gap", &allowed);
        check("unneeded-allow", &allowed);
    }

    #[test]
    fn a_briefing_that_is_closed() {
        check(
            "silent-gap",
            &format!(
                "
            //- content/briefing.yaml
            {{title: T, description: D, languages: [en], status: closed, sides: [{{id: us, name: US}}, {{id: co, name: CO}}]}}
            //- content/events/2026-06-01-a.yaml{EVENT}
            date: 2026-06-01"
            ),
        );
    }
}
