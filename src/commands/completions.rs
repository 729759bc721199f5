//! `briefing completions`: what completes commands, options and words in a shell.

use super::Exit;
use crate::check::explain;
use crate::cli::{Cli, Completions};
use crate::model::schema;
use crate::{import, scaffold};
use anyhow::Result;
use clap::builder::PossibleValuesParser;
use clap::{Command, CommandFactory};
use std::io::Write;

pub(super) fn run(arguments: &Completions) -> Result<Exit> {
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut command(), "briefing", &mut text);
    std::io::stdout().write_all(&text)?;
    Ok(Exit::Clean)
}

/// The command line with the words that its values are chosen among. Only shells are told of them here:
/// a word that is none of them is answered by those who know the words, with what may have been meant.
fn command() -> Command {
    let rules = || explain::names().chain(import::names());
    let kinds = || schema::KINDS.iter().map(|kind| kind.name);
    let command = Cli::command()
        .mut_subcommand("explain", |explain| offer(explain, "rule", rules().collect()))
        .mut_subcommand("schema", |schema| offer(schema, "kind", kinds().collect()));
    command.mut_subcommand("new", |new| scaffold::KINDS.iter().fold(new, of_record))
}

/// The same for the flags of `new` for one kind of record.
fn of_record(new: Command, kind: &scaffold::Kind) -> Command {
    let chosen = kind.questions.iter().filter_map(|question| Some((question.flag, question.words()?)));
    new.mut_subcommand(kind.name, |record| {
        chosen.fold(record, |record, (flag, words)| offer(record, &flag.replace('-', "_"), words))
    })
}

fn offer(command: Command, argument: &str, words: Vec<&'static str>) -> Command {
    command.mut_arg(argument, |argument| argument.value_parser(PossibleValuesParser::new(words)))
}
