//! A record without a field that it cannot do without.
//!
//! An event has a title, a date, a summary, a direction, a significance and its facts; a quote has
//! a speaker, the words and their language, which screen readers need (WCAG 3.1.2); and so on.
//! `briefing schema` lists the fields of every record.
//!
//! ```yaml
//! quotes:
//!   - speaker: ana-diaz
//!     text: Ya veremos.
//!     sources: [gazette-2026-01-07-call]
//! ```
//!
//! Add the field:
//!
//! ```yaml
//! quotes:
//!   - speaker: ana-diaz
//!     text: Ya veremos.
//!     language: es
//!     translation:
//!       en: We shall see.
//!     sources: [gazette-2026-01-07-call]
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("missing-field", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn of_an_event() {
        check(
            "missing-field",
            "
            //- content/events/2026-01-02-a.yaml
            summary: S
            #<^^^^^^ an event needs `title`
            #<^^^^^^ an event needs `date`
            direction: neutral
            significance: 1
            facts: []",
        );
    }

    #[test]
    fn a_quote_without_its_language() {
        check(
            "missing-field",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            quotes:
            - speaker: ann
            # ^^^^^^^ a quote needs `language`
              text: Ya veremos.",
        );
    }

    #[test]
    fn an_item_with_no_field_at_all() {
        check(
            "missing-field",
            "
            //- content/topics.yaml
            - {id: talk, name: Talk}
            - {}
            # ^ a topic needs `id`
            # ^ a topic needs `name`",
        );
    }

    #[test]
    fn a_list_that_must_not_be_left_out() {
        check(
            "missing-field",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            #<^^^^ an event needs `facts`
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1",
        );
    }

    #[test]
    fn the_languages_of_the_briefing() {
        check(
            "missing-field",
            "
            //- content/briefing.yaml
            title: T
            #< a briefing needs at least one of `languages`
            description: D
            languages: []",
        );
    }

    #[test]
    fn a_page_without_its_title() {
        check(
            "missing-field",
            "
            //- content/pages/about.md
            # About
            #< a page starts with its title between two lines of `---`
            //- content/pages/method.md
            ---
            order: 1
            #<^^^^ a page needs `title`
            ---
            Text.",
        );
    }

    #[test]
    fn everything_that_is_needed() {
        check(
            "missing-field",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            quotes: [{speaker: ann, text: Hi., language: en}]
            //- content/pages/about.md
            ---
            title: About
            ---",
        );
    }
}
