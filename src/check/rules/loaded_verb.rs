//! A verb of saying takes a side, where “said” would do.
//!
//! Such a verb presumes that what is said is true or shameful, doubts it, or mocks how it is said.
//! “Admitted” makes a statement a confession, “claimed” makes it a doubtful one, “lashed out” makes
//! criticism a fit of temper. The stylebooks of news agencies advise “said” for that reason, and
//! ICD 203 asks analysts to tell what is known from what somebody says. Whether a thing is true
//! belongs in a fact or in a claim with its status, each with its sources. What stands in quotation
//! marks stays as it was said, and so do pages.
//!
//! ```yaml
//! summary: Ann admitted that she had met Bob. Bob lashed out at the ministry.
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! summary: Ann said that she had met Bob. Bob criticised the ministry.
//! ```
//!
//! The same verbs in another sense are left alone: admitted to hospital, conceded an interview,
//! claimed lives, slammed into a wall. A confession in court can be allowed, with the reason.

use super::{Rule, rule};
use crate::check::phrases::{Phrases, phrase_at};
use crate::check::prose::{Tongue, each_prose, place, same_word, sentences, words};
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;
use crate::model::Briefing;
use std::collections::BTreeSet;
use std::ops::Range;

pub(super) const RULE: Rule = rule("loaded-verb", Warning, check);

/// A verb that takes a side.
struct Verb {
    /// Its forms, with the words that belong to it.
    forms: &'static [&'static str],
    /// When it is a verb of saying.
    when: When,
    /// How it takes a side, as the message says it.
    does: &'static str,
    /// What to say instead.
    help: &'static str,
}

