//! An outcome of a judgement that no earlier edition made.
//!
//! An edition says how the judgements of earlier editions turned out, so that readers can see how
//! good they were: ICD 203 asks analysts to explain how later reporting bears on what they judged
//! before. An outcome whose judgement cannot be found tells them nothing.
//!
//! ```yaml
//! # content/editions/2026-01-09.yaml
//! judgements:
//!   - id: meeting-in-february
//!     statement: It is likely that they will meet in February.
//! # content/editions/2026-03-01.yaml
//! number: 2
//! outcomes:
//!   - judgement: meeting-in-febuary
//!     result: happened
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! # content/editions/2026-01-09.yaml
//! judgements:
//!   - id: meeting-in-february
//!     statement: It is likely that they will meet in February.
//! # content/editions/2026-03-01.yaml
//! number: 2
//! outcomes:
//!   - judgement: meeting-in-february
//!     result: happened
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Error;
use crate::model::nearest;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = rule("judgement-outcome-unknown", Error, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    // An edition that could not be read may well have made the judgement.
    if !found.all_read(context, "editions/") {
        return;
    }
    let editions = &context.briefing.editions;
    // Each judgement with the first edition that makes it.
    let mut made: BTreeMap<&str, &str> = BTreeMap::new();
    for edition in editions {
        for judgement in &edition.judgements {
            made.entry(judgement.id.value.0.as_str()).or_insert(edition.id.0.as_str());
        }
    }
    for edition in editions {
        let is_earlier = |id: &str| made.get(id).is_some_and(|first| *first < edition.id.0.as_str());
        for id in edition.outcomes.iter().map(|outcome| &outcome.judgement) {
            let name = id.value.0.as_str();
            if is_earlier(name) {
                continue;
            }
            let help = match made.get(name) {
                Some(first) => {
                    format!("it is made in the edition of {first}; tell its outcome in a later one")
                }
                None => match nearest(name, made.keys().copied().filter(|id| is_earlier(id))) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "name the `id` of a judgement of an earlier edition".to_owned(),
                },
            };
            found.at(id.span, format!("no earlier edition makes the judgement `{name}`")).help(help);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::{all_problems, check};

    const FIRST: &str = "
            //- content/editions/2026-01-02.yaml
            number: 1
            trend: unchanged
            trend_note: Nothing moved.
            bottom_line: Nothing moved.
            highlights: [2026-01-01-base]
            judgements: [{id: they-will-meet, statement: They will meet., likelihood: likely}]
            //- content/editions/2026-01-03.yaml
            number: 2
            trend: unchanged
            trend_note: Nothing moved.
            bottom_line: Nothing moved.
            highlights: [2026-01-01-base]
            judgements: [{id: they-will-talk, statement: They will talk., likelihood: likely}]";

    #[test]
    fn judgements_that_were_not_made_before() {
        check(
            "judgement-outcome-unknown",
            &format!(
                "{FIRST}
            outcomes:
            - {{judgement: they-will-met, result: happened}}
            #             ^^^^^^^^^^^^^ no earlier edition makes the judgement `they-will-met`
            - {{judgement: they-will-talk, result: happened}}
            #             ^^^^^^^^^^^^^^ no earlier edition makes the judgement `they-will-talk`"
            ),
        );
    }

    #[test]
    fn a_judgement_of_an_earlier_edition() {
        check(
            "judgement-outcome-unknown",
            &format!(
                "{FIRST}
            outcomes: [{{judgement: they-will-meet, result: did-not}}]"
            ),
        );
    }

    #[test]
    fn an_edition_that_cannot_be_read_may_have_made_it() {
        let fixture = format!(
            "{FIRST}
            outcomes: [{{judgement: of-the-other, result: did-not}}]
            //- content/editions/2026-01-01.yaml
            number: one"
        );
        assert!(!all_problems(&fixture).contains("judgement-outcome-unknown"));
    }
}
