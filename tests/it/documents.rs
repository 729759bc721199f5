//! What the documents say is true.

use crate::root;
use std::collections::{BTreeMap, BTreeSet};
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
    // The typeface of the cards goes out with releases.
    assert!(read("LICENSE-OFL").contains("SIL OPEN FONT LICENSE Version 1.1"));
    assert!(read(".github/workflows/release.yml").contains("LICENSE-OFL"));
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

/// What a package is called in the lock file, `name version`, and what it depends on.
fn locked(lock: &str) -> BTreeMap<String, Vec<String>> {
    let blocks: Vec<&str> = lock.split("[[package]]").skip(1).collect();
    let value = |block: &str, key: &str| -> String {
        let line = block.lines().find_map(|line| line.strip_prefix(&format!("{key} = ")));
        line.unwrap_or_default().trim_matches('"').to_owned()
    };
    let name = |block: &&str| format!("{} {}", value(block, "name"), value(block, "version"));
    let names: Vec<String> = blocks.iter().map(name).collect();
    let dependencies = |block: &str| -> Vec<String> {
        let list = block.split("dependencies = [").nth(1).and_then(|rest| rest.split(']').next());
        let entries = list.unwrap_or_default().split('"').skip(1).step_by(2);
        // Where there is only one version, the entry does without.
        let whole = |entry: &str| {
            let is = |name: &&String| *name == entry || name.split(' ').next() == Some(entry);
            names.iter().find(is).cloned().unwrap_or_else(|| panic!("{entry} is not locked"))
        };
        entries.map(whole).collect()
    };
    names.iter().cloned().zip(blocks.iter().map(|block| dependencies(block))).collect()
}

/// The packages that are locked for the program and its tests without its features: what can be reached
/// from dependencies that are not optional.
fn without_features(manifest: &str, lock: &str) -> BTreeSet<String> {
    let packages = locked(lock);
    let optional = manifest.lines().filter(|line| line.contains("optional = true"));
    let optional: Vec<&str> = optional.filter_map(|line| line.split(' ').next()).collect();
    let root = packages.keys().find(|name| name.starts_with("briefing ")).expect("the program is locked");
    let mut reached = BTreeSet::from([root.clone()]);
    let is_default = |name: &&String| !optional.iter().any(|other| name.split(' ').next() == Some(other));
    let mut next: Vec<&String> = packages[root].iter().filter(is_default).collect();
    while let Some(name) = next.pop() {
        if reached.insert(name.clone()) {
            next.extend(&packages[name]);
        }
    }
    reached
}

/// The number of packages in the program and its tests stays within the budget. The feature `cards`,
/// which is not compiled unless it is asked for, is left out.
#[test]
fn the_lock_file_is_within_the_budget() {
    let packages = without_features(&read("Cargo.toml"), &read("Cargo.lock"));
    assert!(packages.len() <= 130, "{} packages; the budget is 130", packages.len());
    // It counts: what is surely there, and what surely comes with the feature only.
    let has = |name: &str| packages.iter().any(|one| one.starts_with(&format!("{name} ")));
    assert!(packages.len() > 100 && has("tera") && has("trycmd") && has("serde_core"), "{packages:?}");
    assert!(!has("resvg") && !has("tiny-skia") && !has("notosans"), "{packages:?}");
    // And a dependency that is not optional any more is counted, with what it brings.
    let all = without_features(&read("Cargo.toml").replace("optional = true", ""), &read("Cargo.lock"));
    assert_eq!(all.len(), read("Cargo.lock").matches("[[package]]").count());
}

/// A card is drawn anew when what draws it changes: its hash is told of the versions.
#[test]
fn the_artist_knows_its_tools() {
    let code = read("src/site/cards/draw.rs");
    let tools = code.split("tools: \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let packages = locked(&read("Cargo.lock"));
    let named: Vec<&str> = tools.split(", ").filter(|tool| !tool.starts_with("palette ")).collect();
    assert_eq!(named.len(), 3, "{tools}");
    for tool in named {
        assert!(packages.contains_key(tool), "Cargo.lock has another version than `{tool}`");
    }
}

/// What a tag becomes, and what is tested, names the numbers that the manifest does.
#[test]
fn the_workflows_know_the_minimum_rust() {
    let manifest = read("Cargo.toml");
    let minimum =
        manifest.split("rust-version = ").nth(1).and_then(|rest| rest.lines().next()).unwrap_or_default();
    assert!(read(".github/workflows/ci.yml").contains(&format!("rust: {minimum} }}")), "{minimum}");
}
