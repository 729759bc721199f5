//! The laws of the house. Each is a function over the sources, so that a planted breach shows that
//! it speaks up.

use crate::{root, tree};
use std::collections::BTreeMap;

/// Rust files by path from the repository, such as `src/site/route.rs`.
type Code = BTreeMap<String, String>;

fn code() -> Code {
    let files = tree(&root().join("src")).into_iter();
    files
        .map(|(path, bytes)| (format!("src/{path}"), String::from_utf8(bytes).expect("code is UTF-8")))
        .collect()
}

fn templates() -> Code {
    let files = tree(&root().join("templates")).into_iter();
    files.filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?))).collect()
}

/// Who may name whom: data goes through the rooms from left to right.
const ARROWS: &[(&str, &[&str])] = &[
    ("diag", &[]),
    ("disk", &[]),
    ("source", &["diag", "disk"]),
    ("model", &["diag", "source"]),
    ("site", &["diag", "source", "model"]),
    ("check", &["diag", "source", "model", "site"]),
    ("publish", &["disk", "site"]),
    ("pipeline", &["diag", "source", "model", "site", "check"]),
    ("scaffold", &["diag", "source", "model"]),
    ("import", &["diag", "model", "scaffold"]),
    ("cli", &[]),
    (
        "commands",
        &[
            "cli", "diag", "disk", "source", "model", "site", "check", "publish", "pipeline", "scaffold",
            "import",
        ],
    ),
];

/// Where a word may stand, and why nowhere else.
const ONLY: &[(&str, &[&str], &str)] = &[
    ("std::fs", &["src/disk.rs"], "every call to the file system names its path in disk.rs"),
    ("walkdir", &["src/disk.rs"], "every call to the file system names its path in disk.rs"),
    ("tera::", &["src/site/templates.rs", "src/site/render.rs"], "two files know the template engine"),
    ("println!", &["src/commands"], "one place prints"),
    ("print!(", &["src/commands"], "one place prints"),
    ("io::stdout", &["src/commands"], "one place prints"),
    ("io::stderr", &["src/commands"], "one place prints"),
    (
        "anyhow",
        &["src/disk.rs", "src/source", "src/publish", "src/commands", "src/main.rs"],
        "a pure room cannot fail, it can only report",
    ),
    ("serde_saphyr", &["src/model/tree.rs"], "one file knows the YAML reader"),
    ("resvg", &["src/site/cards/draw.rs"], "one file knows the renderer, and is compiled only with it"),
    ("skrifa", &["src/site/cards/draw.rs"], "one file knows the typefaces"),
    ("notosans", &["src/site/cards/draw.rs"], "one file knows the typefaces"),
    ("feature = \"cards\"", &["src/site/cards.rs"], "one file knows whether there is an artist"),
    ("SystemTime", &[], "same input, same bytes"),
    ("std::net", &["src/commands/serve"], "nothing else here talks to a network"),
    ("jiff", &["src/commands"], "one room has a clock"),
];

/// Files longer than this, tests left out, are two files.
const LONGEST: usize = 400;

/// The code without its tests and without its comments.
fn production(text: &str) -> String {
    let own = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    own.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn room(path: &str) -> &str {
    let path = path.strip_prefix("src/").unwrap_or(path);
    path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.ends_with("/fixture.rs")
}

/// Every room that a file names, in `crate::x` or in `use crate::{x, y}`, however it is broken over lines.
fn named(text: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => {
                let mut depth = 0;
                let mut word = String::new();
                for c in list.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => rooms.push(std::mem::take(&mut word)),
                        _ if depth == 0 => word.push(c),
                        _ => {}
                    }
                }
                rooms.push(word);
            }
            None => rooms.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()),
        }
    }
    let first = |word: &String| word.trim().split("::").next().unwrap_or_default().to_owned();
    rooms.iter().map(first).filter(|word| !word.is_empty()).collect()
}

fn arrows(code: &Code) -> Vec<String> {
    let mut breaches = Vec::new();
    for (path, text) in code.iter().filter(|(path, _)| !is_test(path)) {
        let own = room(path);
        let Some((_, allowed)) = ARROWS.iter().find(|(room, _)| *room == own) else { continue };
        for other in named(&production(text)) {
            let is_room = ARROWS.iter().any(|(room, _)| *room == other);
            if is_room && other != own && !allowed.contains(&other.as_str()) {
                breaches.push(format!("{path} names `{other}`, but {own} may only name {allowed:?}"));
            }
        }
    }
    breaches
}

fn only(code: &Code) -> Vec<String> {
    let mut breaches = Vec::new();
    for (path, text) in code.iter().filter(|(path, _)| !is_test(path)) {
        let text = production(text);
        for (word, places, why) in ONLY {
            if text.contains(word) && !places.iter().any(|place| path.starts_with(place)) {
                breaches.push(format!("{path} has `{word}`: {why}"));
            }
        }
    }
    breaches
}

fn small(code: &Code) -> Vec<String> {
    let long = code.iter().map(|(path, text)| {
        let own = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        (path, own.lines().count())
    });
    long.filter(|(_, lines)| *lines > LONGEST)
        .map(|(path, lines)| format!("{path} has {lines} lines"))
        .collect()
}

/// Folders of which every file stands in the table that bears the folder's name.
const TABLES: &[&str] = &[
    "src/site/pages",
    "src/site/exports",
    "src/site/feeds",
    "src/site/figures",
    "src/check/rules",
    "src/diag",
    "src/commands",
    "src/publish",
    "src/commands/serve",
    "src/scaffold",
    "src/import",
];

