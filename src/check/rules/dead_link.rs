//! A link to a page, or to a part of a page, that the site does not have.
//!
//! A reader who follows it lands nowhere. A link to a record is checked when the record is read; here
//! the finished pages are: their anchors, the pictures they show, and what templates link to. Within
//! a page, link to a part as `#fact-1`; in a summary or a note, which other pages show too, name the
//! record as well.
//!
//! ```yaml
//! body: How long it was [is disputed](#disagreement-2).
//! disagreements:
//!   - about: How long they spoke
//!     versions:
//!       - says: an hour
//!         sources: [gazette-2026-01-07-call]
//!       - says: half an hour
//!         sources: [herald-2026-01-08-call]
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! body: How long it was [is disputed](#disagreement-1).
//! disagreements:
//!   - about: How long they spoke
//!     versions:
//!       - says: an hour
//!         sources: [gazette-2026-01-07-call]
//!       - says: half an hour
//!         sources: [herald-2026-01-08-call]
//! ```
//!
//! or, better, give the part an `id` of its own, which does not change when another is put before it:
//!
//! ```yaml
//! body: How long it was [is disputed](#length-of-the-call).
//! disagreements:
//!   - about: How long they spoke
//!     id: length-of-the-call
//!     versions:
//!       - says: an hour
//!         sources: [gazette-2026-01-07-call]
//!       - says: half an hour
//!         sources: [herald-2026-01-08-call]
//! ```

use super::{Rule, rule};
use crate::check::links::{self, Dead};
use crate::check::written::{Link, Written};
use crate::check::{Context, Found};
use crate::diag::Severity::Error;
use crate::diag::Span;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const RULE: Rule = rule("dead-link", Error, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    // A day that is past leaves parts out, a record that cannot be read has no page, nor has one whose
    // template fails; what leads to them is no fault of its own.
    if context.briefing.as_of.is_some() || !found.all_read(context, "") || !found.all_made() {
        return;
    }
    let dead = links::dead(context.outputs);
    if dead.is_empty() {
        return;
    }
    let mut written = Written::read(context);
    let mut told: BTreeSet<Span> = BTreeSet::new();
    // Where a template wrote a link, many pages have it: one problem for each address.
    let mut others: BTreeMap<(&str, Option<&str>), Vec<&Dead<'_>>> = BTreeMap::new();
    for one in &dead {
        let Some((links, at_home)) = written.origin(one) else {
            others.entry((&one.path, one.anchor.as_deref())).or_default().push(one);
            continue;
        };
        // A text that serves two languages is met twice.
        for link in links.iter().filter(|link| told.insert(link.span)) {
            in_text(link, one, at_home, found);
        }
    }
    for pages in others.values() {
        in_pages(pages, found);
    }
}

/// A link that an author wrote.
fn in_text(link: &Link, dead: &Dead<'_>, at_home: bool, found: &mut Found<'_>) {
    let (address, path, page) = (&link.address, &dead.path, &dead.output.path.0);
    let Some(anchor) = dead.anchor.as_ref().filter(|_| dead.has_file) else {
        let problem = found.at(link.span, format!("`{address}` leads nowhere: the site has no `{path}`"));
        if path.starts_with("media/") {
            problem.help(format!("put the picture into `content/{path}`"));
        }
        return;
    };
    if !at_home {
        let message = format!("`{address}` leads nowhere on `{page}`, which shows this text too");
        found.at(link.span, message).help(format!("name the record as well, such as `event:ID{address}`"));
        return;
    }
    let problem =
        found.at(link.span, format!("`{address}` leads nowhere: `{path}` has no part called `{anchor}`"));
    match &dead.near {
        Some(near) => problem.help(format!("did you mean `#{near}`?")),
        None => problem.help(
            "a part's anchor is its own `id`, or its kind and number, such as `#fact-1`; a heading's is its words in \
             small letters, joined by hyphens",
        ),
    };
}

/// A link that a template wrote, and the pages that have it.
fn in_pages(pages: &[&Dead<'_>], found: &mut Found<'_>) {
    let Some(first) = pages.first() else { return };
    let page = &first.output.path.0;
    let count = pages.iter().map(|one| &one.output.path).collect::<BTreeSet<_>>().len();
    let who = match count {
        1 => format!("`{page}` links"),
        2 => format!("`{page}` and one other page link"),
        count => format!("`{page}` and {} other pages link", count - 1),
    };
    let path = &first.path;
    let message = match &first.anchor {
        Some(anchor) if first.has_file => {
            format!("{who} to `{path}#{anchor}`, and that page has no such part")
        }
        _ => format!("{who} to `{path}`, which the site does not have"),
    };
    found.nowhere(message).help(format!("a template writes the address `{}`", first.address));
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    const REST: &str = "
            title: A thing happens
            date: 2026-01-02
            topics: [talk]
            direction: neutral
            significance: 5
            facts:
            - {text: It did., sources: [two, one]}
            - {text: It did so., id: so, sources: [two]}";

    #[test]
    fn parts_that_a_record_does_not_have() {
        check(
            "dead-link",
            &format!(
                "
            //- content/events/2026-01-02-a.yaml{REST}
            summary: It did, as [before](event:2026-01-01-base#fact-2).
            #                                                  ^^^^^^ `event:2026-01-01-base#fact-2` leads nowhere: `events/2026-01-01-base.html` has no part called `fact-2`
            body: |
              See [this](#fact-1), [that](#so) and [the other](#fact-2).
            #                                                  ^^^^^^^ `#fact-2` leads nowhere: `events/2026-01-02-a.html` has no part called `fact-2`"
            ),
        );
    }

    #[test]
    fn a_text_that_other_pages_show_too() {
        check(
            "dead-link",
            &format!(
                "
            //- content/events/2026-01-02-a.yaml{REST}
            summary: It [did](#so).
            #                 ^^^ `#so` leads nowhere on `index.html`, which shows this text too
            //- content/events/2026-01-02-b.yaml{REST}
            summary: It is [so](event:2026-01-02-b#so).
            body: It is [told](#so) below."
            ),
        );
    }

    #[test]
    fn headings_are_those_of_the_page_in_its_language() {
        check(
            "dead-link",
            "
            //- content/briefing.yaml
            title: T
            description: D
            languages: [en, es]
            sides: [{id: us, name: US}, {id: co, name: CO}]
            //- content/pages/method.en.md
            ---
            title: Method
            ---
            See [below](#our-sources) and [there](page:method#our-sources).

            ## Our sources
            //- content/pages/method.es.md
            ---
            title: Método
            ---
            Véase [abajo](#qué-fuentes), [allí](page:method#qué-fuentes) y [no](page:method#our-sources).
            #                                                                               ^^^^^^^^^^^ `page:method#our-sources` leads nowhere: `es/method.html` has no part called `our-sources`

            ## Qué fuentes",
        );
    }

    #[test]
    fn a_measure_that_has_no_row() {
        check(
            "dead-link",
            "
            //- content/measures.yaml
            - {id: dated, kind: visa, name: M, by: ann, on: [bob], announced: 2026-01-01}
            - {id: not-dated, kind: visa, name: N, by: ann, on: [bob]}
            //- content/pages/about.md
            ---
            title: About
            ---
            On [one](measure:dated) and [the other](measure:not-dated).
            #                                               ^^^^^^^^^ `measure:not-dated` leads nowhere: `measures.html` has no part called `not-dated`",
        );
    }

    #[test]
    fn a_picture_that_is_not_there() {
        check(
            "dead-link",
            "
            //- content/pages/about.md
            ---
            title: About
            ---
            ![A map](media/map.png)
            #        ^^^^^^^^^^^^^ `media/map.png` leads nowhere: the site has no `media/map.png`",
        );
    }

    #[test]
    fn a_template_that_links_to_nothing() {
        check(
            "dead-link",
            "
            //- templates/prose.html
            {% extends \"builtin/prose.html\" %}
            {% block main %}<a href=\"{{ page.root }}nothing.html\">n</a> <a href=\"#no\">m</a>{% endblock main %}
            //- content/pages/about.md
            ---
            title: About
            ---
            Words.
            //- content/pages/method.md
            ---
            title: Method
            ---
            Words, with a tag that readers see: <a href=\"gone.html\">gone</a>.
            #nowhere `about.html` and one other page link to `nothing.html`, which the site does not have
            #nowhere `about.html` links to `about.html#no`, and that page has no such part
            #nowhere `method.html` links to `method.html#no`, and that page has no such part",
        );
    }

    #[test]
    fn a_record_that_cannot_be_read_has_no_page_to_lead_to() {
        check(
            "dead-link",
            "
            //- content/actors.yaml
            - {id: ann, name: Ann, kind: person}
            - {id: bob, name: Bob, kind: persona}
            //- content/topics.yaml
            - {id: talk, name: Talk, about: 'By [Bob](actor:bob).'}",
        );
    }
    #[test]
    fn a_page_whose_template_fails_is_not_made() {
        check(
            "dead-link",
            "
            //- templates/topic.html
            {{ titel }}
            //- content/pages/about.md
            ---
            title: About
            ---
            On [talk](topic:talk).",
        );
    }
}
