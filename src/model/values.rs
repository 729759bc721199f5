//! The kinds of value that fields hold: texts, dates, ids, addresses, numbers.

mod language;
mod text;

pub use language::Language;
pub(crate) use language::language_fault;
pub use text::{Blocks, Inline, Text};

use super::date::pattern;
use super::date::{Clock, Date, DateFault, FaultKind};
use super::decode::{At, Decode, Faults, decimal, integer, scalar};
use super::names::suggested_id;
use super::schema::{self, Definitions};
use super::tree::{Kind, Node};
use crate::diag::{Diagnostic, Span};
use crate::source::is_reserved;
use serde_json::{Value, json};
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
    fn schema(definitions: &mut Definitions) -> Value {
        let about = "A day, a month or a year in EDTF (ISO 8601-2): with ~ for about, ? for uncertain, % for both, \
                     XX for a day that is not known; an interval, open as .. at an end; [..day] for on or before, \
                     [day,day] for one of two.";
        definitions.refer("date", |_| {
            json!({
                "description": about,
                "anyOf": [
                    schema::pattern(&pattern::edtf(), "a date of EDTF, such as 2026-01-07, 2025-10~ or 2025-10-XX"),
                    // Without quotes, a year is a number to YAML, and a set is a list.
                    { "type": "integer", "minimum": 1000, "maximum": 9999 },
                    {
                        "type": "array",
                        "items": schema::pattern(&pattern::member(), "a day, such as 2026-01-07"),
                        "minItems": 1,
                        "maxItems": 2,
                    },
                ],
            })
        })
    }
}

impl Decode for Clock {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        let Kind::Scalar(text) = &node.kind else { return faults.wrong_type(node, "a time") };
        Clock::parse(text).map_err(|fault| faults.push(date_fault(node.span, fault))).ok()
    }
    fn schema(_: &mut Definitions) -> Value {
        let mut schema =
            schema::pattern(&pattern::clock(), "a time of RFC 3339, such as 2026-01-07T17:00:00-05:00");
        schema["format"] = json!("date-time");
        schema
    }
}

/// The name by which others refer to a record: `[a-z0-9-]+`, never changed once published.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(pub String);

/// Ids become names of files, which archives and file systems take up to a length.
const LONGEST_ID: usize = 100;

/// What is wrong with an id, if anything, and an id that would be right.
pub(crate) fn id_fault(text: &str) -> Option<Diagnostic> {
    let right =
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if right && text.len() > LONGEST_ID {
        let message = format!("the id has {} characters; at most {LONGEST_ID} make an address", text.len());
        return Some(Diagnostic::error("bad-id", None, message).help("shorten it"));
    }
    if right && is_reserved(text) {
        let message = format!("`{text}` is not an id: no file on Windows can have that name");
        return Some(Diagnostic::error("bad-id", None, message).help("add a word to it"));
    }
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

impl Decode for At<Id> {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        let At { value, span } = scalar(node, faults)?;
        if let Some(fault) = id_fault(&value) {
            faults.push(Diagnostic { span: Some(span), ..fault });
            return None;
        }
        Some(At { value: Id(value), span })
    }
    fn schema(definitions: &mut Definitions) -> Value {
        let about = "The name by which others refer to a record, never changed once published.";
        let id = || {
            let id = schema::pattern(
                "^(?!(con|prn|aux|nul|com[0-9]|lpt[0-9])$)[a-z0-9-]{1,100}$",
                "an id: only a to z, 0 to 9 and hyphens",
            );
            schema::taken_as_text(id, &["integer", "boolean"])
        };
        definitions.refer("id", |_| schema::described(about, id()))
    }
}

/// A web address, `http` or `https`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(pub String);

impl Decode for At<Address> {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        let At { value, span } = scalar(node, faults)?;
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
    fn schema(definitions: &mut Definitions) -> Value {
        let inside = r#"\s\x00-\x1f\x7f-\x9f<>"`"#;
        let pattern = format!("^https?://[^{inside}/?#][^{inside}]*$");
        let address = || schema::pattern(&pattern, "a whole web address, such as https://example.org/page");
        definitions.refer("address", |_| {
            let mut schema = schema::described("A web address, whole.", address());
            schema["format"] = json!("iri");
            schema
        })
    }
}

/// A whole number between two bounds, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Whole<const LOW: i64, const HIGH: i64>(pub i64);

impl<const LOW: i64, const HIGH: i64> Decode for Whole<LOW, HIGH> {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        integer(node, faults, LOW..=HIGH).map(Whole)
    }
    fn schema(_: &mut Definitions) -> Value {
        // In quotes it is a text to YAML, and the same number to us.
        let pattern = match (LOW, HIGH) {
            (i64::MIN, _) => "^[+-]?[0-9]+$".to_owned(),
            (1, i64::MAX) => r"^\+?0*[1-9][0-9]*$".to_owned(),
            _ => format!("^(?:{})$", (LOW..=HIGH).map(in_digits).collect::<Vec<_>>().join("|")),
        };
        let mut schema = schema::taken_as_text(schema::pattern(&pattern, "a whole number"), &["integer"]);
        if LOW > i64::MIN {
            schema["minimum"] = json!(LOW);
        }
        if HIGH < i64::MAX {
            schema["maximum"] = json!(HIGH);
        }
        schema
    }
}

/// The ways in which a whole number can be written, as a pattern.
fn in_digits(number: i64) -> String {
    match number {
        0 => "[+-]?0+".to_owned(),
        1.. => format!("\\+?0*{number}"),
        _ => format!("-0*{}", number.unsigned_abs()),
    }
}

/// A decimal number; what it measures and in which unit the field says.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Number(pub f64);

impl Decode for Number {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        decimal(node, faults).map(Number)
    }
    fn schema(_: &mut Definitions) -> Value {
        let pattern = r"^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$";
        schema::taken_as_text(schema::pattern(pattern, "a number such as 12.5"), &["number"])
    }
}

/// A text whose spelling a pattern settles: a country (ISO 3166-1 alpha-2) or a Wikidata item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country(pub String);

impl Decode for Country {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        let At { value, span } = scalar(node, faults)?;
        if value.len() == 2 && value.bytes().all(|b| b.is_ascii_uppercase()) && value != "UK" {
            return Some(Country(value));
        }
        let message = format!("`{value}` is not a country of ISO 3166-1");
        faults.push(
            Diagnostic::error("wrong-type", span, message).help("write two capitals, such as CO, US or GB"),
        );
        None
    }
    fn schema(_: &mut Definitions) -> Value {
        schema::pattern("^(?!UK)[A-Z]{2}$", "a country of ISO 3166-1 in two capitals, such as CO, US or GB")
    }
}

/// The number of a Wikidata item, such as `Q715869`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wikidata(pub String);

impl Decode for Wikidata {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        let At { value, span } = scalar(node, faults)?;
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
    fn schema(_: &mut Definitions) -> Value {
        schema::pattern("^Q[1-9][0-9]*$", "the number of a Wikidata item, such as Q739")
    }
}
