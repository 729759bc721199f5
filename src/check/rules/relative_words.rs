//! A text says “yesterday” or “last week”, words that mean another day later on.
//!
//! A briefing is read for years, and the same text stands in several editions. News agencies drop
//! “today” for the same reason. Give the date. What others said stays as they said it: quotations
//! are not looked at, nor what stands in quotation marks.
//!
//! ```yaml
//! summary: The minister resigned yesterday.
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! summary: The minister resigned on 6 January 2026.
//! ```

use super::{Rule, rule};
use crate::check::prose::{Prose, Record, Tongue, each_prose, own_words, place, same_word, words};
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;
use std::ops::Range;

pub(super) const RULE: Rule = rule("relative-words", Warning, check);

/// What dates itself from the day of writing, by language. Collected from the stylebooks' advice on
/// time elements; left out is what has another meaning as well, such as `mañana` (morning) and `now`.
const PHRASES: &[(Tongue, &[&str])] = &[
    (
        Tongue::English,
        &[
            "yesterday",
            "today",
            "tonight",
            "tomorrow",
            "last night",
            "last week",
            "last weekend",
            "last month",
            "last year",
            "next week",
            "next weekend",
            "next month",
            "next year",
            "this morning",
            "this afternoon",
            "this evening",
            "this week",
            "this weekend",
            "this month",
            "this year",
        ],
    ),
    (
        Tongue::Spanish,
        &[
            "ayer",
            "anteayer",
            "antier",
            "anoche",
            "anteanoche",
            "hoy",
            "pasado mañana",
            "esta mañana",
            "esta tarde",
            "esta noche",
            "esta semana",
            "este mes",
            "este año",
            "este fin de semana",
            "semana pasada",
            "mes pasado",
            "año pasado",
            "noche pasada",
            "fin de semana pasado",
            "próxima semana",
            "próximo mes",
            "próximo año",
            "próximo fin de semana",
            "semana próxima",
            "mes próximo",
            "año próximo",
            "semana que viene",
            "mes que viene",
            "año que viene",
        ],
    ),
];

/// Before one of these, `last week` is counted from the text's own story: `his last week in office`.
const OWNERS: &[&str] =
    &["the", "a", "his", "her", "its", "their", "our", "my", "your", "whose", "that", "each", "every"];

/// Fields that hold names or other people's words.
const NOT_PROSE: &[&str] = &["name", "translation", "unit", "was"];

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    each_prose(context.briefing, &mut |prose| {
        // Titles of offices and of the briefing are names too.
        let is_name = prose.field == "title" && prose.record != Record::Event;
        if !is_name && !NOT_PROSE.contains(&prose.field) {
            look(context, prose, found);
        }
    });
}

fn look(context: &Context<'_>, prose: &Prose<'_>, found: &mut Found<'_>) {
    for (tongue, text) in prose.versions(context) {
        let Some((_, phrases)) = PHRASES.iter().find(|(of, _)| *of == tongue) else { continue };
        let own = own_words(&text.value);
        for range in spoken(&own, phrases) {
            let message =
                format!("`{}` means another day to everyone who reads it later", &own[range.clone()]);
            found.at(place(context, text, &range), message).help("give the date");
        }
    }
}

/// The places of those of `phrases` that `text` uses.
fn spoken(text: &str, phrases: &[&str]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut before: Option<(Range<usize>, &str)> = None;
    for (range, word) in words(text) {
        // Every word of every text comes by here, so that most are sent on at the first letter.
        let initial = word.as_bytes()[0].to_ascii_lowercase();
        let mut likely = phrases.iter().filter(|phrase| phrase.as_bytes()[0] == initial);
        let spoken = likely.find_map(|phrase| phrase_at(text, range.start, phrase));
        if let Some(spoken) = spoken
            && !is_named(text, &range, word)
            && !is_counted(text, &spoken, before.as_ref())
        {
            found.push(spoken);
        }
        before = Some((range, word));
    }
    found
}

/// A word without the ending of a possessive: `today’s`.
fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// The place of `phrase` if its words stand at `start`, next to one another.
fn phrase_at(text: &str, start: usize, phrase: &str) -> Option<Range<usize>> {
    let mut end = start;
    let mut found = words(&text[start..]);
    for (nth, wanted) in phrase.split(' ').enumerate() {
        let (range, word) = found.next()?;
        let gap = &text[end..start + range.start];
        if !same_word(bare(word), wanted) || nth > 0 && !gap.chars().all(char::is_whitespace) {
            return None;
        }
        end = start + range.start + bare(word).len();
    }
    Some(start..end)
}

/// Whether a word is capitalised within a sentence, as in the name of a newspaper.
fn is_named(text: &str, range: &Range<usize>, word: &str) -> bool {
    let before =
        text[..range.start].trim_end_matches(|c: char| c.is_whitespace() || "*_[(“«\"¿¡".contains(c));
    let begins = before.is_empty() || before.ends_with(['.', '!', '?', ':', '…', ';', '”', '»', '–', '—']);
    word.starts_with(char::is_uppercase) && !begins
}

/// Whether `last week` is counted from something else: `the last week`, `last week of the talks`.
fn is_counted(text: &str, spoken: &Range<usize>, before: Option<&(Range<usize>, &str)>) -> bool {
    let phrase = text[spoken.clone()].to_lowercase();
    if !phrase.starts_with("last ") && !phrase.starts_with("next ") {
        return false;
    }
    let owned = before.is_some_and(|(range, word)| {
        let next_to = text[range.end..spoken.start].chars().all(char::is_whitespace);
        next_to && (OWNERS.iter().any(|owner| same_word(word, owner)) || bare(word) != *word)
    });
    owned || text[spoken.end..].trim_start().starts_with("of ")
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn english_and_spanish() {
        check(
            "relative-words",
            "
            //- content/events/2026-01-02-a.yaml
            title: {en: Ann speaks today, es: Ann habla hoy}
            #                      ^^^^^ `today` means another day to everyone who reads it later
            #                                           ^^^ `hoy` means another day to everyone who reads it later
            date: 2026-01-02
            summary: {en: 'Last week''s talks failed; *yesterday* they went on.', es: Fue la semana  pasada.}
            #              ^^^^^^^^^ `Last week` means another day to everyone who reads it later
            #                                          ^^^^^^^^^ `yesterday` means another day to everyone who reads it later
            #                                                                                ^^^^^^^^^^^^^^ `semana  pasada` means
            direction: neutral
            significance: 1
            facts: [{text: {es: Vendrá pasado mañana.}, sources: [one]}]
            #                          ^^^^^^^^^^^^^ `pasado mañana` means another day to everyone who reads it later",
        );
    }

    #[test]
    fn others_words_names_and_spans_of_their_own() {
        check(
            "relative-words",
            "
            //- content/briefing.yaml
            {title: The World Today, description: D, languages: [en], sides: [{id: us, name: US}, {id: co, name: CO}]}
            //- content/events/2026-01-02-a.yaml
            title: Ann says “today”, «hoy» and yesterday-like things to USA Today
            date: 2026-01-02
            summary: In the last week of talks, his last year in office, last month of three, see [it](event:2026-01-02-a).
            direction: neutral
            significance: 1
            facts: [{text: {es: Por la mañana Ann habló con El Diario de Hoy., en: F.}, sources: [one]}]
            quotes: [{speaker: ann, text: I go today, language: en, translation: {es: Me voy hoy}, sources: [one]}]",
        );
    }
}
