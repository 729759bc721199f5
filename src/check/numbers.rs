//! Numbers as texts write them, by value: `$500 billion` and `500.000 millones` are one number.
//!
//! English and Spanish are read by their own rules (the Spanish of the Real Academia, and that of the
//! Americas where it differs); of other languages only the digits are. Where a way of writing can be
//! read in two ways, both count, since the rules that ask would rather be silent than wrong.

use super::prose::Tongue;
use std::ops::Range;

mod spelt;

pub(crate) use spelt::spelt;

/// A number in digits.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Number {
    /// The digits, with the word that scales them.
    pub(crate) range: Range<usize>,
    /// Every value it can have.
    pub(crate) values: Vec<f64>,
    /// The values of the digits alone, for languages whose words for millions are not known.
    plain: Vec<f64>,
    clock: Option<Clock>,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Clock {
    /// From midnight.
    minutes: u16,
    /// Whether it is known to be before or after noon.
    whole_day: bool,
}

impl Number {
    /// Whether the two can mean the same; `by_words` is false if one stands in a language whose words
    /// are not known.
    pub(crate) fn fits(&self, other: &Number, by_words: bool) -> bool {
        if let (Some(one), Some(other)) = (self.clock, other.clock) {
            let days = if one.whole_day && other.whole_day { 1440 } else { 720 };
            return one.minutes % days == other.minutes % days;
        }
        let equal = |one: &[f64], other: &[f64]| one.iter().any(|a| other.iter().any(|b| same(*a, *b)));
        let plain = !by_words && equal(&self.plain, &other.plain);
        equal(&self.values, &other.values)
            || plain
            || self.is_hour(&other.values)
            || other.is_hour(&self.values)
    }

    /// Whether one of `values`, spelt out, can mean the same.
    pub(crate) fn is_spelt(&self, values: &[f64]) -> bool {
        self.values.iter().any(|one| values.iter().any(|other| same(*one, *other))) || self.is_hour(values)
    }

    /// Whether one of `values` is the hour of this time of day: `5 p.m.` and `17 horas`.
    fn is_hour(&self, values: &[f64]) -> bool {
        let Some(Clock { minutes, .. }) = self.clock else { return false };
        let fits = |value: &f64| *value <= 24.0 && same(value % 12.0, f64::from(minutes / 60 % 12));
        minutes % 60 == 0 && values.iter().any(fits)
    }

    /// Whether it is below `limit`, or a time of day, which are often spelt out.
    pub(crate) fn is_small(&self, limit: f64) -> bool {
        self.clock.is_some() || self.values.iter().all(|value| *value < limit)
    }
}

fn same(one: f64, other: f64) -> bool {
    (one - other).abs() <= one.abs().max(other.abs()) * 1e-9
}

/// Every number that `text` writes in digits, in its order.
pub(crate) fn digits(text: &str, tongue: Tongue) -> Vec<Number> {
    let (mut numbers, mut from) = (Vec::new(), 0);
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let end = core_end(text, start, tongue);
        if let Some(date) = iso_date(text, start) {
            from = date.end;
            numbers.extend(parts_of_date(text, &date));
            continue;
        }
        from = end;
        match values(&text[start..end], tongue) {
            Some(values) => {
                let number = Number { range: start..end, plain: values.clone(), values, clock: None };
                let number = dressed(text, number, tongue);
                from = number.range.end;
                numbers.push(number);
            }
            None => numbers.extend(singles(text, start..end)),
        }
    }
    share_scales(text, &mut numbers);
    numbers
}

/// Where the number that begins at `start` ends: digits, with single points, commas or spaces of
/// grouping between them.
fn core_end(text: &str, start: usize, tongue: Tongue) -> usize {
    let bytes = text.as_bytes();
    let run = |from: usize| from + bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = run(start);
    // Groups of three after a space of any width: `12 345`. A year and what follows it are two.
    let grouping = tongue != Tongue::English && end - start <= 3;
    loop {
        let Some(gap) = text[end..].chars().next().filter(|c| ".,'\u{a0}\u{2009}\u{202f} ".contains(*c))
        else {
            return end;
        };
        let next = end + gap.len_utf8();
        let after = run(next);
        let three = after - next == 3;
        let goes_on = match gap {
            '.' | ',' => after > next,
            _ => three && grouping && !text[start..end].contains(['.', ',']) && bytes[start] != b'0',
        };
        if !goes_on {
            return end;
        }
        end = after;
    }
}

