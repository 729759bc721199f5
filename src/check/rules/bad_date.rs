//! A date that is not one of the forms of EDTF that a briefing uses.
//!
//! Dates are read by programs and by two publics, so only forms with one meaning are taken: those
//! of ISO 8601-2 that the method page lists.
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
    use crate::check::fixture::check;

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
}
