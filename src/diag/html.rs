//! Problems as they stand in a page that `serve` shows: what the terminal says, as HTML.

use super::{Diagnostic, Files, Severity, human};
use std::fmt::Write as _;

/// More than this in one page help nobody; the terminal has all.
const MOST: usize = 50;

pub(super) fn render(diags: &[Diagnostic], files: &dyn Files, _colour: bool) -> String {
    let mut html = String::new();
    for diagnostic in diags.iter().take(MOST) {
        let kind = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let text = human::one(diagnostic, files, false);
        let (title, rest) = text.trim_end().split_once('\n').unwrap_or((text.trim_end(), ""));
        let (title, rest) = (escape(title), escape(rest));
        let _ = writeln!(html, "<pre class=\"{kind}\"><strong>{title}</strong>\n{rest}</pre>");
    }
    if diags.len() > MOST {
        let _ = writeln!(html, "<p>… and {} more, which the terminal has.</p>", diags.len() - MOST);
    }
    html
}

/// `text` as it stands between tags or in an attribute's value.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Nothing;
    impl Files for Nothing {
        fn path(&self, _: crate::diag::FileId) -> &str {
            ""
        }
        fn text(&self, _: crate::diag::FileId) -> &str {
            ""
        }
    }

    #[test]
    fn nothing_of_a_message_is_markup() {
        let html = render(&[Diagnostic::error("a-rule", None, "no `<b>\"&`")], &Nothing, false);
        assert_eq!(
            html,
            "<pre class=\"error\"><strong>error[a-rule]: no `&lt;b&gt;&quot;&amp;`</strong>\n</pre>\n"
        );
    }

    #[test]
    fn what_is_too_much_is_counted() {
        let html = render(&vec![Diagnostic::error("a-rule", None, "wrong"); MOST + 2], &Nothing, false);
        assert_eq!(html.matches("<pre").count(), MOST);
        assert!(html.contains("and 2 more"), "{html}");
    }
}
