//! Dates that may be uncertain: the subset of EDTF (ISO 8601-2:2019) that two publics can read.
//!
//! The standard is parsed by `edtf-core`; this file keeps what the table of forms allows, says
//! what to write in place of the rest, and gives every date its first and last day.

use edtf_core::{DateField, Edtf, IntervalEndpoint, Precision, SetElement, SetKind};
use std::fmt;
use std::ops::Range;

#[cfg(test)]
mod tests;

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
        let parsed = Edtf::parse(text).map_err(|error| slip(text, error.offset))?;
        let shape = shape(text, &parsed)?;
        if let Shape::Interval { start: End::At(start), end: End::At(end) } = shape
            && end.last() < start.first()
        {
            let message = format!("the interval ends ({}) before it starts ({})", end.last(), start.first());
            let help = "write the earlier day first, such as 2025-10-18/2025-10-19".to_owned();
            return Err(DateFault { kind: FaultKind::Backwards, message, help, at: 0..text.len() });
        }
        Ok(Date { text: text.to_owned(), shape })
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
        Edtf::Date(date) if parsed.level() <= 1 => Ok(Shape::Point(point(text, date)?)),
        Edtf::Interval(interval) if parsed.level() <= 1 => {
            let start = end(text, &interval.start)?;
            let end = end(text, &interval.end)?;
            match (start, end) {
                (End::At(_), _) | (_, End::At(_)) => Ok(Shape::Interval { start, end }),
                _ => Err(beyond(text, "an interval names at least one of its ends", "2025-09-02/..")),
            }
        }
        Edtf::Set(set) if set.kind == SetKind::OneMember => match set.elements.as_slice() {
            [SetElement::OnOrBefore(date)] => Ok(Shape::OnOrBefore(simple(text, date)?)),
            [SetElement::Date(one), SetElement::Date(other)] => {
                Ok(Shape::OneOf(simple(text, one)?, simple(text, other)?))
            }
            _ => Err(beyond(text, "a set holds two days, or one that it was on or before", "[2025-10-18,2025-10-19] or [..2025-12-31]")),
        },
        Edtf::Set(_) => Err(beyond(text, "a set in braces means every one of its days", "2025-10-18/2025-10-19, or one event for each day")),
        Edtf::DateTime(_) => Err(beyond(text, "a date holds no clock time", "2025-10-24, and the clock time in `time`")),
        Edtf::Date(_) | Edtf::Interval(_) => {
            Err(beyond(text, "this is EDTF of level 2, which few readers could follow", "2025-10~, 2025-10-24? or 2025-10-XX"))
        }
    }
}

fn end(text: &str, end: &IntervalEndpoint) -> Result<End, DateFault> {
    match end {
        IntervalEndpoint::Date(date) => point(text, date).map(End::At),
        IntervalEndpoint::Open => Ok(End::Open),
        IntervalEndpoint::Unknown => Ok(End::Unknown),
        _ => Err(beyond(text, "an interval ends on a day, or is open", "2025-09-02/..")),
    }
}

/// A whole day without a doubt, as sets hold them.
fn simple(text: &str, date: &edtf_core::Date) -> Result<Point, DateFault> {
    let point = point(text, date)?;
    if point.approximate || point.uncertain || !matches!(point.day, DayPart::Known(_)) {
        return Err(beyond(text, "a set holds whole days", "[2025-10-18,2025-10-19]"));
    }
    Ok(point)
}

fn point(text: &str, date: &edtf_core::Date) -> Result<Point, DateFault> {
    if date.precision() == Precision::Season {
        let why = "a season is not the same months in both halves of the world";
        return Err(beyond(text, why, "a range of months, such as 2025-03/2025-05"));
    }
    let year = date.year.value().filter(|year| (0..=9999).contains(year));
    let Some(year) = year else {
        return Err(beyond(text, "a year is four digits", "2025, or an interval such as 2020/2029"));
    };
    let month = match date.month {
        None => None,
        Some(month) => Some(month.value().ok_or_else(|| {
            beyond(text, "an unspecified month is just the year", &format!("{year}"))
        })?),
    };
    let day = match date.day {
        None => DayPart::None,
        Some(DateField { digits: [None, None], .. }) => DayPart::Unspecified,
        Some(day) => DayPart::Known(day.value().ok_or_else(|| {
            beyond(text, "a day is known or it is not", "2025-10-XX")
        })?),
    };
    let year = i32::try_from(year).expect("it is between 0 and 9999");
    Ok(Point { year, month, day, approximate: date.is_approximate(), uncertain: date.is_uncertain() })
}