/// What makes a form a verb of saying, where it does not stand behind the speech itself.
#[derive(Clone, Copy)]
enum When {
    /// One of these follows, or speech after a colon.
    Before(&'static [&'static [&'static str]]),
    /// As `Before`, and the name of an actor or a pronoun stands in front: the form is a noun too.
    ByName(&'static [&'static [&'static str]]),
    /// None of these follows.
    Unless(&'static [&'static str]),
}

use When::{Before, ByName, Unless};

const TRUE: &str = "presumes that what is said is true";
const GUILTY: &str = "presumes that what is said is true, and a fault";
const DOUBTFUL: &str = "casts doubt on what is said";
const VAIN: &str = "passes judgement on who speaks";
const TEMPER: &str = "makes criticism a fit of temper";

const SAY: &str = "use a form of `say`";
const DECIR: &str = "use a form of `decir`";
const CRITICISE: &str = "use a form of `criticise`";
const CRITICAR: &str = "use a form of `criticar`";
const ASKED: &str = "write what was asked and what was answered";

/// The beginnings of what is said.
const THAT: &[&str] = &[
    "that",
    "he",
    "she",
    "they",
    "there was",
    "there were",
    "there is",
    "there are",
    "it was",
    "it is",
    "it had",
    "it has",
    "having",
    "to having",
];
const QUE: &[&str] = &["que", "haber", "ser", "estar", "tener"];

/// What one can only be guilty of.
const GUILT: &[&str] = &["to being", "responsibility", "guilt", "wrongdoing"];
const CULPA: &[&str] = &["su culpa", "su responsabilidad", "su error", "sus errores"];

/// Where something hard is hit.
const HARD: &[&str] = &[
    "into", "against", "onto", "on", "to", "through", "down", "off", "open", "out", "away", "shut", "a", "it",
];

/// The verbs by language. They are those that both handbooks of reporting and Wikipedia's manual of
/// style (“Words to watch”) warn of, and the coarsest of headlines. Left out is what has a plain
/// sense too often to be told apart by its neighbours: exposed, insisted, noted, blasts; cargó
/// contra, denunció, señaló, insistió.
#[rustfmt::skip]
const VERBS: &[(Tongue, &[Verb])] = &[
    (Tongue::English, &[
        Verb { forms: &["admitted", "admits"], when: Before(&[THAT, GUILT]), does: GUILTY, help: SAY },
        Verb { forms: &["confessed", "confesses"], when: Before(&[THAT, GUILT]), does: GUILTY, help: SAY },
        Verb { forms: &["conceded", "concedes"], when: Before(&[THAT]), does: TRUE, help: SAY },
        Verb { forms: &["acknowledged", "acknowledges"], when: Before(&[THAT]), does: TRUE, help: SAY },
        Verb { forms: &["refused to admit", "refuses to admit", "refused to acknowledge", "refuses to acknowledge"],
               when: Before(&[THAT, GUILT]), does: GUILTY, help: ASKED },
        Verb { forms: &["revealed", "reveals"], when: Before(&[THAT]), does: TRUE, help: SAY },
        Verb { forms: &["pointed out", "points out"], when: Before(&[THAT]), does: TRUE, help: SAY },
        Verb { forms: &["claimed"], when: Before(&[THAT]), does: DOUBTFUL, help: SAY },
        Verb { forms: &["claims"], when: ByName(&[THAT]), does: DOUBTFUL, help: SAY },
        Verb { forms: &["boasted", "boasts"], when: Before(&[THAT, &["of", "about"]]),
               does: VAIN, help: SAY },
        Verb { forms: &["bragged", "brags", "gloated", "gloats", "ranted"], when: Unless(&[]), does: VAIN, help: SAY },
        Verb { forms: &["lashed out", "lashes out", "hit out at", "hits out at", "railed against", "rails against",
                        "lambasted", "lambasts"],
               when: Unless(&[]), does: TEMPER, help: CRITICISE },
        Verb { forms: &["slammed", "slams", "blasted"], when: Unless(HARD), does: TEMPER, help: CRITICISE },
    ]),
    (Tongue::Spanish, &[
        Verb { forms: &["admitió", "admitieron", "admite", "admiten"],
               when: Before(&[QUE, CULPA]), does: GUILTY, help: DECIR },
        Verb { forms: &["confesó", "confesaron", "confiesa", "confiesan"],
               when: Before(&[QUE, CULPA]), does: GUILTY, help: DECIR },
        Verb { forms: &["reconoció", "reconocieron", "reconoce", "reconocen"],
               when: Before(&[QUE, CULPA]), does: TRUE, help: DECIR },
        Verb { forms: &["se negó a admitir", "se niega a admitir", "se negó a reconocer", "se niega a reconocer"],
               when: Before(&[QUE, CULPA]), does: GUILTY, help: ASKED },
        Verb { forms: &["reveló", "revelaron", "revela", "revelan"], when: Before(&[QUE]), does: TRUE, help: DECIR },
        Verb { forms: &["se jactó", "se jactaron", "se jacta", "se jactan", "se ufanó", "se ufanaron", "se ufana",
                        "se ufanan", "alardeó", "alardearon", "presumió de", "presume de"],
               when: Unless(&[]), does: VAIN, help: DECIR },
        Verb { forms: &["espetó", "vociferó"], when: Unless(&[]), does: VAIN, help: DECIR },
        Verb { forms: &["arremetió", "arremetieron", "arremete", "arremeten", "la emprendió contra",
                        "fustigó", "fustigaron", "fustiga", "fustigan",
                        "despotricó", "despotricaron", "despotrica", "despotrican"],
               when: Unless(&[]), does: TEMPER, help: CRITICAR },
    ]),
];

/// After one of these a form is no act of somebody's: `it was revealed that`, `the claimed`.
const NOBODY: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "get", "gets", "got", "the", "a", "an", "as", "se",
    "es", "son", "ser", "fue", "fueron", "sido",
];

/// What may stand between a subject and its verb, besides words in `ly` and `mente`.
const BETWEEN: &[&str] = &[
    "later", "also", "since", "then", "now", "first", "already", "has", "had", "have", "never", "ya",
    "luego", "también", "después", "le", "les", "lo", "ha", "no", "nunca",
];

/// Days of the week as Spanish dates have them; those of English are known by their capitals.
const WEEKDAYS: &[&str] = &["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let forms = VERBS.iter().flat_map(|(tongue, verbs)| {
        verbs.iter().flat_map(move |verb| verb.forms.iter().map(move |form| (*tongue, *form, verb)))
    });
    let forms = Phrases::new(forms);
    let names = names(context.briefing);
    each_prose(context.briefing, &mut |prose| {
        if !prose.is_ours() {
            return;
        }
        for (tongue, text) in prose.versions(context) {
            let (own, spoken) = forms.in_own_words(tongue, &text.value);
            for (range, verb) in spoken {
                let told = || {
                    says((&text.value, &own), &range, verb.when)
                        && somebody((tongue, &own), &range, verb.when, &names)
                };
                if ends_speech(&text.value, &range) || told() {
                    let message = format!("`{}` takes a side: it {}", &own[range.clone()], verb.does);
                    found.at(place(context, text, &range), message).help(verb.help);
                }
            }
        }
    });
}

/// The words of the actors' names that begin with a capital.
fn names(briefing: &Briefing) -> BTreeSet<&str> {
    let names = briefing.actors.iter().flat_map(|actor| {
        let names = actor.name.versions().map(|(_, name)| name);
        names.chain(&actor.aliases)
    });
    let words = names.flat_map(|name| words(&name.value)).map(|(_, word)| word);
    words.filter(|word| word.starts_with(char::is_uppercase)).collect()
}

