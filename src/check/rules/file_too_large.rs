//! A file that is too large for a site.
//!
//! GitHub takes no file of more than 100 MB, neither in a repository nor in a site, and a reader on a
//! telephone would not wait for it.
//!
//! ```yaml
//! # content/media/harbour.mp4 has 120 MB
//! ```
//!
//! Make it smaller, or link to the place where it is kept:
//!
//! ```yaml
//! # content/media/harbour.mp4 has 12 MB
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Error;
use crate::source::HEAVIEST;

pub(super) const RULE: Rule = rule("file-too-large", Error, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (path, length) in context.sources.heavy.iter().filter(|(_, length)| *length > HEAVIEST) {
        let message = format!("`{path}` has {} MB; a file of a site has at most 100", length / 1_000_000);
        found.nowhere(message).help("make it smaller, or put it elsewhere and link to it");
    }
    for output in context.outputs.iter().filter(|output| output.bytes.len() as u64 > HEAVIEST) {
        found.nowhere(format!("`{}` would have more than 100 MB, which no site can hold", output.path.0));
    }
}

#[cfg(test)]
mod tests {
    use crate::pipeline::{self, Options};
    use crate::source::{Asset, Sources};

    #[test]
    fn what_is_made_counts_too() {
        let mut sources = Sources::default();
        sources.add("content/briefing.yaml".to_owned(), "title: T\ndescription: D\nlanguages: [en]\n".into());
        sources.assets.push(Asset { path: "a.bin".to_owned(), bytes: vec![0; 100_000_001] });
        let found = pipeline::run(&sources, &Options::default()).diags;
        let found: Vec<&str> =
            found.iter().filter(|one| one.rule == "file-too-large").map(|one| one.message.as_str()).collect();
        assert_eq!(found, ["`media/a.bin` would have more than 100 MB, which no site can hold"]);
    }
}
