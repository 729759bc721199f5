//! What the documents say is true.

use crate::root;
use std::fs;

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Every stretch between backticks that looks like a path of this repository.
fn paths(text: &str) -> Vec<&str> {
    let spans = text.split('`').skip(1).step_by(2);
    let starts = ["src/", "templates/", "tests/", "content/", "examples/"];
    spans
        .filter(|span| starts.iter().any(|start| span.starts_with(start)) && !span.contains(['*', ' ', 'X']))
        .collect()
}

#[test]
fn paths_in_the_documents_exist() {
    for name in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = read(name);
        // Recipes name files that the reader is to make; these hold the placeholder NAME or ID.
        // Events that the README adds to an example are looked at by `guides.rs`.
        let gone: Vec<&str> = paths(&text)
            .into_iter()
            .filter(|path| !path.starts_with("content/events/2026/2026-03-16"))
            .filter(|path| {
                !path.contains("NAME")
                    && !path.contains("ID")
                    && !path.contains("LANG")
                    && !path.contains("DATE")
            })
            .filter(|path| !root().join(path).exists())
            .collect();
        assert!(gone.is_empty(), "{name} names what is not there: {gone:?}");
    }
}

#[test]
fn the_readme_gives_the_reason_for_each_dependency() {
    let (readme, manifest) = (read("README.md"), read("Cargo.toml"));
    let dependencies =
        manifest.split("[dependencies]").nth(1).unwrap_or_default().split("\n[[").next().unwrap_or_default();
    let names = dependencies
        .lines()
        .filter_map(|line| line.split_once('='))
        .map(|(name, _)| name.trim().trim_matches('"'));
    let missing: Vec<&str> = names.filter(|name| !readme.contains(&format!("| `{name}` |"))).collect();
    assert!(missing.is_empty(), "no row in the README's table: {missing:?}");
    assert!(readme.contains("serde_yaml"), "it says why serde_yaml is not among them");
}

#[test]
fn the_changelog_knows_this_version() {
    assert!(read("CHANGELOG.md").contains(&format!("## {}", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn both_licences_and_the_contents_own_are_there() {
    assert!(read("LICENSE-MIT").contains("MIT License") && read("LICENSE-APACHE").contains("Apache License"));
    assert!(read("README.md").contains("CC BY 4.0"));
}

/// `UPDATE=1 cargo test` writes the page anew.
#[test]
fn the_page_of_rules_is_what_the_rules_say() {
    let page = briefing::check::explain::page();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(root().join("RULES.md"), &page).expect("the page can be written");
    }
    assert!(read("RULES.md") == page, "RULES.md differs from the rules' own texts; run UPDATE=1 cargo test");
}

/// The five entries that hold anything; what else stands at the top is a document or a setting.
#[test]
fn the_top_level_is_tidy() {
    let folders: Vec<String> = fs::read_dir(root())
        .expect("the repository can be read")
        .map(|entry| entry.expect("the folder can be read"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && !["target", "public"].contains(&name.as_str()))
        .collect();
    let unknown: Vec<&String> = folders
        .iter()
        .filter(|name| !["src", "templates", "content", "tests", "benches", "docs"].contains(&name.as_str()))
        .collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

/// The number of packages in the program and its tests stays within the budget.
#[test]
fn the_lock_file_is_within_the_budget() {
    let packages = read("Cargo.lock").matches("[[package]]").count();
    assert!(packages <= 130, "{packages} packages; the budget is 130");
}

/// What a tag becomes, and what is tested, names the numbers that the manifest does.
#[test]
fn the_workflows_know_the_minimum_rust() {
    let manifest = read("Cargo.toml");
    let minimum =
        manifest.split("rust-version = ").nth(1).and_then(|rest| rest.lines().next()).unwrap_or_default();
    assert!(read(".github/workflows/ci.yml").contains(&format!("rust: {minimum} }}")), "{minimum}");
}
