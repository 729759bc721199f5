//! HTML in a text that is written in Markdown.
//!
//! Texts are safe to publish because nothing in them can become code: raw HTML is shown to readers
//! as it stands, angle brackets and all. Markdown has marks of its own for what texts need.
//!
//! ```yaml
//! summary: They met <b>twice</b>.
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! summary: They met **twice**.
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found, each_markdown};
use crate::diag::Severity::Warning;
use crate::model::body::{self, Mark};

pub(super) const RULE: Rule = rule("raw-html", Warning, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    each_markdown(context.briefing, &mut |text| {
        if !text.value.contains('<') {
            return;
        }
        for (mark, range) in body::marks(&text.value) {
            let Mark::Html(tag) = mark else { continue };
            // The tag that closes an element says nothing that the one that opens it has not said.
            if !tag.starts_with("</") {
                let message = format!("`{tag}` is raw HTML, which readers see as it stands");
                found.at(context.place(text, &range), message).help(help(&tag));
            }
        }
    });
}

/// What to write in place of a tag.
fn help(tag: &str) -> String {
    let name = tag.trim_start_matches('<').split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let instead = match name.to_lowercase().as_str() {
        "b" | "strong" => "`**words**`",
        "i" | "em" | "cite" => "`*words*`",
        "a" => "`[words](address)`",
        "img" => "`![what it shows](media/NAME)`",
        "code" | "tt" => "the words between two backticks",
        "p" | "br" | "div" => "an empty line between two paragraphs",
        "ul" | "ol" | "li" => "one `- item` a line",
        "blockquote" => "`> words`",
        "h1" | "h2" | "h3" | "h4" => "`## Heading`",
        "" if tag.starts_with("<!--") => return "take it out; a comment of YAML begins with `#`".to_owned(),
        _ => return "write it in Markdown, or between two backticks if readers should see it".to_owned(),
    };
    format!("write {instead}")
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::{check, help_of};

    #[test]
    fn in_a_text_of_a_record() {
        check(
            "raw-html",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: They met <b>twice</b>.
            #                 ^^^ `<b>` is raw HTML, which readers see as it stands
            direction: neutral
            significance: 1
            facts: []
            body: |
              One line.

              <div class=x>
            # ^^^^^^^^^^^^^ `<div class=x>` is raw HTML
              two
              </div>",
        );
    }

    #[test]
    fn in_a_page() {
        check(
            "raw-html",
            "
            //- content/pages/about.md
            ---
            title: About
            ---
            <!-- A comment. -->
            #<^^^^^^^^^^^^^^^^^^ `<!-- A comment. -->` is raw HTML

            Text<br>and text.
            #   ^^^^ `<br>` is raw HTML",
        );
    }

    #[test]
    fn says_what_to_write() {
        for (tag, help) in [
            ("<b>", "**words**"),
            ("<BR/>", "an empty line"),
            ("<!-- a -->", "a comment of YAML"),
            ("<x>", "backticks"),
        ] {
            let page = format!("//- content/pages/about.md\n---\ntitle: About\n---\nA {tag}.");
            assert!(help_of("raw-html", &page).contains(help), "{tag}");
        }
    }

    #[test]
    fn angle_brackets_that_are_no_html() {
        check(
            "raw-html",
            "
            //- content/pages/about.md
            ---
            title: About
            ---
            1 < 2 > 1, `<b>`, \\<b>, &lt;b&gt;, <https://a.example> and <me@a.example>.
            //- content/topics.yaml
            - {id: talk, name: A <b> in a plain text}",
        );
    }
}
