//! Annotations for GitHub's workflows, which show each problem beside its line.

use super::{Diagnostic, Files, Severity, Span, first_line, position};
use std::fmt::Write as _;

/// One command a line, as <https://docs.github.com/actions/reference/workflow-commands> has them.
pub(super) fn render(diags: &[Diagnostic], files: &dyn Files, _colour: bool) -> String {
    diags.iter().map(|diagnostic| annotation(diagnostic, files)).collect()
}

fn annotation(diagnostic: &Diagnostic, files: &dyn Files) -> String {
    let kind = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let place = |span: Span| (files.path(span.file), position(files.text(span.file), span.start));
    let mut properties = String::new();
    let mut message = diagnostic.message.clone();
    for note in &diagnostic.notes {
        let (path, at) = place(note.span);
        let _ = write!(message, "\nnote: {} ({path}:{}:{})", note.message, at.line, at.column);
    }
    if let Some(help) = &diagnostic.help {
        let _ = write!(message, "\nhelp: {help}");
    }
    if let Some(span) = diagnostic.span {
        let (path, at) = place(span);
        // The log shows the message alone, and only the first ten annotations are shown elsewhere: so
        // the message says once more where it belongs.
        let _ = write!(message, "\n--> {path}:{}:{}", at.line, at.column);
        let end = position(files.text(span.file), first_line(files.text(span.file), span).end as u32);
        let _ = write!(properties, "file={},line={},endLine={},", property(path), at.line, end.line);
        let _ = write!(properties, "col={},endColumn={},", at.column, end.column);
    }
    format!("::{kind} {properties}title={}::{}\n", property(diagnostic.rule), data(&message))
}

/// As GitHub's own toolkit writes a message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// As GitHub's own toolkit writes a property's value.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;

    struct One;
    impl Files for One {
        fn path(&self, _: FileId) -> &str {
            "content/a,b: 100%.yaml"
        }
        fn text(&self, _: FileId) -> &str {
            "first\nsecond: é x\n"
        }
    }

    #[test]
    fn what_has_a_meaning_in_a_command_is_escaped() {
        let span = Span { file: FileId(0), start: 17, end: 18 };
        let diagnostic =
            Diagnostic::error("a-rule", span, "100% wrong: a, b").help("one\r\ntwo").note(span, "here");
        assert_eq!(
            render(&[diagnostic], &One, false),
            "::error file=content/a%2Cb%3A 100%25.yaml,line=2,endLine=2,col=11,endColumn=12,title=a-rule::100%25 wrong: a, b\
             %0Anote: here (content/a,b: 100%25.yaml:2:11)%0Ahelp: one%0D%0Atwo\
             %0A--> content/a,b: 100%25.yaml:2:11\n"
        );
    }

    #[test]
    fn only_the_first_line_of_a_record_is_marked() {
        let span = Span { file: FileId(0), start: 2, end: 17 };
        let line = render(&[Diagnostic::error("a-rule", span, "wrong")], &One, false);
        assert!(line.contains(",line=1,endLine=1,col=3,endColumn=6,"), "{line}");
    }

    #[test]
    fn a_problem_without_a_place_is_one_of_the_run() {
        let diagnostic = Diagnostic::warning("a-rule", None, "wrong");
        assert_eq!(render(&[diagnostic], &One, false), "::warning title=a-rule::wrong\n");
    }
}
