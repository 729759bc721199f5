//! All sources of an event speak for one side.
//!
//! What a government says of its own acts, or of its opponent's, is one party's word. ICD 203 asks
//! analysts to consider who gains from an account; readers can only do so if they are told, and an
//! event that nobody else has reported is best told as a claim.
//!
//! ```yaml
//! facts:
//!   - text: They spoke for an hour.
//!     sources: [port-2026-01-04-notice, port-2026-01-08-statement]
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! facts:
//!   - text: They spoke for an hour.
//!     sources: [port-2026-01-04-notice, port-2026-01-08-statement, gazette-2026-01-07-call]
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found, field};
use crate::diag::Severity::Warning;

pub(super) const RULE: Rule = rule("one-sided", Warning, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    // On a day in the past, the others may not have been published yet.
    if context.briefing.as_of.is_some() {
        return;
    }
    for (_, event) in context.briefing.listed() {
        let sources = context.known().sources_of(event);
        let mut sides = sources.iter().map(|source| context.briefing.sources[*source].side.as_ref());
        let Some(Some(side)) = sides.next() else { continue };
        if context.briefing.lacks("unknown-source", event.span) {
            continue;
        }
        if sides.any(|other| other.is_none_or(|other| other.index() != side.index())) {
            continue;
        }
        let message = match sources.len() {
            1 => format!("the only source of this event speaks for `{}`", side.id.0),
            many => format!("all {many} sources of this event speak for `{}`", side.id.0),
        };
        let help = "cite a source of another side or of none, or tell it as a claim";
        found.at(field::first_key(context, event.span), message).help(help);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn one_side_alone_and_two() {
        check(
            "one-sided",
            "
            //- content/sources/more.yaml
            - {id: treasury, publisher: T, published: 2026-01-02, language: en, kind: official, side: us}
            //- content/events/2026-01-02-a.yaml
            title: A
            #<^^^^ all 2 sources of this event speak for `us`
            date: 2026-01-02
            summary: S.
            direction: neutral
            significance: 1
            facts: [{text: F., sources: [one]}]
            sources: [treasury]
            //- content/events/2026-01-03-b.yaml
            {title: B, date: 2026-01-03, summary: S., direction: neutral, significance: 1, facts: [{text: F., sources: [two]}]}
            #^^^^^ the only source of this event speaks for `co`
            //- content/events/2026-01-04-c.yaml
            title: C
            date: 2026-01-04
            summary: S.
            direction: neutral
            significance: 1
            facts: [{text: F., sources: [one, treasury, two]}]
            //- content/events/2026-01-05-d.yaml
            title: D
            date: 2026-01-05
            summary: S.
            direction: neutral
            significance: 1
            facts: [{text: F., sources: [one, undated]}]",
        );
    }
}
