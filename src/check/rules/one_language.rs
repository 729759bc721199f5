//! All sources of an event are in one language, though the briefing is in several.
//!
//! A briefing in two languages has two publics, and each reads its own press first. When five or
//! more sources are cited and all are in one language, the other public's press was probably not
//! searched, and with it often the other side's account.
//!
//! ```yaml
//! # content/briefing.yaml
//! languages: [en, es]
//! # content/events/2026-01-07-call.yaml
//! sources: [agency-2026-01-07-call, times-2026-01-08-call, port-2026-01-08-statement]
//! ```
//!
//! Write it as:
//!
//! ```yaml
//! # content/briefing.yaml
//! languages: [en, es]
//! # content/events/2026-01-07-call.yaml
//! sources: [agency-2026-01-07-call, times-2026-01-08-call, faro-2026-01-08-llamada]
//! ```

use super::{Rule, rule};
use crate::check::prose::primary;
use crate::check::{Context, Found, field};
use crate::diag::Severity::Warning;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = rule("one-language", Warning, check);

/// How many sources make it worth asking. Ours: of a few pages that carry an
/// event, all are in one language often enough by chance.
const FEWEST: usize = 5;

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let languages: BTreeSet<&str> = context.briefing.languages().map(primary).collect();
    // On a day in the past, sources in other languages may not have been published yet.
    if languages.len() < 2 || context.briefing.as_of.is_some() {
        return;
    }
    for (_, event) in context.briefing.listed() {
        let sources = context.known().sources_of(event);
        let mut tags =
            sources.iter().map(|source| primary(&context.briefing.sources[*source].language.value));
        let Some(first) = tags.next().filter(|_| sources.len() >= FEWEST) else { continue };
        if tags.all(|tag| tag == first) && !context.briefing.lacks("unknown-source", event.span) {
            let message = format!("all {} sources of this event are in `{first}`", sources.len());
            let help = "look for it in the press of another language of the briefing";
            found.at(field::first_key(context, event.span), message).help(help);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    const SOURCES: &str = "
            //- content/sources/more.yaml
            - {id: three, publisher: T, published: 2026-01-02, language: en-GB, kind: newspaper}
            - {id: four, publisher: F, published: 2026-01-02, language: en, kind: newspaper}
            - {id: five, publisher: F, published: 2026-01-02, language: en, kind: newspaper}
            //- content/events/2026-01-02-a.yaml";

    const EVENT: &str = "
            date: 2026-01-02
            summary: S.
            direction: neutral
            significance: 1
            facts: [{text: F., sources: [one, three, four, five, undated]}]";

    #[test]
    fn five_in_one_language() {
        let briefing = "
            //- content/briefing.yaml
            {title: T, description: D, languages: [en, es], sides: [{id: us, name: US}, {id: co, name: CO}]}";
        let mark = "
            title: A
            #<^^^^ all 5 sources of this event are in `en`";
        check("one-language", &format!("{briefing}{SOURCES}{mark}{EVENT}"));
        let other = EVENT.replace("undated", "undated, two");
        check("one-language", &format!("{briefing}{SOURCES}\n            title: A{other}"));
    }

    #[test]
    fn a_briefing_in_one_language() {
        check("one-language", &format!("{SOURCES}\n            title: A{EVENT}"));
    }
}
