//! A rung that the ladder does not have.
//!
//! The steps of escalation are items of `content/ladder.yaml`, named by their ids.
//!
//! ```yaml
//! rung: mesures
//! ```
//!
//! Write the id of a rung, or add one:
//!
//! ```yaml
//! rung: measures
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("unknown-rung", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn reached_and_threatened() {
        check(
            "unknown-rung",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            rung: word
            #     ^^^^ no rung of the ladder is called `word`
            threatens: war
            #          ^^^ no rung of the ladder is called `war`",
        );
    }

    #[test]
    fn rungs_there_are() {
        check(
            "unknown-rung",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            rung: words
            threatens: force",
        );
    }
}