/// Every value of digits with points, commas or spaces between them; nothing where they are no one
/// number.
fn values(written: &str, tongue: Tongue) -> Option<Vec<f64>> {
    let written: String = written.chars().filter(|c| c.is_ascii_digit() || ".,".contains(*c)).collect();
    let english = value(&written, ',', '.');
    let spanish = value(&written, '.', ',');
    let mut values: Vec<f64> = match tongue {
        Tongue::English => english.into_iter().collect(),
        // A point before three digits groups them; in the Americas commas may do so too.
        Tongue::Spanish => match spanish {
            Some(spanish) if written.contains(',') => std::iter::once(spanish).chain(english).collect(),
            spanish => spanish.or(english).into_iter().collect(),
        },
        Tongue::Other => english.into_iter().chain(spanish).collect(),
    };
    values.dedup();
    (!values.is_empty()).then_some(values)
}

/// The value of digits with one mark between groups of three and another before decimals.
fn value(written: &str, group: char, point: char) -> Option<f64> {
    let (whole, decimals) =
        written.split_once(point).map_or((written, None), |(whole, rest)| (whole, Some(rest)));
    let mut groups = whole.split(group);
    let first = groups.next().unwrap_or_default();
    let grouped = whole.contains(group);
    let right = groups.all(|group| group.len() == 3) && (!grouped || (1..=3).contains(&first.len()));
    let decimals = decimals.unwrap_or("0");
    if !right || first.is_empty() || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    format!("{}.{decimals}", whole.replace(group, "")).parse().ok()
}

/// Numbers that only stand close together, such as `7.1.2026`.
fn singles(text: &str, range: Range<usize>) -> Vec<Number> {
    let mut at = range.start;
    let mut numbers = Vec::new();
    for part in text[range].split(['.', ',']) {
        if let Ok(value) = part.parse::<f64>() {
            numbers.push(Number {
                range: at..at + part.len(),
                values: vec![value],
                plain: vec![value],
                clock: None,
            });
        }
        at += part.len() + 1;
    }
    numbers
}

/// `2026-01-07` at `start`.
fn iso_date(text: &str, start: usize) -> Option<Range<usize>> {
    let date = text.get(start..start + 10)?;
    let ends = !text[start + 10..].starts_with(|c: char| c.is_ascii_digit());
    crate::model::date::Day::parse(date).filter(|_| ends).map(|_| start..start + 10)
}

/// The year and the day; the other language may have the month's name.
fn parts_of_date(text: &str, date: &Range<usize>) -> Vec<Number> {
    [(date.start, date.start + 4), (date.start + 8, date.end)]
        .into_iter()
        .flat_map(|(start, end)| singles(text, start..end))
        .collect()
}

/// Words that scale the number before them, by language; the longest first.
const SCALES: &[(Tongue, &[(&str, f64)])] = &[
    (
        Tongue::English,
        &[
            ("thousand", 1e3),
            ("millions", 1e6),
            ("million", 1e6),
            ("billions", 1e9),
            ("billion", 1e9),
            ("trillions", 1e12),
            ("trillion", 1e12),
            ("mn", 1e6),
            ("bn", 1e9),
            ("tn", 1e12),
        ],
    ),
    (
        Tongue::Spanish,
        &[
            ("mil millones", 1e9),
            ("millones", 1e6),
            ("millón", 1e6),
            ("mil", 1e3),
            ("millardos", 1e9),
            ("millardo", 1e9),
            ("billones", 1e12),
            ("billón", 1e12),
            ("trillones", 1e18),
            ("trillón", 1e18),
        ],
    ),
];

/// The number with what stands around it: a time of day, a decade, a scale.
fn dressed(text: &str, mut number: Number, tongue: Tongue) -> Number {
    if let Some((clock, end)) = clock(text, &number.range, tongue) {
        return Number { range: number.range.start..end, clock: Some(clock), ..number };
    }
    let after = &text[number.range.end..];
    let first = number.values[0];
    // The eighties are the 1980s; 2025–26 ends in 2026.
    if after.starts_with('s') && first % 10.0 == 0.0 && (1000.0..3000.0).contains(&first) {
        number.values.push(first % 100.0);
    }
    if let Some(year) = year_before(text, number.range.start).filter(|_| first < 100.0) {
        number.values.push(f64::from(year / 100 * 100) + first);
    }
    let scales = SCALES.iter().find(|(of, _)| *of == tongue).map_or(&[][..], |(_, scales)| *scales);
    let gap = after.len() - after.trim_start_matches([' ', '\u{a0}', '\u{202f}', '-']).len();
    let word = &after[gap..];
    let scale = scales.iter().find_map(|(name, scale)| {
        let rest = word
            .get(..name.len())
            .filter(|start| start.eq_ignore_ascii_case(name))
            .map(|_| &word[name.len()..])?;
        (!rest.starts_with(char::is_alphanumeric)).then_some((gap + name.len(), *scale))
    });
    if let Some((length, scale)) = scale.or_else(|| letter_scale(text, &number.range)) {
        number.range.end += length;
        number.values.iter_mut().for_each(|value| *value *= scale);
    }
    number
}

