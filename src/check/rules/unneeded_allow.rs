//! An `allow` that nothing needs, or that names no rule, hides the next fault of its kind.

use crate::check::{Context, Found, RULES};
use crate::diag::{Diagnostic, Severity};
use crate::model::{Briefing, nearest};

/// Names that are no rule's, in `allow` and in the levels of `briefing.yaml`.
pub(crate) fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let levels = context.briefing.config.rules.iter().flat_map(|levels| &levels.0);
    let named = levels.map(|(name, _)| (name.value.as_str(), name.span));
    let allowed = context.briefing.allows.iter().map(|allow| (allow.rule.as_str(), allow.span));
    for (name, span) in named.chain(allowed) {
        match RULES.iter().find(|rule| rule.name == name) {
            None => {
                let help = nearest(name, RULES.iter().map(|rule| rule.name));
                let problem = found.at(span, format!("no rule is called `{name}`"));
                if let Some(help) = help {
                    problem.help(format!("did you mean `{help}`?"));
                }
            }
            Some(rule) if !rule.yields => {
                found
                    .at(span, format!("`{name}` cannot be set aside: the site could not be made without it"));
            }
            Some(_) => {}
        }
    }
}

/// Allows that no problem needed; known only once all others are. A site as of an earlier day, or one
/// with records that cannot be read, keeps silent about much that an `allow` may be there for.
pub(crate) fn report(briefing: &Briefing, used: &[bool], diags: &mut Vec<Diagnostic>) {
    let unread = |one: &Diagnostic| one.severity == Severity::Error && !crate::check::yields(one.rule);
    if briefing.as_of.is_some() || diags.iter().any(unread) {
        return;
    }
    for (allow, used) in briefing.allows.iter().zip(used) {
        let known = RULES.iter().any(|rule| rule.name == allow.rule && rule.yields);
        if !used && known {
            let message = format!("nothing here breaks `{}`", allow.rule);
            let diagnostic = Diagnostic::warning("unneeded-allow", allow.span, message);
            debug_assert_eq!(diagnostic.severity, Severity::Warning);
            diags.push(diagnostic.help("take the line out, so that the rule speaks up when it is broken"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

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
