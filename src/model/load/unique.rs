//! What there may be only one of: ids, languages, versions of a page.

use super::Lists;
use crate::diag::{Diagnostic, Span};
use crate::model::Page;
use crate::model::decode::{At, list_of};
use crate::model::records::{Config, Edition, Event};
use crate::model::values::Id;
use std::collections::BTreeMap;

/// Keeps the first record of every id and reports the others.
pub(super) fn keep_first_of_each(lists: &mut Lists, diags: &mut Vec<Diagnostic>) {
    keep_first(&mut lists.events, |event| (event.id.0.clone(), top(event.span)), diags);
    keep_first(&mut lists.editions, |edition| (edition.id.0.clone(), top(edition.span)), diags);
    keep_first(&mut lists.sources, |one| named(&one.id), diags);
    keep_first(&mut lists.actors, |one| named(&one.id), diags);
    keep_first(&mut lists.places, |one| named(&one.id), diags);
    keep_first(&mut lists.topics, |one| named(&one.id), diags);
    keep_first(&mut lists.ladder, |one| named(&one.id), diags);
    keep_first(&mut lists.measures, |one| named(&one.id), diags);
    lists.events.iter().for_each(|event| parts_of_event(event, diags));
    lists.editions.iter().for_each(|edition| parts_of_edition(edition, diags));
}

/// Whether the briefing's own record has a language; what stands twice in it is reported.
pub(super) fn is_whole(config: &mut Config, diags: &mut Vec<Diagnostic>) -> bool {
    keep_first(&mut config.sides, |side| named(&side.id), diags);
    let mut first: BTreeMap<String, Span> = BTreeMap::new();
    config.languages.retain(|language| {
        let Some(earlier) = first.get(&language.value.0) else {
            first.insert(language.value.0.clone(), language.span);
            return true;
        };
        let message = format!("the language `{}` stands twice", language.value);
        let diagnostic = Diagnostic::error("bad-language", language.span, message);
        diags.push(diagnostic.note(*earlier, "first here").help("take one of the two out"));
        false
    });
    if config.languages.is_empty() {
        let help = "languages: the languages, BCP 47; the first lives at the root of the site, e.g. [en, es]";
        let message = "a briefing needs at least one of `languages`";
        diags.push(Diagnostic::error("missing-field", top(config.span), message).help(help));
    }
    !config.languages.is_empty()
}

/// Files of pages in a language that the briefing does not have.
pub(super) fn pages_of_languages(config: &Config, pages: &[Page], diags: &mut Vec<Diagnostic>) {
    let known = |language: &_| config.languages.iter().any(|known| known.value == *language);
    for page in pages {
        for version in &page.versions {
            let Some(language) = version.language.as_ref().filter(|language| !known(language)) else {
                continue;
            };
            let tags: Vec<&str> = config.languages.iter().map(|language| language.value.0.as_str()).collect();
            let message =
                format!("`{language}` is not a language of the briefing, so no page is made of this file");
            let help = format!("the briefing's languages are {}", list_of(&tags).replace(" or ", " and "));
            diags.push(Diagnostic::warning("stray-file", top(version.body.span), message).help(help));
        }
    }
}

/// Parts of an event are linked to by their ids, so each is the name of one of them only.
fn parts_of_event(event: &Event, diags: &mut Vec<Diagnostic>) {
    let facts = event.facts.iter().flat_map(|fact| &fact.id);
    let quotes = event.quotes.iter().flat_map(|quote| &quote.id);
    let claims = event.claims.iter().flat_map(|claim| &claim.id);
    let disagreements = event.disagreements.iter().flat_map(|one| &one.id);
    keep_first(&mut facts.chain(quotes).chain(claims).chain(disagreements).collect(), |id| named(id), diags);
}

fn parts_of_edition(edition: &Edition, diags: &mut Vec<Diagnostic>) {
    keep_first(&mut edition.judgements.iter().collect(), |judgement| named(&judgement.id), diags);
}

fn top(span: Span) -> Span {
    Span { start: 0, end: 0, ..span }
}

fn named(id: &At<Id>) -> (String, Span) {
    (id.value.0.clone(), id.span)
}

fn keep_first<T>(records: &mut Vec<T>, id: impl Fn(&T) -> (String, Span), diags: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<String, Span> = BTreeMap::new();
    records.retain(|record| {
        let (id, span) = id(record);
        if let Some(earlier) = first.get(&id) {
            let message = format!("the id `{id}` is used twice");
            let help = "ids are names for good: give one of the two another";
            diags.push(
                Diagnostic::error("duplicate-id", span, message).note(*earlier, "first here").help(help),
            );
            return false;
        }
        first.insert(id, span);
        true
    });
}
