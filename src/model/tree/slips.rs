//! The slips in YAML that authors make most, told apart by the line on which the parser stopped.

mod brackets;

use crate::model::decode::control;
use brackets::{after_bracket, citation, comma, open_bracket};
use std::ops::Range;

/// What is wrong, where, and what to write.
pub(super) struct Slip {
    pub(super) message: String,
    pub(super) at: Range<usize>,
    pub(super) help: String,
}

/// The slip behind the parser's stop at byte `at` of `text`; `said` are the parser's own words.
pub(super) fn recognise(text: &str, at: usize, said: &str) -> Option<Slip> {
    let line = Line::around(text, at);
    limit(text, at, said)
        .or_else(|| conflict(text))
        .or_else(|| invisible(text, at, said))
        .or_else(|| tab(text, &line, said))
        .or_else(|| false_space(text, &line))
        .or_else(|| second_document(text, at, said))
        .or_else(|| escape(&line, said))
        .or_else(|| open_quote(text, &line, at, said))
        .or_else(|| after_quote(&line, at, said))
        .or_else(|| citation(text, &line, at))
        .or_else(|| comma(text, at, said))
        .or_else(|| open_bracket(text, &line, at, said))
        .or_else(|| first_character(&line))
        .or_else(|| colon(text, &line, at))
        .or_else(|| no_space(&line))
        .or_else(|| no_space(&line.above(text).next().filter(|_| said.contains("mapping values"))?))
        .or_else(|| no_colon(text, &line, said))
        .or_else(|| after_bracket(&line))
        .or_else(|| out_of_line(&line, said))
}

/// More than the reader takes, lest one file use up the memory.
fn limit(text: &str, at: usize, said: &str) -> Option<Slip> {
    let said = said.to_lowercase();
    if !["budget breached", "limit", "exceed"].iter().any(|word| said.contains(word)) {
        return None;
    }
    let (message, help) = if said.contains("alias") || said.contains("anchor") {
        ("aliases (`*name`) let it grow beyond what a record holds", "write the values out")
    } else if said.contains("depth") || said.contains("recursion") || said.contains("nest") {
        ("lists and maps stand too deep in each other", "a bracket or a hyphen too many, perhaps")
    } else {
        ("it holds more values than can be read at once", "split it into several files")
    };
    let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    Some(Slip { message: message.to_owned(), at: at..end, help: help.to_owned() })
}

/// A line, and the value on it after its key.
struct Line<'t> {
    text: &'t str,
    /// Where the line begins in the file.
    start: usize,
    /// Where its key begins, or its value where it has no key: after the indentation and hyphens.
    column: usize,
    /// Where the value begins, counted from the beginning of the line.
    value: usize,
}

impl<'t> Line<'t> {
    fn around(text: &'t str, at: usize) -> Self {
        let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
        let line = text[start..].lines().next().unwrap_or_default();
        let bare = line.trim_start_matches([' ', '\t', '-']);
        let column = line.len() - bare.len();
        let colon = bare.find([':', ' ', '"', '\'', '{', '[']).map(|end| (end, &bare[end..]));
        let key = colon.filter(|(_, rest)| rest.starts_with(": ") || rest.trim_end() == ":");
        let value = key.map_or(column, |(end, _)| column + end + 1);
        let spaces = line[value..].len() - line[value..].trim_start().len();
        Line { text: line, start, column, value: value + spaces }
    }

    /// The lines before this one, the nearest first.
    fn above(&self, text: &'t str) -> impl Iterator<Item = Line<'t>> + use<'t> {
        let mut end = self.start;
        std::iter::from_fn(move || {
            let line = Line::around(text, end.checked_sub(1)?);
            end = line.start;
            Some(line)
        })
    }

    fn value(&self) -> &'t str {
        self.text[self.value..].trim_end()
    }

    /// The value without the comment after it: a `#` that stands between blanks, unless the value is
    /// in quotes.
    fn bare_value(&self) -> &'t str {
        let value = self.value();
        let comment = value.match_indices(" #").find(|(at, _)| {
            !value.starts_with(['"', '\'']) && value[at + 2..].chars().next().is_none_or(char::is_whitespace)
        });
        comment.map_or(value, |(at, _)| value[..at].trim_end())
    }

    /// Bytes of the line as bytes of the file.
    fn place(&self, range: Range<usize>) -> Range<usize> {
        self.start + range.start..self.start + range.end
    }

    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }
}

