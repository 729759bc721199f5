//! `briefing new`: one record with its required fields, in the right file.

mod prompt;

use super::{Exit, load_all, new_errors, print_problems, with_first_line};
use crate::cli::{Cli, New, Record};
use crate::model::date::Day;
use crate::scaffold::{Answers, Begun, Desk, KINDS, Kind, append};
use crate::source::Sources;
use crate::{disk, source};
use anyhow::{Result, bail};
use std::io::{IsTerminal, Write};

pub(super) fn run(cli: &Cli, arguments: &New) -> Result<Exit> {
    let mut sources = source::read(&cli.directory)?;
    let (briefing, before) = load_all(&sources)?;
    let (name, mut answers) = answers(&arguments.record);
    let kind = KINDS.iter().find(|kind| kind.name == name).expect("every subcommand has its row in KINDS");
    let today = today();
    settle(kind, &mut answers, today)?;
    let desk = Desk { briefing: &briefing, sources: &sources, today };
    let begun = (kind.begin)(&answers, &desk).map_err(anyhow::Error::msg)?;
    let change = Change::of(cli, &begun)?;
    change.show(&begun, &mut sources);
    let found = new_errors(&before, &sources);
    if !found.is_empty() {
        print_problems(&found, &sources)?;
        bail!("nothing was written: this is the record as it would have been");
    }
    change.write(cli, &begun)?;
    if !cli.quiet {
        let mut out = std::io::stdout().lock();
        writeln!(out, "{}:{}", begun.path, change.line)?;
        writeln!(out, "{}", begun.next)?;
    }
    Ok(Exit::Clean)
}

/// What is done to the one file that the record goes into.
struct Change {
    /// The file as it is, where there is one.
    before: Option<Vec<u8>>,
    /// What is written after that.
    added: String,
    /// The line on which the record begins.
    line: usize,
}

impl Change {
    fn of(cli: &Cli, begun: &Begun) -> Result<Change> {
        let path = cli.directory.join(&begun.path);
        let before = disk::read_if_there(&path)?;
        let Some(bytes) = &before else {
            let added = with_first_line(cli, &begun.path, &begun.text);
            let line = 1 + added.lines().count() - begun.text.lines().count();
            return Ok(Change { before, added, line });
        };
        if !begun.listed {
            bail!("{} is there already: nothing was written", path.display());
        }
        let Ok(text) = std::str::from_utf8(bytes) else {
            bail!("{} is not UTF-8: nothing was written", path.display());
        };
        let list = text.strip_prefix('\u{feff}').unwrap_or(text);
        let added = append::addition(list, std::slice::from_ref(&begun.text)).map_err(|why| {
            anyhow::anyhow!(
                "nothing was added to {}: {why}\nadd it yourself:\n{}",
                path.display(),
                begun.text
            )
        })?;
        let blank = added.len() - added.trim_start_matches(['\r', '\n']).len();
        let line = text.matches('\n').count() + added[..blank].matches('\n').count() + 1;
        Ok(Change { before, added, line })
    }

    /// Puts the changed file among the sources, as if it had been read.
    fn show(&self, begun: &Begun, sources: &mut Sources) {
        match sources.files.iter_mut().find(|file| file.path == begun.path) {
            Some(file) => file.text.push_str(&self.added),
            None => sources.add(begun.path.clone(), self.added.clone().into_bytes()),
        }
    }

    fn write(&self, cli: &Cli, begun: &Begun) -> Result<()> {
        let path = cli.directory.join(&begun.path);
        match &self.before {
            Some(before) => disk::append(&path, before, self.added.as_bytes()),
            None => {
                disk::create_dirs(path.parent().unwrap_or(&cli.directory))?;
                disk::write_new(&path, self.added.as_bytes())
            }
        }
    }
}

