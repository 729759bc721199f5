//! A withdrawn event, without the reason.
//!
//! An event that turned out not to be one keeps its page, because others may have linked to it. The
//! page says that it was withdrawn, when and why; the corrections page lists it. A withdrawal that
//! gives no reason is worse than the error.
//!
//! ```yaml
//! status: withdrawn
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! status: withdrawn
//! corrections:
//!   - date: 2026-02-01
//!     kind: withdrawal
//!     note: The paper that reported the call took its story back.
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Error;
use crate::model::records::{Correction, CorrectionKind, Event, EventStatus};

pub(super) const RULE: Rule = rule("withdrawn-without-reason", Error, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for event in context.briefing.events.iter().filter(|event| event.status == Some(EventStatus::Withdrawn)) {
        if withdrawals(event).any(|one| one.note.is_some()) {
            continue;
        }
        match withdrawals(event).last() {
            Some(silent) => {
                let message = "the withdrawal has no `note`, so readers are not told why";
                found.at(context.key(silent.span, "kind"), message).help("say in a `note` what was wrong");
            }
            None => {
                let message = "the event is withdrawn, and no correction says why";
                let help = "add to `corrections` one with `date`, `kind: withdrawal` and a `note`";
                found.at(context.key(event.span, "status"), message).help(help);
            }
        }
    }
}

fn withdrawals(event: &Event) -> impl Iterator<Item = &Correction> {
    event.corrections.iter().filter(|one| one.kind == CorrectionKind::Withdrawal)
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn a_withdrawal_without_a_word() {
        check(
            "withdrawn-without-reason",
            "
            //- content/events/2026-01-02-a.yaml
            title: A thing happens
            date: 2026-01-02
            status: withdrawn
            #<^^^^^ the event is withdrawn, and no correction says why
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts: [{text: It did., sources: [two]}]
            corrections: [{date: 2026-01-03, kind: correction, note: It did not.}]
            //- content/events/2026-01-02-b.yaml
            title: A thing happens
            date: 2026-01-02
            status: withdrawn
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts: [{text: It did., sources: [two]}]
            corrections:
            - date: 2026-01-03
              kind: withdrawal
            # ^^^^ the withdrawal has no `note`, so readers are not told why",
        );
    }

    #[test]
    fn a_withdrawal_with_its_reason() {
        check(
            "withdrawn-without-reason",
            "
            //- content/events/2026-01-02-a.yaml
            title: A thing happens
            date: 2026-01-02
            status: withdrawn
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts: [{text: It did., sources: [two]}]
            corrections: [{date: 2026-01-03, kind: withdrawal, note: It did not.}]",
        );
    }
}
