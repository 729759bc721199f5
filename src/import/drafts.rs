//! Slides to records: an event each, as a draft; what they show as sources; groups as topics.

use super::dates::{self, Dated};
use super::html::{Markdown, to_markdown, to_words};
use super::{Cell, Slide, Sort};
use crate::diag::{Diagnostic, Severity};
use crate::model::Briefing;
use crate::model::values::id_fault;
use crate::scaffold::ids::{free, join, slug, stamp};
use crate::scaffold::record::{Line, Value, hinted, item, line, text};
use crate::scaffold::source_id;
use std::collections::{BTreeMap, BTreeSet};

/// What the drafts are made for.
pub struct Target<'a> {
    pub briefing: &'a Briefing,
    /// The names of the project's files.
    pub files: BTreeSet<&'a str>,
    /// The language of the timeline, one of the briefing's.
    pub language: &'a str,
    /// `content/events`, or a folder in it.
    pub folder: &'a str,
    /// The name of the file that was read.
    pub name: &'a str,
    /// Slides with faults are left out, and the faults only warned of.
    pub partial: bool,
}

/// What is to be written.
#[derive(Debug, Default)]
pub struct Drafts {
    /// The events and the sources, by path from the project folder.
    pub files: Vec<(String, String)>,
    /// Items for the list of topics.
    pub topics: Vec<String>,
    /// How many of each there are.
    pub events: usize,
    pub sources: usize,
    /// How many slides have faults, and are not among them.
    pub faulty: usize,
    /// What was not in the timeline and had to be made up, a line an event.
    pub review: Vec<String>,
}

/// Makes the drafts of `slides`.
pub(super) fn drafts(slides: &[Slide], target: &Target<'_>, diags: &mut Vec<Diagnostic>) -> Drafts {
    let mut desk = Desk::new(target);
    let mut left: BTreeMap<&'static str, (Cell, usize)> = BTreeMap::new();
    for slide in slides {
        for cell in &slide.rest {
            left.entry(cell.name).or_insert_with(|| (cell.clone(), 0)).1 += 1;
        }
        if slide.sort != Sort::Event {
            diags.push(not_an_event(slide));
            continue;
        }
        let mut found = Vec::new();
        let event = desk.event(slide, &mut found);
        if found.iter().any(|one| one.severity == Severity::Error) {
            desk.drafts.faulty += 1;
            if target.partial {
                found.iter_mut().for_each(|one| one.severity = Severity::Warning);
            }
        } else if let Some((path, text)) = event {
            desk.drafts.events += 1;
            desk.drafts.files.push((path, text));
        }
        diags.append(&mut found);
    }
    for (name, (cell, many)) in left {
        let others = if many > 1 { format!(", and {} more", many - 1) } else { String::new() };
        let message = format!("a record has no place for `{name}`: left out{others}");
        diags.push(Diagnostic::warning("left-out", cell.span, message));
    }
    desk.finish()
}

fn not_an_event(slide: &Slide) -> Diagnostic {
    let name = slide.headline.as_ref().map_or(String::new(), |cell| format!(", “{}”,", to_words(&cell.text)));
    let (what, help) = match slide.sort {
        Sort::Era => ("an era", "a topic, or an event with a first and a last day, can say the same"),
        _ => ("the title slide", "its words belong in content/briefing.yaml, or onto a page"),
    };
    let message = format!("{}{name} is {what}: left out", slide.label);
    Diagnostic::warning("left-out", slide.span, message).help(help)
}

/// The drafts while they are being made, with the ids that are taken.
struct Desk<'a> {
    target: &'a Target<'a>,
    drafts: Drafts,
    events: BTreeSet<String>,
    /// The dates and titles of the events that are there already.
    known: BTreeSet<(String, String)>,
    source_ids: BTreeSet<String>,
    sources: Vec<Vec<Line>>,
    /// The id of the source by its address, or by its publisher where it has none.
    source_by: BTreeMap<String, String>,
    /// The id of the topic by its name in small letters.
    topics: BTreeMap<String, String>,
    topic_ids: BTreeSet<String>,
}

