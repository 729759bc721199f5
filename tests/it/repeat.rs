//! Same input, same bytes: from two builds, from one thread and from many, from a folder read in
//! another order, from another working directory.

use crate::{Project, program, root, tree};
use briefing::pipeline::Options;
use briefing::source::Sources;
use std::process::Command;

#[test]
fn two_builds_give_the_same_bytes() {
    let project = Project::read(root());
    assert!(project.site(&Options::default()) == project.site(&Options::default()));
}

#[test]
fn one_thread_and_many_give_the_same_bytes() {
    let project = Project::read(root());
    let build = |threads| {
        let pool =
            rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
        pool.install(|| project.site(&Options::default()))
    };
    assert!(build(1) == build(7));
}

#[test]
fn the_order_of_files_does_not_matter() {
    let project = Project::read(&root().join("tests/sites/everything"));
    let expected = project.site(&Options::default());
    let mut files: Vec<(&String, &String)> = project.files.iter().collect();
    for turn in 1..4 {
        // Neither backwards nor rotated is the order of the names.
        files.reverse();
        files.rotate_left(turn);
        let mut sources = Sources { assets: project.media.clone(), ..Sources::default() };
        for (path, text) in &files {
            sources.add((*path).clone(), (*text).clone().into_bytes());
        }
        let built = briefing::pipeline::run(&sources, &Options::default());
        assert!(crate::files_of(built) == expected, "turn {turn}");
    }
}

#[test]
fn the_working_directory_does_not_matter() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let site = root().join("tests/sites/everything");
    let build = |from: &std::path::Path, project: &str, to: &str| {
        let output = folder.path().join(to);
        let done = Command::new(program())
            .current_dir(from)
            .args(["-C", project, "--quiet", "build", "--output"])
            .arg(&output)
            .status();
        assert!(done.expect("the program runs").success());
        tree(&output)
    };
    let parent = site.parent().expect("it lies in a folder");
    assert!(build(&site, ".", "a") == build(parent, "everything", "b"));
}
