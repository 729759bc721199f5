//! A file that is not YAML.
//!
//! Nothing of the file can be read until this is put right; the other files are checked all the
//! same. Most often a text needs quotes, because a colon and a space, or a character such as `@`,
//! means something to YAML, or a tab stands where spaces should.
//!
//! ```yaml
//! title: Day two: the talks go on
//! ```
//!
//! Put the text in quotes:
//!
//! ```yaml
//! title: "Day two: the talks go on"
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("not-yaml", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::{check, helps};
    use crate::source::Sources;

    #[test]
    fn a_colon_in_a_text_without_quotes() {
        check(
            "not-yaml",
            "
            //- content/events/2026-01-02-a.yaml
            summary: É
            title: Día dos: the talks
            #             ^ not valid YAML: a colon in a text without quotes
            date: 2026-01-02",
        );
    }

    #[test]
    fn a_colon_in_a_text_within_braces() {
        check(
            "not-yaml",
            "
            //- content/events/2026-01-02-a.yaml
            title: {en: It is 5: they met, es: Son las 5}
            #                  ^ not valid YAML: a colon in a text without quotes",
        );
    }

    #[test]
    fn a_tab_in_the_indentation() {
        check(
            "not-yaml",
            "//- content/events/2026-01-02-a.yaml\ntitle:\n\ten: A\n#<not valid YAML: a tab in the indentation",
        );
    }

    #[test]
    fn a_quotation_mark_without_its_partner() {
        check(
            "not-yaml",
            r#"
            //- content/events/2026-01-02-a.yaml
            date: 2026-01-02
            title: "The talks
            #      ^ not valid YAML: a quotation mark without its partner
            summary: "S"
            //- content/events/2026-01-02-b.yaml
            title: 'The talks
            #      ^ not valid YAML: a quotation mark without its partner"#,
        );
    }

    #[test]
    fn words_after_the_closing_mark() {
        check(
            "not-yaml",
            r#"
            //- content/events/2026-01-02-a.yaml
            title: "Talks" go on
            #              ^^^^^ not valid YAML: the text goes on after its closing quotation mark
            //- content/events/2026-01-02-b.yaml
            title: 'It's on'
            #          ^^^^^ not valid YAML: the text goes on after its closing quotation mark
            //- content/events/2026-01-02-c.yaml
            title: [Update] Talks go on
            #               ^^^^^^^^^^^ not valid YAML: the text goes on after its closing bracket"#,
        );
    }

    #[test]
    fn a_character_that_no_text_begins_with() {
        check(
            "not-yaml",
            "
            //- content/events/2026-01-02-a.yaml
            title: @ann speaks
            #      ^ not valid YAML: a text without quotes cannot start with `@`
            //- content/events/2026-01-02-b.yaml
            title: *Breaking* news
            #      ^ not valid YAML: a text without quotes cannot start with `*`
            //- content/events/2026-01-02-c.yaml
            title: - A
            #      ^ not valid YAML: a text without quotes cannot start with `-`",
        );
    }

    #[test]
    fn brackets_without_their_partners() {
        check(
            "not-yaml",
            "
            //- content/events/2026-01-02-a.yaml
            title: {en: A, es: B
            #      ^ not valid YAML: a `{` without its `}`
            date: 2026-01-02
            //- content/events/2026-01-02-b.yaml
            places: [here
            #       ^ not valid YAML: a `[` without its `]`",
        );
    }

    #[test]
    fn a_citation_at_the_beginning() {
        check(
            "not-yaml",
            "
            //- content/events/2026-01-02-a.yaml
            places: [here]
            facts:
            - text: [@one] says so
            #       ^^ not valid YAML: a text without quotes cannot start with a citation
              sources: [one]
            //- content/events/2026-01-02-b.yaml
            places: [here]
            summary: [@one]
            #        ^^ not valid YAML: a text without quotes cannot start with a citation
            //- content/events/2026-01-02-c.yaml
            places: [here]
            summary: {en: [@one] says so, es: Sí}
            #             ^^ not valid YAML: a text without quotes cannot start with a citation",
        );
    }

    #[test]
    fn brackets_that_close_in_a_comment() {
        check(
            "not-yaml",
            "
            //- content/events/2026-01-02-a.yaml
            title: {en: Decree #12, es: Decreto 12}
            #                  ^^^^^^^^^^^^^^^^^^^^ not valid YAML: a `#` after a blank begins a comment
            date: 2026-01-02
            //- content/events/2026-01-02-b.yaml
            title: {en: 'A #1', es: \"it's {b\"} # closed
            places: [here # open
            #       ^ not valid YAML: a `[` without its `]`
            date: 2026-01-02",
        );
    }

    #[test]
    fn a_comma_with_nothing_before_it() {
        check(
            "not-yaml",
            "
            //- content/events/2026-01-02-a.yaml
            topics: [talk,,more]
            #             ^ not valid YAML: a comma with nothing before it
            //- content/events/2026-01-02-b.yaml
            title: {, en: A}
            #       ^ not valid YAML: a comma with nothing before it",
        );
    }

    #[test]
    fn a_merge_that_was_not_ended() {
        check(
            "not-yaml",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            <<<<<<< HEAD
            #<^^^^^^ not valid YAML: two versions of the file were merged
            date: 2026-01-02
            =======
            date: 2026-01-03
            >>>>>>> other",
        );
    }

    #[test]
    fn spaces_that_are_none() {
        check(
            "not-yaml",
            "
            //- content/events/2026-01-02-a.yaml
            title:
             \u{a0}en: A
            #^ not valid YAML: the character U+00A0 in the indentation
              es: B",
        );
    }

    #[test]
    fn an_invisible_character_in_the_middle() {
        check(
            "not-yaml",
            "
            //- content/events/2026-01-02-a.yaml
            title: Some \u{7} bell
            #           ^ not valid YAML: the text holds the invisible character U+0007
            date: 2026-01-02",
        );
    }

    #[test]
    fn each_says_what_to_write() {
        let help = |text: &str| helps("not-yaml", &format!("//- content/events/2026-01-02-a.yaml\n{text}"));
        assert_eq!(help("summary: [@one] says # so\n"), "put it in quotes: \"[@one] says\"");
        assert_eq!(
            help("sources: [@one]"),
            "put it in quotes: \"[@one]\"; in a list of ids, leave the `@` out"
        );
        assert_eq!(help("title: {en: [@one] says}"), "put the whole text in quotes");
        assert_eq!(help("topics: *talk   # ids of it"), "put it in quotes: \"*talk\"");
        assert_eq!(help("title: Day two: #talks # a comment: here"), "put it in quotes: \"Day two: #talks\"");
        assert!(help("title: A\n...\ndate: 2026-01-02").starts_with("take the `...` out"));
    }

    #[test]
    fn lines_out_of_line() {
        check(
            "not-yaml",
            "
            //- content/events/2026-01-02-a.yaml
            title:
              en: A
             es: B
            #^^ not valid YAML: this line is indented differently from those it belongs with
            //- content/events/2026-01-02-b.yaml
            claims:
            - text: C.
               by: ann
            #  ^^ not valid YAML: this line is indented differently from those it belongs with",
        );
    }

    #[test]
    fn colons_and_spaces_left_out() {
        check(
            "not-yaml",
            "
            //- content/events/2026-01-02-a.yaml
            title:A
            #    ^ not valid YAML: no space after the colon of `title`
            date: 2026-01-02
            //- content/events/2026-01-02-b.yaml
            title A
            #<^^^^ not valid YAML: no colon after `title`
            date: 2026-01-02",
        );
    }

    #[test]
    fn an_escape_that_is_none() {
        check(
            "not-yaml",
            r#"
            //- content/events/2026-01-02-a.yaml
            title: "A \q"
            #         ^^ not valid YAML: `\q` is no escape"#,
        );
    }

    #[test]
    fn a_second_record_in_one_file() {
        check(
            "not-yaml",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            ---
            #<^^ not valid YAML: a second record begins here
            title: B
            //- content/events/2026-01-02-b.yaml
            title: A
            ...
            #<^^ not valid YAML: the record ends here, and something follows
            title: B",
        );
    }

    #[test]
    fn the_front_matter_of_a_page() {
        check(
            "not-yaml",
            "
            //- content/pages/about.md
            ---
            title: About: us
            #           ^ not valid YAML: a colon in a text without quotes
            ---
            Text.",
        );
    }

    #[test]
    fn a_file_that_is_far_too_long() {
        let mut sources = Sources::default();
        sources.add("content/topics.yaml".to_owned(), vec![b'#'; 17 * 1024 * 1024]);
        assert_eq!(sources.diags[0].rule, "not-yaml");
        assert_eq!(sources.diags[0].message, "the file is 17 MB long; a record has at most 16");
    }

    #[test]
    fn a_file_that_is_not_yaml_hides_only_itself() {
        check(
            "not-yaml",
            "
            //- content/topics.yaml
            - {id: talk, name: Talk
            # ^ not valid YAML: a `{` without its `}`
            //- content/places.yaml
            - {id: here, name: {en: Here: there}}
            #                           ^ not valid YAML: a colon in a text without quotes",
        );
    }

    #[test]
    fn texts_in_the_right_quotes() {
        check(
            "not-yaml",
            r#"
            //- content/events/2026-01-02-a.yaml
            title: "Day two: 'the talks'"
            date: 2026-01-02
            summary: It is 5:30 at https://a.example, "they" say
            direction: neutral
            significance: 1
            facts: [{text: 'It''s [on]'}]
            body: |
              A: b
              	tab"#,
        );
    }
}
