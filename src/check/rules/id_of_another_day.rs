//! An event whose file is named for another day than its `date`.
//!
//! An event's id begins with its day, and the id is the name of its file. Where the two differ, a
//! file was copied, or one of the days is mistyped, and readers see the event on a wrong day. Ids are
//! permanent, so an event whose date was put right after it was published keeps its name, and tells
//! readers under `corrections`: then this rule is silent.
//!
//! ```yaml
//! # content/events/2026-01-07-call.yaml
//! title: The mayor and the port's director speak by phone
//! date: 2026-01-06
//! ```
//!
//! Correct the date, or rename the file before it is published:
//!
//! ```yaml
//! # content/events/2026-01-07-call.yaml
//! title: The mayor and the port's director speak by phone
//! date: 2026-01-07
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;
use crate::model::date::Day;

pub(super) const RULE: Rule = rule("id-of-another-day", Warning, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for event in context.briefing.events.iter().filter(|event| event.corrections.is_empty()) {
        let Some(day) = event.id.0.get(..10).and_then(Day::parse) else { continue };
        let date = &event.date.value;
        let is_within =
            date.earliest().is_none_or(|first| first <= day) && date.latest().is_none_or(|last| day <= last);
        if !is_within {
            let message = format!("the file is named for {day}, and the event is dated `{}`", date.text());
            let help = "correct the date, or rename the file if it was not published; tell a change of date under `corrections`";
            found.at(event.date.span, message).help(help);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    fn dated(id: &str, date: &str, more: &str) -> String {
        format!(
            "
            //- content/events/{id}.yaml
            title: A
            date: {date}
            summary: S
            direction: neutral
            significance: 1
            facts: []
            {more}"
        )
    }

    #[test]
    fn a_day_and_a_stretch_of_days() {
        let mark = |text: String, mark: &str| {
            text.replace("\n            summary", &format!("\n{mark}\n            summary"))
        };
        let day = mark(
            dated("2026-03-16-a", "2026-03-15", ""),
            "            #     ^^^^^^^^^^ the file is named for 2026-03-16, and the event is dated `2026-03-15`",
        );
        check("id-of-another-day", &day);
        let stretch = mark(
            dated("2026-03-16-b", "2026-02-XX", ""),
            "            #     ^^^^^^^^^^ the file is named for 2026-03-16, and the event is dated `2026-02-XX`",
        );
        check("id-of-another-day", &stretch);
    }

    #[test]
    fn days_that_the_date_takes_in_and_ids_without_one() {
        let same = [
            ("2026-03-16-a", "2026-03-16~"),
            ("2026-03-16-a", "2026-03"),
            ("2026-03-16-a", "2026-03-15/2026-03-17"),
            ("2026-03-16-a", "2026-03-15/.."),
            ("2026-03-a", "2026-04"),
            ("the-call", "2026-03-15"),
        ];
        for (id, date) in same {
            check("id-of-another-day", &dated(id, date, ""));
        }
    }

    #[test]
    fn a_date_that_was_put_right_after_it_was_published() {
        let told = "corrections: [{date: 2026-04-01, kind: correction, was: 16 March, now: 15 March}]";
        check("id-of-another-day", &dated("2026-03-16-a", "2026-03-15", told));
    }
}
