//! `calendar.ics`: what the newest edition says is due, as whole days (RFC 5545).

use crate::model::date::Day;
use crate::model::records::{Edition, Watch};
use crate::site::{Desk, Here, Made, Page, Scope, markdown};
use std::collections::BTreeMap;

pub(super) const NAME: &str = "calendar.ics";

/// Something due.
pub(super) struct Due {
    /// Its number among those due on one day, from 1: that stays when others come and when an edition
    /// takes it over from the one before.
    number: usize,
    first: Day,
    /// The last day, included.
    last: Day,
    /// The date in words, where it is not one day.
    date: Option<String>,
    text: String,
    /// Where it is said: publisher, date, address.
    sources: Vec<String>,
}

pub(super) fn files<'d>(desk: &'d Desk<'d>, _: &[Page<'d>]) -> Vec<Made<'d>> {
    let Some(base) = desk.base_url.as_deref() else { return Vec::new() };
    let Some(edition) = desk.briefing.editions.last() else { return Vec::new() };
    let scopes = desk.scopes().filter(|scope| !due(*scope, base).is_empty());
    scopes
        .map(|scope| {
            let make = move || calendar(scope, edition, base).into_bytes();
            Made { path: scope.file(NAME).path(), make: Box::new(make) }
        })
        .collect()
}

/// What the newest edition gives a date for, as far as that has a first or a last day.
pub(super) fn due(scope: Scope<'_>, base: &str) -> Vec<Due> {
    let here = Here::new(scope, base.to_owned());
    let watch = scope.briefing.editions.iter().last().map(|edition| edition.watch.as_slice());
    let mut met: BTreeMap<Day, usize> = BTreeMap::new();
    let mut due = Vec::new();
    for one in watch.unwrap_or_default() {
        let Some(date) = &one.date else { continue };
        let number = met.entry(date.sort_day()).or_default();
        *number += 1;
        due.push(due_one(&here, *number, one, date));
    }
    due
}

fn due_one(here: &Here<'_>, number: usize, one: &Watch, date: &crate::model::date::Date) -> Due {
    let (words, briefing) = (here.scope.words, here.scope.briefing);
    let first = date.sort_day();
    let source = |source: &crate::model::refs::Ref<crate::model::records::Source>| {
        let record = &briefing[source];
        let published = record.published.as_ref().map(|date| words.dates.text(date));
        let url = record.url.as_ref().map(|url| url.value.0.clone());
        let parts = [Some(record.publisher.value.clone()), published, url];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    Due {
        number,
        first,
        last: date.latest().unwrap_or(first).max(first),
        date: (!date.is_exact()).then(|| words.dates.text(date)),
        text: markdown::plain(&here.inline(&one.text).html),
        sources: one.sources.iter().map(source).collect(),
    }
}

fn calendar(scope: Scope<'_>, edition: &Edition, base: &str) -> String {
    let title = scope.briefing.config.title.get(scope.language).0;
    let description = scope.briefing.config.description.get(scope.language).0;
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        concat!("PRODID:-//briefing//briefing ", env!("CARGO_PKG_VERSION"), "//EN").to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        format!("NAME:{}", text(title)),
        format!("X-WR-CALNAME:{}", text(title)),
        format!("DESCRIPTION:{}", text(description)),
        format!("URL:{}", crate::site::route::absolute(base, scope.page("index").as_str())),
    ];
    let stamp = compact(edition.day());
    let own = scope.record("editions", &edition.id.0);
    let url = crate::site::route::absolute(base, own.as_str());
    for one in due(scope, base) {
        let told: Vec<String> = one.date.iter().cloned().chain(one.sources).collect();
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!(
                "UID:{}",
                super::tag(scope, &scope.page("index"), &format!("/watch/{}/{}", one.first, one.number))
            ),
            format!("SEQUENCE:{}", edition.number.0),
            format!("DTSTAMP:{stamp}T120000Z"),
            format!("DTSTART;VALUE=DATE:{}", compact(one.first)),
            // The end is the day after the last.
            format!("DTEND;VALUE=DATE:{}", compact(Day::from_ordinal(one.last.ordinal() + 1))),
            format!("SUMMARY;LANGUAGE={}:{}", scope.language, text(&one.text)),
        ]);
        if !told.is_empty() {
            lines.push(format!("DESCRIPTION;LANGUAGE={}:{}", scope.language, text(&told.join("\n"))));
        }
        lines.push(format!("URL:{url}"));
        // Nobody's day is taken by it.
        lines.extend(["TRANSP:TRANSPARENT".to_owned(), "END:VEVENT".to_owned()]);
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

/// `20260107`.
fn compact(day: Day) -> String {
    day.to_string().replace('-', "")
}

/// A text as a value: its commas and line ends would mean something else.
fn text(plain: &str) -> String {
    let escaped = plain.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    let lines = escaped.replace("\r\n", "\n").replace(['\n', '\r'], "\\n");
    lines.chars().filter(|c| !c.is_control()).collect()
}

/// A line of at most 75 bytes, and what does not fit on lines of its own that begin with a blank.
fn folded(line: &str) -> String {
    let (mut folded, mut width) = (String::with_capacity(line.len() + 8), 0);
    for c in line.chars() {
        if width + c.len_utf8() > 75 {
            folded.push_str("\r\n ");
            width = 1;
        }
        folded.push(c);
        width += c.len_utf8();
    }
    folded + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let line = format!("SUMMARY:{}", "é".repeat(80));
        let folded = folded(&line);
        assert!(folded.split("\r\n").all(|part| part.len() <= 75));
        assert_eq!(folded.replace("\r\n ", "").trim_end(), line);
        assert_eq!(super::folded("UID:1"), "UID:1\r\n");
    }

    #[test]
    fn marks_that_mean_something_are_escaped() {
        assert_eq!(text("a, b; c\\ d\ne\u{7}"), "a\\, b\\; c\\\\ d\\ne");
    }
}
