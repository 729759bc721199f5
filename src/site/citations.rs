//! Citations: numbers in the text, a list at the end, and the ways back.

use super::Here;
use super::dates::DateView;
use super::markdown::{Html, Said};
use crate::model::asof::Known;
use crate::model::date::Date;
use crate::model::decode::At;
use crate::model::records::{Event, Source};
use crate::model::refs::Ref;
use serde::Serialize;

/// A citation's number where it stands in a text.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Cite {
    pub(crate) number: usize,
    /// The anchor of this very citation, for the way back.
    pub(crate) id: String,
    pub(crate) label: String,
}

/// The sources a page has cited, in the order of their numbers, with how often each was.
#[derive(Debug, Default)]
pub(crate) struct Citations {
    sources: Vec<(usize, usize)>,
}

/// A source in a page's list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SourceView {
    /// Its number on the page; 0 in the register, which has none.
    pub(crate) number: usize,
    pub(crate) id: String,
    pub(crate) publisher: String,
    pub(crate) title: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) language: String,
    /// The language's tag, for the title.
    pub(crate) lang: String,
    pub(crate) published: Option<DateView>,
    pub(crate) kind: String,
    pub(crate) side: Option<Said>,
    /// What it repeats: publishers, in words.
    pub(crate) derived_from: Vec<String>,
    pub(crate) archived: Option<ArchiveView>,
    pub(crate) accessed: Option<DateView>,
    pub(crate) note: Option<Html>,
    /// The anchors of its citations on the page.
    pub(crate) back: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct ArchiveView {
    pub(crate) url: String,
    pub(crate) captured: Option<DateView>,
}

impl Here<'_> {
    /// Counts a citation of `source`, and gives its number.
    pub(crate) fn cite(&self, source: usize) -> Cite {
        let at = self.list(source);
        let mut citations = self.citations.borrow_mut();
        citations.sources[at].1 += 1;
        let number = at + 1;
        let record = &self.scope.briefing.sources[source];
        let mut label = self
            .scope
            .words
            .fill("source.label", &[("n", &number.to_string()), ("publisher", &record.publisher.value)]);
        if let Some(published) = &record.published {
            label = format!("{label}, {}", self.scope.words.dates.text(published));
        }
        Cite { number, id: format!("cite-{number}-{}", citations.sources[at].1), label }
    }

    /// Puts `source` on the page's list, where nothing on the page need point at it, and gives its
    /// place there.
    pub(crate) fn list(&self, source: usize) -> usize {
        let mut citations = self.citations.borrow_mut();
        let at = citations.sources.iter().position(|(cited, _)| *cited == source);
        at.unwrap_or_else(|| {
            citations.sources.push((source, 0));
            citations.sources.len() - 1
        })
    }

    /// The citations of a fact or the like, as far as `known` saw the sources.
    pub(crate) fn cites(&self, sources: &[Ref<Source>], event: &Event, known: Known<'_>) -> Vec<Cite> {
        let seen = sources.iter().filter(|source| known.source(source, &event.date));
        seen.map(|source| self.cite(source.index())).collect()
    }

    /// Citations outside an event, such as those of an office or of a thing to watch.
    pub(crate) fn cites_plainly<'r>(&self, sources: impl IntoIterator<Item = &'r Ref<Source>>) -> Vec<Cite> {
        sources.into_iter().map(|source| self.cite(source.index())).collect()
    }

    /// Every source that the page has cited so far, by number. Call it last.
    pub(crate) fn source_list(&self) -> Vec<SourceView> {
        let citations = self.citations.borrow();
        let numbered = citations.sources.iter().enumerate();
        numbered
            .map(|(at, (source, times))| {
                let back = (1..=*times).map(|time| format!("cite-{}-{time}", at + 1)).collect();
                SourceView { number: at + 1, back, ..self.source_view(*source) }
            })
            .collect()
    }

    /// A source as lists show it.
    pub(crate) fn source_view(&self, source: usize) -> SourceView {
        let briefing = self.scope.briefing;
        let record = &briefing.sources[source];
        let words = self.scope.words;
        let date = |date: &At<Date>| words.dates.view(date);
        SourceView {
            number: 0,
            id: record.id.value.0.clone(),
            publisher: record.publisher.value.clone(),
            title: record.title.as_ref().map(|title| title.value.clone()),
            url: record.url.as_ref().map(|url| url.value.0.clone()),
            language: self.language_name(&record.language.value),
            lang: record.language.value.0.clone(),
            published: record.published.as_ref().map(date),
            kind: words.get(&format!("source-kind.{}", record.kind.word())),
            side: record.side.as_ref().map(|side| self.said(&briefing[side].name)),
            derived_from: record
                .derived_from
                .iter()
                .map(|root| briefing[root].publisher.value.clone())
                .collect(),
            archived: record.archived.as_ref().map(|copy| ArchiveView {
                url: copy.url.value.0.clone(),
                captured: copy.captured.as_ref().map(date),
            }),
            accessed: record.accessed.as_ref().map(date),
            note: record.note.as_ref().map(|note| self.inline(note)),
            back: Vec::new(),
        }
    }
}
