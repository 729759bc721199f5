//! What the texts of the rules say is true: each is put to the test with its own examples.
//!
//! An example is a fragment, as an author would write it. It is put into the project `tests/rules`:
//! a line `# content/…` names the file it stands in, or else it belongs to the event of 7 January.
//! Its fields take the place of those of the record there; items of lists are known by their ids.

use super::{Block, RULES, Rule, blocks, first_sentence, lines};
use crate::diag::{self, Format};
use crate::pipeline::{self, Options};
use crate::source::{self, Sources};
use std::collections::BTreeMap;
use std::path::Path;

/// The file of an example that names none.
const USUAL: &str = "content/events/2026-01-07-call.yaml";

/// Files by path.
type Files = BTreeMap<String, String>;

fn project() -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let sources = source::read(&folder).expect("it can be read");
    sources.files.into_iter().map(|file| (file.path, file.text)).collect()
}

/// The parts of an example with the files they belong to; nothing where a file is to be away.
fn parts(example: &[&str]) -> Vec<(String, Option<String>)> {
    let mut parts: Vec<(String, Option<String>)> = Vec::new();
    for line in example {
        let path = line.strip_prefix("# ").filter(|name| {
            !name.ends_with(" MB") && ["content/", "templates/"].iter().any(|start| name.starts_with(start))
        });
        match path {
            Some(path) => match path.strip_suffix(" is not there") {
                Some(path) => parts.push((path.to_owned(), None)),
                None => parts.push((path.to_owned(), Some(String::new()))),
            },
            None => {
                if parts.is_empty() {
                    parts.push((USUAL.to_owned(), Some(String::new())));
                }
                if let Some((_, Some(text))) = parts.last_mut() {
                    *text += line;
                    text.push('\n');
                }
            }
        }
    }
    parts
}

/// The project with an example in it.
fn with(example: &[&str]) -> Sources {
    let base = project();
    let mut files = base.clone();
    for (path, text) in parts(example) {
        match text {
            Some(text) => files.insert(path.clone(), placed(&path, &text, &base)),
            None => files.remove(&path),
        };
    }
    if let Some((citing, all)) = example.iter().find_map(|line| counts(line)) {
        let cited = example.iter().find_map(|line| line.strip_prefix("- id: ")).expect("it names a source");
        files.extend(crowd(citing, all, cited, &base[USUAL]));
    }
    let mut sources =
        Sources { heavy: example.iter().filter_map(|line| heavy(line)).collect(), ..Sources::default() };
    for (path, text) in files {
        // What stands for a character that could not be read is a byte that cannot be read.
        let parts: Vec<&[u8]> = text.split('\u{fffd}').map(str::as_bytes).collect();
        sources.add(path, parts.join(&0xe1));
    }
    sources
}

/// The file of a line `# content/media/NAME has 120 MB`.
fn heavy(line: &str) -> Option<(String, u64)> {
    let (path, megabytes) = line.strip_prefix("# ")?.strip_suffix(" MB")?.split_once(" has ")?;
    Some((path.to_owned(), megabytes.parse::<u64>().ok()? * 1_000_000))
}

/// The two numbers of a line `# 6 of the 20 events cite it`.
fn counts(line: &str) -> Option<(usize, usize)> {
    let (citing, all) = line.strip_prefix("# ")?.strip_suffix(" events cite it")?.split_once(" of the ")?;
    Some((citing.parse().ok()?, all.parse().ok()?))
}

/// As many events as make `all` with the two of the project, each on a day of its own and with a
/// newspaper of its own. The first ones cite `cited` beside it, the others the newspaper before.
fn crowd(citing: usize, all: usize, cited: &str, like: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut papers = String::new();
    for n in 1..=all - 2 {
        let second = if n <= citing { cited.to_owned() } else { format!("paper-{}", n - 1) };
        let own = format!(
            "title: Ship {n} lies in the harbour\ndate: 2026-01-{:02}\nfacts:\n- text: Ship {n} lay in the \
             harbour.\n  sources: [paper-{n}, {second}]\n",
            n + 7
        );
        files.push((format!("content/events/2026-01-ship-{n}.yaml"), merged(&fields(like), &fields(&own))));
        papers += &format!("- {{id: paper-{n}, publisher: Paper {n}, language: en, kind: newspaper}}\n");
    }
    files.push(("content/sources/papers.yaml".to_owned(), papers));
    files
}

