//! The corridor: one file per command, each of which opens the rooms' doors in order.

mod build;
mod check;
mod completions;
mod explain;
mod import;
mod init;
mod man;
mod new;
mod progress;
mod schema;
mod serve;

use crate::cli::{Cli, Command, Site};
use crate::diag::{self, Diagnostic, Files, Format, Severity};
use crate::model::Briefing;
use crate::model::date::Day;
use crate::model::schema as formats;
use crate::pipeline::{Built, Options};
use crate::site::cards::Wanted;
use crate::source::Sources;
use crate::{disk, model, site};
use anyhow::{Context, Result};
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How a run ended, in ripgrep's scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Everything was done.
    Clean = 0,
    /// The content has errors.
    Faulty = 1,
    /// The program could not do its work.
    Failed = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

/// Runs the command that was asked for. A reader that went away is not a failure.
pub fn run(cli: &Cli) -> Exit {
    let done = match &cli.command {
        Command::Build(arguments) => build::run(cli, arguments),
        Command::Check(arguments) => check::run(cli, arguments),
        Command::Init(arguments) => init::run(cli, arguments),
        Command::New(arguments) => new::run(cli, arguments),
        Command::Import(arguments) => import::run(cli, arguments),
        Command::Completions(arguments) => completions::run(arguments),
        Command::Man => man::run(),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Schema(arguments) => schema::run(cli, arguments),
        Command::Serve(arguments) => serve::run(cli, arguments),
    };
    done.unwrap_or_else(|error| {
        if error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe) {
            return Exit::Clean;
        }
        // There is nowhere left to say that even this failed.
        let _ = writeln!(std::io::stderr(), "error: {error:#}");
        Exit::Failed
    })
}

/// Turns the flags into what the pipeline takes.
fn options(site: &Site) -> Result<Options> {
    let as_of = match &site.as_of {
        Some(text) => Some(
            Day::parse(text)
                .with_context(|| format!("--as-of takes a day such as 2026-01-09, not `{text}`"))?,
        ),
        None => None,
    };
    for (name, url) in [("base-url", &site.base_url), ("repository", &site.repository)] {
        let Some(url) = url else { continue };
        site::check_base_url(url).map_err(|help| anyhow::anyhow!("--{name} `{url}`: {help}"))?;
    }
    let load = model::Options { as_of, drafts: site.drafts };
    let (base_url, repository) = (site.base_url.clone(), site.repository.clone());
    Ok(Options { load, base_url, repository, cards: Wanted::None })
}

/// A path from the project folder, as the author would type it.
fn beneath(cli: &Cli, path: &Path) -> PathBuf {
    if cli.directory == Path::new(".") { path.to_owned() } else { cli.directory.join(path) }
}

/// The path as one word of a command, so that a line that names it can be pasted into a shell.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-+:@%".contains(c) || cfg!(windows) && c == '\\';
    if !text.is_empty() && text.chars().all(plain) {
        text
    } else if cfg!(windows) {
        format!("\"{text}\"")
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

/// A new record file as it is written: where the project keeps schemas, its first line points there.
fn with_first_line(cli: &Cli, path: &str, text: &str) -> String {
    let kept = |kind: &formats::Kind| {
        disk::exists(&cli.directory.join("content").join(formats::FOLDER).join(kind.file_name()))
    };
    let line = formats::kind_of(path).filter(|kind| kept(kind)).and_then(|_| formats::first_line(path));
    line.unwrap_or_default() + text
}

/// All records, drafts too, and what is wrong with them.
///
/// # Errors
/// When the briefing's own record cannot be read: nothing can be added to it then.
fn load_all(sources: &Sources) -> Result<(Briefing, Vec<Diagnostic>)> {
    let loaded = model::load(sources, model::Options { as_of: None, drafts: true }, None);
    let Some(briefing) = loaded.value else {
        anyhow::bail!("content/briefing.yaml cannot be read; `briefing check` says why");
    };
    Ok((briefing, loaded.diags))
}

/// The errors in the records that were not among those found before. A file that was added since has
/// errors of its own only; one that grew kept its places.
fn new_errors(before: &[Diagnostic], sources: &Sources) -> Vec<Diagnostic> {
    let after = model::load(sources, model::Options { as_of: None, drafts: true }, None);
    let is_new = |one: &Diagnostic| one.severity == Severity::Error && !before.contains(one);
    diag::sorted(after.diags.into_iter().filter(is_new).collect())
}

/// Prints problems as a person reads them.
fn print_problems(diags: &[Diagnostic], files: &dyn Files) -> Result<()> {
    let colour = std::io::stderr().is_terminal() && !no_colour();
    let text = diag::render(diags, files, Format::Human, colour);
    Ok(std::io::stderr().lock().write_all(text.as_bytes())?)
}

/// Prints the problems and says whether they stop the work.
fn report(built: &Built, sources: &Sources, format: Format, deny_warnings: bool) -> Result<Exit> {
    let colour = std::io::stderr().is_terminal() && !no_colour();
    let text = diag::render(&built.diags, sources, format, colour);
    std::io::stderr().lock().write_all(text.as_bytes())?;
    judge(built, deny_warnings)
}

/// Whether what was found stops the work; where only the wish of the author makes it so, that is said.
fn judge(built: &Built, deny_warnings: bool) -> Result<Exit> {
    let (errors, warnings) = diag::count(&built.diags);
    if errors > 0 {
        return Ok(Exit::Faulty);
    }
    if deny_warnings && warnings > 0 {
        writeln!(std::io::stderr(), "warnings count as errors here, because of --deny-warnings")?;
        return Ok(Exit::Faulty);
    }
    Ok(Exit::Clean)
}

/// `3 errors, 1 warning`.
fn counts(built: &Built) -> String {
    let (errors, warnings) = diag::count(&built.diags);
    let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    format!("{}, {}", plural(errors, "error"), plural(warnings, "warning"))
}

/// The usual wish for no colour: <https://no-color.org>, and terminals that cannot show it.
fn no_colour() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) || is_dumb()
}

/// Whether the terminal can do nothing but print.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|value| value == "dumb")
}
