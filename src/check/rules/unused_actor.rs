//! An actor that nothing names.
//!
//! Every actor has a page. One that is in no event, quote, claim, figure or measure, and that no text
//! links to, gets an empty one; most often another id was written in its place.
//!
//! ```yaml
//! # content/actors.yaml
//! - id: eva-lund
//!   name: Eva Lund
//!   kind: person
//! ```
//!
//! Name the actor where it belongs, or take it out:
//!
//! ```yaml
//! # content/actors.yaml
//! - id: eva-lund
//!   name: Eva Lund
//!   kind: person
//! # content/events/2026-01-07-call.yaml
//! actors:
//!   - id: eva-lund
//!     role: actor
//! ```

use super::{Rule, rule};
use crate::check::unused::unused;
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;
use crate::model::records::Actor;

pub(super) const RULE: Rule = rule("unused-actor", Warning, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    // A day that is past, or a record that cannot be read, hides what may well name it.
    if context.briefing.as_of.is_some() || !found.all_read(context, "") {
        return;
    }
    for id in unused::<Actor>(context, context.briefing.actors.iter().map(|one| &one.id)) {
        let message = format!("the actor `{}` is in no event, quote, claim, figure or measure", id.value.0);
        found.at(id.span, message).help("name it where it belongs, or take it out");
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn an_actor_that_does_nothing() {
        check(
            "unused-actor",
            "
            //- content/actors.yaml
            - {id: ann, name: Ann, kind: person}
            - {id: bob, name: Bob, kind: person}
            - {id: cat, name: Cat, kind: person, about: 'Not [herself](actor:ann).'}
            #      ^^^ the actor `cat` is in no event, quote, claim, figure or measure",
        );
    }

    #[test]
    fn every_kind_of_mention_counts() {
        check(
            "unused-actor",
            "
            //- content/actors.yaml
            - {id: ann, name: Ann, kind: person}
            - {id: bob, name: Bob, kind: person}
            - {id: speaker, name: S, kind: person}
            - {id: claimant, name: C, kind: person}
            - {id: disputant, name: D, kind: person}
            - {id: counter, name: K, kind: person}
            - {id: ruler, name: R, kind: person}
            - {id: target, name: T, kind: person}
            - {id: linked, name: L, kind: person}
            //- content/measures.yaml
            - {id: m, kind: visa, name: M, by: ruler, on: [target], announced: 2026-01-01}
            //- content/events/2026-01-02-a.yaml
            title: A thing happens
            date: 2026-01-02
            summary: It did, says [one](actor:linked#acts).
            topics: [talk]
            direction: neutral
            significance: 1
            facts: []
            quotes: [{speaker: speaker, text: Yes, language: en}]
            claims: [{text: It did., by: [claimant], disputed_by: disputant, status: disputed}]
            figures: [{name: hours, best: 1, by: counter}]",
        );
    }
}
