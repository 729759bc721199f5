//! What a Markdown text refers to: citations, records, addresses. Makes no HTML.

use crate::diag::Span;
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
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
    /// A picture.
    Picture(String),
    /// Raw HTML, which is shown as text.
    Html(String),
}

/// Calls `tell` with every event of the Markdown, links to records and citations included, and
/// its range of bytes in `text`.
pub(crate) fn events<'t>(text: &'t str, mut tell: impl FnMut(Event<'t>, Range<usize>)) {
    let mut citation = |link: BrokenLink<'t>| {
        // Whatever follows the sign is looked up, so that a citation gone wrong is not printed.
        let id = link.reference.strip_prefix('@').filter(|id| id.starts_with(char::is_alphanumeric))?;
        Some((CowStr::from(format!("{CITE}:{id}")), CowStr::Borrowed("")))
    };
    let parser = Parser::new_with_broken_link_callback(text, Options::ENABLE_TABLES, Some(&mut citation));
    for (event, range) in parser.into_offset_iter() {
        tell(with_mail_scheme(event), range);
    }
}

/// Gives `<name@example.org>` the scheme that it goes without in Markdown.
fn with_mail_scheme(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Start(Tag::Link { link_type: LinkType::Email, dest_url, title, id }) => {
            let dest_url = CowStr::from(format!("mailto:{dest_url}"));
            Event::Start(Tag::Link { link_type: LinkType::Autolink, dest_url, title, id })
        }
        other => other,
    }
}

/// The record that a link's address leads to, if it is one of ours.
pub(crate) fn record_link(address: &str) -> Option<(&'static str, &str)> {
    let (scheme, id) = address.split_once(':')?;
    SCHEMES.iter().find(|(name, ..)| *name == scheme).map(|(name, ..)| (*name, id))
}

/// Whether a link that leads to no record may lead to `address`.
pub(crate) fn is_allowed(address: &str) -> bool {
    ["http://", "https://", "mailto:", "#"].iter().any(|start| address.starts_with(start))
}

/// The words of the Markdown `text`: every byte where it was, and blanks in place of marks,
/// addresses and citations.
pub(crate) fn prose(text: &str) -> String {
    let mut bytes = vec![b' '; text.len()];
    let mut links: Vec<bool> = Vec::new();
    events(text, |event, range| match event {
        Event::Start(Tag::Link { dest_url, .. }) => links.push(dest_url.starts_with(CITE)),
        Event::End(TagEnd::Link) => {
            links.pop();
        }
        Event::Text(_) | Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) if !links.contains(&true) => {
            bytes[range.clone()].copy_from_slice(&text.as_bytes()[range]);
        }
        _ => {}
    });
    String::from_utf8(bytes).expect("only whole characters are copied")
}

/// Every mark in `text`, with the bytes of what it is about: of a record or a citation the id, of
/// a link the address, of raw HTML the tag.
pub(crate) fn marks(text: &str) -> Vec<(Mark, Range<usize>)> {
    let mut marks: Vec<(Mark, Range<usize>)> = Vec::new();
    // Most texts have none, and parsing is the dearest thing that is done to them.
    if !text.contains(['[', '<']) {
        return marks;
    }
    let mut html_until = 0;
    events(text, |event, range| match event {
        Event::Start(Tag::Link { dest_url, .. }) => marks.push(link(text, range, &dest_url)),
        Event::Start(Tag::Image { dest_url, .. }) => {
            let place = place_of(text, range, &dest_url);
            marks.push((Mark::Picture(dest_url.to_string()), place));
        }
        Event::Html(html) | Event::InlineHtml(html) => {
            // A block of HTML comes line by line, and is one mark.
            if html_until != range.start || range.start == 0 {
                let tag = html.find('>').map_or(html.trim_end().len(), |end| end + 1);
                let start = html.len() - html.trim_start().len();
                let tag = html[start..tag.max(start)].lines().next().unwrap_or_default();
                marks
                    .push((Mark::Html(tag.to_owned()), range.start + start..range.start + start + tag.len()));
            }
            html_until = range.end;
        }
        _ => {}
    });
    marks
}

fn link(text: &str, range: Range<usize>, address: &str) -> (Mark, Range<usize>) {
    let Some((scheme, rest)) = record_link(address) else {
        let bare = address.strip_prefix("mailto:").filter(|bare| text[range.clone()] == format!("<{bare}>"));
        return (Mark::Link(address.to_owned()), place_of(text, range, bare.unwrap_or(address)));
    };
    // A citation is written without its scheme.
    let written = if scheme == CITE { rest } else { address };
    let place = place_of(text, range, written);
    let id = rest.split('#').next().unwrap_or_default();
    let start = place.start + written.len() - rest.len();
    let narrow = if text[place.clone()] == *written { start..start + id.len() } else { place };
    (Mark::Record { scheme, id: rest.to_owned() }, narrow)
}

