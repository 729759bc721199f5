//! A topic that no record describes.
//!
//! Topics are items of `content/topics.yaml`, named by their ids. The first topic of an event is
//! its lane in the timeline, so a new spelling would open a lane of its own.
//!
//! ```yaml
//! topics: [talk]
//! ```
//!
//! Write the id of the topic's record, or add a record:
//!
//! ```yaml
//! topics: [talks]
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("unknown-topic", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn in_an_event_and_in_a_link() {
        check(
            "unknown-topic",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            topics: [talk, talks]
            #              ^^^^^ no topic is called `talks`
            body: More on [trade](topic:trade).
            #                           ^^^^^ no topic is called `trade`",
        );
    }

    #[test]
    fn a_topic_there_is() {
        check(
            "unknown-topic",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            topics: [talk]",
        );
    }
}
