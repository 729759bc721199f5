//! TimelineJS's dates, in parts, to dates of ours: as exact as they are, and no more.

use super::{Cell, Moment, Slide};
use crate::diag::Diagnostic;
use crate::model::date::{Date, FaultKind};

/// A slide's date, and what of it is no date.
#[derive(Debug)]
pub(super) struct Dated {
    pub(super) date: Date,
    /// Whether the date says all there is to say, and the words it is shown by add nothing.
    pub(super) is_whole: bool,
    /// The clock time in words: TimelineJS knows no zone.
    pub(super) time: Option<String>,
}

/// The date of a slide; what is wrong with it, or not exact, is reported.
pub(super) fn date(slide: &Slide, diags: &mut Vec<Diagnostic>) -> Option<Dated> {
    if let Some(cell) = &slide.edtf {
        match Date::parse(&cell.text) {
            Ok(date) => return Some(Dated { date, is_whole: true, time: times(slide) }),
            Err(fault) => {
                let message = slide.says(cell, &format!("{}; the other fields are taken", fault.message));
                diags.push(Diagnostic::warning("left-out", cell.span, message).help(fault.help));
            }
        }
    }
    if slide.start.year.is_none() {
        let message = format!("{} has no year", slide.label);
        let help = "an event has a date; a title slide says `title` in the column `Type`";
        diags.push(Diagnostic::error("missing-field", slide.span, message).help(help));
    }
    // Both are looked at before either ends the work: an author mends a row once.
    let start = moment(slide, &slide.start, diags);
    let end = slide.end.year.as_ref().map(|_| moment(slide, &slide.end, diags));
    let year = slide.start.year.as_ref()?;
    let end = match end {
        Some(end) => Some(end?),
        None => {
            let rest = [&slide.end.month, &slide.end.day, &slide.end.time].into_iter().flatten().next();
            if let Some(cell) = rest {
                let message = slide.says(cell, "the end has no year, and is left out");
                diags.push(Diagnostic::warning("left-out", cell.span, message));
            }
            None
        }
    };
    let start = start?;
    let text = match &end {
        Some(end) if *end != start => format!("{start}/{end}"),
        _ => start.clone(),
    };
    let date = match Date::parse(&text) {
        Ok(date) => date,
        Err(fault) => {
            let backwards = fault.kind == FaultKind::Backwards;
            let rule = if backwards { "interval-backwards" } else { "bad-date" };
            let cell = slide.end.year.as_ref().filter(|_| backwards).unwrap_or(year);
            diags.push(Diagnostic::error(rule, cell.span, slide.says(cell, &fault.message)).help(fault.help));
            return None;
        }
    };
    if start.len() < 10 || end.as_ref().is_some_and(|end| end.len() < 10) {
        let message = format!("{}: the day is not known, and the date is kept so: {text}", slide.label);
        diags.push(Diagnostic::warning("partial-date", year.span, message));
    }
    Some(Dated { date, is_whole: false, time: times(slide) })
}

/// `2026`, `2026-01` or `2026-01-07`; reports every part that is none. Nothing where there is no year.
fn moment(slide: &Slide, moment: &Moment, diags: &mut Vec<Diagnostic>) -> Option<String> {
    let mut number = |cell: &Cell, low: i64, high: i64, what: &str| {
        let digits = cell.text.replace([' ', ','], "");
        let digits = digits.strip_suffix(".0").unwrap_or(&digits);
        let value = digits.parse::<i64>().ok();
        if let Some(value) = value.filter(|value| (low..=high).contains(value)) {
            return Some(value);
        }
        let (message, help) = match value {
            Some(value) if what == "year" && value < 0 => (
                format!("{} is before the year 0, and a briefing's dates are not", cell.text),
                "leave the row out with --partial, or write a page on what came before".to_owned(),
            ),
            Some(value) if what == "year" => (format!("{value} is not a year of four digits"), String::new()),
            Some(value) => (format!("there is no {what} {value}"), String::new()),
            None => (format!("`{}` is not a number", cell.text), format!("write the {what} in digits")),
        };
        let help = Some(help).filter(|help| !help.is_empty());
        let diagnostic = Diagnostic::error("bad-date", cell.span, slide.says(cell, &message));
        diags.push(diagnostic.maybe_help(help));
        None
    };
    let year = moment.year.as_ref().map(|cell| number(cell, 0, 9999, "year"));
    let month = moment.month.as_ref().map(|cell| number(cell, 1, 12, "month"));
    // Without a month the day is left out anyway.
    let day = moment.day.as_ref().filter(|_| month.is_some());
    let day = day.map(|cell| (cell, number(cell, 1, 31, "day")));
    let mut text = format!("{:04}", year??);
    let Some(month) = month else {
        if let Some(day) = &moment.day {
            let message = slide.says(day, "there is a day and no month; only the year is kept");
            diags.push(Diagnostic::warning("partial-date", day.span, message));
        }
        return Some(text);
    };
    text.push_str(&format!("-{:02}", month?));
    if let Some((day, value)) = day {
        text.push_str(&format!("-{:02}", value?));
        if let Err(fault) = Date::parse(&text) {
            let diagnostic = Diagnostic::error("bad-date", day.span, slide.says(day, &fault.message));
            diags.push(diagnostic.help(fault.help));
            return None;
        }
    }
    Some(text)
}

/// The clock times in words.
fn times(slide: &Slide) -> Option<String> {
    match (&slide.start.time, &slide.end.time) {
        (Some(start), Some(end)) => Some(format!("{}–{}", start.text, end.text)),
        (Some(time), None) | (None, Some(time)) => Some(time.text.clone()),
        (None, None) => None,
    }
}
