//! An edition with fewer than two highlights, or more than five.
//!
//! Highlights are what an edition puts first. One is no choice, and of more than five a reader
//! remembers none; the rest is one step away, in the list of what is new.
//!
//! ```yaml
//! # content/editions/2026-01-09.yaml
//! highlights: [2026-01-07-call]
//! ```
//!
//! Name two to five events:
//!
//! ```yaml
//! # content/editions/2026-01-09.yaml
//! highlights: [2026-01-07-call, 2026-01-04-threat]
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = rule("highlights-count", Error, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for edition in &context.briefing.editions {
        // As written: an id that leads nowhere is reported as such, and still counts.
        let written = edition.highlights.written;
        if !(2..=5).contains(&written) {
            let things = if written == 1 { "highlight" } else { "highlights" };
            let message = format!("the edition has {written} {things}; a reader takes in 2 to 5");
            found.at(edition.highlights.span, message).help("name the two to five events that matter most");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    fn edition(highlights: &str) -> String {
        format!(
            "//- content/editions/2026-01-09.yaml\nnumber: 1\ntrend: improved\ntrend_note: N\nbottom_line: B\n\
             highlights:{highlights}\n"
        )
    }

    #[test]
    fn too_few() {
        check(
            "highlights-count",
            &edition(" []\n#           ^ the edition has 0 highlights; a reader takes in 2 to 5"),
        );
        let one =
            "\n- 2026-01-01-base\n# ^^^^^^^^^^^^^^^ the edition has 1 highlight; a reader takes in 2 to 5";
        check("highlights-count", &edition(one));
    }

    #[test]
    fn too_many() {
        let many = " [2026-01-01-base, a, b, c, d, e]\n\
                    #           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the edition has 6 highlights; a reader takes in 2 to 5";
        check("highlights-count", &edition(many));
    }

    #[test]
    fn two_to_five() {
        check("highlights-count", &edition(" [2026-01-01-base, 2026-01-01-base]"));
        // One that leads nowhere is another rule's matter.
        check("highlights-count", &edition(" [2026-01-01-base, nothing]"));
    }
}
