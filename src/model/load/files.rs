//! One file to its records: which kind its path makes it, what it holds, what is wrong with it.

use crate::diag::{Diagnostic, FileId, Span};
use crate::model::date::Day;
use crate::model::decode::{At, Decode, Faults, Loose, control};
use crate::model::records::{
    Actor, Config, Edition, Event, FrontMatter, Measure, Place, Rung, Source, Topic,
};
use crate::model::tree::{self, Kind, Node};
use crate::model::values::{Id, Language, id_fault, language_fault};
use crate::model::{PageVersion, nearest};
use crate::source::SourceFile;

/// What a file gave: records that could be read, ids of those that could not, problems.
#[derive(Clone, Default)]
pub(super) struct Read {
    pub(super) parts: Vec<Part>,
    /// The rule that guards the id, and the id; no id where a whole list is lost.
    pub(super) broken: Vec<(&'static str, String)>,
    /// What those records refer to.
    pub(super) loose: Loose,
    pub(super) diags: Vec<Diagnostic>,
}

/// A record of any kind.
#[derive(Clone)]
pub(super) enum Part {
    Config(Box<Config>),
    Event(Box<Event>),
    Source(Box<Source>),
    Actor(Box<Actor>),
    Place(Box<Place>),
    Topic(Box<Topic>),
    Rung(Box<Rung>),
    Measure(Box<Measure>),
    Edition(Box<Edition>),
    Page(Id, Box<PageVersion>),
}

/// Reads one file of `content/`.
pub(super) fn read(file: FileId, source: &SourceFile) -> Read {
    let mut read = Read::default();
    let name = Name::of(source);
    let text = source.text.as_str();
    match (name.folder, name.rest, name.extension) {
        ("", "briefing.yaml", _) => read.one(file, text, None, |config| Part::Config(Box::new(config))),
        ("", "actors.yaml", _) => read.list(file, text, "unknown-actor", |one| Part::Actor(Box::new(one))),
        ("", "places.yaml", _) => read.list(file, text, "unknown-place", |one| Part::Place(Box::new(one))),
        ("", "topics.yaml", _) => read.list(file, text, "unknown-topic", |one| Part::Topic(Box::new(one))),
        ("", "ladder.yaml", _) => read.list(file, text, "unknown-rung", |one| Part::Rung(Box::new(one))),
        ("", "measures.yaml", _) => {
            read.list(file, text, "unknown-measure", |one| Part::Measure(Box::new(one)))
        }
        ("sources", _, "yaml") => read.list(file, text, "unknown-source", |one| Part::Source(Box::new(one))),
        ("events", _, "yaml") => {
            let id = read.stem(file, name.stem);
            read.one(file, text, Some(("unknown-event", name.stem)), |mut event: Event| {
                event.id = id.clone();
                Part::Event(Box::new(event))
            });
        }
        ("editions", _, "yaml") => read.edition(file, text, name.stem),
        ("pages", _, "md") => read.page(file, text, name.stem),
        _ => read.stray(file, name.path),
    }
    read
}

/// What is lost with a file whose text could not be read: its ids, so that references to them are
/// left out in silence.
pub(super) fn unreadable(source: &SourceFile) -> Read {
    let name = Name::of(source);
    let id = name.stem.to_owned();
    let lost = match (name.folder, name.rest) {
        ("", "actors.yaml") => ("unknown-actor", String::new()),
        ("", "places.yaml") => ("unknown-place", String::new()),
        ("", "topics.yaml") => ("unknown-topic", String::new()),
        ("", "ladder.yaml") => ("unknown-rung", String::new()),
        ("", "measures.yaml") => ("unknown-measure", String::new()),
        ("sources", _) => ("unknown-source", String::new()),
        ("events", _) => ("unknown-event", id),
        ("editions", _) => ("unknown-edition", id),
        ("pages", _) => ("unknown-page", id.split('.').next().unwrap_or_default().to_owned()),
        _ => return Read::default(),
    };
    Read { broken: vec![lost], ..Read::default() }
}

/// The parts of a file's path that say what it holds.
struct Name<'t> {
    /// From `content/`.
    path: &'t str,
    /// The first folder of the path; nothing for files that lie in none.
    folder: &'t str,
    /// The path without that folder.
    rest: &'t str,
    /// The file's name without its extension.
    stem: &'t str,
    extension: &'t str,
}

