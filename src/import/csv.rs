//! TimelineJS's spreadsheet, saved as CSV (RFC 4180): a heading row, then a slide a row.

use super::{Cell, Format, Moment, Slide, Sort};
use crate::diag::{Diagnostic, FileId, Span};
use crate::model::nearest;

pub(super) const FORMAT: Format = Format { name: "spreadsheet", extension: "csv", read };

/// The columns, as TimelineJS's template has them; letters and blanks may differ.
const COLUMNS: &[&str] = &[
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Type",
    "Group",
    "Background",
];

/// Without these it is some other table.
const NEEDED: &[&str] = &["Year", "Headline"];

/// A field as it stands: its text without quotes, and its bytes in the file.
struct Raw {
    text: String,
    start: usize,
    end: usize,
}

fn read(file: FileId, text: &str, diags: &mut Vec<Diagnostic>) -> Vec<Slide> {
    let span = |raw: &Raw| Span { file, start: raw.start as u32, end: raw.end as u32 };
    let separator = separator(text);
    let mut rows = match rows(text, separator) {
        Ok(rows) => rows.into_iter(),
        Err(at) => {
            let span = Span { file, start: at as u32, end: at as u32 + 1 };
            let message = "a quotation mark opens a field that is never closed";
            let help = "close it; a quotation mark within a field is written twice";
            diags.push(Diagnostic::error("not-a-timeline", span, message).help(help));
            return Vec::new();
        }
    };
    let Some(heading) = rows.next() else { return Vec::new() };
    let columns: Vec<Option<&'static str>> = heading.iter().map(|raw| column(&raw.text)).collect();
    if let Some(missing) = NEEDED.iter().find(|name| !columns.contains(&Some(name))) {
        let old = heading.iter().any(|raw| plain(&raw.text) == "startdate");
        let help = if old {
            "this is the sheet of an older TimelineJS: copy it into today's template, where `Start Date` is `Year`, \
             `Month` and `Day`"
        } else {
            "the first row has to be TimelineJS's own: Year, Month, Day, Time, … Headline, Text, Media, …"
        };
        let place = heading.first().map(span);
        let message = format!("the first row has no column `{missing}`");
        diags.push(Diagnostic::error("not-a-timeline", place, message).help(help));
        return Vec::new();
    }
    for (raw, _) in
        heading.iter().zip(&columns).filter(|(raw, known)| known.is_none() && !raw.text.is_empty())
    {
        let meant = nearest(&raw.text, COLUMNS.iter().copied());
        let help = meant.map(|name| format!("did you mean `{name}`?"));
        let message = format!("`{}` is not a column of TimelineJS, and is left out", raw.text);
        diags.push(Diagnostic::warning("left-out", span(raw), message).maybe_help(help));
    }
    let slides = rows.enumerate().filter_map(|(at, row)| {
        let cells: Vec<Cell> = row
            .into_iter()
            .zip(&columns)
            .filter_map(|(raw, name)| {
                let place = span(&raw);
                let text = raw.text.trim().to_owned();
                name.filter(|_| !text.is_empty()).map(|name| Cell { text, span: place, name })
            })
            .collect();
        // The heading is row 1, as the spreadsheet counts.
        slide(format!("row {}", at + 2), cells, diags)
    });
    slides.collect()
}

