//! A language of the briefing that has no interface words.
//!
//! What is not in the records, such as “Sources” above a list or the names of the months, comes
//! from `templates/i18n/LANGUAGE.yaml`. The program brings the words of some languages; for others
//! the author adds them.
//!
//! ```yaml
//! # content/briefing.yaml
//! languages: [en, fr]
//! ```
//!
//! Add `templates/i18n/fr.yaml`, with the words of `en.yaml` translated:
//!
//! ```yaml
//! # content/briefing.yaml
//! languages: [en, fr]
//! # templates/i18n/fr.yaml
//! nav:
//!   timeline: Chronologie
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("missing-words", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn a_language_without_words() {
        check(
            "missing-words",
            "
            //- content/briefing.yaml
            title: T
            description: D
            languages: [en, fr]
            #               ^^ there are no interface words for `fr`
            sides: [{id: us, name: US}, {id: co, name: CO}]",
        );
    }

    #[test]
    fn a_language_with_a_file_of_words() {
        check(
            "missing-words",
            "
            //- content/briefing.yaml
            title: T
            description: D
            languages: [es, fr]
            sides: [{id: us, name: US}, {id: co, name: CO}]
            //- templates/i18n/fr.yaml
            nav:
              timeline: Chronologie",
        );
    }
}
