//! `data`: take it with you. What records there are, and where they are kept.

use super::page;
use crate::site::parts::Link;
use crate::site::{Here, Page, Scope};
use serde::Serialize;

#[derive(Serialize)]
struct DataPage {
    title: String,
    description: String,
    kinds: Vec<Kind>,
    repository: Option<String>,
    license: Option<String>,
}

/// A kind of record.
#[derive(Serialize)]
struct Kind {
    name: String,
    /// The page that lists them, where there is one.
    page: Option<Link>,
    count: String,
    file: &'static str,
}

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    vec![page(scope, &scope.page("data"), "data.html", None, view)]
}

fn view(here: &Here<'_>) -> DataPage {
    let scope = here.scope;
    let (briefing, words) = (scope.briefing, scope.words);
    let quotes = briefing.listed().map(|(_, event)| event.quotes.len()).sum();
    let claims = briefing.listed().map(|(_, event)| event.claims.len()).sum();
    let shown = super::navigation(scope);
    let kinds = [
        ("timeline", briefing.listed().count(), "content/events/"),
        ("quotes", quotes, "content/events/"),
        ("claims", claims, "content/events/"),
        ("sources", briefing.sources.len(), "content/sources/"),
        ("actors", briefing.actors.len(), "content/actors.yaml"),
        ("places", briefing.places.len(), "content/places.yaml"),
        ("topics", briefing.topics.len(), "content/topics.yaml"),
        ("measures", briefing.measures.len(), "content/measures.yaml"),
        ("editions", briefing.editions.len(), "content/editions/"),
    ];
    let kind = |(name, count, file): (&str, usize, &'static str)| Kind {
        name: words.get(&format!("data.{name}")),
        page: shown.contains(&name).then(|| here.link_to(name)),
        count: words.number(count as f64),
        file,
    };
    DataPage {
        title: words.get("data.title"),
        description: words.get("data.description"),
        kinds: kinds.into_iter().filter(|(_, count, _)| *count > 0).map(kind).collect(),
        repository: scope.desk.repository.clone(),
        license: briefing.config.license.as_ref().map(|license| license.value.clone()),
    }
}
