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
use crate::check::phrases::{Phrases, bare};
use crate::check::prose::{Tongue, each_prose, place, same_word, words};
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;
use crate::model::decode::At;
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

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let each = PHRASES.iter().flat_map(|(tongue, phrases)| phrases.iter().map(|one| (*tongue, *one, ())));
    let phrases = Phrases::new(each);
    each_prose(context.briefing, &mut |prose| {
        if prose.is_ours() {
            prose.versions(context).for_each(|version| look(context, version, &phrases, found));
        }
    });
}

fn look(
    context: &Context<'_>,
    (tongue, text): (Tongue, &At<String>),
    phrases: &Phrases<()>,
    found: &mut Found<'_>,
) {
    let (own, spoken) = phrases.in_own_words(tongue, &text.value);
    for range in spoken.into_iter().map(|(range, ())| range).filter(|range| !is_counted(&own, range)) {
        let message = format!("`{}` means another day to everyone who reads it later", &own[range.clone()]);
        found.at(place(context, text, &range), message).help("give the date");
    }
}

/// Whether `last week` is counted from something else: `the last week`, `last week of the talks`.
fn is_counted(text: &str, spoken: &Range<usize>) -> bool {
    let phrase = text[spoken.clone()].to_lowercase();
    if !phrase.starts_with("last ") && !phrase.starts_with("next ") {
        return false;
    }
    let owned = words(&text[..spoken.start]).last().is_some_and(|(range, word)| {
        let next_to = text[range.end..spoken.start].chars().all(char::is_whitespace);
        next_to && (OWNERS.iter().any(|owner| same_word(word, owner)) || bare(word) != word)
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
