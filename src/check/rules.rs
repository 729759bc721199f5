//! The table of rules: their names, their levels, and the checks of those that look at the whole.
//!
//! Rules without a check here are kept where the fault is met, in the rooms before this one. A rule
//! that yields can be set to another level, or allowed by a record with a reason; the others guard
//! what the program itself relies on.

mod address_taken;
mod bad_address;
mod bad_coordinates;
mod bad_date;
mod bad_file_name;
mod bad_id;
mod bad_language;
mod bad_template;
mod bottom_line_too_long;
mod claim_disputed_by_nobody;
mod control_character;
mod correction_incomplete;
mod dead_link;
mod derived_circle;
mod duplicate_id;
mod duplicate_key;
mod edition_number;
mod established_on_one_root;
mod event_after_sources;
mod event_without_source;
mod fact_without_source;
mod figure_range;
mod file_too_large;
mod forbidden_link;
mod highlights_count;
mod id_of_another_day;
mod inferred_without_note;
mod interval_backwards;
mod judgement_outcome_unknown;
mod likelihood_with_confidence;
mod listed_twice;
mod loaded_verb;
mod long_quote;
mod lost_text;
mod measure_dates;
mod measure_without_event;
mod missing_date_note;
mod missing_direction_note;
mod missing_field;
mod missing_file;
mod missing_translation;
mod missing_words;
mod near_duplicate;
mod not_in_list;
mod not_utf8;
mod not_yaml;
mod numbers_differ;
mod office_on_that_day;
mod older_sources;
mod one_language;
mod one_outlet;
mod one_sided;
mod placeholder;
mod raw_html;
mod refuted_stated_as_fact;
mod relative_words;
mod response_circle;
mod response_to_later;
mod same_address_twice;
mod self_response;
mod silent_gap;
mod single_source;
mod site_too_large;
mod stray_file;
mod superlative_without_source;
mod title_too_long;
mod tracking_address;
mod unknown_actor;
mod unknown_edition;
mod unknown_event;
mod unknown_field;
mod unknown_measure;
mod unknown_page;
mod unknown_place;
mod unknown_rung;
mod unknown_side;
mod unknown_source;
mod unknown_topic;
mod unknown_words;
pub(super) mod unneeded_allow;
mod unshown_language;
mod unsourced;
mod untranslated;
mod unused_actor;
mod unused_place;
mod unused_source;
mod unused_topic;
mod withdrawn_without_reason;
mod wrong_type;
mod wrong_weekday;

use super::{Context, Found};
use crate::diag::Severity::{self, Warning};

/// One rule.
pub(crate) struct Rule {
    /// As in `allow: {NAME: reason}`.
    pub(crate) name: &'static str,
    /// What it is for, with a failing and a mended example: the text at the head of its file.
    pub(crate) text: &'static str,
    pub(crate) level: Severity,
    /// Whether the author may set it aside.
    pub(crate) yields: bool,
    pub(crate) check: Option<fn(&Context<'_>, &mut Found<'_>)>,
}

/// A rule that is kept where records are read or pages are made. The site can be made in spite of
/// what it only warns of, so a warning yields.
const fn kept(name: &'static str, level: Severity) -> Rule {
    Rule { name, text: "", level, yields: matches!(level, Warning), check: None }
}

/// A rule with a file of its own.
const fn rule(name: &'static str, level: Severity, check: fn(&Context<'_>, &mut Found<'_>)) -> Rule {
    Rule { name, text: "", level, yields: true, check: Some(check) }
}

/// The length of the text at the head of a file: its lines that begin with `//!`.
const fn head(file: &str) -> usize {
    let bytes = file.as_bytes();
    let mut at = 0;
    while at + 2 < bytes.len() && bytes[at] == b'/' && bytes[at + 1] == b'/' && bytes[at + 2] == b'!' {
        while at < bytes.len() && bytes[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    at
}

/// Each rule with the text at the head of its file. Only that goes into the program, not the file.
macro_rules! with_texts {
    ($($name:ident::RULE,)*) => { &[ $( Rule {
        text: {
            const FILE: &str = include_str!(concat!("rules/", stringify!($name), ".rs"));
            const HEAD: [u8; head(FILE)] = *FILE.as_bytes().first_chunk().expect("its head is no longer");
            if let Ok(text) = str::from_utf8(&HEAD) { text } else { panic!("code is UTF-8") }
        },
        ..$name::RULE
    }, )* ] };
}

/// Every rule there is, by name.
pub(crate) const RULES: &[Rule] = with_texts![
    address_taken::RULE,
    bad_address::RULE,
    bad_coordinates::RULE,
    bad_date::RULE,
    bad_file_name::RULE,
    bad_id::RULE,
    bad_language::RULE,
    bad_template::RULE,
    bottom_line_too_long::RULE,
    claim_disputed_by_nobody::RULE,
    control_character::RULE,
    correction_incomplete::RULE,
    dead_link::RULE,
    derived_circle::RULE,
    duplicate_id::RULE,
    duplicate_key::RULE,
    edition_number::RULE,
    established_on_one_root::RULE,
    event_after_sources::RULE,
    event_without_source::RULE,
    fact_without_source::RULE,
    figure_range::RULE,
    file_too_large::RULE,
    forbidden_link::RULE,
    highlights_count::RULE,
    id_of_another_day::RULE,
    inferred_without_note::RULE,
    interval_backwards::RULE,
    judgement_outcome_unknown::RULE,
    likelihood_with_confidence::RULE,
    listed_twice::RULE,
    loaded_verb::RULE,
    long_quote::RULE,
    lost_text::RULE,
    measure_dates::RULE,
    measure_without_event::RULE,
    missing_date_note::RULE,
    missing_direction_note::RULE,
    missing_field::RULE,
    missing_file::RULE,
    missing_translation::RULE,
    missing_words::RULE,
    near_duplicate::RULE,
    not_in_list::RULE,
    not_utf8::RULE,
    not_yaml::RULE,
    numbers_differ::RULE,
    office_on_that_day::RULE,
    older_sources::RULE,
    one_language::RULE,
    one_outlet::RULE,
    one_sided::RULE,
    placeholder::RULE,
    raw_html::RULE,
    refuted_stated_as_fact::RULE,
    relative_words::RULE,
    response_circle::RULE,
    response_to_later::RULE,
    same_address_twice::RULE,
    self_response::RULE,
    silent_gap::RULE,
    single_source::RULE,
    site_too_large::RULE,
    stray_file::RULE,
    superlative_without_source::RULE,
    title_too_long::RULE,
    tracking_address::RULE,
    unknown_actor::RULE,
    unknown_edition::RULE,
    unknown_event::RULE,
    unknown_field::RULE,
    unknown_measure::RULE,
    unknown_page::RULE,
    unknown_place::RULE,
    unknown_rung::RULE,
    unknown_side::RULE,
    unknown_source::RULE,
    unknown_topic::RULE,
    unknown_words::RULE,
    unneeded_allow::RULE,
    unshown_language::RULE,
    unsourced::RULE,
    untranslated::RULE,
    unused_actor::RULE,
    unused_place::RULE,
    unused_source::RULE,
    unused_topic::RULE,
    withdrawn_without_reason::RULE,
    wrong_type::RULE,
    wrong_weekday::RULE,
];
