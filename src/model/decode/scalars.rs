//! Numbers and words out of scalars.

use super::{At, Faults};
use crate::diag::Diagnostic;
use crate::model::nearest;
use crate::model::tree::{Kind, Node};

/// The first character of a text that no page can show, with the byte it begins at: one that
/// controls a device, that is none at all, or that writes what follows it backwards.
pub(crate) fn control(text: &str) -> Option<(usize, Diagnostic)> {
    // Nearly every text is plain, and this looks at each.
    let control = |c: char| c.is_control() && !['\t', '\n', '\r', '\u{85}'].contains(&c);
    let backwards = |c: char| ('\u{202a}'..='\u{202e}').contains(&c);
    let none = |c: char| c == '\u{fffe}' || c == '\u{ffff}';
    let (at, c) = text.char_indices().find(|(_, c)| control(*c) || backwards(*c) || none(*c))?;
    let what = if backwards(c) { "turns the order of what follows" } else { "no page can show" };
    let message = format!("the text holds the invisible character U+{:04X}, which {what}", u32::from(c));
    let help = "delete it; it often comes along with text that is copied from elsewhere";
    Some((at, Diagnostic::error("control-character", None, message).help(help)))
}

/// Reads a text that is not empty.
pub(crate) fn scalar(node: &Node, faults: &mut Faults<'_>) -> Option<At<String>> {
    let Kind::Scalar(text) = &node.kind else { return faults.wrong_type(node, "a text") };
    if text.trim().is_empty() {
        faults.push(Diagnostic::error("wrong-type", node.span, "expected a text, found an empty one"));
        return None;
    }
    if let Some((_, fault)) = control(text) {
        faults.push(Diagnostic { span: Some(node.span), ..fault });
        return None;
    }
    Some(At { value: text.trim_end().to_owned(), span: node.span })
}

/// Reads a whole number within `range`.
pub(crate) fn integer(
    node: &Node,
    faults: &mut Faults<'_>,
    range: std::ops::RangeInclusive<i64>,
) -> Option<i64> {
    let Kind::Scalar(text) = &node.kind else { return faults.wrong_type(node, "a whole number") };
    let value = text.parse::<i64>().ok().filter(|value| range.contains(value));
    if value.is_none() {
        let (low, high) = (range.start(), range.end());
        let wanted = if *high == i64::MAX {
            format!("expected a whole number, {low} or more")
        } else {
            format!("expected a whole number from {low} to {high}")
        };
        faults.push(Diagnostic::error("wrong-type", node.span, format!("{wanted}, found `{text}`")));
    }
    value
}

/// Reads a decimal number, as written (so that `12.50` stays `12.50`), and its value.
pub(crate) fn decimal(node: &Node, faults: &mut Faults<'_>) -> Option<f64> {
    let Kind::Scalar(text) = &node.kind else { return faults.wrong_type(node, "a number") };
    let value = text.parse::<f64>().ok().filter(|value| value.is_finite());
    if value.is_none() {
        let message = format!("expected a number such as 12.5, found `{text}`");
        faults.push(Diagnostic::error("wrong-type", node.span, message));
    }
    value
}

/// Reads a word out of a fixed list.
pub(crate) fn word<T: Copy>(node: &Node, faults: &mut Faults<'_>, words: &[(&'static str, T)]) -> Option<T> {
    let Kind::Scalar(text) = &node.kind else { return faults.wrong_type(node, "a word") };
    if let Some((_, value)) = words.iter().find(|(name, _)| name == text) {
        return Some(*value);
    }
    let names: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
    let help = nearest(text, names.iter().copied()).map(|name| format!("did you mean `{name}`?"));
    let message = format!("`{text}` is not one of {}", list_of(&names));
    faults.push(Diagnostic::error("not-in-list", node.span, message).maybe_help(help));
    None
}

/// `a`, `b` or `c`, each in backticks.
pub(crate) fn list_of(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("`{one}`"),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(|name| format!("`{name}`")).collect();
            format!("{} or `{last}`", first.join(", "))
        }
    }
}
