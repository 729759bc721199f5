//! A field that the record does not have.
//!
//! A field that is misspelt would be left out without a word, so nothing is taken that the record
//! does not have. `briefing schema` lists the fields of every record.
//!
//! ```yaml
//! soruces: [gazette-2026-01-07-call, herald-2026-01-08-call]
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! sources: [gazette-2026-01-07-call, herald-2026-01-08-call]
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("unknown-field", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn a_field_that_is_misspelt() {
        check(
            "unknown-field",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            soruces: [one]
            #<^^^^^^ an event has no field `soruces`
            Places: [here]
            #<^^^^^ an event has no field `Places`
            id: x
            #<^ an event has no field `id`",
        );
    }

    #[test]
    fn a_field_of_a_part() {
        check(
            "unknown-field",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: [{text: F., source: one}]
            #                  ^^^^^^ a fact has no field `source`",
        );
    }

    #[test]
    fn a_field_of_another_record() {
        check(
            "unknown-field",
            "
            //- content/briefing.yaml
            title: T
            description: D
            languages: [en]
            sides: [{id: us, name: US}, {id: co, name: CO}]
            allow: {title-too-long: x}
            #<^^^^ a briefing has no field `allow`",
        );
    }

    #[test]
    fn fields_there_are() {
        check(
            "unknown-field",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            sources: [one]",
        );
    }
}
