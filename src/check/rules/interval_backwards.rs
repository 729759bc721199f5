//! An interval that ends before it starts.
//!
//! The earlier date stands first (ISO 8601-2). The two may be of different exactness:
//! `2025-10-24/2025-10` ends somewhere in October, which can be after the 24th, and is taken.
//!
//! ```yaml
//! date: 2026-01-08/2026-01-07
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! date: 2026-01-07/2026-01-08
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("interval-backwards", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn days_months_and_years() {
        check(
            "interval-backwards",
            r#"
            //- content/measures.yaml
            - id: a
              kind: visa
              name: A
              by: ann
              on: [bob]
              announced: 2025-10-19/2025-10-18
            #            ^^^^^^^^^^^^^^^^^^^^^ the interval ends (2025-10-18) before it starts (2025-10-19)
              in_force: "2025-10/2025-09"
            #            ^^^^^^^^^^^^^^^ the interval ends (2025-09) before it starts (2025-10)
              ended: 2026/2025-12-31
            #        ^^^^^^^^^^^^^^^ the interval ends (2025-12-31) before it starts (2026)"#,
        );
    }

    #[test]
    fn intervals_that_run_forwards() {
        check(
            "interval-backwards",
            "
            //- content/measures.yaml
            - id: a
              kind: visa
              name: A
              by: ann
              on: [bob]
              announced: 2025-10-18/2025-10-18
              in_force: 2025-10-24/2025-10
              ended: 2025-12-31/2026",
        );
    }
}
