//! A field that stands twice in one record.
//!
//! Most readers of YAML keep the last of the two and drop the other without a word, so what the
//! author wrote first is lost. It happens when a record is copied, or when a field is added that
//! was there already.
//!
//! ```yaml
//! title: The first call
//! date: 2026-01-07
//! title: The second call
//! ```
//!
//! Keep one of the two:
//!
//! ```yaml
//! title: The second call
//! date: 2026-01-07
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("duplicate-key", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::{check, helps};

    #[test]
    fn a_field_of_a_record() {
        check(
            "duplicate-key",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            date: 2026-01-03
            #<^^^ `date` stands twice",
        );
    }

    #[test]
    fn a_field_of_a_part_and_a_language_of_a_text() {
        check(
            "duplicate-key",
            "
            //- content/events/2026-01-02-a.yaml
            title: {en: A, es: B, en: C}
            #                     ^^ `en` stands twice
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: [{text: F., sources: [one], text: G.}]
            #                                  ^^^^ `text` stands twice",
        );
    }

    #[test]
    fn an_item_without_its_hyphen() {
        let fixture = "
            //- content/topics.yaml
            - id: talk
              name: Talk
              about: It.

              id: more
            # ^^ `id` stands twice, and so do fields after it
              name: More
              about: That.";
        check("duplicate-key", fixture);
        let help = helps("duplicate-key", fixture);
        assert_eq!(help, "if another item of the list begins here, put a hyphen before it: `- id: …`");
        let whole = "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            title: B
            #<^^^^ `title` stands twice, and so do fields after it
            date: 2026-01-03";
        check("duplicate-key", whole);
        assert!(helps("duplicate-key", whole).ends_with("move it into a file of its own"));
    }

    #[test]
    fn a_rule_in_allow() {
        check(
            "duplicate-key",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            allow:
              title-too-long: a
              title-too-long: b
            # ^^^^^^^^^^^^^^ `title-too-long` stands twice",
        );
    }

    #[test]
    fn a_key_of_interface_words() {
        check(
            "duplicate-key",
            "
            //- templates/i18n/en.yaml
            nav:
              timeline: A
              timeline: B
            # ^^^^^^^^ `timeline` stands twice",
        );
    }

    #[test]
    fn the_same_field_in_two_parts() {
        check(
            "duplicate-key",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: [{text: F.}, {text: F.}]",
        );
    }
}
