//! The table of rules: their names, their levels, and the checks of those that look at the whole.
//!
//! Rules without a check here are kept where the fault is met, in the rooms before this one. A rule
//! that yields can be set to another level, or allowed by a record with a reason; the others guard
//! what the program itself relies on.

mod bad_coordinates;
mod bad_date;
mod claim_disputed_by_nobody;
mod correction_incomplete;
mod established_on_one_root;
mod figure_range;
mod long_quote;
mod measure_dates;
mod measure_without_event;
mod near_duplicate;
mod numbers_differ;
mod office_on_that_day;
mod one_language;
mod one_sided;
mod refuted_stated_as_fact;
mod relative_words;
mod same_address_twice;
mod tracking_address;
pub(super) mod unneeded_allow;
mod untranslated;
mod wrong_weekday;

use super::{Context, Found};
use crate::diag::Severity::{self, Error, Warning};

/// One rule.
pub(crate) struct Rule {
    /// As in `allow: {NAME: reason}`.
    pub(crate) name: &'static str,
    pub(crate) level: Severity,
    /// Whether the author may set it aside.
    pub(crate) yields: bool,
    pub(crate) check: Option<fn(&Context<'_>, &mut Found<'_>)>,
}

/// A rule that is kept where records are read or pages are made.
const fn kept(name: &'static str, level: Severity) -> Rule {
    Rule { name, level, yields: false, check: None }
}

/// A rule with a file of its own.
const fn rule(name: &'static str, level: Severity, check: fn(&Context<'_>, &mut Found<'_>)) -> Rule {
    Rule { name, level, yields: true, check: Some(check) }
}

/// Every rule there is, by name.
pub(crate) const RULES: &[Rule] = &[
    kept("address-taken", Error),
    kept("bad-address", Error),
    bad_coordinates::RULE,
    bad_date::RULE,
    kept("bad-id", Error),
    kept("bad-language", Error),
    kept("bad-template", Error),
    claim_disputed_by_nobody::RULE,
    correction_incomplete::RULE,
    kept("duplicate-id", Error),
    kept("duplicate-key", Error),
    established_on_one_root::RULE,
    figure_range::RULE,
    kept("interval-backwards", Error),
    long_quote::RULE,
    measure_dates::RULE,
    measure_without_event::RULE,
    kept("missing-field", Error),
    kept("missing-file", Error),
    kept("missing-words", Error),
    near_duplicate::RULE,
    kept("not-in-list", Error),
    kept("not-utf8", Error),
    kept("not-yaml", Error),
    numbers_differ::RULE,
    office_on_that_day::RULE,
    one_language::RULE,
    one_sided::RULE,
    refuted_stated_as_fact::RULE,
    relative_words::RULE,
    same_address_twice::RULE,
    kept("stray-file", Warning),
    tracking_address::RULE,
    kept("unknown-actor", Error),
    kept("unknown-edition", Error),
    kept("unknown-event", Error),
    kept("unknown-field", Error),
    kept("unknown-measure", Error),
    kept("unknown-page", Error),
    kept("unknown-place", Error),
    kept("unknown-rung", Error),
    kept("unknown-side", Error),
    kept("unknown-source", Error),
    kept("unknown-topic", Error),
    kept("unknown-words", Warning),
    rule("unneeded-allow", Warning, unneeded_allow::check),
    untranslated::RULE,
    kept("wrong-type", Error),
    wrong_weekday::RULE,
];
