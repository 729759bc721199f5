//! Two sources have one address.
//!
//! A page that is listed twice counts twice: an event looks better supported than it is, and the
//! register of sources longer. Addresses are compared without what does not choose the page: `http`
//! or `https`, `www.`, a slash at the end, the part after `#`, and parameters that follow readers.
//!
//! ```yaml
//! # content/sources/2026-01.yaml
//! - id: gazette-2026-01-07-call
//!   url: https://gazette.example/call
//! - id: herald-2026-01-08-call
//!   url: https://www.gazette.example/call/#top
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! # content/sources/2026-01.yaml
//! - id: gazette-2026-01-07-call
//!   url: https://gazette.example/call
//! - id: herald-2026-01-08-call
//!   url: https://herald.example/the-call
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found, address};
use crate::diag::Severity::Warning;
use crate::model::records::Source;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = rule("same-address-twice", Warning, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let mut first: BTreeMap<String, &Source> = BTreeMap::new();
    for source in &context.briefing.sources {
        let Some(url) = &source.url else { continue };
        let Some(page) = address::identity(&url.value.0) else { continue };
        let Some(earlier) = first.get(&page) else {
            first.insert(page, source);
            continue;
        };
        let problem = found.at(url.span, format!("`{}` has this address too", earlier.id.value.0));
        let problem = problem.help("keep one of the two, and cite that one");
        if let Some(url) = &earlier.url {
            problem.note(url.span, "first here");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn one_page_under_two_ids() {
        check(
            "same-address-twice",
            "
            //- content/sources/more.yaml
            - {id: a, publisher: A, url: https://a.example/talks, language: en, kind: newspaper}
            - {id: b, publisher: A, url: 'http://www.a.example/talks/?utm_source=feed#top', language: en, kind: newspaper}
            #                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `a` has this address too
            - {id: c, publisher: A, url: https://a.example/talks?page=2, language: en, kind: newspaper}
            - {id: d, publisher: A, url: https://b.example/talks, language: en, kind: newspaper}",
        );
    }
}
