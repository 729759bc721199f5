//! Texts as a person writes them in YAML: plain where that is safe, quoted where it is not, a text
//! of several lines as a block.

/// A text on one line, in quotes where it would be read as something else.
pub(crate) fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// A text as an item of a list in brackets.
pub(crate) fn flow(text: &str) -> String {
    if is_plain(text) && !text.contains([',', '[', ']', '{', '}']) { text.to_owned() } else { quoted(text) }
}

/// Whether a text is read as itself without quotes, by this program and by others.
fn is_plain(text: &str) -> bool {
    let begins = |c: char| c.is_alphanumeric() || "…(¿¡“”«»‘’„—–$€£/+.".contains(c);
    // Numbers, dates and times of day are read as such by one reader or another.
    let other = text.starts_with(|c: char| c.is_ascii_digit()) && !text.contains(char::is_alphabetic)
        || text.parse::<f64>().is_ok()
        || ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
            .contains(&text.to_lowercase().as_str());
    let marks = text.contains(": ") || text.contains(" #") || text.ends_with(':');
    let document = text.starts_with("...");
    let misread = other || marks || document || text.ends_with(char::is_whitespace);
    text.starts_with(begins) && !misread && !text.chars().any(is_special)
}

/// A character that YAML allows only as an escape, or folds away.
fn is_special(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if is_special(c) => out.push_str(&format!("\\u{:04X}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The lines of a text of several lines under `|-`, or nothing where a block cannot hold it.
pub(crate) fn block(text: &str) -> Option<Vec<&str>> {
    let lines: Vec<&str> = text.split('\n').collect();
    let holds = |line: &&str| !line.ends_with(char::is_whitespace) && !line.chars().any(is_special);
    let begins = text.starts_with(|c: char| !c.is_whitespace());
    (lines.len() > 1 && begins && !text.ends_with('\n') && lines.iter().all(holds)).then_some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;
    use crate::model::tree::{Kind, parse};

    /// One a line, but for those that hold a line end themselves.
    const TEXTS: &str = r#"The port closes the quay
a: b
a #b
a#b
#a
- a
-a
? a
[a]
{a}
&a
*a
!a
|
>
%a
@a
`a`
"a"
'a'
it's
say "so"
yes
No
null
~
12
14:30
1e5
0x1F
2026-01-09
2026-01
a\b
…
...
... and
--- a
---
¿Qué?
«a»
a:
:a
é
a, b
a ]
=
<<
.5
+1
http://a.example/#b
😀"#;

    #[test]
    fn every_text_is_read_as_it_was() {
        let odd = [
            "",
            " led",
            "trailed ",
            "a: ",
            "tab\there",
            "two\nlines",
            "\u{7f}",
            "\u{85}",
            "\u{2028}",
            "\u{feff}x",
            "a\u{a0}",
            "\u{200b}",
        ];
        for text in TEXTS.lines().chain(odd) {
            let yaml = format!("k: {}\nl: [{}]\n", scalar(text), flow(text));
            let node =
                parse(FileId(0), &yaml, 0).unwrap_or_else(|fault| panic!("{yaml:?}: {}", fault.message));
            let Kind::Map(entries) = node.kind else { panic!("{yaml:?} is no map") };
            let own = Kind::Scalar(text.to_owned());
            assert_eq!(entries[0].value.kind, own, "{yaml:?}");
            let Kind::List(items) = &entries[1].value.kind else { panic!("{yaml:?} has no list") };
            assert_eq!(items[0].kind, own, "{yaml:?}");
        }
    }
}
