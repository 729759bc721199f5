//! `briefing explain`: what a rule is for.

use super::Exit;
use crate::check::explain;
use crate::cli::Explain;
use crate::import;
use anyhow::Result;
use std::io::Write;

pub(super) fn run(arguments: &Explain) -> Result<Exit> {
    let text = match &arguments.rule {
        Some(name) => match import::explain(name) {
            Some(text) => text,
            None => explain::rule(name).map_err(anyhow::Error::msg)?,
        },
        None => explain::list(),
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(Exit::Clean)
}
