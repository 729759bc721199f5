//! `VIEWS.md` is made here: every view of a few sample sites is traced, and what was found is put
//! beside the comments on the fields.

use super::trace::{Shape, shape};
use crate::disk;
use crate::site::render::CardLink;
use crate::site::tests::{each_page, sources};
use crate::site::{Here, Page, cards, parts, render, route};
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A struct's name and those of its fields, which together tell it from others.
type Key = (&'static str, Vec<String>);

type Structs = BTreeMap<Key, Shape>;

/// The full site, with records that are not translated; one whose lists are split by year; and one
/// that is too small for figures.
fn samples() -> [Sources; 3] {
    let (mut alone, mut many) = (sources("everything"), sources("everything"));
    let add = |sources: &mut Sources, path: &str, text: &str| match sources
        .files
        .iter_mut()
        .find(|file| file.path == path)
    {
        Some(file) => file.text.push_str(text),
        None => sources.add(path.to_owned(), text.into()),
    };
    add(&mut alone, "content/actors.yaml", "- {id: solo, name: {en: Solo}, kind: person}\n");
    add(&mut alone, "content/places.yaml", "- {id: solo, name: {en: Solo}}\n");
    add(&mut alone, "content/topics.yaml", "- {id: solo, name: {en: Solo}}\n");
    add(&mut alone, "content/ladder.yaml", "- {id: solo, name: {en: Solo}, level: 1}\n");
    add(&mut alone, "content/pages/solo.en.md", "---\ntitle: Solo\n---\n## A\n\n## B\n\n## C\n\n## D\n");
    let event = |n: usize, rest: &str| {
        format!(
            "title: {{en: Event {n}}}\ndate: 2025-12-01\nsummary: {{en: It happened.}}\ndirection: neutral\nsignificance: 2\n\
             facts: [{{text: {{en: F.}}, sources: [port-notice]}}]\n{rest}"
        )
    };
    // Places so near to one another that a map needs an inset, and one far away.
    for n in 0..9 {
        let (lat, lon) = if n == 8 { (48.0, 100.0) } else { (38.7 + f64::from(n) / 20.0, -9.1) };
        let place = format!("- {{id: near-{n}, name: {{en: Near {n}}}, lat: {lat:.2}, lon: {lon:.2}}}\n");
        add(&mut alone, "content/places.yaml", &place);
        let there = event(0, &format!("places: [near-{n}]\n"));
        add(&mut alone, &format!("content/events/near-{n}.yaml"), &there);
    }
    let only = "actors: [{id: solo, role: actor}]\nrung: solo\nplaces: [solo]\ntopics: [solo]\n";
    add(&mut alone, "content/events/solo.yaml", &event(0, only));
    let answers = "responds_to: [{event: 2026-01-09-talks, basis: stated}]\n";
    let later = event(1, answers).replace("2025-12-01", "2026-02-01").replace("port-notice", "later");
    add(&mut alone, "content/events/later.yaml", &later);
    let source = "- {id: later, publisher: P, published: 2026-02-01, language: en, kind: wire}\n";
    add(&mut alone, "content/sources/all.yaml", source);
    for n in 0..1001 {
        let (from, to) = (n % 21, n / 21 % 21);
        let pair = format!("actors: [{{id: a{from}, role: actor}}, {{id: a{to}, role: recipient}}]\n");
        if n < 21 {
            let actor = format!("- {{id: a{n}, name: {{en: A}}, kind: person}}\n");
            add(&mut many, "content/actors.yaml", &actor);
        }
        let parts = "claims: [{text: C., by: ada-marsh, status: disputed, sources: [port-notice]}]\n\
                     quotes: [{speaker: ada-marsh, text: Q., language: en, sources: [port-notice]}]\n";
        // In two months, so that there is a way from one to the other.
        let text =
            event(n, &(pair + parts)).replace("2025-12", if n % 2 == 0 { "2025-11" } else { "2025-12" });
        let rungs = if n < 9 { "rung: measures\nthreatens: force\n" } else { "" };
        add(&mut many, &format!("content/events/e{n}.yaml"), &(text + rungs));
        let source =
            format!("- {{id: s{n}, publisher: P, published: 2025-12-01, language: en, kind: wire}}\n");
        add(&mut many, "content/sources/all.yaml", &source);
    }
    [alone, many, sources("minimal")]
}

/// Pages that have a card name it where it is known where the site will be.
fn link(page: &Page<'_>) -> Option<CardLink> {
    page.card.as_ref().map(|_| CardLink { url: String::new(), width: 0, height: 0, alt: String::new() })
}

/// What each template is given, and what all are.
fn traced() -> BTreeMap<String, Shape> {
    let mut views: BTreeMap<String, Shape> = BTreeMap::new();
    for sources in samples() {
        each_page(&sources, &mut |scope, page, view| {
            let root = route::root_of(&page.path);
            let all = [
                ("site".to_owned(), shape(&parts::site_view(scope))),
                ("page".to_owned(), shape(&render::page_view(scope, page, &root, link(page)))),
            ];
            let mut add = |name: &str, fresh: Shape| {
                let old = views.remove(name).unwrap_or(Shape::Unknown);
                views.insert(name.to_owned(), old.or(fresh));
            };
            add("", Shape::Fields("", all.into()));
            add(page.template, shape(view));
            if let Some(card) = &page.card {
                let content = card(&Here::new(scope, root));
                add(cards::TEMPLATE, shape(&cards::view(content, |text, _| text.len() as f64)));
            }
        });
    }
    views
}

/// Calls `tell` with the name and the fields of every struct in `shape`, the innermost first.
fn each_struct(shape: &Shape, tell: &mut impl FnMut(&'static str, &[(String, Shape)])) {
    match shape {
        Shape::Maybe(one) | Shape::List(one) | Shape::Names(one) => each_struct(one, tell),
        Shape::Fields(name, fields) => {
            fields.iter().for_each(|(_, field)| each_struct(field, tell));
            tell(name, fields);
        }
        Shape::Unknown | Shape::Plain(_) => {}
    }
}

fn names(fields: &[(String, Shape)]) -> Vec<String> {
    fields.iter().map(|(name, _)| name.clone()).collect()
}

/// The structs that are met in more than one place.
fn shared(views: &BTreeMap<String, Shape>) -> Structs {
    let mut met: BTreeMap<Key, (usize, Shape)> = BTreeMap::new();
    let mut tell = |name: &'static str, fields: &[(String, Shape)]| {
        let one = met.entry((name, names(fields))).or_insert((0, Shape::Unknown));
        one.0 += 1;
        one.1 = std::mem::replace(&mut one.1, Shape::Unknown).or(Shape::Fields(name, fields.to_vec()));
    };
    for view in views.values() {
        let Shape::Fields(_, fields) = view else { panic!("views are structs") };
        fields.iter().for_each(|(_, field)| each_struct(field, &mut tell));
    }
    met.into_iter()
        .filter(|((name, _), (count, _))| *count > 1 && !name.is_empty())
        .map(|(key, (_, shape))| (key, shape))
        .collect()
}

/// The comments on the fields of the structs in `src/site`.
struct Comments(Vec<(String, BTreeMap<String, String>)>);

impl Comments {
    fn read() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/site");
        let mut structs: Vec<(String, BTreeMap<String, String>)> = Vec::new();
        for found in disk::read_tree(&folder).expect("it can be read") {
            let code = String::from_utf8(disk::read(&found.absolute).expect("it can be read"))
                .expect("code is UTF-8");
            let mut comment = String::new();
            for line in code.lines() {
                let bare = line.trim().trim_start_matches("pub(crate) ").trim_start_matches("pub(super) ");
                if let Some(name) = bare.trim_start_matches("pub ").strip_prefix("struct ") {
                    let name = name.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
                    structs.push((name.to_owned(), BTreeMap::new()));
                } else if let (Some((field, _)), true, Some((_, fields))) = (
                    bare.split_once(": "),
                    line.starts_with("    ") && bare.ends_with(','),
                    structs.last_mut(),
                ) {
                    fields.entry(field.to_owned()).or_insert_with(|| comment.trim().to_owned());
                }
                match bare.strip_prefix("///") {
                    Some(more) => comment += more,
                    None if bare.starts_with("#[") => {}
                    None => comment.clear(),
                }
            }
        }
        Comments(structs)
    }

    /// The comment on `field` of the struct called `name` with fields of these names.
    fn on(&self, name: &str, fields: &[(String, Shape)], field: &str) -> &str {
        let fits = |one: &&(String, BTreeMap<String, String>)| {
            one.0 == name && fields.iter().all(|(field, _)| one.1.contains_key(field))
        };
        let comment = self.0.iter().find(fits).and_then(|(_, comments)| comments.get(field));
        comment.map_or("", |comment| comment.trim_end_matches('.'))
    }
}

