//! A template that the program cannot use.
//!
//! Templates are written in Tera. A template may use what its page gives it and nothing else, so a
//! name that is misspelt is an error, and no hole in the page. In place of a built-in template of
//! the same name, an author's template may extend the built-in one: `{% extends
//! "builtin/topic.html" %}`.
//!
//! ```html
//! # templates/topic.html
//! <h1>{{ titel }}</h1>
//! ```
//!
//! Write it as:
//!
//! ```html
//! # templates/topic.html
//! <h1>{{ title }}</h1>
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("bad-template", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn a_name_that_the_page_does_not_give() {
        check(
            "bad-template",
            "
            //- templates/topic.html
            <h1>{{ titel }}</h1>
            #      ^^^^^ variable `titel` is not defined",
        );
    }

    #[test]
    fn tags_that_are_not_closed() {
        check(
            "bad-template",
            "
            //- templates/topic.html
            <p>{{ title </p>
            #           ^^ found `</` but expected }}",
        );
    }

    #[test]
    fn filters_and_templates_that_are_not_there() {
        check(
            "bad-template",
            "
            //- templates/topic.html
            <p>é {{ title | shout }}</p>
            #               ^^^^^ unknown filter `shout`",
        );
    }

    #[test]
    fn templates_that_are_not_there() {
        check(
            "bad-template",
            r#"
            //- templates/topic.html
            {% extends "nobody.html" %}
            #< `topic.html` extends `nobody.html`, and there is no such template"#,
        );
    }

    #[test]
    fn a_template_that_extends_itself() {
        check(
            "bad-template",
            r#"
            //- templates/topic.html
            {% extends "topic.html" %}
            #< `topic.html` leads back to itself"#,
        );
    }

    #[test]
    fn what_the_page_gives() {
        check(
            "bad-template",
            "
            //- templates/topic.html
            <h1>{{ title }}</h1>",
        );
    }
}
