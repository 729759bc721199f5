//! An `allow` that nothing needs, or that names no rule.
//!
//! A rule is set aside for one record by `allow`, with the reason, or for the whole briefing under
//! `rules` of `content/briefing.yaml`. Where the record no longer breaks the rule, or the rule's
//! name is misspelt, the line does nothing now and hides the next fault of its kind later. Rules
//! without which the site could not be made cannot be set aside.
//!
//! ```yaml
//! facts:
//!   - text: They spoke for an hour.
//!     sources: [gazette-2026-01-07-call, herald-2026-01-08-call]
//! allow:
//!   single-source: nobody else was there
//! ```
//!
//! Write the name that stands in brackets after `error` or `warning`, or take the line out:
//!
//! ```yaml
//! facts:
//!   - text: They spoke for an hour.
//!     sources: [gazette-2026-01-07-call, herald-2026-01-08-call]
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found, RULES};
use crate::diag::Diagnostic;
use crate::diag::Severity::{self, Warning};
use crate::model::{Briefing, nearest};

pub(super) const RULE: Rule = rule("unneeded-allow", Warning, check);

/// Names that are no rule's, in `allow` and in the levels of `briefing.yaml`.
fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let levels = context.briefing.config.rules.iter().flat_map(|levels| &levels.0);
    let named = levels.map(|(name, _)| (name.value.as_str(), name.span));
    let allowed = context.briefing.allows.iter().map(|allow| (allow.rule.as_str(), allow.span));
    for (name, span) in named.chain(allowed) {
        match RULES.iter().find(|rule| rule.name == name) {
            None => {
                let names = RULES.iter().filter(|rule| rule.yields).map(|rule| rule.name);
                let help = match nearest(name, names) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "a rule's name stands in brackets before its message".to_owned(),
                };
                found.at(span, format!("no rule is called `{name}`")).help(help);
            }
            Some(rule) if !rule.yields => {
                let message = format!("`{name}` cannot be set aside: the site could not be made without it");
                found.at(span, message).help("take the line out, and mend what the rule reports");
            }
            Some(_) => {}
        }
    }
}

