//! One line a problem, for editors and scripts: `PATH:LINE:COL: error[rule]: message`.

use super::{Diagnostic, Files, position};

pub(super) fn render(diagnostic: &Diagnostic, files: &dyn Files, _colour: bool) -> String {
    let Diagnostic { rule, severity, message, .. } = diagnostic;
    match diagnostic.span {
        Some(span) => {
            let at = position(files.text(span.file), span.start);
            format!("{}:{}:{}: {severity}[{rule}]: {message}\n", files.path(span.file), at.line, at.column)
        }
        None => format!("{severity}[{rule}]: {message}\n"),
    }
}