/// The slide that a row holds; an empty row holds none.
fn slide(label: String, cells: Vec<Cell>, diags: &mut Vec<Diagnostic>) -> Option<Slide> {
    let span = Span { end: cells.last()?.span.end, ..cells.first()?.span };
    let mut cells = cells;
    let mut take = |name: &str| cells.iter().position(|cell| cell.name == name).map(|at| cells.remove(at));
    let kind = take("Type");
    let sort = match kind.as_ref().map(|cell| cell.text.to_lowercase()).as_deref() {
        Some("title") => Sort::Title,
        Some("era") => Sort::Era,
        Some("event") | None => Sort::Event,
        Some(other) => {
            let message = format!(
                "{label}, `Type`: `{other}` is not `title`, `era` or empty; it is taken for an event"
            );
            diags.push(Diagnostic::warning("left-out", kind.map(|cell| cell.span), message));
            Sort::Event
        }
    };
    let start = Moment { year: take("Year"), month: take("Month"), day: take("Day"), time: take("Time") };
    let end = Moment {
        year: take("End Year"),
        month: take("End Month"),
        day: take("End Day"),
        time: take("End Time"),
    };
    Some(Slide {
        label,
        span,
        sort,
        start,
        end,
        display_date: take("Display Date"),
        edtf: None,
        headline: take("Headline"),
        text: take("Text"),
        media: take("Media"),
        credit: take("Media Credit"),
        caption: take("Media Caption"),
        group: take("Group"),
        id: None,
        rest: cells,
    })
}

/// The column that a heading names.
fn column(heading: &str) -> Option<&'static str> {
    COLUMNS.iter().find(|name| plain(name) == plain(heading)).copied()
}

fn plain(heading: &str) -> String {
    heading.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What stands between fields: a comma, or in some countries' spreadsheets a semicolon, or a tab.
fn separator(text: &str) -> u8 {
    let heading = text.lines().next().unwrap_or_default();
    let count = |c: &u8| heading.bytes().filter(|b| b == c).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(count).unwrap_or(b',')
}

/// The rows of a table. An empty line is a row without a cell, so that rows keep their numbers.
///
/// # Errors
/// Where a quotation mark opens that is never closed.
fn rows(text: &str, separator: u8) -> Result<Vec<Vec<Raw>>, usize> {
    let bytes = text.as_bytes();
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let field = if bytes[at] == b'"' { quoted(text, at)? } else { (String::new(), at) };
        let (mut value, rest) = field;
        let end = (rest..bytes.len())
            .find(|at| bytes[*at] == separator || matches!(bytes[*at], b'\n' | b'\r'))
            .unwrap_or(bytes.len());
        value.push_str(&text[rest..end]);
        row.push(Raw { text: value, start, end });
        at = end;
        if at < bytes.len() && bytes[at] == separator {
            at += 1;
            // What ends with a separator ends with an empty field, which says nothing.
            continue;
        }
        at += if text[at..].starts_with("\r\n") { 2 } else { 1 };
        rows.push(std::mem::take(&mut row));
    }
    rows.extend((!row.is_empty()).then_some(row));
    Ok(rows)
}

/// Reads the quoted part of a field that begins at `start`: its text, and where it ends.
fn quoted(text: &str, start: usize) -> Result<(String, usize), usize> {
    let mut value = String::new();
    let mut at = start + 1;
    loop {
        let close = text[at..].find('"').ok_or(start)? + at;
        value.push_str(&text[at..close]);
        at = close + 1;
        if !text[at..].starts_with('"') {
            return Ok((value, at));
        }
        value.push('"');
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, separator: u8) -> Vec<Vec<String>> {
        let rows = rows(text, separator).expect("the quotes are closed");
        rows.into_iter().map(|row| row.into_iter().map(|raw| raw.text).collect()).collect()
    }

    #[test]
    fn reads_rows_as_rfc_4180_has_them() {
        assert_eq!(texts("a,b\r\n\"c\nd\",\"say \"\"e\"\"\"\n", b','), [["a", "b"], ["c\nd", "say \"e\""]]);
        assert_eq!(texts("a;b", b';'), [["a", "b"]]);
        assert_eq!(texts("a,\n,b\n", b','), [vec!["a", ""], vec!["", "b"]]);
        assert_eq!(texts("é\t\"ñ\"", b'\t'), [["é", "ñ"]]);
        assert_eq!(rows("a,\"b\nc", b',').err(), Some(2));
    }

    #[test]
    fn finds_what_separates() {
        assert_eq!(separator("Year;Month;Headline, or so\n"), b';');
        assert_eq!(separator("Year\tMonth"), b'\t');
        assert_eq!(separator("Year"), b',');
    }
}