impl<'t> Name<'t> {
    fn of(source: &'t SourceFile) -> Self {
        let path = source.path.strip_prefix("content/").unwrap_or(&source.path);
        let (folder, rest) = path.split_once('/').unwrap_or(("", path));
        let file = rest.rsplit('/').next().unwrap_or(rest);
        let (stem, extension) = file.rsplit_once('.').unwrap_or((file, ""));
        Name { path, folder, rest, stem, extension }
    }
}

impl Read {
    /// Parses the file as one record.
    fn one<T: Decode>(
        &mut self,
        file: FileId,
        text: &str,
        id: Option<(&'static str, &str)>,
        part: impl FnOnce(T) -> Part,
    ) {
        let node = match tree::parse(file, text, 0) {
            Ok(Node { kind: Kind::Null, .. }) => {
                let message = "the file holds no record";
                let help = "write the fields of the record, or delete the file";
                self.diags.push(Diagnostic::error("wrong-type", start(file), message).help(help));
                None
            }
            Ok(node) => Some(node),
            Err(fault) => {
                self.diags.push(*fault);
                None
            }
        };
        let record = node.as_ref().and_then(|node| T::decode(node, &mut Faults::new(&mut self.diags)));
        match record {
            Some(record) => self.parts.push(part(record)),
            None => {
                self.broken.extend(id.map(|(rule, id)| (rule, id.to_owned())));
                node.iter().for_each(|node| Faults::glean::<T>(node, &mut self.loose));
            }
        }
    }

    /// Parses the file as a list of records; an item that is broken hides only itself.
    fn list<T: Decode>(&mut self, file: FileId, text: &str, rule: &'static str, part: impl Fn(T) -> Part) {
        let node = match tree::parse(file, text, 0) {
            Ok(node) => node,
            Err(fault) => {
                self.diags.push(*fault);
                // Its ids are not known now, and every reference to them would be reported.
                self.broken.push((rule, String::new()));
                return;
            }
        };
        let mut faults = Faults::new(&mut self.diags);
        match &node.kind {
            Kind::List(items) => {
                for item in items {
                    match T::decode(item, &mut faults) {
                        Some(record) => self.parts.push(part(record)),
                        None => {
                            self.broken.extend(id_of(item).map(|id| (rule, id)));
                            Faults::glean::<T>(item, &mut self.loose);
                        }
                    }
                }
            }
            // A file that holds only comments so far.
            Kind::Null => {}
            _ => {
                faults.wrong_type::<()>(&node, "a list");
                self.broken.push((rule, String::new()));
            }
        }
    }

    /// The id that a file's name gives.
    fn stem(&mut self, file: FileId, stem: &str) -> Id {
        if let Some(fault) = id_fault(stem) {
            let message = format!("the file's name gives the id, and {}", fault.message);
            self.diags.push(Diagnostic { message, span: Some(start(file)), ..fault });
        }
        Id(stem.to_owned())
    }

    fn edition(&mut self, file: FileId, text: &str, stem: &str) {
        if Day::parse(stem).is_none() {
            let message = format!("an edition's file is named for its day, and `{stem}` is not one");
            let help = "name it like 2026-01-09.yaml";
            self.diags.push(Diagnostic::error("bad-id", start(file), message).help(help));
            self.broken.push(("unknown-edition", stem.to_owned()));
            return;
        }
        let id = Id(stem.to_owned());
        self.one(file, text, Some(("unknown-edition", stem)), |mut edition: Edition| {
            edition.id = id;
            Part::Edition(Box::new(edition))
        });
    }

    /// Reads `about.md` or, for one language, `about.es.md`.
    fn page(&mut self, file: FileId, text: &str, stem: &str) {
        let (stem, tag) = stem.split_once('.').map_or((stem, None), |(stem, tag)| (stem, Some(tag)));
        let id = self.stem(file, stem);
        if let Some((tag, help)) = tag.and_then(|tag| Some((tag, language_fault(tag)?))) {
            let message = format!("the file's name gives the language, and `{tag}` is not a language tag");
            self.diags.push(Diagnostic::error("bad-language", start(file), message).help(help));
        }
        let language = tag.map(|tag| Language(tag.to_owned()));
        let Some((front, body)) = front_matter(text) else {
            let message = "a page starts with its title between two lines of `---`";
            let help = "begin the file with three lines: `---`, then `title: About`, then `---`";
            self.diags.push(Diagnostic::error("missing-field", start(file), message).help(help));
            self.broken.push(("unknown-page", id.0));
            return;
        };
        let node = match tree::parse(file, front.text, front.offset) {
            Ok(node) => node,
            Err(fault) => {
                self.diags.push(*fault);
                self.broken.push(("unknown-page", id.0));
                return;
            }
        };
        let span = Span { file, start: body.offset, end: body.offset + body.text.len() as u32 };
        if let Some((at, fault)) = control(body.text) {
            let start = body.offset + at as u32;
            let width = body.text[at..].chars().next().map_or(0, char::len_utf8) as u32;
            self.diags.push(Diagnostic { span: Some(Span { file, start, end: start + width }), ..fault });
        }
        let body = At { value: body.text.to_owned(), span };
        match FrontMatter::decode(&node, &mut Faults::new(&mut self.diags)) {
            Some(front) => self.parts.push(Part::Page(id, Box::new(PageVersion { language, front, body }))),
            None => {
                self.broken.push(("unknown-page", id.0));
                self.loose.texts.push(body);
            }
        }
    }

    fn stray(&mut self, file: FileId, path: &str) {
        const PLACES: &[&str] = &[
            "briefing.yaml",
            "actors.yaml",
            "places.yaml",
            "topics.yaml",
            "ladder.yaml",
            "measures.yaml",
            "sources/",
            "events/",
            "editions/",
            "pages/",
            "media/",
        ];
        let first = path.split_inclusive('/').next().unwrap_or(path);
        let help = match nearest(first, PLACES.iter().copied()) {
            Some(place) if place != first => format!("did you mean `content/{place}`?"),
            Some("pages/") => "pages are written in Markdown, in files that end in .md".to_owned(),
            Some(_) => "records are kept in files that end in .yaml".to_owned(),
            None => format!("content/ holds {}", PLACES.join(", ")),
        };
        let message = format!("`content/{path}` is not part of the briefing");
        self.diags.push(Diagnostic::warning("stray-file", start(file), message).help(help));
    }
}

/// A stretch of a file's text and where it begins.
struct Stretch<'t> {
    text: &'t str,
    offset: u32,
}

/// Splits a page into its front matter and its Markdown.
fn front_matter(text: &str) -> Option<(Stretch<'_>, Stretch<'_>)> {
    let rest = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n"))?;
    let begin = text.len() - rest.len();
    let mut at = begin;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == "---" {
            let body = at + line.len();
            return Some((
                Stretch { text: &text[begin..at], offset: begin as u32 },
                Stretch { text: &text[body..], offset: body as u32 },
            ));
        }
        at += line.len();
    }
    None
}

fn id_of(item: &Node) -> Option<String> {
    let Kind::Map(entries) = &item.kind else { return None };
    let entry = entries.iter().find(|entry| entry.key == "id")?;
    match &entry.value.kind {
        Kind::Scalar(id) => Some(id.clone()),
        _ => None,
    }
}

fn start(file: FileId) -> Span {
    Span { file, start: 0, end: 0 }
}
