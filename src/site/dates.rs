//! Dates in words. All wording comes from the language's patterns, so that a new language is a new
//! file of words.

use super::markdown::escape;
use crate::model::date::{Date, Day, DayPart, End, Point, Shape};
use serde::Serialize;

#[cfg(test)]
mod tests;

/// A date in words, with each day, month or year in it marked by `<time>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateView {
    /// All of it.
    pub text: String,
    /// The same as HTML. Dates stand in every entry of every list, so their markup is made here
    /// once and not by a loop in a template.
    pub html: String,
    /// The same in parts.
    #[serde(skip)]
    pub parts: Vec<Part>,
}

/// A stretch of a date's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    pub text: String,
    /// What HTML allows in `<time datetime>`, where the stretch names a day, a month or a year.
    pub datetime: Option<String>,
}

/// The patterns of one language.
#[derive(Debug)]
pub struct DateWords {
    months: [String; 12],
    day: String,
    /// A day whose year, or month and year, follows with the next.
    day_month: String,
    month: String,
    some_day: String,
    approximate: [String; 2],
    uncertain: String,
    both: [String; 2],
    from: [String; 2],
    to: [String; 2],
    since: [String; 2],
    until: [String; 2],
    end_unknown: String,
    start_unknown: String,
    on_or_before: String,
    one_of: String,
}

/// How much of a date is said: what the next date repeats is left out.
#[derive(Clone, Copy, PartialEq)]
enum Extent {
    Whole,
    NoYear,
    DayOnly,
}

impl DateWords {
    /// Takes the patterns from `word`, which gives the words under a key such as `date.day`.
    /// Patterns in pairs are for days and for everything longer: Spanish says “del 2 de septiembre”
    /// but “de septiembre”.
    pub fn new(word: &dyn Fn(&str) -> String) -> Self {
        let pair = |key: &str| [word(&format!("date.{key}.day")), word(&format!("date.{key}.longer"))];
        DateWords {
            months: std::array::from_fn(|at| word(&format!("date.month.{}", at + 1))),
            day: word("date.day"),
            day_month: word("date.day-month"),
            month: word("date.month-year"),
            some_day: word("date.some-day"),
            approximate: pair("approximate"),
            uncertain: word("date.uncertain"),
            both: pair("both"),
            from: pair("from"),
            to: pair("to"),
            since: pair("since"),
            until: pair("until"),
            end_unknown: word("date.end-unknown"),
            start_unknown: word("date.start-unknown"),
            on_or_before: word("date.on-or-before"),
            one_of: word("date.one-of"),
        }
    }

    /// `7 January 2026`.
    pub fn day(&self, day: Day) -> String {
        text_of(&self.parts_of(exact(day), Extent::Whole))
    }

    /// `7 January`.
    pub fn short_day(&self, day: Day) -> String {
        text_of(&self.parts_of(exact(day), Extent::NoYear))
    }

    /// `January 2026`; `month` is 1 to 12.
    pub fn month(&self, year: i32, month: u8) -> String {
        let name = &self.months[usize::from(month.clamp(1, 12)) - 1];
        self.month.replace("{month}", name).replace("{year}", &year.to_string())
    }

    /// `January`; `month` is 1 to 12.
    pub fn month_name(&self, month: u8) -> &str {
        &self.months[usize::from(month.clamp(1, 12)) - 1]
    }

    /// A date in words.
    pub fn text(&self, date: &Date) -> String {
        self.view(date).text
    }

    /// A date in words and parts.
    pub fn view(&self, date: &Date) -> DateView {
        let parts = match date.shape {
            Shape::Point(point) => self.parts_of(point, Extent::Whole),
            Shape::OnOrBefore(point) => {
                fill(&self.on_or_before, &[("date", self.parts_of(point, Extent::Whole))])
            }
            Shape::OneOf(one, other) => {
                let first = self.parts_of(one, shared(one, other));
                fill(&self.one_of, &[("one", first), ("other", self.parts_of(other, Extent::Whole))])
            }
            Shape::Interval { start, end } => self.interval(start, end),
        };
        DateView { text: text_of(&parts), html: html_of(&parts), parts }
    }

