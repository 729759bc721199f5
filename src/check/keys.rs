//! Where the keys of a record stand in its file. Records know their own place and those of most
//! values; what is missing is shown at a key.

use super::Context;
use crate::diag::{Files, Span};
use std::ops::Range;

impl Context<'_> {
    /// The key `name` of the record at `record`, or the first key where it has none of that name.
    pub(crate) fn key(&self, record: Span, name: &str) -> Span {
        let text = self.sources.text(record.file);
        let inside = &text[record.start as usize..record.end as usize];
        let keys = if inside.starts_with('{') { in_braces(inside) } else { in_lines(text, record) };
        let wanted = keys.iter().find(|key| inside[(*key).clone()] == *name).or(keys.first());
        wanted.map_or(record, |key| {
            let place = |at: usize| record.start + at as u32;
            Span { start: place(key.start), end: place(key.end), ..record }
        })
    }
}

/// The keys of a record that is written a field a line. Whatever belongs to a field is indented
/// deeper than its key, or begins with a hyphen.
fn in_lines(text: &str, record: Span) -> Vec<Range<usize>> {
    let start = record.start as usize;
    let column = start - text[..start].rfind('\n').map_or(0, |at| at + 1);
    let (mut keys, mut at) = (Vec::new(), 0);
    for line in text[start..record.end as usize].split_inclusive('\n') {
        // The first line begins with its key: what is before it belongs to the list around.
        let indent = if at == 0 { 0 } else { column };
        let rest = line.get(indent..).filter(|_| line[..indent].bytes().all(|b| b == b' '));
        let key = rest.and_then(|rest| rest.split_once(':')).map_or("", |(key, _)| key);
        if !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') {
            keys.push(at + indent..at + indent + key.len());
        }
        at += line.len();
    }
    keys
}

/// The keys of a record that is written in braces: what stands before a colon, outside of other
/// brackets and of quotes. A quote only opens where a value may begin: not in `it's`.
fn in_braces(text: &str) -> Vec<Range<usize>> {
    let (mut keys, mut depth, mut key, mut begins) = (Vec::new(), 0, None, true);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '{' | '[' => (depth, begins) = (depth + 1, true),
            '}' | ']' => (depth, begins) = (depth - 1, false),
            ',' => (key, begins) = (None, true),
            ':' if depth == 1 && chars.peek().is_none_or(|(_, next)| next.is_whitespace()) => {
                keys.extend(key.take().map(|start| start..at));
                begins = true;
            }
            '"' | '\'' if begins => {
                while let Some((_, inner)) = chars.next_if(|(_, inner)| *inner != c) {
                    if inner == '\\' && c == '"' {
                        chars.next();
                    }
                }
                chars.next();
                begins = false;
            }
            _ if c.is_whitespace() => {}
            _ => {
                key = key.or((begins && depth == 1).then_some(at));
                begins = false;
            }
        }
        if depth == 0 {
            break;
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;

    #[test]
    fn keys_of_lines_are_those_of_the_record_itself() {
        let text = "- text: |\n    date: no\n  time: 1\n  list:\n  - note: no\n  # c: no\n  when: {a: b}\n- text: other\n";
        let end = text.rfind("\n- text").expect("it is there") as u32;
        let record = Span { file: FileId(0), start: 2, end };
        let keys: Vec<&str> = in_lines(text, record).into_iter().map(|key| &text[2..][key]).collect();
        assert_eq!(keys, ["text", "time", "list", "when"]);
    }

    #[test]
    fn keys_in_braces_are_those_of_the_record_itself() {
        let text =
            r#"{text: it's "a", 'c: d', says: "d, e: \" f", list: [g: h, {i: j}], 'k: l': m, n: http://o}"#;
        let keys: Vec<&str> = in_braces(text).into_iter().map(|key| &text[key]).collect();
        assert_eq!(keys, ["text", "says", "list", "n"]);
    }
}
