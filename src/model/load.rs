//! From files to a `Briefing`: read all, then look up what refers to what.

mod files;
mod memo;
mod order;
mod restrict;
mod unique;

use super::body::{self, Mark};
use super::date::Day;
use super::decode::{At, Decode, Faults, Loose};
use super::names::Standing;
use super::records::{Actor, Config, Edition, Event, EventStatus, Measure, Place, Rung, Source, Topic};
use super::refs::Allow;
use super::values::{Id, Text};
use super::{Allowed, Briefing, Form, Names, Page, Visit, tree};
use crate::diag::{Diagnostic, FileId, Outcome, Span};
use crate::source::Sources;
use files::{Part, Read};
pub use memo::Memo;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// What decides which records are part of the build.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Build the site as of this day.
    pub as_of: Option<Day>,
    /// Drafts are part of it.
    pub drafts: bool,
}

/// Reads all records; with a memo, only those of files that have changed. Nothing comes back where `briefing.yaml` cannot be read; the problems of all
/// other files are reported all the same.
pub fn load(sources: &Sources, options: Options, memo: Option<&mut Memo>) -> Outcome<Option<Briefing>> {
    let mut gathered = Gathered::default();
    for read in read_files(sources, memo) {
        gathered.add(read);
    }
    let mut diags = std::mem::take(&mut gathered.diags);
    unique::keep_first_of_each(&mut gathered.rest, &mut diags);
    let (mut broken, loose) = (std::mem::take(&mut gathered.broken), std::mem::take(&mut gathered.loose));
    let config = gathered.config(sources, &mut diags);
    let whole = config.is_some();
    if !whole {
        // The other records are still looked up in one another; only sides cannot be.
        broken.push(("unknown-side", String::new()));
    }
    let mut briefing = gathered.into_briefing(config.unwrap_or_else(stand_in));
    let mut names = names_of(&briefing, &broken, options);
    if !options.drafts {
        let is_draft = |event: &mut Event| event.status == Some(EventStatus::Draft);
        briefing.drafts = briefing.events.extract_if(.., is_draft).collect();
    }
    briefing.allows = allows(&briefing);
    briefing.resolve(&mut names);
    let mut links = Links { names: &mut names, sources };
    briefing.walk(&mut links);
    links.pages(&briefing.pages);
    links.loose(&loose);
    diags.append(&mut names.diags);
    briefing.left_out = names.left_out;
    if let Some(day) = options.as_of {
        briefing.restrict(day);
    }
    Outcome { value: whole.then_some(briefing), diags }
}

/// Reads every file of `content/`, in their order.
fn read_files(sources: &Sources, memo: Option<&mut Memo>) -> Vec<Read> {
    let content: Vec<(FileId, _)> =
        sources.iter().filter(|(_, source)| source.path.starts_with("content/")).collect();
    let known = memo.as_deref();
    let reads: Vec<Read> = content
        .par_iter()
        .map(|(file, source)| {
            if sources.is_lost(*file) {
                return files::unreadable(source);
            }
            let known = known.and_then(|known| known.get(*file, source));
            known.unwrap_or_else(|| files::read(*file, source))
        })
        .collect();
    if let Some(memo) = memo {
        memo.forget_from(sources.files.len());
        for ((file, source), read) in
            content.iter().zip(&reads).filter(|((file, _), _)| !sources.is_lost(*file))
        {
            memo.keep(*file, source, read);
        }
    }
    reads
}

/// What takes the place of a `briefing.yaml` that cannot be read.
fn stand_in() -> Config {
    let node = tree::parse(FileId(0), "title: T\ndescription: D\nlanguages: [en]\n", 0);
    let config = node.ok().and_then(|node| Config::decode(&node, &mut Faults::new(&mut Vec::new())));
    config.expect("the stand-in has every field that a briefing needs")
}

