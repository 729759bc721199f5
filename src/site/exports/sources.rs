//! `sources.csl.json`: the register of sources for reference managers.

use super::{Each, Export, csl, export, pretty};
use crate::site::Desk;

pub(super) fn csl<'d>(desk: &'d Desk<'d>) -> Vec<Export<'d>> {
    let sources = desk.briefing.sources.as_slice();
    let make = move || pretty(&Each(sources.iter().map(csl::source)));
    vec![export(
        "sources.csl.json",
        "application/vnd.citationstyles.csl+json",
        "export.sources-csl",
        sources.len(),
        make,
    )]
}
