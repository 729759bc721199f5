//! A fact says what a claim says that has been refuted or taken back.
//!
//! A claim that turned out wrong stays in the record, marked so. If a fact still says the same, in
//! the same event or in one that answers it, the page contradicts itself, and readers who quote the
//! fact repeat the error. This happens when a claim's status changes and its echoes are forgotten.
//!
//! ```yaml
//! facts:
//!   - text: The port had planned it for months.
//!     sources: [gazette-2026-01-07-call, herald-2026-01-08-call]
//! claims:
//!   - text: The port had planned it for months
//!     by: ana-diaz
//!     status: refuted
//!     sources: [gazette-2026-01-07-call]
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! facts:
//!   - text: Ana Díaz said that the port had planned it; its own books showed that it had not.
//!     sources: [gazette-2026-01-07-call, herald-2026-01-08-call]
//! claims:
//!   - text: The port had planned it for months
//!     by: ana-diaz
//!     status: refuted
//!     sources: [gazette-2026-01-07-call]
//! ```

use super::{Rule, rule};
use crate::check::prose::{Tongue, bag, overlap};
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;
use crate::model::decode::At;
use crate::model::records::{Claim, ClaimStatus, Event};
use crate::model::values::Text;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const RULE: Rule = rule("refuted-stated-as-fact", Warning, check);

/// From which share of common words on two sentences say nearly the same. Ours: in a sentence of ten
/// words, one other word leaves 0.82.
const ALIKE: f64 = 0.8;

/// Words that turn a sentence into its opposite, by language: a sentence with one of them is not
/// like one without. The common ones of each language.
const NEGATIONS: &[(Tongue, &[&str])] = &[
    (
        Tongue::English,
        &["no", "not", "never", "none", "neither", "nor", "false", "falsely", "denied", "denies", "untrue"],
    ),
    (
        Tongue::Spanish,
        &[
            "no",
            "nunca",
            "jamás",
            "ni",
            "tampoco",
            "falso",
            "falsa",
            "niega",
            "negó",
            "desmiente",
            "desmintió",
        ],
    ),
];

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let events = &context.briefing.events;
    let wrong = |claim: &&Claim| matches!(claim.status, ClaimStatus::Refuted | ClaimStatus::Retracted);
    if !events.iter().flat_map(|event| &event.claims).any(|claim| wrong(&claim)) {
        return;
    }
    let mut answers: BTreeMap<usize, Vec<&Event>> = BTreeMap::new();
    for event in events {
        for answer in &event.responds_to {
            answers.entry(answer.event.index()).or_default().push(event);
        }
    }
    for (at, event) in events.iter().enumerate() {
        for claim in event.claims.iter().filter(wrong) {
            let echoing = std::iter::once(event).chain(answers.get(&at).into_iter().flatten().copied());
            for fact in echoing.flat_map(|event| &event.facts) {
                if let Some((said, claimed)) = alike(&fact.text.0, &claim.text.0) {
                    let message = format!("this says what a claim says that is {}", claim.status.word());
                    let help = "say whose word it was and that it is wrong, or take the fact out";
                    found.at(said.span, message).note(claimed.span, "the claim is here").help(help);
                }
            }
        }
    }
}

/// The versions of a fact and of a claim that say nearly the same in one language.
fn alike<'t>(fact: &'t Text, claim: &'t Text) -> Option<(&'t At<String>, &'t At<String>)> {
    claim.versions().find_map(|(language, claimed)| {
        let said = match language {
            Some(language) => fact.exact(&language.value)?,
            None => fact.versions().next()?.1,
        };
        let (one, other) = (bag(&said.value), bag(&claimed.value));
        (overlap(&one, &other) >= ALIKE && negative(&one) == negative(&other)).then_some((said, claimed))
    })
}

/// Whether a sentence negates, in any language: a false friend in another only keeps the rule silent.
fn negative(words: &BTreeSet<String>) -> bool {
    let told = NEGATIONS.iter().flat_map(|(_, words)| *words).any(|word| words.contains(*word));
    told || words.iter().any(|word| word.ends_with("n't") || word.ends_with("n’t"))
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn the_same_event_and_one_that_answers_it() {
        check(
            "refuted-stated-as-fact",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S.
            direction: neutral
            significance: 1
            facts:
            - {text: 'The minister paid for the trip.', sources: [one]}
            #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this says what a claim says that is refuted
            - {text: The minister did not pay for the trip., sources: [one]}
            claims:
            - {text: the minister *paid* for the trip, by: ann, status: refuted, sources: [one]}
            - {text: The minister resigned., by: ann, status: unverified, sources: [one]}
            //- content/events/2026-01-03-b.yaml
            title: B
            date: 2026-01-03
            summary: S.
            direction: neutral
            significance: 1
            facts:
            - {text: The minister resigned., sources: [one]}
            - {text: The minister paid for the whole trip., sources: [one]}
            #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this says what a claim says that is refuted
            responds_to: [2026-01-02-a]",
        );
    }

    #[test]
    fn a_fact_that_tells_of_the_claim() {
        check(
            "refuted-stated-as-fact",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S.
            direction: neutral
            significance: 1
            facts:
            - {text: Ann said on the radio that the minister paid for the trip., sources: [one]}
            - {text: The minister never paid for the trip., sources: [one]}
            claims:
            - {text: The minister paid for the trip., by: ann, status: retracted, sources: [one]}",
        );
    }
}
