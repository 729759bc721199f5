//! What is wrong with a text that is no date of the subset, and what to write in its place.

use super::{DateFault, Day, FaultKind, Point, Shape, days_in, shape};
use edtf_core::Edtf;
use std::ops::Range;

/// A date of EDTF that the subset leaves out; `help` says what to write.
pub(super) fn beyond(text: &str, why: &str, help: &str) -> DateFault {
    let message = format!("`{text}` is not a date that this briefing takes: {why}");
    DateFault { kind: FaultKind::Malformed, message, help: help.to_owned(), at: 0..text.len() }
}

/// A date of level 2, with the plainest date that says nearly the same.
pub(super) fn level_two(text: &str) -> DateFault {
    let help = plainer(text).unwrap_or_else(|| "2025-10~, 2025-10-24? or 2025-10-XX".to_owned());
    beyond(text, "this is EDTF of level 2, which few readers could follow", &format!("write {help}"))
}

/// A date whose month nobody knows.
pub(super) fn no_month(text: &str, year: i64) -> DateFault {
    let help = plainer(text).unwrap_or_else(|| format!("{year:04}"));
    beyond(text, "a month that is not known is left out", &format!("write {help}"))
}

/// A season or another part of a year; `code` is what stands in the month's place, 21 to 41.
pub(super) fn season(text: &str, year: i64, code: u8) -> DateFault {
    // Of the seasons without a hemisphere (21 to 24) the northern months are only an example.
    let (first, months) = match code {
        21 | 25 | 31 => (3, 3),
        22 | 26 | 32 => (6, 3),
        23 | 27 | 29 => (9, 3),
        24 | 28 | 30 => (12, 3),
        33..=36 => ((code - 33) * 3 + 1, 3),
        37..=39 => ((code - 37) * 4 + 1, 4),
        _ => ((code.clamp(40, 41) - 40) * 6 + 1, 6),
    };
    let last = first + months - 1;
    let (end_year, last) = if last > 12 { (year + 1, last - 12) } else { (year, last) };
    let range = format!("{year:04}-{first:02}/{end_year:04}-{last:02}");
    if code <= 24 {
        let why = "a season is not the same months in both halves of the world";
        beyond(text, why, &format!("write the months it means, such as {range}"))
    } else {
        beyond(text, "few readers know the codes for parts of a year", &format!("write {range}"))
    }
}

/// A text that is not EDTF at all: the slips that people make, each with what was meant.
pub(super) fn slip(text: &str, offset: usize) -> DateFault {
    let fault = |why: &str, help: String| DateFault {
        kind: FaultKind::Malformed,
        message: format!("`{text}` is not a date{why}"),
        help,
        at: 0..text.len(),
    };
    if let Some(help) = backwards(text) {
        let (start, end) = text.split_once('/').unwrap_or_default();
        let message = format!("the interval ends ({end}) before it starts ({start})");
        return DateFault { kind: FaultKind::Backwards, message, help, at: 0..text.len() };
    }
    if let Some(Impossible { why, help, at }) = impossible(text) {
        return DateFault { at, ..fault(&format!(": {why}"), help) };
    }
    let why = if is_draft(text) { ": that is how the draft of 2012 wrote it" } else { "" };
    if let Some(better) = meant(text) {
        return fault(why, format!("write {better}"));
    }
    if let Some((why, help)) = hint(text) {
        return fault(why, help);
    }
    let wide = "write it in EDTF: 2025-10-24, or 2025-10, or 2025-10-01/2025-10-03";
    let last = offset.min(text.len().saturating_sub(1));
    let at = (0..=last).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    DateFault { at: at..text.len(), ..fault(why, wide.to_owned()) }
}

/// Whether `text` is a date of the subset.
fn accepted(text: &str) -> bool {
    Edtf::parse(text).is_ok_and(|parsed| shape(text, &parsed).is_ok())
}

/// For an interval that runs backwards, the one that was meant.
fn backwards(text: &str) -> Option<String> {
    let point = |text: &str| -> Option<Point> {
        match shape(text, &Edtf::parse(text).ok()?) {
            Ok(Shape::Point(point)) => Some(point),
            _ => None,
        }
    };
    let (start, end) = text.split_once('/')?;
    (point(end)?.last() < point(start)?.first())
        .then(|| format!("write the earlier one first: {end}/{start}"))
}

/// A well-written day or month that does not exist.
struct Impossible {
    why: String,
    help: String,
    at: Range<usize>,
}

fn impossible(text: &str) -> Option<Impossible> {
    let mut begin = 0;
    for part in text.split(|c: char| !c.is_ascii_digit() && c != '-') {
        if let Some(found) = impossible_part(part, begin) {
            return Some(found);
        }
        // Every character that parts are split at is looked at by its own width.
        begin += part.len();
        begin += text[begin..].chars().next().map_or(0, char::len_utf8);
    }
    None
}

