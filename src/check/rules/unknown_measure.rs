//! A link to a measure that no record describes.
//!
//! Measures are items of `content/measures.yaml`, named by their ids.
//!
//! ```yaml
//! body: The [fee](measure:moring-fee) still stands.
//! ```
//!
//! Write the id of the measure's record, or add a record:
//!
//! ```yaml
//! body: The [fee](measure:mooring-fee) still stands.
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("unknown-measure", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn in_a_text() {
        check(
            "unknown-measure",
            "
            //- content/measures.yaml
            - {id: entry-ban, kind: visa, name: Ban, by: ann, on: [bob], announced: 2026-01-01}
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            body: The [ban](measure:entry-bann) still holds.
            #                       ^^^^^^^^^^ no measure is called `entry-bann`",
        );
    }

    #[test]
    fn a_measure_there_is() {
        check(
            "unknown-measure",
            "
            //- content/measures.yaml
            - {id: entry-ban, kind: visa, name: Ban, by: ann, on: [bob], announced: 2026-01-01}
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            body: The [ban](measure:entry-ban) still holds.",
        );
    }
}
