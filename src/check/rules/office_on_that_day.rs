//! A text gives someone an office on a day when they did not hold it.
//!
//! People change offices, and reporters write the one that is known today. `content/actors.yaml` has
//! the offices with their days; an event that calls somebody by an office outside those days is wrong
//! about the person or about the day. Only a name and a title next to one another are looked at, and
//! only offices that have dates; “former”, “then” and the like are understood.
//!
//! ```yaml
//! # content/actors.yaml
//! - id: ana-diaz
//!   offices:
//!     - title: Mayor
//!       from: 2026-02-01
//!       sources: [times-2026-01-08-call]
//! # content/events/2026-01-07-call.yaml
//! date: 2026-01-07
//! summary: Mayor Ana Díaz called the port.
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! # content/actors.yaml
//! - id: ana-diaz
//!   offices:
//!     - title: Mayor
//!       from: 2026-02-01
//!       sources: [times-2026-01-08-call]
//! # content/events/2026-01-07-call.yaml
//! date: 2026-01-07
//! summary: Ana Díaz, then a councillor, called the port.
//! ```

use super::{Rule, rule};
use crate::check::prose::{Tongue, own_words, place, same_word, words};
use crate::check::{Context, Found};
use crate::diag::{Severity::Warning, Span};
use crate::model::date::{Date, Day};
use crate::model::decode::At;
use crate::model::records::{Actor, Event, Office};
use crate::model::values::{Language, Text};
use std::collections::BTreeMap;
use std::ops::Range;

pub(super) const RULE: Rule = rule("office-on-that-day", Warning, check);

/// Before a title, these make it another office, or say that it is not held on that day. The usual
/// ones of both languages.
const MODIFIERS: &[(Tongue, &[&str])] = &[
    (
        Tongue::English,
        &[
            "former",
            "ex",
            "then",
            "future",
            "incoming",
            "outgoing",
            "next",
            "late",
            "acting",
            "assistant",
            "associate",
            "deputy",
            "under",
            "undersecretary",
            "vice",
            "shadow",
            "designated",
        ],
    ),
    (
        Tongue::Spanish,
        &[
            "ex", "entonces", "antiguo", "antigua", "exvice", "futuro", "futura", "próximo", "próxima",
            "vice", "anterior", "saliente", "entrante", "difunto", "difunta",
        ],
    ),
];

/// After a title these begin what it is the office of, so that the words after it decide.
const OF: &[(Tongue, &[&str])] =
    &[(Tongue::English, &["of", "for", "to"]), (Tongue::Spanish, &["de", "del", "para", "ante", "en"])];

/// Between a name and the title after it.
const ARTICLES: &[&str] = &["the", "el", "la"];

/// A way of calling an office in one language.
struct Title {
    words: Vec<String>,
    office: usize,
}

/// An actor's name, and the titles that the actor can be called by.
struct Person<'b> {
    name: Vec<String>,
    actor: &'b Actor,
}

/// Everyone with a dated office, by the first word of each of their names.
struct Register<'b> {
    people: BTreeMap<String, Vec<Person<'b>>>,
    titles: BTreeMap<(&'b str, &'b Language), Vec<Title>>,
}

type Word<'t> = (Range<usize>, &'t str);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let register = Register::new(context);
    if register.people.is_empty() {
        return;
    }
    for event in &context.briefing.events {
        let mut look = |text: &Text, date: &Date| {
            for (language, version) in text.versions() {
                let language = language.map_or(context.first_language(), |tag| &tag.value);
                register.look(context, (version, language), date, found);
            }
        };
        prose_of(event, &mut look);
    }
}

/// The texts of an event that speak of its day, or of the day they were said on.
fn prose_of(event: &Event, look: &mut dyn FnMut(&Text, &Date)) {
    let date = &event.date.value;
    look(&event.title, date);
    look(&event.summary.0, date);
    event.facts.iter().for_each(|fact| look(&fact.text.0, date));
    event.claims.iter().for_each(|claim| look(&claim.text.0, date));
    for quote in &event.quotes {
        let said_on = quote.said_on.as_ref().map_or(date, |date| &date.value);
        quote.said_in.iter().for_each(|text| look(&text.0, said_on));
    }
}

fn lower(text: &str) -> Vec<String> {
    words(text).map(|(_, word)| word.to_lowercase()).collect()
}

fn is_dated(office: &Office) -> bool {
    office.from.is_some() || office.to.is_some()
}

impl<'b> Register<'b> {
    fn new(context: &Context<'b>) -> Self {
        let mut register = Register { people: BTreeMap::new(), titles: BTreeMap::new() };
        let actors = context.briefing.actors.iter();
        for actor in actors.filter(|actor| actor.offices.iter().any(is_dated)) {
            let names = actor.name.versions().map(|(_, name)| name).chain(&actor.aliases);
            let mut names: Vec<Vec<String>> = names.map(|name| lower(&name.value)).collect();
            names.sort();
            names.dedup();
            for name in names {
                let Some(first) = name.first().cloned() else { continue };
                register.people.entry(first).or_default().push(Person { name, actor });
            }
            for language in context.briefing.languages() {
                let titles = actor
                    .offices
                    .iter()
                    .enumerate()
                    .filter_map(|(at, office)| Some((at, office.title.exact(language)?)));
                let titles = titles.flat_map(|(office, title)| {
                    forms(&title.value, Tongue::of(language)).map(move |words| Title { words, office })
                });
                register.titles.insert((&actor.id.value.0, language), titles.collect());
            }
        }
        register
    }