impl<'a> Desk<'a> {
    fn new(target: &'a Target<'a>) -> Self {
        let briefing = target.briefing;
        let files = target.files.iter().filter(|path| path.starts_with("content/events/"));
        let stems = files.filter_map(|path| path.rsplit('/').next()?.strip_suffix(".yaml"));
        let sources = briefing.sources.iter();
        let named = briefing.topics.iter().flat_map(|topic| {
            topic.name.versions().map(|(_, name)| (name.value.to_lowercase(), topic.id.value.0.clone()))
        });
        let events = briefing.events.iter().chain(&briefing.drafts);
        let known = events.flat_map(|event| {
            let date = event.date.text();
            event.title.versions().map(move |(_, title)| (date.to_owned(), title.value.to_lowercase()))
        });
        Desk {
            target,
            known: known.collect(),
            drafts: Drafts::default(),
            events: stems.map(str::to_owned).collect(),
            source_ids: sources.clone().map(|source| source.id.value.0.clone()).collect(),
            sources: Vec::new(),
            source_by: sources
                .filter_map(|source| Some((source.url.as_ref()?.value.0.clone(), source.id.value.0.clone())))
                .collect(),
            topics: named.collect(),
            topic_ids: briefing.topics.iter().map(|topic| topic.id.value.0.clone()).collect(),
        }
    }

    /// A text in the timeline's language.
    fn words(&self, text: &str) -> Value {
        if self.target.briefing.languages().count() == 1 {
            Value::Plain(text.to_owned())
        } else {
            Value::Words(vec![(self.target.language.to_owned(), text.to_owned())])
        }
    }

    /// The event of a slide: its path and its text.
    fn event(&mut self, slide: &Slide, diags: &mut Vec<Diagnostic>) -> Option<(String, String)> {
        let title = slide.headline.as_ref().map(|cell| to_words(&cell.text)).unwrap_or_default();
        if title.is_empty() {
            let message = format!("{} has no headline", slide.label);
            let help = "say in it what happened; it becomes the event's title";
            diags.push(Diagnostic::error("missing-field", slide.span, message).help(help));
        }
        let Dated { date, is_whole, time } = dates::date(slide, diags)?;
        if title.is_empty() {
            return None;
        }
        if self.known.contains(&(date.text().to_owned(), title.to_lowercase())) {
            let message =
                format!("{}: an event of this date and title is there already: left out", slide.label);
            diags.push(Diagnostic::warning("left-out", slide.span, message));
            return None;
        }
        let own = slide.id.as_ref().map(|cell| cell.text.clone()).filter(|id| id_fault(id).is_none());
        let id = own.unwrap_or_else(|| {
            let words = slug(&title);
            join(&[&stamp(&date), if words.is_empty() { "event" } else { &words }])
        });
        let id = free(&id, |id| self.events.contains(id));
        self.events.insert(id.clone());
        let mut written = slide.text.as_ref().map(|cell| to_markdown(&cell.text)).unwrap_or_default();
        let shown = self.media(slide, &stamp(&date), &title, diags);
        written.append(shown.words);
        let alone = written.first_paragraph();
        let summary = alone.unwrap_or(&title).to_owned();
        let body = written.rest(usize::from(alone.is_some()));
        let mut lines =
            vec![line("title", self.words(&title)), line("date", Value::Bare(date.text().to_owned()))];
        if let Some(shown) = slide.display_date.as_ref().filter(|_| !is_whole) {
            lines.push(line("date_note", self.words(&to_words(&shown.text))));
        }
        if let Some(time) = time {
            lines.push(hinted("time_note", self.words(&time), "TimelineJS knows no time zone"));
        }
        lines.push(hinted(
            "status",
            Value::Bare("draft".to_owned()),
            "take this line out when it is reviewed",
        ));
        lines.push(line("summary", self.words(&summary)));
        if let Some(group) = &slide.group {
            lines.push(line("topics", Value::Ids(vec![self.topic(&to_words(&group.text))])));
        }
        lines.push(hinted("direction", Value::Bare("neutral".to_owned()), "to review: not in the timeline"));
        lines.push(hinted("significance", Value::Bare("2".to_owned()), "to review: not in the timeline"));
        lines.push(hinted("facts", Value::Ids(Vec::new()), "to write: each with its own sources"));
        if !body.is_empty() {
            lines.push(line("body", self.words(&body)));
        }
        let unsourced = if shown.source.is_none() { "; no source: name one" } else { "" };
        if let Some(source) = shown.source {
            lines.push(line("sources", Value::Ids(vec![source])));
        }
        let path = format!("{}/{}/{id}.yaml", self.target.folder, &stamp(&date)[..4]);
        let empty = if alone.is_none() { "; no text to sum up: the summary repeats the title" } else { "" };
        self.drafts.review.push(format!("{path}: {title}{empty}{unsourced}"));
        Some((path, format!("# From {} of {}.\n{}", slide.label, self.target.name, text(&lines))))
    }

