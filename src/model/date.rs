//! Dates that may be uncertain: the subset of EDTF (ISO 8601-2:2019) that two publics can read.
//!
//! The standard is parsed by `edtf-core`; this file keeps what the table of forms allows, says
//! what to write in place of the rest, and gives every date its first and last day.

mod clock;
pub(crate) mod pattern;
mod slips;
#[cfg(test)]
mod tests;

pub use clock::Clock;

use edtf_core::{DateField, Edtf, IntervalEndpoint, Precision, SetElement, SetKind};
use slips::{beyond, level_two, no_month, season, slip};
use std::fmt;
use std::ops::Range;

/// A day of the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    pub year: i32,
    pub month: u8,
    pub day: u8,
}

impl Day {
    /// The day, if the calendar has it.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Day> {
        let right = (1..=12).contains(&month) && day >= 1 && day <= days_in(year, month);
        right.then_some(Day { year, month, day })
    }

    /// Reads `2026-01-09` and nothing else.
    pub fn parse(text: &str) -> Option<Day> {
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
        let digits = bytes.iter().enumerate().all(|(at, b)| at == 4 || at == 7 || b.is_ascii_digit());
        if !(shaped && digits) {
            return None;
        }
        Day::new(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?)
    }

    /// Days since 1 January 1970, by Howard Hinnant's `days_from_civil`.
    pub fn ordinal(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let shifted = (i64::from(self.month) + 9) % 12;
        let of_year = (153 * shifted + 2) / 5 + i64::from(self.day) - 1;
        let day = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        era * 146_097 + day - 719_468
    }

    /// The day that many days after 1 January 1970, by Howard Hinnant's `civil_from_days`.
    pub fn from_ordinal(ordinal: i64) -> Day {
        let shifted = ordinal + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let of_year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let day = of_era - (365 * of_year + of_year / 4 - of_year / 100);
        let month = (5 * day + 2) / 153;
        let number = if month < 10 { month + 3 } else { month - 9 };
        let year = of_year + era * 400 + i64::from(number <= 2);
        let day = day - (153 * month + 2) / 5 + 1;
        // The calendar repeats in 400 years, so each part is small whatever the ordinal.
        Day { year: year as i32, month: number as u8, day: day as u8 }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn days_in(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u8::from(leap),
        _ => 31,
    }
}

/// A date of the subset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    text: String,
    pub shape: Shape,
}

/// What form a date has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `2025-10-24`, `2025-10`, `2025`, `2025-10-XX`, each with `~`, `?` or `%`.
    Point(Point),
    /// `2025-10-01/2025-10-03`, `2025-09-02/..`, `../2025-12-31`, `/2025-12-31`.
    Interval { start: End, end: End },
    /// `[..2025-12-31]`.
    OnOrBefore(Point),
    /// `[2025-10-18,2025-10-19]`.
    OneOf(Point, Point),
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    At(Point),
    /// `..`: it goes on, or went on for ever.
    Open,
    /// Nothing: it has an end, but nobody knows when.
    Unknown,
}

/// A year, a month or a day, as exactly as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    pub year: i32,
    pub month: Option<u8>,
    pub day: DayPart,
    pub approximate: bool,
    pub uncertain: bool,
}

/// The day of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayPart {
    None,
    /// `XX`: some day of the month.
    Unspecified,
    Known(u8),
}

impl Point {
    fn first(self) -> Day {
        let day = if let DayPart::Known(day) = self.day { day } else { 1 };
        Day { year: self.year, month: self.month.unwrap_or(1), day }
    }

    fn last(self) -> Day {
        let month = self.month.unwrap_or(12);
        let day = if let DayPart::Known(day) = self.day { day } else { days_in(self.year, month) };
        Day { year: self.year, month, day }
    }
}

/// Why a text is no date of the subset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateFault {
    pub kind: FaultKind,
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// The bytes of the text that are wrong.
    pub at: Range<usize>,
}

/// Whether it is badly written, or says that something ended before it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    Malformed,
    Backwards,
}

impl Date {
    /// Reads one of the forms of the subset.
    ///
    /// # Errors
    /// What is wrong, and what to write instead.
    pub fn parse(text: &str) -> Result<Date, DateFault> {
        // An interval that runs backwards is no EDTF: `slip` tells it apart.
        let parsed = Edtf::parse(text).map_err(|error| slip(text, error.offset))?;
        // Before a year, a sign says the same as after it, and is the writing of level 2.
        if text.split('/').any(|end| end.starts_with(['~', '?', '%'])) {
            return Err(level_two(text));
        }
        Ok(Date { text: text.to_owned(), shape: shape(text, &parsed)? })
    }

    /// Reads the items of `[a,b]` that was not quoted, which YAML takes for a list.
    ///
    /// # Errors
    /// As `parse`.
    pub fn parse_list(items: &[&str]) -> Result<Date, DateFault> {
        Date::parse(&format!("[{}]", items.join(",")))
    }

    /// The first day it can be; nothing where the start is open or unknown.
    pub fn earliest(&self) -> Option<Day> {
        match self.shape {
            Shape::Point(point) => Some(point.first()),
            Shape::Interval { start: End::At(start), .. } => Some(start.first()),
            Shape::OneOf(one, other) => Some(one.first().min(other.first())),
            Shape::Interval { .. } | Shape::OnOrBefore(_) => None,
        }
    }

