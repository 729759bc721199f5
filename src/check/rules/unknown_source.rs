//! A source that no record describes.
//!
//! Everything rests on sources, so a citation has to lead to one: by its id in a list of `sources`,
//! or as `[@id]` in a text. Sources are items of the files in `content/sources/`. One pair of
//! brackets cites one source.
//!
//! ```yaml
//! facts:
//!   - text: They spoke for an hour [@gazette-2026-01-07-cal].
//!     sources: [gazette-2026-01-07-call, herald-2026-01-08-call]
//! ```
//!
//! Write the id of the source's record, or add a record:
//!
//! ```yaml
//! facts:
//!   - text: They spoke for an hour [@gazette-2026-01-07-call].
//!     sources: [gazette-2026-01-07-call, herald-2026-01-08-call]
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("unknown-source", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::{all_problems, check};

    #[test]
    fn in_a_list_of_sources() {
        check(
            "unknown-source",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: [{text: F., sources: [one, tow]}]
            #                                 ^^^ no source is called `tow`
            quotes: [{speaker: ann, text: Hi., language: es, translation: Hi., translation_source: x}]
            #                                                                                      ^ no source is called `x`
            sources:
            - undatet
            # ^^^^^^^ no source is called `undatet`
            //- content/sources/more.yaml
            - {id: more, publisher: P, language: en, kind: wire, derived_from: [on]}
            #                                                                   ^^ no source is called `on`",
        );
    }

    #[test]
    fn in_a_page() {
        check(
            "unknown-source",
            "
            //- content/pages/about.md
            ---
            title: About
            ---
            As one wrote [@one] and
            another [@tow].
            #         ^^^ no source is called `tow`",
        );
    }

    #[test]
    fn in_a_plain_scalar() {
        check(
            "unknown-source",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            date_note: It is said [@one] and
              denied [@tow], and [@one].
            #          ^^^ no source is called `tow`",
        );
    }

    #[test]
    fn in_a_quoted_scalar() {
        check(
            "unknown-source",
            r#"
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            date_note: "It is \"said\" [@tow], \u00e9 [@one] and [@tow]."
            #                            ^^^ no source is called `tow`
            #                                                      ^^^ no source is called `tow`
            time_note: 'It''s said [@tow].'
            #                        ^^^ no source is called `tow`"#,
        );
    }

    #[test]
    fn in_a_block_scalar() {
        check(
            "unknown-source",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            body: |
              It is said [@one],

              and denied [@tow].
            #              ^^^ no source is called `tow`
            date_note: >-
              It is said [@one],
              and denied [@tow],
            #              ^^^ no source is called `tow`
              and [@tow].
            #       ^^^ no source is called `tow`",
        );
    }

    #[test]
    fn citations_gone_wrong() {
        check(
            "unknown-source",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: []
            body: So they say [@one; @two] and [@öne].
            #                   ^^^^^^^^^ no source is called `one; @two`
            #                                    ^^^ no source is called `öne`",
        );
    }

    #[test]
    fn nothing_else_is_said_of_what_cites_them() {
        let problems = all_problems(
            "
            //- content/sources/base.yaml
            - {id: one, publisher: One, published: 2026-01-02, language: en, kind: newspaper, side: us}
            - {id: two, publisher: Two, published: 2026-01-03, language: es, kind: newspaper, side: co}
            - {id: undated, publisher: Three, language: en, kind: wire}
            - {id: broken, publisher: Four, language: en, kind: wier}
            //- content/measures.yaml
            - {id: fee, kind: fee, name: Fee, by: ann, on: [bob], announced: 2026-01-02, events: [2026-01-0-a]}
            //- content/events/2026-01-02-a.yaml
            title: A thing happens
            date: 2026-01-02
            summary: It did.
            topics: [talk]
            places: [here]
            direction: neutral
            significance: 1
            facts: [{text: It did., sources: [tow]}]
            quotes: [{speaker: ann, text: Yes, language: en, sources: [broken]}]
            claims:
            - {text: It did not., by: bob, status: established, sources: [one, broken]}
            - {text: Nor that., by: bob, disputed_by: nobody, status: disputed, sources: [one, two]}
            figures: [{name: hours, best: 1, sources: [broken]}]
            //- content/events/2026-01-02-b.yaml
            title: A thing is said
            date: 2026-01-02
            summary: It was.
            topics: [talk]
            places: [here]
            direction: neutral
            significance: 1
            facts: [{text: It was., sources: [broken]}]",
        );
        let rules: Vec<&str> =
            problems.lines().map(|line| line.split(['[', ']']).nth(1).unwrap_or(line)).collect();
        assert_eq!(rules, ["unknown-source", "unknown-actor", "unknown-event", "not-in-list"], "{problems}");
    }

    #[test]
    fn sources_there_are() {
        check(
            "unknown-source",
            r#"
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts: [{text: "F. [@one] [@two]", sources: [one]}]
            body: A [note], and no [@ sign]."#,
        );
    }

    #[test]
    fn a_list_that_cannot_be_read_hides_only_itself() {
        check(
            "unknown-source",
            "
            //- content/sources/base.yaml
            - {id: one",
        );
    }
}
