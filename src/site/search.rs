//! The index that the search page asks for when a reader begins to search: one script a language,
//! because a page that was opened from the disk may load scripts and nothing else.
//!
//! It holds texts as readers see them. Accents and case are put aside in the browser, which needs
//! the texts themselves to show where a word was found.

use super::filters;
use super::markdown::Said;
use super::route::{self, Route};
use super::{Here, Output, Scope, assets};
use crate::model::EventIndex;
use crate::model::records::Event;
use crate::model::refs::{Ref, anchor};
use crate::model::values::{Inline, Language, Text};
use serde::Serialize;

/// A finished index, under a name that changes with its content.
#[derive(Debug)]
pub(crate) struct IndexFile {
    pub(crate) route: Route,
    text: String,
}

impl IndexFile {
    pub(crate) fn output(&self) -> Output {
        Output { path: self.route.path(), bytes: self.text.as_bytes().to_vec() }
    }
}

/// An actor, place or topic: its id, its name, and other words it is found by.
#[derive(Serialize)]
struct Name<'b>(&'b str, String, Vec<&'b str>);

/// A listed event. Numbers are places in the lists of names, in the sides or in the directions.
#[derive(Serialize)]
struct Record<'b> {
    id: &'b str,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    /// In words; then its first and last day as text, for filters.
    date: String,
    from: String,
    to: String,
    direction: &'static str,
    significance: i64,
    sides: Vec<&'b str>,
    actors: Vec<usize>,
    places: Vec<usize>,
    topics: Vec<usize>,
    parts: Vec<Part>,
}

/// A text of an event: its kind, its anchor on the event's page, and its language where that is not
/// the page's.
struct Part {
    kind: &'static str,
    anchor: String,
    said: Said,
}

impl Serialize for Part {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        // The language stands last, so that it can be left out.
        match &self.said.lang {
            None => (self.kind, &self.anchor, &self.said.text).serialize(to),
            Some(lang) => (self.kind, &self.anchor, &self.said.text, lang).serialize(to),
        }
    }
}

/// The index of one language. One thread makes it, beside others that make pages: one that waited for
/// help could be given a page to make that waits for this very index.
pub(crate) fn index(scope: Scope<'_>) -> IndexFile {
    let briefing = scope.briefing;
    let name = |text: &Text| text.get(scope.language).0.to_owned();
    let actors = briefing.actors.iter().map(|one| {
        let aliases = one.aliases.iter().map(|alias| alias.value.as_str()).collect();
        Name(&one.id.value.0, name(&one.name), aliases)
    });
    let places = briefing.places.iter().map(|one| Name(&one.id.value.0, name(&one.name), Vec::new()));
    let topics = briefing.topics.iter().map(|one| Name(&one.id.value.0, name(&one.name), Vec::new()));
    let names = [actors.collect::<Vec<_>>(), places.collect(), topics.collect()];
    let [actors, places, topics] = names.map(|list| json(&list));
    let rows: Vec<String> = scope.desk.index.listed.iter().map(|at| json(&record(scope, *at))).collect();
    let mut text = format!(
        "briefingSearch({{\"actors\":{actors},\"places\":{places},\"topics\":{topics},\"events\":[\n"
    );
    text.reserve(rows.iter().map(|row| row.len() + 2).sum());
    for (at, row) in rows.iter().enumerate() {
        text.push_str(if at == 0 { "" } else { ",\n" });
        text.push_str(row);
    }
    text.push_str("\n]});\n");
    let route = route::asset(&format!("search-{}.js", scope.language), &assets::hash(text.as_bytes()));
    IndexFile { route, text }
}

/// JSON that may also stand in a script: nothing in it looks like a tag.
fn json(value: &impl Serialize) -> String {
    let text = serde_json::to_string(value).expect("texts and numbers can always be written");
    if text.contains('<') { text.replace('<', "\\u003c") } else { text }
}

