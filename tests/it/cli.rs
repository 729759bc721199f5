//! Stories of the command line, as a user would read them: `tests/cmd/*.md`; and what the help says.

use briefing::cli::Cli;
use clap::{Command, CommandFactory};

#[test]
fn stories_are_true() {
    trycmd::TestCases::new().case("tests/cmd/*.md");
}

/// Every command, by the words that are typed.
fn commands() -> Vec<(String, Command)> {
    fn walk(name: String, command: &Command, all: &mut Vec<(String, Command)>) {
        for one in command.get_subcommands().filter(|one| one.get_name() != "help") {
            walk(format!("{name} {}", one.get_name()), one, all);
        }
        all.push((name, command.clone()));
    }
    let mut all = Vec::new();
    walk("briefing".to_owned(), &Cli::command(), &mut all);
    all
}

/// The words of a line as a shell takes them, without redirections and what explains the line.
pub(crate) fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.trim().chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().expect("there is a word from the beginning").push(c),
        }
    }
    // Two blanks lead to an explanation.
    let end = |word: &String| word.is_empty() || [">", ">>", "|", "#"].contains(&word.as_str());
    words.into_iter().take_while(|word| !end(word)).collect()
}

/// The lines of a shell, each whole where it goes on in the next one.
pub(crate) fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in text.lines() {
        let (part, more) = match line.strip_suffix('\\') {
            Some(part) => (part.trim_end(), true),
            None => (line, false),
        };
        match lines.last_mut() {
            Some(last) if goes_on => *last = format!("{last} {}", part.trim_start()),
            _ => lines.push(part.to_owned()),
        }
        goes_on = more;
    }
    lines
}

/// Parses a command line, and says what is wrong with it.
pub(crate) fn parse(line: &str) -> Result<(), String> {
    use clap::Parser;
    Cli::try_parse_from(words(line)).map(|_| ()).map_err(|error| format!("{line}: {error}"))
}

#[test]
fn every_help_text_has_examples_that_can_be_typed() {
    for (name, command) in commands() {
        let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let lines = lines(&help).into_iter();
        let lines: Vec<String> = lines.filter(|line| line.trim_start().starts_with("briefing ")).collect();
        assert!(help.contains("Examples:") && !lines.is_empty(), "{name} has no examples");
        for line in &lines {
            parse(line).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        assert!(help.lines().all(|line| line.chars().count() <= 98), "{name}: a line would be broken");
    }
}

#[test]
fn a_page_without_its_title_is_helped_in_one_line() {
    let project = crate::small().with("content/pages/about.md", "About us\n");
    let sources = project.sources();
    let built = briefing::pipeline::run(&sources, &briefing::pipeline::Options::default());
    let said = briefing::diag::render(&built.diags, &sources, briefing::diag::Format::Human, false);
    let help = "= help: begin the file with three lines: `---`, then `title: About`, then `---`\n";
    assert!(said.contains(help), "{said}");
}

#[test]
fn every_command_and_option_says_what_it_is_for() {
    for (name, command) in commands() {
        assert!(command.get_about().is_some(), "{name} says nothing");
        for argument in command.get_arguments() {
            assert!(argument.get_help().is_some(), "{name}: {} says nothing", argument.get_id());
        }
    }
}
