//! An address that is not one of the web.
//!
//! Addresses become links, so they have to work from anywhere: whole, beginning with `https://` or
//! `http://`, and without spaces. Other kinds of address are not linked to, so that nothing can be
//! hidden in a link.
//!
//! ```yaml
//! # content/sources/2026-01.yaml
//! - id: times-2026-01-08-call
//!   url: example.org/news/1
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! # content/sources/2026-01.yaml
//! - id: times-2026-01-08-call
//!   url: https://example.org/news/1
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("bad-address", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn an_address_without_its_beginning() {
        check(
            "bad-address",
            "
            //- content/sources/more.yaml
            - {id: more, publisher: M, language: en, kind: wire, url: example.org/x}
            #                                                         ^^^^^^^^^^^^^ `example.org/x` is not a web address",
        );
    }

    #[test]
    fn other_things_than_addresses() {
        check(
            "bad-address",
            r#"
            //- content/sources/more.yaml
            - id: more
              publisher: M
              language: en
              kind: wire
              url: https://
            #      ^^^^^^^^ `https://` is not a web address
              archived: {url: "https://a.example/with a space"}
            #                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `https://a.example/with a space` is not a web address
            - id: other
              publisher: M
              language: en
              kind: wire
              url: javascript:alert(1)
            #      ^^^^^^^^^^^^^^^^^^^ `javascript:alert(1)` is not a web address"#,
        );
    }

    #[test]
    fn whole_addresses() {
        check(
            "bad-address",
            r#"
            //- content/sources/more.yaml
            - {id: more, publisher: M, language: en, kind: wire, url: "https://a.example/x?y=1#z"}
            - {id: other, publisher: M, language: en, kind: wire, url: http://a.example}"#,
        );
    }
}
