//! A place that no record describes.
//!
//! Places are items of `content/places.yaml`, named by their ids, so that each has one name in
//! every language and one point on the map.
//!
//! ```yaml
//! places: [old-kway]
//! ```
//!
//! Write the id of the place's record, or add a record:
//!
//! ```yaml
//! places: [old-quay]
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("unknown-place", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn in_an_event_and_in_a_link() {
        check(
            "unknown-place",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            places: [here, her]
            #              ^^^ no place is called `her`
            body: It was [there](place:there).
            #                          ^^^^^ no place is called `there`",
        );
    }

    #[test]
    fn a_place_there_is() {
        check(
            "unknown-place",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            places: [here]",
        );
    }
}
