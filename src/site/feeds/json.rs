//! `feed.json`: JSON Feed 1.1, with the entries of the Atom feed.

use super::news::{self, Entry};
use crate::site::{Desk, Here, Made, Page, Scope};
use serde_json::{Value, json};

pub(super) const NAME: &str = "feed.json";

pub(super) fn files<'d>(desk: &'d Desk<'d>, _: &[Page<'d>]) -> Vec<Made<'d>> {
    let Some(base) = desk.base_url.as_deref() else { return Vec::new() };
    let scopes = desk.scopes().filter(|scope| news::updated(*scope).is_some());
    scopes
        .map(|scope| {
            let make = move || pretty(&feed(&Here::new(scope, base.to_owned()), scope));
            Made { path: scope.file(NAME).path(), make: Box::new(make) }
        })
        .collect()
}

fn feed(here: &Here<'_>, scope: Scope<'_>) -> Value {
    let config = &scope.briefing.config;
    let author = news::author(scope);
    let mut by = json!({ "name": author.name });
    if let Some(url) = author.url.or(author.email.map(|email| format!("mailto:{email}"))) {
        by["url"] = url.into();
    }
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": config.title.get(scope.language).0,
        "home_page_url": here.address(&scope.page("index")),
        "feed_url": here.address(&scope.file(NAME)),
        "description": config.description.get(scope.language).0,
        "language": scope.language.0,
        "authors": [by],
        "items": news::entries(here).into_iter().map(item).collect::<Vec<Value>>(),
    })
}

fn item(entry: Entry) -> Value {
    let mut item = json!({
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.content_html,
        "summary": entry.summary,
        "date_published": entry.published,
        "date_modified": entry.updated,
    });
    if !entry.categories.is_empty() {
        item["tags"] = entry.categories.into_iter().map(|category| category.label).collect();
    }
    if let Some(lang) = entry.lang {
        item["language"] = lang.into();
    }
    item
}

fn pretty(value: &Value) -> Vec<u8> {
    let mut text = serde_json::to_vec_pretty(value).expect("maps with texts for keys are JSON");
    text.push(b'\n');
    text
}