    /// Reports every name in a text that stands beside a title not held on `date`.
    fn look(
        &self,
        context: &Context<'_>,
        text: (&At<String>, &Language),
        date: &Date,
        found: &mut Found<'_>,
    ) {
        let (text, language) = text;
        // A name begins with a capital, wherever it stands.
        let named = |word: &str| {
            word.starts_with(char::is_uppercase) && self.people.contains_key(&word.to_lowercase())
        };
        if !words(&text.value).any(|(_, word)| named(word)) {
            return;
        }
        let own = own_words(&text.value);
        let words: Vec<Word<'_>> = words(&own).collect();
        for at in (0..words.len()).filter(|at| named(words[*at].1)) {
            for person in &self.people[&words[at].1.to_lowercase()] {
                let end = at + person.name.len();
                if !matches(&words, at, &person.name) {
                    continue;
                }
                let titles = self.titles.get(&(person.actor.id.value.0.as_str(), language));
                let beside =
                    Beside { text: &own, words: &words, name: at..end, tongue: Tongue::of(language) };
                let Some((title, offices)) = beside.longest(titles.map_or(&[], Vec::as_slice)) else {
                    continue;
                };
                let offices: Vec<&Office> = offices.iter().map(|at| &person.actor.offices[*at]).collect();
                if !offices.iter().any(|office| held(office, date)) {
                    let whole = words[title.start.min(at)].0.start..words[title.end.max(end) - 1].0.end;
                    let spoken = &own[words[title.start].0.start..words[title.end - 1].0.end];
                    let name = &own[words[at].0.start..words[end - 1].0.end];
                    report(place(context, text, &whole), (name, spoken), (date, &offices), found);
                }
            }
        }
    }
}

/// Every way of calling an office by `title`: as it is, without the country before it, and without
/// what it is the office of.
fn forms(title: &str, tongue: Tongue) -> impl Iterator<Item = Vec<String>> {
    let spoken: Vec<&str> = words(title).map(|(_, word)| word).collect();
    // `U.S. Secretary of State` is “Secretary of State” too.
    let is_country = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c == '.');
    let from = usize::from(spoken.len() > 1 && spoken.first().is_some_and(is_country));
    let of = OF.iter().find(|(of, _)| *of == tongue).map_or(&[][..], |(_, words)| *words);
    let to =
        spoken.iter().rposition(|word| of.contains(word)).filter(|to| *to > from).unwrap_or(spoken.len());
    let all: Vec<String> = spoken.iter().map(|word| word.to_lowercase()).collect();
    let mut forms = vec![all.clone(), all[from..].to_vec(), all[..to].to_vec(), all[from..to].to_vec()];
    forms.sort();
    forms.dedup();
    forms.into_iter().filter(|form| !form.is_empty())
}

fn matches(words: &[Word<'_>], at: usize, wanted: &[String]) -> bool {
    words.len() >= at + wanted.len()
        && wanted.iter().zip(&words[at..]).all(|(lower, (_, word))| same_word(word, lower))
}

/// A name in a text, whose neighbours are looked at.
struct Beside<'a> {
    text: &'a str,
    words: &'a [Word<'a>],
    name: Range<usize>,
    tongue: Tongue,
}

impl Beside<'_> {
    /// The longest of `titles` that stands before or after the name, and every office it can mean.
    fn longest(&self, titles: &[Title]) -> Option<(Range<usize>, Vec<usize>)> {
        let places = titles
            .iter()
            .filter_map(|title| Some((self.before(title).or_else(|| self.after(title))?, title.office)));
        let places: Vec<(Range<usize>, usize)> = places.collect();
        let longest = places.iter().map(|(place, _)| place.clone()).max_by_key(|place| place.len())?;
        let offices = places.into_iter().filter(|(place, _)| *place == longest).map(|(_, office)| office);
        let offices = offices.collect();
        Some((longest, offices))
    }

    /// `Secretary of State Ann Lee`, `the Secretary of State, Ann Lee`.
    fn before(&self, title: &Title) -> Option<Range<usize>> {
        let start = self.name.start.checked_sub(title.words.len())?;
        let fits = matches(self.words, start, &title.words)
            && ["", ","].contains(&self.gap(self.name.start).as_str());
        (fits && !self.is_modified(start)).then_some(start..self.name.start)
    }

    /// `Ann Lee, Secretary of State`, `Ann Lee (the Secretary of State)`.
    fn after(&self, title: &Title) -> Option<Range<usize>> {
        let article = self.words.get(self.name.end).is_some_and(|(_, word)| ARTICLES.contains(word));
        let start = self.name.end + usize::from(article);
        let end = start + title.words.len();
        let fits = matches(self.words, start, &title.words)
            && [",", "("].contains(&self.gap(self.name.end).as_str());
        let of = OF.iter().find(|(of, _)| *of == self.tongue).map_or(&[][..], |(_, words)| *words);
        // `Ann Lee, president of the club` has another office than `president`.
        let goes_on =
            self.words.get(end).is_some_and(|(_, word)| of.contains(word)) && self.gap(end).is_empty();
        (fits && !goes_on).then_some(start..end)
    }

    /// What stands before the word at `at`, without spaces and the marks of Markdown.
    fn gap(&self, at: usize) -> String {
        let before = at.checked_sub(1).map_or(0, |before| self.words[before].0.end);
        let end = self.words.get(at).map_or(self.text.len(), |(range, _)| range.start);
        self.text[before..end].chars().filter(|c| !c.is_whitespace() && !"*_[]".contains(*c)).collect()
    }

    fn is_modified(&self, start: usize) -> bool {
        let Some((_, before)) = start.checked_sub(1).map(|at| &self.words[at]) else { return false };
        let modifiers = MODIFIERS.iter().filter(|(of, _)| *of == self.tongue).flat_map(|(_, words)| *words);
        let mut modifiers = modifiers.filter(|_| self.gap(start).is_empty());
        modifiers.any(|modifier| same_word(before, modifier))
    }
}

