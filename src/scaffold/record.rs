//! A record as text: its fields in order, a line each, with hints as comments.

use super::yaml::{block, scalar};
use super::{Answers, PLACEHOLDER, all};
use crate::model::decode::Field;

/// Where hints begin, in characters from the margin, so that they stand under one another.
const HINTS: usize = 34;

/// One field with its value and, where it helps, a hint.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) key: String,
    pub(crate) value: Value,
    pub(crate) hint: String,
}

/// What a field holds.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// An id, a date, a number, a word of a list: as it is.
    Bare(String),
    /// A text that has no language of its own, such as a name or an address.
    Plain(String),
    /// A text by language.
    Words(Vec<(String, String)>),
    /// A list of ids on one line.
    Ids(Vec<String>),
    /// A list of records.
    Records(Vec<Vec<Line>>),
}

/// A field without a hint.
pub(crate) fn line(key: &str, value: Value) -> Line {
    Line { key: key.to_owned(), value, hint: String::new() }
}

/// A field with a hint.
pub(crate) fn hinted(key: &str, value: Value, hint: impl Into<String>) -> Line {
    Line { key: key.to_owned(), value, hint: hint.into() }
}

/// What the format says of the field called `name`.
pub(crate) fn doc(fields: &[Field], name: &str) -> &'static str {
    fields.iter().find(|field| field.name == name).map_or("", |field| field.doc.trim())
}

/// The record's lines, each ending with `\n`.
pub(crate) fn text(lines: &[Line]) -> String {
    let mut out = Vec::new();
    write(lines, "", "", &mut out);
    out.iter().map(|line| format!("{line}\n")).collect()
}

/// The record as an item of a list that begins at the margin.
pub(crate) fn item(lines: &[Line]) -> String {
    let mut out = Vec::new();
    write(lines, "- ", "  ", &mut out);
    out.iter().map(|line| format!("{line}\n")).collect()
}

/// Writes the lines of a record: `first` stands before its first line, `rest` before the others.
fn write(lines: &[Line], first: &str, rest: &str, out: &mut Vec<String>) {
    for (at, Line { key, value, hint }) in lines.iter().enumerate() {
        let pad = if at == 0 { first } else { rest };
        let head =
            |value: &str, out: &mut Vec<String>| out.push(with_hint(&format!("{pad}{key}:{value}"), hint));
        match value {
            Value::Bare(text) => head(&format!(" {text}"), out),
            Value::Plain(text) => {
                head(&opening(text), out);
                push_block(text, rest, out);
            }
            Value::Words(words) => {
                head("", out);
                for (language, text) in words {
                    out.push(format!("{rest}  {language}:{}", opening(text)));
                    push_block(text, &format!("{rest}  "), out);
                }
            }
            Value::Ids(ids) => head(&format!(" [{}]", ids.join(", ")), out),
            Value::Records(records) => {
                head("", out);
                for record in records {
                    write(record, &format!("{rest}  - "), &format!("{rest}    "), out);
                }
            }
        }
    }
}

/// What stands after the colon.
fn opening(text: &str) -> String {
    if block(text).is_some() { " |-".to_owned() } else { format!(" {}", scalar(text)) }
}

/// The lines of a text that is written as a block, one step to the right of `pad`.
fn push_block(text: &str, pad: &str, out: &mut Vec<String>) {
    let lines = block(text).into_iter().flatten();
    out.extend(lines.map(|line| if line.is_empty() { String::new() } else { format!("{pad}  {line}") }));
}

fn with_hint(head: &str, hint: &str) -> String {
    if hint.is_empty() {
        return head.to_owned();
    }
    let width = HINTS.saturating_sub(2);
    format!("{head:<width$}  # {hint}")
}

/// What was said about `flag` as a text by language: `es=…` is meant for Spanish if the briefing has
/// it, anything else for the first language. A language of which nothing was said gets a placeholder.
///
/// # Errors
/// When one language was given two texts.
pub(crate) fn words(answers: &Answers, flag: &str, languages: &[&str]) -> Result<Value, String> {
    let mut found: Vec<(String, String)> = Vec::new();
    for answer in all(answers, flag) {
        let (language, text) = split(answer, languages);
        let language = language.unwrap_or(languages[0]);
        if found.iter().any(|(other, _)| other == language) {
            let how =
                languages.iter().map(|one| format!("`--{flag} {one}=…`")).collect::<Vec<_>>().join(" and ");
            return Err(format!("--{flag} was given twice for `{language}`; write {how}"));
        }
        found.push((language.to_owned(), text.trim().to_owned()));
    }
    if languages.len() == 1 {
        let text = found.pop().map_or(PLACEHOLDER.to_owned(), |(_, text)| text);
        return Ok(Value::Plain(text));
    }
    let of = |language: &&str| {
        let own = found.iter().find(|(other, _)| other == language);
        ((*language).to_owned(), own.map_or(PLACEHOLDER.to_owned(), |(_, text)| text.clone()))
    };
    Ok(Value::Words(languages.iter().map(of).collect()))
}

/// A name, which is the same in every language unless it was given for one.
///
/// # Errors
/// As `words`.
pub(crate) fn name(answers: &Answers, flag: &str, languages: &[&str]) -> Result<Value, String> {
    match all(answers, flag) {
        [only] if split(only, languages).0.is_none() => Ok(Value::Plain(only.trim().to_owned())),
        _ => words(answers, flag, languages),
    }
}

/// The language that an answer names, and its text.
fn split<'a>(answer: &'a str, languages: &[&'a str]) -> (Option<&'a str>, &'a str) {
    match answer.split_once('=') {
        Some((tag, text)) if languages.contains(&tag.trim()) => (Some(tag.trim()), text),
        _ => (None, answer),
    }
}

/// The text in the first language that has one.
pub(crate) fn first(value: &Value) -> &str {
    match value {
        Value::Words(words) => {
            let written = words.iter().find(|(_, text)| text != PLACEHOLDER);
            written.map_or("", |(_, text)| text.as_str())
        }
        Value::Plain(text) => text,
        _ => "",
    }
}

/// Whether something in the record is left to be written.
pub(crate) fn unfinished(lines: &[Line]) -> Vec<&str> {
    let open = |line: &&Line| match &line.value {
        Value::Plain(text) => text == PLACEHOLDER,
        Value::Words(words) => words.iter().any(|(_, text)| text == PLACEHOLDER),
        _ => false,
    };
    lines.iter().filter(open).map(|line| line.key.as_str()).collect()
}

/// Comments on the fields that the record could also have.
pub(crate) fn also(fields: &[Field], lines: &[Line]) -> String {
    let missing = fields.iter().filter(|field| !lines.iter().any(|line| line.key == field.name));
    missing.map(|field| format!("#   {}: {}\n", field.name, field.doc.trim())).collect()
}
