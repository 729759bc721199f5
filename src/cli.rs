//! The command line as it is typed: types only, no behaviour.

mod author;
mod examples;

pub use author::*;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

/// How a run can end: the exit code, and what it means. The help and the manual say so.
pub const EXITS: &[(u8, &str)] = &[
    (0, "everything was done"),
    (1, "the content has errors, or warnings where --deny-warnings is given"),
    (2, "the program could not do its work"),
];

/// Turns YAML event records into a static HTML briefing that people can trust
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100, after_help = examples::with_exits(examples::BRIEFING))]
pub struct Cli {
    /// The project folder
    #[arg(short = 'C', value_name = "DIR", default_value = ".", global = true, display_order = 900)]
    pub directory: PathBuf,

    /// Print problems only
    #[arg(short, long, global = true, display_order = 901)]
    pub quiet: bool,

    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check everything, then write the site; nothing is written if there is an error
    Build(Build),
    /// Do everything that `build` does but the writing
    Check(Check),
    /// Write a small complete project into a new folder
    Init(Init),
    /// Add a record with its required fields, and hints
    New(Box<New>),
    /// Make events of a timeline: TimelineJS's spreadsheet (CSV) or its JSON
    Import(Import),
    /// Print what completes commands and options in a shell
    Completions(Completions),
    /// Print the manual page
    #[command(after_help = examples::MAN)]
    Man,
    /// Say what a rule is for, with an example of what it finds and of what is right
    Explain(Explain),
    /// Print the JSON Schema of a kind of record, for editors and other programs
    Schema(Schema),
    /// Show the site in a browser, and show it anew whenever a file changes
    Serve(Serve),
}

#[derive(Args, Debug)]
#[command(after_help = examples::with_exits(examples::BUILD))]
pub struct Build {
    /// Where the site goes, from the project folder; a folder that is empty, absent, or was written
    /// by `briefing`
    #[arg(short, long, value_name = "DIR", default_value = "public")]
    pub output: PathBuf,

    #[command(flatten)]
    pub site: Site,
}

#[derive(Args, Debug)]
#[command(after_help = examples::with_exits(examples::CHECK))]
pub struct Check {
    /// How problems are written
    #[arg(long, value_enum, default_value = "human")]
    pub format: Format,

    #[command(flatten)]
    pub site: Site,
}

#[derive(Args, Debug)]
#[command(after_help = examples::EXPLAIN)]
pub struct Explain {
    /// The rule's name, as it stands in brackets after `error` or `warning`; all rules are listed
    /// without it
    #[arg(value_name = "RULE")]
    pub rule: Option<String>,
}

#[derive(Args, Debug)]
#[command(after_help = examples::SCHEMA)]
pub struct Schema {
    /// The kind of record; all kinds are listed without it
    #[arg(value_name = "KIND", conflicts_with_all = ["write", "views"])]
    pub kind: Option<String>,

    /// Write the schemas of all kinds into content/.schema, where editors find them
    #[arg(long, conflicts_with = "views")]
    pub write: bool,

    /// Print what each template is given, for writing templates
    #[arg(long)]
    pub views: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Nothing is written. While there are errors, the last good site is shown with the problems over it.

Examples:
  briefing serve --open
  briefing serve --base-path /repository    as GitHub Pages would show it")]
pub struct Serve {
    /// Where the server listens; the next free port if this one is taken, any if it is 0
    #[arg(long, value_name = "N", default_value_t = 4000)]
    pub port: u16,

    /// Open the site in a browser
    #[arg(long)]
    pub open: bool,

    /// The folder of the host that the site lies in, as it will where it is published
    #[arg(long, value_name = "PATH", default_value = "/")]
    pub base_path: String,

    /// Show the site as it was known on this day, such as 2026-01-09
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,

    /// Include drafts
    #[arg(long)]
    pub drafts: bool,
}

/// What decides what the site holds.
#[derive(Args, Debug)]
pub struct Site {
    /// Where the site will be, for canonical addresses and the 404 page; in place of the record's
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,

    /// Where the records are kept, for “report an error” and “edit this record”; in place of the record's
    #[arg(long, value_name = "URL")]
    pub repository: Option<String>,

    /// Build the site as it was known on this day, such as 2026-01-09
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,

    /// Include drafts
    #[arg(long)]
    pub drafts: bool,

    /// Treat warnings as errors
    #[arg(long)]
    pub deny_warnings: bool,
}

#[derive(Args, Debug)]
#[command(after_help = examples::COMPLETIONS)]
pub struct Completions {
    /// The shell
    pub shell: Shell,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// With the line, a mark under it, and help
    Human,
    /// One line each, for editors and scripts
    Short,
    /// One JSON document on standard output, for other programs
    Json,
    /// Annotations for GitHub's workflows, on standard output
    Github,
}