fn tab(text: &str, line: &Line<'_>, said: &str) -> Option<Slip> {
    let of_line = |line: &Line<'_>| Some(line.start + line.text[..line.column].find('\t')?);
    // The parser may stop in the text above the line with the tab.
    let below = text[line.start..].match_indices('\n').map(|(end, _)| line.start + end + 1);
    let next = || below.take(2).find_map(|start| of_line(&Line::around(text, start)));
    let at = of_line(line).or_else(|| next().filter(|_| said.contains("tab")))?;
    Some(Slip {
        message: "a tab in the indentation".to_owned(),
        at: at..at + 1,
        help: "YAML is indented with spaces: replace the tab by spaces".to_owned(),
    })
}

/// What looks like a space in the indentation and is none; the parser takes it for a part of the text,
/// and stops further down.
fn false_space(text: &str, line: &Line<'_>) -> Option<Slip> {
    let of_line = |line: &Line<'_>| {
        let (at, c) = super::false_space(&line.text[line.column..]).map(|c| (line.column, c))?;
        Some((line.start + at, c))
    };
    let above = || line.above(text).find(|above| !above.text.trim().is_empty());
    let (at, c) = of_line(line).or_else(|| of_line(&above()?))?;
    Some(Slip {
        message: format!(
            "the character U+{:04X} in the indentation, which only looks like a space",
            u32::from(c)
        ),
        at: at..at + c.len_utf8(),
        help: "YAML is indented with spaces: replace it by one".to_owned(),
    })
}

fn second_document(text: &str, at: usize, said: &str) -> Option<Slip> {
    let before = text.get(..at).filter(|_| said.contains("documents"))?;
    let mark = before.rfind("\n---").max(before.rfind("\n..."))? + 1;
    let sign = &text[mark..mark + 3];
    let message = if sign == "---" {
        "a second record begins here"
    } else {
        "the record ends here, and something follows"
    };
    Some(Slip {
        message: message.to_owned(),
        at: mark..mark + 3,
        help: format!("take the `{sign}` out, or move what follows into a file of its own"),
    })
}

/// What Git leaves where two versions of a file could not be merged.
fn conflict(text: &str) -> Option<Slip> {
    let begins = |mark: &str| {
        text.match_indices(mark).map(|(at, _)| at).find(|at| *at == 0 || text[..*at].ends_with('\n'))
    };
    let (at, _) = begins("<<<<<<< ").zip(begins(">>>>>>> "))?;
    Some(Slip {
        message: "two versions of the file were merged, and nobody chose between them here".to_owned(),
        at: at..at + 7,
        help: "keep one of the two, and take out the lines with `<<<<<<<`, `=======` and `>>>>>>>`"
            .to_owned(),
    })
}

/// A character that controls a device; the parser stops where the text around it begins.
fn invisible(text: &str, at: usize, said: &str) -> Option<Slip> {
    let (before, fault) = control(&text[at..]).filter(|_| said.contains("unexpected character: `\\u{"))?;
    let at = at + before;
    let width = text[at..].chars().next().map_or(0, char::len_utf8);
    Some(Slip { message: fault.message, at: at..at + width, help: fault.help.unwrap_or_default() })
}

fn escape(line: &Line<'_>, said: &str) -> Option<Slip> {
    if !said.contains("escape") {
        return None;
    }
    let mut rest = line.text.char_indices();
    while let Some((at, c)) = rest.next() {
        let Some((_, next)) = (c == '\\').then(|| rest.next()).flatten() else { continue };
        if !"0abtnvfre \"/\\N_LPxuU".contains(next) {
            return Some(Slip {
                message: format!("`\\{next}` is no escape"),
                at: line.place(at..at + 1 + next.len_utf8()),
                help: "write a backslash in double quotes twice, or put the text in single quotes".to_owned(),
            });
        }
    }
    None
}

/// A quotation mark without its partner; the parser may only stop at the next mark of its kind.
fn open_quote(text: &str, line: &Line<'_>, at: usize, said: &str) -> Option<Slip> {
    let open = if said.contains("unclosed quote") {
        at
    } else {
        let before = text[line.start..at].trim_end();
        let quote =
            before.chars().last().filter(|c| said.contains("trailing content") && "\"'".contains(*c))?;
        // The mark before the stop has closed one that an earlier line left open.
        if before.matches(quote).count() % 2 == 0 {
            return None;
        }
        let opener = line.above(text).find(|above| {
            above.value().starts_with(quote) && above.value().matches(quote).count() % 2 == 1
        })?;
        opener.start + opener.value
    };
    let quote = text[open..].chars().next().filter(|c| "\"'".contains(*c))?;
    Some(Slip {
        message: "a quotation mark without its partner".to_owned(),
        at: open..open + 1,
        help: format!("end the text with another `{quote}`"),
    })
}