    fn interval(&self, start: End, end: End) -> Vec<Part> {
        let whole = |point| self.parts_of(point, Extent::Whole);
        let put =
            |patterns: &[String; 2], point: Point, parts| fill(choose(patterns, point), &[("date", parts)]);
        match (start, end) {
            (End::At(from), End::At(to)) => {
                let mut parts = put(&self.from, from, self.parts_of(from, shared(from, to)));
                parts.push(Part { text: " ".to_owned(), datetime: None });
                parts.extend(put(&self.to, to, whole(to)));
                parts
            }
            (End::At(from), End::Open) => put(&self.since, from, whole(from)),
            (End::At(from), End::Unknown) => {
                fill(&self.end_unknown, &[("date", put(&self.since, from, whole(from)))])
            }
            (End::Open, End::At(to)) => put(&self.until, to, whole(to)),
            (_, End::At(to)) => fill(&self.start_unknown, &[("date", put(&self.until, to, whole(to)))]),
            // Dates name at least one of their ends.
            _ => Vec::new(),
        }
    }

    fn parts_of(&self, point: Point, extent: Extent) -> Vec<Part> {
        let said = Part { text: self.said(point, extent), datetime: Some(datetime(point)) };
        let mut parts = vec![said];
        if point.day == DayPart::Unspecified {
            parts = fill(&self.some_day, &[("date", parts)]);
        }
        match (point.approximate, point.uncertain) {
            (true, true) => fill(choose(&self.both, point), &[("date", parts)]),
            (true, false) => fill(choose(&self.approximate, point), &[("date", parts)]),
            (false, true) => fill(&self.uncertain, &[("date", parts)]),
            (false, false) => parts,
        }
    }

    fn said(&self, point: Point, extent: Extent) -> String {
        let Some(month) = point.month else { return point.year.to_string() };
        let name = &self.months[usize::from(month) - 1];
        let year = point.year.to_string();
        match (point.day, extent) {
            (DayPart::Known(day), Extent::DayOnly) => day.to_string(),
            (DayPart::Known(day), Extent::NoYear) => {
                self.day_month.replace("{day}", &day.to_string()).replace("{month}", name)
            }
            (DayPart::Known(day), Extent::Whole) => {
                self.day.replace("{day}", &day.to_string()).replace("{month}", name).replace("{year}", &year)
            }
            (_, Extent::NoYear) => name.clone(),
            _ => self.month.replace("{month}", name).replace("{year}", &year),
        }
    }
}

fn exact(day: Day) -> Point {
    let known = DayPart::Known(day.day);
    Point { year: day.year, month: Some(day.month), day: known, approximate: false, uncertain: false }
}

/// The pattern for a day, or for something longer.
fn choose(patterns: &[String; 2], point: Point) -> &str {
    if matches!(point.day, DayPart::Known(_)) { &patterns[0] } else { &patterns[1] }
}

/// How much of `first` has to be said when `second` follows. Words that qualify the first one
/// stand between the two, so then it is said whole.
fn shared(first: Point, second: Point) -> Extent {
    let plain = !(first.approximate || first.uncertain || second.approximate || second.uncertain);
    let days = matches!((first.day, second.day), (DayPart::Known(_), DayPart::Known(_)));
    let months = first.day == DayPart::None
        && second.day == DayPart::None
        && first.month.is_some()
        && second.month.is_some();
    if !plain || first.year != second.year || !(days || months) {
        Extent::Whole
    } else if days && first.month == second.month {
        Extent::DayOnly
    } else {
        Extent::NoYear
    }
}

/// As HTML writes it: a day, a month or a year.
fn datetime(point: Point) -> String {
    match (point.month, point.day) {
        (Some(month), DayPart::Known(day)) => format!("{:04}-{month:02}-{day:02}", point.year),
        (Some(month), _) => format!("{:04}-{month:02}", point.year),
        (None, _) => format!("{:04}", point.year),
    }
}

/// A pattern with parts in place of its `{names}`; its own words become parts without a date.
fn fill(pattern: &str, values: &[(&str, Vec<Part>)]) -> Vec<Part> {
    let mut parts = Vec::new();
    let words = |parts: &mut Vec<Part>, text: &str| {
        if !text.is_empty() {
            parts.push(Part { text: text.to_owned(), datetime: None });
        }
    };
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        words(&mut parts, before);
        if let Some((_, value)) = values.iter().find(|(key, _)| *key == name) {
            parts.extend(value.iter().cloned());
        }
        rest = after;
    }
    words(&mut parts, rest);
    parts
}

fn text_of(parts: &[Part]) -> String {
    parts.iter().map(|part| part.text.as_str()).collect()
}

fn html_of(parts: &[Part]) -> String {
    let mut html = String::new();
    for part in parts {
        let text = escape(&part.text);
        match &part.datetime {
            Some(datetime) => html.extend(["<time datetime=\"", datetime, "\">", &text, "</time>"]),
            None => html.push_str(&text),
        }
    }
    html
}
