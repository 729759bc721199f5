//! A value of another sort than the field holds.
//!
//! A field holds a text, a list, a number or a record of its own, and one of them is not taken for
//! another: where a list is wanted, one item is still written as a list. A field without a value is
//! left out.
//!
//! ```yaml
//! places: old-quay
//! significance: high
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! places: [old-quay]
//! significance: 4
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("wrong-type", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn lists_texts_and_numbers() {
        check(
            "wrong-type",
            r#"
            //- content/events/2026-01-02-a.yaml
            title: [A]
            #      ^^ expected a text, found a list
            date: 2026-01-02
            summary: ""
            #        ^^ expected a text, found an empty one
            direction: neutral
            significance: 9
            #             ^ expected a whole number from 1 to 5, found `9`
            facts: none
            #      ^^^^ expected a list, found a text
            places: here
            #       ^^^^ expected a list, found a text
            claims: [C.]
            #        ^^ expected a map of fields, found a text"#,
        );
    }

    #[test]
    fn values_that_are_not_there() {
        check(
            "wrong-type",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            body:
            #<^^^ expected a text, found nothing
            time_note: {}
            #          ^ expected words in at least one language, found none
            claims:
            - text: C.
              by: []
            #     ^ expected an owner, found an empty list
              status:
            # ^^^^^^ expected a word, found nothing",
        );
    }

    #[test]
    fn an_owner_that_is_only_described() {
        check(
            "wrong-type",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            claims:
            - {text: C., by: two officials, status: disputed}
            #                ^^^^^^^^^^^^^ an owner is an actor's id, a list of ids, or a description by language",
        );
    }

    #[test]
    fn patterns_of_places_and_actors() {
        check(
            "wrong-type",
            "
            //- content/places.yaml
            - {id: here, name: Here, country: UK, lat: north}
            #                                 ^^ `UK` is not a country of ISO 3166-1
            #                                          ^^^^^ expected a number such as 12.5, found `north`
            //- content/actors.yaml
            - {id: ann, name: Ann, kind: person, wikidata: q1}
            #                                              ^^ `q1` is not the number of a Wikidata item
            - {id: bob, name: Bob, kind: person}",
        );
    }

    #[test]
    fn files_that_hold_something_else() {
        check(
            "wrong-type",
            "
            //- content/topics.yaml
            talk: Talk
            #<^^^^^^^^^ expected a list, found a map
            //- content/events/2026-01-02-a.yaml
            - title: A
            #<^^^^^^^^^ expected a map of fields, found a list
            //- content/events/2026-01-02-b.yaml
            # Nothing but a comment.
            #< the file holds no record
            //- templates/i18n/en.yaml
            words
            #<^^^^ expected a map from keys to words, found a text",
        );
    }

    #[test]
    fn words_of_the_interface() {
        check(
            "wrong-type",
            "
            //- templates/i18n/en.yaml
            nav:
              timeline: [a]
            #           ^^ expected words, found a list",
        );
    }

    #[test]
    fn scalars_that_yaml_takes_for_something_else() {
        check(
            "wrong-type",
            "
            //- content/places.yaml
            - {id: here, name: 2026, country: NO, lat: -4, lon: .5}",
        );
    }
}
