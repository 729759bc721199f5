//! Text beside a scalar that YAML takes for a comment, a tag or an anchor, without a word.

use super::slips::quoted;
use crate::diag::{Diagnostic, Span};
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

/// What was lost beside a scalar, and what to write.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Lost {
    pub(super) span: Span,
    pub(super) message: String,
    pub(crate) help: String,
}

impl Lost {
    /// The problem that it is.
    pub(crate) fn problem(&self) -> Diagnostic {
        Diagnostic::warning("lost-text", self.span, self.message.as_str()).help(self.help.as_str())
    }
}

/// The same, before places are turned into spans.
pub(super) struct Found {
    pub(super) at: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
}

/// Looks beside the scalars of one text.
pub(super) struct Lookout<'t> {
    text: &'t str,
    /// The anchors that an alias leads to; few files have an anchor at all.
    aliases: OnceCell<BTreeSet<&'t str>>,
}

impl<'t> Lookout<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Lookout { text, aliases: OnceCell::new() }
    }

    /// What is lost before or after the scalar at `scalar`. Whoever put it in quotes, or wrote it as a
    /// block, knows where it ends.
    pub(super) fn beside(&self, scalar: Range<usize>) -> Option<Found> {
        let text = self.text;
        if text[scalar.clone()].starts_with(['"', '\'', '|', '>']) {
            return None;
        }
        let end = scalar.start + text[scalar.clone()].trim_end().len();
        let (property, comment) = (self.property(scalar.start), comment(text, end));
        let begin = property.as_ref().map_or(scalar.start, |at| at.start);
        let whole = begin..comment.as_ref().map_or(end, |at| at.end);
        if let Some(at) = property {
            let word = &text[at.clone()];
            let what = if word.starts_with('!') { "a tag" } else { "the name of an anchor" };
            let message = format!("`{word}` is no part of the text: YAML takes it for {what}");
            return Some(Found { help: help(text, whole), at, message });
        }
        let at = comment?;
        let message = "this is no part of the text: a `#` after a blank begins a comment".to_owned();
        let help = format!("{}; if it is a comment, write a blank after the `#`", help(text, whole));
        Some(Found { at, message, help })
    }

    /// The comment that stands where the value of a key that ends at `end` is missing.
    pub(super) fn instead(&self, end: usize) -> Option<Found> {
        let colon = end + self.text[end..].find(|c: char| !" \"'".contains(c))?;
        let at = comment(self.text, colon + self.text[colon..].strip_prefix(':').map(|_| 1)?)?;
        let message = "a `#` after a blank begins a comment".to_owned();
        let help = format!("{message}; {}", help(self.text, at.clone()));
        Some(Found { at, message, help })
    }

    /// The tag or the anchor before byte `start` on its line: not a tag of YAML's own, and not an
    /// anchor that an alias leads to.
    fn property(&self, start: usize) -> Option<Range<usize>> {
        let before = self.text[..start].trim_end_matches([' ', '\t']);
        let begin = before.rfind([' ', '\t', '\n', '[', '{', ',']).map_or(0, |at| at + 1);
        let word = &before[begin..];
        if before.len() == start || word.starts_with("!!") {
            return None;
        }
        let meant = match word.strip_prefix('&') {
            Some(name) => !self.aliases.get_or_init(|| aliases(self.text)).contains(name),
            None => word.starts_with('!'),
        };
        meant.then_some(begin..before.len())
    }
}

/// Every word of `text` that begins with `*`, without it.
fn aliases(text: &str) -> BTreeSet<&str> {
    let words = text.split(|c: char| c.is_whitespace() || ",[]{}".contains(c));
    words.filter_map(|word| word.strip_prefix('*')).collect()
}

/// The comment that begins on the line after byte `end` and is not written as one: with no blank after
/// its sign.
fn comment(text: &str, end: usize) -> Option<Range<usize>> {
    let found = text[end..].trim_start_matches([' ', '\t']);
    let start = text.len() - found.len();
    let next = found.strip_prefix('#')?.chars().next()?;
    if start == end || next.is_whitespace() || next == '#' {
        return None;
    }
    Some(start..start + found.lines().next()?.trim_end().len())
}

/// What to write for the text at `whole`, where it can be told from here where that ends.
fn help(text: &str, whole: Range<usize>) -> String {
    let line = text[..whole.start].rfind('\n').map_or(0, |at| at + 1);
    let is_plain = !text[line..whole.start].contains(['{', '[']) && !text[whole.clone()].contains('\n');
    if is_plain {
        format!("put it in quotes: {}", quoted(&text[whole]))
    } else {
        "put the whole text in quotes".to_owned()
    }
}
