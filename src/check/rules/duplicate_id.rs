//! An id that two records of one kind bear.
//!
//! An id names one record for good: other records and other people's links lead to it. An event's
//! id is the name of its file, whatever folder the file lies in. Within an event, a fact, a quote,
//! a claim or a disagreement may have an id for links to it; each is the id of one of them only.
//!
//! ```yaml
//! # content/sources/2026-01.yaml
//! - id: gazette-2026-01-07-call
//!   publisher: Gazette
//! - id: gazette-2026-01-07-call
//!   publisher: Herald
//! ```
//!
//! Give one of the two another id, or take it out:
//!
//! ```yaml
//! # content/sources/2026-01.yaml
//! - id: gazette-2026-01-07-call
//!   publisher: Gazette
//! - id: herald-2026-01-08-call
//!   publisher: Herald
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("duplicate-id", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn in_one_list() {
        check(
            "duplicate-id",
            "
            //- content/topics.yaml
            - {id: talk, name: Talk}
            - {id: talk, name: Talk}
            #      ^^^^ the id `talk` is used twice",
        );
    }

    #[test]
    fn in_two_files_of_sources() {
        check(
            "duplicate-id",
            "
            //- content/sources/more.yaml
            - {id: one, publisher: P, language: en, kind: wire}
            #      ^^^ the id `one` is used twice",
        );
    }

    #[test]
    fn in_two_folders_of_events() {
        check(
            "duplicate-id",
            "
            //- content/events/later/2026-01-01-base.yaml
            title: A
            #< the id `2026-01-01-base` is used twice
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []",
        );
    }

    #[test]
    fn of_two_sides() {
        check(
            "duplicate-id",
            "
            //- content/briefing.yaml
            title: T
            description: D
            languages: [en]
            sides: [{id: us, name: US}, {id: co, name: CO}, {id: us, name: US}]
            #                                                    ^^ the id `us` is used twice",
        );
    }

    #[test]
    fn of_two_parts_of_an_event() {
        check(
            "duplicate-id",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: [{text: F., id: first}]
            claims: [{text: C., by: ann, status: disputed, id: first}]
            #                                                  ^^^^^ the id `first` is used twice",
        );
    }

    #[test]
    fn of_two_judgements_of_an_edition() {
        check(
            "duplicate-id",
            "
            //- content/editions/2026-01-09.yaml
            number: 1
            trend: improved
            trend_note: N
            bottom_line: B
            highlights: []
            judgements:
            - {id: it-holds, statement: It holds.}
            - {id: it-holds, statement: It holds.}
            #      ^^^^^^^^ the id `it-holds` is used twice",
        );
    }

    #[test]
    fn records_of_two_kinds_may_share_one() {
        check(
            "duplicate-id",
            "
            //- content/topics.yaml
            - {id: talk, name: Talk}
            - {id: here, name: Here}
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: [{text: F., id: first}]
            //- content/events/2026-01-02-b.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: [{text: F., id: first}]",
        );
    }
}
