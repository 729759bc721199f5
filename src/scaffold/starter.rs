//! A small complete project on an invented subject, for `init`. Its files are the golden site
//! `tests/sites/init`, so what an author begins with is known to build.

/// Puts a file of the starter into the table, by its path in a project.
macro_rules! files {
    ($($path:literal,)*) => {
        &[$( ($path, include_str!(concat!("../../tests/sites/init/", $path))), )*]
    };
}

/// Every file of the starter: its path from the project folder, and its text.
pub(crate) const FILES: &[(&str, &str)] = files! {
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
