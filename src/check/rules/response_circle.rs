//! Events that answer one another in a circle.
//!
//! What came first cannot also be the answer to what followed from it. A chain of answers that
//! leads back to its beginning cannot be drawn or told; one of its links is wrong.
//!
//! ```yaml
//! # content/events/2026-01-08-offer.yaml
//! title: The town makes an offer
//! date: 2026-01-08
//! responds_to:
//!   - event: 2026-01-08-reply
//!     basis: stated
//! # content/events/2026-01-08-reply.yaml
//! title: Ben Stone turns it down
//! date: 2026-01-08
//! responds_to:
//!   - event: 2026-01-08-offer
//!     basis: stated
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! # content/events/2026-01-08-offer.yaml
//! title: The town makes an offer
//! date: 2026-01-08
//! # content/events/2026-01-08-reply.yaml
//! title: Ben Stone turns it down
//! date: 2026-01-08
//! responds_to:
//!   - event: 2026-01-08-offer
//!     basis: stated
//! ```

use super::{Rule, rule};
use crate::check::circles::{circles, path};
use crate::check::{Context, Found};
use crate::diag::Severity::Error;
use crate::diag::Span;

pub(super) const RULE: Rule = rule("response-circle", Error, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let events = &context.briefing.events;
    // An event that answers itself breaks a rule of its own.
    let others =
        |at: usize| events[at].responds_to.iter().map(|one| one.event.index()).filter(move |to| *to != at);
    let next: Vec<Vec<usize>> = (0..events.len()).map(|at| others(at).collect()).collect();
    let link = |from: usize, to: usize| -> Span {
        let mut answers = events[from].responds_to.iter();
        answers.find(|one| one.event.index() == to).expect("the circle goes this way").event.span
    };
    circles(&next, |circle| {
        // It is told from the first id on, since events that answer each other have no order.
        let mut circle = circle.to_vec();
        let first = (0..circle.len()).min_by_key(|at| &events[circle[*at]].id);
        circle.rotate_left(first.unwrap_or_default());
        let named = path(&circle, |at| events[at].id.0.as_str());
        let message = format!("events answer each other in a circle: {named}");
        let last = circle[circle.len() - 1];
        let problem = found.at(link(circle[0], circle[1]), message).help("take out the answer that is none");
        problem.note(link(last, circle[0]), "the circle is closed here");
    });
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    const REST: &str = "
            title: A thing happens
            summary: It did.
            date: 2026-01-02
            topics: [talk]
            direction: neutral
            significance: 1
            facts: [{text: It did., sources: [two]}]";

    #[test]
    fn a_circle_is_told_once_at_its_first_event() {
        check(
            "response-circle",
            &format!(
                "
            //- content/events/2026-01-02-b.yaml{REST}
            responds_to:
            - 2026-01-02-a
            //- content/events/2026-01-02-a.yaml{REST}
            responds_to:
            - 2026-01-01-base
            - event: 2026-01-02-c
            #        ^^^^^^^^^^^^ events answer each other in a circle: `2026-01-02-a` → `2026-01-02-c` → `2026-01-02-b` → `2026-01-02-a`
            //- content/events/2026-01-02-c.yaml{REST}
            responds_to: [2026-01-02-b]"
            ),
        );
    }

    #[test]
    fn two_answers_to_one_event_are_no_circle() {
        check(
            "response-circle",
            &format!(
                "
            //- content/events/2026-01-02-a.yaml{REST}
            responds_to: [2026-01-01-base]
            //- content/events/2026-01-02-b.yaml{REST}
            responds_to: [2026-01-01-base, 2026-01-02-a, 2026-01-02-b]"
            ),
        );
    }
}