/// Stands for a type that no sample shows.
const NEVER: &str = "(never there)";

/// What the page is written with.
struct Writer<'a> {
    shared: &'a Structs,
    comments: &'a Comments,
}

impl Writer<'_> {
    /// `list of Card, or nothing`.
    fn kind(&self, shape: &Shape, many: bool) -> String {
        match shape {
            Shape::Unknown => NEVER.to_owned(),
            Shape::Plain(name) if many => format!("{name}s").replace("true or falses", "true or false"),
            Shape::Plain(name) => (*name).to_owned(),
            Shape::Maybe(one) => format!("{}, or nothing", self.kind(one, many)),
            Shape::List(one) => format!("list of {}", self.kind(one, true)),
            Shape::Names(one) => format!("{} by name", self.kind(one, true)),
            Shape::Fields(name, fields) if self.shared.contains_key(&(*name, names(fields))) => short(name),
            Shape::Fields(..) => (if many { "records:" } else { "a record:" }).to_owned(),
        }
    }

    /// A line for each field: the name, the type, the comment.
    fn lines(&self, shape: &Shape, depth: usize, lines: &mut Vec<[String; 3]>) {
        let Shape::Fields(name, fields) = shape else { return };
        for (field, inner) in fields {
            let comment = self.comments.on(name, fields, field).to_owned();
            lines.push([format!("{}{field}", "  ".repeat(depth)), self.kind(inner, false), comment]);
            let mut below = inner;
            while let Shape::Maybe(one) | Shape::List(one) | Shape::Names(one) = below {
                below = one;
            }
            if let Shape::Fields(name, fields) = below
                && !self.shared.contains_key(&(*name, names(fields)))
            {
                self.lines(below, depth + 1, lines);
            }
        }
    }

    fn block(&self, shape: &Shape) -> String {
        let mut lines = Vec::new();
        self.lines(shape, 0, &mut lines);
        let width = |at: usize| lines.iter().map(|line| line[at].chars().count()).max().unwrap_or_default();
        let (one, two) = (width(0), width(1));
        let line = |[name, kind, comment]: &[String; 3]| format!("{name:one$}  {kind:two$}  {comment}");
        let text: String = lines.iter().map(|one| format!("{}\n", line(one).trim_end())).collect();
        format!("```text\n{text}```\n")
    }
}