    /// The last day it can be; nothing where the end is open or unknown.
    pub fn latest(&self) -> Option<Day> {
        match self.shape {
            Shape::Point(point) | Shape::OnOrBefore(point) => Some(point.last()),
            Shape::Interval { end: End::At(end), .. } => Some(end.last()),
            Shape::OneOf(one, other) => Some(one.last().max(other.last())),
            Shape::Interval { .. } => None,
        }
    }

    /// The last day that the date names: of something that goes on, the last of its start.
    pub fn last_named_day(&self) -> Day {
        match self.shape {
            Shape::Interval { start: End::At(start), end: End::Open | End::Unknown } => start.last(),
            _ => self.latest().or(self.earliest()).expect("a date names at least one day"),
        }
    }

    /// The day it is sorted by: the earliest, or the latest where there is no earliest.
    pub fn sort_day(&self) -> Day {
        self.earliest().or(self.latest()).expect("a date names at least one day")
    }

    /// Whether it is one known day.
    pub fn is_exact(&self) -> bool {
        matches!(
            self.shape,
            Shape::Point(Point { day: DayPart::Known(_), approximate: false, uncertain: false, .. })
        )
    }

    /// The date in EDTF.
    pub fn text(&self) -> &str {
        &self.text
    }
}

fn shape(text: &str, parsed: &Edtf) -> Result<Shape, DateFault> {
    match parsed {
        Edtf::Date(date) => {
            let point = point(text, date)?;
            if parsed.level() <= 1 { Ok(Shape::Point(point)) } else { Err(level_two(text)) }
        }
        Edtf::Interval(interval) => {
            let (start, end) = (end(text, &interval.start)?, end(text, &interval.end)?);
            if parsed.level() <= 1 { Ok(Shape::Interval { start, end }) } else { Err(level_two(text)) }
        }
        Edtf::Set(set) if set.kind == SetKind::OneMember => match set.elements.as_slice() {
            [SetElement::OnOrBefore(date)] => Ok(Shape::OnOrBefore(simple(text, date)?)),
            [SetElement::Date(one), SetElement::Date(other)] => {
                Ok(Shape::OneOf(simple(text, one)?, simple(text, other)?))
            }
            _ => {
                let why = "a set holds two days, or one that it was on or before";
                Err(beyond(text, why, "write [2025-10-18,2025-10-19] or [..2025-12-31]"))
            }
        },
        Edtf::Set(_) => {
            let why = "a set in braces means every one of its days";
            Err(beyond(
                text,
                why,
                "write an interval such as 2025-10-18/2025-10-19, or one event for each day",
            ))
        }
        Edtf::DateTime(_) => {
            let day = text.get(..10).unwrap_or(text);
            let help = format!("write {day}, and the clock time in `time`");
            Err(beyond(text, "a date holds no clock time", &help))
        }
    }
}

fn end(text: &str, end: &IntervalEndpoint) -> Result<End, DateFault> {
    match end {
        IntervalEndpoint::Date(date) => point(text, date).map(End::At),
        IntervalEndpoint::Open => Ok(End::Open),
        IntervalEndpoint::Unknown => Ok(End::Unknown),
        _ => Err(beyond(text, "an interval ends on a day, or is open", "write 2025-09-02/..")),
    }
}

/// A whole day without a doubt, as sets hold them.
fn simple(text: &str, date: &edtf_core::Date) -> Result<Point, DateFault> {
    let point = point(text, date)?;
    if point.approximate || point.uncertain || !matches!(point.day, DayPart::Known(_)) {
        return Err(beyond(text, "a set holds whole days", "write [2025-10-18,2025-10-19]"));
    }
    Ok(point)
}

fn point(text: &str, date: &edtf_core::Date) -> Result<Point, DateFault> {
    let year = date.year.value().filter(|year| (0..=9999).contains(year));
    let Some(year) = year else {
        return Err(beyond(text, "a year is four digits", "write 2025, or an interval such as 2020/2029"));
    };
    if date.precision() == Precision::Season {
        let code = date.month.and_then(DateField::value).unwrap_or_default();
        return Err(season(text, year, code));
    }
    let month = match date.month {
        None => None,
        Some(month) => Some(month.value().ok_or_else(|| no_month(text, year))?),
    };
    let day = match date.day {
        None => DayPart::None,
        Some(DateField { digits: [None, None], .. }) => DayPart::Unspecified,
        Some(day) => DayPart::Known(day.value().ok_or_else(|| level_two(text))?),
    };
    let year = i32::try_from(year).expect("it is between 0 and 9999");
    Ok(Point { year, month, day, approximate: date.is_approximate(), uncertain: date.is_uncertain() })
}

/// Whether `edtf-core` and this file agree on a date's first and last day; a test asks.
#[cfg(test)]
fn standard_bounds(text: &str) -> Option<(Option<Day>, Option<Day>)> {
    let bounds = Edtf::parse(text).ok()?.bounds();
    let day = |bound: edtf_core::Bound| match bound {
        edtf_core::Bound::Date(date) => Day::new(i32::try_from(date.year).ok()?, date.month, date.day),
        _ => None,
    };
    Some((day(bounds.earliest), day(bounds.latest)))
}
