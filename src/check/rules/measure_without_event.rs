//! A measure names no event, so that nobody can see how it came about.
//!
//! The page on measures says what applies; the events say who decided it, why, and what was answered.
//! A measure without a link to any of them stands there without its story, and when it ends nobody
//! is reminded to record that.
//!
//! ```yaml
//! # content/measures.yaml
//! - id: mooring-fee
//!   announced: 2026-01-04
//!   events: []
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! # content/measures.yaml
//! - id: mooring-fee
//!   announced: 2026-01-04
//!   events: [2026-01-04-threat]
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;

pub(super) const RULE: Rule = rule("measure-without-event", Warning, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    // On a day in the past, the events of a measure may not have been known yet.
    if context.briefing.as_of.is_some() {
        return;
    }
    for measure in context.briefing.measures.iter().filter(|measure| measure.events.is_empty()) {
        if context.briefing.lacks("unknown-event", measure.span) {
            continue;
        }
        let help = "list in `events` those that announced, changed or ended it";
        found.at(measure.id.span, format!("measure `{}` names no event", measure.id.value.0)).help(help);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn a_measure_with_and_one_without() {
        check(
            "measure-without-event",
            "
            //- content/measures.yaml
            - {id: ban, kind: visa, name: Ban, by: ann, on: [bob], announced: 2026-01-01}
            #      ^^^ measure `ban` names no event
            - {id: tax, kind: tariff, name: Tax, by: ann, on: [bob], events: [2026-01-01-base]}",
        );
    }
}
