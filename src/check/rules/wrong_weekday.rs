//! A weekday beside a date is not the one that the calendar has.
//!
//! One of the two is wrong, and readers cannot tell which. Most often the date was copied from a
//! report of the next morning, or the year is another one. The year is that of the text, or else of
//! the event, the edition or the source that it belongs to.
//!
//! ```yaml
//! summary: The two spoke by phone on Monday 7 January 2026.
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! summary: The two spoke by phone on Wednesday 7 January 2026.
//! ```

use super::{Rule, rule};
use crate::check::prose::{Prose, Tongue, each_prose, own_words, place, same_word, words};
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;
use crate::model::date::Day;
use std::ops::Range;

pub(super) const RULE: Rule = rule("wrong-weekday", Warning, check);

/// What a language calls the days of the week, from Monday, and the months.
struct Calendar {
    tongue: Tongue,
    weekdays: [&'static str; 7],
    months: [&'static str; 12],
    /// Other spellings, with the month's number.
    variants: &'static [(&'static str, u8)],
    /// Words that may stand between weekday, day, month and year.
    between: &'static [&'static str],
    /// Words that may stand between a date and the weekday after it: `was a Wednesday`.
    linking: &'static [&'static str],
}

/// Names from the Unicode Common Locale Data Repository; abbreviations as news agencies use them.
const CALENDARS: [Calendar; 2] = [
    Calendar {
        tongue: Tongue::English,
        weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
        months: [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        variants: &[
            ("jan", 1),
            ("feb", 2),
            ("mar", 3),
            ("apr", 4),
            ("jun", 6),
            ("jul", 7),
            ("aug", 8),
            ("sep", 9),
            ("sept", 9),
            ("oct", 10),
            ("nov", 11),
            ("dec", 12),
        ],
        between: &["the", "of"],
        linking: &["is", "was", "fell", "falls", "on", "a"],
    },
    Calendar {
        tongue: Tongue::Spanish,
        weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        months: [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        variants: &[("setiembre", 9)],
        between: &["el", "día", "de", "del"],
        linking: &["es", "fue", "cayó", "cae", "era", "en", "un"],
    },
];

type Word<'t> = (Range<usize>, &'t str);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    each_prose(context.briefing, &mut |prose| {
        // The translation of a quotation says what the speaker said.
        if prose.field != "translation" {
            look(context, prose, found);
        }
    });
}

fn look(context: &Context<'_>, prose: &Prose<'_>, found: &mut Found<'_>) {
    for (tongue, text) in prose.versions(context) {
        let Some(calendar) = CALENDARS.iter().find(|calendar| calendar.tongue == tongue) else { continue };
        // Hardly a text has both a number and a weekday; those that have not are done with here.
        let has_number = text.value.bytes().any(|byte| byte.is_ascii_digit());
        if !has_number || !words(&text.value).any(|(_, word)| calendar.weekday(word).is_some()) {
            continue;
        }
        let own = own_words(&text.value);
        let words: Vec<Word<'_>> = words(&own).collect();
        for at in 0..words.len() {
            let Some(named) = calendar.weekday(words[at].1) else { continue };
            let Some(date) = calendar.date_beside(&own, &words, at) else { continue };
            let days = date.days(prose.days);
            let Some(day) = days.first().filter(|_| days.iter().all(|day| weekday_of(*day) != named)) else {
                continue;
            };
            let right = calendar.weekdays[weekday_of(*day)];
            // “Monday 8 January, but that was a Thursday”: the author knows.
            if words.iter().any(|(_, word)| same_word(word, right)) {
                continue;
            }
            let written = words[at].1;
            let right = capitalised_as(right, written);
            let help = format!("write `{right}`, or mend the date");
            let message = format!("`{written}` does not fit {day}, which is a `{right}`");
            found.at(place(context, text, &words[at].0), message).help(help);
        }
    }
}

/// A date as a text has it, with or without the year.
#[derive(Clone, Copy)]
struct Named {
    year: Option<i32>,
    month: u8,
    day: u8,
}

impl Named {
    /// The days it can mean in a record about `around`, the likeliest first: that of the record's own
    /// years, or the nearest, since a text of January often speaks of December.
    fn days(self, around: Option<(Day, Day)>) -> Vec<Day> {
        let in_year = |year: i32| Day::new(year, self.month, self.day);
        if let Some(year) = self.year {
            return in_year(year).into_iter().collect();
        }
        let Some((first, last)) = around else { return Vec::new() };
        let own = (first.year..=last.year.min(first.year + 1)).filter_map(in_year);
        let near = (first.year - 1..=last.year + 1).filter_map(in_year);
        let near = near.min_by_key(|day| (day.ordinal() - first.ordinal()).abs());
        own.chain(near).collect()
    }
}

impl Calendar {
    /// The number of a weekday's name, from Monday.
    fn weekday(&self, word: &str) -> Option<usize> {
        self.weekdays.iter().position(|name| same_word(word, name))
    }

    fn month(&self, word: &str) -> Option<u8> {
        let at = self.months.iter().position(|name| same_word(word, name)).map(|at| at as u8 + 1);
        at.or_else(|| self.variants.iter().find(|(name, _)| same_word(word, name)).map(|(_, month)| *month))
    }

