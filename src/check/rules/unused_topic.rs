//! A topic without events.
//!
//! Every topic has a page and is a lane of the timeline. One that no event names, and that no text
//! links to, leaves both empty; most often another id was written in its place.
//!
//! ```yaml
//! # content/topics.yaml
//! - id: fees
//!   name: Fees
//! ```
//!
//! Name the topic where it belongs, or take it out:
//!
//! ```yaml
//! # content/topics.yaml
//! - id: fees
//!   name: Fees
//! # content/events/2026-01-07-call.yaml
//! topics: [talks, fees]
//! ```

use super::{Rule, rule};
use crate::check::unused::unused;
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;
use crate::model::records::Topic;

pub(super) const RULE: Rule = rule("unused-topic", Warning, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    // A day that is past, or a record that cannot be read, hides what may well name it.
    if context.briefing.as_of.is_some() || !found.all_read(context, "") {
        return;
    }
    for id in unused::<Topic>(context, context.briefing.topics.iter().map(|one| &one.id)) {
        let message = format!("no event is on the topic `{}`", id.value.0);
        found.at(id.span, message).help("name it where it belongs, or take it out");
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn a_topic_without_events() {
        check(
            "unused-topic",
            "
            //- content/topics.yaml
            - {id: talk, name: Talk}
            - {id: trade, name: Trade}
            #      ^^^^^ no event is on the topic `trade`",
        );
    }

    #[test]
    fn a_topic_that_a_text_links_to() {
        check(
            "unused-topic",
            "
            //- content/topics.yaml
            - {id: talk, name: Talk, about: 'Not [trade](topic:trade).'}
            - {id: trade, name: Trade}",
        );
    }
}
