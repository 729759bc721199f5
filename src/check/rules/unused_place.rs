//! A place where nothing happens.
//!
//! Every place has a page and a point on the map. One that no event names, and that no text links to,
//! gets an empty page; most often another id was written in its place.
//!
//! ```yaml
//! # content/places.yaml
//! - id: town-hall
//!   name: Town Hall
//! ```
//!
//! Name the place where it belongs, or take it out:
//!
//! ```yaml
//! # content/places.yaml
//! - id: town-hall
//!   name: Town Hall
//! # content/events/2026-01-07-call.yaml
//! places: [town-hall]
//! ```

use super::{Rule, rule};
use crate::check::unused::unused;
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;
use crate::model::records::Place;

pub(super) const RULE: Rule = rule("unused-place", Warning, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    // A day that is past, or a record that cannot be read, hides what may well name it.
    if context.briefing.as_of.is_some() || !found.all_read(context, "") {
        return;
    }
    for id in unused::<Place>(context, context.briefing.places.iter().map(|one| &one.id)) {
        let message = format!("no event is at the place `{}`", id.value.0);
        found.at(id.span, message).help("name it where it belongs, or take it out");
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn a_place_without_events() {
        check(
            "unused-place",
            "
            //- content/places.yaml
            - {id: here, name: Here}
            - id: there
            #     ^^^^^ no event is at the place `there`
              name: There",
        );
    }

    #[test]
    fn a_place_that_a_page_links_to() {
        check(
            "unused-place",
            "
            //- content/places.yaml
            - {id: here, name: Here}
            - {id: there, name: There}
            //- content/pages/about.md
            ---
            title: About
            ---
            We are [there](place:there).",
        );
    }
}
