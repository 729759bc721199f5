//! A source that nothing cites.
//!
//! The register of sources is read as what the briefing rests on. A source that no event, office,
//! measure, edition or page cites is most often the trace of a typing slip: another was cited in its
//! place, or the citation was forgotten. One that others are derived from counts as used.
//!
//! ```yaml
//! # content/sources/2026-01.yaml
//! - id: gazette-2026-01-09-again
//!   publisher: Gazette
//!   language: en
//!   kind: newspaper
//! ```
//!
//! Cite it where it belongs, or take it out:
//!
//! ```yaml
//! # content/sources/2026-01.yaml
//! - id: gazette-2026-01-09-again
//!   publisher: Gazette
//!   language: en
//!   kind: newspaper
//! # content/events/2026-01-07-call.yaml
//! sources: [gazette-2026-01-09-again]
//! ```

use super::{Rule, rule};
use crate::check::unused::unused;
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;
use crate::model::records::Source;

pub(super) const RULE: Rule = rule("unused-source", Warning, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    // A day that is past, or a record that cannot be read, hides what may well cite it.
    if context.briefing.as_of.is_some() || !found.all_read(context, "") {
        return;
    }
    for id in unused::<Source>(context, context.briefing.sources.iter().map(|one| &one.id)) {
        let message = format!("nothing cites the source `{}`", id.value.0);
        found.at(id.span, message).help("cite it where it belongs, or take it out");
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn a_source_that_nothing_cites() {
        check(
            "unused-source",
            "
            //- content/sources/more.yaml
            - id: three
            #     ^^^^^ nothing cites the source `three`
              publisher: Three
              language: en
              kind: newspaper
              derived_from: [four]
            - {id: four, publisher: Four, language: en, kind: wire}",
        );
    }

    #[test]
    fn every_kind_of_citation_counts() {
        check(
            "unused-source",
            "
            //- content/sources/more.yaml
            - {id: of-an-office, publisher: P, language: en, kind: official}
            - {id: of-a-measure, publisher: P, language: en, kind: official}
            - {id: of-a-text, publisher: P, language: en, kind: official}
            - {id: of-a-page, publisher: P, language: en, kind: official}
            - {id: of-a-translation, publisher: P, language: en, kind: official}
            - {id: of-a-draft, publisher: P, language: en, kind: official}
            //- content/actors.yaml
            - {id: ann, name: Ann, kind: person, side: us, about: 'She leads [@of-a-text].'}
            - {id: bob, name: Bob, kind: person, offices: [{title: Mayor, sources: [of-an-office]}]}
            //- content/measures.yaml
            - {id: m, kind: visa, name: M, by: ann, on: [bob], announced: 2026-01-01, sources: [of-a-measure]}
            //- content/pages/about.md
            ---
            title: About
            ---
            Made of one article [@of-a-page].
            //- content/events/2026-01-02-a.yaml
            title: A thing happens
            date: 2026-01-02
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts: []
            quotes: [{speaker: ann, text: Yes, language: en, translation_source: of-a-translation}]
            //- content/events/2026-01-03-draft.yaml
            title: A thing may happen
            date: 2026-01-03
            status: draft
            summary: It might.
            topics: [talk]
            direction: neutral
            significance: 1
            facts: [{text: It might., sources: [of-a-draft]}]",
        );
    }

    #[test]
    fn a_record_that_cannot_be_read_may_cite_it() {
        check(
            "unused-source",
            "
            //- content/sources/more.yaml
            - {id: three, publisher: Three, language: en, kind: newspaper}
            //- content/events/2026-01-02-a.yaml
            title: A thing happens
            facts: [{text: It did., sources: [three]}]",
        );
    }
}
