//! A link to something that texts do not link to.
//!
//! Links lead to the web (`https://`, `http://`), to a mailbox (`mailto:`), to a place on the same
//! page (`#anchor`) or to a record (`actor:`, `event:`, `place:`, `topic:`, `edition:`, `measure:`,
//! `page:`), and pictures come from the briefing's own `content/media/`. Everything else is left out
//! of the pages: a script would be a danger to readers, a picture from elsewhere would tell others
//! who reads, and the address of a page in the built site may change.
//!
//! ```yaml
//! body: See [the threat](events/2026-01-04-threat.html) and [the port](www.example.org).
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! body: See [the threat](event:2026-01-04-threat) and [the port](https://www.example.org).
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found, each_markdown};
use crate::diag::Severity::Error;
use crate::model::body::{self, CITE, Mark, SCHEMES};
use crate::model::nearest;

pub(super) const RULE: Rule = rule("forbidden-link", Error, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    each_markdown(context.briefing, &mut |text| {
        // Citations have no address of their own, and most texts have no other link.
        if !["](", "]:", "<"].iter().any(|sign| text.value.contains(sign)) {
            return;
        }
        for (mark, range) in body::marks(&text.value) {
            let (message, help) = match mark {
                Mark::Link(address) if address.is_empty() => (
                    "the link has no address".to_owned(),
                    "write the address between the round brackets".to_owned(),
                ),
                Mark::Link(address) if !body::is_allowed(&address) => {
                    (format!("texts do not link to `{address}`"), help(&address))
                }
                Mark::Picture(address) if !address.starts_with("media/") => {
                    let help = "put the picture into content/media/ and write `media/NAME`";
                    (format!("`{address}` is not a picture in content/media/"), help.to_owned())
                }
                _ => continue,
            };
            found.at(context.place(text, &range), message).help(help);
        }
    });
}

/// What to write in place of an address.
fn help(address: &str) -> String {
    let lower = address.to_lowercase();
    if body::is_allowed(&lower) {
        return format!("write `{}` in small letters", lower.split(':').next().unwrap_or_default());
    }
    if let Some((scheme, rest)) = address.split_once(':') {
        if ["source", "sources"].contains(&scheme) {
            return format!("cite a source as `[@{rest}]`");
        }
        let schemes = SCHEMES.iter().map(|(name, ..)| *name).filter(|name| *name != CITE);
        if let Some(near) = nearest(scheme, schemes) {
            return format!("did you mean `{near}:{rest}`?");
        }
    } else if let Some(rest) = address.strip_prefix("//") {
        return format!("write `https://{rest}`");
    } else if lower.ends_with(".html") || lower.ends_with(".md") || lower.contains(".html#") {
        return "link to records by their ids, such as `event:ID` or `page:ID`".to_owned();
    } else if address.split('/').next().is_some_and(|host| host.contains('.') && !host.starts_with('.')) {
        return format!("write `https://{address}`");
    }
    "links lead to https, http, mailto, `#anchor` or a record, such as `event:ID`".to_owned()
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::{check, help_of};

    #[test]
    fn in_texts_and_pages() {
        check(
            "forbidden-link",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: See [this](javascript:alert(1)).
            #                   ^^^^^^^^^^^^^^^^^^^ texts do not link to `javascript:alert(1)`
            direction: neutral
            significance: 1
            facts: []
            body: |
              See [this], [that](/there) and [nothing]().
            #                    ^^^^^^ texts do not link to `/there`
            #                                ^^^^^^^^^^^ the link has no address

              [this]: ftp://a.example
            #         ^^^^^^^^^^^^^^^ texts do not link to `ftp://a.example`
            //- content/pages/about.md
            ---
            title: About
            ---
            ![A map](https://a.example/map.png \"A map\")
            #        ^^^^^^^^^^^^^^^^^^^^^^^^^ `https://a.example/map.png` is not a picture in content/media/
            ![Ann](actor:ann)
            #      ^^^^^^^^^ `actor:ann` is not a picture in content/media/
            [A report](media/report.pdf)
            #          ^^^^^^^^^^^^^^^^ texts do not link to `media/report.pdf`",
        );
    }

    #[test]
    fn says_what_to_write() {
        for (address, help) in [
            ("HTTPS://a.example", "write `https` in small letters"),
            ("//a.example/x", "write `https://a.example/x`"),
            ("www.a.example/x", "write `https://www.a.example/x`"),
            ("a.example", "write `https://a.example`"),
            ("source:one", "cite a source as `[@one]`"),
            ("actr:ann", "did you mean `actor:ann`?"),
            ("../timeline.html", "by their ids"),
            ("about.es.md", "by their ids"),
            ("tel:+123", "a record"),
        ] {
            let page = format!("//- content/pages/about.md\n---\ntitle: About\n---\n[A]({address})");
            let found = help_of("forbidden-link", &page);
            assert!(found.contains(help), "{address}: {found}");
        }
    }

    #[test]
    fn links_that_lead_somewhere() {
        check(
            "forbidden-link",
            "
            //- content/pages/about.md
            ---
            title: About
            ---
            [A](https://a.example/?x=1&y), [B](http://b.example), <https://c.example>, <d@e.example>,
            [F](mailto:f@g.example), [H](#heading), [I](actor:ann), [J](event:2026-01-01-base#fact-1) [@one].
            ![K](media/k.png), `[l](m)`, [n] and [o][p].",
        );
    }
}
