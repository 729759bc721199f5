//! A placeholder that was left to be written.
//!
//! `briefing new` puts an ellipsis where the author is to write, and others write TODO. Nobody wants
//! readers to find it. A draft may hold as many as it likes.
//!
//! ```yaml
//! summary: …
//! ```
//!
//! Write what is to stand there, or take the line out where it is not needed:
//!
//! ```yaml
//! summary: The two spoke for an hour and agreed to meet.
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found, each_text};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = rule("placeholder", Error, check);

/// What is written for “later”. A text that only holds one of these says nothing.
const PLACEHOLDERS: &[&str] = &["…", "...", "TODO", "TBD", "FIXME", "XXX"];

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    each_text(context.briefing, &mut |passage| {
        for (_, text) in passage.text.versions() {
            let written = text.value.trim().trim_end_matches(':');
            if PLACEHOLDERS.contains(&written) {
                let message = format!("`{written}` in `{}` is left to be written", passage.field);
                found.at(text.span, message).help("write it, or take the line out if it is not needed");
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    const EVENT: &str = "\n//- content/events/2026-01-02-a.yaml\ntitle: A\ndate: 2026-01-02\ndirection: neutral\n\
        significance: 1\nfacts: []\n";

    #[test]
    fn in_a_text_of_one_language_or_of_several() {
        check(
            "placeholder",
            &format!("{EVENT}summary: …\n#        ^ `…` in `summary` is left to be written"),
        );
        check(
            "placeholder",
            &format!("{EVENT}summary:\n  en: TODO\n#     ^^^^ `TODO` in `summary` is left to be written"),
        );
    }

    #[test]
    fn a_text_may_hold_an_ellipsis_and_a_draft_anything() {
        check("placeholder", &format!("{EVENT}summary: They spoke …"));
        check("placeholder", &format!("{EVENT}status: draft\nsummary: …"));
    }
}
