//! One line a problem, for editors and scripts: `PATH:LINE:COL: error[rule]: message`.

use super::{Diagnostic, Files, position};

pub(super) fn render(diags: &[Diagnostic], files: &dyn Files, _colour: bool) -> String {
    diags.iter().map(|diagnostic| one(diagnostic, files)).collect()
}

fn one(diagnostic: &Diagnostic, files: &dyn Files) -> String {
    let Diagnostic { rule, severity, message, .. } = diagnostic;
    match diagnostic.span {
        Some(span) => {
            let at = position(files.text(span.file), span.start);
            format!("{}:{}:{}: {severity}[{rule}]: {message}\n", files.path(span.file), at.line, at.column)
        }
        None => format!("{severity}[{rule}]: {message}\n"),
    }
}
