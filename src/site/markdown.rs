//! Markdown to HTML: links to records become addresses, citations become numbers, raw HTML becomes
//! text.

use super::{Here, route};
use crate::model::body::{self, CITE};
use crate::model::values::{Blocks, Inline, Language, Text, id_fault};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd, html};
use serde::Serialize;

/// HTML with the language it is in, where that is not the page's.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Html {
    pub(crate) html: String,
    pub(crate) lang: Option<String>,
}

impl Here<'_> {
    /// A text with inline Markdown, in the page's language or else in the one it has.
    pub(crate) fn inline(&self, text: &Inline) -> Html {
        let (words, language) = text.0.get(self.scope.language);
        Html { html: self.inline_html(words), lang: self.foreign(language) }
    }

    /// A text with inline Markdown as plain text, in the page's language or else in the one it has.
    pub(crate) fn inline_text(&self, text: &Inline) -> Said {
        let (words, language) = text.0.get(self.scope.language);
        let plain = if is_plain(words) { words.to_owned() } else { plain(&self.inline_html(words)) };
        Said { text: plain, lang: self.foreign(language) }
    }

    /// A text of Markdown paragraphs, in the page's language or else in the one it has.
    pub(crate) fn blocks(&self, text: &Blocks) -> Html {
        let (words, language) = text.0.get(self.scope.language);
        Html { html: self.blocks_html(words), lang: self.foreign(language) }
    }

    /// The language to mark a text with, if it is not the page's.
    pub(crate) fn foreign(&self, language: Option<&Language>) -> Option<String> {
        language.filter(|language| *language != self.scope.language).map(|language| language.0.clone())
    }

    /// Inline Markdown to HTML; paragraphs are run together.
    pub(crate) fn inline_html(&self, text: &str) -> String {
        if is_plain(text) {
            return escape(text);
        }
        let mut out = Vec::new();
        self.translate(text, &mut |event| match event {
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::BlockQuote(_)) => {}
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::BlockQuote(_)) => {
                out.push(Event::Text(CowStr::Borrowed(" ")));
            }
            other => out.push(other),
        });
        let mut html = String::with_capacity(text.len() * 2);
        html::push_html(&mut html, out.into_iter());
        html.truncate(html.trim_end().len());
        without_styles(html)
    }

    /// Markdown paragraphs, lists and tables to HTML; headings begin at the second level and carry
    /// an anchor made of their words.
    pub(crate) fn blocks_html(&self, text: &str) -> String {
        let mut out: Vec<Event<'_>> = Vec::new();
        let mut heading: Option<usize> = None;
        self.translate(text, &mut |event| {
            match &event {
                Event::Start(Tag::Heading { .. }) => heading = Some(out.len()),
                Event::End(TagEnd::Heading(_)) => {
                    if let Some(at) = heading.take() {
                        let words: String = out[at + 1..].iter().filter_map(words_of).collect();
                        name_heading(&mut out[at], &slug(&words));
                    }
                }
                _ => {}
            }
            out.push(lowered(event));
        });
        let captions = captions(&out);
        let mut html = String::with_capacity(text.len() * 2);
        html::push_html(&mut html, out.into_iter());
        without_styles(with_captions(&html, &captions))
    }

    /// Parses Markdown and hands on its events with our own links put right.
    fn translate<'t>(&self, text: &'t str, tell: &mut dyn FnMut(Event<'t>)) {
        // What to do at the end of each link that is open.
        let mut open: Vec<Ending> = Vec::new();
        let mut silent = 0_usize;
        body::events(text, |event, _| match event {
            Event::Start(Tag::Link { dest_url, title, link_type, id }) => {
                let ending = match self.target(&dest_url) {
                    Target::Citation(html) => {
                        silent += 1;
                        tell(Event::InlineHtml(html.into()));
                        Ending::Silence
                    }
                    Target::Address(href) => {
                        tell(Event::Start(Tag::Link { link_type, dest_url: href.into(), title, id }));
                        Ending::Link
                    }
                    Target::Nowhere => Ending::Nothing,
                };
                open.push(ending);
            }
            Event::End(TagEnd::Link) => match open.pop() {
                Some(Ending::Link) => tell(Event::End(TagEnd::Link)),
                Some(Ending::Silence) => silent -= 1,
                _ => {}
            },
            Event::Start(Tag::Image { dest_url, title, link_type, id }) => {
                // Pictures are the author's own files; one from elsewhere would be another origin.
                let media = dest_url.strip_prefix("media/").map(|path| route::media(path).href(&self.root));
                let dest_url = media.unwrap_or_default().into();
                tell(Event::Start(Tag::Image { link_type, dest_url, title, id }));
            }
            _ if silent > 0 => {}
            Event::Html(html) | Event::InlineHtml(html) => tell(Event::Text(html)),
            other => tell(other),
        });
    }

    fn target(&self, address: &str) -> Target {
        if let Some((scheme, rest)) = body::record_link(address) {
            let (id, fragment) = rest.split_once('#').map_or((rest, None), |(id, part)| (id, Some(part)));
            return self.record_target(scheme, id, fragment);
        }
        if body::is_allowed(address) { Target::Address(address.to_owned()) } else { Target::Nowhere }
    }

    fn record_target(&self, scheme: &str, id: &str, fragment: Option<&str>) -> Target {
        let briefing = self.scope.briefing;
        if scheme == CITE {
            let found = self.scope.desk.index.sources.get(id);
            return found.map_or(Target::Nowhere, |source| Target::Citation(self.cite_html(*source)));
        }
        // What a site as of an earlier day does not know is not linked to.
        let exists = match scheme {
            "event" => self.scope.desk.index.events.contains_key(id),
            "edition" => briefing.edition(id).is_some(),
            "measure" => briefing.measures.iter().any(|measure| measure.id.value.0 == id),
            // One that is not there is reported; what is no id could be an address of any kind.
            _ => id_fault(id).is_none(),
        };
        if !exists {
            return Target::Nowhere;
        }
        let fragment = if scheme == "measure" { Some(id) } else { fragment };
        let anchor = fragment.map_or(String::new(), |part| format!("#{part}"));
        Target::Address(self.scope.of_scheme(scheme, id).href(&self.root) + &anchor)
    }

    /// The number of a citation as HTML, for the middle of a text.
    fn cite_html(&self, source: usize) -> String {
        let cite = self.cite(source);
        let label = escape(&cite.label);
        format!(
            "<a class=\"cite\" id=\"{}\" href=\"#source-{}\" aria-label=\"{label}\" title=\"{label}\">{}</a>",
            cite.id, cite.number, cite.number
        )
    }
}