/// Whether the verb at `range` tells what somebody says, by what follows it in `text`, the whole, and
/// in the briefing's `own` words of it.
fn says((text, own): (&str, &str), range: &Range<usize>, when: When) -> bool {
    let follows = |phrases: &[&str], end: usize| {
        let gap = own[end..].len() - own[end..].trim_start().len();
        gap > 0 && phrases.iter().any(|phrase| phrase_at(own, end + gap, phrase).is_some())
    };
    match when {
        Unless(others) => !follows(others, range.end),
        Before(groups) | ByName(groups) => {
            let speech = text[range.end..]
                .strip_prefix(':')
                .is_some_and(|rest| rest.trim_start().starts_with(['“', '«', '"']));
            let after_date = || date_after(own, range.end).is_some_and(|end| follows(&["that", "que"], end));
            speech || groups.iter().any(|phrases| follows(phrases, range.end)) || after_date()
        }
    }
}

/// Where the date ends that follows a verb without a comma: `on Monday`, `on 6 January 2026`,
/// `el martes 6 de enero`.
fn date_after(own: &str, verb: usize) -> Option<usize> {
    let mut following = words(&own[verb..]);
    let (_, on) = following.next().filter(|(_, word)| ["on", "el"].contains(word))?;
    let (day, word) = following.next()?;
    let dated = |word: &str| word.starts_with(|c: char| c.is_ascii_digit() || on == "on" && c.is_uppercase());
    if !dated(word) && !WEEKDAYS.contains(&word) {
        return None;
    }
    let mut after_de = false;
    let mut belongs = |word: &str| {
        let belongs = dated(word) || word == "de" || after_de;
        after_de = word == "de";
        belongs
    };
    // After its first, a date has at most the five words of `martes 6 de enero de 2026`.
    let rest = following.take(5).take_while(|(_, word)| belongs(word));
    let end = rest.last().map_or(day.end, |(range, _)| range.end);
    Some(verb + end)
}

/// Whether the verb at `range` stands behind the speech it tells: `“It was us”, admitted Ann`, or
/// `“It was us,” Ann admitted.`
fn ends_speech(text: &str, range: &Range<usize>) -> bool {
    let before = &text[..range.start];
    let Some(mark) = before.rfind(['”', '»', '"']) else { return false };
    let since = before[mark..].trim_start_matches(['”', '»', '"']);
    let speech = before[..mark].ends_with([',', '!', '?']) || since.starts_with(',');
    let last = text[range.end..].is_empty() || text[range.end..].starts_with(['.', ',', ';']);
    speech && !since.contains('.') && (since.trim() == "," || since.trim().is_empty() || last)
}

