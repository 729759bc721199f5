//! A site that is nearly too large to be published.
//!
//! GitHub Pages publishes sites of up to 1 GB; a larger one hangs on its way there, and the error
//! says little. Pages of text hardly ever come to that; pictures and recordings do.
//!
//! ```yaml
//! # content/media/day-1.mp4 has 95 MB
//! # content/media/day-2.mp4 has 95 MB
//! # content/media/day-3.mp4 has 95 MB
//! # content/media/day-4.mp4 has 95 MB
//! # content/media/day-5.mp4 has 95 MB
//! # content/media/day-6.mp4 has 95 MB
//! # content/media/day-7.mp4 has 95 MB
//! # content/media/day-8.mp4 has 95 MB
//! # content/media/day-9.mp4 has 95 MB
//! # content/media/day-10.mp4 has 95 MB
//! ```
//!
//! Keep large files elsewhere and link to them:
//!
//! ```yaml
//! # content/media/day-1.mp4 has 95 MB
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;

pub(super) const RULE: Rule = rule("site-too-large", Warning, check);

/// From here on the author is warned; at 1 GB the site is no longer published.
const NEAR: u64 = 900_000_000;

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let made: u64 = context.outputs.iter().map(|output| output.bytes.len() as u64).sum();
    let heavy: u64 = context.sources.heavy.iter().map(|(_, length)| length).sum();
    let bytes = made + heavy;
    if bytes >= NEAR {
        let message = format!("the site has {} MB; GitHub Pages publishes at most 1,000", bytes / 1_000_000);
        found.nowhere(message).help("keep large files of content/media/ elsewhere and link to them");
    }
}
