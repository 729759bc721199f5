//! `briefing new`: one record with its required fields, in the right file.

mod prompt;
#[cfg(test)]
mod tests;

use super::{Exit, load_all, new_errors, print_problems, with_first_line};
use crate::cli::{Cli, New, Record};
use crate::model::date::Day;
use crate::scaffold::{Answers, Begun, Desk, KINDS, Kind, NO_ID, Question, append};
use crate::source::Sources;
use crate::{disk, source};
use anyhow::{Result, bail};
use prompt::Author;
use std::io::{IsTerminal, Write};

pub(super) fn run(cli: &Cli, arguments: &New) -> Result<Exit> {
    let mut sources = source::read(&cli.directory)?;
    let (briefing, before) = load_all(&sources)?;
    let (name, mut answers) = answers(&arguments.record);
    let kind = KINDS.iter().find(|kind| kind.name == name).expect("every subcommand has its row in KINDS");
    let (mut input, mut output) = (std::io::stdin().lock(), std::io::stderr());
    let is_terminal = std::io::stdin().is_terminal() && output.is_terminal();
    let asked = is_terminal && !kind.open(&answers).is_empty();
    let author = is_terminal.then_some(Author { input: &mut input, output: &mut output });
    let desk = Desk { briefing: &briefing, sources: &sources, today: today() };
    let begun = settle(kind, &mut answers, &desk, author)?;
    let change = Change::of(cli, &begun)?;
    change.show(&begun, &mut sources);
    let found = new_errors(&before, &sources);
    if !found.is_empty() {
        print_problems(&found, &sources)?;
        // What was typed into a command line can be had again from the shell; answers cannot.
        let record = if asked { format!(":\n{}", begun.text) } else { String::new() };
        bail!("nothing was written: this is the record as it would have been{record}");
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

/// Begins the record of what was said. What is missing is asked for where the author is there to answer;
/// elsewhere all that is wrong or missing is told at once.
fn settle(kind: &Kind, answers: &mut Answers, desk: &Desk<'_>, author: Option<Author<'_>>) -> Result<Begun> {
    let mut faults = kind.faults(answers);
    let open = kind.open(answers);
    let Some(mut author) = author.filter(|_| faults.is_empty()) else {
        let usual = |question: &&Question| question.usual(desk.today).is_some();
        let (usual, needed): (Vec<&Question>, Vec<&Question>) = open.into_iter().partition(usual);
        faults.extend((!needed.is_empty()).then(|| lacks(kind, &needed)));
        if !faults.is_empty() {
            bail!(faults.join("\nerror: "));
        }
        for question in usual {
            answers.insert(question.flag, question.usual(desk.today).into_iter().collect());
        }
        return (kind.begin)(answers, desk).map_err(anyhow::Error::msg);
    };
    for question in open {
        let usual = question.usual(desk.today);
        answers.insert(question.flag, vec![author.ask(question, usual.as_deref())?]);
    }
    let begun = (kind.begin)(answers, desk);
    let nameless = begun.as_ref().is_err_and(|why| why == NO_ID);
    let id = kind.questions.iter().find(|question| question.flag == "id");
    let Some(id) = id.filter(|_| nameless) else { return begun.map_err(anyhow::Error::msg) };
    author.say("no id can be made of these letters")?;
    answers.insert(id.flag, vec![author.ask(id, None)?]);
    (kind.begin)(answers, desk).map_err(anyhow::Error::msg)
}

/// What is missing, a line a flag.
fn lacks(kind: &Kind, needed: &[&Question]) -> String {
    let line = |question: &&Question| {
        let words = question.words().map_or(String::new(), |words| format!(": {}", words.join(", ")));
        format!("\n  --{} ({}){words}", question.flag, question.ask)
    };
    format!("a new {} needs{}", kind.name, needed.iter().map(line).collect::<String>())
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
