//! A project without the record of the briefing itself.
//!
//! `content/briefing.yaml` says what the briefing is called and in which languages it is. Every
//! other file may be missing; this one may not.
//!
//! ```yaml
//! # content/briefing.yaml is not there
//! ```
//!
//! Add the file with at least these three fields:
//!
//! ```yaml
//! # content/briefing.yaml
//! title: The harbour dispute
//! description: What the town and the port do to each other.
//! languages: [en]
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("missing-file", Error);

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn no_record_of_the_briefing() {
        check(
            "missing-file",
            "
            //- content/briefing.yaml
            #nowhere there is no content/briefing.yaml, the record of the briefing itself",
        );
    }

    #[test]
    fn a_record_that_has_faults_is_there() {
        check(
            "missing-file",
            "
            //- content/briefing.yaml
            title: T",
        );
    }
}
