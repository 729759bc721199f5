//! A number stands in one language of a text and not in the other.
//!
//! Numbers are what readers quote, and what a tired translator's eye slides over: 25 becomes 50, a
//! billion becomes a `billón`, which is a thousand times as much. So the numbers of all versions of a
//! text are compared by value: `1,234.5` is `1.234,5`, `$500 billion` is `500.000 millones`, `5 p.m.`
//! is `17:00`, and `35` may be spelt out. Numbers below 13 are only compared where both versions
//! have them in digits.
//!
//! ```yaml
//! # content/briefing.yaml
//! languages: [en, es]
//! description:
//!   en: What followed on the tariff of 25%.
//!   es: Lo que siguió al arancel del 50 %.
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! # content/briefing.yaml
//! languages: [en, es]
//! description:
//!   en: What followed on the tariff of 25%.
//!   es: Lo que siguió al arancel del 25 %.
//! ```

use super::{Rule, rule};
use crate::check::numbers::{Number, digits, spelt};
use crate::check::prose::{Tongue, place, without_links};
use crate::check::{Context, Found, each_text};
use crate::diag::Severity::Warning;
use crate::model::decode::At;
use crate::model::values::Language;

pub(super) const RULE: Rule = rule("numbers-differ", Warning, check);

/// Below it, numbers are often spelt out, or are articles in the other language. Ours, after the
/// styles that spell numbers to ten or to twelve.
const SMALL: f64 = 13.0;

/// One language's version of a text.
type Version<'t> = (&'t Language, &'t At<String>);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    each_text(context.briefing, &mut |passage| {
        let mut versions =
            passage.text.versions().filter_map(|(language, text)| Some((&language?.value, text)));
        let Some(first) = versions.next() else { return };
        versions.for_each(|version| compare(context, first, version, found));
    });
    for quote in context.briefing.events.iter().flat_map(|event| &event.quotes) {
        // Where a source made the translation, it is not the author's to mend.
        let own = quote.translation.iter().filter(|_| quote.translation_source.is_none());
        for (language, text) in own.flat_map(|translation| translation.versions()) {
            if let Some(language) = language {
                compare(context, (&quote.language.value, &quote.text), (&language.value, text), found);
            }
        }
    }
}

fn compare(context: &Context<'_>, first: Version<'_>, other: Version<'_>, found: &mut Found<'_>) {
    let has_digits = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    if !has_digits(&first.1.value) && !has_digits(&other.1.value) {
        return;
    }
    let (texts, tongues) = (
        [first, other].map(|(_, text)| without_links(&text.value)),
        [first, other].map(|(tag, _)| Tongue::of(tag)),
    );
    let numbers = [digits(&texts[0], tongues[0]), digits(&texts[1], tongues[1])];
    let by_words = !tongues.contains(&Tongue::Other);
    let mut alone = [0, 1].map(|this| {
        let that = 1 - this;
        let mut alone: Vec<&Number> = numbers[this]
            .iter()
            .filter(|one| !numbers[that].iter().any(|other| one.fits(other, by_words)))
            .collect();
        if !alone.is_empty() {
            let words = spelt(&texts[that], tongues[that]);
            alone.retain(|one| !one.is_spelt(&words));
        }
        alone
    });
    let small = |numbers: &[&Number]| numbers.iter().any(|number| number.is_small(SMALL));
    // As many digits on both sides: then the other version has this number in digits too.
    let in_digits = numbers[0].len() == numbers[1].len() || small(&alone[0]) && small(&alone[1]);
    if !in_digits {
        alone.iter_mut().for_each(|numbers| numbers.retain(|number| !number.is_small(SMALL)));
    }
    report(context, [first, other], &alone, found);
}

