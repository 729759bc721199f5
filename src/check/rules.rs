//! The table of rules: their names, their levels, and the checks of those that look at the whole.
//!
//! Rules without a check here are kept where the fault is met, in the rooms before this one. A rule
//! that yields can be set to another level, or allowed by a record with a reason; the others guard
//! what the program itself relies on.

mod bad_date;
mod dead_link;
mod derived_circle;
mod edition_number;
mod event_after_sources;
mod event_without_source;
mod fact_without_source;
mod inferred_without_note;
mod judgement_outcome_unknown;
mod missing_date_note;
mod missing_direction_note;
mod older_sources;
mod response_circle;
mod response_to_later;
mod self_response;
mod single_source;
pub(super) mod unneeded_allow;
mod unsourced;
mod unused_actor;
mod unused_place;
mod unused_source;
mod unused_topic;
mod withdrawn_without_reason;

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
    bad_date::RULE,
    kept("bad-id", Error),
    kept("bad-language", Error),
    kept("bad-template", Error),
    dead_link::RULE,
    derived_circle::RULE,
    kept("duplicate-id", Error),
    kept("duplicate-key", Error),
    edition_number::RULE,
    event_after_sources::RULE,
    event_without_source::RULE,
    fact_without_source::RULE,
    inferred_without_note::RULE,
    kept("interval-backwards", Error),
    judgement_outcome_unknown::RULE,
    missing_date_note::RULE,
    missing_direction_note::RULE,
    kept("missing-field", Error),
    kept("missing-file", Error),
    kept("missing-words", Error),
    kept("not-in-list", Error),
    kept("not-utf8", Error),
    kept("not-yaml", Error),
    older_sources::RULE,
    response_circle::RULE,
    response_to_later::RULE,
    self_response::RULE,
    single_source::RULE,
    kept("stray-file", Warning),
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
    unsourced::RULE,
    unused_actor::RULE,
    unused_place::RULE,
    unused_source::RULE,
    unused_topic::RULE,
    withdrawn_without_reason::RULE,
    kept("wrong-type", Error),
];
