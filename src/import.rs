//! Other people's timelines to records of ours. Text comes in, text goes out; what could not be kept
//! is reported with its place in the file that was read.

mod csv;
mod dates;
mod drafts;
mod html;
mod json;

pub use drafts::{Drafts, Target};

use crate::diag::{Diagnostic, FileId, Span};

/// A format that can be read.
struct Format {
    /// As the author knows it, for messages.
    name: &'static str,
    /// How the names of its files end.
    extension: &'static str,
    read: fn(FileId, &str, &mut Vec<Diagnostic>) -> Vec<Slide>,
}

/// The table of formats.
const FORMATS: &[Format] = &[csv::FORMAT, json::FORMAT];

/// What import alone reports, for `explain`: these are no rules on records.
const REPORTS: &[(&str, &str)] = &[
    (
        "left-out",
        "Something in an imported timeline has no place in a record, or is there already.\n\n\
         Eras, title slides, thumbnails and backgrounds are left out, and so is an event of which one with the\n\
         same date and title is there. The rest of the timeline is imported all the same.\n",
    ),
    (
        "partial-date",
        "An imported date has no day, or no month.\n\n\
         The date is kept as it is given: `1952`, and not the first of January. TimelineJS shows such dates too,\n\
         but people often leave the day out only because they did not look it up. Write it where it is known.\n",
    ),
    (
        "not-a-timeline",
        "A file to be imported is neither TimelineJS's spreadsheet nor its JSON.\n\n\
         The spreadsheet begins with the row of headings of TimelineJS's own template, and is saved as CSV. The JSON\n\
         is an object with a list `events`.\n",
    ),
];

/// The names of what import alone reports.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    REPORTS.iter().map(|(name, _)| *name)
}

/// What the problem called `name` means, if it is one that only import reports.
pub(crate) fn explain(name: &str) -> Option<String> {
    let (name, text) = REPORTS.iter().find(|(own, _)| *own == name)?;
    Some(format!("{name} (import)\n\n{text}"))
}

/// A value out of the file, with its place and the name of its column or field.
#[derive(Clone, Debug)]
struct Cell {
    text: String,
    span: Span,
    name: &'static str,
}

/// What sort of slide it is: only events become events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Event,
    Title,
    Era,
}

/// One row or object, as far as it says anything: cells that are empty are not there.
#[derive(Clone, Debug)]
struct Slide {
    /// As the author counts: `row 3`, `event 3`.
    label: String,
    span: Span,
    sort: Sort,
    start: Moment,
    end: Moment,
    display_date: Option<Cell>,
    /// The date as our own export gives it where TimelineJS has no words for it.
    edtf: Option<Cell>,
    headline: Option<Cell>,
    text: Option<Cell>,
    media: Option<Cell>,
    credit: Option<Cell>,
    caption: Option<Cell>,
    group: Option<Cell>,
    id: Option<Cell>,
    /// What has no place in a record: thumbnails, backgrounds.
    rest: Vec<Cell>,
}

/// A date in parts.
#[derive(Clone, Debug, Default)]
struct Moment {
    year: Option<Cell>,
    month: Option<Cell>,
    day: Option<Cell>,
    /// `14:30` or `2:30 pm`; no zone is known.
    time: Option<Cell>,
}

impl Slide {
    /// A message about this slide.
    fn says(&self, cell: &Cell, message: &str) -> String {
        format!("{}, `{}`: {message}", self.label, cell.name)
    }
}

/// Reads a timeline and turns it into drafts for `target`. The drafts are `None` where the file as a
/// whole could not be read.
pub fn import(
    file: FileId,
    path: &str,
    text: &str,
    target: &Target<'_>,
) -> (Option<Drafts>, Vec<Diagnostic>) {
    let mut diags = Vec::new();
    let extension = path.rsplit('.').next().unwrap_or_default().to_lowercase();
    let by_name = FORMATS.iter().find(|format| format.extension == extension);
    let begins = text.trim_start().starts_with(['{', '[']);
    let format = by_name.unwrap_or(if begins { &json::FORMAT } else { &csv::FORMAT });
    let slides = (format.read)(file, text, &mut diags);
    if slides.is_empty() {
        if diags.is_empty() {
            let message = format!("there is no event in this {}", format.name);
            diags.push(Diagnostic::error("not-a-timeline", Span { file, start: 0, end: 0 }, message));
        }
        return (None, diags);
    }
    let drafts = drafts::drafts(&slides, target, &mut diags);
    (Some(drafts), diags)
}