/// Whether an office was, or may have been, held on a day of `date`.
fn held(office: &Office, date: &Date) -> bool {
    let early = |day: Option<Day>, limit: Option<Day>| matches!((day, limit), (Some(day), Some(limit)) if day < limit);
    let before = early(date.latest(), office.from.as_ref().and_then(|from| from.earliest()));
    let after = early(office.to.as_ref().and_then(|to| to.latest()), date.earliest());
    !before && !after
}

fn report(span: Span, said: (&str, &str), on: (&Date, &[&Office]), found: &mut Found<'_>) {
    let ((name, title), (date, offices)) = (said, on);
    let message = format!("`{name}` did not hold the office `{title}` on {}", date.text());
    let help = "name the office of that day, write “former” or “future”, or mend the dates of the office";
    let mut problem = found.at(span, message).help(help);
    for office in offices {
        let days = [("from", &office.from), ("to", &office.to)];
        let days: Vec<String> = days
            .iter()
            .filter_map(|(word, date)| Some(format!("{word} {}", date.as_ref()?.text())))
            .collect();
        problem = problem.note(office.title.span, format!("the office is held {}", days.join(" ")));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    fn project(texts: &str) -> String {
        format!(
            "
            //- content/briefing.yaml
            {{title: T, description: D, languages: [en, es], sides: [{{id: us, name: US}}, {{id: co, name: CO}}]}}
            //- content/actors.yaml
            - id: ann
              name: Ann Lee
              kind: person
              offices:
              - {{title: {{en: U.S. Secretary of State, es: Secretaria de Estado de EE. UU.}}, from: 2026-02-01}}
              - {{title: {{en: Senator, es: Senadora}}, to: 2026-01}}
              - {{title: {{en: Vice President of the Senate, es: Vicepresidenta del Senado}}}}
            - id: bob
              name: Bob
              kind: person
              offices:
              - {{title: {{en: President of Ruritania, es: Presidente de Ruritania}}, from: 2020, to: 2021}}
              - {{title: {{en: President of Ruritania, es: Presidente de Ruritania}}, from: 2025}}
            //- content/events/2026-01-02-a.yaml
            date: 2026-01-02
            direction: neutral
            significance: 1
            facts: [{{text: F., sources: [one]}}]
{texts}"
        )
    }

    #[test]
    fn outside_the_days_of_the_office() {
        check(
            "office-on-that-day",
            &project(
                "            title: The secretary of state, Ann Lee, spoke
            #          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ `Ann Lee` did not hold the office `secretary of state` on 2026-01-02
            summary:
              en: So *Ann Lee*, the U.S. Secretary of State, said.
            #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `Ann Lee` did not hold the office `U.S. Secretary of State` on 2026-01-02
              es: Lo dijo la secretaria de Estado Ann Lee.
            #                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `Ann Lee` did not hold the office `secretaria de Estado` on 2026-01-02
            quotes:
            - speaker: ann
              text: Hello
              language: en
              sources: [one]
              said_in: a talk of Senator Ann Lee
            #                    ^^^^^^^^^^^^^^^ `Ann Lee` did not hold the office `Senator` on 2026-02-03
              said_on: 2026-02-03",
            ),
        );
    }

    #[test]
    fn on_its_days_or_said_to_be_on_others() {
        check(
            "office-on-that-day",
            &project(
                "            title: Senator Ann Lee, future Secretary of State, met President Bob
            summary:
              en: Former Secretary of State Ann Lee, the ex-Secretary of State, met Vice President Ann Lee, Secretary of State of Ohio, and “Secretary of State Ann Lee”; Ann Lee met the Secretary of State.
              es: La entonces secretaria de Estado, Ann Lee, y la futura secretaria de Estado Ann Lee.",
            ),
        );
    }
}
