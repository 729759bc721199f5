//! `briefing man`: the manual page, with a part for every command.

use super::Exit;
use crate::cli::{Cli, EXITS};
use crate::model::schema::KINDS;
use anyhow::Result;
use clap::{Command, CommandFactory};
use clap_mangen::Man;
use std::io::Write;

/// What the program takes from the environment.
const ENVIRONMENT: &[(&str, &str)] = &[
    ("NO_COLOR", "Where it is set and not empty, problems are printed without colour."),
    ("TERM", "Where it is dumb, there is no colour either, and nothing is said of work that takes long."),
    ("TZ", "The time zone that tells which day is today, for new records."),
];

/// The files of a project besides its records, from the project folder.
const FILES: &[(&str, &str)] = &[
    ("content/media/", "Pictures and other files that the site takes as they are."),
    ("content/.schema/", "The schemas of the records, for editors."),
    ("templates/", "Templates, styles, scripts, icons and interface words in place of the built-in ones."),
    ("public/", "The site, unless --output names another folder."),
    ("public/.briefing-manifest.json", "What the program wrote there, and may replace and remove."),
];

pub(super) fn run() -> Result<Exit> {
    let mut page = Vec::new();
    write(&mut page)?;
    std::io::stdout().write_all(&page)?;
    Ok(Exit::Clean)
}

fn write(page: &mut Vec<u8>) -> std::io::Result<()> {
    let mut command = Cli::command();
    command.build();
    let usage = usage(&command);
    // Made of the options one by one, the synopsis would lack their values: it is the usage of the help.
    let whole = Man::new(command.clone().override_usage(usage));
    whole.render_title(page)?;
    whole.render_name_section(page)?;
    whole.render_synopsis_section(page)?;
    whole.render_description_section(page)?;
    whole.render_options_section(page)?;
    writeln!(page, ".SH COMMANDS")?;
    for_each(&command, &mut |one| part(one, page))?;
    let exits = EXITS.iter().map(|(code, meaning)| (code.to_string(), sentence(meaning)));
    list(page, "EXIT STATUS", exits)?;
    let pairs = |rows: &[(&str, &str)]| -> Vec<(String, String)> {
        rows.iter().map(|(name, meaning)| ((*name).to_owned(), (*meaning).to_owned())).collect()
    };
    list(page, "ENVIRONMENT", pairs(ENVIRONMENT))?;
    let records = KINDS.iter().map(|kind| (kind.files.to_owned(), sentence(kind.phrase())));
    list(page, "FILES", records.chain(pairs(FILES)))?;
    writeln!(page, ".SH EXAMPLES")?;
    let help = help(&command);
    verbatim(help.strip_prefix("Examples:\n").unwrap_or(&help), page)
}

/// A phrase as a sentence.
fn sentence(phrase: &str) -> String {
    let mut chars = phrase.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", chars.as_str())
}

/// The part of one command: its usage, what it is for, its own options, examples.
fn part(command: &Command, page: &mut Vec<u8>) -> std::io::Result<()> {
    writeln!(page, ".SS \"{}\"", escaped(&usage(command)))?;
    // What every command takes stands above, once.
    let own = command.clone().mut_args(|argument| {
        let everywhere = argument.is_global_set() || argument.get_id() == "help";
        if everywhere { argument.hide(true) } else { argument }
    });
    let man = Man::new(own);
    let mut sections = Vec::new();
    man.render_description_section(&mut sections)?;
    man.render_options_section(&mut sections)?;
    // The headings of a page of its own would cut this one to pieces.
    for line in sections.split_inclusive(|byte| *byte == b'\n').filter(|line| !line.starts_with(b".SH")) {
        page.extend_from_slice(line);
    }
    verbatim(&help(command), page)
}

/// How a command is typed, in one line.
fn usage(command: &Command) -> String {
    let usage = command.clone().render_usage().to_string();
    usage.strip_prefix("Usage: ").unwrap_or(&usage).to_owned()
}

/// A section of names with what they mean.
fn list(
    page: &mut Vec<u8>,
    heading: &str,
    rows: impl IntoIterator<Item = (String, String)>,
) -> std::io::Result<()> {
    writeln!(page, ".SH \"{heading}\"")?;
    rows.into_iter().try_for_each(|(name, meaning)| {
        writeln!(page, ".TP\n\\fB{}\\fR\n{}", escaped(&name), escaped(&meaning))
    })
}

/// The examples of a command, as they stand in its help; the exit codes have a section of their own.
fn help(command: &Command) -> String {
    let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    help.split("\n\nExit codes:").next().unwrap_or_default().to_owned()
}

/// Lines that stay as they are.
fn verbatim(text: &str, page: &mut Vec<u8>) -> std::io::Result<()> {
    writeln!(page, ".PP\n.nf")?;
    for line in text.lines() {
        writeln!(page, "{}", escaped(line))?;
    }
    writeln!(page, ".fi")
}

/// A line as `man` shows it unchanged.
fn escaped(line: &str) -> String {
    let line = line.replace('\\', "\\e").replace('-', "\\-");
    // A point or quotation mark at the beginning would be a request.
    if line.starts_with(['.', '\'']) { format!("\\&{line}") } else { line }
}

/// Calls `tell` with every command below `command`, in the order of their definition.
fn for_each(command: &Command, tell: &mut dyn FnMut(&Command) -> std::io::Result<()>) -> std::io::Result<()> {
    for one in command.get_subcommands().filter(|one| one.get_name() != "help") {
        tell(one)?;
        for_each(one, tell)?;
    }
    Ok(())
}
