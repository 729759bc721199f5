//! A side that the briefing does not have.
//!
//! The parties whose acts the figures set apart are listed under `sides` of
//! `content/briefing.yaml`. Actors and sources name them by their ids; whoever belongs to none has
//! no `side`.
//!
//! ```yaml
//! # content/actors.yaml
//! - id: ana-diaz
//!   side: twon
//! ```
//!
//! Write the id of a side:
//!
//! ```yaml
//! # content/actors.yaml
//! - id: ana-diaz
//!   side: town
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("unknown-side", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn of_an_actor_and_of_a_source() {
        check(
            "unknown-side",
            "
            //- content/actors.yaml
            - {id: ann, name: Ann, kind: person, side: usa}
            #                                          ^^^ no side is called `usa`
            - {id: bob, name: Bob, kind: person}
            //- content/sources/more.yaml
            - {id: more, publisher: P, language: en, kind: official, side: them}
            #                                                              ^^^^ no side is called `them`",
        );
    }

    #[test]
    fn a_side_there_is() {
        check(
            "unknown-side",
            "
            //- content/sources/more.yaml
            - {id: more, publisher: P, language: en, kind: official, side: us}",
        );
    }
}
