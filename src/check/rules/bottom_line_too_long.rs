//! A bottom line of more than sixty words.
//!
//! The bottom line is what a reader in a hurry takes away and repeats: one to three sentences on
//! what the situation is. Nobody repeats more than sixty words, and on a phone they fill the screen.
//!
//! ```yaml
//! # content/editions/2026-01-09.yaml
//! bottom_line: >-
//!   On Monday the two delegations met for the first time since the autumn, and after a day of
//!   talks that both sides called frank they agreed on a list of subjects, on a place, and on the
//!   people who will prepare the next meeting, though neither of them withdrew what it had
//!   announced before, and though the dates for the next steps were left open at the request of
//!   one of the two
//! ```
//!
//! Say what a reader should repeat, and leave the rest to `background`:
//!
//! ```yaml
//! # content/editions/2026-01-09.yaml
//! bottom_line: >-
//!   The two sides are talking again, for the first time since the autumn. Neither has withdrawn
//!   anything yet.
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Error;
use crate::model::body;

pub(super) const RULE: Rule = rule("bottom-line-too-long", Error, check);

/// How many words a bottom line has at most.
const LIMIT: usize = 60;

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (language, text) in
        context.briefing.editions.iter().flat_map(|edition| edition.bottom_line.0.versions())
    {
        let prose = body::prose(&text.value);
        let mut starts = prose.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
        let Some(extra) = starts.nth(LIMIT) else { continue };
        let count = LIMIT + 1 + starts.count();
        let cut = extra.as_ptr() as usize - prose.as_ptr() as usize;
        let of = language.map_or(String::new(), |language| format!(" in `{}`", language.value));
        let message = format!("the bottom line has {count} words{of}; at most {LIMIT} can be repeated");
        let help = "say what the situation is in one to three sentences; the rest belongs in `background`";
        found.at(context.place(text, &(cut..text.value.len())), message).help(help);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    fn edition(bottom_line: &str) -> String {
        format!(
            "//- content/editions/2026-01-09.yaml\nnumber: 1\ntrend: improved\ntrend_note: N\n\
             highlights: [2026-01-01-base, 2026-01-01-base]\nbottom_line:{bottom_line}\n"
        )
    }

    #[test]
    fn counts_words_in_every_language() {
        let spanish = format!("\n  en: Short.\n  es: {}mucho más", "uno ".repeat(60));
        let mark = format!(
            "\n#{}^^^^^^^^^ the bottom line has 62 words in `es`; at most 60 can be repeated",
            " ".repeat(245)
        );
        check("bottom-line-too-long", &edition(&(spanish + &mark)));
    }

    #[test]
    fn marks_what_is_too_much_in_a_text_of_several_lines() {
        let folded = format!(" >-\n  {}\n  sixty words and\n", "so ".repeat(58).trim_end());
        let mark = "#             ^^^ the bottom line has 63 words; at most 60 can be repeated\n  two more";
        check("bottom-line-too-long", &edition(&(folded + mark)));
    }

    #[test]
    fn marks_and_addresses_are_no_words() {
        let sixty = format!(" {}**sixty** [words](actor:ann) [@one] – only", "so ".repeat(57));
        check("bottom-line-too-long", &edition(&sixty));
    }
}
