//! Sources that are said to repeat one another in a circle.
//!
//! `derived_from` leads from a copy to the text it repeats. One of them came first, so the way has
//! an end: the text that all others go back to. In a circle nobody is the origin, and how many
//! independent sources an event has cannot be said.
//!
//! ```yaml
//! # content/sources/2026-01.yaml
//! - id: gazette-2026-01-07-call
//!   derived_from: [agency-2026-01-07-call]
//! - id: agency-2026-01-07-call
//!   derived_from: [gazette-2026-01-07-call]
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! # content/sources/2026-01.yaml
//! - id: gazette-2026-01-07-call
//!   derived_from: [agency-2026-01-07-call]
//! - id: agency-2026-01-07-call
//! ```

use super::{Rule, rule};
use crate::check::circles::{circles, path};
use crate::check::{Context, Found};
use crate::diag::Severity::Error;
use crate::model::refs::Ref;

pub(super) const RULE: Rule = rule("derived-circle", Error, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let sources = &context.briefing.sources;
    let next: Vec<Vec<usize>> =
        sources.iter().map(|one| one.derived_from.iter().map(Ref::index).collect()).collect();
    circles(&next, |circle| {
        let (first, second) = (&sources[circle[0]], circle.get(1).unwrap_or(&circle[0]));
        let link =
            first.derived_from.iter().find(|one| one.index() == *second).expect("the circle goes this way");
        let named = path(circle, |at| sources[at].id.value.0.as_str());
        let message = match circle {
            [_] => format!("`{}` is said to repeat itself", first.id.value.0),
            _ => format!("sources repeat each other in a circle: {named}"),
        };
        found.at(link.span, message).help("leave out `derived_from` on the text that came first");
    });
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn copies_of_each_other() {
        check(
            "derived-circle",
            "
            //- content/sources/copies.yaml
            - {id: b, publisher: B, language: en, kind: newspaper, derived_from: [one, a]}
            #                                                                          ^ sources repeat each other in a circle: `b` → `a` → `b`
            - {id: a, publisher: A, language: en, kind: newspaper, derived_from: [b]}
            - {id: c, publisher: C, language: en, kind: newspaper, derived_from: [c]}
            #                                                                     ^ `c` is said to repeat itself",
        );
    }

    #[test]
    fn two_copies_of_one_text() {
        check(
            "derived-circle",
            "
            //- content/sources/copies.yaml
            - {id: a, publisher: A, language: en, kind: newspaper, derived_from: [one, b]}
            - {id: b, publisher: B, language: en, kind: newspaper, derived_from: [one]}",
        );
    }
}
