//! The guides are true: what stands in a fence is done, in the order in which it is read.
//!
//! `sh`: the lines that begin with `briefing`, `mkdir` or `cd` are run in a folder of their own and
//! have to go well, or to end with the exit code that a comment at their end gives. `text` after that
//! is what the last one printed. Everything else is a file, or part of one: the last path between
//! backticks before it says which. The fields of a record, or items of a list, take the place of those
//! that are there, and the project must then be free of errors.

use crate::cli::{lines, parse, words};
use crate::{event, files_of, program, root, small, write};
use briefing::model::date::Date;
use briefing::model::schema::{KINDS, kind_of};
use briefing::pipeline::Options;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const GUIDES: &[&str] = &["README.md", "docs/authors.md", "docs/designers.md", "docs/hosts.md"];

/// A fenced block, with its language, the path named before it, and its text.
struct Block {
    language: String,
    path: Option<String>,
    text: String,
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut path = None;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(language) = line.trim_start().strip_prefix("```") else {
            let spans = line.split('`').skip(1).step_by(2);
            let files = spans.filter(|span| {
                ["content/", "templates/"].iter().any(|start| span.starts_with(start)) && span.contains('.')
            });
            path = files.last().map(str::to_owned).or(path);
            continue;
        };
        let text: Vec<&str> = lines.by_ref().take_while(|line| line.trim_start() != "```").collect();
        blocks.push(Block {
            language: language.to_owned(),
            path: path.clone(),
            text: text.join("\n") + "\n",
        });
    }
    blocks
}

/// Runs one line in `folder`; what it prints.
fn run(folder: &mut PathBuf, line: &str) -> String {
    let words = words(line);
    match words.first().map(String::as_str) {
        Some("cd") => *folder = folder.join(&words[1]),
        // What comes of the clone of an empty repository.
        Some("git") if words[1] == "clone" => {
            let name = words[2].rsplit('/').next().expect("an address has a last part");
            fs::create_dir_all(folder.join(name).join(".git")).expect("the folder can be made");
        }
        Some("mkdir") => fs::create_dir_all(folder.join(&words[1])).expect("the folder can be made"),
        Some("briefing") => {
            let ran = Command::new(program()).current_dir(&*folder).args(&words[1..]).output();
            let ran = ran.expect("the program runs");
            let said = String::from_utf8([ran.stderr, ran.stdout].concat()).expect("it is text");
            let wanted = line.split_once("# exit code ").and_then(|(_, code)| code.trim().parse().ok());
            assert_eq!(ran.status.code(), wanted.or(Some(0)), "{line}\n{said}");
            return said;
        }
        _ => {}
    }
    String::new()
}

/// The parts of a record or list, each with the line that it begins with up to its first value.
fn parts(text: &str) -> Vec<(String, String)> {
    let mut parts: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let begins = !line.starts_with([' ', '#', '\n', '}']);
        let key = match line.strip_prefix("- ") {
            Some(item) => item.split('#').next().unwrap_or_default().trim().to_owned(),
            None => line.split(':').next().unwrap_or_default().to_owned(),
        };
        match parts.last_mut() {
            Some((_, text)) if !begins => text.push_str(line),
            _ => parts.push((key, line.to_owned())),
        }
    }
    parts
}

/// The file with what the example says in place of what it said.
fn merged(before: &str, example: &str) -> String {
    let mut all = parts(before);
    for (key, text) in parts(example) {
        match all.iter_mut().find(|(other, _)| *other == key) {
            Some((_, old)) => *old = text,
            None => all.push((key, text)),
        }
    }
    all.into_iter().map(|(_, text)| text).collect()
}

fn put(folder: &Path, path: &str, example: &Block) {
    let file = folder.join(path);
    let before = fs::read_to_string(&file).unwrap_or_default();
    let whole =
        if example.language == "yaml" { merged(&before, &example.text) } else { example.text.clone() };
    write(&file, whole.as_bytes());
}

/// Follows the document; what `check` says in the end.
fn follow(name: &str) -> String {
    let home = tempfile::tempdir().expect("there is room");
    let mut folder = home.path().to_owned();
    let mut said = String::new();
    for block in blocks(&read(name)) {
        match (block.language.as_str(), &block.path) {
            ("sh", _) => {
                for line in lines(&block.text) {
                    said = run(&mut folder, &line);
                }
            }
            ("text", _) if !said.is_empty() => {
                let (said, wanted) = (std::mem::take(&mut said), block.text.trim());
                assert!(said.contains(wanted), "{name} says:\n{wanted}\nbut the program:\n{said}");
            }
            ("yaml" | "markdown" | "html" | "css" | "svg", Some(path)) => {
                put(&folder, path, &block);
                let check =
                    format!("briefing check {}", if path.contains("/events/") { "--drafts" } else { "" });
                run(&mut folder, &check);
            }
            _ => {}
        }
    }
    run(&mut folder, "briefing check --format short")
}

