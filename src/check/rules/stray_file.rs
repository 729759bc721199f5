//! A file in `content/` or `templates/` that is no part of the briefing.
//!
//! Nothing of it is published, and most often it was meant to be: the folder's name is misspelt, or
//! the file ends in `.yml` where records end in `.yaml`. A page's file for a language that the
//! briefing does not have is such a file too, and so is a template that neither has the name of a
//! built-in one nor is named by another template.
//!
//! ```yaml
//! # content/evnts/2026-01-07-call.yaml
//! title: The mayor and the port's director speak by phone
//! ```
//!
//! Put it where it belongs, or move it out of `content/`:
//!
//! ```yaml
//! # content/events/2026-01-07-call.yaml
//! title: The mayor and the port's director speak by phone
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Warning;

pub(super) const RULE: Rule = kept("stray-file", Warning);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn a_folder_that_is_misspelt() {
        check(
            "stray-file",
            "
            //- content/evnts/2026-01-02-a.yaml
            title: A
            #< `content/evnts/2026-01-02-a.yaml` is not part of the briefing",
        );
    }

    #[test]
    fn files_that_end_in_something_else() {
        check(
            "stray-file",
            "
            //- content/events/2026-01-02-a.yml
            title: A
            #< `content/events/2026-01-02-a.yml` is not part of the briefing
            //- content/pages/about.txt
            About
            #< `content/pages/about.txt` is not part of the briefing
            //- content/notes.md
            Notes
            #< `content/notes.md` is not part of the briefing",
        );
    }

    #[test]
    fn a_page_in_a_language_of_no_page() {
        check(
            "stray-file",
            "
            //- content/pages/about.md
            ---
            title: About
            ---
            //- content/pages/about.fr.md
            ---
            #< `fr` is not a language of the briefing, so no page is made of this file
            title: Sur nous
            ---",
        );
    }

    #[test]
    fn templates_that_no_page_uses() {
        check(
            "stray-file",
            r#"
            //- templates/evnt.html
            <p>One</p>
            #< no page uses `templates/evnt.html`
            //- templates/box.html
            <p>Two</p>
            #< no page uses `templates/box.html`
            //- templates/stlye.css
            p { color: black }
            #< no page uses `templates/stlye.css`"#,
        );
    }

    #[test]
    fn templates_that_pages_use() {
        check(
            "stray-file",
            r#"
            //- templates/topic.html
            {% include "box.html" %}
            //- templates/box.html
            <p>Two</p>
            //- templates/house.css
            p { color: black }"#,
        );
    }

    #[test]
    fn can_be_turned_off() {
        check(
            "stray-file",
            "
            //- content/briefing.yaml
            title: T
            description: D
            languages: [en]
            sides: [{id: us, name: US}, {id: co, name: CO}]
            rules: {stray-file: off}
            //- content/notes.md
            Notes",
        );
    }

    #[test]
    fn files_of_the_briefing() {
        check(
            "stray-file",
            "
            //- content/events/2026/01/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            //- content/pages/about.md
            ---
            title: About
            ---
            //- content/pages/method.en.md
            ---
            title: Method
            ---",
        );
    }
}
