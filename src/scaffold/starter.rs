//! A small complete project on an invented subject, for `init`. Its files are the golden site
//! `tests/sites/init`, so what an author begins with is known to build.

use crate::model::schema::{FOLDER, KINDS};

/// Puts a file of the starter into the table, by its path in a project.
macro_rules! files {
    ($($path:literal,)*) => {
        &[$( ($path, include_str!(concat!("../../tests/sites/init/", $path))), )*]
    };
}

/// Every file of a new project: its path from the project folder, and its text. The schemas are made
/// by the program that writes them, so that they are its own.
pub(crate) fn files() -> Vec<(String, String)> {
    let written = FILES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    let schemas = KINDS.iter().map(|kind| (format!("content/{FOLDER}/{}", kind.file_name()), kind.schema()));
    written.chain(schemas).collect()
}

/// What was written by hand.
const FILES: &[(&str, &str)] = files! {
    ".editorconfig",
    ".github/workflows/pages.yml",
    ".gitignore",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "README.md",
    "content/actors.yaml",
    "content/briefing.yaml",
    "content/editions/2026-03-10.yaml",
    "content/events/2026/2026-03-02-winter-sailings-halved.yaml",
    "content/events/2026/2026-03-05-islanders-block-the-ramp.yaml",
    "content/events/2026/2026-03-09-agreement-to-talk.yaml",
    "content/ladder.yaml",
    "content/pages/about.en.md",
    "content/pages/about.es.md",
    "content/places.yaml",
    "content/sources/2026-03.yaml",
    "content/topics.yaml",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::schema::first_line;

    #[test]
    fn every_record_points_to_its_schema_and_editors_know_where_the_others_belong() {
        for (path, text) in FILES.iter().filter(|(path, _)| path.starts_with("content/")) {
            if let Some(line) = first_line(path) {
                assert!(text.starts_with(&line), "{path} should begin with {line}");
            }
        }
        let (_, settings) =
            FILES.iter().find(|(path, _)| *path == ".vscode/settings.json").expect("it is there");
        for kind in KINDS.iter().filter(|kind| kind.files.ends_with(".yaml")) {
            let files = kind.files.replace("ID", "*").replace("DATE", "*");
            let line = format!("\"content/{FOLDER}/{}\": \"{files}\"", kind.file_name());
            assert!(settings.contains(&line), "the settings lack {line}");
        }
    }
}
