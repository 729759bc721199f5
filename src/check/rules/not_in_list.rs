//! A word that the field does not take.
//!
//! Some fields hold one of a few words, so that records can be counted, compared and shown in every
//! language. The message lists them.
//!
//! ```yaml
//! status: publish
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! status: published
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("not-in-list", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn a_word_that_is_nearly_one() {
        check(
            "not-in-list",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: escalating
            #          ^^^^^^^^^^ `escalating` is not one of `escalation`, `de-escalation`, `mixed` or `neutral`
            significance: 1
            facts: []
            claims:
            - {text: C., by: ann, status: Disputed}
            #                             ^^^^^^^^ `Disputed` is not one of `unverified`, `disputed`",
        );
    }

    #[test]
    fn a_level_of_a_rule() {
        check(
            "not-in-list",
            "
            //- content/briefing.yaml
            title: T
            description: D
            languages: [en]
            sides: [{id: us, name: US}, {id: co, name: CO}]
            rules: {title-too-long: never}
            #                       ^^^^^ `never` is not one of `error`, `warning` or `off`",
        );
    }

    #[test]
    fn a_word_of_the_list() {
        check(
            "not-in-list",
            r#"
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: "de-escalation"
            significance: 1
            facts: []"#,
        );
    }
}
