//! A text that is not the tag of a language.
//!
//! Screen readers choose their voice, and browsers their dictionary, by the language that a text is
//! marked with (WCAG 3.1.2). It is written as in BCP 47: `en`, `es`, with a country where it
//! matters, `es-CO`. The country of British English is GB.
//!
//! ```yaml
//! # content/sources/2026-01.yaml
//! - id: faro-2026-01-08-llamada
//!   language: spanish
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! # content/sources/2026-01.yaml
//! - id: faro-2026-01-08-llamada
//!   language: es
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("bad-language", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;
    use crate::model::values::language_fault;

    #[test]
    fn names_and_codes_that_are_no_tags() {
        check(
            "bad-language",
            "
            //- content/sources/more.yaml
            - {id: a, publisher: P, kind: wire, language: spanish}
            #                                             ^^^^^^^ `spanish` is not a language tag
            - {id: b, publisher: P, kind: wire, language: sp}
            #                                             ^^ `sp` is not a language tag
            - {id: c, publisher: P, kind: wire, language: en-UK}
            #                                             ^^^^^ `en-UK` is not a language tag
            - {id: d, publisher: P, kind: wire, language: es_co}
            #                                             ^^^^^ `es_co` is not a language tag
            - {id: e, publisher: P, kind: wire, language: xx}
            #                                             ^^ `xx` is not a language tag",
        );
    }

    #[test]
    fn the_language_of_a_text() {
        check(
            "bad-language",
            "
            //- content/topics.yaml
            - {id: talk, name: {en: Talk, ES: Charla}}
            #                             ^^ `ES` is not a language tag",
        );
    }

    #[test]
    fn the_language_in_the_name_of_a_file() {
        check(
            "bad-language",
            "
            //- content/pages/about.english.md
            ---
            #< the file's name gives the language, and `english` is not a language tag
            title: About
            ---",
        );
    }

    #[test]
    fn a_language_that_stands_twice() {
        check(
            "bad-language",
            "
            //- content/briefing.yaml
            title: T
            description: D
            languages: [en, es, en]
            #                   ^^ the language `en` stands twice
            sides: [{id: us, name: US}, {id: co, name: CO}]",
        );
    }

    #[test]
    fn tags_of_languages() {
        check(
            "bad-language",
            r#"
            //- content/sources/more.yaml
            - {id: a, publisher: P, kind: wire, language: es-CO}
            - {id: b, publisher: P, kind: wire, language: zh-Hant-TW}
            - {id: c, publisher: P, kind: wire, language: arh}
            - {id: d, publisher: P, kind: wire, language: "no"}
            - {id: e, publisher: P, kind: wire, language: uk}
            //- content/pages/about.en.md
            ---
            title: About
            ---"#,
        );
    }

    #[test]
    fn each_says_what_to_write() {
        for (tag, help) in [
            ("spanish", "`es`"),
            ("eng", "`en`"),
            ("en-UK", "`en-GB`"),
            ("EN", "write it as `en`"),
            ("pt_br", "write it as `pt-BR`"),
            ("x", "BCP 47"),
        ] {
            let found = language_fault(tag).expect(tag);
            assert!(found.contains(help), "{tag}: {found}");
        }
    }
}
