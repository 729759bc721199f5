//! Slips with brackets, braces and commas.

use super::{Line, Slip, quoted};

/// A text that begins with a citation, whose brackets are those of a list to YAML.
pub(super) fn citation(text: &str, line: &Line<'_>, at: usize) -> Option<Slip> {
    let open = at.checked_sub(1).filter(|open| text[*open..].starts_with("[@"))?;
    let value = line.bare_value();
    let help = if open != line.start + line.value {
        "put the whole text in quotes".to_owned()
    } else if value.find(']').is_some_and(|close| close + 1 == value.len()) {
        format!("put it in quotes: {}; in a list of ids, leave the `@` out", quoted(value))
    } else {
        format!("put it in quotes: {}", quoted(value))
    };
    let message = "a text without quotes cannot start with a citation".to_owned();
    Some(Slip { message, at: open..at + 1, help })
}

/// A comma in a list or a map with nothing before it.
pub(super) fn comma(text: &str, at: usize, said: &str) -> Option<Slip> {
    (text[at..].starts_with(',') && said.contains("flow mapping")).then(|| Slip {
        message: "a comma with nothing before it".to_owned(),
        at: at..at + 1,
        help: "take it out, or write what is missing before it".to_owned(),
    })
}

/// A bracket or brace that is not closed, or whose partner stands in a comment.
pub(super) fn open_bracket(text: &str, line: &Line<'_>, at: usize, said: &str) -> Option<Slip> {
    let (open, end) = if said.contains("unclosed bracket") {
        (at, text.len())
    } else {
        let is_open = |line: &Line<'_>| {
            let value = line.start + line.value;
            at >= value
                && line.value().starts_with(['[', '{'])
                && matches!(reach(&text[value..at]), Reach::Open(_))
        };
        let opener = line.above(text).find(is_open)?;
        // Within the brackets lines are indented more, and a colon there is another slip.
        if text[at..].starts_with(':') && line.indent() > opener.column {
            return None;
        }
        (opener.start + opener.value, at)
    };
    let (sign, close) = match text[open..].chars().next()? {
        '[' => ('[', ']'),
        '{' => ('{', '}'),
        _ => return None,
    };
    if let Reach::Open(Some(comment)) = reach(&text[open..end]) {
        let comment = open + comment;
        let end = text[comment..].find('\n').map_or(text.len(), |end| comment + end);
        let lost = text[comment..end].trim_end();
        if lost.contains([close, ',']) && !lost[1..].starts_with(char::is_whitespace) {
            return Some(Slip {
                message: "a `#` after a blank begins a comment, and the rest of the line is part of it"
                    .to_owned(),
                at: comment..comment + lost.len(),
                help: "put the text that holds the `#` in quotes".to_owned(),
            });
        }
    }
    Some(Slip {
        message: format!("a `{sign}` without its `{close}`"),
        at: open..open + 1,
        help: format!("close it with `{close}`"),
    })
}

/// How far a bracket at the beginning of a text reaches.
enum Reach {
    /// It is closed within the text.
    Closed,
    /// It is not, and this is where the first comment within it begins.
    Open(Option<usize>),
}

/// A quotation mark only opens where a value may begin: not in `it's`.
fn reach(text: &str) -> Reach {
    let (mut depth, mut comment, mut begins, mut blank) = (0, None, true, false);
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '[' | '{' => (depth, begins) = (depth + 1, true),
            ']' | '}' => (depth, begins) = (depth - 1, false),
            ',' | ':' => begins = true,
            '#' if blank => {
                comment = comment.or(Some(at));
                chars.find(|(_, c)| *c == '\n');
            }
            '"' | '\'' if begins => {
                while let Some((_, inner)) = chars.next().filter(|(_, inner)| *inner != c) {
                    if inner == '\\' && c == '"' {
                        chars.next();
                    }
                }
                begins = false;
            }
            _ if c.is_whitespace() => {}
            _ => begins = false,
        }
        if depth == 0 {
            return Reach::Closed;
        }
        blank = c.is_whitespace() || blank && c == '#';
    }
    Reach::Open(comment)
}

/// A text that begins with something in brackets, which is a list or a map to YAML.
pub(super) fn after_bracket(line: &Line<'_>) -> Option<Slip> {
    let value = line.bare_value();
    let close = match value.chars().next()? {
        '[' => value.rfind(']')?,
        '{' => value.rfind('}')?,
        _ => return None,
    };
    let rest = value[close + 1..].trim_start();
    (!rest.is_empty() && !rest.starts_with(['#', ',', ']', '}'])).then(|| Slip {
        message: "the text goes on after its closing bracket".to_owned(),
        at: line.place(line.value + value.len() - rest.len()..line.value + value.len()),
        help: format!("put the whole text in quotes: {}", quoted(value)),
    })
}
