//! Numbers of editions that do not rise with their days, or that are used twice.
//!
//! Readers cite an edition by its number and its day. If the two orders differ, or two editions
//! share a number, nobody can tell which was meant.
//!
//! ```yaml
//! # content/editions/2026-01-09.yaml
//! number: 2
//! # content/editions/2026-01-16.yaml
//! number: 1
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! # content/editions/2026-01-09.yaml
//! number: 1
//! # content/editions/2026-01-16.yaml
//! number: 2
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Error;
use crate::model::records::Edition;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = rule("edition-number", Error, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let number = |edition: &Edition| context.key(edition.span, "number");
    let mut taken: BTreeMap<i64, &Edition> = BTreeMap::new();
    let mut before: Option<&Edition> = None;
    for edition in &context.briefing.editions {
        let own = edition.number.0;
        if let Some(first) = taken.get(&own) {
            let message =
                format!("the number {own} is used twice, here and by the edition of {}", first.id.0);
            let help = "give each edition the number after that of the one before";
            found.at(number(edition), message).help(help).note(number(first), "first here");
        } else if let Some(earlier) = before.filter(|earlier| own < earlier.number.0) {
            let (day, higher) = (&earlier.id.0, earlier.number.0);
            let message =
                format!("the edition's number is {own}, and that of the earlier one of {day} is {higher}");
            let help = "number the editions in the order of their days";
            found.at(number(edition), message).help(help).note(number(earlier), "the earlier edition");
        }
        taken.entry(own).or_insert(edition);
        before = Some(edition);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    const REST: &str = "
            trend: unchanged
            trend_note: Nothing moved.
            bottom_line: Nothing moved.
            highlights: [2026-01-01-base]";

    #[test]
    fn numbers_that_fall_or_come_twice() {
        check(
            "edition-number",
            &format!(
                "
            //- content/editions/2026-01-02.yaml{REST}
            number: 3
            //- content/editions/2026-01-03.yaml{REST}
            number: 2
            #<^^^^^ the edition's number is 2, and that of the earlier one of 2026-01-02 is 3
            //- content/editions/2026-01-04.yaml{REST}
            number: 3
            #<^^^^^ the number 3 is used twice, here and by the edition of 2026-01-02"
            ),
        );
    }

    #[test]
    fn numbers_may_leave_a_gap() {
        check(
            "edition-number",
            &format!(
                "
            //- content/editions/2026-01-02.yaml{REST}
            number: 1
            //- content/editions/2026-01-03.yaml{REST}
            number: 3"
            ),
        );
    }
}