fn beyond(text: &str, why: &str, example: &str) -> DateFault {
    let message = format!("`{text}` is not a date that this briefing takes: {why}");
    DateFault { kind: FaultKind::Malformed, message, help: format!("write {example}"), at: 0..text.len() }
}

/// A text that is not EDTF at all: the slips that people make, each with what was meant.
fn slip(text: &str, offset: usize) -> DateFault {
    let fault = |why: String, help: String| DateFault {
        kind: FaultKind::Malformed,
        message: format!("`{text}` is not a date{why}"),
        help,
        at: 0..text.len(),
    };
    if let Some((start, end)) = backwards(text) {
        let message = format!("the interval ends ({end}) before it starts ({start})");
        let help = format!("write the earlier day first: {end}/{start}");
        return DateFault { kind: FaultKind::Backwards, message, help, at: 0..text.len() };
    }
    if let Some((why, at)) = text.split('/').find_map(|part| impossible(text, part)) {
        let help = "write a day that the calendar has, such as 2025-10-24".to_owned();
        return DateFault { at, ..fault(format!(": {why}"), help) };
    }
    if let Some(better) = better(text) {
        return fault(String::new(), format!("write {better}"));
    }
    let wide = "write it in EDTF: 2025-10-24, or 2025-10, or 2025-10-01/2025-10-03";
    let at = text.floor_char_boundary(offset.min(text.len().saturating_sub(1)));
    DateFault { at: at..text.len(), ..fault(String::new(), wide.to_owned()) }
}

/// Start and end of an interval of whole days that runs backwards.
fn backwards(text: &str) -> Option<(Day, Day)> {
    let (start, end) = text.split_once('/')?;
    let (start, end) = (Day::parse(start)?, Day::parse(end)?);
    (end < start).then_some((start, end))
}

const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
];

/// Why a well-written day or month does not exist, and where it stands in the text.
fn impossible(text: &str, part: &str) -> Option<(String, Range<usize>)> {
    let bare = part.trim_end_matches(['~', '?', '%']);
    let mut fields = bare.split('-');
    let (year, month) = (fields.next()?, fields.next()?);
    let day = fields.next();
    let sized = year.len() == 4 && month.len() == 2 && day.is_none_or(|day| day.len() == 2);
    if !sized || fields.next().is_some() {
        return None;
    }
    let (year, month): (i32, u8) = (year.parse().ok()?, month.parse().ok()?);
    let begin = text.find(bare)?;
    if month == 0 || month > 12 && (day.is_some() || month < 21 || month > 41) {
        return Some((format!("there is no month {month:02}"), begin + 5..begin + 7));
    }
    let day: u8 = day?.parse().ok()?;
    let name = MONTHS.get(usize::from(month) - 1)?;
    let days = days_in(year, month);
    let at = begin + 8..begin + 10;
    (day == 0 || day > days).then(|| (format!("{name} {year} has {days} days"), at))
}

/// What a misspelt date was probably meant to be.
fn better(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    if lower == "unknown" || lower == "open" {
        return Some("an open end as `..`, such as 2025-09-02/..".to_owned());
    }
    if lower.contains("?~") || lower.contains("~?") {
        return Some(format!("{} (`%` is both uncertain and approximate)", lower.replace("?~", "%").replace("~?", "%")));
    }
    let unspecified = text.replace(['u', 'x'], "X");
    if unspecified != text && Date::parse(&unspecified).is_ok() {
        return Some(format!("{unspecified} (a day that is not known is `XX`)"));
    }
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ', ',']).filter(|part| !part.is_empty()).collect();
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Some(format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..])).filter(|day| Day::parse(day).is_some());
    }
    let number = |part: &str| part.parse::<u16>().ok();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => day_of(number(year)?, number(month)?, number(day)?),
        [day, month, year] if year.len() == 4 => match (number(day), number(month)) {
            // 07/01/2026 is read in two ways by the two publics, so neither is suggested.
            (Some(_), Some(_)) => Some(format!("the year first, then month and day: {year}-MM-DD")),
            _ => named(day, month, year).or_else(|| named(month, day, year)),
        },
        [day, "de", month, "de" | "del", year] => named(day, month, year),
        _ => None,
    }
}

