//! A quote, a claim, a version or a figure that cites no source.
//!
//! These are the parts of an event that rest most on somebody's word: what was said, what is
//! contested, what sources differ about, how many. Without the source nobody can look it up, and no
//! edition can tell since when it was known.
//!
//! ```yaml
//! quotes:
//!   - speaker: ana-diaz
//!     text: We shall talk.
//!     language: en
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! quotes:
//!   - speaker: ana-diaz
//!     text: We shall talk.
//!     language: en
//!     sources: [gazette-2026-01-07-call]
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Error;
use crate::diag::Span;
use crate::model::records::{Event, Source};
use crate::model::refs::Ref;

pub(super) const RULE: Rule = rule("unsourced", Error, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (part, record, sources) in context.briefing.events.iter().flat_map(parts) {
        if sources.is_empty() && !context.briefing.lacks("unknown-source", record) {
            let problem = found.at(context.key(record, "sources"), format!("the {part} cites no source"));
            problem.help("name the sources that carry it in its own `sources`");
        }
    }
}

/// The parts of an event that are not facts: what each is, where it stands, what it cites.
fn parts(event: &Event) -> impl Iterator<Item = (&'static str, Span, &[Ref<Source>])> {
    let quotes = event.quotes.iter().map(|one| ("quote", one.span, one.sources.as_slice()));
    let claims = event.claims.iter().map(|one| ("claim", one.span, one.sources.as_slice()));
    let versions = event.disagreements.iter().flat_map(|one| &one.versions);
    let versions = versions.map(|one| ("version", one.span, one.sources.as_slice()));
    let figures = event.figures.iter().map(|one| ("figure", one.span, one.sources.as_slice()));
    quotes.chain(claims).chain(versions).chain(figures)
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn each_kind_of_part() {
        check(
            "unsourced",
            "
            //- content/events/2026-01-02-a.yaml
            title: A thing happens
            date: 2026-01-02
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts: [{text: It did., sources: [one]}]
            quotes:
            - {speaker: ann, text: Yes, language: en, translation_source: one}
            #  ^^^^^^^ the quote cites no source
            claims:
            - {text: It did not., by: bob, status: disputed}
            #  ^^^^ the claim cites no source
            disagreements:
            - about: How long
              versions:
              - says: an hour
                sources: [one]
              - says: a day
            #   ^^^^ the version cites no source
            figures:
            - name: hours
              best: 1
              sources: []
            # ^^^^^^^ the figure cites no source",
        );
    }

    #[test]
    fn parts_that_say_on_whose_word() {
        check(
            "unsourced",
            "
            //- content/events/2026-01-02-a.yaml
            title: A thing happens
            date: 2026-01-02
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts: [{text: It did.}]
            quotes: [{speaker: ann, text: Yes, language: en, sources: [one]}]
            claims: [{text: It did not., by: bob, status: disputed, sources: [two]}]
            figures: [{name: hours, best: 1, sources: [one]}]",
        );
    }
}