/// Records by kind, as the files gave them.
#[derive(Default)]
struct Gathered {
    config: Option<Config>,
    rest: Lists,
    broken: Vec<(&'static str, String)>,
    loose: Loose,
    diags: Vec<Diagnostic>,
}

/// The lists of a briefing before they are looked up in one another.
#[derive(Default)]
struct Lists {
    events: Vec<Event>,
    sources: Vec<Source>,
    actors: Vec<Actor>,
    places: Vec<Place>,
    topics: Vec<Topic>,
    ladder: Vec<Rung>,
    measures: Vec<Measure>,
    editions: Vec<Edition>,
    pages: Vec<Page>,
}

impl Gathered {
    fn add(&mut self, read: Read) {
        self.diags.extend(read.diags);
        self.broken.extend(read.broken);
        self.loose.append(read.loose);
        let lists = &mut self.rest;
        for part in read.parts {
            match part {
                Part::Config(config) => self.config = Some(*config),
                Part::Event(event) => lists.events.push(*event),
                Part::Source(source) => lists.sources.push(*source),
                Part::Actor(actor) => lists.actors.push(*actor),
                Part::Place(place) => lists.places.push(*place),
                Part::Topic(topic) => lists.topics.push(*topic),
                Part::Rung(rung) => lists.ladder.push(*rung),
                Part::Measure(measure) => lists.measures.push(*measure),
                Part::Edition(edition) => lists.editions.push(*edition),
                Part::Page(id, version) => match lists.pages.iter_mut().find(|page| page.id == id) {
                    Some(page) => page.versions.push(*version),
                    None => lists.pages.push(Page { id, versions: vec![*version] }),
                },
            }
        }
    }

    /// The briefing's own record, if it is there and nothing is wrong with it.
    fn config(&mut self, sources: &Sources, diags: &mut Vec<Diagnostic>) -> Option<Config> {
        let Some(mut config) = self.config.take() else {
            if !sources.files.iter().any(|file| file.path == "content/briefing.yaml") {
                let help = "it needs at least `title`, `description` and `languages`";
                let message = "there is no content/briefing.yaml, the record of the briefing itself";
                diags.push(Diagnostic::error("missing-file", None, message).help(help));
            }
            return None;
        };
        if !unique::is_whole(&mut config, diags) {
            return None;
        }
        unique::pages_of_languages(&config, &self.rest.pages, diags);
        Some(config)
    }