/// `7`, `January`, `2026` as a day.
fn named(day: &str, month: &str, year: &str) -> Option<String> {
    const SPANISH: [&str; 12] =
        ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"];
    let month = month.to_lowercase();
    let of = |names: &[&str; 12]| {
        names.iter().position(|name| month.len() >= 3 && month.starts_with(&name.to_lowercase()[..3]))
    };
    let number = of(&MONTHS).or_else(|| of(&SPANISH))? + 1;
    day_of(year.parse().ok()?, u16::try_from(number).ok()?, day.parse().ok()?)
}

fn day_of(year: u16, month: u16, day: u16) -> Option<String> {
    let found = Day::new(i32::from(year), u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    Some(found.to_string())
}

/// A clock time with its offset, as RFC 3339 has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    text: String,
    instant: i64,
}

impl Clock {
    /// Reads `2026-01-07T17:00:00-05:00`.
    ///
    /// # Errors
    /// What is wrong, and what to write instead.
    pub fn parse(text: &str) -> Result<Clock, DateFault> {
        Clock::read(text).ok_or_else(|| DateFault {
            kind: FaultKind::Malformed,
            message: format!("`{text}` is not a time of RFC 3339"),
            help: "write day, time and offset, such as \"2026-01-07T17:00:00-05:00\"".to_owned(),
            at: 0..text.len(),
        })
    }

    fn read(text: &str) -> Option<Clock> {
        let day = Day::parse(text.get(..10)?)?;
        let rest = text.get(10..)?.strip_prefix(['T', 't'])?;
        let (clock, offset) = match rest.strip_suffix(['Z', 'z']) {
            Some(clock) => (clock, 0),
            None => {
                let at = rest.len().checked_sub(6)?;
                let (hours, minutes) = pair(rest.get(at + 1..)?)?;
                let sign = match rest.as_bytes()[at] {
                    b'+' => 1,
                    b'-' => -1,
                    _ => return None,
                };
                (rest.get(..at)?, sign * (hours * 3600 + minutes * 60))
            }
        };
        let (hours, minutes) = pair(clock.get(..5)?)?;
        let seconds = clock.get(5..)?.strip_prefix(':')?;
        let whole: i64 = seconds.get(..2)?.parse().ok()?;
        let fraction = seconds.get(2..)?;
        let digits = fraction.strip_prefix('.').map(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
        let right = hours < 24 && minutes < 60 && whole <= 60 && (fraction.is_empty() || digits == Some(true));
        let instant = day.ordinal() * 86_400 + hours * 3600 + minutes * 60 + whole - offset;
        right.then(|| Clock { text: text.to_owned(), instant })
    }

    /// Seconds since the beginning of 1970 in UTC.
    pub fn instant(&self) -> i64 {
        self.instant
    }

    /// The day at the place of the offset.
    pub fn day(&self) -> Day {
        Day::parse(&self.text[..10]).expect("it was checked when the time was read")
    }

    /// `17:00`.
    pub fn hour_minute(&self) -> &str {
        &self.text[11..16]
    }

    /// `UTC−05:00`, with a minus sign; `UTC` for no offset.
    pub fn offset(&self) -> String {
        if self.text.ends_with(['Z', 'z']) {
            return "UTC".to_owned();
        }
        format!("UTC{}", self.text[self.text.len() - 6..].replace('-', "\u{2212}"))
    }

    /// The time as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// `17:05` as hours and minutes.
fn pair(text: &str) -> Option<(i64, i64)> {
    let (hours, minutes) = text.split_once(':')?;
    let two = |part: &str| (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<i64>().ok())?;
    Some((two(hours)?, two(minutes)?))
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
