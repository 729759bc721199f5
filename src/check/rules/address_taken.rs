//! Two pages would be written to one address.
//!
//! Every page has an address that is made of the record's kind and id. A Markdown page whose name
//! is that of one of the site's own pages, such as `timeline` or `sources`, would overwrite it.
//! Names that differ only in capitals count as one, since some file systems cannot tell them apart.
//!
//! ```markdown
//! # content/pages/timeline.md
//! ---
//! title: How it came to this
//! ---
//! ```
//!
//! Give the file another name:
//!
//! ```markdown
//! # content/pages/how-it-came-to-this.md
//! ---
//! title: How it came to this
//! ---
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("address-taken", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn a_page_named_as_one_of_the_sites_own() {
        check(
            "address-taken",
            "
            //- content/pages/timeline.md
            ---
            #< two pages would be written to `timeline.html`
            title: Timeline
            ---
            Text.",
        );
    }

    #[test]
    fn a_page_in_every_language() {
        check(
            "address-taken",
            "
            //- content/briefing.yaml
            title: T
            description: D
            languages: [en, es]
            sides: [{id: us, name: US}, {id: co, name: CO}]
            //- content/pages/sources.md
            ---
            #< two pages would be written to `sources.html`
            #< two pages would be written to `es/sources.html`
            title: Sources
            ---
            Text.",
        );
    }

    #[test]
    fn a_page_of_its_own_name() {
        check(
            "address-taken",
            "
            //- content/pages/time-line.md
            ---
            title: Timeline
            ---
            Text.",
        );
    }
}