/// Reports what has no counterpart, each number of the one version beside one of the other, since
/// those are most often the same number written in two ways.
fn report(
    context: &Context<'_>,
    versions: [Version<'_>; 2],
    alone: &[Vec<&Number>; 2],
    found: &mut Found<'_>,
) {
    let written = |this: usize, number: &Number| &versions[this].1.value[number.range.clone()];
    let span = |this: usize, number: &Number| place(context, versions[this].1, &number.range);
    let message = |this: usize, number: &Number| {
        let (here, there) = (versions[this].0, versions[1 - this].0);
        format!("`{}` is in `{here}` but not in `{there}`", written(this, number))
    };
    for at in 0..alone[0].len().max(alone[1].len()) {
        match (alone[0].get(at), alone[1].get(at)) {
            (Some(one), Some(two)) => {
                let help = help(&[written(0, one), written(1, two)]);
                found.at(span(1, two), message(1, two)).note(span(0, one), message(0, one)).help(help);
            }
            (Some(one), None) => {
                found.at(span(0, one), message(0, one)).help(help(&[]));
            }
            (None, Some(two)) => {
                found.at(span(1, two), message(1, two)).help(help(&[]));
            }
            (None, None) => {}
        }
    }
}

/// What to do about two numbers that do not fit.
fn help(numbers: &[&str]) -> &'static str {
    let ends = |endings: [&str; 2]| {
        numbers.iter().any(|number| endings.iter().any(|ending| number.ends_with(ending)))
    };
    if ends(["billion", "billions"]) && ends(["billón", "billones"]) {
        return "a billion is `mil millones`; a `billón` is a thousand times as much";
    }
    "give the same numbers in both"
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::{check, human};

    const BRIEFING: &str = "
            //- content/briefing.yaml
            {title: T, description: D, languages: [en, es], sides: [{id: us, name: US}, {id: co, name: CO}]}";

    fn of(text: &str) -> String {
        format!("{BRIEFING}\n            //- content/topics.yaml\n{text}")
    }

    #[test]
    fn a_number_of_one_language_alone() {
        check(
            "numbers-differ",
            &of("
            - id: talk
              name: {en: Talk, es: Charla}
              about:
                en: The tariff rose to 25% on 26 January, in 3 steps.
                es: El arancel subió al 50 % el 26 de enero, en tres pasos.
            #                           ^^ `50` is in `es` but not in `en`
            - id: walk
              name: {en: Walk, es: Paseo}
              about: {en: 'Worth $2 billion in 2025 alone', es: Por valor de 2 billones de dólares}
            #                                                                ^^^^^^^^^^ `2 billones` is in `es` but not in `en`
            #                                  ^^^^ `2025` is in `en` but not in `es`
            - id: run
              name: {en: 7 January, es: 8 de enero}
            #                           ^ `8` is in `es` but not in `en`
              about: {en: On 12 and 13 January, es: El 13 y el 13 de enero}
            #                ^^ `12` is in `en` but not in `es`"),
        );
    }

    #[test]
    fn tells_false_friends_apart() {
        let fixture = of("
            - {id: talk, name: {en: 2 billion, es: 2 billones}}");
        assert!(human(&fixture).contains("a billion is `mil millones`"));
    }

    #[test]
    fn the_same_number_in_two_ways() {
        check(
            "numbers-differ",
            &of("
            - id: talk
              name: {en: 'The 3 envoys, 35 aides', es: Los enviados y treinta y cinco asesores}
              about:
                en: On January 7, 2026 at 5 p.m., 1,200 people and $500 billion; 2.5% [@talk-99].
                es: El 7 de enero de 2026 a las 17:00, 1.200 personas y 500.000 millones de dólares; el 2,5 %."),
        );
    }

    #[test]
    fn a_translated_quotation_and_a_language_whose_words_are_not_known() {
        check(
            "numbers-differ",
            &format!(
                "{BRIEFING}
            //- content/events/2026-01-02-a.yaml
            title: {{en: 'Worth 500 million', de: 'Wert: 500 Millionen'}}
            date: 2026-01-02
            summary: S.
            direction: neutral
            significance: 1
            facts: [{{text: F., sources: [one]}}]
            quotes:
            - speaker: ann
              text: Éramos 300
              language: es
              translation: {{en: There were 400 of us}}
            #                              ^^^ `400` is in `en` but not in `es`
              sources: [one]"
            ),
        );
    }
}
