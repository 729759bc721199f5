//! A link to an edition that there is not.
//!
//! An edition's id is its day, the name of its file in `content/editions/`.
//!
//! ```yaml
//! body: As we wrote [then](edition:2026-01-10).
//! ```
//!
//! Write the day of an edition there is:
//!
//! ```yaml
//! body: As we wrote [then](edition:2026-01-09).
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("unknown-edition", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn in_a_text() {
        check(
            "unknown-edition",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            body: As we wrote [then](edition:2026-01-10).
            #                                ^^^^^^^^^^ no edition is called `2026-01-10`",
        );
    }

    #[test]
    fn an_edition_there_is() {
        check(
            "unknown-edition",
            "
            //- content/editions/2026-01-09.yaml
            number: 1
            trend: improved
            trend_note: N
            bottom_line: B
            highlights: []
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            body: As we wrote [then](edition:2026-01-09).",
        );
    }
}