/// As `impossible`, for one date that begins at byte `begin` of its text.
fn impossible_part(part: &str, begin: usize) -> Option<Impossible> {
    let fields: Vec<&str> = part.split('-').collect();
    let (year, month, day) = match fields.as_slice() {
        [year, month] => (*year, *month, None),
        [year, month, day] => (*year, *month, Some(*day)),
        _ => return None,
    };
    if year.len() != 4 || month.len() != 2 || day.is_some_and(|day| day.len() != 2) {
        return None;
    }
    let (year, month): (i32, u8) = (year.parse().ok()?, month.parse().ok()?);
    let day: Option<u8> = day.map(str::parse).transpose().ok()?;
    let in_month = begin + 5..begin + 7;
    let in_day = begin + 8..begin + 10;
    let found = |why: String, help: String, at: Range<usize>| Some(Impossible { why, help, at });
    if month == 0 {
        let help = format!("leave out a month that is not known: {year:04}");
        return found("there is no month 00".to_owned(), help, in_month);
    }
    // 21 to 41 stand for seasons, halves and the like, which have no days.
    if month > 12 && (day.is_some() || !(21..=41).contains(&month)) {
        let swapped = day.and_then(|day| Day::new(year, day, month));
        let help = swapped.map_or("months go from 01 to 12".to_owned(), |day| format!("did you mean {day}?"));
        return found(format!("there is no month {month:02}"), help, in_month);
    }
    let (day, days) = (day?, days_in(year, month));
    let name = MONTHS.get(usize::from(month) - 1)?;
    if day == 0 {
        let help = format!("write XX for a day that is not known: {year:04}-{month:02}-XX");
        return found("there is no day 00".to_owned(), help, in_day);
    }
    if day > days {
        let help = format!("the last day of that month is {year:04}-{month:02}-{days}");
        return found(format!("{name} {year} has {days} days"), help, in_day);
    }
    None
}

/// Whether the text is written as the draft of EDTF had it, before it became ISO 8601-2.
fn is_draft(text: &str) -> bool {
    let ends = text.split('/').any(|part| part == "unknown" || part == "open");
    let unspecified = text.contains('u') && text.bytes().all(|b| b.is_ascii_digit() || b"-/u?~".contains(&b));
    let big = text.strip_prefix('y').is_some_and(|rest| rest.parse::<i64>().is_ok());
    ends || unspecified || big || text.contains("?~")
}

/// What to say where the date that was meant cannot be told: what is wrong, and what to write.
fn hint(text: &str) -> Option<(&'static str, String)> {
    let lower = text.to_lowercase();
    if lower == "unknown" || lower == "open" {
        return Some(("", "write an open end as `..`, such as 2025-09-02/..".to_owned()));
    }
    if text == "../.." || text == "/" || text == ".." {
        return Some((
            ": it names no day at all",
            "write the end that is known, such as 2025-09-02/..".to_owned(),
        ));
    }
    if let Some(day) = text.get(..10).filter(|day| Day::parse(day).is_some())
        && text[10..].starts_with(['T', 't', ' '])
        && text[10..].contains(':')
    {
        return Some((": a date holds no clock time", format!("write {day}, and the clock time in `time`")));
    }
    if let Some(week) = week(&lower) {
        return Some((": a week is seven days", format!("write its first and last day: {week}")));
    }
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).collect();
    match parts.as_slice() {
        // 07/01/2026 is read in two ways by the two publics, so neither is suggested.
        [one, other, year]
            if year.len() == 4 && [*one, *other, *year].iter().all(|part| number(part).is_some()) =>
        {
            Some(("", format!("write the year first, then month and day: {year}-MM-DD")))
        }
        _ => None,
    }
}

/// `2025-w03` as the interval of its days: a year's first week is the one with 4 January.
fn week(text: &str) -> Option<String> {
    let (year, week) = text.split_once("-w").or_else(|| text.split_once('w'))?;
    let week = i64::from(number(week)?);
    let fourth = Day::new(i32::from(number(year).filter(|_| year.len() == 4)?), 1, 4)?.ordinal();
    // 1 January 1970 was a Thursday.
    let first = fourth - (fourth + 3).rem_euclid(7) + 7 * (week - 1);
    (1..=53).contains(&week).then(|| format!("{}/{}", Day::from_ordinal(first), Day::from_ordinal(first + 6)))
}

/// The date of the subset that a misspelt one was probably meant to be.
fn meant(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let found = interval(&lower).or_else(|| choice(&lower)).or_else(|| single(&lower))?;
    (found != text && accepted(&found)).then_some(found)
}

/// Two dates joined by a slash, a dash or a word.
fn interval(text: &str) -> Option<String> {
    let end = |text: &str| match text.trim() {
        "" | "unknown" => Some(String::new()),
        ".." | "open" => Some("..".to_owned()),
        other => single(other),
    };
    ["/", " to ", " - ", "–", "—", " al ", " a "].iter().find_map(|between| {
        let (start, last) = text.split_once(between)?;
        Some(format!("{}/{}", end(start)?, end(last)?)).filter(|found| accepted(found))
    })
}

