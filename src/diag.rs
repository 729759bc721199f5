//! What we tell the author: problems with a place in their files. Knows no rule.

mod github;
pub mod html;
mod human;
mod json;
mod short;

use std::fmt;

/// A file that was read; its number is its place in `Sources::files`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A stretch of bytes in a file, `start` inclusive, `end` exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

/// How bad it is. An error stops the site from being written; a warning does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

/// A second place that belongs to a problem, such as where an id was used first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    pub span: Span,
    pub message: String,
}

/// One thing that is wrong in the author's files.
///
/// The message is lower case, has no full stop, and names the thing in backticks; what to do
/// about it goes into `help`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub rule: &'static str,
    pub severity: Severity,
    pub message: String,
    pub span: Option<Span>,
    pub notes: Vec<Note>,
    pub help: Option<String>,
}

impl Diagnostic {
    pub fn error(rule: &'static str, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        let (message, span) = (message.into(), span.into());
        Diagnostic { rule, severity: Severity::Error, message, span, notes: Vec::new(), help: None }
    }

    pub fn warning(rule: &'static str, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(rule, span, message) }
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a help line if there is one to add.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    #[must_use]
    pub fn note(mut self, span: Span, message: impl Into<String>) -> Self {
        self.notes.push(Note { span, message: message.into() });
        self
    }
}

/// A value and what went wrong on the way to it. Not a `Result`: you always get the value.
#[derive(Debug)]
pub struct Outcome<T> {
    pub value: T,
    pub diags: Vec<Diagnostic>,
}

/// Sorts by file and place and drops repeats, so that two runs print the same lines; what a record
/// hides in a message is shown.
pub fn sorted(mut diags: Vec<Diagnostic>) -> Vec<Diagnostic> {
    for one in &mut diags {
        let notes = one.notes.iter_mut().map(|note| &mut note.message);
        notes.chain([&mut one.message]).for_each(|text| legible(text, &[]));
        one.help.iter_mut().for_each(|text| legible(text, &['\n']));
    }
    diags.sort_by(|a, b| {
        (a.span.is_some(), a.span, a.severity, a.rule, &a.message).cmp(&(
            b.span.is_some(),
            b.span,
            b.severity,
            b.rule,
            &b.message,
        ))
    });
    diags.dedup();
    diags
}

/// Writes characters that drive a terminal, break a line or turn the order of others as `\u{202e}`,
/// except those that are `meant`.
fn legible(text: &mut String, meant: &[char]) {
    let hides = |c: char| (c.is_control() || is_hidden(c)) && !meant.contains(&c);
    if !text.is_ascii() || text.bytes().any(|byte| byte.is_ascii_control()) {
        *text = text
            .chars()
            .flat_map(|c| {
                let shown = hides(c).then(|| c.escape_default());
                shown.into_iter().flatten().chain(Some(c).filter(|c| !hides(*c)))
            })
            .collect();
    }
}

/// Whether a character is not seen itself, but changes how others are shown: the bidirectional
/// formatting characters, separators of lines, and those without width.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// How many of `diags` are errors, and how many are warnings.
pub fn count(diags: &[Diagnostic]) -> (usize, usize) {
    let errors = diags.iter().filter(|d| d.severity == Severity::Error).count();
    (errors, diags.len() - errors)
}

/// The files that problems point into, as the renderers need them.
pub trait Files {
    /// The file's path from the project folder, with `/` between its parts.
    fn path(&self, file: FileId) -> &str;
    /// The file's whole text.
    fn text(&self, file: FileId) -> &str;
}

/// A line and a column, both counted from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

/// Where byte `offset` of `text` is.
pub fn position(text: &str, offset: u32) -> Position {
    let offset = text.floor_char_boundary(offset as usize);
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Position { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
}

/// The part of a span on its first line: a mark over a whole record would say nothing.
fn first_line(text: &str, span: Span) -> std::ops::Range<usize> {
    let start = text.floor_char_boundary(span.start as usize);
    let end = text.floor_char_boundary(span.end as usize).max(start);
    start..text[start..end].find('\n').map_or(end, |at| start + at)
}

/// How problems are written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Human,
    Short,
    Json,
    Github,
    Html,
}

/// One writer of problems: the problems, their files, whether colour is wanted.
type Renderer = fn(&[Diagnostic], &dyn Files, bool) -> String;

/// The table of formats; one file each.
const FORMATS: &[(Format, Renderer)] = &[
    (Format::Human, human::render),
    (Format::Short, short::render),
    (Format::Json, json::render),
    (Format::Github, github::render),
    (Format::Html, html::render),
];

/// All of `diags` in `format`; empty when there are none, but for JSON, which says so.
pub fn render(diags: &[Diagnostic], files: &dyn Files, format: Format, colour: bool) -> String {
    let (_, renderer) =
        FORMATS.iter().find(|(name, _)| *name == format).expect("every format has its row in FORMATS");
    renderer(diags, files, colour)
}
