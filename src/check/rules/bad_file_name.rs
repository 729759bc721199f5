//! A name of a file that not every system can hold.
//!
//! A briefing is written on one machine, built on another and read on many. Windows has no files
//! called `aux` or `con`, and none with a colon in the name; Windows and macOS take two names that
//! differ in capitals only for one, so that one of two files is lost without a word.
//!
//! ```css
//! # templates/aux.css
//! p { color: black }
//! ```
//!
//! Give it another name:
//!
//! ```css
//! # templates/auxiliary.css
//! p { color: black }
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("bad-file-name", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;
    use crate::source::{Asset, Sources};

    #[test]
    fn two_files_of_one_name() {
        check(
            "bad-file-name",
            "
            //- content/sources/May.yaml
            []
            //- content/sources/may.yaml
            []
            #< `content/sources/may.yaml` and `content/sources/May.yaml` differ in capitals only",
        );
    }

    #[test]
    fn names_that_windows_has_not() {
        check(
            "bad-file-name",
            "
            //- content/sources/nul.2026.yaml
            []
            #< `content/sources/nul.2026.yaml`: no file on Windows can be called `nul`
            //- content/sources/a:b.yaml
            []
            #< `content/sources/a:b.yaml`: no file on Windows can have `:` in its name
            //- content/sources/console.yaml
            []",
        );
    }

    #[test]
    fn media() {
        let long = format!("{}.png", "long".repeat(60));
        let names = ["Map.PNG", "map.png", "COM1.png", "end.", &long, "Plan de la bahía (2).png"];
        let assets = names.map(|path| Asset { path: path.to_owned(), bytes: Vec::new() }).to_vec();
        let found = Sources { assets, ..Sources::default() }.problems();
        let found: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
        let [case, device, stop, length] = found.as_slice() else { panic!("{found:?}") };
        assert!(case.contains("`content/media/map.png` and `content/media/Map.PNG` differ in capitals only"));
        assert!(device.contains("no file on Windows can be called `com1`"));
        assert!(stop.contains("ends in a full stop"));
        assert!(length.contains("the name has 244 bytes; at most 200 are safe"));
    }
}
