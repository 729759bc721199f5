//! A figure's numbers contradict one another, or there is none.
//!
//! A figure gives its best value, the lowest and the highest that sources give, or some of the three.
//! The lowest cannot be above the highest, and the best lies between them; otherwise a digit was
//! mistyped, and the page would print it with all the weight of a number.
//!
//! ```yaml
//! figures:
//!   - name: Boats in the harbour
//!     best: 100
//!     min: 115
//!     max: 83
//!     sources: [gazette-2026-01-07-call]
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! figures:
//!   - name: Boats in the harbour
//!     best: 100
//!     min: 83
//!     max: 115
//!     sources: [gazette-2026-01-07-call]
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found, field};
use crate::diag::Severity::Error;
use crate::model::records::Figure;

pub(super) const RULE: Rule = rule("figure-range", Error, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for figure in context.briefing.events.iter().flat_map(|event| &event.figures) {
        let Some((name, message)) = fault(figure) else { continue };
        let span = field::value(context, figure.span, name);
        let problem = found.at(span, message);
        if name == "name" {
            problem.help("give `best`, or `min` and `max` where there is only a range");
        }
    }
}

/// The field that is wrong, and what is wrong with it.
fn fault(figure: &Figure) -> Option<(&'static str, String)> {
    let [best, min, max] = [figure.best, figure.min, figure.max].map(|number| number.map(|number| number.0));
    if best.or(min).or(max).is_none() {
        return Some(("name", "the figure has no number".to_owned()));
    }
    if let (Some(min), Some(max)) = (min, max)
        && min > max
    {
        return Some(("min", format!("`min` {min} is more than `max` {max}")));
    }
    let best = best?;
    match (min, max) {
        (Some(min), _) if best < min => Some(("best", format!("`best` {best} is less than `min` {min}"))),
        (_, Some(max)) if best > max => Some(("best", format!("`best` {best} is more than `max` {max}"))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn numbers_that_contradict_one_another() {
        check(
            "figure-range",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S.
            direction: neutral
            significance: 1
            facts: [{text: F., sources: [one]}]
            figures:
            - {name: Hurt, min: 115, max: 83.5, best: 100}
            #                   ^^^ `min` 115 is more than `max` 83.5
            - {name: Hurt, best: 5, min: 83}
            #                    ^ `best` 5 is less than `min` 83
            - {name: Hurt, best: 120, max: 115}
            #                    ^^^ `best` 120 is more than `max` 115
            - {name: Hurt, unit: people}
            #        ^^^^ the figure has no number
            - {name: Hurt, best: 83, min: 83, max: 115}
            - {name: Hurt, min: 83}",
        );
    }
}
