//! What the program does, seen from outside: one crate, so that there is one link step.

mod as_of;
mod author;
#[cfg(feature = "cards")]
mod cards;
mod cli;
mod documents;
mod fuzz;
mod golden;
mod guides;
mod hostile;
mod numbers;
mod publish;
mod rebuild;
mod repeat;
mod round_trip;
mod schema;
mod serve;
mod tidy;

use briefing::diag;
use briefing::pipeline::{self, Built, Options};
use briefing::source::{self, Asset, Sources};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The repository itself.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A project in memory, by path; the disk is not needed to build it.
#[derive(Clone, Debug, Default)]
struct Project {
    files: BTreeMap<String, String>,
    media: Vec<Asset>,
}

impl Project {
    fn with(mut self, path: &str, text: &str) -> Self {
        self.files.insert(path.to_owned(), text.to_owned());
        self
    }

    /// The project in a folder.
    fn read(folder: &Path) -> Self {
        let sources = source::read(folder).expect("the project can be read");
        let files = sources.files.into_iter().map(|file| (file.path, file.text)).collect();
        Project { files, media: sources.assets }
    }

    fn sources(&self) -> Sources {
        let mut sources = Sources { assets: self.media.clone(), ..Sources::default() };
        for (path, text) in &self.files {
            sources.add(path.clone(), text.clone().into_bytes());
        }
        sources
    }

    fn build(&self, options: &Options) -> Built {
        pipeline::run(&self.sources(), options)
    }

    /// The site, which must be free of errors.
    fn site(&self, options: &Options) -> BTreeMap<String, Vec<u8>> {
        let sources = self.sources();
        let built = pipeline::run(&sources, options);
        let (errors, _) = diag::count(&built.diags);
        assert_eq!(errors, 0, "{}", diag::render(&built.diags, &sources, diag::Format::Short, false));
        files_of(built)
    }

    /// Writes the project into a folder.
    fn write(&self, folder: &Path) {
        for (path, text) in &self.files {
            write(&folder.join(path), text.as_bytes());
        }
        for asset in &self.media {
            write(&folder.join("content/media").join(&asset.path), &asset.bytes);
        }
    }
}

/// The files of a built site, by path.
fn files_of(built: Built) -> BTreeMap<String, Vec<u8>> {
    built.outputs.into_iter().map(|output| (output.path.0, output.bytes)).collect()
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("files lie in folders")).expect("the folder can be made");
    fs::write(path, bytes).expect("the file can be written");
}

/// Every file under `folder`, by path with `/` between its parts.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries =
        walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("the folder can be read"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("it lies in the folder");
            let path: Vec<&str> = path.iter().map(|part| part.to_str().expect("names are UTF-8")).collect();
            (path.join("/"), fs::read(entry.path()).expect("the file can be read"))
        })
        .collect()
}

/// A briefing with one language, two sources and whatever events a test adds.
fn small() -> Project {
    Project::default()
        .with(
            "content/briefing.yaml",
            "title: The harbour dispute\ndescription: What the town and the port do to each other.\nlanguages: [en]\n\
             sides: [{id: town, name: Town}, {id: port, name: Port}]\n",
        )
        .with(
            "content/sources/all.yaml",
            "- {id: gazette-1, publisher: Gazette, published: 2026-01-02, language: en, kind: newspaper}\n\
             - {id: gazette-5, publisher: Gazette, published: 2026-01-05, language: en, kind: newspaper}\n\
             - {id: gazette-9, publisher: Gazette, published: 2026-01-09, language: en, kind: newspaper}\n\
             - {id: january, publisher: Monthly, published: 2026-01, language: en, kind: magazine}\n\
             - {id: year, publisher: Yearbook, published: 2026, language: en, kind: academic}\n\
             - {id: undated, publisher: Leaflet, language: en, kind: unknown}\n",
        )
}

/// An event of one line a field; `rest` holds further fields.
fn event(date: &str, rest: &str) -> String {
    format!(
        "title: Something happens\ndate: {date}\nsummary: It happened.\ndirection: neutral\nsignificance: 2\n{rest}"
    )
}

/// Where the built program is.
fn program() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_briefing"))
}
