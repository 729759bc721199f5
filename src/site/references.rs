//! How to cite a page: in words, in the styles of APA and Chicago, and for programs.

use super::Here;
use super::exports::{bibtex, csl};
use super::route::Route;
use crate::model::EventIndex;
use crate::model::date::Day;
use crate::model::records::Edition;
use serde::Serialize;
use serde_json::json;

/// One page's citation in every form.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ReferenceView {
    /// The whole address, where it is known.
    pub(crate) address: Option<String>,
    apa: String,
    chicago: String,
    bibtex: String,
    /// CSL-JSON.
    csl: String,
}

/// What is cited.
pub(crate) struct Work<'w> {
    /// What programs call it.
    pub(crate) id: &'w str,
    /// Its own title; nothing for the briefing as a whole.
    pub(crate) title: Option<&'w str>,
    /// The day it speaks for, or last changed.
    pub(crate) day: Option<Day>,
    pub(crate) route: &'w Route,
}

impl Here<'_> {
    /// How to cite `work`. A publisher that is named is its author.
    pub(crate) fn reference(&self, work: &Work<'_>) -> ReferenceView {
        let config = &self.scope.briefing.config;
        let author =
            config.publisher.as_ref().map(|publisher| publisher.name.get(self.scope.language).0.to_owned());
        let address = self.address(work.route);
        ReferenceView {
            apa: self.in_words("apa", work, author.as_deref(), address.as_deref()),
            chicago: self.in_words("chicago", work, author.as_deref(), address.as_deref()),
            bibtex: self.in_bibtex(work, author.as_deref(), address.as_deref()),
            csl: self.in_csl(work, author.as_deref(), address.as_deref()),
            address,
        }
    }

    /// How to cite an event, as it last changed.
    pub(crate) fn event_reference(&self, at: EventIndex) -> ReferenceView {
        let event = &self.scope.briefing.events[at];
        let title = Some(event.title.get(self.scope.language).0);
        let (day, route) =
            (Some(self.scope.desk.index.changed[at]), self.scope.record("events", &event.id.0));
        self.reference(&Work { id: &event.id.0, title, day, route: &route })
    }

    /// How to cite an edition.
    pub(crate) fn edition_reference(&self, edition: &Edition) -> ReferenceView {
        let words = self.scope.words;
        let (number, date) = (edition.number.0.to_string(), words.dates.day(edition.day()));
        let title = words.fill("edition.title", &[("n", &number), ("date", &date)]);
        let route = self.scope.record("editions", &edition.id.0);
        let id = format!("edition-{}", edition.id.0);
        self.reference(&Work { id: &id, title: Some(&title), day: Some(edition.day()), route: &route })
    }

    fn briefing_title(&self) -> &str {
        self.scope.briefing.config.title.get(self.scope.language).0
    }

    /// A style's own order of words, which depends on whether there are an author and a whole.
    fn in_words(&self, style: &str, work: &Work<'_>, author: Option<&str>, url: Option<&str>) -> String {
        let words = self.scope.words;
        let signed = if author.is_some() { "" } else { "-unsigned" };
        let part = if work.title.is_some() { "part" } else { "whole" };
        let date = work.day.map_or_else(
            || words.get("reference.undated"),
            |day| {
                let month = words.get(&format!("date.month.{}", day.month));
                let (year, number) = (day.year.to_string(), day.day.to_string());
                let values = [("year", year.as_str()), ("month", &month), ("day", &number)];
                words.fill(&format!("reference.{style}-date"), &values)
            },
        );
        let title = work.title.unwrap_or(self.briefing_title());
        // A title that ends in a mark of its own takes no full stop after it.
        let stop = if title.ends_with(['.', '?', '!', '…']) { "" } else { "." };
        let values = [
            ("date", date.as_str()),
            ("stop", stop),
            ("url", url.unwrap_or_default()),
            ("author", author.unwrap_or_default().trim_end_matches('.')),
            ("container", self.briefing_title()),
            ("title", title),
        ];
        let said = words.fill(&format!("reference.{style}-{part}{signed}"), &values);
        if url.is_some() { said } else { said.trim_end_matches([' ', '.']).to_owned() + "." }
    }

    fn in_bibtex(&self, work: &Work<'_>, author: Option<&str>, url: Option<&str>) -> String {
        let mut fields = Vec::new();
        if let Some(author) = author {
            fields.push(("author", bibtex::braced(author)));
        }
        fields.push(("title", bibtex::braced(work.title.unwrap_or(self.briefing_title()))));
        if work.title.is_some() {
            fields.push(("howpublished", bibtex::braced(self.briefing_title())));
        }
        if let Some(day) = work.day {
            fields.push(("date", format!("{{{day}}}")));
            fields.push(("year", format!("{{{}}}", day.year)));
        }
        if let Some(url) = url {
            fields.push(("url", bibtex::address(url)));
        }
        fields.push(("langid", format!("{{{}}}", self.scope.language)));
        bibtex::entry("misc", work.id, &fields)
    }

    fn in_csl(&self, work: &Work<'_>, author: Option<&str>, url: Option<&str>) -> String {
        let title = work.title.unwrap_or(self.briefing_title());
        let mut one = json!({ "id": work.id, "type": "webpage", "title": title });
        if work.title.is_some() {
            one["container-title"] = self.briefing_title().into();
        }
        if let Some(author) = author {
            one["author"] = json!([{ "literal": author }]);
        }
        if let Some(day) = work.day {
            one["issued"] = csl::day(day);
        }
        if let Some(url) = url {
            one["URL"] = url.into();
        }
        one["language"] = self.scope.language.0.clone().into();
        serde_json::to_string(&[one]).expect("maps with texts for keys are JSON")
    }
}
