//! `briefing completions`: what completes commands and options in a shell.

use super::Exit;
use crate::cli::{Cli, Completions};
use anyhow::Result;
use clap::CommandFactory;
use std::io::Write;

pub(super) fn run(arguments: &Completions) -> Result<Exit> {
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "briefing", &mut text);
    std::io::stdout().write_all(&text)?;
    Ok(Exit::Clean)
}