#[test]
fn what_the_readme_shows_is_so() {
    follow("README.md");
}

/// The example of the authors' guide is built up from nothing, besides the project that it begins with.
#[test]
fn what_the_authors_guide_shows_is_so() {
    let said = follow("docs/authors.md");
    // The second language is only begun; nothing else is open.
    let others: Vec<&str> = said
        .lines()
        .filter(|line| line.contains(": warning[") && !line.contains("[missing-translation]"))
        .collect();
    assert!(others.is_empty(), "{}", others.join("\n"));
}

#[test]
fn what_the_designers_guide_shows_is_so() {
    follow("docs/designers.md");
}

#[test]
fn what_the_hosts_guide_shows_is_so() {
    follow("docs/hosts.md");
}

/// What a build writes that its address has to be known for, and what lies in the folder: as it is said.
#[test]
fn the_hosts_guide_names_what_is_built() {
    let guide = read("docs/hosts.md");
    let project = root().join("tests/sites/init");
    let sources = briefing::source::read(&project).expect("the project can be read");
    let built = |base_url: Option<&str>| -> BTreeSet<String> {
        let options = Options { base_url: base_url.map(str::to_owned), ..Options::default() };
        files_of(briefing::pipeline::run(&sources, &options)).into_keys().collect()
    };
    let (with, without) = (built(Some("https://example.org/ferry/")), built(None));
    let last = |path: &String| path.rsplit('/').next().unwrap_or_default().to_owned();
    let needy: BTreeSet<String> = with.difference(&without).map(last).collect();
    let said =
        guide.lines().find(|line| line.starts_with("Without either,")).expect("it says what is missing");
    let named = said.split('`').skip(1).step_by(2);
    assert_eq!(named.map(str::to_owned).collect::<BTreeSet<_>>(), needy);
    let (_, table) = guide.split_once("| there | what |").expect("it has a table of the folder");
    let tops = with.iter().map(|path| path.split_inclusive('/').next().unwrap_or(path));
    let lacking: BTreeSet<&str> =
        tops.filter(|top| !top.ends_with(".html") && !table.contains(&format!("`{top}`"))).collect();
    assert!(lacking.is_empty(), "the table of the folder lacks {lacking:?}");
}

/// Every form of date that is taken stands in the guide, and what stands there is taken.
#[test]
fn the_authors_guide_shows_every_form_of_date() {
    let guide = read("docs/authors.md");
    let (_, table) = guide.split_once("| written | means |").expect("it has a table of dates");
    let rows = table.lines().skip(1).take_while(|line| line.starts_with('|'));
    let shown: Vec<&str> = rows.flat_map(|row| row.split('|').nth(1)).collect();
    let shown: Vec<&str> = shown.iter().flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    let refused: Vec<&&str> = shown.iter().filter(|text| Date::parse(text).is_err()).collect();
    assert!(refused.is_empty(), "{refused:?}");
    let form = |text: &str| text.replace(|c: char| c.is_ascii_digit(), "0");
    let shown: BTreeSet<String> = shown.into_iter().map(form).collect();
    let ends = ["2026-01-07", "..", ""];
    let intervals = ends.iter().flat_map(|start| ends.iter().map(move |end| format!("{start}/{end}")));
    let days = ["2026", "2026-01", "2026-01-07", "2026-01-XX", "2026-XX", "2026-XX-XX", "202X"];
    let marks = ["~", "?", "%"].map(|mark| format!("2026-01-07{mark}"));
    let sets = ["[..2026-01-07]", "[2026-01-07..]", "[2026-01-04,2026-01-05]", "{2026-01-04,2026-01-05}"];
    let all = intervals.chain(marks).chain(days.into_iter().chain(sets).map(str::to_owned));
    let taken = all.filter(|text| Date::parse(text).is_ok());
    let lacking: Vec<String> = taken.filter(|text| !shown.contains(&form(text))).collect();
    assert!(lacking.is_empty(), "the table of dates lacks {lacking:?}");
}

