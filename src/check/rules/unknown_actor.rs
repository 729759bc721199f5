//! An actor that no record describes.
//!
//! Whoever acts, speaks or claims is an item of `content/actors.yaml`, named by its id, so that a
//! name is spelt in one way and readers can ask who it is.
//!
//! ```yaml
//! actors: [ana-dias]
//! ```
//!
//! Write the id of the actor's record, or add a record:
//!
//! ```yaml
//! actors: [ana-diaz]
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("unknown-actor", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn in_every_field_that_names_actors() {
        check(
            "unknown-actor",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            actors:
            - {id: an, role: actor}
            #      ^^ no actor is called `an`
            - boob
            # ^^^^ no actor is called `boob`
            quotes: [{speaker: nobody, text: Hi., language: en}]
            #                  ^^^^^^ no actor is called `nobody`
            claims: [{text: C., by: [ann, x], disputed_by: y, status: disputed}]
            #                             ^ no actor is called `x`
            #                                              ^ no actor is called `y`",
        );
    }

    #[test]
    fn in_a_measure() {
        check(
            "unknown-actor",
            "
            //- content/measures.yaml
            - {id: a, kind: visa, name: A, by: treasury, on: [bob, bb]}
            #                                  ^^^^^^^^ no actor is called `treasury`
            #                                                      ^^ no actor is called `bb`",
        );
    }

    #[test]
    fn in_a_link() {
        check(
            "unknown-actor",
            r#"
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            body: "She met [Bob](actor:bo) and [Ann](actor:ann)."
            #                          ^^ no actor is called `bo`"#,
        );
    }

    #[test]
    fn in_a_record_with_another_fault() {
        check(
            "unknown-actor",
            "
            //- content/events/2026-01-02-a.yaml
            date: 2026-01-02
            actors: [nobody]
            #        ^^^^^^ no actor is called `nobody`",
        );
    }

    #[test]
    fn actors_there_are() {
        check(
            "unknown-actor",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            actors: [ann, {id: bob}]
            claims: [{text: C., by: {en: two officials}, disputed_by: ann, status: disputed}]",
        );
    }

    #[test]
    fn a_list_that_cannot_be_read_hides_only_itself() {
        check(
            "unknown-actor",
            "
            //- content/actors.yaml
            - {id: ann",
        );
    }
}
