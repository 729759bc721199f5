//! A date that is in doubt, without the reason.
//!
//! `~` says that a date is approximate, `?` that it is uncertain, `%` that it is both and `XX` that
//! the day is not known (EDTF, ISO 8601-2). The page says so too; a reader then wants to know why.
//! A range, a choice of two days or an open end says all there is to say and needs no note.
//!
//! ```yaml
//! date: 2026-01-XX
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! date: 2026-01-XX
//! date_note: The ministry gave the month only.
//! ```

use super::{Rule, rule};
use crate::check::ages::{lacks_day, points};
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;
use crate::model::date::Date;

pub(super) const RULE: Rule = rule("missing-date-note", Warning, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for event in context.briefing.events.iter().filter(|event| event.date_note.is_none()) {
        if let Some(doubt) = doubt(&event.date) {
            let message = format!("the date `{}` {doubt}, and no `date_note` says why", event.date.text());
            found.at(event.date.span, message).help("add a `date_note` of one line");
        }
    }
}

/// What a date says of itself.
fn doubt(date: &Date) -> Option<&'static str> {
    let points = points(date);
    let approximate = points.iter().any(|point| point.approximate);
    let uncertain = points.iter().any(|point| point.uncertain);
    match (approximate, uncertain) {
        (true, true) => Some("is approximate and uncertain"),
        (true, false) => Some("is approximate"),
        (false, true) => Some("is uncertain"),
        (false, false) => points.iter().any(lacks_day).then_some("leaves its day open"),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    fn event(id: &str, date: &str) -> String {
        format!(
            "
            //- content/events/{id}.yaml
            title: A thing happens
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts: [{{text: It did., sources: [two]}}]
            {date}"
        )
    }

    #[test]
    fn every_kind_of_doubt() {
        let fixture = [
            event(
                "a",
                "date: 2025-10~
            #     ^^^^^^^^ the date `2025-10~` is approximate, and no `date_note` says why",
            ),
            event(
                "b",
                "date: 2025-10-24?
            #     ^^^^^^^^^^^ the date `2025-10-24?` is uncertain, and no `date_note` says why",
            ),
            event(
                "c",
                "date: 2025-10-24%/2025-10-26
            #     ^^^^^^^^^^^^^^^^^^^^^^ the date `2025-10-24%/2025-10-26` is approximate and uncertain, and no `date_note` says why",
            ),
            event(
                "d",
                "date: 2025-10-XX
            #     ^^^^^^^^^^ the date `2025-10-XX` leaves its day open, and no `date_note` says why",
            ),
        ];
        check("missing-date-note", &fixture.concat());
    }

    #[test]
    fn a_reason_or_no_doubt() {
        let dates = [
            "2025-10",
            "2025-10-01/2025-10-03",
            "2025-09-02/..",
            "/2025-12-31",
            "'[2025-10-18,2025-10-19]'",
            "'[..2025-12-31]'",
        ];
        let plain =
            dates.iter().enumerate().map(|(at, date)| event(&format!("a{at}"), &format!("date: {date}")));
        let told = event("b", "date: 2025-10~\n            date_note: Nobody wrote it down.");
        check("missing-date-note", &plain.chain([told]).collect::<String>());
    }
}
