//! `briefing import`: events from somebody else's timeline, as drafts.

use super::{Exit, load_all, new_errors, print_problems, with_first_line};
use crate::cli::{Cli, Import};
use crate::diag::{self, Diagnostic, Severity};
use crate::import::{self, Drafts, Target};
use crate::model::Briefing;
use crate::pipeline::{self, Options};
use crate::scaffold::append;
use crate::source::Sources;
use crate::{disk, source};
use anyhow::{Context, Result, bail};
use std::io::Write;
use std::path::Path;

const TOPICS: &str = "content/topics.yaml";

pub(super) fn run(cli: &Cli, arguments: &Import) -> Result<Exit> {
    let mut sources = source::read(&cli.directory)?;
    let (briefing, before) = load_all(&sources)?;
    let (Some(mut drafts), exit) = read(arguments, &briefing, &sources)? else {
        return Ok(Exit::Faulty);
    };
    if exit == Exit::Faulty {
        return Ok(exit);
    }
    let built_before = pipeline::run(&sources, &Options::default());
    let topics = Topics::of(&cli.directory, &drafts)?;
    for (path, text) in &mut drafts.files {
        if disk::exists(&cli.directory.join(&*path)) {
            bail!("{path} is there already: nothing was written");
        }
        *text = with_first_line(cli, path, text);
        sources.add(path.clone(), text.clone().into_bytes());
    }
    match sources.files.iter_mut().find(|file| file.path == TOPICS) {
        Some(file) => file.text.push_str(&topics.added),
        None => sources.add(TOPICS.to_owned(), topics.added.clone().into_bytes()),
    }
    // The drafts must be readable, and the project as sound as before: `check` looks at it without them.
    let mut found = new_errors(&before, &sources);
    if found.is_empty() {
        found = pipeline::run(&sources, &Options::default()).diags;
        found.retain(|one| one.severity == Severity::Error && !built_before.diags.contains(one));
    }
    if !found.is_empty() {
        print_problems(&found, &sources)?;
        bail!("nothing was written: these are the records as they would have been");
    }
    write(&cli.directory, &drafts, &topics)?;
    if !cli.quiet {
        tell(&drafts)?;
    }
    Ok(Exit::Clean)
}

/// Reads the timeline and reports what is wrong with it.
fn read(arguments: &Import, briefing: &Briefing, project: &Sources) -> Result<(Option<Drafts>, Exit)> {
    let language = arguments.language.as_deref();
    let language = language.unwrap_or(briefing.languages().next().map_or("", |language| &language.0));
    if !briefing.languages().any(|one| one.0 == language) {
        bail!("--language: `{language}` is not a language of the briefing");
    }
    let folder = arguments.output.trim_end_matches('/');
    let inside = folder == "content/events" || folder.starts_with("content/events/");
    if !inside || folder.split('/').any(|part| part == ".." || part.starts_with('.')) {
        bail!("--output: events are read from content/events and the folders in it, not from `{folder}`");
    }
    let shown = arguments.file.display().to_string();
    let mut timeline = Sources::default();
    timeline.add(shown.clone(), disk::read(&arguments.file)?);
    let (file, _) = timeline.iter().next().context("a file that was read is there")?;
    let mut diags = std::mem::take(&mut timeline.diags);
    let mut drafts = None;
    if diags.is_empty() {
        let name =
            arguments.file.file_name().map_or(shown.clone(), |name| name.to_string_lossy().into_owned());
        let files = project.files.iter().map(|file| file.path.as_str()).collect();
        let target = Target { briefing, files, language, folder, name: &name, partial: arguments.partial };
        (drafts, diags) = import::import(file, &shown, &timeline.files[0].text, &target);
    }
    let diags = diag::sorted(diags);
    print_problems(&diags, &timeline)?;
    let faulty = diags.iter().any(|one: &Diagnostic| one.severity == Severity::Error);
    if faulty {
        let more = if drafts.as_ref().is_some_and(|drafts| drafts.events > 0) && !arguments.partial {
            "; --partial leaves out what has faults"
        } else {
            ""
        };
        writeln!(std::io::stderr(), "nothing was written{more}")?;
    }
    Ok((drafts, if faulty { Exit::Faulty } else { Exit::Clean }))
}

/// What is added to the list of topics.
struct Topics {
    before: Option<Vec<u8>>,
    added: String,
}

impl Topics {
    fn of(root: &Path, drafts: &Drafts) -> Result<Topics> {
        let before = disk::read_if_there(&root.join(TOPICS))?;
        if drafts.topics.is_empty() {
            return Ok(Topics { before, added: String::new() });
        }
        let text = String::from_utf8(before.clone().unwrap_or_default()).context(TOPICS)?;
        let added = append::addition(text.strip_prefix('\u{feff}').unwrap_or(&text), &drafts.topics);
        let added = added
            .map_err(|why| anyhow::anyhow!("nothing was written: nothing can be added to {TOPICS}: {why}"))?;
        Ok(Topics { before, added })
    }
}

/// Writes all of it, what is named before what names it: a run that is broken off leaves no fault, and
/// the next one goes on from there. New events and sources are taken away again where the rest cannot
/// be written.
fn write(root: &Path, drafts: &Drafts, topics: &Topics) -> Result<()> {
    let mut written = Vec::new();
    let mut put = || -> Result<()> {
        match &topics.before {
            _ if topics.added.is_empty() => {}
            Some(before) => disk::append(&root.join(TOPICS), before, topics.added.as_bytes())?,
            None => disk::write_new(&root.join(TOPICS), topics.added.as_bytes())?,
        }
        let (events, sources): (Vec<_>, Vec<_>) =
            drafts.files.iter().partition(|(path, _)| path.starts_with("content/events/"));
        for (path, text) in sources.into_iter().chain(events) {
            let file = root.join(path);
            disk::create_dirs(file.parent().unwrap_or(root))?;
            disk::write_new(&file, text.as_bytes())?;
            written.push(file);
        }
        Ok(())
    };
    let done = put();
    if done.is_err() {
        for file in &written {
            disk::remove(file)?;
        }
    }
    done
}

/// Says what was written and what the author has to look at.
fn tell(drafts: &Drafts) -> Result<()> {
    let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    let mut out = std::io::stdout().lock();
    if drafts.events == 0 {
        writeln!(out, "there is nothing to import: nothing was written")?;
        return Ok(());
    }
    for line in &drafts.review {
        writeln!(out, "{line}")?;
    }
    let (events, sources) = (plural(drafts.events, "event"), plural(drafts.sources, "source"));
    writeln!(out, "imported {events}, {sources}, {}", plural(drafts.topics.len(), "new topic"))?;
    if drafts.faulty > 0 {
        writeln!(out, "left out {} with faults", drafts.faulty)?;
    }
    writeln!(
        out,
        "they are drafts, in no output yet. TimelineJS says nothing of direction (written neutral), significance\n\
         (written 2), facts, actors and places: review each event, take its line `status: draft` out, and run\n\
         `briefing check`"
    )?;
    Ok(())
}
