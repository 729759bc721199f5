//! Whole sites, byte by byte: every folder of `tests/sites` is built in memory and compared with
//! its `expected`, both ways. `UPDATE=1 cargo test` writes what is expected anew.

use crate::{Project, root, tree, write};
use briefing::diag::{self, Format};
use briefing::pipeline::Options;
use std::fs;
use std::path::Path;

#[test]
fn sites_are_as_expected() {
    let sites = fs::read_dir(root().join("tests/sites")).expect("there are golden sites");
    let mut folders: Vec<_> = sites.map(|entry| entry.expect("the folder can be read").path()).collect();
    folders.sort();
    assert!(folders.len() >= 4, "the golden sites are gone");
    let differences: Vec<String> = folders.iter().flat_map(|folder| compare(folder)).collect();
    assert!(differences.is_empty(), "{}\nlook at them, then run UPDATE=1 cargo test", differences.join("\n"));
}

/// Builds the site in `folder` and says what differs from its `expected`.
fn compare(folder: &Path) -> Vec<String> {
    let sources = briefing::source::read(folder).expect("the project can be read");
    let built = briefing::pipeline::run(&sources, &Options::default());
    let problems = diag::render(&built.diags, &sources, Format::Human, false);
    let (errors, _) = diag::count(&built.diags);
    // What has errors is not written, so its expectation is what the author reads.
    let mut made = if errors == 0 { crate::files_of(built) } else { Default::default() };
    if !problems.is_empty() {
        made.insert("problems.txt".to_owned(), problems.into_bytes());
    }
    let expected = folder.join("expected");
    if std::env::var_os("UPDATE").is_some() {
        let _ = fs::remove_dir_all(&expected);
        made.iter().for_each(|(path, bytes)| write(&expected.join(path), bytes));
        return Vec::new();
    }
    let there = tree(&expected);
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let missing = there
        .keys()
        .filter(|path| !made.contains_key(*path))
        .map(|path| format!("{name}/{path} is not made"));
    let differs = made.iter().filter(|(path, bytes)| there.get(*path) != Some(bytes));
    missing.chain(differs.map(|(path, _)| format!("{name}/{path} is not as expected"))).collect()
}

/// The shipped briefing holds no error, and no warning that its author has not given a reason for.
#[test]
fn the_shipped_content_is_clean() {
    let project = Project::read(root());
    let sources = project.sources();
    let built = briefing::pipeline::run(&sources, &Options::default());
    assert_eq!(diag::render(&built.diags, &sources, Format::Short, false), "");
}
