//! `data`: take it with you. What files there are, what their columns mean, and what they cannot tell.

use super::page;
use crate::site::exports::{self, Facts, Table};
use crate::site::parts::Link;
use crate::site::{Here, Page, Scope};
use serde::Serialize;

#[derive(Serialize)]
struct DataPage {
    title: String,
    description: String,
    files: Vec<FileView>,
    /// The JSON Schemas of the records.
    schemas: Vec<FileView>,
    /// The file that describes the others.
    package: Link,
    tables: Vec<TableView>,
    /// What the data cannot tell.
    limits: Vec<String>,
    kinds: Vec<Kind>,
    repository: Option<String>,
    license: Option<String>,
    license_url: Option<String>,
    /// JSON-LD, escaped for a script element.
    structured_html: Option<String>,
}

/// A file to download.
#[derive(Serialize)]
struct FileView {
    link: Link,
    about: String,
    rows: String,
    /// In words, such as `12 kB`.
    size: String,
    /// SHA-256 in hexadecimal.
    hash: String,
}

/// The dictionary of a table.
#[derive(Serialize)]
struct TableView {
    /// For the heading's anchor.
    id: String,
    name: String,
    columns: Vec<ColumnView>,
}

#[derive(Serialize)]
struct ColumnView {
    name: String,
    kind: String,
    about: String,
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

/// How many sentences on what the data cannot tell the words hold.
const LIMITS: usize = 7;

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    vec![page(scope, &scope.page("data"), "data.html", None, view).after_files()]
}

fn view(here: &Here<'_>) -> DataPage {
    let (briefing, words) = (here.scope.briefing, here.scope.words);
    let (title, description) = (words.get("data.title"), words.get("data.description"));
    let (schemas, files): (Vec<&Facts>, Vec<&Facts>) =
        here.files.iter().partition(|file| file.about == "export.schema");
    let tables = files.iter().filter_map(|file| file.table).map(|table| table_view(here, table)).collect();
    let package = exports::package_path();
    let license = briefing.config.license.as_ref().map(|license| license.value.clone());
    DataPage {
        files: files.into_iter().map(|file| file_view(here, file)).collect(),
        schemas: schemas.into_iter().map(|file| file_view(here, file)).collect(),
        package: Link { href: format!("{}{}", here.root, package.0), text: name_of(&package.0), lang: None },
        tables,
        limits: (1..=LIMITS).map(|n| words.get(&format!("data.limit.{n}"))).collect(),
        kinds: kinds(here),
        repository: here.scope.desk.repository.clone(),
        license_url: license.as_deref().and_then(crate::site::route::license),
        license,
        structured_html: here.data_graph(&title, &description),
        title,
        description,
    }
}

/// The path below `data/`.
fn name_of(path: &str) -> String {
    path.trim_start_matches("data/").to_owned()
}

fn file_view(here: &Here<'_>, file: &Facts) -> FileView {
    let words = here.scope.words;
    let href = format!("{}{}", here.root, file.path.0);
    let language = file.language.as_ref().map(|tag| crate::model::values::Language(tag.clone()));
    let about = words.get(file.about);
    FileView {
        link: Link { href, text: name_of(&file.path.0), lang: None },
        about: language
            .map_or(about.clone(), |language| format!("{about} ({})", here.language_name(&language))),
        rows: words.number(file.rows as f64),
        size: size(here, file.bytes),
        hash: file.hash.clone(),
    }
}

/// `900 B`, `12 kB`, `3.4 MB`.
fn size(here: &Here<'_>, bytes: usize) -> String {
    let number = |n: f64| here.scope.words.number(n);
    match bytes {
        0..1_000 => format!("{}\u{a0}B", number(bytes as f64)),
        1_000..1_000_000 => format!("{}\u{a0}kB", number((bytes as f64 / 1_000.0).round())),
        _ => format!("{}\u{a0}MB", number((bytes as f64 / 100_000.0).round() / 10.0)),
    }
}

fn table_view(here: &Here<'_>, table: &'static Table) -> TableView {
    let words = here.scope.words;
    let column = |header: exports::Header<'_>| {
        let about = words.get(&format!("column.{}.{}", table.name, header.column.name));
        let language = header.language.map(|tag| crate::model::values::Language(tag.to_owned()));
        ColumnView {
            name: header.name,
            kind: words.get(&format!("column-kind.{}", header.column.kind)),
            about: language
                .map_or(about.clone(), |language| format!("{about} ({})", here.language_name(&language))),
        }
    };
    TableView {
        id: format!("table-{}", table.name),
        name: format!("{}.csv", table.name),
        columns: table.headers(here.scope.desk).into_iter().map(column).collect(),
    }
}

/// What records there are, and where they are kept.
fn kinds(here: &Here<'_>) -> Vec<Kind> {
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
    kinds.into_iter().filter(|(_, count, _)| *count > 0).map(kind).collect()
}
