//! Words in the languages of the briefing, plain or in Markdown.

use super::Language;
use crate::diag::{Diagnostic, Span};
use crate::model::decode::{At, Decode, Faults};
use crate::model::schema::{self, Definitions};
use crate::model::tree::{Kind, Node};
use crate::model::{Form, Visit};
use serde_json::Value;

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
            let key = Node::new(entry.key_span, Kind::Scalar(entry.key.clone()));
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
    fn schema(definitions: &mut Definitions) -> Value {
        let about = "Words: one text that is the same in every language, or one for each language.";
        definitions.refer("text", |definitions| schema::by_language(definitions, about))
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
    fn schema(definitions: &mut Definitions) -> Value {
        let about = "Words with inline Markdown: one text that is the same in every language, or one for each \
                     language. [@source-id] cites a source, [words](event:id) links to a record.";
        definitions.refer("inline", |definitions| schema::by_language(definitions, about))
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
    fn schema(definitions: &mut Definitions) -> Value {
        let about =
            "Paragraphs of Markdown: one text that is the same in every language, or one for each language.";
        definitions.refer("blocks", |definitions| schema::by_language(definitions, about))
    }
    fn walk(&self, visit: &mut dyn Visit) {
        visit.text(&self.0, Form::Blocks);
    }
}
