//! YAML as a tree of positioned nodes.
//!
//! A derived deserializer stops at its first fault and takes `country: NO` for a boolean. So every
//! file is first read into this tree, where scalars keep the text the author wrote, repeated keys
//! are kept, and every node knows its place; `decode` then walks the tree along the records' fields
//! and reports every fault there is.

mod lost;
mod slips;

use crate::diag::{Diagnostic, FileId, Span};
pub(crate) use lost::Lost;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{DuplicateKeyPolicy, Location, MergeKeyPolicy, NonFiniteFloatPolicy, Spanned};
use std::fmt;

/// A value with its place in the file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    /// What stands beside it and may have been meant as a part of it.
    pub(crate) lost: Option<Box<Lost>>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// Nothing, `~` or `null`.
    Null,
    /// A scalar as its source text: no number, no boolean.
    Scalar(String),
    List(Vec<Node>),
    /// Entries in the order of the file; a key may stand more than once.
    Map(Vec<Entry>),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) key_span: Span,
    pub(crate) value: Node,
}

impl Node {
    /// A node beside which nothing is lost.
    pub(crate) fn new(span: Span, kind: Kind) -> Node {
        Node { span, kind, lost: None }
    }

    /// What this is, in words for a message.
    pub(crate) fn describe(&self) -> &'static str {
        match self.kind {
            Kind::Null => "nothing",
            Kind::Scalar(_) => "a text",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a map",
        }
    }
}

/// Reads one file of YAML. `offset` is added to every place, for YAML that begins inside a file.
///
/// # Errors
/// A diagnostic `not-yaml` that hides this file only.
pub(crate) fn parse(file: FileId, text: &str, offset: u32) -> Result<Node, Box<Diagnostic>> {
    let raw: Spanned<Raw> = serde_saphyr::from_str_with_options(text, options())
        .map_err(|error| Box::new(not_yaml(file, text, offset, &error)))?;
    Ok(Grower { file, text, offset, lookout: lost::Lookout::new(text) }.node(raw))
}

/// How many lists and maps may stand in each other. Records have eight at most; each level takes a
/// share of the stack.
const DEEPEST: usize = 32;

/// As YAML 1.2 has it, with nothing inferred: no merge keys, no hidden collapse of repeated keys.
fn options() -> serde_saphyr::Options {
    serde_saphyr::options! {
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        non_finite_float_policy: NonFiniteFloatPolicy::AsString,
        strict_booleans: true,
        with_snippet: false,
        budget: serde_saphyr::budget! { max_depth: DEEPEST },
    }
}

fn not_yaml(file: FileId, text: &str, offset: u32, error: &serde_saphyr::Error) -> Diagnostic {
    let start = error.location().map_or(0, |location| byte_of(text, location)).min(text.len());
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default().lines().next().unwrap_or_default().trim();
    let (message, at, help) = match slips::recognise(text, start, said) {
        Some(slip) => (slip.message, slip.at, Some(slip.help)),
        None => {
            let end = text[start..].chars().next().map_or(start, |c| start + c.len_utf8());
            (said.to_owned(), start..end, None)
        }
    };
    let span = Span { file, start: at.start as u32 + offset, end: at.end as u32 + offset };
    Diagnostic::error("not-yaml", span, format!("not valid YAML: {message}")).maybe_help(help)
}

fn byte_of(text: &str, location: Location) -> usize {
    if let Some(byte) = location.span().byte_offset() {
        return floor(text, byte as usize);
    }
    let line = usize::try_from(location.line()).unwrap_or(1).max(1) - 1;
    let column = usize::try_from(location.column()).unwrap_or(1).max(1) - 1;
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let rest = &text[start.min(text.len())..];
    start + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at)
}

fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

/// The character that `text` begins with, if it only looks like a space, or is not seen at all.
pub(crate) fn false_space(text: &str) -> Option<char> {
    let false_space =
        |c: &char| c.is_whitespace() && !" \t\r\n".contains(*c) || ['\u{200b}', '\u{feff}'].contains(c);
    text.chars().next().filter(false_space)
}

