//! `sources.csl.json`: the register of sources for reference managers.

use super::{Export, csl, export, pretty};
use crate::site::Desk;
use serde_json::Value;

pub(super) fn csl<'d>(desk: &'d Desk<'d>) -> Vec<Export<'d>> {
    let sources = desk.briefing.sources.as_slice();
    let make = move || pretty(&sources.iter().map(csl::source).collect::<Vec<Value>>());
    vec![export(
        "sources.csl.json",
        "application/vnd.citationstyles.csl+json",
        "export.sources-csl",
        sources.len(),
        make,
    )]
}
