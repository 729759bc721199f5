//! One JSON document for other programs; CONTRIBUTING.md says what is in it.

use super::{Diagnostic, Files, Severity, Span, count, position};
use serde::Serialize;

/// Goes up when a field changes its meaning or is no longer there; new fields may come at any time.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'d> {
    version: u32,
    errors: usize,
    warnings: usize,
    problems: Vec<Problem<'d>>,
}

#[derive(Serialize)]
struct Problem<'d> {
    rule: &'d str,
    severity: &'static str,
    message: &'d str,
    #[serde(flatten)]
    place: Place<'d>,
    notes: Vec<Note<'d>>,
    help: Option<&'d str>,
}

#[derive(Serialize)]
struct Note<'d> {
    message: &'d str,
    #[serde(flatten)]
    place: Place<'d>,
}

/// Lines and columns are counted from 1, columns in characters; the end is the place after the last
/// character. All is null where a problem has no place.
#[derive(Default, Serialize)]
struct Place<'d> {
    path: Option<&'d str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

impl<'d> Place<'d> {
    fn of(span: Span, files: &'d dyn Files) -> Self {
        let text = files.text(span.file);
        let (start, end) = (position(text, span.start), position(text, span.end));
        Place {
            path: Some(files.path(span.file)),
            line: Some(start.line),
            column: Some(start.column),
            end_line: Some(end.line),
            end_column: Some(end.column),
        }
    }
}

pub(super) fn render(diags: &[Diagnostic], files: &dyn Files, _colour: bool) -> String {
    let (errors, warnings) = count(diags);
    let problems = diags.iter().map(|diagnostic| Problem {
        rule: diagnostic.rule,
        severity: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: &diagnostic.message,
        place: diagnostic.span.map(|span| Place::of(span, files)).unwrap_or_default(),
        notes: diagnostic
            .notes
            .iter()
            .map(|note| Note { message: &note.message, place: Place::of(note.span, files) })
            .collect(),
        help: diagnostic.help.as_deref(),
    });
    let document = Document { version: VERSION, errors, warnings, problems: problems.collect() };
    let text = serde_json::to_string_pretty(&document).expect("numbers and texts can always be written");
    text + "\n"
}