/// Where a link leads.
enum Target {
    Address(String),
    /// A citation, as finished HTML.
    Citation(String),
    Nowhere,
}

/// What the end of a link has to do.
enum Ending {
    Link,
    /// The link's words were replaced; show again what follows.
    Silence,
    Nothing,
}

/// Whether Markdown would leave the text as it is; most texts are such, and parsing is dear.
fn is_plain(text: &str) -> bool {
    let starts_like_prose = text.starts_with(|c: char| c.is_alphabetic() || "“«¿¡\"'$".contains(c));
    starts_like_prose && !text.contains(['[', ']', '*', '_', '`', '<', '&', '\\', '~', '\n', '|'])
}

/// Text made safe for HTML, in elements and in quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            _ => safe.push(c),
        }
    }
    safe
}

/// The headings of the second level in HTML that was made here: their anchors and their words.
pub(crate) fn headings(html: &str) -> Vec<(String, String)> {
    let heads = html.split("<h2 id=\"").skip(1).filter_map(|rest| rest.split_once("</h2>"));
    let parts = heads.filter_map(|(head, _)| head.split_once("\">"));
    parts.map(|(id, words)| (plain(id), plain(words))).collect()
}

/// HTML that was made here without its tags and citations, for places that hold text only.
pub(crate) fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = if rest.starts_with("<a class=\"cite\"") { "</a>" } else { ">" };
        rest = rest.find(end).map_or("", |at| &rest[at + end.len()..]);
    }
    text.push_str(rest);
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// HTML that was made here without its citations, whose numbers mean something on their page only.
pub(crate) fn without_citations(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut parts = html.split("<a class=\"cite\"");
    kept.push_str(parts.next().unwrap_or_default());
    for part in parts {
        kept.push_str(part.split_once("</a>").map_or("", |(_, rest)| rest));
    }
    kept
}

fn words_of(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text.to_string()),
        Event::SoftBreak => Some(" ".to_owned()),
        _ => None,
    }
}

/// An anchor from a heading's words: letters and digits of any script, joined by hyphens.
fn slug(words: &str) -> String {
    let mut slug = String::new();
    for c in words.to_lowercase().chars() {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

fn name_heading(event: &mut Event<'_>, slug: &str) {
    if let Event::Start(Tag::Heading { id, .. }) = event
        && !slug.is_empty()
    {
        *id = Some(slug.to_owned().into());
    }
}

/// The page has its first-level heading already.
fn lowered(event: Event<'_>) -> Event<'_> {
    let lower = |level| if level == HeadingLevel::H1 { HeadingLevel::H2 } else { level };
    match event {
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: lower(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
        other => other,
    }
}

/// For each table, the words of the heading above it.
fn captions(events: &[Event<'_>]) -> Vec<String> {
    let (mut captions, mut heading, mut within) = (Vec::new(), String::new(), false);
    for event in events {
        match event {
            Event::Start(Tag::Heading { .. }) => (within, heading) = (true, String::new()),
            Event::End(TagEnd::Heading(_)) => within = false,
            Event::Start(Tag::Table(_)) => captions.push(heading.clone()),
            other if within => heading.extend(words_of(other)),
            _ => {}
        }
    }
    captions
}

/// Gives each table its caption and a box to scroll in. Only a real table's tag is written so:
/// the author's own angle brackets are escaped.
fn with_captions(html: &str, captions: &[String]) -> String {
    let mut out = String::with_capacity(html.len());
    let mut parts = html.split("<table>");
    out.push_str(parts.next().unwrap_or_default());
    for (at, part) in parts.enumerate() {
        let caption = captions.get(at).map_or(String::new(), |words| escape(words));
        out.push_str("<div class=\"table\" tabindex=\"0\"><table>");
        if !caption.is_empty() {
            out.push_str(&format!("<caption>{caption}</caption>"));
        }
        let cells =
            part.replace("<th>", "<th scope=\"col\">").replace("<th style", "<th scope=\"col\" style");
        out.push_str(&cells.replacen("</table>", "</table></div>", 1));
    }
    out
}

/// Gives the cells of a table that are set to a side a class: the content security policy lets no
/// style stand in a page. What an author writes so is escaped.
fn without_styles(html: String) -> String {
    if !html.contains(" style=\"text-align: ") {
        return html;
    }
    ["left", "center", "right"].iter().fold(html, |html, side| {
        html.replace(&format!(" style=\"text-align: {side}\""), &format!(" class=\"{side}\""))
    })
}

/// A text that is plain in every language, with the language it is in where that is not the page's.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Said {
    pub(crate) text: String,
    pub(crate) lang: Option<String>,
}

impl Here<'_> {
    /// A plain text in the page's language or else in the one it has.
    pub(crate) fn said(&self, text: &Text) -> Said {
        let (words, language) = text.get(self.scope.language);
        Said { text: words.to_owned(), lang: self.foreign(language) }
    }
}