    /// The topic that a group is.
    fn topic(&mut self, name: &str) -> String {
        let known = self.topics.get(&name.to_lowercase()).cloned();
        known.unwrap_or_else(|| {
            let words = slug(name);
            let words = if words.is_empty() { "topic".to_owned() } else { words };
            let id = free(&words, |id| self.topic_ids.contains(id));
            self.topic_ids.insert(id.clone());
            self.topics.insert(name.to_lowercase(), id.clone());
            let record = [line("id", Value::Bare(id.clone())), line("name", self.words(name))];
            self.drafts.topics.push(item(&record));
            id
        })
    }

    /// What a slide shows, as a source: its address, who is credited, what is said of it.
    fn media(&mut self, slide: &Slide, stamp: &str, title: &str, diags: &mut Vec<Diagnostic>) -> Shown {
        let mut shown = Shown::default();
        let mut url = None;
        if let Some(cell) = &slide.media {
            url = web_address(&cell.text);
            if url.is_none() && cell.text.contains('<') {
                shown.words = to_markdown(&cell.text);
                url = shown.words.address.as_deref().and_then(web_address);
            }
            if url.is_none() && shown.words.blocks.is_empty() {
                let message = slide.says(cell, &format!("`{}` is not a web address: left out", cell.text));
                diags.push(Diagnostic::warning("left-out", cell.span, message));
            }
        }
        let credit = slide.credit.as_ref();
        let publisher = credit.map(|cell| to_words(&cell.text)).unwrap_or_default();
        let url = url.or_else(|| web_address(&to_markdown(&credit?.text).address?));
        let publisher = match &url {
            Some(url) if publisher.is_empty() => host(url).to_owned(),
            _ => publisher,
        };
        if publisher.is_empty() {
            return shown;
        }
        let key = url.clone().unwrap_or_else(|| publisher.clone());
        if let Some(id) = self.source_by.get(&key) {
            shown.source = Some(id.clone());
            return shown;
        }
        let id = free(&source_id(&publisher, stamp, title), |id| self.source_ids.contains(id));
        self.source_ids.insert(id.clone());
        self.source_by.insert(key, id.clone());
        let mut lines = vec![line("id", Value::Bare(id.clone())), line("publisher", Value::Plain(publisher))];
        lines.extend(url.map(|url| line("url", Value::Plain(url))));
        lines.push(line("language", Value::Bare(self.target.language.to_owned())));
        lines.push(line("kind", Value::Bare("unknown".to_owned())));
        let caption = slide.caption.as_ref().map(|cell| to_markdown(&cell.text).rest(0).replace('\n', " "));
        if let Some(caption) = caption.filter(|caption| !caption.is_empty()) {
            lines.push(line("note", self.words(&caption)));
        }
        self.sources.push(lines);
        shown.source = Some(id);
        shown
    }

    fn finish(mut self) -> Drafts {
        let stem = slug(self.target.name.rsplit_once('.').map_or(self.target.name, |(stem, _)| stem));
        let stem = if stem.is_empty() { "import".to_owned() } else { stem };
        let taken = |stem: &str| self.target.files.contains(format!("content/sources/{stem}.yaml").as_str());
        let path = format!("content/sources/{}.yaml", free(&stem, taken));
        self.drafts.sources = self.sources.len();
        if !self.sources.is_empty() {
            let items: Vec<String> = self.sources.iter().map(|lines| item(lines)).collect();
            let head = format!(
                "# From {}. To review: language, kind, and when each was published.\n",
                self.target.name
            );
            self.drafts.files.push((path, format!("{head}{}", items.concat())));
        }
        self.drafts
    }
}

/// What a slide shows.
#[derive(Default)]
struct Shown {
    source: Option<String>,
    /// What stands in place of an address: often a quotation.
    words: Markdown,
}

/// A web address as the records take it.
fn web_address(text: &str) -> Option<String> {
    let text = text.trim();
    let text = if text.starts_with("//") { format!("https:{text}") } else { text.to_owned() };
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let right = !host(&text).is_empty()
        && !rest.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"`".contains(c));
    right.then_some(text)
}

/// Who is at an address: `example.org` of `https://www.example.org/page`.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}
