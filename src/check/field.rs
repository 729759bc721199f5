//! Where the fields of a record stand, for problems with a value that does not keep its own place.

use super::Context;
use crate::diag::{Files, Span};
use crate::model::tree::{self, Entry, Kind, Node};

/// The value of the field `key` of the record at `record`; its first key where there is no such
/// field.
pub(crate) fn value(context: &Context<'_>, record: Span, key: &str) -> Span {
    let found = entries(context, record, |entries| {
        entries.iter().find(|entry| entry.key == key).map(|entry| entry.value.span)
    });
    found.unwrap_or_else(|| first_key(context, record))
}

/// The first key of the record at `record`.
pub(crate) fn first_key(context: &Context<'_>, record: Span) -> Span {
    let text = &context.sources.text(record.file)[record.start as usize..record.end as usize];
    let key = text.trim_start_matches(|c: char| c == '{' || c.is_whitespace());
    let start = record.start + (text.len() - key.len()) as u32;
    let length = key.find(':').map_or(0, |colon| key[..colon].trim_end().len());
    Span { start, end: start + length as u32, ..record }
}

/// Reads the record's file again. That is done for problems only, so that records which have none
/// need not keep a place for every value.
fn entries<T>(context: &Context<'_>, record: Span, read: impl Fn(&[Entry]) -> Option<T>) -> Option<T> {
    let root = tree::parse(record.file, context.sources.text(record.file), 0).ok()?;
    let mut left: Vec<&Node> = vec![&root];
    while let Some(node) = left.pop() {
        match &node.kind {
            Kind::Map(entries) if node.span == record => return read(entries),
            Kind::Map(entries) => left.extend(entries.iter().map(|entry| &entry.value)),
            Kind::List(items) => left.extend(items),
            Kind::Null | Kind::Scalar(_) => {}
        }
    }
    None
}
