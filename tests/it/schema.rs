//! The schemas that editors and other programs read.

use crate::{program, root, small, tree, write};
use briefing::model::schema::{KINDS, first_line};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(program()).arg("-C").arg(folder).args(arguments).output().expect("the program runs")
}

/// The golden ones, and those of the shipped briefing; `UPDATE=1 cargo test` writes them anew.
#[test]
fn the_schemas_are_as_expected() {
    for folder in ["tests/schema", "content/.schema"] {
        let folder = root().join(folder);
        for kind in KINDS {
            let (path, schema) = (folder.join(kind.file_name()), kind.schema());
            if std::env::var_os("UPDATE").is_some() {
                write(&path, schema.as_bytes());
            }
            let expected = fs::read_to_string(&path).unwrap_or_default();
            let path = path.display();
            assert!(expected == schema, "{path} has changed; look at it, then run UPDATE=1 cargo test");
        }
        assert_eq!(tree(&folder).len(), KINDS.len());
    }
}

/// This repository is a project, and helps its authors as one that `init` wrote does.
#[test]
fn the_shipped_records_point_to_their_schemas() {
    let lacking: Vec<String> = tree(&root().join("content"))
        .into_iter()
        .map(|(path, bytes)| (format!("content/{path}"), bytes))
        .filter(|(path, bytes)| first_line(path).is_some_and(|line| !bytes.starts_with(line.as_bytes())))
        .map(|(path, _)| path)
        .collect();
    assert!(lacking.is_empty(), "the first line of these does not name their schema: {lacking:#?}");
    for name in ["settings.json", "extensions.json"] {
        let of = |folder: &str| fs::read(root().join(folder).join(".vscode").join(name)).unwrap_or_default();
        assert!(of("") == of("tests/sites/init") && !of("").is_empty(), "{name} is not as `init` writes it");
    }
}

#[test]
fn written_schemas_are_found_by_editors_and_not_taken_for_records() {
    let folder = tempfile::tempdir().expect("there is room");
    small().write(folder.path());
    let before = run(folder.path(), &["check"]);
    let first = run(folder.path(), &["schema", "--write"]);
    assert!(first.status.success(), "{}", String::from_utf8_lossy(&first.stderr));
    let schemas = tree(&folder.path().join("content/.schema"));
    assert_eq!(schemas.len(), KINDS.len());
    assert!(KINDS.iter().all(|kind| schemas[&kind.file_name()] == kind.schema().as_bytes()));
    // Each line leads from its file to a schema.
    let said = String::from_utf8(first.stdout).expect("it is text");
    let lines = said.lines().filter_map(|line| line.split_once(" # yaml-language-server: $schema="));
    let mut count = 0;
    for (path, schema) in lines {
        let file = folder.path().join(path.trim());
        let beside = file.parent().expect("it lies in a folder");
        fs::create_dir_all(beside).expect("it can be made");
        assert!(beside.join(schema).is_file(), "{path}: {schema}");
        count += 1;
    }
    assert_eq!(count, KINDS.len());
    assert_eq!(run(folder.path(), &["check"]), before);
}

#[test]
fn schemas_replace_their_own_and_nothing_else() {
    let folder = tempfile::tempdir().expect("there is room");
    small().write(folder.path());
    let schemas = folder.path().join("content/.schema");
    run(folder.path(), &["schema", "--write"]);
    let event = fs::read_to_string(schemas.join("event.json")).expect("it was written");
    // An older one of ours is made anew.
    fs::write(schemas.join("event.json"), event.replace("One act", "An act")).expect("it can be written");
    let again = run(folder.path(), &["schema", "--write"]);
    assert!(String::from_utf8_lossy(&again.stdout).contains("10 schemas, 1 of them written"));
    assert_eq!(fs::read_to_string(schemas.join("event.json")).expect("it is there"), event);
    // The author's own is left alone, and with it all the others.
    let own = r#"{"title": "mine"}"#;
    fs::write(schemas.join("page.json"), own).expect("it can be written");
    fs::remove_file(schemas.join("actors.json")).expect("it is there");
    let refused = run(folder.path(), &["schema", "--write"]);
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(said.contains("page.json was not written by briefing: nothing was written"), "{said}");
    assert_eq!(fs::read_to_string(schemas.join("page.json")).expect("it is there"), own);
    assert_eq!(tree(&schemas).len(), KINDS.len() - 1);
}
