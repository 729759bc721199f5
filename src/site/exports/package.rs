//! `datapackage.json`: what the other files are, for programs (Data Package of the Frictionless
//! standards): sizes, hashes, and of tables the columns and keys.

use super::{Facts, Table, pretty};
use crate::site::{Desk, OutPath, Output, Scope, route};
use serde_json::{Value, json};

pub(crate) const NAME: &str = "datapackage.json";

/// The package of the files that were made.
pub(crate) fn package(desk: &Desk<'_>, files: &[Facts]) -> Option<Output> {
    let scope = desk.scopes().next()?;
    let config = &desk.briefing.config;
    let title = config.title.get(scope.language).0;
    let mut package = json!({
        "profile": "data-package",
        "name": slug(title),
        "title": title,
        "description": config.description.get(scope.language).0,
    });
    if desk.base_url.is_some() {
        package["homepage"] = desk.address(&scope.page("data")).into();
    }
    if let Some(day) = desk.index.date {
        package["version"] = day.to_string().into();
    }
    if let Some(license) = &config.license {
        let mut entry = json!({ "name": license.value });
        if let Some(path) = route::license(&license.value) {
            entry["path"] = path.into();
        }
        package["licenses"] = json!([entry]);
    }
    if let Some(publisher) = &config.publisher {
        let name = publisher.name.get(scope.language).0;
        package["contributors"] = json!([{ "title": name, "role": "publisher" }]);
    }
    package["resources"] = files.iter().map(|file| resource(scope, file)).collect();
    Some(Output { path: path(), bytes: pretty(&package) })
}

/// Where the package lies.
pub(crate) fn path() -> OutPath {
    route::data(NAME)
}

/// A name as packages want it: small letters, digits and hyphens.
fn slug(title: &str) -> String {
    let words = title.to_lowercase();
    let words = words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.collect::<Vec<_>>().join("-");
    if slug.is_empty() { "briefing".to_owned() } else { slug }
}

fn resource(scope: Scope<'_>, file: &Facts) -> Value {
    let path = file.path.0.strip_prefix("data/").unwrap_or(&file.path.0);
    let mut resource = json!({
        "name": file.table.map_or_else(|| path.replace(['/', '.'], "-"), |table| table.name.to_owned()),
        "path": path,
        "title": scope.words.get(file.about),
        "format": path.rsplit('.').next(),
        "mediatype": file.media,
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": format!("sha256:{}", file.hash),
    });
    if let Some(table) = file.table {
        resource["profile"] = "tabular-data-resource".into();
        resource["schema"] = schema(scope, table);
    }
    resource
}

fn schema(scope: Scope<'_>, table: &'static Table) -> Value {
    let fields: Vec<Value> = table
        .headers(scope.desk)
        .iter()
        .map(|header| {
            let about = scope.words.get(&format!("column.{}.{}", table.name, header.column.name));
            let about = header.language.map_or(about.clone(), |language| format!("{about} ({language})"));
            json!({ "name": header.name, "type": header.column.kind, "description": about })
        })
        .collect();
    let refers: Vec<Value> = table
        .refers
        .iter()
        .map(|(column, other)| {
            json!({ "fields": [column], "reference": { "resource": other, "fields": ["id"] } })
        })
        .collect();
    let mut schema = json!({ "fields": fields, "primaryKey": table.key, "missingValues": [""] });
    if !refers.is_empty() {
        schema["foreignKeys"] = refers.into();
    }
    schema
}
