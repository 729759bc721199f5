//! A part of a text that YAML takes for a comment, a tag or an anchor.
//!
//! In a text without quotes a blank and a `#` begin a comment, and a word in front that begins with
//! `!` or `&` is a tag or the name of an anchor. None of them is part of the text, so that readers
//! never see it. A comment is told by the blank after its `#`.
//!
//! ```yaml
//! summary: The port's director offered decree #12, which halves the fee.
//! ```
//!
//! Put the text in quotes:
//!
//! ```yaml
//! summary: "The port's director offered decree #12, which halves the fee."
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Warning;

pub(super) const RULE: Rule = kept("lost-text", Warning);

#[cfg(test)]
mod tests {
    use crate::check::fixture::{all_problems, check, helps};

    #[test]
    fn a_hash_after_a_blank() {
        check(
            "lost-text",
            "
            //- content/topics.yaml
            - id: talk
              name: Talk #1
            #            ^^ this is no part of the text
              about: {en: Decree #12 is the first
            #                    ^^^^^^^^^^^^^^^^ this is no part of the text
                , es: Otro}
            //- content/events/2026-01-02-a.yaml
            title: It begins
              here #hashtag
            #      ^^^^^^^^ this is no part of the text
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: [{text: F., sources: [one]}]
            quotes:
            - {speaker: ann, language: en, sources: [one],
               text: Number #1}
            #               ^^^ this is no part of the text
              }",
        );
    }

    #[test]
    fn words_that_are_tags_and_anchors() {
        check(
            "lost-text",
            "
            //- content/topics.yaml
            - {id: talk, name: !important talk, about: &c is}
            #                  ^^^^^^^^^^ `!important` is no part of the text: YAML takes it for a tag
            #                                          ^^ `&c` is no part of the text: YAML takes it for the name of an anchor
            //- templates/i18n/en.yaml
            nav:
              timeline: ! Timeline
            #           ^ `!` is no part of the text",
        );
    }

    #[test]
    fn a_page_and_a_record_that_is_set_aside() {
        check(
            "lost-text",
            "
            //- content/pages/about.md
            ---
            title: About #1
            #            ^^ this is no part of the text
            ---
            It is #1.
            //- content/topics.yaml
            - {id: talk, name: &t Talk, allow: {lost-text: a reason}}",
        );
    }

    #[test]
    fn comments_quotes_blocks_and_anchors_in_use() {
        check(
            "lost-text",
            "
            //- content/topics.yaml
            - id: talk #one
              name: Talk # the first
              about: \"Decree #12\" #quoted
            - {id: more, name: &it More, about: *it}
            - id: third
              name: 'Number #3'
              about: |
                Decree #12
                !important &c
            - {id: fourth, name: a#b & c!, about: !!str 4} ## a ruler",
        );
    }

    #[test]
    fn each_says_what_to_write() {
        let help = |rule: &str, text: &str| helps(rule, &format!("//- content/topics.yaml\n{text}"));
        assert_eq!(
            help("lost-text", "- id: talk\n  name: Decree #12 is "),
            "put it in quotes: \"Decree #12 is\"; if it is a comment, write a blank after the `#`"
        );
        assert_eq!(help("lost-text", "- id: talk\n  name: !so it is"), "put it in quotes: \"!so it is\"");
        assert_eq!(help("lost-text", "- {id: talk, name: !so it is}"), "put the whole text in quotes");
        let instead = "a `#` after a blank begins a comment; put it in quotes: \"#12 is\"";
        assert_eq!(help("wrong-type", "- id: talk\n  name: #12 is"), instead);
    }

    #[test]
    fn drafts_and_records_with_faults_are_looked_at_too() {
        let problems = all_problems(
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            status: draft
            date: soon
            summary: Decree #12
            direction: neutral
            significance: 1
            facts: []",
        );
        assert!(problems.contains(":4:17: warning[lost-text]"), "{problems}");
    }
}
