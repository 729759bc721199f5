//! The kinds of value that fields hold: texts, dates, ids, addresses, numbers.

mod language;
mod text;

pub use language::Language;
pub(crate) use language::language_fault;
pub use text::{Blocks, Inline, Text};

use super::date::{Clock, Date, DateFault, FaultKind};
use super::decode::{At, Decode, Faults, decimal, integer};
use super::tree::{Kind, Node};
use crate::diag::{Diagnostic, Span};
use std::ops::Range;

/// What is wrong with a date as a problem at `span`.
fn date_fault(span: Span, fault: DateFault) -> Diagnostic {
    let rule = match fault.kind {
        FaultKind::Malformed => "bad-date",
        FaultKind::Backwards => "interval-backwards",
    };
    Diagnostic::error(rule, span, fault.message).help(fault.help)
}

/// The bytes `at` of the scalar `text`: the range is in the value, and in the file too where the
/// scalar is written plainly, with or without quotes.
fn within(span: Span, text: &str, at: &Range<usize>) -> Span {
    let width = (span.end - span.start) as usize;
    let quotes = width.saturating_sub(text.len()) / 2;
    if width != text.len() + 2 * quotes || quotes > 1 {
        return span;
    }
    let place = |at: usize| span.start + (quotes + at.min(text.len())) as u32;
    Span { start: place(at.start), end: place(at.end), ..span }
}

/// Reads `[a,b]` that was not quoted, which is a list to YAML though the author meant the set of EDTF.
fn date_of_list(span: Span, items: &[(&str, Span)]) -> Result<Date, Diagnostic> {
    let texts: Vec<&str> = items.iter().map(|(text, _)| *text).collect();
    Date::parse_list(&texts).map_err(|fault| {
        // The fault is in the set as it would have been written, after its bracket and some commas.
        let mut begin = 1;
        for (text, item) in items {
            let end = begin + text.len();
            if fault.at.start >= begin && fault.at.end <= end {
                let at = fault.at.start - begin..fault.at.end - begin;
                return date_fault(within(*item, text, &at), fault);
            }
            begin = end + 1;
        }
        date_fault(span, fault)
    })
}

impl Decode for At<Date> {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        let parsed = match &node.kind {
            Kind::Scalar(text) => {
                Date::parse(text).map_err(|fault| date_fault(within(node.span, text, &fault.at), fault))
            }
            Kind::List(items) => {
                let texts: Option<Vec<(&str, Span)>> = items
                    .iter()
                    .map(|item| {
                        if let Kind::Scalar(text) = &item.kind {
                            Some((text.as_str(), item.span))
                        } else {
                            None
                        }
                    })
                    .collect();
                let Some(texts) = texts else { return faults.wrong_type(node, "a date") };
                date_of_list(node.span, &texts)
            }
            // An unquoted `{a,b}` is a map to YAML, with keys and no values.
            Kind::Map(entries)
                if !entries.is_empty() && entries.iter().all(|one| one.value.kind == Kind::Null) =>
            {
                let keys: Vec<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
                Date::parse(&format!("{{{}}}", keys.join(","))).map_err(|fault| date_fault(node.span, fault))
            }
            _ => return faults.wrong_type(node, "a date"),
        };
        match parsed {
            Ok(value) => Some(At { value, span: node.span }),
            Err(diagnostic) => {
                faults.push(diagnostic);
                None
            }
        }
    }
}

impl Decode for Clock {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        let Kind::Scalar(text) = &node.kind else { return faults.wrong_type(node, "a time") };
        Clock::parse(text).map_err(|fault| faults.push(date_fault(node.span, fault))).ok()
    }
}

/// The name by which others refer to a record: `[a-z0-9-]+`, never changed once published.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(pub String);

/// What is wrong with an id, if anything, and an id that would be right.
pub(crate) fn id_fault(text: &str) -> Option<Diagnostic> {
    let right =
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if right {
        return None;
    }
    let message = format!("`{text}` is not an id: only a to z, 0 to 9 and hyphens");
    let better = suggested_id(text);
    let help = if text.contains(" - ") {
        // YAML takes an item that is indented more for the rest of the item above it.
        Some("begin each item of a list in the same column".to_owned())
    } else {
        (!better.is_empty()).then(|| format!("write it as `{better}`"))
    };
    Some(Diagnostic::error("bad-id", None, message).maybe_help(help))
}

/// The id nearest to `text`: accents folded, everything else turned into hyphens.
fn suggested_id(text: &str) -> String {
    let mut id = String::new();
    for c in text.to_lowercase().chars() {
        match c {
            'a'..='z' | '0'..='9' => id.push(c),
            'á' | 'à' | 'ä' | 'â' | 'ã' => id.push('a'),
            'é' | 'è' | 'ë' | 'ê' => id.push('e'),
            'í' | 'ì' | 'ï' | 'î' => id.push('i'),
            'ó' | 'ò' | 'ö' | 'ô' | 'õ' => id.push('o'),
            'ú' | 'ù' | 'ü' | 'û' => id.push('u'),
            'ñ' => id.push('n'),
            'ç' => id.push('c'),
            _ if !id.ends_with('-') && !id.is_empty() => id.push('-'),
            _ => {}
        }
    }
    id.trim_end_matches('-').to_owned()
}

impl Decode for At<Id> {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        let At { value, span } = At::<String>::decode(node, faults)?;
        if let Some(fault) = id_fault(&value) {
            faults.push(Diagnostic { span: Some(span), ..fault });
            return None;
        }
        Some(At { value: Id(value), span })
    }
}

/// A web address, `http` or `https`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(pub String);

impl Decode for At<Address> {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        let At { value, span } = At::<String>::decode(node, faults)?;
        let rest = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"));
        let host = rest.unwrap_or_default().split(['/', '?', '#']).next().unwrap_or_default();
        if host.is_empty()
            || value.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"`".contains(c))
        {
            let message = format!("`{value}` is not a web address");
            let help = "write it whole, such as https://example.org/page";
            faults.push(Diagnostic::error("bad-address", span, message).help(help));
            return None;
        }
        Some(At { value: Address(value), span })
    }
}

/// A whole number between two bounds, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Whole<const LOW: i64, const HIGH: i64>(pub i64);

impl<const LOW: i64, const HIGH: i64> Decode for Whole<LOW, HIGH> {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        integer(node, faults, LOW..=HIGH).map(Whole)
    }
}

/// A decimal number; what it measures and in which unit the field says.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Number(pub f64);

impl Decode for Number {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        decimal(node, faults).map(Number)
    }
}

/// A text whose spelling a pattern settles: a country (ISO 3166-1 alpha-2) or a Wikidata item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country(pub String);

impl Decode for Country {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        let At { value, span } = At::<String>::decode(node, faults)?;
        if value.len() == 2 && value.bytes().all(|b| b.is_ascii_uppercase()) && value != "UK" {
            return Some(Country(value));
        }
        let message = format!("`{value}` is not a country of ISO 3166-1");
        faults.push(
            Diagnostic::error("wrong-type", span, message).help("write two capitals, such as CO, US or GB"),
        );
        None
    }
}

/// The number of a Wikidata item, such as `Q715869`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wikidata(pub String);

impl Decode for Wikidata {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        let At { value, span } = At::<String>::decode(node, faults)?;
        let digits = value.strip_prefix('Q').unwrap_or_default();
        if !digits.is_empty() && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit()) {
            return Some(Wikidata(value));
        }
        let message = format!("`{value}` is not the number of a Wikidata item");
        faults.push(
            Diagnostic::error("wrong-type", span, message).help("write it with a capital Q, such as Q739"),
        );
        None
    }
}
