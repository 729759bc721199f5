//! A link to a page that there is not.
//!
//! A page's id is the name of its file in `content/pages/`, without the language and without `.md`.
//!
//! ```yaml
//! body: See the [method](page:methods).
//! ```
//!
//! Write the name of the page's file:
//!
//! ```yaml
//! body: See the [method](page:method).
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("unknown-page", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn in_a_page() {
        check(
            "unknown-page",
            "
            //- content/pages/about.md
            ---
            title: About
            ---
            See [us](page:about) and the [method](page:methods).
            #                                          ^^^^^^^ no page is called `methods`",
        );
    }

    #[test]
    fn a_page_there_is() {
        check(
            "unknown-page",
            "
            //- content/pages/method.en.md
            ---
            title: Method
            ---
            //- content/pages/about.md
            ---
            title: About
            ---
            See the [method](page:method#dates).",
        );
    }
}