    fn into_briefing(self, config: Config) -> Briefing {
        let Lists { events, sources, actors, places, topics, mut ladder, measures, mut editions, mut pages } =
            self.rest;
        let events = order::in_order(events);
        ladder.sort_by_key(|rung| rung.level);
        editions.sort_by(|a, b| a.id.cmp(&b.id));
        pages.sort_by_cached_key(|page| {
            let order = page.versions.iter().filter_map(|version| version.front.order).min();
            (order.is_none(), order, page.id.clone())
        });
        Briefing {
            config,
            events,
            sources,
            actors,
            places,
            topics,
            ladder,
            measures,
            editions,
            pages,
            as_of: None,
            allows: Vec::new(),
            left_out: BTreeSet::new(),
            drafts: Vec::new(),
        }
    }
}

/// Every id there is, with where it leads.
fn names_of(briefing: &Briefing, broken: &[(&'static str, String)], options: Options) -> Names {
    let mut names = Names::default();
    let mut here = 0;
    for event in &briefing.events {
        if event.status == Some(EventStatus::Draft) && !options.drafts {
            names.add("unknown-event", &event.id.0, Standing::Draft);
        } else {
            names.add("unknown-event", &event.id.0, Standing::Here(here));
            here += 1;
        }
    }
    let mut add = |rule, ids: Vec<&Id>| {
        for (index, id) in ids.into_iter().enumerate() {
            names.add(rule, &id.0, Standing::Here(index as u32));
        }
    };
    add("unknown-source", briefing.sources.iter().map(|one| &one.id.value).collect());
    add("unknown-actor", briefing.actors.iter().map(|one| &one.id.value).collect());
    add("unknown-place", briefing.places.iter().map(|one| &one.id.value).collect());
    add("unknown-topic", briefing.topics.iter().map(|one| &one.id.value).collect());
    add("unknown-rung", briefing.ladder.iter().map(|one| &one.id.value).collect());
    add("unknown-side", briefing.config.sides.iter().map(|one| &one.id.value).collect());
    add("unknown-measure", briefing.measures.iter().map(|one| &one.id.value).collect());
    add("unknown-edition", briefing.editions.iter().map(|one| &one.id).collect());
    add("unknown-page", briefing.pages.iter().map(|one| &one.id).collect());
    for (rule, id) in broken {
        names.add(rule, id, Standing::Broken);
    }
    names
}

impl Briefing {
    /// Looks up every reference; what refers to nothing is left out.
    fn resolve(&mut self, names: &mut Names) {
        self.events.resolve(names);
        self.sources.resolve(names);
        self.actors.resolve(names);
        self.measures.resolve(names);
        self.editions.resolve(names);
    }
}

/// Looks up the records that texts link to and the sources they cite.
struct Links<'a> {
    names: &'a mut Names,
    sources: &'a Sources,
}

impl Links<'_> {
    fn pages(&mut self, pages: &[Page]) {
        for version in pages.iter().flat_map(|page| &page.versions) {
            self.markdown(&version.body);
        }
    }

    /// What records refer to that could not be built.
    fn loose(&mut self, loose: &Loose) {
        for (rule, noun, id) in &loose.references {
            self.names.find(rule, noun, &id.value.0, id.span);
        }
        loose.texts.iter().for_each(|text| self.markdown(text));
    }

    fn markdown(&mut self, text: &At<String>) {
        for (mark, range) in body::marks(&text.value) {
            let Mark::Record { scheme, id } = mark else { continue };
            let (_, rule, noun) =
                body::SCHEMES.iter().find(|(name, ..)| *name == scheme).expect("marks are of a scheme");
            let source = &self.sources.files[text.span.file.0 as usize].text;
            let span = body::locate(&text.value, &range, source, text.span);
            // `event:ID#fact-1` leads to a part of the record.
            self.names.find(rule, noun, id.split('#').next().unwrap_or_default(), span);
        }
    }
}

impl Visit for Links<'_> {
    fn text(&mut self, text: &Text, form: Form) {
        if form != Form::Plain {
            text.versions().for_each(|(_, version)| self.markdown(version));
        }
    }
}

/// Every `allow` of every record, with the stretch of file that it speaks for.
fn allows(briefing: &Briefing) -> Vec<Allowed> {
    let mut found = Vec::new();
    let mut add = |allow: &Option<Allow>, record: Span| {
        for (rule, _) in allow.iter().flat_map(|allow| &allow.0) {
            found.push(Allowed { rule: rule.value.clone(), span: rule.span, record });
        }
    };
    briefing.events.iter().for_each(|one| add(&one.allow, Span { start: 0, ..one.span }));
    briefing.editions.iter().for_each(|one| add(&one.allow, Span { start: 0, ..one.span }));
    briefing.sources.iter().for_each(|one| add(&one.allow, one.span));
    briefing.actors.iter().for_each(|one| add(&one.allow, one.span));
    briefing.places.iter().for_each(|one| add(&one.allow, one.span));
    briefing.topics.iter().for_each(|one| add(&one.allow, one.span));
    briefing.ladder.iter().for_each(|one| add(&one.allow, one.span));
    briefing.measures.iter().for_each(|one| add(&one.allow, one.span));
    for version in briefing.pages.iter().flat_map(|page| &page.versions) {
        add(&version.front.allow, Span { start: 0, end: u32::MAX, ..version.body.span });
    }
    found
}
