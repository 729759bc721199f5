//! A name that cannot be an id.
//!
//! Ids become addresses and are named by other records, so they hold only what every system,
//! language and keyboard agrees on: small letters from a to z, figures and hyphens. The name of an
//! event's or a page's file is its id; an edition's file is named for its day. Ids stay as they are
//! once they are published.
//!
//! ```yaml
//! facts:
//!   - id: The first hour
//!     text: They spoke for an hour.
//!     sources: [gazette-2026-01-07-call, herald-2026-01-08-call]
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! facts:
//!   - id: the-first-hour
//!     text: They spoke for an hour.
//!     sources: [gazette-2026-01-07-call, herald-2026-01-08-call]
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("bad-id", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::{check, helps};

    #[test]
    fn capitals_spaces_and_accents() {
        check(
            "bad-id",
            "
            //- content/topics.yaml
            - {id: talk, name: Talk}
            - {id: Élite News, name: N}
            #      ^^^^^^^^^^ `Élite News` is not an id: only a to z, 0 to 9 and hyphens
            - {id: a_b, name: N}
            #      ^^^ `a_b` is not an id: only a to z, 0 to 9 and hyphens",
        );
    }

    #[test]
    fn an_id_that_another_record_names() {
        check(
            "bad-id",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            places: [Here]
            #        ^^^^ `Here` is not an id",
        );
    }

    #[test]
    fn two_ids_without_a_comma() {
        let fixture = "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            topics: [talk more]
            #        ^^^^^^^^^ `talk more` is not an id";
        check("bad-id", fixture);
        let help = helps("bad-id", fixture);
        assert_eq!(
            help,
            "put a comma between two ids: `talk, more`; within one, write a hyphen: `talk-more`"
        );
    }

    #[test]
    fn an_item_of_a_list_that_is_indented_more_than_the_first() {
        check(
            "bad-id",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            sources:
            - one
            # ^^^ `one - two` is not an id
             - two",
        );
    }

    #[test]
    fn the_name_of_a_file() {
        check(
            "bad-id",
            "
            //- content/events/2026-01-02 A.yaml
            title: A
            #< the file's name gives the id, and `2026-01-02 A` is not an id
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            //- content/events/2026-01-02-b.v2.yaml
            title: A
            #< the file's name gives the id, and `2026-01-02-b.v2` is not an id
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            //- content/pages/About.md
            ---
            #< the file's name gives the id, and `About` is not an id
            title: About
            ---",
        );
    }

    #[test]
    fn the_name_of_an_edition_is_its_day() {
        check(
            "bad-id",
            "
            //- content/editions/2026-1-9.yaml
            number: 1
            #< an edition's file is named for its day, and `2026-1-9` is not one
            trend: improved
            trend_note: N
            bottom_line: B
            highlights: []",
        );
    }

    #[test]
    fn small_letters_figures_and_hyphens() {
        check(
            "bad-id",
            "
            //- content/topics.yaml
            - {id: talk, name: Talk}
            - {id: 7-up-2026, name: N}",
        );
    }
}