/// Allows that no problem needed; known only once all others, `kept`, are. A site as of an earlier day,
/// or one with records that cannot be read, keeps silent about much that an `allow` may be there for.
pub(crate) fn in_vain(briefing: &Briefing, used: &[bool], kept: &[Diagnostic]) -> Vec<Diagnostic> {
    let unread = |one: &Diagnostic| one.severity == Severity::Error && !crate::check::yields(one.rule);
    if briefing.as_of.is_some() || kept.iter().any(unread) {
        return Vec::new();
    }
    let unused = briefing.allows.iter().zip(used).filter(|(_, used)| !**used);
    let of_rules =
        unused.filter(|(allow, _)| RULES.iter().any(|rule| rule.name == allow.rule && rule.yields));
    of_rules
        .map(|(allow, _)| {
            let message = format!("nothing here breaks `{}`", allow.rule);
            let help = "take the line out, so that the rule speaks up when it is broken";
            Diagnostic::warning(RULE.name, allow.span, message).help(help)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    const LONG: &str = "Something happens that takes one hundred and three characters to tell, which is more than a headline has";

    fn event(title: &str, rest: &str) -> String {
        format!(
            "//- content/events/2026-01-02-a.yaml\ntitle: {title}\ndate: 2026-01-02\nsummary: S\ntopics: [talk]\n\
             direction: neutral\nsignificance: 1\nfacts: [{{text: F., sources: [one, two]}}]\n{rest}"
        )
    }

    #[test]
    fn a_name_that_is_nearly_a_rule() {
        check(
            "unneeded-allow",
            &event(
                LONG,
                "allow: {titel-too-long: so it is called}\n#       ^^^^^^^^^^^^^^ no rule is called `titel-too-long`",
            ),
        );
    }

    #[test]
    fn a_name_that_is_no_rule_at_all() {
        check(
            "unneeded-allow",
            &event("T", "allow: {whatever: x}\n#       ^^^^^^^^ no rule is called `whatever`"),
        );
    }

    #[test]
    fn a_rule_that_does_not_yield() {
        check(
            "unneeded-allow",
            &event(
                "T",
                "allow: {bad-date: x}\n#       ^^^^^^^^ `bad-date` cannot be set aside: the site could not be made without it",
            ),
        );
    }

    #[test]
    fn a_rule_that_nothing_breaks() {
        check(
            "unneeded-allow",
            &event("T", "allow:\n  title-too-long: x\n# ^^^^^^^^^^^^^^ nothing here breaks `title-too-long`"),
        );
    }

    #[test]
    fn a_rule_that_the_record_breaks_is_set_aside() {
        let allowed = event(LONG, "allow: {title-too-long: so it is called}");
        check("title-too-long", &allowed);
        check("unneeded-allow", &allowed);
    }

    #[test]
    fn an_allow_in_a_part_of_a_record_is_no_field_of_it() {
        check(
            "unknown-field",
            "
            //- content/events/2026-01-01-base.yaml
            title: A
            date: 2026-01-01
            summary: S
            topics: [talk]
            direction: neutral
            significance: 1
            facts:
            - text: F.
              allow: {title-too-long: x}
            # ^^^^^ a fact has no field `allow`",
        );
    }

    #[test]
    fn names_in_the_levels_of_the_briefing() {
        check(
            "unneeded-allow",
            "
            //- content/briefing.yaml
            title: T
            description: D
            languages: [en]
            sides: [{id: us, name: US}, {id: co, name: CO}]
            rules:
              stray-fil: off
            # ^^^^^^^^^ no rule is called `stray-fil`
              not-yaml: off
            # ^^^^^^^^ `not-yaml` cannot be set aside: the site could not be made without it
              stray-file: off",
        );
    }

    #[test]
    fn can_itself_be_turned_off() {
        let off = "//- content/briefing.yaml\ntitle: T\ndescription: D\nlanguages: [en]\n\
                   sides: [{id: us, name: US}, {id: co, name: CO}]\nrules: {unneeded-allow: off}\n";
        check("unneeded-allow", &format!("{off}{}", event("T", "allow: {title-too-long: x}")));
    }

    const REST: &str = "
            title: A thing happens
            date: 2026-01-02
            summary: It did.
            topics: [talk]
            direction: neutral
            significance: 1
            facts: [{text: It did., sources: [one]}]";

    #[test]
    fn what_nothing_breaks_and_what_is_no_rule() {
        check(
            "unneeded-allow",
            &format!(
                "
            //- content/events/2026-01-02-a.yaml{REST}
            sources: [two]
            allow:
              single-source: It is the only one.
            # ^^^^^^^^^^^^^ nothing here breaks `single-source`
              single-sauce: It is the only one.
            # ^^^^^^^^^^^^ no rule is called `single-sauce`
              bad-date: It is good enough.
            # ^^^^^^^^ `bad-date` cannot be set aside"
            ),
        );
    }

    #[test]
    fn what_is_needed_or_will_be() {
        check(
            "unneeded-allow",
            &format!(
                "
            //- content/events/2026-01-02-a.yaml{REST}
            allow: {{single-source: It is the only one.}}
            //- content/events/2026-01-03-draft.yaml{REST}
            sources: [two]
            status: draft
            allow: {{single-source: A second one is on its way.}}"
            ),
        );
    }

    #[test]
    fn a_rule_may_be_silent_while_another_record_cannot_be_read() {
        check(
            "unneeded-allow",
            "
            //- content/sources/three.yaml
            - {id: three, publisher: P, language: en, kind: wire, allow: {unused-source: Kept for later.}}
            //- content/events/2026-01-02-a.yaml
            title: A thing happens",
        );
    }
}
