//! What can be taken away: the records as data, under `data/`. One file a format; tables are in
//! `tables`, each column once.

pub(crate) mod bibtex;
pub(crate) mod csl;
mod package;
mod places;
mod records;
mod sources;
mod table;
mod tables;
mod timeline;

use super::{Desk, OutPath, route};
use crate::model::schema;
pub(crate) use package::{package, path as package_path};
pub(crate) use table::{Header, Table};

/// A file of data before it is made.
pub(crate) struct Export<'d> {
    pub(crate) path: OutPath,
    /// Its media type.
    media: &'static str,
    /// The key of the words that say what it is.
    about: &'static str,
    /// The language it is in, where there is one a language.
    language: Option<&'d str>,
    /// How many records it holds.
    rows: usize,
    /// Its columns, where it is a table.
    table: Option<&'static Table>,
    make: Box<dyn Fn() -> Vec<u8> + Send + Sync + 'd>,
}

/// What there is to say of a file of data that was made.
#[derive(Clone)]
pub(crate) struct Facts {
    pub(crate) path: OutPath,
    pub(crate) media: &'static str,
    pub(crate) about: &'static str,
    pub(crate) language: Option<String>,
    pub(crate) rows: usize,
    pub(crate) table: Option<&'static Table>,
    pub(crate) bytes: usize,
    /// SHA-256 in hexadecimal.
    pub(crate) hash: String,
}

impl Export<'_> {
    /// The file, and what there is to say of it.
    pub(crate) fn make(&self) -> (Vec<u8>, Facts) {
        let bytes = (self.make)();
        let hash = sha256(&bytes);
        let facts = Facts {
            path: self.path.clone(),
            media: self.media,
            about: self.about,
            language: self.language.map(str::to_owned),
            rows: self.rows,
            table: self.table,
            bytes: bytes.len(),
            hash,
        };
        (bytes, facts)
    }
}

/// SHA-256 in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hmac_sha256::Hash::hash(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// One kind of export: its files.
type KindOfExport = for<'d> fn(&'d Desk<'d>) -> Vec<Export<'d>>;

/// Every kind of export there is, in the order of the data page.
const KINDS: &[KindOfExport] = &[
    records::events,
    tables::all,
    sources::csl,
    bibtex::sources,
    records::lists,
    places::geojson,
    timeline::timelines,
    schemas,
];

/// Every file of data but for the package that describes them.
pub(super) fn all<'d>(desk: &'d Desk<'d>) -> Vec<Export<'d>> {
    KINDS.iter().flat_map(|kind| kind(desk)).collect()
}

/// An export without columns, the same for readers of every language.
fn export<'d>(
    name: &str,
    media: &'static str,
    about: &'static str,
    rows: usize,
    make: impl Fn() -> Vec<u8> + Send + Sync + 'd,
) -> Export<'d> {
    let (path, make) = (route::data(name), Box::new(make));
    Export { path, media, about, language: None, rows, table: None, make }
}

/// The JSON Schemas of the records.
fn schemas<'d>(_: &'d Desk<'d>) -> Vec<Export<'d>> {
    let one = |kind: &'static schema::Kind| {
        let name = format!("schema/{}", kind.file_name());
        export(&name, "application/schema+json", "export.schema", 1, move || kind.schema().into_bytes())
    };
    schema::KINDS.iter().map(one).collect()
}

/// JSON as files hold it.
fn pretty(value: &impl serde::Serialize) -> Vec<u8> {
    let mut text =
        serde_json::to_vec_pretty(value).expect("records hold texts, numbers and lists, which JSON can");
    text.push(b'\n');
    text
}

/// A list each of whose items is made when it is written: all of them at once take more room than
/// everything else.
struct Each<I>(I);

impl<I: Iterator<Item: serde::Serialize> + Clone> serde::Serialize for Each<I> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.0.clone())
    }
}
