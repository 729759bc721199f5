//! A date that is not one of the forms of EDTF that a briefing uses.
//!
//! Dates are read by programs and by several publics, so only forms of ISO 8601-2 (EDTF) with one
//! meaning are taken: a day, a month or a year; with `~` for about, `?` for uncertain, `%` for
//! both; `XX` for a day that is not known; an interval, open as `..` at either end; `[..day]` for
//! on or before; `[day,day]` for one of two. Seasons, sets in braces and the rest of level 2 are
//! refused, and so are days that no calendar has. A clock time belongs in `time`, with its offset
//! (RFC 3339).
//!
//! ```yaml
//! date: 7 January 2026
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! date: 2026-01-07
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("bad-date", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::{check, help_of};

    #[test]
    fn a_month_that_no_year_has() {
        check(
            "bad-date",
            "
            //- content/sources/base.yaml
            - {id: one, publisher: One, published: 2026-13-02, language: en, kind: newspaper}
            #                                           ^^ `2026-13-02` is not a date: there is no month 13",
        );
    }

    #[test]
    fn a_day_that_the_month_does_not_have() {
        check(
            "bad-date",
            r#"
            //- content/events/2026-01-02-a.yaml
            title: A
            date: "2025-09-02/2025-02-30"
            #                         ^^ `2025-09-02/2025-02-30` is not a date: February 2025 has 28 days
            summary: S
            direction: neutral
            significance: 1
            facts: []"#,
        );
    }

    #[test]
    fn a_season() {
        check(
            "bad-date",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2025-21
            #     ^^^^^^^ `2025-21` is not a date that this briefing takes: a season is not the same months in both halves of the world
            summary: S
            direction: neutral
            significance: 1
            facts: []",
        );
    }

    #[test]
    fn a_set_in_braces() {
        check(
            "bad-date",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: {2025-10-18, 2025-10-19}
            #     ^^^^^^^^^^^^^^^^^^^^^^^ `{2025-10-18,2025-10-19}` is not a date that this briefing takes: a set in braces
            summary: S
            direction: neutral
            significance: 1
            facts: []",
        );
    }

    #[test]
    fn a_set_in_braces_and_quotes() {
        check(
            "bad-date",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: '{2025-10-18,2025-10-19}'
            #      ^^^^^^^^^^^^^^^^^^^^^^^ `{2025-10-18,2025-10-19}` is not a date that this briefing takes: a set in braces
            summary: S
            direction: neutral
            significance: 1
            facts: []",
        );
    }

    #[test]
    fn a_set_with_a_day_that_does_not_exist() {
        check(
            "bad-date",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: [2025-10-18, 2025-10-32]
            #                          ^^ `[2025-10-18,2025-10-32]` is not a date: October 2025 has 31 days
            summary: S
            direction: neutral
            significance: 1
            facts: []",
        );
    }

    #[test]
    fn a_form_of_level_2() {
        check(
            "bad-date",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2025?-10
            #     ^^^^^^^^ `2025?-10` is not a date that this briefing takes: this is EDTF of level 2
            summary: S
            direction: neutral
            significance: 1
            facts: []",
        );
    }

    #[test]
    fn the_draft_of_2012() {
        check(
            "bad-date",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2025-10-uu
            #     ^^^^^^^^^^ `2025-10-uu` is not a date: that is how the draft of 2012 wrote it
            summary: S
            direction: neutral
            significance: 1
            facts: []",
        );
    }

    #[test]
    fn a_date_in_words() {
        check(
            "bad-date",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 7 January 2026
            #     ^^^^^^^^^^^^^^ `7 January 2026` is not a date
            summary: S
            direction: neutral
            significance: 1
            facts: []",
        );
    }

    #[test]
    fn a_clock_time_in_a_date() {
        check(
            "bad-date",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-07T17:00
            #     ^^^^^^^^^^^^^^^^ `2026-01-07T17:00` is not a date: a date holds no clock time
            summary: S
            direction: neutral
            significance: 1
            facts: []",
        );
    }

    #[test]
    fn a_time_without_its_offset() {
        check(
            "bad-date",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            time: 2026-01-02T17:00:00
            #     ^^^^^^^^^^^^^^^^^^^ `2026-01-02T17:00:00` has no offset from UTC",
        );
    }

    #[test]
    fn dates_of_the_table() {
        check(
            "bad-date",
            r#"
            //- content/measures.yaml
            - {id: a, kind: visa, name: A, by: ann, on: [bob], announced: 2025-10-24?, in_force: 2025-10-XX, ended: 2025~}
            - {id: b, kind: visa, name: B, by: ann, on: [bob], announced: [..2025-12-31], in_force: 2025-09-02/.., ended: 2026}
            - {id: c, kind: visa, name: C, by: ann, on: [bob], announced: "[2025-10-18,2025-10-19]", ended: /2025-12-31}"#,
        );
    }

    /// Every row of the table of dates that is refused, with what to write instead.
    #[test]
    fn each_says_what_to_write() {
        for (date, help) in [
            ("2025-21", "such as 2025-03/2025-05"),
            ("2025-33", "write 2025-01/2025-03"),
            ("{2025-10-18,2025-10-19}", "an interval such as 2025-10-18/2025-10-19"),
            ("2025?-10", "write 2025-10?"),
            ("2025-XX-24", "write 2025"),
            ("2025-10-uu", "write 2025-10-XX"),
            ("2025-09-02/unknown", "write 2025-09-02/"),
            ("2025-09-02/open", "write 2025-09-02/.."),
            ("y2025", "write 2025"),
            ("2025-10-24?~", "write 2025-10-24%"),
            ("2025-02-30", "the last day of that month is 2025-02-28"),
            ("2026-13-02", "did you mean 2026-02-13?"),
        ] {
            let text =
                format!("//- content/sources/base.yaml\n- {{id: one, publisher: O, published: '{date}'}}");
            let found = help_of("bad-date", &text);
            assert!(found.contains(help), "{date}: {found}");
        }
    }
}