/// The text of a file once the example is in it.
fn placed(path: &str, text: &str, base: &Files) -> String {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (usual, is_list) = match folder {
        _ if folder.starts_with("content/events") => (USUAL, false),
        "content/editions" => ("content/editions/2026-01-09.yaml", false),
        "content/sources" => ("content/sources/2026-01.yaml", true),
        "content" => (path, path != "content/briefing.yaml"),
        "content/pages" if !text.starts_with("---") => return format!("---\ntitle: A page\n---\n{text}"),
        _ => return text.to_owned(),
    };
    let there = base.get(path).map_or("", String::as_str);
    let like = base.get(usual).map_or("", String::as_str);
    if is_list { listed(text, there, like) } else { merged(&fields(like), &fields(text)) }
}

/// A list with the example's items, each over the item of its id or, without one, over the first
/// item of a list of that kind.
fn listed(text: &str, there: &str, like: &str) -> String {
    let id = |item: &str| fields(item).into_iter().find(|(key, _)| key == "id");
    let like: Vec<String> = items(like);
    let mut all: Vec<String> = items(there);
    let fresh: Vec<String> = items(text);
    let over = |item: &String| {
        let own = fields(item);
        if own.is_empty() || id(item).is_none() {
            return item.clone();
        }
        let known = all.iter().find(|other| id(other) == id(item));
        let needed = ["id", "name", "kind", "publisher", "language", "level", "by", "on"];
        let first =
            || fields(&like[0]).into_iter().filter(|(key, _)| needed.contains(&key.as_str())).collect();
        merged(&known.map_or_else(first, |known| fields(known)), &own)
    };
    let fresh: Vec<String> = fresh.iter().map(over).collect();
    all.retain(|item| fresh.iter().all(|other| id(other) != id(item)));
    all.extend(fresh);
    let item = |item: String| match item.strip_prefix('{') {
        Some(_) => format!("- {item}"),
        None => format!("- {}\n", item.trim_end().replace('\n', "\n  ")),
    };
    all.into_iter().map(item).collect()
}

/// The items of a list, without their hyphens and as far to the left as can be.
fn items(text: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in text.lines() {
        match line.strip_prefix("- ") {
            Some(first) => items.push(format!("{first}\n")),
            None => {
                if let Some(item) = items.last_mut() {
                    *item += line.strip_prefix("  ").unwrap_or(line);
                    item.push('\n');
                }
            }
        }
    }
    items
}

/// The fields of a record, each with its lines.
fn fields(text: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        if line.starts_with(|c: char| c.is_alphabetic()) {
            let key = line.split(':').next().unwrap_or_default();
            fields.push((key.to_owned(), String::new()));
        }
        if let Some((_, text)) = fields.last_mut() {
            *text += line;
            text.push('\n');
        }
    }
    fields
}

fn merged(under: &[(String, String)], over: &[(String, String)]) -> String {
    let kept = under.iter().filter(|(key, _)| over.iter().all(|(other, _)| other != key));
    kept.chain(over).map(|(_, text)| text.as_str()).collect()
}

/// What is reported when the example stands in the project, and by which rules.
fn found(example: &[&str]) -> (Vec<&'static str>, String) {
    let sources = with(example);
    let built = pipeline::run(&sources, &Options::default());
    let rules = built.diags.iter().map(|one| one.rule).collect();
    (rules, diag::render(&built.diags, &sources, Format::Short, false))
}

fn examples(rule: &Rule) -> Vec<Vec<&'static str>> {
    let of = |block| if let Block::Example(lines) = block { Some(lines) } else { None };
    blocks(rule).into_iter().filter_map(of).collect()
}

#[test]
fn the_project_of_the_examples_is_clean() {
    assert_eq!(found(&[]).1, "");
}

#[test]
fn the_first_example_fails_and_the_others_do_not() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let examples = examples(rule);
        if examples.len() < 2 {
            wrong.push(format!("{}: it needs a failing and a mended example", rule.name));
        }
        for (n, example) in examples.iter().enumerate() {
            let (rules, said) = found(example);
            let right = if n == 0 {
                !rules.is_empty() && rules.iter().all(|one| *one == rule.name)
            } else {
                rules.is_empty()
            };
            if !right {
                wrong.push(format!("{}, example {}:\n{said}", rule.name, n + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn texts_have_one_form() {
    for rule in RULES {
        let first = first_sentence(rule);
        assert!(first.chars().count() <= 80 && first.ends_with('.'), "{}: {first}", rule.name);
        assert_eq!(lines(rule).nth(1), Some(""), "{}: the first line is a sentence on its own", rule.name);
        for block in blocks(rule) {
            let Block::Words(words) = block else { continue };
            // What is more than words and `code` would be printed as it is written.
            let plain =
                !words.starts_with(['-', '*', '#', '>', '|', '1']) && words.matches('`').count() % 2 == 0;
            assert!(plain, "{}: {words}", rule.name);
        }
    }
}