fn after_quote(line: &Line<'_>, at: usize, said: &str) -> Option<Slip> {
    if !said.contains("trailing content") {
        return None;
    }
    let value = line.value();
    let rest = at.saturating_sub(line.start)..line.text.trim_end().len().max(at - line.start);
    let help = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let inner = value.strip_prefix(quote).and_then(|inner| inner.strip_suffix(quote));
            format!("put the whole text in quotes: {}", quoted(inner.unwrap_or(value)))
        }
        _ => "put the whole text in quotes, and write those inside it as \\\"".to_owned(),
    };
    Some(Slip {
        message: "the text goes on after its closing quotation mark".to_owned(),
        at: line.place(rest),
        help,
    })
}

fn first_character(line: &Line<'_>) -> Option<Slip> {
    let value = line.bare_value();
    let first = value.chars().next()?;
    let reserved = "@`%&*!|>]},".contains(first) || value.starts_with("- ") || value.starts_with("? ");
    (reserved && line.value > line.indent()).then(|| Slip {
        message: format!("a text without quotes cannot start with {}", in_backticks(first)),
        at: line.place(line.value..line.value + first.len_utf8()),
        help: format!("put it in quotes: {}", quoted(value)),
    })
}

fn colon(text: &str, line: &Line<'_>, at: usize) -> Option<Slip> {
    let value = line.bare_value();
    let message = "a colon in a text without quotes".to_owned();
    let found = value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1));
    if line.value > line.indent() && !value.starts_with(['"', '\'', '{', '[', '|', '>']) {
        let colon = line.value + found?;
        let help = format!("put it in quotes: {}", quoted(value));
        return Some(Slip { message, at: line.place(colon..colon + 1), help });
    }
    // Within braces the text's end cannot be told from here.
    (at >= line.start + line.value && text[at..].starts_with(':')).then(|| Slip {
        message,
        at: at..at + 1,
        help: "put the text in quotes".to_owned(),
    })
}

fn no_space(line: &Line<'_>) -> Option<Slip> {
    let bare = line.text.trim_start_matches([' ', '-']);
    let (key, rest) = bare.split_once(':')?;
    let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    let colon = line.text.len() - rest.len() - 1;
    (is_key && !rest.is_empty() && !rest.starts_with(' ')).then(|| Slip {
        message: format!("no space after the colon of `{key}`"),
        at: line.place(colon..colon + 1),
        help: format!("write `{key}: {}`", rest.trim_end()),
    })
}

/// A field without its colon; the parser may only stop at the colon of the next field.
fn no_colon(text: &str, line: &Line<'_>, said: &str) -> Option<Slip> {
    let own = said.contains("key expected").then_some(Line { ..*line });
    let above = || line.above(text).find(|above| !above.text.trim().is_empty());
    let faulty = own.or_else(|| above().filter(|_| said.contains("mapping values")))?;
    let bare = faulty.text.trim();
    let (key, rest) = bare.split_once(' ').unwrap_or((bare, "…"));
    if bare.is_empty() || bare.contains([':', '#']) || bare.starts_with("- ") {
        return None;
    }
    Some(Slip {
        message: format!("no colon after `{key}`"),
        at: faulty.place(faulty.indent()..faulty.indent() + key.len()),
        help: format!("write `{key}: {rest}`"),
    })
}

fn out_of_line(line: &Line<'_>, said: &str) -> Option<Slip> {
    let bare = line.text.trim();
    let usual = ["expected key", "block", "indent", "mapping values"].iter().any(|word| said.contains(word));
    if bare.is_empty() || !usual {
        return None;
    }
    let word = bare.split([' ', ':']).next().unwrap_or(bare).len().max(1);
    Some(Slip {
        message: "this line is indented differently from those it belongs with".to_owned(),
        at: line.place(line.indent()..line.indent() + word),
        help: "begin all fields of one record, and all items of one list, in the same column".to_owned(),
    })
}

/// `text` as a scalar in the quotes that need the fewest escapes.
pub(super) fn quoted(text: &str) -> String {
    match (text.contains('"') || text.contains('\\'), text.contains('\'')) {
        (false, _) => format!("\"{text}\""),
        (true, false) => format!("'{text}'"),
        (true, true) => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

fn in_backticks(c: char) -> String {
    if c == '`' { "a backtick".to_owned() } else { format!("`{c}`") }
}
