//! Texts as rules read them: whose words they are, in which language, word by word.

use super::Context;
use crate::diag::Span;
use crate::model::body::locate;
use crate::model::date::Day;
use crate::model::decode::{At, Decode};
use crate::model::values::{Language, Text};
use crate::model::{Briefing, Visit};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// A language whose words the rules know; of the others they read no more than the digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tongue {
    English,
    Spanish,
    Other,
}

impl Tongue {
    /// The tongue of a language's tag, whatever its region.
    pub(crate) fn of(language: &Language) -> Tongue {
        match primary(language) {
            "en" => Tongue::English,
            "es" => Tongue::Spanish,
            _ => Tongue::Other,
        }
    }
}

/// The first part of a language's tag: `es` of `es-CO`.
pub(crate) fn primary(language: &Language) -> &str {
    language.0.split('-').next().unwrap_or_default()
}

/// What a text belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Record {
    Event,
    Source,
    Edition,
    Other,
}

/// A text of a record, with what surrounds it.
pub(crate) struct Prose<'t> {
    pub(crate) record: Record,
    pub(crate) field: &'static str,
    pub(crate) text: &'t Text,
    /// The first and the last day that the record is about, where it is about days.
    pub(crate) days: Option<(Day, Day)>,
}

/// Fields that hold names or other people's words.
const NOT_OURS: &[&str] = &["name", "translation", "unit", "was"];

impl Prose<'_> {
    /// Whether the authors of the briefing wrote it, as sentences of their own.
    pub(crate) fn is_ours(&self) -> bool {
        // Titles of offices, of sources and of the briefing are names too.
        let is_name = self.field == "title" && self.record != Record::Event;
        !is_name && !NOT_OURS.contains(&self.field)
    }

    /// Every version that was written, with its language. A text that serves all languages is read
    /// in the first of the briefing.
    pub(crate) fn versions(&self, context: &Context<'_>) -> impl Iterator<Item = (Tongue, &At<String>)> {
        let first = Tongue::of(context.first_language());
        let versions = self.text.versions();
        versions.map(move |(language, text)| (language.map_or(first, |tag| Tongue::of(&tag.value)), text))
    }
}

/// Calls `tell` with every text of every record.
pub(crate) fn each_prose(briefing: &Briefing, tell: &mut dyn FnMut(&Prose<'_>)) {
    let mut walker = Walker { record: Record::Other, days: None, field: "", tell };
    briefing.config.walk(&mut walker);
    briefing.actors.walk(&mut walker);
    briefing.places.walk(&mut walker);
    briefing.topics.walk(&mut walker);
    briefing.ladder.walk(&mut walker);
    briefing.measures.walk(&mut walker);
    for event in &briefing.events {
        walker.about(Record::Event, Some((event.date.sort_day(), event.date.last_named_day())));
        event.walk(&mut walker);
    }
    for source in &briefing.sources {
        let days = source.published.as_ref().map(|date| (date.sort_day(), date.last_named_day()));
        walker.about(Record::Source, days);
        source.walk(&mut walker);
    }
    for edition in &briefing.editions {
        walker.about(Record::Edition, Some((edition.day(), edition.day())));
        edition.walk(&mut walker);
    }
}

struct Walker<'f> {
    record: Record,
    days: Option<(Day, Day)>,
    field: &'static str,
    tell: &'f mut dyn FnMut(&Prose<'_>),
}

impl Walker<'_> {
    fn about(&mut self, record: Record, days: Option<(Day, Day)>) {
        self.record = record;
        self.days = days;
    }
}

impl Visit for Walker<'_> {
    fn field(&mut self, name: &'static str) {
        self.field = name;
    }
    fn text(&mut self, text: &Text, _: crate::model::Form) {
        (self.tell)(&Prose { record: self.record, field: self.field, text, days: self.days });
    }
}

/// Where the bytes `range` of `text` stand in its file.
pub(crate) fn place(context: &Context<'_>, text: &At<String>, range: &Range<usize>) -> Span {
    locate(&text.value, range, &context.sources.files[text.span.file.0 as usize].text, text.span)
}

/// `text` with what is no prose of it turned into spaces: targets of links, and citations. Every
/// byte that stays keeps its place.
pub(crate) fn without_links(text: &str) -> Cow<'_, str> {
    let mut blanks = Vec::new();
    if text.contains('[') {
        stretches(text, "](", ")", &mut blanks);
        stretches(text, "[@", "]", &mut blanks);
    }
    blanked(text, &blanks)
}