/// The letter after an amount of money: `$500m`, `€2k`.
fn letter_scale(text: &str, range: &Range<usize>) -> Option<(usize, f64)> {
    let is_money = text[..range.start].ends_with(['$', '€', '£']);
    let mut after = text[range.end..].chars();
    let scale = match after.next()?.to_ascii_lowercase() {
        'k' => 1e3,
        'm' => 1e6,
        'b' => 1e9,
        't' => 1e12,
        _ => return None,
    };
    let ends = after.next().is_none_or(|c| !c.is_alphanumeric());
    (is_money && ends).then_some((1, scale))
}

/// The year of which this is the other end: `2025` before `–26`.
fn year_before(text: &str, start: usize) -> Option<u32> {
    let before = text[..start].strip_suffix(['-', '–', '/'])?;
    let from = before.len().checked_sub(4)?;
    let year = before.get(from..).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))?;
    let begins = !before[..from].ends_with(|c: char| c.is_ascii_digit());
    year.parse().ok().filter(|_| begins)
}

/// The time of day that begins with the number at `range`, and where it ends: `5 p.m.`, `17:00`,
/// `5.30 p. m.`
fn clock(text: &str, range: &Range<usize>, tongue: Tongue) -> Option<(Clock, usize)> {
    let written = &text[range.clone()];
    let point =
        written.split_once('.').filter(|(_, minutes)| minutes.len() == 2 && tongue != Tongue::English);
    let colon = text[range.end..].strip_prefix(':').and_then(|rest| rest.get(..2));
    let colon = colon.filter(|two| two.bytes().all(|b| b.is_ascii_digit()) && !written.contains(['.', ',']));
    let (hour, minutes, end) = match (colon, point) {
        (Some(minutes), _) => (written, minutes, range.end + 3),
        (None, Some((hour, minutes))) => (hour, minutes, range.end),
        (None, None) => (written, "0", range.end),
    };
    let (hour, minutes): (u16, u16) = (hour.parse().ok()?, minutes.parse().ok()?);
    let half = half_of_day(&text[end..]);
    // Without a colon only the words after it make a number a time of day.
    if hour > 24 || minutes > 59 || colon.is_none() && half.is_none() {
        return None;
    }
    let (length, pm) = half.unwrap_or((0, hour >= 12));
    let hour = if half.is_some() { hour % 12 + if pm { 12 } else { 0 } } else { hour % 24 };
    let whole_day = half.is_some() || hour > 12 || written.starts_with('0');
    Some((Clock { minutes: hour * 60 + minutes, whole_day }, end + length))
}

/// `a.m.` or `p.m.` at the beginning of `after`, however spaced: its length, and whether it is p.m.
fn half_of_day(after: &str) -> Option<(usize, bool)> {
    let (mut length, mut letters) = (0, String::new());
    for c in after.chars() {
        match c.to_ascii_lowercase() {
            'a' | 'p' if letters.is_empty() => letters.push(c.to_ascii_lowercase()),
            'm' if letters.len() == 1 => letters.push('m'),
            ' ' | '\u{a0}' | '\u{202f}' if letters.len() < 2 => {}
            '.' if letters.len() == 1 || letters.len() == 2 => {}
            c if c.is_alphanumeric() => return None,
            _ => break,
        }
        length += c.len_utf8();
        if letters.len() == 2 && !after[length..].starts_with('.') {
            break;
        }
    }
    let ends = !after[length..].starts_with(char::is_alphanumeric);
    (letters.len() == 2 && ends).then_some((length, letters == "pm"))
}

/// What joins two numbers that have one scale: `3 to 4 million`.
const JOINTS: &[&str] = &["to", "and", "or", "y", "e", "o", "u", "a", "-", "–", "—"];

/// Lets a number without a scale also be read with that of the number it is joined to.
fn share_scales(text: &str, numbers: &mut [Number]) {
    for at in 1..numbers.len() {
        let (before, after) = numbers.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last_mut(), after.first()) else { continue };
        let gap = text[first.range.end..second.range.start].trim().trim_end_matches(['$', '€', '£']).trim();
        let scale = second.values[0] / second.plain[0];
        if scale > 1.0 && scale.is_finite() && JOINTS.contains(&gap) {
            first.values.extend(first.plain.iter().map(|value| value * scale).collect::<Vec<f64>>());
        }
    }
}

#[cfg(test)]
mod tests;
