//! Names of files that not every system can hold: a briefing moves between machines, and its media
//! are files of the site.

use super::Sources;
use crate::diag::{Diagnostic, FileId, Span};
use std::collections::BTreeMap;

/// A part of a path that is longer would leave no room for what file systems and archives add.
const LONGEST: usize = 200;

/// Whether Windows takes `stem`, in small letters, for a device, whatever follows after a full stop.
pub(crate) fn is_reserved(stem: &str) -> bool {
    let numbered = |name: &str| {
        stem.strip_prefix(name)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    ["con", "prn", "aux", "nul"].contains(&stem) || numbered("com") || numbered("lpt")
}

/// Reports every file whose name is one of those.
pub(super) fn check(sources: &Sources, diags: &mut Vec<Diagnostic>) {
    let texts = sources.iter().map(|(id, file)| (file.path.clone(), Some(id)));
    let media = sources.assets.iter().map(|one| (format!("content/media/{}", one.path), None));
    let pictures = sources.pictures.iter().map(|one| (format!("templates/{}", one.path), None));
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    for (path, file) in texts.chain(media).chain(pictures) {
        if let Some((message, help)) = path.split('/').find_map(fault) {
            diags.push(problem(file, format!("`{path}`: {message}")).help(help));
        }
        if let Some(other) = taken.insert(path.to_lowercase(), path.clone()) {
            let message = format!(
                "`{path}` and `{other}` differ in capitals only, and some systems keep just one of them"
            );
            diags.push(problem(file, message).help("rename one of the two"));
        }
    }
}

fn problem(file: Option<FileId>, message: String) -> Diagnostic {
    Diagnostic::error("bad-file-name", file.map(|file| Span { file, start: 0, end: 0 }), message)
}

/// What is wrong with one part of a path, and what to do.
fn fault(part: &str) -> Option<(String, &'static str)> {
    let stem = part.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    if is_reserved(&stem) {
        return Some((format!("no file on Windows can be called `{stem}`"), "add a word to it"));
    }
    if let Some(c) = part.chars().find(|c| "<>:\"\\|?*".contains(*c) || c.is_control()) {
        return Some((format!("no file on Windows can have `{c}` in its name"), "rename it"));
    }
    if part.ends_with(['.', ' ']) {
        let message = "no file on Windows can have a name that ends in a full stop or a space";
        return Some((message.to_owned(), "rename it"));
    }
    let length = part.len();
    (length > LONGEST)
        .then(|| (format!("the name has {length} bytes; at most {LONGEST} are safe"), "shorten it"))
}
