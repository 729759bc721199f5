//! The terminal's format: the line, a mark under it, and what to do.

use super::{Diagnostic, Files, Severity, first_line};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, renderer::DecorStyle};

/// A line longer than this is cut around the mark by the renderer.
const WIDTH: usize = 120;

pub(super) fn render(diags: &[Diagnostic], files: &dyn Files, colour: bool) -> String {
    diags.iter().map(|diagnostic| one(diagnostic, files, colour)).collect()
}

/// One problem, with an empty line after it.
pub(super) fn one(diagnostic: &Diagnostic, files: &dyn Files, colour: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(&diagnostic.message).id(diagnostic.rule);
    let mut group = Group::with_title(title);
    if let Some(span) = diagnostic.span {
        let snippet = Snippet::source(files.text(span.file)).path(files.path(span.file)).fold(true);
        let own = AnnotationKind::Primary.span(first_line(files.text(span.file), span));
        let here = diagnostic.notes.iter().filter(|note| note.span.file == span.file);
        let notes = here.map(|note| {
            let range = first_line(files.text(span.file), note.span);
            AnnotationKind::Context.span(range).label(&note.message)
        });
        group = group.element(snippet.annotation(own).annotations(notes));
        for note in diagnostic.notes.iter().filter(|note| note.span.file != span.file) {
            let text = files.text(note.span.file);
            let range = first_line(text, note.span);
            let mark = AnnotationKind::Context.span(range).label(&note.message);
            group = group
                .element(Snippet::source(text).path(files.path(note.span.file)).fold(true).annotation(mark));
        }
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    format!("{}\n\n", renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH).render(&[group]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{FileId, Span};

    struct OneLine(String);
    impl Files for OneLine {
        fn path(&self, _: FileId) -> &str {
            "content/a.yaml"
        }
        fn text(&self, _: FileId) -> &str {
            &self.0
        }
    }

    #[test]
    fn a_line_of_five_thousand_characters_is_cut_around_the_mark() {
        let line = format!("{}nobody{}\n", "wörd ".repeat(500), " word".repeat(500));
        let start = line.find("nobody").expect("it is in the line") as u32;
        let files = OneLine(line);
        let span = Span { file: FileId(0), start, end: start + 6 };
        let text = one(&Diagnostic::error("a-rule", span, "wrong"), &files, false);
        let lines: Vec<&str> = text.lines().collect();
        assert!(text.contains("content/a.yaml:1:2501"), "{text}");
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH), "{text}");
        let (excerpt, marks) = (lines[3], lines[4]);
        let column = |line: &str, what: &str| line.find(what).map(|at| line[..at].chars().count());
        assert_eq!(column(excerpt, "nobody"), column(marks, "^^^^^^"), "{text}");
        assert!(excerpt.contains("| ...") && excerpt.ends_with("..."), "{text}");
    }
}
