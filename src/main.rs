//! Arguments to command to exit code.

use clap::Parser;
use std::process::ExitCode;

/// A site is made of many small texts, and this gives and takes them a quarter faster.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    briefing::commands::run(&briefing::cli::Cli::parse()).into()
}
