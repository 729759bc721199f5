//! A claim is `established`, but rests on one independent source.
//!
//! `established` means that others have confirmed it, as grade 1 of the Admiralty scale does. Ten
//! papers that run one agency's story are one source: sources that share a root by `derived_from`
//! count once. ICD 206 asks for the same care with sources that repeat one another.
//!
//! ```yaml
//! claims:
//!   - text: The port had planned it for months.
//!     by: ana-diaz
//!     status: established
//!     sources: [gazette-2026-01-07-call]
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! claims:
//!   - text: The port had planned it for months.
//!     by: ana-diaz
//!     status: unverified
//!     sources: [gazette-2026-01-07-call]
//! ```
//!
//! Or cite a source that found it out by itself:
//!
//! ```yaml
//! claims:
//!   - text: The port had planned it for months.
//!     by: ana-diaz
//!     status: established
//!     sources: [gazette-2026-01-07-call, herald-2026-01-08-call]
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found, field};
use crate::diag::Severity::Error;
use crate::model::asof::independent;
use crate::model::records::ClaimStatus;
use crate::model::refs::Ref;

pub(super) const RULE: Rule = rule("established-on-one-root", Error, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    // The status is today's; on a day in the past fewer sources had been published.
    if context.briefing.as_of.is_some() {
        return;
    }
    let claims = context.briefing.events.iter().flat_map(|event| &event.claims);
    for claim in claims.filter(|claim| claim.status == ClaimStatus::Established) {
        let mut sources: Vec<usize> = claim.sources.iter().map(Ref::index).collect();
        sources.sort_unstable();
        sources.dedup();
        if independent(context.briefing, &sources) != 1
            || context.briefing.lacks("unknown-source", claim.span)
        {
            continue;
        }
        let message = match sources.len() {
            1 => "the claim is established, but rests on one source".to_owned(),
            many => format!("the claim is established, but its {many} sources go back to one"),
        };
        let help = "cite a source that found it out by itself, or set `status` to `unverified`";
        found.at(field::value(context, claim.span, "status"), message).help(help);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn one_source_or_two_from_one_root() {
        check(
            "established-on-one-root",
            "
            //- content/sources/more.yaml
            - {id: copy, publisher: C, published: 2026-01-03, language: en, kind: newspaper, derived_from: [one]}
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S.
            direction: neutral
            significance: 1
            facts: [{text: F., sources: [one]}]
            claims:
            - {text: X., by: ann, sources: [one], status: established}
            #                                             ^^^^^^^^^^^ the claim is established, but rests on one source
            - text: Y.
              by: ann
              status: established
            #         ^^^^^^^^^^^ the claim is established, but its 2 sources go back to one
              sources: [one, copy]
            - {text: Z., by: ann, sources: [copy, two], status: established}",
        );
    }
}