/// Where a link's address is written: at the end of the link, or in its definition elsewhere; all
/// of the link where escapes keep it from being found.
fn place_of(text: &str, link: Range<usize>, address: &str) -> Range<usize> {
    let within = text[link.clone()].rfind(address).map(|at| link.start + at);
    match within.or_else(|| text.rfind(address)) {
        Some(start) if !address.is_empty() => start..start + address.len(),
        _ => link,
    }
}

/// Where the bytes `range` of a scalar's value stand in the file, given the scalar's own place.
///
/// Escapes, quotes and the indentation of block texts make value and source differ, so the same
/// words are looked for in the source: as many of their kind come before them there as here. A
/// space of theirs may be a line break there.
pub(crate) fn locate(value: &str, range: &Range<usize>, source: &str, span: Span) -> Span {
    let needle = &value[range.clone()];
    let raw = &source[span.start as usize..span.end as usize];
    let nth = finds(value, needle).take_while(|found| found.start < range.start).count();
    match finds(raw, needle).nth(nth) {
        Some(found) => {
            Span { start: span.start + found.start as u32, end: span.start + found.end as u32, ..span }
        }
        None => span,
    }
}

/// Every place of the words `needle` in `text`, whatever white space stands between them.
fn finds<'t>(text: &'t str, needle: &'t str) -> impl Iterator<Item = Range<usize>> + use<'t> {
    let words: Vec<&str> = needle.split_whitespace().collect();
    let first = words.first().copied().unwrap_or("\0");
    text.match_indices(first).filter_map(move |(start, _)| {
        let mut end = start;
        for (at, word) in words.iter().enumerate() {
            let rest = &text[end..];
            let gap = rest.len() - rest.trim_start().len();
            // The first word begins here; each of the others after some white space.
            if (at > 0) != (gap > 0) || !rest[gap..].starts_with(word) {
                return None;
            }
            end += gap + word.len();
        }
        Some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;

    fn marked(text: &str) -> Vec<&str> {
        marks(text).into_iter().map(|(_, range)| &text[range]).collect()
    }

    #[test]
    fn finds_citations_records_links_and_html() {
        let text =
            "See [@el-pais-1] and [Petro](actor:gustavo-petro), [web](https://a.example/x), <b>bold</b>.";
        assert_eq!(marked(text), ["el-pais-1", "gustavo-petro", "https://a.example/x", "<b>", "</b>"]);
        assert_eq!(marks(text)[1].0, Mark::Record { scheme: "actor", id: "gustavo-petro".into() });
    }

    #[test]
    fn finds_what_is_written_in_other_ways() {
        assert_eq!(marked("[a](event:one#fact-2) ![b](media/c.png \"d\")"), ["one", "media/c.png"]);
        assert_eq!(marked("[a][b], [b]\n\n[b]: page:about"), ["about", "about"]);
        assert_eq!(marked("<me@a.example> and <https://a.example>"), ["me@a.example", "https://a.example"]);
        assert_eq!(marks("<me@a.example>")[0].0, Mark::Link("mailto:me@a.example".to_owned()));
        assert_eq!(marked("<div>\nA\n</div>\n\n<!-- b -->"), ["<div>", "<!-- b -->"]);
    }

    #[test]
    fn a_citation_gone_wrong_is_still_one() {
        assert_eq!(marked("a [@el-país], [@a; @b]"), ["el-país", "a; @b"]);
    }

    #[test]
    fn leaves_brackets_that_are_no_citation_alone() {
        assert!(marks("a [note], an [@ address] and [x][y]").is_empty());
    }

    #[test]
    fn prose_keeps_words_in_their_places() {
        assert_eq!(prose("A **é** [b](actor:c) [@d] &amp; `e`"), "A   é    b                &amp; `e`");
    }

    #[test]
    fn locates_words_that_a_line_break_parts() {
        let source = "note: >-\n  one two and\n  one\n  two";
        let value = "one two and one two";
        let span = Span { file: FileId(0), start: 6, end: source.len() as u32 };
        let at = locate(value, &(12..19), source, span);
        assert_eq!(&source[at.start as usize..at.end as usize], "one\n  two");
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
