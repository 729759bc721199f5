//! What a Markdown text refers to: citations, records, addresses. Makes no HTML.

use crate::diag::Span;
use pulldown_cmark::{BrokenLink, CowStr, Event, Options, Parser, Tag};
use std::ops::Range;

/// How links to records are written, and the rule that guards the ids behind each.
pub(crate) const SCHEMES: &[(&str, &str, &str)] = &[
    ("actor", "unknown-actor", "actor"),
    ("edition", "unknown-edition", "edition"),
    ("event", "unknown-event", "event"),
    ("measure", "unknown-measure", "measure"),
    ("page", "unknown-page", "page"),
    ("place", "unknown-place", "place"),
    ("topic", "unknown-topic", "topic"),
    (CITE, "unknown-source", "source"),
];

/// The scheme that `[@id]` is turned into.
pub(crate) const CITE: &str = "cite";

/// Something in a text that leads elsewhere, or that will not be shown as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A link to a record, by scheme and id.
    Record { scheme: &'static str, id: String },
    /// Any other link.
    Link(String),
    /// Raw HTML, which is shown as text.
    Html(String),
}

/// Calls `tell` with every event of the Markdown, links to records and citations included, and
/// its range of bytes in `text`.
pub(crate) fn events<'t>(text: &'t str, mut tell: impl FnMut(Event<'t>, Range<usize>)) {
    let mut citation = |link: BrokenLink<'t>| {
        let id = link.reference.strip_prefix('@')?;
        let right = !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
        right.then(|| (CowStr::from(format!("{CITE}:{id}")), CowStr::Borrowed("")))
    };
    let parser = Parser::new_with_broken_link_callback(text, Options::ENABLE_TABLES, Some(&mut citation));
    for (event, range) in parser.into_offset_iter() {
        tell(event, range);
    }
}

/// The record that a link's address leads to, if it is one of ours.
pub(crate) fn record_link(address: &str) -> Option<(&'static str, &str)> {
    let (scheme, id) = address.split_once(':')?;
    SCHEMES.iter().find(|(name, ..)| *name == scheme).map(|(name, ..)| (*name, id))
}

/// Every mark in `text`, with its range of bytes.
pub(crate) fn marks(text: &str) -> Vec<(Mark, Range<usize>)> {
    let mut marks = Vec::new();
    // Most texts have none, and parsing is the dearest thing that is done to them.
    if !text.contains(['[', '<']) {
        return marks;
    }
    events(text, |event, range| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            let mark = match record_link(&dest_url) {
                Some((scheme, id)) => Mark::Record { scheme, id: id.to_owned() },
                None => Mark::Link(dest_url.to_string()),
            };
            let target = dest_url.strip_prefix("cite:").unwrap_or(&dest_url);
            let inner = text[range.clone()].rfind(target).map(|at| range.start + at..range.start + at + target.len());
            marks.push((mark, inner.unwrap_or(range)));
        }
        Event::Html(html) | Event::InlineHtml(html) => marks.push((Mark::Html(html.trim().to_owned()), range)),
        _ => {}
    });
    marks
}

/// Where the bytes `range` of a scalar's value stand in the file, given the scalar's own place.
///
/// Escapes, quotes and the indentation of block texts make value and source differ, so the same
/// words are looked for in the source: as many of their kind come before them there as here.
pub(crate) fn locate(value: &str, range: &Range<usize>, source: &str, span: Span) -> Span {
    let needle = &value[range.clone()];
    let raw = &source[span.start as usize..span.end as usize];
    let nth = value[..range.start].matches(needle).count();
    match raw.match_indices(needle).nth(nth) {
        Some((at, _)) if !needle.is_empty() => {
            let start = span.start + at as u32;
            Span { start, end: start + needle.len() as u32, ..span }
        }
        _ => span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;

    #[test]
    fn finds_citations_records_links_and_html() {
        let text = "See [@el-pais-1] and [Petro](actor:gustavo-petro), [web](https://a.example/x), <b>bold</b>.";
        let found: Vec<String> = marks(text).iter().map(|(_, range)| text[range.clone()].to_owned()).collect();
        assert_eq!(found, ["el-pais-1", "actor:gustavo-petro", "https://a.example/x", "<b>", "</b>"]);
        assert_eq!(marks(text)[1].0, Mark::Record { scheme: "actor", id: "gustavo-petro".into() });
    }

    #[test]
    fn leaves_brackets_that_are_no_citation_alone() {
        assert!(marks("a [note], an [@ address] and [x][y]").is_empty());
    }

    #[test]
    fn locates_the_same_words_in_a_quoted_scalar() {
        let source = r#"note: "say \"[@a]\" then [@b] and [@a]""#;
        let value = r#"say "[@a]" then [@b] and [@a]"#;
        let span = Span { file: FileId(0), start: 6, end: source.len() as u32 };
        let second = value.rfind('a').expect("there is one");
        let at = locate(value, &(second..second + 1), source, span);
        // The last `a` of the value is the last of the source too, though the escapes shift it.
        assert_eq!(at.start as usize, source.rfind("a]").expect("there is one"));
    }
}
