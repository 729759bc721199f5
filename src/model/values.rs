//! The kinds of value that fields hold: texts, dates, ids, addresses, numbers.

use super::date::{Clock, Date, DateFault, FaultKind};
use super::decode::{At, Decode, Faults, decimal, integer};
use super::tree::{Kind, Node};
use super::{Form, Visit};
use crate::diag::{Diagnostic, Span};
use std::ops::Range;

/// A language's tag as BCP 47 has it, such as `en` or `es-CO`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(pub String);

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The two-letter languages of ISO 639-1, as the registry of BCP 47 lists them.
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv \
    cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig \
    ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn \
    mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk \
    sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za \
    zh zu";

/// What to write in place of a text that is no language tag.
pub(crate) fn language_fault(tag: &str) -> Option<String> {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let known = match primary.len() {
        2 => LANGUAGES.split_whitespace().any(|known| known == primary),
        // A language with a tag of two letters has no other.
        3 => !["eng", "spa"].contains(&primary) && primary.bytes().all(|b| b.is_ascii_lowercase()),
        _ => false,
    };
    let rest =
        parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    let british = tag.to_lowercase().ends_with("-uk");
    if known && rest && !british {
        return None;
    }
    let help = match primary {
        "sp" | "spa" | "spanish" | "Spanish" | "español" | "Español" => "Spanish is `es`",
        "gb" | "us" | "eng" | "english" | "English" => "English is `en`, or `en-GB`, `en-US`",
        _ if british => "the country is GB: write `en-GB`",
        _ => {
            let better = tag.replace('_', "-").to_lowercase();
            let right = better != tag && language_fault(&better).is_none();
            let usual = right.then(|| format!("write it as `{}`", usual_case(&better)));
            return usual.or_else(|| Some("write a tag of BCP 47, such as `en`, `es` or `es-CO`".to_owned()));
        }
    };
    Some(help.to_owned())
}

/// A tag as it is usually written: the language in small letters, the country in capitals.
fn usual_case(tag: &str) -> String {
    let parts = tag.split('-').enumerate();
    let cased: Vec<String> = parts
        .map(|(at, part)| if at > 0 && part.len() == 2 { part.to_uppercase() } else { part.to_lowercase() })
        .collect();
    cased.join("-")
}

impl Decode for At<Language> {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        let At { value, span } = At::<String>::decode(node, faults)?;
        if let Some(help) = language_fault(&value) {
            faults.push(
                Diagnostic::error("bad-language", span, format!("`{value}` is not a language tag"))
                    .help(help),
            );
            return None;
        }
        Some(At { value: Language(value), span })
    }
}

/// Words in every language of the briefing, or one text that is the same in all.
#[derive(Clone, Debug)]
pub struct Text {
    pub span: Span,
    same: Option<At<String>>,
    by_language: Vec<(At<Language>, At<String>)>,
}

impl Text {
    /// The text in `language`, or else the first there is, with the language it is in where it
    /// was written for one.
    pub fn get(&self, language: &Language) -> (&str, Option<&Language>) {
        if let Some(text) = &self.same {
            return (&text.value, None);
        }
        let own = self.by_language.iter().find(|(tag, _)| tag.value == *language);
        match own.or(self.by_language.first()) {
            Some((tag, text)) => (&text.value, Some(&tag.value)),
            None => ("", None),
        }
    }

    /// The text written for `language` or for all, with its place.
    pub fn exact(&self, language: &Language) -> Option<&At<String>> {
        self.same
            .as_ref()
            .or_else(|| self.by_language.iter().find(|(tag, _)| tag.value == *language).map(|(_, text)| text))
    }

    /// Whether it is one text for all languages.
    pub fn is_same(&self) -> bool {
        self.same.is_some()
    }

    /// Every version that was written, with its language unless it serves all.
    pub fn versions(&self) -> impl Iterator<Item = (Option<&At<Language>>, &At<String>)> {
        let each = self.by_language.iter().map(|(tag, text)| (Some(tag), text));
        self.same.iter().map(|text| (None, text)).chain(each)
    }
}

impl Decode for Text {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        let span = node.span;
        let Kind::Map(entries) = &node.kind else {
            let same = At::<String>::decode(node, faults)?;
            return Some(Text { span, same: Some(same), by_language: Vec::new() });
        };
        let mut by_language: Vec<(At<Language>, At<String>)> = Vec::new();
        let mut whole = true;
        for entry in entries {
            let key = Node { span: entry.key_span, kind: Kind::Scalar(entry.key.clone()) };
            let language = At::<Language>::decode(&key, faults);
            let text = At::<String>::decode(&entry.value, faults);
            if let Some((first, _)) = by_language.iter().find(|(tag, _)| tag.value.0 == entry.key) {
                let message = format!("`{}` stands twice", entry.key);
                let diagnostic = Diagnostic::error("duplicate-key", entry.key_span, message);
                let help = "a text has one version in each language; keep one of the two";
                faults.push(diagnostic.note(first.span, "first here").help(help));
                whole = false;
            }
            match (language, text) {
                (Some(language), Some(text)) => by_language.push((language, text)),
                _ => whole = false,
            }
        }
        if entries.is_empty() {
            let message = "expected words in at least one language, found none";
            faults.push(Diagnostic::error("wrong-type", span, message).help("write them as `{en: …}`"));
        }
        (whole && !by_language.is_empty()).then_some(Text { span, same: None, by_language })
    }
    fn walk(&self, visit: &mut dyn Visit) {
        visit.text(self, Form::Plain);
    }
}

/// A text that may hold inline Markdown: emphasis, links, citations.
#[derive(Clone, Debug)]
pub struct Inline(pub Text);

impl Decode for Inline {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        Text::decode(node, faults).inspect(|text| faults.holds(text)).map(Inline)
    }
    fn walk(&self, visit: &mut dyn Visit) {
        visit.text(&self.0, Form::Inline);
    }
}

/// A text of Markdown paragraphs.
#[derive(Clone, Debug)]
pub struct Blocks(pub Text);

impl Decode for Blocks {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        Text::decode(node, faults).inspect(|text| faults.holds(text)).map(Blocks)
    }
    fn walk(&self, visit: &mut dyn Visit) {
        visit.text(&self.0, Form::Blocks);
    }
}

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

/// Letters with accents, each group after the plain letter that an id has in their place.
const FOLDED: &str = "aáàäâãå cçčć dðđ eéèëêę iíìïî lł nñń oóòöôõø sšśß uúùüû zžźż";

/// The id nearest to `text`: accents folded, everything else turned into hyphens.
pub(crate) fn suggested_id(text: &str) -> String {
    let mut id = String::new();
    for c in text.to_lowercase().chars() {
        let group = FOLDED.split(' ').find(|group| group.contains(c));
        let c = group.and_then(|group| group.chars().next()).unwrap_or(c);
        match c {
            'a'..='z' | '0'..='9' => id.push(c),
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
