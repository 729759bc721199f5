//! A translation repeats the original word for word.
//!
//! The text was copied to be translated later, and later did not come. Readers of the other language
//! are shown a page that says it is theirs and is not, and a screen reader pronounces it by the wrong
//! language's rules (WCAG 3.1.2). Without the copy the page would fall back to the original and
//! say so. Names and numbers may well be the same in both.
//!
//! ```yaml
//! # content/briefing.yaml
//! languages: [en, es]
//! # content/events/2026-01-07-call.yaml
//! title:
//!   en: The mayor and the port's director speak by phone
//!   es: The mayor and the port's director speak by phone
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! # content/briefing.yaml
//! languages: [en, es]
//! # content/events/2026-01-07-call.yaml
//! title:
//!   en: The mayor and the port's director speak by phone
//!   es: La alcaldesa y el director del puerto hablan por teléfono
//! ```

use super::{Rule, rule};
use crate::check::prose::{primary, without_links, words};
use crate::check::{Context, Found, each_text};
use crate::diag::Severity::Warning;
use crate::model::decode::At;
use crate::model::values::Language;

pub(super) const RULE: Rule = rule("untranslated", Warning, check);

/// The most words that two languages may well share. Ours: a heading or a unit.
const SHORT: usize = 3;

/// Small words inside names, of the languages that names in the news come from.
const PARTICLES: &[&str] = &[
    "a", "al", "and", "bin", "d", "da", "das", "de", "del", "den", "der", "des", "di", "do", "dos", "du",
    "e", "el", "en", "for", "ibn", "in", "la", "las", "le", "les", "los", "of", "on", "the", "to", "und",
    "van", "von", "y",
];

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    each_text(context.briefing, &mut |passage| {
        let mut versions =
            passage.text.versions().filter_map(|(language, text)| Some((&language?.value, text)));
        let Some(original) = versions.next() else { return };
        versions.for_each(|version| compare(original, version, found));
    });
    for quote in context.briefing.events.iter().flat_map(|event| &event.quotes) {
        let versions = quote.translation.iter().flat_map(|translation| translation.versions());
        for (language, text) in versions.filter_map(|(language, text)| Some((&language?.value, text))) {
            compare((&quote.language.value, &quote.text), (language, text), found);
        }
    }
}

/// Reports a version that is the same as the original in another language.
fn compare(original: (&Language, &At<String>), version: (&Language, &At<String>), found: &mut Found<'_>) {
    let ((from, first), (to, text)) = (original, version);
    if first.value == text.value && primary(from) != primary(to) && is_prose(&text.value) {
        let problem = found.at(text.span, format!("`{to}` repeats `{from}` word for word"));
        problem
            .note(first.span, "the original is here")
            .help(format!("translate it, or leave `{to}` out until then"));
    }
}

/// Whether a text is long enough to differ between languages, and has a word that is no name.
fn is_prose(text: &str) -> bool {
    let text = without_links(text);
    let is_word = |word: &str| word.starts_with(|c: char| c.is_alphabetic() && !c.is_uppercase());
    words(&text).count() > SHORT && words(&text).any(|(_, word)| is_word(word) && !PARTICLES.contains(&word))
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn copied_and_not_translated() {
        check(
            "untranslated",
            "
            //- content/briefing.yaml
            {title: T, description: D, languages: [en, es], sides: [{id: us, name: US}, {id: co, name: CO}]}
            //- content/events/2026-01-02-a.yaml
            title: {en: The two presidents speak, es: The two presidents speak}
            #                                         ^^^^^^^^^^^^^^^^^^^^^^^^ `es` repeats `en` word for word
            date: 2026-01-02
            summary: {en: 'The United Nations, 2026', es: 'The United Nations, 2026'}
            direction: neutral
            significance: 1
            facts: [{text: F., sources: [one]}]
            quotes:
            - speaker: ann
              text: No habrá guerra aquí
              language: es
              translation: {en: No habrá guerra aquí}
            #                   ^^^^^^^^^^^^^^^^^^^^ `en` repeats `es` word for word
              sources: [one]",
        );
    }

    #[test]
    fn names_and_short_texts() {
        check(
            "untranslated",
            "
            //- content/topics.yaml
            - {id: talk, name: {en: no es no, es: no es no}, about: {en: Universidad de los Andes de Mérida, es: Universidad de los Andes de Mérida}}
            - {id: walk, name: {en: 'a colour of the sea', en-GB: 'a colour of the sea'}}",
        );
    }
}