/// As `without_links`, and without what stands in quotation marks, which is in others' words.
pub(crate) fn own_words(text: &str) -> Cow<'_, str> {
    let mut blanks = Vec::new();
    if text.contains('[') {
        stretches(text, "](", ")", &mut blanks);
        stretches(text, "[@", "]", &mut blanks);
    }
    for (open, close) in [("“", "”"), ("«", "»"), ("\"", "\"")] {
        stretches(text, open, close, &mut blanks);
    }
    blanked(text, &blanks)
}

/// The stretches from each `open` to the next `close`, both included; one without an end is none.
fn stretches(text: &str, open: &str, close: &str, found: &mut Vec<Range<usize>>) {
    let mut from = 0;
    while let Some(start) = text[from..].find(open).map(|at| from + at) {
        let inside = start + open.len();
        let Some(end) = text[inside..].find(close).map(|at| inside + at + close.len()) else { return };
        found.push(start..end);
        from = end;
    }
}

fn blanked<'t>(text: &'t str, blanks: &[Range<usize>]) -> Cow<'t, str> {
    if blanks.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    for range in blanks {
        bytes[range.clone()].fill(b' ');
    }
    // Each stretch begins and ends between characters, so that what is left is whole.
    Cow::Owned(String::from_utf8(bytes).expect("whole characters were replaced by spaces"))
}

/// The words of `text` with their places. A word holds letters and digits, and what stands between
/// two of them without a space: `U.S`, `ex-minister`, `today’s`.
pub(crate) fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() && letter(text, at) == 0 {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
        let start = at;
        while at < text.len() {
            let length = letter(text, at);
            if length > 0 {
                at += length;
                continue;
            }
            let joint = if text[at..].starts_with('’') { '’'.len_utf8() } else { 1 };
            let joins = matches!(text.as_bytes()[at], b'.' | b'\'' | b'-') || joint > 1;
            if !joins || letter(text, at + joint) == 0 {
                break;
            }
            at += joint;
        }
        (at > start).then(|| (start..at, &text[start..at]))
    })
}

/// How many bytes the letter or digit at `at` has; none if there is no such thing. Every text is read
/// by this, and most of it is ASCII.
#[inline]
fn letter(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => usize::from(byte.is_ascii_alphanumeric()),
        Some(_) => text[at..].chars().next().filter(|c| c.is_alphanumeric()).map_or(0, char::len_utf8),
        None => 0,
    }
}

/// Whether `word` is `lower` but for capitals.
pub(crate) fn same_word(word: &str, lower: &str) -> bool {
    if word.is_ascii() {
        return word.eq_ignore_ascii_case(lower);
    }
    word.len() == lower.len() && word.chars().flat_map(char::to_lowercase).eq(lower.chars())
}

/// The sentences of `text`. A full stop ends one where white space follows, unless it stands after
/// capitals, as in “U.S.”.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, stop) in text.match_indices(['.', '!', '?', '…']) {
        let end = at + stop.len();
        let word = text[start..at].rsplit(char::is_whitespace).next().unwrap_or_default();
        let short = stop == "." && !word.is_empty() && word.chars().all(|c| c.is_uppercase() || c == '.');
        if text[end..].starts_with(char::is_whitespace) && !short {
            found.push(start..end);
            start = end;
        }
    }
    found.push(start..text.len());
    found
}

/// The different words of a text, without capitals, Markdown and punctuation.
pub(crate) fn bag(text: &str) -> BTreeSet<String> {
    words(&without_links(text)).map(|(_, word)| word.to_lowercase()).collect()
}

/// How much two bags of words have in common, from 0 to 1: their Jaccard index.
pub(crate) fn overlap(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let shared = one.intersection(other).count();
    let all = one.len() + other.len() - shared;
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_what_holds_them_together() {
        let found: Vec<&str> =
            words("The U.S. ex-minister’s “7th” call, 6:53 p.m.").map(|(_, word)| word).collect();
        assert_eq!(found, ["The", "U.S", "ex-minister’s", "7th", "call", "6", "53", "p.m"]);
    }

    #[test]
    fn quotations_links_and_citations_are_not_our_words() {
        let text = "He said “today” and «hoy», see [it](event:a-today) [@x-today]: \"today\".";
        let own = own_words(text);
        assert_eq!(own.len(), text.len());
        assert!(!own.contains("today") && !own.contains("hoy") && own.contains("[it"));
        assert_eq!(own_words("an “open quotation"), "an “open quotation");
    }

    #[test]
    fn sentences_do_not_end_in_abbreviations() {
        let text = "The U.S. acts. EE. UU. no. Why? So";
        let found: Vec<&str> = sentences(text).into_iter().map(|range| text[range].trim()).collect();
        assert_eq!(found, ["The U.S. acts.", "EE. UU. no.", "Why?", "So"]);
    }
}
