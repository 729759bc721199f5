//! A superlative in a title, a summary, a note or a bottom line has no source.
//!
//! “Unprecedented” and “the largest ever” compare an act with all that came before it. That is a
//! finding, and mostly somebody else's: it needs a source like any other fact, and often turns out
//! to be wrong. ICD 206 asks that analytic texts cite what they rest on. In a title or a summary no
//! source stands beside it, so it has to stand in one of the event's facts, where one does; for a
//! bottom line, in a fact of the edition's highlights. A text that cites a source itself is left
//! alone, and so is what stands in quotation marks.
//!
//! ```yaml
//! summary: The government seized 14 tonnes of cocaine, its largest haul.
//! facts:
//! - text: The government said that it had seized 14 tonnes of cocaine.
//!   sources: [gazette-2026-01-07-call, herald-2026-01-08-call]
//! ```
//!
//! Say in a fact who says so, or leave it out and give the number alone:
//!
//! ```yaml
//! summary: The government seized 14 tonnes of cocaine, its largest haul.
//! facts:
//! - text: The government said that it had seized 14 tonnes of cocaine, its largest haul in ten years.
//!   sources: [gazette-2026-01-07-call, herald-2026-01-08-call]
//! ```

use super::{Rule, rule};
use crate::check::phrases::{Phrases, phrase_at};
use crate::check::prose::{Tongue, place, same_word, words};
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;
use crate::model::records::Event;
use crate::model::values::{Language, Text};
use std::ops::Range;

pub(super) const RULE: Rule = rule("superlative-without-source", Warning, check);

/// A superlative.
struct Superlative {
    /// Its forms, and what says the same: one of them in a fact bears out the others.
    forms: &'static [&'static str],
    /// After one of these words it is none.
    not_after: &'static [&'static str],
    /// Before one of these words it is none.
    not_before: &'static [&'static str],
    next: Next,
}

/// What has to follow a superlative.
#[derive(Clone, Copy, PartialEq)]
enum Next {
    Anything,
    /// A word of the same sentence: `the worst attack`, and not `feared the worst`.
    Word,
    /// A word that is no name: `el mayor ataque`, and not `el mayor Pérez`.
    SmallWord,
}

/// What is a superlative wherever it stands.
const fn always(forms: &'static [&'static str]) -> Superlative {
    Superlative { forms, not_after: &[], not_before: &[], next: Next::Anything }
}