fn record(scope: Scope<'_>, at: EventIndex) -> Record<'_> {
    let event = &scope.briefing.events[at];
    let here = Here::new(scope, String::new());
    let first = event.date.earliest().unwrap_or_else(|| event.date.sort_day());
    let Said { text: title, lang } = here.said(&event.title);
    let last = event.date.latest().unwrap_or_else(|| event.date.last_named_day());
    Record {
        id: &event.id.0,
        title,
        lang,
        date: scope.words.dates.text(&event.date),
        from: first.to_string(),
        to: last.to_string(),
        direction: event.direction.word(),
        significance: event.significance.0,
        sides: filters::acting_sides(scope.briefing, event),
        actors: filters::actors_of(event),
        places: event.places.iter().map(Ref::index).collect(),
        topics: event.topics.iter().map(Ref::index).collect(),
        parts: parts(&here, event),
    }
}

/// The texts of an event in the order of its page.
fn parts(here: &Here<'_>, event: &Event) -> Vec<Part> {
    let part = |kind, anchor: String, text: &Inline| Part { kind, anchor, said: here.inline_text(text) };
    let mut parts = vec![part("summary", String::new(), &event.summary)];
    for (n, fact) in event.facts.iter().enumerate() {
        parts.push(part("fact", anchor(fact.id.as_ref(), "fact", n), &fact.text));
    }
    for (n, quote) in event.quotes.iter().enumerate() {
        let anchor = anchor(quote.id.as_ref(), "quote", n);
        let language: &Language = &quote.language.value;
        let translation = quote.translation.as_ref().filter(|_| language != here.scope.language);
        if let Some(text) = translation.filter(|text| text.exact(here.scope.language).is_some()) {
            parts.push(Part { kind: "quote", anchor: anchor.clone(), said: here.said(text) });
        }
        let said = Said { text: quote.text.value.clone(), lang: here.foreign(Some(language)) };
        parts.push(Part { kind: "quote", anchor, said });
    }
    for (n, claim) in event.claims.iter().enumerate() {
        parts.push(part("claim", anchor(claim.id.as_ref(), "claim", n), &claim.text));
    }
    for (n, one) in event.disagreements.iter().enumerate() {
        parts.push(part("disagreement", anchor(one.id.as_ref(), "disagreement", n), &one.about));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::{index, json};
    use crate::model::{self, Options};
    use crate::site::{desk, tests::sources};

    /// Both indexes of the golden site as values.
    fn read() -> Vec<serde_json::Value> {
        let sources = sources("everything");
        let briefing =
            model::load(&sources, Options::default(), None).value.expect("the site has a briefing.yaml");
        let desk = desk(&briefing, &sources, None, None).value;
        let texts = desk.scopes().map(|scope| index(scope).text);
        let inner = |text: &str| {
            assert!(!text.contains('<'), "a tag in a script");
            text.trim_end()
                .strip_prefix("briefingSearch(")
                .and_then(|rest| rest.strip_suffix(");"))
                .map(str::to_owned)
        };
        texts
            .map(|text| inner(&text).expect("it is one call"))
            .map(|text| serde_json::from_str(&text).expect("what it is called with is JSON"))
            .collect()
    }

    #[test]
    fn it_holds_what_a_reader_of_the_language_sees() {
        let [english, spanish] = &read()[..] else { panic!("the site has two languages") };
        let fee = |index: &serde_json::Value| index["events"][0].clone();
        assert_eq!(fee(english)["title"], "The port doubles the mooring fee");
        assert_eq!(fee(english)["date"], "5 January 2026");
        assert_eq!(fee(english)["sides"], serde_json::json!(["port"]));
        let quote = |index| {
            let parts = fee(index)["parts"].as_array().cloned().unwrap_or_default();
            parts.into_iter().filter(|part| part[0] == "quote").collect::<Vec<_>>()
        };
        let original = "A harbour isn't free & never was <see the books>";
        assert_eq!(quote(english), [serde_json::json!(["quote", "quote-1", original])]);
        // A translation, and the original with its language.
        assert_eq!(
            quote(spanish),
            [
                serde_json::json!([
                    "quote",
                    "quote-1",
                    "Un puerto no es gratis & nunca lo fue <vean los libros>"
                ]),
                serde_json::json!(["quote", "quote-1", original, "en"]),
            ]
        );
        assert_eq!(english["actors"][0], serde_json::json!(["ada-marsh", "Ada Marsh", ["A. Marsh"]]));
    }

    #[test]
    fn it_holds_the_listed_events_and_no_others() {
        let sources = sources("everything");
        let briefing =
            model::load(&sources, Options::default(), None).value.expect("the site has a briefing.yaml");
        let listed: Vec<&str> = briefing.listed().map(|(_, event)| event.id.0.as_str()).collect();
        for index in read() {
            let events = index["events"].as_array().cloned().unwrap_or_default();
            let held: Vec<&str> = events.iter().filter_map(|event| event["id"].as_str()).collect();
            assert_eq!(held, listed);
        }
    }

    #[test]
    fn nothing_in_the_index_ends_a_script() {
        assert_eq!(json(&"</script><!--"), "\"\\u003c/script>\\u003c!--\"");
    }
}
