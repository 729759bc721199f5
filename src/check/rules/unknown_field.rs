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
    use crate::check::fixture::{all_problems, check, helps};

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
    fn a_required_field_that_is_misspelt_is_not_missing_as_well() {
        let problems = all_problems(
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            sumary: []
            direction: neutral
            signifcance: 1
            sinificance: 1
            facts: []",
        );
        let path = "content/events/2026-01-02-a.yaml";
        assert_eq!(
            problems,
            format!(
                "{path}:3:1: error[unknown-field]: an event has no field `sumary`\n\
                 {path}:3:9: error[wrong-type]: expected a text, found a list\n\
                 {path}:5:1: error[unknown-field]: an event has no field `signifcance`\n\
                 {path}:6:1: error[unknown-field]: an event has no field `sinificance`\n"
            )
        );
    }

    #[test]
    fn a_field_behind_spaces_that_are_none() {
        let fixture = "
            //- content/topics.yaml
            - id: talk
              name:
              \u{a0}en: Talk
            # ^^^ a topic has no field `\u{a0}en`";
        check("unknown-field", fixture);
        let help = helps("unknown-field", fixture);
        assert_eq!(help, "it begins with the character U+00A0: indent it with spaces");
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
