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
                found.at(span, format!("`{name}` cannot be set aside: the site could not be made without it"));
            }
            Some(_) => {}
        }
    }
}

/// Allows that no problem needed; known only once all others are.
pub(crate) fn report(briefing: &Briefing, used: &[bool], diags: &mut Vec<Diagnostic>) {
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