    /// The date that the weekday at `at` names: the one after it, or the one before it where the
    /// weekday explains that: `7 January (Wednesday)`, `7 January was a Wednesday`.
    fn date_beside(&self, text: &str, words: &[Word<'_>], at: usize) -> Option<Named> {
        if let Some((date, _)) = self.date_after(text, words, at) {
            return Some(date);
        }
        let mut end = at;
        while end > 0
            && self.linking.iter().any(|link| same_word(words[end - 1].1, link))
            && near(text, words, end)
        {
            end -= 1;
        }
        let before = text[..words[end].0.start].trim_end();
        let after = &text[words[at].0.end..];
        let explained = match end == at {
            true => {
                before.ends_with('(')
                    || before.ends_with(',') && (after.is_empty() || after.starts_with([',', ')', '.', ';']))
            }
            false => true,
        };
        // A date is at most `the 7th of January, 2026`.
        let starts = end.saturating_sub(6)..end;
        let mut dates =
            starts.filter_map(|start| self.date(text, words, start).filter(|(_, after)| *after == end));
        dates.next().map(|(date, _)| date).filter(|_| explained)
    }

    /// The date that follows the word at `at`, and the number of the word after it.
    fn date_after(&self, text: &str, words: &[Word<'_>], at: usize) -> Option<(Named, usize)> {
        let next = self.skip(text, words, at + 1)?;
        self.date(text, words, next)
    }

    /// The date that begins at word `start`: `7 January`, `January 7, 2026`, `7 de enero de 2026`.
    fn date(&self, text: &str, words: &[Word<'_>], start: usize) -> Option<(Named, usize)> {
        let first = words.get(start)?.1;
        let second = self.skip(text, words, start + 1)?;
        let (day, month) = match (day_number(first), self.month(first)) {
            (Some(day), _) => (day, self.month(words[second].1)?),
            (None, Some(month)) => (day_number(words[second].1)?, month),
            (None, None) => return None,
        };
        let year = self
            .skip(text, words, second + 1)
            .filter(|at| !text[words[second].0.end..words[*at].0.start].contains('.'));
        let year = year
            .and_then(|at| Some((words[at].1.parse().ok().filter(|year| (1000..=9999).contains(year))?, at)));
        let end = year.map_or(second + 1, |(_, at)| at + 1);
        Some((Named { year: year.map(|(year, _)| year), month, day }, end))
    }

    /// The first word from `at` on that is none of those between the parts of a date, if all stand
    /// next to one another.
    fn skip(&self, text: &str, words: &[Word<'_>], mut at: usize) -> Option<usize> {
        while at < words.len() && near(text, words, at) {
            if !self.between.iter().any(|word| same_word(words[at].1, word)) {
                return Some(at);
            }
            at += 1;
        }
        None
    }
}

/// Whether only spaces, a comma, or the point of an abbreviation stand before the word at `at`.
fn near(text: &str, words: &[Word<'_>], at: usize) -> bool {
    let gap = at.checked_sub(1).map_or("", |before| &text[words[before].0.end..words[at].0.start]);
    gap.chars().all(|c| c.is_whitespace() || c == ',' || c == '.')
}

/// `7`, `7th`, `1.º` or `primero` as a day of the month.
fn day_number(word: &str) -> Option<u8> {
    if same_word(word, "primero") {
        return Some(1);
    }
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let ending = &word[digits..];
    let is_ordinal = ["", "st", "nd", "rd", "th", "º", ".º", "°"].contains(&ending);
    word[..digits].parse().ok().filter(|day| is_ordinal && (1..=31).contains(day))
}

/// The number of a day's weekday, from Monday; 1 January 1970 was a Thursday.
fn weekday_of(day: Day) -> usize {
    (day.ordinal() + 3).rem_euclid(7) as usize
}

/// `word` with a capital if `model` has one.
fn capitalised_as(word: &str, model: &str) -> String {
    let mut letters = word.chars();
    match letters.next().filter(|_| model.starts_with(char::is_uppercase)) {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    fn event(text: &str) -> String {
        format!(
            "
            //- content/events/2026-01-07-a.yaml
            date: 2026-01-07
            summary: S.
            direction: neutral
            significance: 1
            facts: [{{text: F., sources: [one]}}]
{text}"
        )
    }

    #[test]
    fn english() {
        for (text, marks) in [
            (
                "On Monday 7 January they spoke",
                "   ^^^^^^ `Monday` does not fit 2026-01-07, which is a `Wednesday`",
            ),
            (
                "On Monday, January 7th, 2026, yes",
                "   ^^^^^^ `Monday` does not fit 2026-01-07, which is a `Wednesday`",
            ),
            (
                "Monday the 7th of Jan. they spoke",
                "^^^^^^ `Monday` does not fit 2026-01-07, which is a `Wednesday`",
            ),
            (
                "It was on 7 January 2025 (Monday)",
                "                          ^^^^^^ `Monday` does not fit 2025-01-07",
            ),
            ("As 7 January was a Friday", "                   ^^^^^^ `Friday` does not fit 2026-01-07"),
        ] {
            check("wrong-weekday", &event(&format!("            title: {text}\n            #      {marks}")));
        }
    }

    #[test]
    fn spanish() {
        check(
            "wrong-weekday",
            &event(
                "            title:
              es: El lunes, 7 de enero de 2026, hablaron
            #        ^^^^^ `lunes` does not fit 2026-01-07, which is a `miércoles`
              en: They spoke",
            ),
        );
    }

    #[test]
    fn weekdays_that_fit_or_belong_to_no_date() {
        for text in [
            "On Wednesday 7 January and Thursday, January 8",
            "On Wednesday 31 December before, and on Monday they spoke of 7 January",
            "One page has Monday 7 January, which was a Wednesday",
            "He said “Monday 7 January”",
            "In the week of 5 January, Tuesday was quiet, and so was 30 February, Monday",
            "Monday 29 February 2028 is a Tuesday",
        ] {
            check("wrong-weekday", &event(&format!("            title: {text}")));
        }
        check(
            "wrong-weekday",
            &event("            title: {es: 'El miércoles 7 de enero, el jueves 8', en: T}"),
        );
    }
}
