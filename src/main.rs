//! Arguments to command to exit code.

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    briefing::commands::run(&briefing::cli::Cli::parse()).into()
}
