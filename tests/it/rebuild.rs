//! After each of many random edits, a process that lives on builds what a fresh one does, and a
//! folder that was written to before holds what a fresh folder would.

use crate::numbers::Numbers;
use crate::{Project, files_of, root, tree};
use briefing::pipeline::{Again, Options, run_again};
use briefing::{diag, publish, source};
use std::sync::atomic::AtomicBool;

const EDITS: usize = 200;

#[test]
fn random_edits_leave_no_trace() {
    let original = Project::read(&root().join("tests/sites/everything"));
    let mut project = original.clone();
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (input, output) = (folder.path().join("in"), folder.path().join("out"));
    let mut numbers = Numbers(20_260_109);
    let mut published = 0;
    let mut memo = briefing::model::Memo::default();
    for turn in 0..EDITS {
        edit(&mut project, &original, &mut numbers);
        let fresh = project.build(&Options::default());
        let again = Again { memo: &mut memo, pages: &[], show: &mut |_| {}, is_stale: &|| false };
        let again = run_again(&project.sources(), &Options::default(), again).expect("it is not stale");
        if diag::count(&fresh.diags).0 > 0 {
            // Of pages nothing is told while records are at fault.
            assert!(diag::count(&again.diags).0 > 0, "turn {turn}: {:?}", fresh.diags);
            assert!(
                again.diags.iter().all(|one| fresh.diags.contains(one)),
                "turn {turn}: {:?}",
                again.diags
            );
            continue;
        }
        assert_eq!(fresh.diags, again.diags, "turn {turn}");
        // A site of which every file is compared with what lies in the folder already.
        publish::publish(&fresh.outputs, &fresh.cards, &output, &AtomicBool::new(false))
            .expect("the site can be written");
        let mut there = tree(&output);
        there.remove(".briefing-manifest.json");
        assert!(there == files_of(again), "turn {turn}: the folder is not the site");
        published += 1;
    }
    assert!(published > EDITS / 4, "most edits broke the project, so little was compared: {published}");
    // And once over the disk, where the files are read back.
    original.write(&input);
    let read = source::read(&input).expect("the project can be read");
    assert!(
        files_of(briefing::pipeline::run(&read, &Options::default())) == original.site(&Options::default())
    );
}

/// Changes, removes, restores or repeats a line of one file, or takes a whole event away.
fn edit(project: &mut Project, original: &Project, numbers: &mut Numbers) {
    let paths: Vec<String> = original.files.keys().cloned().collect();
    let path = &paths[numbers.below(paths.len())];
    match numbers.below(6) {
        0 | 1 => {
            // Back to a state that is known to build, so that edits do not pile up.
            *project = original.clone();
        }
        2 => {
            project.files.remove(path);
        }
        other => {
            let Some(text) = project.files.get_mut(path) else { return };
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            let at = numbers.below(lines.len());
            match other {
                3 => lines[at] = lines[at].replace("the", "that").replace("harbour", "quay"),
                4 => {
                    lines.remove(at);
                }
                _ => lines[at].push_str(" and so on"),
            }
            *text = lines.join("\n") + "\n";
        }
    }
}