/// Checks what was said, and asks for what is missing: on a terminal only.
fn settle(kind: &Kind, answers: &mut Answers, today: Day) -> Result<()> {
    let terminal = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    for question in kind.questions {
        let given = answers.get(question.flag).map_or(&[][..], Vec::as_slice);
        if let Some(fault) = given.iter().find_map(|answer| question.fault(answer)) {
            bail!("--{}: {fault}", question.flag);
        }
        if !given.is_empty() || !question.required {
            continue;
        }
        let usual = question.usual(today);
        let answer = match (terminal, usual) {
            (true, usual) => {
                let (mut input, mut output) = (std::io::stdin().lock(), std::io::stderr().lock());
                prompt::ask(question, usual.as_deref(), &mut input, &mut output)?
            }
            (false, Some(usual)) => usual,
            (false, None) => {
                let words = question.words().map_or(String::new(), |words| format!(": {}", words.join(", ")));
                bail!("a new {} needs --{} ({}){words}", kind.name, question.flag, question.ask)
            }
        };
        answers.insert(question.flag, vec![answer]);
    }
    Ok(())
}

/// Today, by this computer's clock and its time zone.
#[expect(
    clippy::disallowed_methods,
    reason = "a record is dated today unless its author says otherwise; no room asks"
)]
fn today() -> Day {
    let today = jiff::ZonedDateTime::now().date();
    Day::parse(&today.to_string()).expect("a clock shows a day of four digits")
}

/// The flags that were given, by name.
fn answers(record: &Record) -> (&'static str, Answers) {
    let mut answers = Answers::new();
    let mut many = |flag: &'static str, given: &[String]| {
        if !given.is_empty() {
            answers.insert(flag, given.to_vec());
        }
    };
    let name = match record {
        Record::Event(one) => {
            let lists = [("title", &one.title), ("summary", &one.summary), ("topic", &one.topic)];
            let more =
                [("place", &one.place), ("actor", &one.actor), ("direction-note", &one.direction_note)];
            let last = [("fact", &one.fact), ("source", &one.source)];
            lists.iter().chain(&more).chain(&last).for_each(|(flag, given)| many(flag, given));
            let single = [("date", &one.date), ("id", &one.id), ("direction", &one.direction)];
            single.iter().for_each(|(flag, given)| many(flag, given.as_slice()));
            many("significance", one.significance.as_slice());
            "event"
        }
        Record::Source(one) => {
            let single = [("publisher", &one.publisher), ("language", &one.language), ("kind", &one.kind)];
            let more = [("title", &one.title), ("url", &one.url), ("published", &one.published)];
            let last = [("id", &one.id), ("side", &one.side), ("accessed", &one.accessed)];
            single.iter().chain(&more).chain(&last).for_each(|(flag, given)| many(flag, given.as_slice()));
            many("derived-from", &one.derived_from);
            many("note", &one.note);
            "source"
        }
        Record::Actor(one) => {
            let single =
                [("kind", &one.kind), ("id", &one.id), ("side", &one.side), ("wikidata", &one.wikidata)];
            single.iter().for_each(|(flag, given)| many(flag, given.as_slice()));
            [("name", &one.name), ("about", &one.about), ("alias", &one.alias)]
                .iter()
                .for_each(|(flag, given)| many(flag, given));
            "actor"
        }
        Record::Place(one) => {
            let single = [("id", &one.id), ("country", &one.country), ("kind", &one.kind)];
            let more = [("lat", &one.lat), ("lon", &one.lon), ("precision", &one.precision)];
            single.iter().chain(&more).for_each(|(flag, given)| many(flag, given.as_slice()));
            many("name", &one.name);
            "place"
        }
        Record::Topic(one) => {
            many("id", one.id.as_slice());
            many("name", &one.name);
            many("about", &one.about);
            "topic"
        }
        Record::Edition(one) => {
            many("date", one.date.as_slice());
            many("trend", one.trend.as_slice());
            many("trend-note", &one.trend_note);
            many("bottom-line", &one.bottom_line);
            many("highlight", &one.highlight);
            "edition"
        }
    };
    (name, answers)
}
