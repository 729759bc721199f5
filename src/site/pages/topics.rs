//! `topics` and `topics/ID`: on what front.

use super::listing::{self, Cards, Listing};
use super::page;
use crate::model::records::Topic;
use crate::site::citations::SourceView;
use crate::site::markdown::{self, Html, Said};
use crate::site::parts::Link;
use crate::site::{Here, Page, Scope};
use serde::Serialize;

#[derive(Serialize)]
struct TopicsPage {
    title: String,
    description: String,
    topics: Vec<Row>,
    sources: Vec<SourceView>,
}

#[derive(Serialize)]
struct Row {
    link: Link,
    about: Option<Html>,
    count: String,
}

#[derive(Serialize)]
struct TopicPage {
    title: String,
    title_lang: Option<String>,
    description: String,
    about: Option<Html>,
    count: String,
    listing: Listing,
    sources: Vec<SourceView>,
    /// JSON-LD, escaped for a script element.
    structured_html: Option<String>,
}

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    if scope.briefing.topics.is_empty() {
        return Vec::new();
    }
    let mut pages = vec![page(scope, &scope.page("topics"), "topics.html", None, overview)];
    for (at, topic) in scope.briefing.topics.iter().enumerate() {
        let route = scope.record("topics", &topic.id.value.0);
        let events = scope.desk.index.by_topic[at].as_slice();
        let title = |here: &Here<'_>| here.link_to_topic(topic);
        pages.extend(listing::year_pages(scope, &route, title, events, Cards::Plain));
        let page = page(scope, &route.clone(), "topic.html", Some(topic.id.span), move |here| {
            view(here, topic, events.len(), listing::listing(here, &route, events, Cards::Plain))
        });
        pages.push(page.changed_on(scope.desk.index.last_change_of(events)));
    }
    pages
}

fn overview(here: &Here<'_>) -> TopicsPage {
    let scope = here.scope;
    let row = |(at, topic): (usize, &Topic)| Row {
        link: here.link_to_topic(topic),
        about: topic.about.as_ref().map(|about| here.inline(about)),
        count: scope.words.count("events", scope.desk.index.by_topic[at].len()),
    };
    TopicsPage {
        title: scope.words.get("topics.title"),
        description: scope.words.get("topics.description"),
        topics: scope.briefing.topics.iter().enumerate().map(row).collect(),
        sources: here.source_list(),
    }
}

fn view(here: &Here<'_>, topic: &Topic, events: usize, listing: Listing) -> TopicPage {
    let Said { text: title, lang: title_lang } = here.said(&topic.name);
    let about = topic.about.as_ref().map(|about| here.inline(about));
    TopicPage {
        structured_html: here.record_graph("topics", &topic.id.value.0, &title),
        description: about.as_ref().map_or_else(|| title.clone(), |about| markdown::plain(&about.html)),
        title,
        title_lang,
        about,
        count: here.scope.words.count("events", events),
        listing,
        sources: here.source_list(),
    }
}