/// The tree as serde hands it over, before places are turned into spans.
enum Raw {
    Null,
    /// A plain scalar that the library took for a number or a boolean: its text is in the source.
    Plain(String),
    Text(String),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any YAML")
    }
    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }
    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Raw, E> {
        Ok(Raw::Plain(value.to_string()))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Raw, E> {
        Ok(Raw::Plain(value.to_string()))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Raw, E> {
        Ok(Raw::Plain(value.to_string()))
    }
    fn visit_i128<E>(self, value: i128) -> Result<Raw, E> {
        Ok(Raw::Plain(value.to_string()))
    }
    fn visit_u128<E>(self, value: u128) -> Result<Raw, E> {
        Ok(Raw::Plain(value.to_string()))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Raw, E> {
        Ok(Raw::Plain(value.to_string()))
    }
    fn visit_str<E>(self, value: &str) -> Result<Raw, E> {
        Ok(Raw::Text(value.to_owned()))
    }
    fn visit_string<E>(self, value: String) -> Result<Raw, E> {
        Ok(Raw::Text(value))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Raw::Map(map))
    }
}

/// Turns places into spans and gives plain scalars their source text back.
struct Grower<'a> {
    file: FileId,
    text: &'a str,
    offset: u32,
    lookout: lost::Lookout<'a>,
}

impl Grower<'_> {
    fn node(&self, raw: Spanned<Raw>) -> Node {
        let (start, end) = self.range(raw.referenced);
        let mut span = self.span(start, end);
        let is_scalar = matches!(raw.value, Raw::Plain(_) | Raw::Text(_)) && raw.referenced == raw.defined;
        let lost = is_scalar.then(|| self.lookout.beside(start..end)).flatten();
        let kind = match raw.value {
            Raw::Null => Kind::Null,
            Raw::Text(text) => Kind::Scalar(text),
            Raw::Plain(parsed) => Kind::Scalar(self.plain(raw.defined, parsed)),
            Raw::List(items) => Kind::List(items.into_iter().map(|item| self.node(item)).collect()),
            Raw::Map(entries) => Kind::Map(entries.into_iter().map(|entry| self.entry(entry)).collect()),
        };
        // The library gives a collection's beginning only; it ends where its last part does.
        match &kind {
            Kind::List(items) => {
                span.end = items.last().map_or(span.end, |item| item.span.end.max(span.start))
            }
            Kind::Map(entries) => {
                if let (Some(first), Some(last)) = (entries.first(), entries.last()) {
                    span.start = span.start.min(first.key_span.start);
                    span.end = last.value.span.end.max(last.key_span.end);
                }
            }
            Kind::Null | Kind::Scalar(_) => {}
        }
        Node { span, kind, lost: lost.map(|lost| self.place(lost)) }
    }

    fn place(&self, found: lost::Found) -> Box<Lost> {
        Box::new(Lost {
            span: self.span(found.at.start, found.at.end),
            message: found.message,
            help: found.help,
        })
    }

    fn entry(&self, (key, value): (Spanned<String>, Spanned<Raw>)) -> Entry {
        let (start, end) = self.range(key.referenced);
        let key_span = self.span(start, end);
        let mut value = self.node(value);
        // Where nothing is written the key is all there is to point at.
        if value.kind == Kind::Null && value.span.start == value.span.end {
            value.span = key_span;
            value.lost = self.lookout.instead(end).map(|lost| self.place(lost));
        }
        Entry { key: key.value, key_span, value }
    }

    fn plain(&self, location: Location, parsed: String) -> String {
        let (start, end) = self.range(location);
        let source = self.text[start..end].trim();
        if source.is_empty() { parsed } else { source.to_owned() }
    }

    fn range(&self, location: Location) -> (usize, usize) {
        let start = byte_of(self.text, location);
        let length = location.span().byte_len().or(Some(location.span().len())).unwrap_or(0) as usize;
        (start, floor(self.text, start + length).max(start))
    }

    fn span(&self, start: usize, end: usize) -> Span {
        // A block scalar reaches over the line break that ends it; the mark should not.
        let end = start + self.text[start..end].trim_end().len();
        Span { file: self.file, start: start as u32 + self.offset, end: end as u32 + self.offset }
    }
}