/// A third language whose words are only begun says nothing that is not so.
#[test]
fn words_that_are_missing_in_a_language_are_true_in_it() {
    let project = small();
    let config = project.files["content/briefing.yaml"].replace("[en]", "[en, pt]");
    let event = event("2026-01-03", "facts: [{text: {en: It did.}, sources: [gazette-5]}]\n");
    let event = event.replace("summary: It happened.", "summary: {en: It happened.}");
    let project = project
        .with("content/briefing.yaml", &config)
        .with("templates/i18n/pt.yaml", "language: {name: Português}\n")
        .with("content/events/a.yaml", &event);
    let site = project.site(&Options::default());
    let page = String::from_utf8_lossy(&site["pt/events/a.html"]).into_owned();
    let said = "This record has not been translated yet. It is shown in English.";
    assert!(page.contains(&format!("<p class=\"notice\">{said}</p>")), "{page}");
}

/// Every value under `key` anywhere in a schema.
fn under<'v>(value: &'v Value, key: &str, found: &mut Vec<&'v Value>) {
    match value {
        Value::Object(map) => {
            found.extend(map.get(key));
            map.values().for_each(|value| under(value, key, found));
        }
        Value::Array(items) => items.iter().for_each(|value| under(value, key, found)),
        _ => {}
    }
}

#[test]
fn the_authors_guide_shows_every_field_of_every_record_and_names_every_word() {
    let guide = read("docs/authors.md");
    let blocks = blocks(&guide);
    let mut missing = BTreeSet::new();
    for kind in KINDS {
        let schema: Value = serde_json::from_str(&kind.schema()).expect("schemas are JSON");
        let own = blocks.iter().filter(|block| {
            block.path.as_deref().and_then(kind_of).is_some_and(|other| other.name == kind.name)
        });
        let shown: String = own.map(|block| block.text.as_str()).collect();
        let (mut properties, mut words) = (Vec::new(), Vec::new());
        under(&schema, "properties", &mut properties);
        let fields = properties.iter().filter_map(|value| value.as_object()).flat_map(|map| map.keys());
        // Where records may be short, the long form is the one to be shown.
        let lacking = fields.filter(|field| {
            // The text says that `allow` is the same in every record.
            let said = *field == "allow" && kind.name != "event";
            !said
                && !shown.lines().any(|line| {
                    let line = line.trim_start().trim_start_matches("- ");
                    line.starts_with(&format!("{field}:")) || line.contains(&format!("{{{field}:"))
                })
        });
        missing.extend(lacking.map(|field| format!("{}: {field}", kind.name)));
        under(&schema, "enum", &mut words);
        let words = words.iter().filter_map(|value| value.as_array()).flatten().filter_map(Value::as_str);
        missing
            .extend(words.filter(|word| !guide.contains(*word)).map(|word| format!("{}: {word}", kind.name)));
    }
    assert!(missing.is_empty(), "the authors' guide lacks {missing:#?}");
}

/// Commands that stand in a sentence, too, can be typed: `briefing …` between backticks.
#[test]
fn commands_in_the_documents_can_be_typed() {
    let workflow = read("tests/sites/init/.github/workflows/pages.yml");
    let steps = workflow.lines().filter_map(|line| line.trim().strip_prefix("run: ")).map(str::to_owned);
    let mut all: Vec<String> = steps.collect();
    for name in GUIDES.iter().chain(&["RULES.md", "VIEWS.md", "tests/sites/init/README.md"]) {
        let text = read(name);
        all.extend(text.split('`').skip(1).step_by(2).map(str::to_owned));
        let fences = blocks(&text).into_iter().filter(|block| block.language == "sh");
        all.extend(fences.flat_map(|block| lines(&block.text)));
    }
    // What holds a placeholder or a choice is a form, and no command.
    let form = |line: &&String| {
        line.contains(['[', '|', '…'])
            || ["FILE", "DIR", "SHELL", "RULE"].iter().any(|end| line.ends_with(end))
    };
    let whole = ["new", "completions", "import", "init"];
    let typed = all.iter().map(|line| line.trim()).filter(|line| line.starts_with("briefing "));
    let typed: Vec<String> = typed.map(str::to_owned).collect();
    let wrong: Vec<String> = typed
        .iter()
        .filter(|line| !form(line) && !whole.iter().any(|name| **line == format!("briefing {name}")))
        .filter_map(|line| parse(line).err())
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
