//! An address carries what follows readers, or leads to a copy made for phones.
//!
//! Parameters such as `utm_source` or `fbclid` tell the publisher who sent a reader, and sometimes
//! who the reader is; the page is the same without them. AMP copies are dropped by their publishers
//! and hide corrections. An address in a record is to last, and to be the same for whoever looks it
//! up in an archive.
//!
//! ```yaml
//! # content/sources/2026-01.yaml
//! - id: gazette-2026-01-07-call
//!   url: https://gazette.example/call?id=7&utm_source=newsletter&fbclid=abc
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! # content/sources/2026-01.yaml
//! - id: gazette-2026-01-07-call
//!   url: https://gazette.example/call?id=7
//! ```

use super::{Rule, rule};
use crate::check::prose::place;
use crate::check::{Context, Found, address, each_text};
use crate::diag::{Severity::Warning, Span};
use crate::model::body::{Mark, locate, marks};
use crate::model::decode::At;
use crate::model::{Form, decode::list_of};
use std::ops::Range;

pub(super) const RULE: Rule = rule("tracking-address", Warning, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for url in context.briefing.sources.iter().filter_map(|source| source.url.as_ref()) {
        let source = &context.sources.files[url.span.file.0 as usize].text;
        judge(&url.value.0, &|range| locate(&url.value.0, range, source, url.span), found);
    }
    each_text(context.briefing, &mut |passage| {
        if passage.form != Form::Plain {
            passage.text.versions().for_each(|(_, text)| links(context, text, found));
        }
    });
    for version in context.briefing.pages.iter().flat_map(|page| &page.versions) {
        links(context, &version.body, found);
    }
}

/// The addresses that a Markdown text links to.
fn links(context: &Context<'_>, text: &At<String>, found: &mut Found<'_>) {
    if !text.contains("://") {
        return;
    }
    for (mark, whole) in marks(&text.value) {
        let Mark::Link(url) = mark else { continue };
        let spot = |range: &Range<usize>| match whole.len() == url.len() {
            true => place(context, text, &(whole.start + range.start..whole.start + range.end)),
            false => place(context, text, &whole),
        };
        judge(&url, &spot, found);
    }
}

/// Reports what is wrong with one address; `spot` tells where its bytes are in the file.
fn judge(url: &str, spot: &dyn Fn(&Range<usize>) -> Span, found: &mut Found<'_>) {
    if let Some(page) = address::behind_amp(url) {
        let help = format!("the page itself is probably at {page}");
        found.at(spot(&(0..url.len())), "the address is that of an AMP copy").help(help);
    } else if let Some((names, range)) = address::trackers(url) {
        let verb = if names.len() == 1 { "only follows" } else { "only follow" };
        let message = format!("{} {verb} readers", list_of(&names).replace(" or ", " and "));
        found.at(spot(&range), message).help(format!("write {}", address::cleaned(url)));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::{check, human};

    #[test]
    fn in_sources_and_in_texts() {
        check(
            "tracking-address",
            "
            //- content/sources/more.yaml
            - {id: a, publisher: A, url: https://a.example/p?id=7&utm_source=x&fbclid=y, language: en, kind: newspaper}
            #                                                     ^^^^^^^^^^^^^^^^^^^^^ `utm_source` and `fbclid` only follow readers
            - {id: b, publisher: B, url: https://b.example/p/amp/, language: en, kind: newspaper}
            #                            ^^^^^^^^^^^^^^^^^^^^^^^^ the address is that of an AMP copy
            - {id: c, publisher: C, url: https://c.example/p?id=7, language: en, kind: newspaper}
            //- content/topics.yaml
            - {id: talk, name: Talk, about: 'See [it](https://a.example/?gclid=1), [that](https://a.example/?q=gclid).'}
            #                                                            ^^^^^^^ `gclid` only follows readers
            //- content/pages/about.md
            ---
            title: About
            ---
            Written [here](https://a.example/?mc_cid=1).
            #                                 ^^^^^^^^ `mc_cid` only follows readers",
        );
    }

    #[test]
    fn gives_the_cleaned_address() {
        let fixture = "
            //- content/sources/more.yaml
            - {id: a, publisher: A, url: https://a.example/p?id=7&utm_source=x, language: en, kind: newspaper}";
        assert!(human(fixture).contains("write https://a.example/p?id=7\n"));
    }
}
