//! A measure's dates are out of order, as if it had ended before it began.
//!
//! Readers ask which measures apply today, and the page on measures answers from these dates alone.
//! A measure is announced, takes force, may be suspended, and ends, in that order; a date that does
//! not fit is nearly always a slip of the pen, and draws a bar that runs backwards. Dates are read as
//! exactly as EDTF (ISO 8601-2) gives them: `2026-01` fits every day of that month.
//!
//! ```yaml
//! # content/measures.yaml
//! - id: mooring-fee
//!   announced: 2026-10-19
//!   in_force: 2026-10-01
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! # content/measures.yaml
//! - id: mooring-fee
//!   announced: 2026-10-01
//!   in_force: 2026-10-19
//! ```
//!
//! A measure that does reach back says so, and allows it:
//!
//! ```yaml
//! # content/measures.yaml
//! - id: mooring-fee
//!   announced: 2026-10-19
//!   in_force: 2026-10-01
//!   note: It applies to boats that arrived from 1 October.
//!   allow:
//!     measure-dates: the order itself gives the earlier day
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Error;
use crate::model::date::Date;
use crate::model::decode::At;

pub(super) const RULE: Rule = rule("measure-dates", Error, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for measure in &context.briefing.measures {
        let steps = [
            ("announced", &measure.announced),
            ("in_force", &measure.in_force),
            ("suspended", &measure.suspended),
            ("ended", &measure.ended),
        ];
        let mut sound: Vec<(&str, &At<Date>)> = Vec::new();
        for (name, date) in steps.into_iter().filter_map(|(name, date)| Some((name, date.as_ref()?))) {
            // A date that is out of order is no measure for those after it.
            let Some((before, earlier)) = sound.iter().rev().find(|(_, earlier)| precedes(date, earlier))
            else {
                sound.push((name, date));
                continue;
            };
            let message = format!("`{name}` {} is before `{before}` {}", date.text(), earlier.text());
            let help = match name {
                "in_force" => {
                    "mend the date; if the measure reaches back, say so in `note` and allow `measure-dates`"
                }
                _ => "mend the date that is wrong",
            };
            found.at(date.span, message).note(earlier.span, format!("`{before}` is here")).help(help);
        }
    }
}

/// Whether `one` was over before `other` can have begun.
fn precedes(one: &Date, other: &Date) -> bool {
    matches!((one.latest(), other.earliest()), (Some(last), Some(first)) if last < first)
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn in_force_before_it_was_announced() {
        check(
            "measure-dates",
            "
            //- content/measures.yaml
            - id: tariff
              kind: tariff
              name: Tariff
              by: ann
              on: [bob]
              announced: 2026-10-19
              in_force: 2026-10-01
            #           ^^^^^^^^^^ `in_force` 2026-10-01 is before `announced` 2026-10-19
              ended: 2026-09
            #        ^^^^^^^ `ended` 2026-09 is before `announced` 2026-10-19",
        );
    }

    #[test]
    fn dates_that_may_be_in_order() {
        check(
            "measure-dates",
            "
            //- content/measures.yaml
            - {id: a, kind: tariff, name: A, by: ann, on: [bob], announced: 2026-10-19, in_force: 2026-10, ended: 2026}
            - {id: b, kind: tariff, name: B, by: ann, on: [bob], in_force: 2026-10-19, suspended: 2026-10-19}",
        );
    }

    #[test]
    fn a_measure_that_reaches_back_on_purpose() {
        check(
            "measure-dates",
            "
            //- content/measures.yaml
            - id: a
              kind: tariff
              name: A
              by: ann
              on: [bob]
              announced: 2026-10-19
              in_force: 2026-10-01
              allow: {measure-dates: the order says so}",
        );
    }
}