/// The name that readers see.
fn short(name: &str) -> String {
    name.strip_suffix("View").unwrap_or(name).to_owned()
}

fn written() -> String {
    let views = traced();
    let (shared, comments) = (shared(&views), Comments::read());
    let writer = Writer { shared: &shared, comments: &comments };
    let mut page = "# Views\n\n\
        What the built-in templates are given, and your own in their place. `briefing schema --views` prints the \
        same. A template may use these names and no others. What may be nothing is tested with `{% if name %}`. A \
        text is escaped where it is printed; only what is called `html` is markup already, and is printed with \
        `| safe`. Addresses lead from the page, or from the root of the site where that is said; `page.root` leads \
        there.\n\n\
        A test makes this page from the views themselves: do not change it by hand.\n\n\
        ## Every template\n\n\
        Besides these, `w` holds the interface words by the keys of `templates/i18n/en.yaml`, such as \
        `w.nav.timeline`.\n\n"
        .to_owned();
    page += &writer.block(&views[""]);
    for (template, view) in views.iter().filter(|(template, _)| !template.is_empty()) {
        page += &format!("\n## {template}\n\n{}", writer.block(view));
    }
    page += "\n## Parts\n\nRecords that stand in more than one place.\n";
    let mut parts: Vec<(String, &Shape)> =
        shared.iter().map(|((name, _), shape)| (short(name), shape)).collect();
    parts.sort_by(|a, b| a.0.cmp(&b.0));
    let distinct: BTreeSet<&String> = parts.iter().map(|(name, _)| name).collect();
    assert_eq!(distinct.len(), parts.len(), "two records that views share have one name");
    for (name, shape) in &parts {
        page += &format!("\n### {name}\n\n{}", writer.block(shape));
    }
    page
}

/// `UPDATE=1 cargo test` writes the page anew.
#[test]
fn the_page_of_views_is_what_the_views_are() {
    let page = written();
    let never: Vec<&str> = page.lines().filter(|line| line.contains(NEVER)).collect();
    assert!(never.is_empty(), "add a record to the samples that has these: {never:#?}");
    if std::env::var_os("UPDATE").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("VIEWS.md");
        disk::write_whole(&path, page.as_bytes()).expect("it can be written");
    } else {
        assert!(page == super::page(), "VIEWS.md differs from the views; run UPDATE=1 cargo test");
    }
}
