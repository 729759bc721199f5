//! “Nothing is lost”: a test for each sentence of the promise.

use crate::{event, program, small, tree, write};
use briefing::disk;
use briefing::publish::{self, Written};
use briefing::site::cards::Cards;
use briefing::site::{OutPath, Output};
use std::fs;
use std::path::Path;
use std::process::{Command, Output as Done};
use std::sync::atomic::AtomicBool;

const MANIFEST: &str = ".briefing-manifest.json";

fn outputs(files: &[(&str, &str)]) -> Vec<Output> {
    let output = |(path, text): &(&str, &str)| Output {
        path: OutPath((*path).to_owned()),
        bytes: text.as_bytes().to_vec(),
    };
    files.iter().map(output).collect()
}

/// Without anyone who would stop it.
fn publish(outputs: &[Output], folder: &Path) -> anyhow::Result<Written> {
    publish::publish(outputs, &Cards::default(), folder, &AtomicBool::new(false))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("the file can be read")
}

/// A name that no file system takes, so that writing it fails as a full disk would: late.
fn impossible() -> String {
    format!("z/{}.html", "long".repeat(100))
}

fn build(project: &Path, arguments: &[&str]) -> Done {
    Command::new(program())
        .arg("-C")
        .arg(project)
        .arg("build")
        .args(arguments)
        .output()
        .expect("the program runs")
}

#[test]
fn a_build_with_an_error_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let project = small().with(
        "content/events/a.yaml",
        &event("2026-01-03", "facts:\n- {text: A fact., sources: [gazette-5, gazette-9]}\n"),
    );
    project.write(folder.path());
    assert_eq!(build(folder.path(), &[]).status.code(), Some(0));
    let before = tree(&folder.path().join("public"));
    fs::write(folder.path().join("content/events/a.yaml"), event("2026-01-33", "facts: []\n"))
        .expect("the file can be written");
    let done = build(folder.path(), &[]);
    assert_eq!(done.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&done.stderr).contains("nothing was written"));
    assert!(tree(&folder.path().join("public")) == before);
}

#[test]
fn a_fresh_site_appears_whole() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let site = folder.path().join("deep/down/public");
    publish(&outputs(&[("index.html", "home"), ("events/a.html", "a")]), &site).expect("it can be written");
    assert_eq!(read(&site.join("events/a.html")), "a");
    assert_eq!(
        fs::read_dir(folder.path().join("deep/down")).expect("it is there").count(),
        1,
        "no stage is left"
    );
}

#[test]
fn a_fresh_site_does_not_appear_at_all_where_one_file_fails() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let site = folder.path().join("public");
    let failed = publish(&outputs(&[("index.html", "home"), (&impossible(), "x")]), &site);
    assert!(failed.is_err_and(|error| format!("{error:#}").contains("longlong")), "the error names the file");
    assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 0, "nothing is left");
}

#[test]
fn who_stops_it_in_time_finds_everything_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let site = folder.path().join("public");
    let stopped = AtomicBool::new(true);
    let failed = publish::publish(&outputs(&[("index.html", "home")]), &Cards::default(), &site, &stopped);
    assert!(failed.is_err_and(|error| error.to_string() == "stopped: nothing was written"));
    assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 0, "nothing is left");
    publish(&outputs(&[("index.html", "old"), ("b.html", "old")]), &site).expect("it can be written");
    let before = tree(&site);
    assert!(
        publish::publish(&outputs(&[("index.html", "new")]), &Cards::default(), &site, &stopped).is_err()
    );
    assert!(tree(&site) == before);
}

#[test]
fn an_existing_site_stays_as_it_was_where_one_file_fails() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let site = folder.path().join("public");
    publish(&outputs(&[("index.html", "old"), ("b.html", "old")]), &site).expect("it can be written");
    let before = tree(&site);
    let failed = publish(&outputs(&[("index.html", "new"), (&impossible(), "x")]), &site);
    assert!(failed.is_err());
    assert!(tree(&site) == before);
}

#[test]
fn files_that_are_the_same_are_not_touched() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let site = folder.path().join("public");
    publish(&outputs(&[("a.html", "a"), ("b.html", "b")]), &site).expect("it can be written");
    let made = |name: &str| {
        fs::metadata(site.join(name)).and_then(|data| data.modified()).expect("the time is known")
    };
    let before = made("a.html");
    std::thread::sleep(std::time::Duration::from_millis(20));
    let written = publish(&outputs(&[("a.html", "a"), ("b.html", "B")]), &site).expect("it can be written");
    assert_eq!((written.changed, made("a.html")), (1, before));
    assert_eq!(read(&site.join("b.html")), "B");
}

#[test]
fn the_next_build_completes_a_killed_one() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let site = folder.path().join("public");
    let old = [("index.html", "old"), ("gone/only.html", "old")];
    let new = [("index.html", "new"), ("fresh/page.html", "new"), ("later.html", "new")];
    publish(&outputs(&old), &site).expect("it can be written");
    // As a kill leaves it: the union is in place, one file is renamed, the rest still lies staged.
    let union = "{\"files\": [\"fresh/page.html\", \"gone/only.html\", \"index.html\", \"later.html\"]}";
    fs::write(site.join(MANIFEST), union).expect("the file can be written");
    write(&site.join("fresh/page.html"), b"new");
    write(&site.join(".briefing-tmp/site/index.html"), b"new");
    publish(&outputs(&new), &site).expect("it can be written");
    let mut there = tree(&site);
    there.remove(MANIFEST);
    let expected: std::collections::BTreeMap<String, Vec<u8>> =
        new.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    assert!(there == expected, "{:?}", there.keys());
    assert!(!site.join("gone").exists(), "a folder that was left empty goes");
}

