//! Interface words of a language, from `templates/i18n/LANG.yaml`.

use super::dates::DateWords;
use super::templates;
use crate::diag::{Diagnostic, FileId, Span};
use crate::model::tree::{self, Entry, Kind, Node};
use crate::model::values::Language;
use crate::model::{Briefing, nearest};
use crate::source::Sources;
use std::collections::BTreeMap;

/// The language whose words stand in for those that another language's file lacks.
const FALLBACK: &str = "en";

/// All words of one language.
#[derive(Debug)]
pub(crate) struct Words {
    /// By key, such as `nav.timeline`.
    words: BTreeMap<String, String>,
    pub(crate) dates: DateWords,
    /// The same words as nested maps, as templates see them.
    pub(crate) nested: serde_json::Value,
}

impl Words {
    /// The words under `key`; the key itself where there are none, so that a gap can be seen.
    pub(crate) fn get(&self, key: &str) -> String {
        self.words.get(key).cloned().unwrap_or_else(|| key.to_owned())
    }

    /// The words under `key` with `{name}` replaced by each value.
    pub(crate) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut rest = self.words.get(key).map_or(key, String::as_str);
        let mut text = String::new();
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let named = after.split_once('}');
            let filled = named.and_then(|(name, after)| {
                let (_, value) = values.iter().find(|(one, _)| *one == name)?;
                Some((*value, after))
            });
            // What has no value stays as it is, so that it can be seen.
            let (value, after) = filled.unwrap_or(("{", after));
            text.push_str(value);
            rest = after;
        }
        text + rest
    }

    /// `1 source`, `2 sources`: the words under `count.KEY.one` or `count.KEY.other`.
    pub(crate) fn count(&self, key: &str, n: usize) -> String {
        let form = if n == 1 { "one" } else { "other" };
        self.fill(&format!("count.{key}.{form}"), &[("n", &self.number(n as f64))])
    }

    /// A number as the language writes it: `1,234.5` or `1.234,5`.
    pub(crate) fn number(&self, n: f64) -> String {
        let plain = n.abs().to_string();
        let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut grouped = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 {
                grouped.push_str(&self.get("number.group"));
            }
            grouped.push(digit);
        }
        let sign = if n < 0.0 { "\u{2212}" } else { "" };
        let rest = if rest.is_empty() { String::new() } else { self.get("number.point") + rest };
        format!("{sign}{grouped}{rest}")
    }
}

/// Reads the words of every language of the briefing; built-in words stand under the author's.
pub(crate) fn load<'b>(
    briefing: &'b Briefing,
    sources: &Sources,
    diags: &mut Vec<Diagnostic>,
) -> Vec<(&'b Language, Words)> {
    let fallback = built_in(FALLBACK);
    let mut loaded = Vec::new();
    for language in &briefing.config.languages {
        let tag = &language.value.0;
        let own = built_in(tag);
        let file = sources.iter().find(|(_, file)| file.path == format!("templates/i18n/{tag}.yaml"));
        let is_there = file.is_some();
        let file = file.filter(|(id, _)| !sources.is_lost(*id));
        if own.is_empty() && !is_there {
            let message = format!("there are no interface words for `{tag}`");
            let help =
                format!("add templates/i18n/{tag}.yaml with the words of the built-in en.yaml translated");
            diags.push(Diagnostic::error("missing-words", language.span, message).help(help));
        }
        let mut words = fallback.clone();
        words.extend(own);
        if let Some((id, file)) = file {
            let read = flat(id, &file.text, diags);
            for (key, (_, span)) in &read {
                if !fallback.contains_key(key) {
                    let help = nearest(key, fallback.keys().map(String::as_str));
                    let help = help.map(|name| format!("did you mean `{name}`?"));
                    let message = format!("no page uses the words `{key}`");
                    diags.push(Diagnostic::warning("unknown-words", *span, message).maybe_help(help));
                }
            }
            words.extend(read.into_iter().map(|(key, (text, _))| (key, text)));
        }
        let dates = DateWords::new(&|key| words.get(key).cloned().unwrap_or_else(|| key.to_owned()));
        let nested = nest(&words);
        loaded.push((&language.value, Words { words, dates, nested }));
    }
    loaded
}

pub(super) fn built_in(tag: &str) -> BTreeMap<String, String> {
    let name = format!("i18n/{tag}.yaml");
    let text =
        templates::BUILT_IN.iter().find(|(built_in, _)| *built_in == name).map_or("", |(_, text)| text);
    // A test reads every built-in file, so its problems are not the author's.
    flat(FileId(0), text, &mut Vec::new()).into_iter().map(|(key, (text, _))| (key, text)).collect()
}

/// Words by key, with the place of the key.
type Flat = BTreeMap<String, (String, Span)>;

/// Turns nested maps into dotted keys.
fn flat(file: FileId, text: &str, diags: &mut Vec<Diagnostic>) -> Flat {
    let mut flat = Flat::new();
    match tree::parse(file, text, 0) {
        Ok(Node { kind: Kind::Null, .. }) => {}
        Ok(Node { kind: Kind::Map(entries), .. }) => flatten("", &entries, &mut flat, diags),
        Ok(node) => diags.push(not_words(&node, "a map from keys to words")),
        Err(fault) => diags.push(*fault),
    }
    flat
}

fn flatten(prefix: &str, entries: &[Entry], flat: &mut Flat, diags: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for entry in entries {
        if let Some(earlier) = first.insert(&entry.key, entry.key_span) {
            let message = format!("`{}` stands twice", entry.key);
            let diagnostic = Diagnostic::error("duplicate-key", entry.key_span, message);
            diags.push(diagnostic.note(earlier, "first here").help("keep one of the two"));
        }
        let key = if prefix.is_empty() { entry.key.clone() } else { format!("{prefix}.{}", entry.key) };
        match &entry.value.kind {
            Kind::Scalar(text) => {
                diags.extend(entry.value.lost.iter().map(|lost| lost.problem()));
                flat.insert(key, (text.clone(), entry.key_span));
            }
            Kind::Map(entries) => flatten(&key, entries, flat, diags),
            Kind::Null => {}
            Kind::List(_) => diags.push(not_words(&entry.value, "words")),
        }
    }
}

fn not_words(node: &Node, wanted: &str) -> Diagnostic {
    Diagnostic::error("wrong-type", node.span, format!("expected {wanted}, found {}", node.describe()))
}

/// Dotted keys back into nested maps.
fn nest(words: &BTreeMap<String, String>) -> serde_json::Value {
    let mut root = serde_json::Map::new();
    for (key, text) in words {
        let mut parts: Vec<&str> = key.split('.').collect();
        let last = parts.pop().unwrap_or_default();
        let mut at = &mut root;
        for part in parts {
            let next = at.entry(part.replace('-', "_")).or_insert_with(|| serde_json::Map::new().into());
            if !next.is_object() {
                *next = serde_json::Map::new().into();
            }
            at = next.as_object_mut().expect("it was made an object on the line above");
        }
        at.insert(last.replace('-', "_"), text.clone().into());
    }
    root.into()
}