/// Superlatives by language: those that news agencies' stylebooks warn of, and the commonest of the
/// others. Left out is what mostly describes: `highest court`, `only`, `máximo`, `principal`; and
/// `first` and `primera vez`, which a chronology can bear out itself.
#[rustfmt::skip]
const SUPERLATIVES: &[(Tongue, &[Superlative])] = &[
    (Tongue::English, &[
        always(&["unprecedented", "first ever", "first-ever", "never before", "time in history"]),
        always(&["of all time", "all-time", "record high", "record highs", "record low", "record lows", "record number",
                 "record numbers"]),
        always(&["largest", "biggest", "greatest"]),
        always(&["deadliest", "bloodiest"]),
        always(&["gravest", "most serious", "most severe"]),
        always(&["most important", "most significant"]),
        Superlative { forms: &["worst"], not_after: &["at"], not_before: &["case", "of"], next: Next::Word },
        Superlative { forms: &["historic"], not_after: &[], next: Next::Anything,
                      not_before: &["centre", "center", "district", "quarter", "site", "sites", "building", "buildings",
                                    "monument", "monuments", "town", "houses"] },
    ]),
    (Tongue::Spanish, &[
        always(&["sin precedentes", "sin precedente", "sin parangón", "nunca antes", "vez en la historia"]),
        always(&["mayor de la historia", "mayores de la historia", "grande de la historia", "grandes de la historia"]),
        always(&["peor de la historia", "peores de la historia", "grave de la historia", "graves de la historia"]),
        always(&["importante de la historia", "importantes de la historia"]),
        always(&["récord", "récords"]),
        Superlative { forms: &["histórico", "histórica", "históricos", "históricas"], next: Next::Anything, not_before: &[],
                      not_after: &["centro", "casco", "patrimonio", "memoria", "archivo", "archivos", "sitio", "sitios",
                                   "barrio", "edificio", "monumento", "contexto", "datos", "ciudad", "museo", "verdad"] },
        Superlative { forms: &["el mayor", "la mayor", "los mayores", "las mayores", "del mayor", "al mayor"], not_after: &["a"],
                      not_before: &["parte", "de", "del", "general", "y", "o"], next: Next::SmallWord },
        Superlative { forms: &["el peor", "la peor", "los peores", "las peores", "del peor", "al peor"], not_after: &[],
                      not_before: &["parte", "de", "del"], next: Next::Word },
    ]),
];

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    // On a day in the past a fact may not have been known yet.
    if context.briefing.as_of.is_some() {
        return;
    }
    let forms = SUPERLATIVES.iter().flat_map(|(tongue, superlatives)| {
        superlatives.iter().flat_map(move |one| one.forms.iter().map(move |form| (*tongue, *form, one)))
    });
    let look = Look { context, forms: Phrases::new(forms) };
    for (_, event) in context.briefing.listed() {
        let note = event.direction_note.as_ref().map(|note| &note.0);
        for text in [&event.title, &event.summary.0].into_iter().chain(note) {
            look.at(text, &[event], "no fact of this event", found);
        }
    }
    for edition in &context.briefing.editions {
        if context.briefing.lacks("unknown-event", edition.highlights.span) {
            continue;
        }
        let highlights: Vec<&Event> =
            edition.highlights.iter().map(|highlight| &context.briefing[highlight]).collect();
        look.at(&edition.bottom_line.0, &highlights, "no fact of the highlights", found);
    }
}

/// What is looked for, and where.
struct Look<'a> {
    context: &'a Context<'a>,
    forms: Phrases<&'static Superlative>,
}

impl Look<'_> {
    /// Reports the superlatives of `text` that no fact of `events` holds in the same language.
    fn at(&self, text: &Text, events: &[&Event], nothing: &str, found: &mut Found<'_>) {
        let first = self.context.first_language();
        for (language, version) in text.versions() {
            if version.value.contains("[@") {
                continue;
            }
            let language = language.map_or(first, |language| &language.value);
            let (own, spoken) = self.forms.in_own_words(Tongue::of(language), &version.value);
            for (range, superlative) in spoken {
                if !compares(&own, &range, superlative) || stated(events, language, superlative) {
                    continue;
                }
                let message = format!("`{}` is a superlative, and {nothing} says so", &own[range.clone()]);
                let help = "say in a fact who says so, with the source, or leave it out";
                found.at(place(self.context, version, &range), message).help(help);
            }
        }
    }
}

/// Whether one of the facts of `events` holds the superlative, in any of its forms.
fn stated(events: &[&Event], language: &Language, superlative: &Superlative) -> bool {
    let holds = |text: &str, form: &str| words(text).any(|(at, _)| phrase_at(text, at.start, form).is_some());
    let facts = events.iter().flat_map(|event| &event.facts);
    let mut texts = facts.filter_map(|fact| fact.text.0.exact(language));
    texts.any(|text| superlative.forms.iter().any(|form| holds(text, form)))
}