fn listed(code: &Code) -> Vec<String> {
    let mut breaches: Vec<String> = code
        .keys()
        .filter(|path| path.ends_with("/mod.rs"))
        .map(|path| format!("{path}: name it for its folder"))
        .collect();
    for folder in TABLES {
        let table = code.get(&format!("{folder}.rs")).map(String::as_str).unwrap_or_default();
        let inside =
            code.keys().filter_map(|path| path.strip_prefix(&format!("{folder}/"))?.strip_suffix(".rs"));
        for name in inside.filter(|name| !name.contains('/')) {
            let module = table.contains(&format!("mod {name};"));
            let row = *folder != "src/check/rules" || table.contains(&format!("{name}::RULE"));
            if !(module && row) {
                breaches.push(format!("{folder}/{name}.rs is not in the table {folder}.rs"));
            }
        }
    }
    breaches
}

/// Kinds of page that have pages of their own; `listing` is what several of them share.
fn kinds(code: &Code) -> Vec<String> {
    let table = code.get("src/site/pages.rs").map(String::as_str).unwrap_or_default();
    let inside = code.keys().filter_map(|path| path.strip_prefix("src/site/pages/")?.strip_suffix(".rs"));
    let missing = inside.filter(|name| *name != "listing" && !table.contains(&format!("{name}::pages,")));
    missing.map(|name| format!("src/site/pages/{name}.rs has no row in KINDS")).collect()
}

/// What a template must not hold: markup that was not escaped, style and script in the page.
fn markup(templates: &Code) -> Vec<String> {
    let mut breaches = Vec::new();
    for (path, text) in templates.iter().filter(|(path, _)| path.ends_with(".html")) {
        for (at, _) in text.match_indices("| safe") {
            let before = text[..at].trim_end();
            if !(before.ends_with(".html") || before.ends_with("_html")) {
                breaches.push(format!("{path}: `| safe` after something that is not named html"));
            }
        }
        for word in [" style=\"", "<style", "<script>", " onclick=", " onload=", "javascript:"] {
            if text.contains(word) {
                breaches.push(format!("{path} has `{word}`, which the content security policy forbids"));
            }
        }
    }
    breaches
}

/// What a script must not do: make markup of text, reach out, or run text.
fn scripts(templates: &Code) -> Vec<String> {
    let banned = [
        ("innerHTML", "texts of records become nodes, not markup"),
        ("outerHTML", "texts of records become nodes, not markup"),
        ("insertAdjacentHTML", "texts of records become nodes, not markup"),
        ("document.write", "texts of records become nodes, not markup"),
        ("eval(", "the content security policy forbids it"),
        ("new Function", "the content security policy forbids it"),
        ("fetch(", "pages that are opened from the disk cannot"),
        ("XMLHttpRequest", "pages that are opened from the disk cannot"),
        ("import ", "pages that are opened from the disk have no modules"),
    ];
    let scripts = templates.iter().filter(|(path, _)| path.ends_with(".js"));
    let breach = |path: &String, text: &String| -> Vec<String> {
        let found = banned.iter().filter(|(word, _)| text.contains(word));
        found.map(|(word, why)| format!("{path} has `{word}`: {why}")).collect()
    };
    scripts.flat_map(|(path, text)| breach(path, text)).collect()
}

#[test]
fn the_house_keeps_its_laws() {
    let code = code();
    let templates = templates();
    let laws = [
        arrows(&code),
        only(&code),
        small(&code),
        listed(&code),
        kinds(&code),
        markup(&templates),
        scripts(&templates),
    ];
    let breaches = laws.concat();
    assert!(breaches.is_empty(), "\n{}", breaches.join("\n"));
}

#[test]
fn planted_breaches_are_found() {
    let plant = |path: &str, text: &str| -> Code { BTreeMap::from([(path.to_owned(), text.to_owned())]) };
    assert_eq!(arrows(&plant("src/model/x.rs", "use crate::site::Page;")).len(), 1);
    assert_eq!(
        arrows(&plant("src/model/x.rs", "use crate::{\n    diag,\n    publish::{a, b},\n};")).len(),
        1
    );
    assert_eq!(arrows(&plant("src/publish.rs", "fn f() { crate::check::run() }")).len(), 1);
    assert_eq!(only(&plant("src/site/x.rs", "fn f() { std::fs::read(p) }")).len(), 1);
    assert_eq!(only(&plant("src/check/x.rs", "fn f() { println!() }")).len(), 1);
    assert_eq!(only(&plant("src/model/x.rs", "use anyhow::Result;")).len(), 1);
    assert_eq!(only(&plant("src/site/pages/x.rs", "use tera::Tera;")).len(), 1);
    assert_eq!(small(&plant("src/x.rs", &"\n".repeat(LONGEST + 1))).len(), 1);
    assert_eq!(listed(&plant("src/check/rules/x.rs", "")).len(), 1);
    assert_eq!(listed(&plant("src/site/mod.rs", "")).len(), 1);
    assert_eq!(kinds(&plant("src/site/pages/x.rs", "")).len(), 1);
    assert_eq!(markup(&plant("x.html", "{{ title | safe }}")).len(), 1);
    assert_eq!(markup(&plant("x.html", "<p style=\"color:red\">")).len(), 1);
    assert_eq!(scripts(&plant("x.js", "node.innerHTML = title;")).len(), 1);
    // And what is right is left alone.
    assert!(arrows(&plant("src/site/x.rs", "use crate::model::Briefing;\n// crate::publish")).is_empty());
    assert!(markup(&plant("x.html", "{{ body.html | safe }}")).is_empty());
}
