//! A text with a character that is not seen and does harm.
//!
//! Control characters have no meaning in a page and make a feed unreadable. The characters that turn
//! the direction of writing (U+202A to U+202E) let a text say one thing to a reader and another to a
//! machine; where a word in Hebrew or Arabic needs help, the isolates U+2066 to U+2069 are right.
//! Both come along unseen with text that is copied from elsewhere.
//!
//! ```yaml
//! summary: "The mayor calls the port\u202E’s director."
//! ```
//!
//! Delete the character:
//!
//! ```yaml
//! summary: The mayor calls the port’s director.
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("control-character", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn in_a_record_and_in_a_page() {
        check(
            "control-character",
            "
            //- content/topics.yaml
            - {id: talk, name: \"Ta\\u202Elk\"}
            #                  ^^^^^^^^^^^^ the text holds the invisible character U+202E, which turns the order
            //- content/pages/about.md
            ---
            title: \"A\\ebout\"
            #      ^^^^^^^^^ the text holds the invisible character U+001B, which no page can show
            ---
            A bell \u{7} rings.
            #      ^ the text holds the invisible character U+0007",
        );
    }

    #[test]
    fn letters_of_every_script_and_their_joiners() {
        check(
            "control-character",
            "
            //- content/topics.yaml
            - {id: talk, name: \"\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{2067}\u{5d0}\u{2069} \u{1f468}\u{200d}\u{1f469} \u{200b}\"}",
        );
    }
}
