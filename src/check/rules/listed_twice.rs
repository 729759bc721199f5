//! An id that stands twice in one list.
//!
//! The second adds nothing: a source that is cited twice for one fact is one source. Most often two
//! ids that look alike were meant, and one of them is missing.
//!
//! ```yaml
//! facts:
//!   - text: They spoke for an hour.
//!     sources: [gazette-2026-01-07-call, herald-2026-01-08-call, gazette-2026-01-07-call]
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! facts:
//!   - text: They spoke for an hour.
//!     sources: [gazette-2026-01-07-call, herald-2026-01-08-call]
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;
use crate::diag::Span;
use crate::model::Visit;
use crate::model::values::Id;

pub(super) const RULE: Rule = rule("listed-twice", Warning, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let mut lists = Lists { field: "", seen: Vec::new(), found };
    context.briefing.walk(&mut lists);
}

/// Follows the references of one field at a time: a record inside a list begins with a field of its own,
/// so whatever comes between two fields stands in one list.
struct Lists<'f, 'a> {
    field: &'static str,
    seen: Vec<(Id, Span)>,
    found: &'f mut Found<'a>,
}

impl Visit for Lists<'_, '_> {
    fn field(&mut self, name: &'static str) {
        self.field = name;
        self.seen.clear();
    }

    fn reference(&mut self, _: &'static str, id: &Id, span: Span) {
        match self.seen.iter().find(|(earlier, _)| earlier == id) {
            Some((_, first)) => {
                let problem = self.found.at(span, format!("`{}` stands twice in `{}`", id.0, self.field));
                problem
                    .note(*first, "first here")
                    .help("take one of the two out, or write the one that was meant");
            }
            None => self.seen.push((id.clone(), span)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn sources_and_topics() {
        check(
            "listed-twice",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            topics: [talk, talk]
            #              ^^^^ `talk` stands twice in `topics`
            direction: neutral
            significance: 1
            facts:
            - {text: F., sources: [one, two, one]}
            #                                ^^^ `one` stands twice in `sources`
            claims:
            - {text: C., by: [ann, ann], status: unverified, sources: [one]}
            #                      ^^^ `ann` stands twice in `by`
            sources:
            - two
            - two
            # ^^^ `two` stands twice in `sources`",
        );
    }

    #[test]
    fn one_source_in_several_lists() {
        check(
            "listed-twice",
            "
            //- content/events/2026-01-02-a.yaml
            title: A
            date: 2026-01-02
            summary: S
            direction: neutral
            significance: 1
            facts:
            - {text: F., sources: [one, two]}
            - {text: G., sources: [one, two]}
            quotes:
            - {speaker: ann, text: Yes, language: en, translation_source: one, sources: [one]}
            - {speaker: ann, text: No, language: en, sources: [one]}
            disagreements:
            - about: How long
              versions: [{says: an hour, sources: [one]}, {says: a day, sources: [one]}]
            sources: [one, two]",
        );
    }
}
