//! One publisher stands behind more than a quarter of the briefing's events.
//!
//! A chronology inherits what its sources choose to report and how they see it. Where one outlet
//! carries much of it, the briefing is that outlet's view of the story, however sound each report
//! is. ICD 206 has analysts describe their base of sources as a whole for this reason. A publisher
//! counts once for each event that cites it anywhere; writing its name with other capitals, accents,
//! punctuation or without its “The” makes it no other publisher. A small briefing is not asked.
//!
//! ```yaml
//! # content/sources/2026-01.yaml
//! # 6 of the 20 events cite it
//! - id: gazette-2026-01-02-talks
//!   publisher: The Harbour Gazette
//!   language: en
//!   kind: newspaper
//! ```
//!
//! Cite others for some of these events, or say why it cannot be helped, in the first of the
//! publisher's sources:
//!
//! ```yaml
//! # content/sources/2026-01.yaml
//! # 6 of the 20 events cite it
//! - id: gazette-2026-01-02-talks
//!   publisher: The Harbour Gazette
//!   language: en
//!   kind: newspaper
//!   allow:
//!     one-outlet: No other newspaper reports from there.
//! ```

use super::{Rule, rule};
use crate::check::prose::words;
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;
use crate::model::folded;
use crate::model::records::Source;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const RULE: Rule = rule("one-outlet", Warning, check);

/// The share of the events, in percent, beyond which one publisher carries too much. Ours: four that
/// share the load evenly still pass.
const MOST: usize = 25;

/// How many events make a share worth stating. Ours: of fewer, one event is more than five percent,
/// and the first that are entered often come from one page.
const FEWEST: usize = 20;

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let briefing = context.briefing;
    // On a day in the past other sources may not have been published yet, and what cannot be read
    // counts too.
    if briefing.as_of.is_some() || !found.all_read(context, "events") {
        return;
    }
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    let names: Vec<usize> = (briefing.sources.iter().enumerate())
        .map(|(at, source)| *first.entry(normal(&source.publisher.value)).or_insert(at))
        .collect();
    // By the first source of each publisher.
    let mut carried: BTreeMap<usize, usize> = BTreeMap::new();
    let mut events = 0;
    for (_, event) in briefing.listed() {
        events += 1;
        let cited = context.known().sources_of(event);
        let publishers: BTreeSet<usize> = cited.into_iter().map(|source| names[source]).collect();
        publishers.into_iter().for_each(|one| *carried.entry(one).or_default() += 1);
    }
    if events < FEWEST {
        return;
    }
    for (source, count) in carried.into_iter().filter(|(_, count)| count * 100 > events * MOST) {
        let Source { publisher, .. } = &briefing.sources[source];
        let share = (count * 1000 / events) as f64 / 10.0;
        let message =
            format!("`{}` stands behind {count} of the {events} events ({share:.1}%)", publisher.value);
        found
            .at(publisher.span, message)
            .help("cite other publishers too, for those events that they report");
    }
}

/// A publisher's name as it is compared: in small letters without accents, its words alone, and
/// without an article of English in front. What stands in brackets tells papers of one name apart.
fn normal(publisher: &str) -> String {
    let small = publisher.to_lowercase();
    let words: Vec<&str> = words(&small).map(|(_, word)| word).collect();
    let rest = words.strip_prefix(&["the"]).filter(|rest| !rest.is_empty()).unwrap_or(&words);
    rest.join(" ").chars().map(folded).collect()
}

#[cfg(test)]
mod tests {
    use super::normal;
    use crate::check::fixture::check;
    use std::fmt::Write as _;

    /// A briefing of `many` events, the base's included: `carried` of them cite the Gazette, under both
    /// of its spellings or under one, the others a publisher of their own.
    fn project(many: usize, carried: usize, mark: &str) -> String {
        let mut files = format!(
            "//- content/sources/gazette.yaml\n- {{id: a, publisher: The Gazétte, language: en, kind: wire}}\n\
             {mark}- {{id: b, publisher: GAZETTE, language: en, kind: wire}}\n"
        );
        for at in 1..many {
            let own = format!("own-{at}");
            let cited = if at > carried { &own } else { ["a, b", "b"][at % 2] };
            write!(
                files,
                "//- content/sources/{own}.yaml\n- {{id: {own}, publisher: P{at}, language: en, kind: wire}}\n\
                 //- content/events/e{at}.yaml\ntitle: A\ndate: 2026-01-05\nsummary: S.\ndirection: neutral\n\
                 significance: 1\nfacts: [{{text: F., sources: [{cited}]}}]\n"
            )
            .expect("a string takes whatever is written to it");
        }
        files
    }

    #[test]
    fn more_than_a_quarter_and_a_quarter() {
        let mark =
            "#                    ^^^^^^^^^^^ `The Gazétte` stands behind 6 of the 20 events (30.0%)\n";
        check("one-outlet", &project(20, 6, mark));
        check("one-outlet", &project(20, 5, ""));
    }

    #[test]
    fn a_small_briefing() {
        check("one-outlet", &project(19, 18, ""));
    }

    #[test]
    fn names_are_compared_by_their_words() {
        assert_eq!(normal("The New-York Times"), normal("new-york times"));
        assert_eq!(normal("Notimérica"), normal("NOTIMERICA "));
        assert_eq!(normal("The The"), "the");
        assert_ne!(normal("El País"), normal("El País (Cali)"));
        assert_ne!(normal("新华社"), normal("中新社"));
    }
}
