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
    Man::new(command.clone()).render(&mut page)?;
    for_each(&command, &mut |one| {
        let man = Man::new(one.clone());
        writeln!(page, ".SH \"{}\"", one.get_bin_name().unwrap_or_default().to_uppercase())?;
        man.render_description_section(&mut page)?;
        man.render_synopsis_section(&mut page)?;
        man.render_options_section(&mut page)
    })?;
    std::io::stdout().write_all(&page)?;
    Ok(Exit::Clean)
}

/// Calls `tell` with every command below `command`, in the order of their definition.
fn for_each(command: &Command, tell: &mut dyn FnMut(&Command) -> std::io::Result<()>) -> std::io::Result<()> {
    for one in command.get_subcommands().filter(|one| one.get_name() != "help") {
        tell(one)?;
        for_each(one, tell)?;
    }
    Ok(())
}
