//! Interface words that no page uses.
//!
//! `templates/i18n/LANGUAGE.yaml` gives words under the keys of the built-in `en.yaml`. Words under
//! any other key are never shown, so the built-in ones stay in their place.
//!
//! ```yaml
//! # templates/i18n/en.yaml
//! nav:
//!   timelin: What happened
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! # templates/i18n/en.yaml
//! nav:
//!   timeline: What happened
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Warning;

pub(super) const RULE: Rule = kept("unknown-words", Warning);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn a_key_that_is_misspelt() {
        check(
            "unknown-words",
            "
            //- templates/i18n/en.yaml
            nav:
              timelin: What happened
            # ^^^^^^^ no page uses the words `nav.timelin`",
        );
    }

    #[test]
    fn a_key_there_is() {
        check(
            "unknown-words",
            "
            //- templates/i18n/en.yaml
            nav:
              timeline: What happened",
        );
    }
}
