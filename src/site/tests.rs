//! The contract between views and templates, with every optional field there and with none.

use super::{Here, Page, Scope, cards, desk, plan, route};
use crate::model::{self, Options};
use crate::source::{self, Sources};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The golden site in `folder`.
pub(super) fn sources(folder: &str) -> Sources {
    let sites = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    source::read(&sites.join(folder)).expect("it can be read")
}

/// Calls `tell` with every page of the site in `folder`, and its view.
fn each_view(folder: &str, tell: &mut dyn FnMut(&super::Desk<'_>, &Page<'_>, serde_json::Value)) {
    each_page(&sources(folder), &mut |scope, page, view| {
        let view = serde_json::to_value(view).expect("views hold texts, numbers and lists, which JSON can");
        tell(scope.desk, page, view);
    });
}

/// What is told of a page: where it stands, what it is, and its view.
type Tell<'t> = dyn for<'d> FnMut(Scope<'d>, &Page<'d>, &dyn erased_serde::Serialize) + 't;

/// Calls `tell` with every page that is made of `sources`.
pub(super) fn each_page(sources: &Sources, tell: &mut Tell<'_>) {
    let loaded = model::load(sources, Options::default(), None);
    let briefing = loaded.value.expect("the site has a briefing.yaml");
    let desk = desk(&briefing, sources, None, None).value;
    let plan = plan(&desk).value;
    for page in plan.pages {
        let (language, words) = desk
            .words
            .iter()
            .find(|(language, _)| *language == page.language)
            .expect("it is planned for a language");
        let scope = Scope { desk: &desk, briefing: &briefing, language, words };
        let mut here = Here::new(scope, route::root_of(&page.path));
        if page.after_files {
            here.files = plan.exports.iter().map(|export| export.make().1).collect();
        }
        tell(scope, &page, &*(page.view)(&here));
    }
}

/// Calls `tell` with a page at the root of the site that `files` make, by path and text.
pub(super) fn with_here(files: &[(String, String)], tell: impl Fn(&Here<'_>)) {
    let mut sources = Sources::default();
    files.iter().for_each(|(path, text)| sources.add(path.clone(), text.clone().into_bytes()));
    let loaded = model::load(&sources, Options::default(), None);
    let briefing = loaded.value.expect("the site has a briefing.yaml");
    let problems: Vec<&str> = loaded.diags.iter().map(|one| one.message.as_str()).collect();
    assert!(problems.is_empty(), "{problems:?}");
    let desk = desk(&briefing, &sources, None, None).value;
    let (language, words) = &desk.words[0];
    let scope = Scope { desk: &desk, briefing: &briefing, language, words };
    tell(&Here::new(scope, String::new()));
}

#[test]
fn templates_ask_for_nothing_that_views_do_not_give() {
    let mut wrong = Vec::new();
    each_view("everything", &mut |desk, page, view| {
        let given: BTreeSet<&str> = view
            .as_object()
            .expect("views are structs")
            .keys()
            .map(String::as_str)
            .chain(["site", "page", "w"])
            .collect();
        let asked =
            desk.templates.tera.get_template_variables(page.template).expect("the template is loaded");
        let mut more: Vec<&str> = asked.into_iter().filter(|name| !given.contains(name)).collect();
        more.sort_unstable();
        if !more.is_empty() {
            wrong.push(format!("{} asks for {more:?}", page.template));
        }
    });
    wrong.dedup();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_template_of_cards_asks_for_nothing_that_their_view_does_not_give() {
    let mut kinds = BTreeSet::new();
    each_page(&sources("everything"), &mut |scope, page, _| {
        let Some(card) = &page.card else { return };
        let view = cards::view(card(&Here::new(scope, String::new())), |text, _| text.len() as f64);
        let view = serde_json::to_value(view).expect("views hold texts, numbers and lists, which JSON can");
        let given = view.as_object().expect("views are structs");
        let asked = scope.desk.templates.tera.get_template_variables(cards::TEMPLATE);
        for name in asked.expect("the template is loaded") {
            assert!(given.contains_key(name) || ["site", "page", "w"].contains(&name), "{name}");
        }
        kinds.insert(view["kind"].to_string());
    });
    assert_eq!(kinds.len(), 3, "{kinds:?}");
}

#[test]
fn the_full_site_leaves_no_optional_field_out() {
    // A field that is nothing on every page is one whose template nobody has seen.
    let mut seen: BTreeMap<String, bool> = BTreeMap::new();
    each_view("everything", &mut |_, page, view| {
        for (name, value) in view.as_object().expect("views are structs") {
            let there = !(value.is_null() || value.as_array().is_some_and(Vec::is_empty));
            *seen.entry(format!("{} {name}", page.template)).or_default() |= there;
        }
    });
    let never: Vec<&String> = seen.iter().filter(|(_, there)| !**there).map(|(name, _)| name).collect();
    // A page of one language only is in another golden site; so are lists that are split by year, and
    // three events are too few for any to be related beyond their chain.
    let elsewhere = [
        "prose.html title_lang",
        "prose.html untranslated",
        "event.html title_lang",
        "event.html untranslated",
        "event.html related",
        "actor.html title_lang",
        "place.html title_lang",
        "topic.html title_lang",
        "who-on-whom.html more",
        "sources.html years",
        "claims.html years",
        "quotes.html years",
    ];
    let never: Vec<&&String> = never.iter().filter(|name| !elsewhere.contains(&name.as_str())).collect();
    assert!(never.is_empty(), "{never:#?}");
}

#[test]
fn every_template_is_used_by_a_page() {
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for folder in ["everything", "minimal", "base-path"] {
        each_view(folder, &mut |_, page, _| {
            used.insert(page.template);
        });
    }
    let shared = [
        "base.html",
        "parts.html",
        "front.html",
        "drawings.html",
        "filters.html",
        "reading.html",
        "year.html",
        "sources-year.html",
    ];
    let names =
        super::templates::BUILT_IN.iter().map(|(name, _)| *name).filter(|name| name.ends_with(".html"));
    let unused: Vec<&str> = names
        .filter(|name| !used.contains(name) && !shared.contains(name) && !name.starts_with("figures/"))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn every_built_in_file_is_in_its_table() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let there: BTreeSet<String> = crate::disk::read_tree(&folder)
        .expect("it can be read")
        .into_iter()
        .map(|found| found.path)
        .collect();
    let listed: BTreeSet<String> = super::templates::BUILT_IN
        .iter()
        .map(|(name, _)| *name)
        .chain(super::templates::PICTURES.iter().map(|(name, _)| *name))
        .map(str::to_owned)
        .collect();
    assert_eq!(there, listed);
}

#[test]
fn interface_words_are_the_same_in_every_built_in_language() {
    let keys = |tag: &str| -> BTreeMap<String, BTreeSet<String>> {
        let words = super::words::built_in(tag);
        words.into_iter().map(|(key, text)| (key, holes(&text))).collect()
    };
    let (english, spanish) = (keys("en"), keys("es"));
    let differ: Vec<&String> =
        english.iter().filter(|(key, holes)| spanish.get(*key) != Some(holes)).map(|(key, _)| key).collect();
    assert!(differ.is_empty(), "missing or with other {{names}} in es.yaml: {differ:?}");
    let more: Vec<&String> = spanish.keys().filter(|key| !english.contains_key(*key)).collect();
    assert!(more.is_empty(), "only in es.yaml: {more:?}");
}

/// The `{names}` in a pattern.
fn holes(text: &str) -> BTreeSet<String> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect()
}
