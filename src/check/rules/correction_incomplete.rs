//! A correction or another change does not say what was wrong and what is right.
//!
//! Readers who saw the old text must be able to tell what of it no longer holds. So a correction
//! gives both: `was` and `now`. A clarification, an update or a withdrawal says in `note` what
//! happened. The principles of the International Fact-Checking Network and the handbook of Reuters
//! ask for corrections that do not hide the mistake.
//!
//! ```yaml
//! corrections:
//! - date: 2026-02-01
//!   kind: correction
//!   note: The number was wrong.
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! corrections:
//! - date: 2026-02-01
//!   kind: correction
//!   was: Forty people were hurt.
//!   now: Fourteen people were hurt.
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found, field};
use crate::diag::Severity::Error;
use crate::model::records::CorrectionKind;

pub(super) const RULE: Rule = rule("correction-incomplete", Error, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for change in context.briefing.events.iter().flat_map(|event| &event.corrections) {
        let message = match (change.kind, &change.was, &change.now) {
            (CorrectionKind::Correction, Some(_), Some(_)) => continue,
            (CorrectionKind::Correction, None, None) => {
                "the correction has neither `was` nor `now`".to_owned()
            }
            (CorrectionKind::Correction, None, _) => {
                "the correction does not say what stood there: `was`".to_owned()
            }
            (CorrectionKind::Correction, _, None) => {
                "the correction does not say what stands there now: `now`".to_owned()
            }
            _ if change.note.is_some() => continue,
            (kind, ..) => format!("the {} does not say what changed: `note`", kind.word()),
        };
        let help = match change.kind {
            CorrectionKind::Correction => "give the wrong words in `was` and the right ones in `now`",
            _ => "say in `note` what readers should know",
        };
        found.at(field::value(context, change.span, "kind"), message).help(help);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn every_kind_says_what_changed() {
        check(
            "correction-incomplete",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S.
            direction: neutral
            significance: 1
            facts: [{text: F., sources: [one]}]
            corrections:
            - {date: 2026-02-01, kind: correction, note: It was wrong.}
            #                          ^^^^^^^^^^ the correction has neither `was` nor `now`
            - {date: 2026-02-01, kind: correction, was: Forty.}
            #                          ^^^^^^^^^^ the correction does not say what stands there now: `now`
            - {date: 2026-02-01, kind: correction, now: Fourteen.}
            #                          ^^^^^^^^^^ the correction does not say what stood there: `was`
            - {date: 2026-02-01, kind: update, now: Fourteen.}
            #                          ^^^^^^ the update does not say what changed: `note`
            - {date: 2026-02-01, kind: correction, was: Forty., now: Fourteen.}
            - {date: 2026-02-01, kind: withdrawal, note: It did not happen.}",
        );
    }
}
