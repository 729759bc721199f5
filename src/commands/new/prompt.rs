//! Questions put on the terminal, each until its answer will do.

use crate::scaffold::Question;
use anyhow::{Result, bail};
use std::io::{BufRead, Write};

/// Who sits at the terminal.
pub(super) struct Author<'t> {
    pub(super) input: &'t mut dyn BufRead,
    pub(super) output: &'t mut dyn Write,
}

impl Author<'_> {
    /// Tells something that wants no answer.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(super) fn say(&mut self, line: &str) -> Result<()> {
        Ok(writeln!(self.output, "  {line}")?)
    }

    /// Asks `question`; an empty answer is `usual`, where there is one.
    ///
    /// # Errors
    /// When the input ends, or the terminal is gone.
    pub(super) fn ask(&mut self, question: &Question, usual: Option<&str>) -> Result<String> {
        if let Some(words) = question.words() {
            self.say(&words.join(", "))?;
        }
        loop {
            let usual_hint = usual.map_or(String::new(), |usual| format!(" [{usual}]"));
            write!(self.output, "{} ({}){usual_hint}: ", question.flag.replace('-', " "), question.ask)?;
            self.output.flush()?;
            let mut line = String::new();
            if self.input.read_line(&mut line)? == 0 {
                writeln!(self.output)?;
                bail!("nothing was written: there was no answer");
            }
            let answer = match (line.trim(), usual) {
                ("", Some(usual)) => usual,
                (answer, _) => answer,
            };
            match question.fault(answer) {
                None => return Ok(answer.to_owned()),
                Some(fault) => self.say(&fault)?,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scaffold::Form;

    fn asked(form: Form, usual: Option<&str>, typed: &str) -> (Option<String>, String) {
        let question = Question { flag: "kind", required: true, ask: "what", form };
        let mut output = Vec::new();
        let mut author = Author { input: &mut typed.as_bytes(), output: &mut output };
        let answer = author.ask(&question, usual);
        (answer.ok(), String::from_utf8(output).expect("the questions are UTF-8"))
    }

    #[test]
    fn asks_until_the_answer_will_do() {
        let (answer, output) = asked(Form::OneOf(|| vec!["wire", "court"]), None, "\nwirr\nwire\n");
        assert_eq!(answer.as_deref(), Some("wire"));
        assert_eq!(
            output,
            "  wire, court\nkind (what):   it is empty\nkind (what):   `wirr` is not one of `wire` or `court`; \
             did you mean `wire`?\nkind (what): "
        );
    }

    #[test]
    fn nothing_is_the_usual_answer() {
        let (answer, output) = asked(Form::Date, Some("2026-01-09"), "\n");
        assert_eq!((answer.as_deref(), output.as_str()), (Some("2026-01-09"), "kind (what) [2026-01-09]: "));
    }

    #[test]
    fn an_input_that_ends_is_no_answer() {
        assert_eq!(asked(Form::Words, None, "").0, None);
    }
}