/// Whether somebody stands in front of the verb, in its sentence. In Spanish nobody needs to: the
/// verb's form says who.
fn somebody((tongue, own): (Tongue, &str), range: &Range<usize>, when: When, names: &BTreeSet<&str>) -> bool {
    let sentence = sentences(&own[..range.start]).pop().unwrap_or(0..0);
    let front: Vec<&str> = words(&own[sentence.start..range.start]).map(|(_, word)| word).collect();
    let between = |word: &str| {
        word.ends_with("ly") || word.ends_with("mente") || BETWEEN.iter().any(|one| same_word(word, one))
    };
    let Some(word) = front.iter().rev().find(|word| !between(word)) else { return tongue == Tongue::Spanish };
    let pronoun = || ["he", "she", "it", "who", "which"].iter().any(|one| same_word(word, one));
    match when {
        ByName(_) => names.contains(*word) || pronoun(),
        _ => !NOBODY.iter().any(|one| same_word(word, one)),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::{check, help_of};

    #[test]
    fn english() {
        check(
            "loaded-verb",
            "
            //- content/events/2026-01-02-a.yaml
            title: Ann slams Bob, and Bob claims that Ann lashed out
            #          ^^^^^ `slams` takes a side: it makes criticism a fit of temper
            #                             ^^^^^^ `claims` takes a side: it casts doubt on what is said
            #                                             ^^^^^^^^^^ `lashed out` takes a side: it makes criticism a fit of temper
            date: 2026-01-02
            summary: '[Ann](actor:ann), a minister, later admitted that it was so. She refused to admit that there was more.'
            #                                             ^^^^^^^^ `admitted` takes a side: it presumes that what is said is true, and a fault
            #                                                                          ^^^^^^^^^^^^^^^^ `refused to admit` takes a side
            direction: mixed
            direction_note: '“It was us”, admitted Ann; “not me,” Bob boasted.'
            #                             ^^^^^^^^ `admitted` takes a side: it presumes that what is said is true, and a fault
            #                                                         ^^^^^^^ `boasted` takes a side: it passes judgement on who speaks
            significance: 1
            facts: [{text: The ministry publicly acknowledged it had paid and pointed out that Bob ranted., sources: [one]}]
            #                                    ^^^^^^^^^^^^ `acknowledged` takes a side: it presumes that what is said is true
            #                                                                 ^^^^^^^^^^^ `pointed out` takes a side
            #                                                                                      ^^^^^^ `ranted` takes a side
            ",
        );
    }

    #[test]
    fn spanish() {
        check(
            "loaded-verb",
            "
            //- content/events/2026-01-02-a.yaml
            title: {es: Ana arremete contra Bob, en: T}
            #               ^^^^^^^^ `arremete` takes a side: it makes criticism a fit of temper
            date: 2026-01-02
            summary: {es: 'El ministro reveló que Ana se jactó de ello. Bob se negó a admitir que lo sabía. Admitió: «fui yo».', en: S.}
            #                          ^^^^^^ `reveló` takes a side: it presumes that what is said is true
            #                                         ^^^^^^^^ `se jactó` takes a side: it passes judgement on who speaks
            #                                                               ^^^^^^^^^^^^^^^^^ `se negó a admitir` takes a side
            #                                                                                               ^^^^^^^ `Admitió` takes a side
            direction: neutral
            significance: 1
            facts: [{text: {es: 'La ministra reconoció haber pagado; «fui yo», confesó.', en: F.}, sources: [one]}]
            #                                ^^^^^^^^^ `reconoció` takes a side: it presumes that what is said is true
            #                                                                  ^^^^^^^ `confesó` takes a side
            ",
        );
    }

    #[test]
    fn in_an_edition() {
        check(
            "loaded-verb",
            "
            //- content/editions/2026-01-09.yaml
            number: 1
            trend: improved
            trend_note: Bob conceded that talks help.
            #               ^^^^^^^^ `conceded` takes a side: it presumes that what is said is true
            bottom_line: {en: Bob claimed he was not told; it claims that he was., es: Bob reveló el martes 6 de enero que no sabía.}
            #                     ^^^^^^^ `claimed` takes a side: it casts doubt on what is said
            #                                                 ^^^^^^ `claims` takes a side
            #                                                                              ^^^^^^ `reveló` takes a side
            highlights: [2026-01-01-base, 2026-01-01-base]
            judgements:
            - id: a
              statement: Talks resume, as Ann confessed on Monday that she hoped.
            #                                 ^^^^^^^^^ `confessed` takes a side",
        );
    }

    #[test]
    fn the_same_words_in_another_sense() {
        check(
            "loaded-verb",
            "
            //- content/events/2026-01-02-a.yaml
            title: {en: Claims that Bob denies; rival claims that Ann made, es: Ana reconoce el resultado}
            date: 2026-01-02
            summary:
              en: >-
                Ann was admitted to hospital, conceded an interview and admitted 300 people; the attack claimed
                12 lives. Bob revealed a plan, recognised the result and slammed into a wall; a mine blasted a
                hole. It was later revealed that all went on. It was claimed that nobody did. The “rebels”
                admitted to the city on 6 January 2026, which revealed on 7 January a plan that failed, the second strike acknowledged in 2026, and the U.S. claims that he rejects.
              es: >-
                El juez admitió la demanda, Ana concedió una entrevista, reconoció la independencia y confesó a
                los presos. Se reveló que seguía. Migrantes admitidos: 300. Admitida que fue, se admite que cabe más de una lectura.
            direction: neutral
            significance: 1
            facts: [{text: 'Ann said: “Bob admitted that he lied and lashed out”.', sources: [one]}]
            quotes: [{speaker: ann, text: H, language: en, translation: {es: Bob admitió que sí}, sources: [one]}]
            sources: [two]",
        );
    }

    #[test]
    fn says_what_to_write() {
        let event = |text: &str| {
            format!(
                "//- content/events/2026-01-01-base.yaml\ntitle: {text}\ndate: 2026-01-01\nsummary: S.\ndirection: neutral\nsignificance: 1\nfacts: []"
            )
        };
        assert_eq!(help_of("loaded-verb", &event("Ann lashes out")), "use a form of `criticise`");
        assert_eq!(help_of("loaded-verb", &event("Ann admits that")), "use a form of `say`");
        assert_eq!(
            help_of("loaded-verb", &event("Ann refused to admit that")),
            "write what was asked and what was answered"
        );
    }
}
