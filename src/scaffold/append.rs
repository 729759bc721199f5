//! A record added at the end of a list that somebody else wrote: not a byte of it is touched.

use crate::diag::FileId;
use crate::model::tree::{self, Kind, Node};

/// What has to be added to the end of `file` so that its list holds `records` as well, each of them
/// an item as `record::item` writes it: with the list's own indentation, line ends and blank lines,
/// and with no final line end where it had none.
///
/// # Errors
/// In a line, why nothing can be added to this file.
pub(crate) fn addition(file: &str, records: &[String]) -> Result<String, String> {
    let before = items(file)?;
    let end = if file.contains("\r\n") { "\r\n" } else { "\n" };
    let pad = before.first().map_or("", |_| indentation(file));
    let mut added = String::new();
    if !file.is_empty() && !file.ends_with('\n') {
        added.push_str(end);
    }
    let gap = before.len() > 1 && has_gap(file, before.last());
    for (at, record) in records.iter().enumerate() {
        let there = at == 0 && file.ends_with(&end.repeat(2));
        if gap && !there {
            added.push_str(end);
        }
        for line in record.lines() {
            if !line.is_empty() {
                added.push_str(pad);
                added.push_str(line);
            }
            added.push_str(end);
        }
    }
    if !file.is_empty() && !file.ends_with('\n') {
        added.truncate(added.len() - end.len());
    }
    // The list is read once more, so that nothing that was in it can have become something else.
    let after = items(&format!("{file}{added}"))?;
    let kept = after.len() == before.len() + records.len()
        && before.iter().zip(&after).all(|(old, new)| trimmed(old) == trimmed(new));
    if kept { Ok(added) } else { Err("a record added at its end would change what is there".to_owned()) }
}

/// The items of the list in `text`.
fn items(text: &str) -> Result<Vec<Node>, String> {
    let node = tree::parse(FileId(0), text, 0).map_err(|fault| fault.message)?;
    match node.kind {
        Kind::Null => Ok(Vec::new()),
        Kind::List(items) if !begins_flow(text) => Ok(items),
        Kind::List(_) => Err("its list is written in brackets, and not an item a line".to_owned()),
        _ => Err("it is not a list".to_owned()),
    }
}

/// The first line that is neither empty nor a comment nor the mark of a document's beginning.
fn first_line(text: &str) -> &str {
    let own = |line: &&str| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with('#') && !line.starts_with('%') && !line.starts_with("---")
    };
    text.lines().find(own).unwrap_or_default()
}

fn begins_flow(text: &str) -> bool {
    !first_line(text).trim_start().starts_with('-')
}

/// The blanks before each item of the list.
fn indentation(text: &str) -> &str {
    let line = first_line(text);
    &line[..line.len() - line.trim_start().len()]
}

/// Whether a blank line stands before the last item.
fn has_gap(text: &str, last: Option<&Node>) -> bool {
    let Some(last) = last else { return false };
    let start = text[..last.span.start as usize].rfind('\n').unwrap_or(0);
    text[..start].trim_end_matches('\r').ends_with('\n')
}

/// The node without what depends on its place: blanks at the ends of texts, which a block that ends
/// the file may gain.
fn trimmed(node: &Node) -> String {
    fn write(node: &Node, out: &mut String) {
        match &node.kind {
            Kind::Null => out.push_str("null"),
            Kind::Scalar(text) => out.push_str(&format!("{:?}", text.trim_end())),
            Kind::List(items) => items.iter().for_each(|item| {
                out.push_str("- ");
                write(item, out);
            }),
            Kind::Map(entries) => entries.iter().for_each(|entry| {
                out.push_str(&format!("{:?}: ", entry.key));
                write(&entry.value, out);
            }),
        }
    }
    let mut out = format!("{}: ", node.span.start);
    write(node, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(file: &str) -> Result<String, String> {
        addition(file, &["- id: new\n  name: \"N: n\"\n".to_owned()])
    }

    #[test]
    fn takes_on_the_lists_own_style() {
        assert_eq!(added(""), Ok("- id: new\n  name: \"N: n\"\n".to_owned()));
        assert_eq!(added("# none yet\n"), Ok("- id: new\n  name: \"N: n\"\n".to_owned()));
        assert_eq!(added("- id: a # first\n"), Ok("- id: new\n  name: \"N: n\"\n".to_owned()));
        assert_eq!(added("---\n  - id: a\n"), Ok("  - id: new\n    name: \"N: n\"\n".to_owned()));
        assert_eq!(added("- {id: a}\n- {id: b}\n"), Ok("- id: new\n  name: \"N: n\"\n".to_owned()));
        assert_eq!(added("- id: a\n\n- id: b\n"), Ok("\n- id: new\n  name: \"N: n\"\n".to_owned()));
        assert_eq!(added("- id: a\n\n- id: b\n\n"), Ok("- id: new\n  name: \"N: n\"\n".to_owned()));
        assert_eq!(
            added("- id: a\r\n\r\n- id: b\r\n"),
            Ok("\r\n- id: new\r\n  name: \"N: n\"\r\n".to_owned())
        );
        assert_eq!(added("- id: a\r\n"), Ok("- id: new\r\n  name: \"N: n\"\r\n".to_owned()));
    }

    #[test]
    fn a_missing_final_line_end_stays_missing() {
        assert_eq!(added("- id: a"), Ok("\n- id: new\n  name: \"N: n\"".to_owned()));
        assert_eq!(added("- about: |\n    b"), Ok("\n- id: new\n  name: \"N: n\"".to_owned()));
    }

    #[test]
    fn refuses_what_it_would_change() {
        assert!(added("[{id: a}]\n").is_err_and(|why| why.contains("brackets")));
        assert!(added("{id: a}\n").is_err_and(|why| why.contains("not a list")));
        assert!(added("a: b\n").is_err());
        assert!(added("- id: a\n...\n").is_err());
        assert!(added("- id: [\n").is_err());
        assert!(added("- about: |+\n    b\n\n").is_ok());
    }
}