/// Whether the words at `range` are a superlative, by what stands beside them.
fn compares(text: &str, range: &Range<usize>, superlative: &Superlative) -> bool {
    let adjoining = |gap: &str| gap.chars().all(|c| c.is_whitespace() || "*_".contains(c));
    let before = words(&text[..range.start]).last().filter(|(at, _)| adjoining(&text[at.end..range.start]));
    let rest = &text[range.end..];
    let after = words(rest).next().filter(|(at, _)| adjoining(&rest[..at.start])).map(|(_, word)| word);
    let among = |word: Option<&str>, words: &[&str]| {
        word.is_some_and(|word| words.iter().any(|one| same_word(word, one)))
    };
    let followed = match superlative.next {
        Next::Anything => true,
        Next::Word => after.is_some(),
        Next::SmallWord => after.is_some_and(|word| word.starts_with(char::is_lowercase)),
    };
    followed
        && !among(before.map(|(_, word)| word), superlative.not_after)
        && !among(after, superlative.not_before)
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn what_no_fact_bears_out() {
        check(
            "superlative-without-source",
            "
            //- content/briefing.yaml
            {title: T, description: D, languages: [en, es], sides: [{id: us, name: US}, {id: co, name: CO}]}
            //- content/events/2026-01-02-a.yaml
            title: {en: Ann announces unprecedented talks, es: Ana anuncia diálogos sin precedentes}
            #                         ^^^^^^^^^^^^^ `unprecedented` is a superlative, and no fact of this event says so
            #                                                                       ^^^^^^^^^^^^^^^ `sin precedentes` is a superlative
            date: 2026-01-02
            summary: {en: 'It was the *worst* dispute, and their largest.', es: 'Fue la mayor disputa, histórica, la peor en años.'}
            #                          ^^^^^ `worst` is a superlative, and no fact of this event says so
            #                                                                        ^^^^^^^^ `la mayor` is a superlative
            #                                                                                          ^^^^^^^^^ `histórica` is a superlative
            #                                                                                                     ^^^^^^^ `la peor` is a superlative
            direction: mixed
            direction_note: {en: A first ever, es: La más grave de la historia}
            #                      ^^^^^^^^^^ `first ever` is a superlative, and no fact of this event says so
            #                                             ^^^^^^^^^^^^^^^^^^^^ `grave de la historia` is a superlative
            significance: 1
            facts: [{text: {en: Ann called it the largest dispute., es: Ana dijo que era grande.}, sources: [one, two]}]
            //- content/editions/2026-01-09.yaml
            number: 1
            trend: improved
            trend_note: {en: N, es: N}
            bottom_line: {en: These are historic talks., es: Fin del mayor pleito.}
            #                           ^^^^^^^^ `historic` is a superlative, and no fact of the highlights says so
            #                                                    ^^^^^^^^^ `del mayor` is a superlative, and no fact of the highlights says so
            highlights: [2026-01-01-base, 2026-01-02-a]",
        );
    }

    #[test]
    fn what_has_its_source() {
        check(
            "superlative-without-source",
            "
            //- content/events/2026-01-02-a.yaml
            title: Ann wins the largest group
            date: 2026-01-02
            summary: It is *unprecedented* [@one] and the worst defeat.
            direction: neutral
            significance: 1
            facts: [{text: Hers is the Biggest group., sources: [one, two]}, {text: An unheard-of defeat and the worst storm., sources: [one]}]
            //- content/editions/2026-01-09.yaml
            number: 1
            trend: improved
            trend_note: The biggest of changes.
            bottom_line: Ann has the largest group.
            highlights: [2026-01-01-base, 2026-01-02-a]",
        );
    }

    #[test]
    fn other_words_and_other_meanings() {
        check(
            "superlative-without-source",
            "
            //- content/briefing.yaml
            {title: T, description: D, languages: [en, es], sides: [{id: us, name: US}, {id: co, name: CO}]}
            //- content/events/2026-01-02-a.yaml
            title: {en: Ann and Bob speak for the first time, es: El Pacto Histórico gana la mayor parte}
            date: 2026-01-02
            summary:
              en: >-
                Ann feared the worst, as Bob said it was “unprecedented”. At worst, the highest court in the historic
                centre rules, in the worst case, on the record and on historical ties.
              es: >-
                En el peor de los casos, el mayor Pérez, hijo mayor, irá al centro histórico, a la mayor brevedad, con
                los mayores de edad; fue «la peor» de ellas, y por primera vez.
            direction: neutral
            significance: 1
            facts: [{text: {en: They spoke., es: Hablaron.}, sources: [one, two]}]",
        );
    }
}
