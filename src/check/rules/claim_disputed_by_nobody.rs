//! A claim is `disputed`, but the record does not say by whom.
//!
//! A dispute has two sides. A reader who is told that something is disputed wants to know who denies
//! it, and whether that is a party, a witness or a newspaper; without a name the word only casts
//! doubt. The principles of the International Fact-Checking Network ask for no less.
//!
//! ```yaml
//! claims:
//!   - text: The port had planned it for months.
//!     by: ana-diaz
//!     status: disputed
//!     sources: [gazette-2026-01-07-call]
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! claims:
//!   - text: The port had planned it for months.
//!     by: ana-diaz
//!     disputed_by: ben-stone
//!     status: disputed
//!     sources: [gazette-2026-01-07-call]
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found, field};
use crate::diag::Severity::Error;
use crate::model::records::ClaimStatus;

pub(super) const RULE: Rule = rule("claim-disputed-by-nobody", Error, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for claim in context.briefing.events.iter().flat_map(|event| &event.claims) {
        let is_hidden = context.briefing.lacks("unknown-actor", claim.span);
        if claim.status == ClaimStatus::Disputed && claim.disputed_by.is_none() && !is_hidden {
            let help = "name who disputes it in `disputed_by`, or set `status` to `unverified`";
            let span = field::value(context, claim.span, "status");
            found.at(span, "the claim is disputed, but `disputed_by` does not say by whom").help(help);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn disputed_by_someone_or_by_nobody() {
        check(
            "claim-disputed-by-nobody",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S.
            direction: neutral
            significance: 1
            facts: [{text: F., sources: [one]}]
            claims:
            - {text: X., by: ann, status: disputed, sources: [one]}
            #                             ^^^^^^^^ the claim is disputed, but `disputed_by` does not say by whom
            - {text: Y., by: ann, disputed_by: bob, status: disputed, sources: [one]}
            - {text: Z., by: ann, status: unverified, sources: [one]}",
        );
    }
}
