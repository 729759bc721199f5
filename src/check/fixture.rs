//! Fixtures for the tests of rules: files in one text, with marks under what is wrong.
//!
//! ```text
//! //- content/events/2026-01-02-a.yaml
//! date: 2026-13-01
//! #     ^^^^^^^^^^ there is no month 13
//! ```
//!
//! A mark is a comment under the line it means: as many carets as the problem is wide on that line,
//! then the beginning of its message. What points at the beginning of a file is one wide. What begins in the first column is marked by `#<`. Files that the
//! fixture leaves out come from a small project without faults, so that a fixture holds only what
//! the rule is about.

use crate::diag::{Diagnostic, Files};
use crate::pipeline::{self, Options};
use crate::source::Sources;
use std::collections::BTreeMap;

/// A project without faults; a fixture's files take the place of these.
const BASE: &[(&str, &str)] = &[
    (
        "content/briefing.yaml",
        "title: T\ndescription: D\nlanguages: [en]\nsides: [{id: us, name: US}, {id: co, name: CO}]\n",
    ),
    (
        "content/sources/base.yaml",
        "- {id: one, publisher: One, published: 2026-01-02, language: en, kind: newspaper, side: us}\n\
         - {id: two, publisher: Two, published: 2026-01-03, language: es, kind: newspaper, side: co}\n\
         - {id: undated, publisher: Three, language: en, kind: wire}\n",
    ),
    (
        "content/actors.yaml",
        "- {id: ann, name: Ann, kind: person, side: us}\n- {id: bob, name: Bob, kind: person, side: co}\n",
    ),
    ("content/places.yaml", "- {id: here, name: Here, country: CO}\n"),
    ("content/topics.yaml", "- {id: talk, name: Talk}\n"),
    ("content/ladder.yaml", "- {id: words, name: Words, level: 1}\n- {id: force, name: Force, level: 7}\n"),
    (
        "content/events/2026-01-01-base.yaml",
        "title: Something happens\ndate: 2026-01-01\nsummary: It happened.\ntopics: [talk]\nplaces: [here]\n\
         actors: [{id: ann, role: actor}, {id: bob, role: recipient}]\ndirection: neutral\nsignificance: 2\n\
         rung: words\nthreatens: force\nfacts:\n- {text: It happened., sources: [one, two]}\nsources: [undated]\n",
    ),
];

/// Checks that `rule` finds in the fixture what the marks say, and nothing else.
pub(crate) fn check(rule: &str, fixture: &str) {
    let (files, mut expected) = read(fixture);
    let sources = project(&files);
    let built = pipeline::run(&sources, &Options::default());
    let mut found: Vec<String> = problems(&built.diags, rule, &sources);
    expected.sort();
    found.sort();
    let same = expected.len() == found.len()
        && expected.iter().zip(&found).all(|(mark, one)| one.starts_with(mark.as_str()));
    let all: Vec<String> = built.diags.iter().map(|one| format!("{}: {}", one.rule, one.message)).collect();
    assert!(same, "\nmarked: {expected:#?}\nfound:  {found:#?}\nall problems: {all:#?}");
}

/// What `rule` says is to be done in the fixture, a line for each problem.
pub(crate) fn helps(rule: &str, fixture: &str) -> String {
    let built = pipeline::run(&project(&read(fixture).0), &Options::default());
    let found = built.diags.into_iter().filter(|one| one.rule == rule);
    found.map(|one| one.help.unwrap_or_default()).collect::<Vec<String>>().join("\n")
}

/// Every problem of the fixture's project, as `check --format short` writes it.
pub(crate) fn all_problems(fixture: &str) -> String {
    let (files, _) = read(fixture);
    let sources = project(&files);
    let built = pipeline::run(&sources, &Options::default());
    crate::diag::render(&built.diags, &sources, crate::diag::Format::Short, false)
}

/// Every problem of the fixture's project as a person reads it, notes and help included.
pub(crate) fn human(fixture: &str) -> String {
    let (files, _) = read(fixture);
    let sources = project(&files);
    let built = pipeline::run(&sources, &Options::default());
    crate::diag::render(&built.diags, &sources, crate::diag::Format::Human, false)
}

/// What to do about the first problem that `rule` finds in the fixture.
pub(crate) fn help_of(rule: &str, fixture: &str) -> String {
    let (files, _) = read(fixture);
    let built = pipeline::run(&project(&files), &Options::default());
    let first = built.diags.into_iter().find(|one| one.rule == rule);
    first.expect("the rule finds something in the fixture").help.unwrap_or_default()
}

/// Checks that the base project has no problem at all.
#[test]
fn the_base_project_is_clean() {
    assert_eq!(all_problems(""), "");
}

fn project(files: &BTreeMap<String, String>) -> Sources {
    let mut all: BTreeMap<String, String> =
        BASE.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    all.extend(files.clone());
    // A fixture leaves a file out of the project by giving it no line at all.
    all.retain(|_, text| !text.is_empty());
    let mut sources = Sources::default();
    for (path, text) in all {
        sources.add(path, text.into_bytes());
    }
    sources
}

/// `PATH:LINE:COLUMN-WIDTH: message`, one a problem; a problem without a place has none.
fn problems(diags: &[Diagnostic], rule: &str, sources: &Sources) -> Vec<String> {
    let of_rule = diags.iter().filter(|one| one.rule == rule);
    of_rule
        .map(|one| match one.span {
            Some(span) => {
                let text = sources.text(span.file);
                let at = crate::diag::position(text, span.start);
                let marked = text[span.start as usize..span.end as usize].lines().next().unwrap_or_default();
                // What points between two characters is shown as one.
                let width = marked.chars().count().max(1);
                format!("{}:{}:{}-{width}: {}", sources.path(span.file), at.line, at.column, one.message)
            }
            None => format!("nowhere: {}", one.message),
        })
        .collect()
}

/// The fixture's files without their marks, and the marks in the form of `problems`.
fn read(fixture: &str) -> (BTreeMap<String, String>, Vec<String>) {
    let margin = fixture
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start().len());
    let margin = margin.min().unwrap_or(0);
    let (mut files, mut marks) = (BTreeMap::new(), Vec::new());
    let mut path = String::new();
    for line in fixture.lines() {
        let line = line.get(margin..).unwrap_or_default();
        if let Some(name) = line.strip_prefix("//- ") {
            path = name.trim().to_owned();
            files.insert(path.clone(), String::new());
        } else if let Some(message) = line.strip_prefix("#nowhere ") {
            marks.push(format!("nowhere: {message}"));
        } else if let Some(mark) =
            line.strip_prefix('#').filter(|_| line.contains('^') || line.starts_with("#<"))
        {
            marks.push(mark_of(mark, &path, &files));
        } else if let Some(text) = files.get_mut(&path) {
            text.push_str(line);
            text.push('\n');
        }
    }
    (files, marks)
}

fn mark_of(mark: &str, path: &str, files: &BTreeMap<String, String>) -> String {
    let number = files.get(path).map_or(0, |text| text.lines().count());
    if let Some(rest) = mark.strip_prefix('<') {
        let width = rest.chars().take_while(|c| *c == '^').count() + 1;
        return format!("{path}:{number}:1-{width}: {}", rest.trim_start_matches('^').trim());
    }
    let column = mark.chars().take_while(|c| *c != '^').count() + 2;
    let carets = mark.trim_start().chars().take_while(|c| *c == '^').count();
    format!("{path}:{number}:{column}-{carets}: {}", mark.trim_start().trim_start_matches('^').trim())
}