/// Two days of which one is meant.
fn choice(text: &str) -> Option<String> {
    let bare = text.trim_matches(['[', ']']);
    [",", " or ", " o "].iter().find_map(|between| {
        let (one, other) = bare.split_once(between)?;
        Some(format!("[{},{}]", single(one)?, single(other)?)).filter(|found| accepted(found))
    })
}

/// One date; `text` is in small letters.
fn single(text: &str) -> Option<String> {
    let text = text.trim();
    let base = text.replace("?~", "%").replace("~?", "%").replace(['–', '—', '‐', '‑', '−'], "-");
    let base = base.strip_prefix('y').map_or(base.clone(), str::to_owned);
    // The letters of names are no digits that nobody knows.
    let figures = base.bytes().all(|b| b.is_ascii_digit() || b"ux-?~%".contains(&b));
    let standard = if figures { base.replace(['u', 'x'], "X") } else { base.clone() };
    if accepted(&standard) {
        return Some(standard);
    }
    if let Some(plain) = plainer(&standard) {
        return Some(plain);
    }
    const ABOUT: [&str; 9] =
        ["circa ", "ca. ", "c. ", "c.", "about ", "around ", "approx. ", "hacia ", "aprox. "];
    if let Some(rest) = ABOUT.iter().find_map(|word| text.strip_prefix(word)) {
        return Some(format!("{}~", named(rest)?));
    }
    let bare = base.trim_end_matches(['~', '?', '%', ' ']);
    Some(format!("{}{}", named(bare)?, base[bare.len()..].trim()))
}

/// A day, a month, a year or a quarter in words or figures, in EDTF.
fn named(text: &str) -> Option<String> {
    if accepted(text) {
        return Some(text.to_owned());
    }
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return day_of(&text[..4], &text[4..6], &text[6..]);
    }
    if let Some(quarter) = text.replace('-', "").split_once('q').and_then(|(year, n)| quarter(year, n)) {
        return Some(quarter);
    }
    let words =
        text.split(['-', '/', '.', ' ', ',']).filter(|word| !["", "de", "del", "of", "the"].contains(word));
    match words.collect::<Vec<_>>().as_slice() {
        [year, month, day] if year.len() == 4 => day_of(year, month, day),
        [one, other, year] if year.len() == 4 => match (day_of(year, other, one), day_of(year, one, other)) {
            (Some(found), None) | (None, Some(found)) => Some(found),
            _ => None,
        },
        [month, year] | [year, month] if year.len() == 4 => {
            Some(format!("{year}-{:02}", month_of(month).filter(|month| (1..=12).contains(month))?))
        }
        _ => None,
    }
}

fn quarter(year: &str, n: &str) -> Option<String> {
    let n = number(n).filter(|n| (1..=4).contains(n) && year.len() == 4)?;
    Some(format!("{year}-{:02}/{year}-{:02}", n * 3 - 2, n * 3))
}

fn day_of(year: &str, month: &str, day: &str) -> Option<String> {
    let digits = day.trim_end_matches(|c: char| c.is_alphabetic());
    let found = Day::new(i32::from(number(year)?), month_of(month)?, u8::try_from(number(digits)?).ok()?)?;
    Some(found.to_string())
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A month's number, from its figures or from its name in English or Spanish.
fn month_of(text: &str) -> Option<u8> {
    const SPANISH: [&str; 12] =
        ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"];
    if let Some(number) = number(text) {
        return u8::try_from(number).ok();
    }
    let begins = |name: &str| text.starts_with(&name[..3].to_lowercase());
    let at = MONTHS
        .iter()
        .position(|name| begins(name))
        .or_else(|| SPANISH.iter().position(|name| begins(name)))?;
    u8::try_from(at + 1).ok()
}

/// A number in nothing but digits; a sign is not one.
fn number(text: &str) -> Option<u16> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok())?
}

/// A date of level 2 with its doubts moved to the end and its half-known parts left out.
fn plainer(text: &str) -> Option<String> {
    let ends = text.contains('/');
    let parts: Vec<String> = text.split('/').map(|part| plainer_part(part, ends)).collect();
    let found = parts.join("/");
    (found != text && accepted(&found)).then_some(found)
}

fn plainer_part(part: &str, is_end: bool) -> String {
    let (unsure, about) = (part.contains(['?', '%']), part.contains(['~', '%']));
    let bare = part.replace(['?', '~', '%'], "");
    let mut kept: Vec<&str> = Vec::new();
    for (at, field) in bare.split('-').enumerate() {
        match (at, field.contains('X')) {
            (1.., true) if at == 2 && !is_end => kept.push("XX"),
            (1.., true) => break,
            _ => kept.push(field),
        }
    }
    let sign = match (unsure, about) {
        (true, true) => "%",
        (true, false) => "?",
        (false, true) => "~",
        (false, false) => "",
    };
    kept.join("-") + sign
}