#[test]
fn a_file_of_someone_elses_is_neither_replaced_nor_removed() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let site = folder.path().join("public");
    publish(&outputs(&[("index.html", "a"), ("old/page.html", "a")]), &site).expect("it can be written");
    write(&site.join("CNAME"), b"example.org");
    write(&site.join("old/mine.txt"), b"mine");
    publish(&outputs(&[("index.html", "b")]), &site).expect("it can be written");
    assert_eq!(
        (read(&site.join("CNAME")), read(&site.join("old/mine.txt"))),
        ("example.org".into(), "mine".into())
    );
    let refused = publish(&outputs(&[("index.html", "c"), ("CNAME", "x")]), &site);
    assert!(refused.is_err_and(|error| error.to_string().contains("CNAME")));
    assert_eq!(
        (read(&site.join("CNAME")), read(&site.join("index.html"))),
        ("example.org".into(), "b".into())
    );
}

#[test]
fn a_folder_that_holds_anything_and_no_manifest_is_refused() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    write(&folder.path().join("thesis.txt"), b"years of work");
    let refused = publish(&outputs(&[("index.html", "a")]), folder.path());
    assert!(refused.is_err_and(|error| error.to_string().contains("nothing was written")));
    assert_eq!(tree(folder.path()).len(), 1);
}

#[test]
fn an_empty_folder_is_taken() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let site = folder.path().join("public");
    fs::create_dir(&site).expect("a folder can be made");
    publish(&outputs(&[("index.html", "a")]), &site).expect("it can be written");
    assert_eq!(read(&site.join("index.html")), "a");
}

#[test]
fn a_manifest_that_leads_out_of_the_folder_is_refused() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let site = folder.path().join("public");
    write(&folder.path().join("thesis.txt"), b"years of work");
    for outside in ["../thesis.txt", "/etc/hosts", "a/../../thesis.txt", ""] {
        write(&site.join(MANIFEST), format!("{{\"files\": [\"{outside}\"]}}").as_bytes());
        assert!(publish(&outputs(&[("index.html", "a")]), &site).is_err(), "{outside}");
    }
    assert_eq!(read(&folder.path().join("thesis.txt")), "years of work");
}

#[test]
fn no_build_writes_over_the_authors_files() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let fields = "facts:\n- {text: A fact., sources: [gazette-5, gazette-9]}\n";
    small().with("content/events/a.yaml", &event("2026-01-03", fields)).write(folder.path());
    let before = tree(folder.path());
    for output in
        [".", "content", "content/events", "content/site", "x/../content/y", "templates", "templates/z"]
    {
        let done = build(folder.path(), &["--output", output]);
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(2), "{output}: {said}");
        assert!(said.contains("nothing was written"), "{output}: {said}");
        assert!(tree(folder.path()) == before, "{output}");
    }
}

#[test]
fn of_two_builds_at_once_one_is_told_to_come_again() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let site = folder.path().join("public");
    // A fresh site is staged beside its place, one that is there in it.
    for stage in [folder.path().join(".public.briefing-tmp"), site.join(".briefing-tmp")] {
        let before = site.exists().then(|| tree(&site));
        let claim = disk::claim(&stage).expect("it can be claimed").expect("nobody else has it");
        let refused = publish(&outputs(&[("index.html", "a")]), &site);
        assert!(refused.is_err_and(|error| error.to_string().contains("another build is writing")));
        drop(claim);
        assert!(site.exists().then(|| tree(&site)) == before && !stage.exists());
        publish(&outputs(&[("index.html", "a")]), &site).expect("it can be written now");
        assert!(!stage.exists());
    }
}

#[test]
fn what_a_killed_build_staged_goes_with_the_next() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (site, stage) = (folder.path().join("public"), folder.path().join(".public.briefing-tmp"));
    write(&stage.join("lock"), b"of a process that is no more");
    write(&stage.join("site/half.html"), b"<p>Ha");
    publish(&outputs(&[("index.html", "a")]), &site).expect("it can be written");
    assert!(!stage.exists() && !site.join("half.html").exists());
}

#[test]
fn a_folder_in_the_place_of_a_file_is_left() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let site = folder.path().join("public");
    publish(&outputs(&[("a.html", "a"), ("b.html", "b")]), &site).expect("it can be written");
    fs::remove_file(site.join("b.html")).expect("it can be removed");
    write(&site.join("b.html/mine.txt"), b"mine");
    let before = tree(&site);
    let failed = publish(&outputs(&[("a.html", "A"), ("b.html", "B")]), &site);
    assert!(failed.is_err_and(|error| format!("{error:#}").contains("b.html")));
    assert!(tree(&site) == before);
}

/// What cannot be made without the site's address is told of, once and only where it is so.
#[test]
fn a_build_says_what_it_leaves_out() {
    let folder = tempfile::tempdir().expect("there is room");
    small().write(folder.path());
    let build = |more: &[&str]| {
        let mut command = Command::new(program());
        let done = command.arg("-C").arg(folder.path()).args(more).output().expect("the program runs");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).expect("it is text")
    };
    let said = build(&["build"]);
    assert_eq!(said.matches("note: left out").count(), 1, "{said}");
    assert!(!folder.path().join("public/sitemap.xml").exists());
    assert!(!build(&["build", "--base-url", "https://example.org/"]).contains("left out"));
    assert!(folder.path().join("public/sitemap.xml").exists());
    assert_eq!(build(&["--quiet", "build"]), "");
}
