//! A quotation is so long that it is a reprint.
//!
//! A quotation is there so that readers can judge the words themselves, and the fewer there are, the
//! more they are read. Long stretches of somebody else's text may also be more than the law on
//! quotation allows. Quote the sentence that matters, and let the source's link do the rest.
//!
//! ```yaml
//! quotes:
//!   - speaker: ana-diaz
//!     text: >-
//!       We came here this morning, and let me first say how glad I am to see so many of you, because
//!       it has been a long winter for this town, and nobody knows that better than the people who go
//!       out before dawn and come back after dark. You have heard what the port wants. You have seen
//!       the letter, and you know what it would cost each of you. So let me say it plainly: We will not
//!       sign.
//!     language: en
//!     sources: [gazette-2026-01-07-call]
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! quotes:
//!   - speaker: ana-diaz
//!     text: We will not sign.
//!     language: en
//!     sources: [gazette-2026-01-07-call]
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;

pub(super) const RULE: Rule = rule("long-quote", Warning, check);

/// The most words that a quotation has. Ours: about three sentences of a speech, which is also the
/// length of a bottom line.
const LONGEST: usize = 60;

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for quote in context.briefing.events.iter().flat_map(|event| &event.quotes) {
        let words = quote.text.split_whitespace().count();
        if words > LONGEST {
            let help = "quote the sentence that matters, and leave the rest to the source";
            found
                .at(quote.text.span, format!("the quotation has {words} words, more than {LONGEST}"))
                .help(help);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    const EVENT: &str = "
        //- content/events/2026-01-02-a.yaml
        title: A
        date: 2026-01-02
        summary: S.
        direction: neutral
        significance: 1
        facts: [{text: F., sources: [one]}]
        quotes:
        - speaker: ann
          language: en
          sources: [one]
          text: ";

    #[test]
    fn sixty_words_are_enough() {
        let words = "word ".repeat(60);
        check("long-quote", &format!("{EVENT}{}", words.trim_end()));
        let marks = "^".repeat(words.len() + 4);
        check(
            "long-quote",
            &format!("{EVENT}{words}more\n        #       {marks} the quotation has 61 words, more than 60"),
        );
    }
}
