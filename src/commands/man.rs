//! `briefing man`: the manual page, with a part for every command.

use super::Exit;
use crate::cli::Cli;
use anyhow::Result;
use clap::{Command, CommandFactory};
use clap_mangen::Man;
use std::io::Write;

pub(super) fn run() -> Result<Exit> {
    let mut command = Cli::command();
    command.build();
    let mut page = Vec::new();
    let whole = Man::new(command.clone());
    whole.render_title(&mut page)?;
    whole.render_name_section(&mut page)?;
    whole.render_synopsis_section(&mut page)?;
    whole.render_description_section(&mut page)?;
    whole.render_options_section(&mut page)?;
    examples(&command, &mut page)?;
    for_each(&command, &mut |one| {
        let man = Man::new(one.clone());
        writeln!(page, ".SH \"{}\"", one.get_bin_name().unwrap_or_default().to_uppercase())?;
        man.render_description_section(&mut page)?;
        man.render_synopsis_section(&mut page)?;
        man.render_options_section(&mut page)?;
        examples(one, &mut page)
    })?;
    std::io::stdout().write_all(&page)?;
    Ok(Exit::Clean)
}

/// The examples of a command, line by line as they stand in its help.
fn examples(command: &Command, page: &mut Vec<u8>) -> std::io::Result<()> {
    let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    writeln!(page, ".PP\n.nf")?;
    for line in help.lines() {
        let line = line.replace('\\', "\\e").replace('-', "\\-");
        // A point or quotation mark at the beginning would be a request.
        let guard = if line.starts_with(['.', '\'']) { "\\&" } else { "" };
        writeln!(page, "{guard}{line}")?;
    }
    writeln!(page, ".fi")
}

/// Calls `tell` with every command below `command`, in the order of their definition.
fn for_each(command: &Command, tell: &mut dyn FnMut(&Command) -> std::io::Result<()>) -> std::io::Result<()> {
    for one in command.get_subcommands().filter(|one| one.get_name() != "help") {
        tell(one)?;
        for_each(one, tell)?;
    }
    Ok(())
}
