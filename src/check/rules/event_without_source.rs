//! An event that cites no source at all.
//!
//! A reader who cannot see on whose word an event stands cannot judge it, and no edition can tell
//! when it became known: an event enters an edition once one of its sources was public. Citations in
//! the middle of a text are for the reader; the lists named `sources` are what is counted.
//!
//! ```yaml
//! title: The mayor and the port's director speak by phone
//! date: 2026-01-07
//! facts: []
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! title: The mayor and the port's director speak by phone
//! date: 2026-01-07
//! facts:
//!   - text: They spoke for an hour.
//!     sources: [gazette-2026-01-07-call, herald-2026-01-08-call]
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Error;
use crate::model::asof::all_sources;

pub(super) const RULE: Rule = rule("event-without-source", Error, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    // On an earlier day the sources that came later are not known.
    if context.briefing.as_of.is_some() {
        return;
    }
    for event in &context.briefing.events {
        if all_sources(event).next().is_none() && !context.briefing.lacks("unknown-source", event.span) {
            let problem = found.at(context.key(event.span, "sources"), "the event cites no source");
            problem.help("name the sources of each fact in its own `sources`");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn an_event_on_nobodys_word() {
        check(
            "event-without-source",
            "
            //- content/events/2026-01-02-a.yaml
            title: A thing happens
            #<^^^^ the event cites no source
            date: 2026-01-02
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts: [{text: 'It did [@one].'}]",
        );
    }

    #[test]
    fn an_event_with_an_empty_list() {
        check(
            "event-without-source",
            "
            //- content/events/2026-01-02-a.yaml
            title: A thing happens
            date: 2026-01-02
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts: []
            sources: []
            #<^^^^^^ the event cites no source",
        );
    }

    #[test]
    fn a_quote_with_a_source_is_enough() {
        check(
            "event-without-source",
            "
            //- content/events/2026-01-02-a.yaml
            title: A thing happens
            date: 2026-01-02
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts: []
            quotes: [{speaker: ann, text: Yes, language: en, sources: [one]}]",
        );
    }
}
