//! Ids that nobody bears yet, made of dates and words.

use crate::model::date::{Date, DayPart, End, Point, Shape};
use crate::model::names::suggested_id;
use crate::model::values::id_fault;

/// An id made of words has at most so many characters and words; more would not be typed.
const LONGEST: usize = 48;
const WORDS: usize = 7;

/// The words of a text as part of an id: `The port closes the quay` is `the-port-closes-the-quay`.
/// Empty where the text has no letter that an id can hold.
pub(crate) fn slug(text: &str) -> String {
    first_words(text, WORDS)
}

/// The same with no more than `most` words.
pub(crate) fn first_words(text: &str, most: usize) -> String {
    let whole = suggested_id(&text.replace(['\'', '’'], ""));
    let mut short = String::new();
    for word in whole.split('-').filter(|word| !word.is_empty()).take(most) {
        if !short.is_empty() && short.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !short.is_empty() {
            short.push('-');
        }
        short.push_str(word);
    }
    // A single word can be longer than all of them should be; an id has no character of two bytes.
    short.truncate(LONGEST);
    short
}

/// The date as far as it is known, as the first part of an id: `2026-01-07`, `2026-01` or `2026`.
pub(crate) fn stamp(date: &Date) -> String {
    let point = match date.shape {
        Shape::Point(point) | Shape::OnOrBefore(point) | Shape::OneOf(point, _) => point,
        Shape::Interval { start: End::At(point), .. } | Shape::Interval { end: End::At(point), .. } => point,
        Shape::Interval { .. } => return String::new(),
    };
    let Point { year, month, day, .. } = point;
    match (month, day) {
        (Some(month), DayPart::Known(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), _) => format!("{year:04}-{month:02}"),
        (None, _) => format!("{year:04}"),
    }
}

/// The parts that are not empty, joined by hyphens.
pub(crate) fn join(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

/// `id`, or else `id-2`, `id-3` and so on: the first that is free.
pub(crate) fn free(id: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut number = 1;
    let mut candidate = id.to_owned();
    while taken(&candidate) {
        number += 1;
        candidate = format!("{id}-{number}");
    }
    candidate
}

/// What is wrong with an id that was given, in a line, with what would be right.
pub(crate) fn fault(id: &str) -> Option<String> {
    let fault = id_fault(id)?;
    Some(format!("{}{}", fault.message, fault.help.map_or(String::new(), |help| format!("; {help}"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_an_id() {
        assert_eq!(slug("The port closes the quay"), "the-port-closes-the-quay");
        assert_eq!(slug("Fishers’ union says “No”: 1,200 boats"), "fishers-union-says-no-1-200-boats");
        assert_eq!(slug("Año nuevo en Łódź"), "ano-nuevo-en-lodz");
        assert_eq!(slug("one two three four five six seven eight"), "one-two-three-four-five-six-seven");
        assert_eq!(slug(&"x".repeat(90)).len(), LONGEST);
        assert_eq!(slug("Москва"), "");
    }

    #[test]
    fn a_date_is_stamped_as_far_as_it_is_known() {
        let stamped = |text| stamp(&Date::parse(text).expect("it is a date"));
        assert_eq!(stamped("2026-01-07~"), "2026-01-07");
        assert_eq!(stamped("2026-01-XX"), "2026-01");
        assert_eq!(stamped("2026"), "2026");
        assert_eq!(stamped("2026-01-04/2026-01-05"), "2026-01-04");
        assert_eq!(stamped("../2026-01-05"), "2026-01-05");
        assert_eq!(stamped("[..2026-01-05]"), "2026-01-05");
        assert_eq!(stamped("[2026-01-04,2026-01-05]"), "2026-01-04");
    }

    #[test]
    fn the_first_free_id() {
        assert_eq!(free("a", |id| ["a", "a-2"].contains(&id)), "a-3");
        assert_eq!(free("b", |id| id == "a"), "b");
    }
}
