//! A text that is not translated into every language of the briefing.
//!
//! Every language of the briefing has its own pages, and readers of one of them find a text in
//! another language where theirs is missing. A text that is the same in every language, such as a
//! name, is written as one plain text. A quote is translated into every language but its own. A
//! Markdown page has one file for each language, or one file for all.
//!
//! ```yaml
//! # content/briefing.yaml
//! languages: [en, es]
//! # content/events/2026-01-07-call.yaml
//! title:
//!   en: The talks begin
//! ```
//!
//! Add the other languages:
//!
//! ```yaml
//! # content/briefing.yaml
//! languages: [en, es]
//! # content/events/2026-01-07-call.yaml
//! title:
//!   en: The talks begin
//!   es: Empiezan las conversaciones
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found, each_text, top};
use crate::diag::Severity::Warning;
use crate::model::decode::list_of;
use crate::model::records::Quote;
use crate::model::values::{Language, Text};

pub(super) const RULE: Rule = rule("missing-translation", Warning, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let languages: Vec<&Language> = context.briefing.languages().collect();
    each_text(context.briefing, &mut |passage| {
        // A quote needs no translation into its own language, so quotes are looked at as a whole.
        if passage.field != "translation" {
            let message = format!("`{}` is not translated into", passage.field);
            report(passage.text, &languages, &message, found);
        }
    });
    for quote in context.briefing.events.iter().flat_map(|event| &event.quotes) {
        of_quote(quote, &languages, found);
    }
    for page in &context.briefing.pages {
        let lacking = languages.iter().filter(|language| {
            page.versions.iter().all(|one| one.language.as_ref().is_some_and(|tag| tag != **language))
        });
        if let Some(lacking) = listed(lacking.copied()) {
            let (id, first) = (&page.id.0, &page.versions[0]);
            let message = format!("the page `{id}` is not translated into {lacking}");
            let help =
                format!("add a file for it beside this one, or name this one `{id}.md` if it serves all");
            found.at(top(first.body.span.file), message).help(help);
        }
    }
}

fn of_quote(quote: &Quote, languages: &[&Language], found: &mut Found<'_>) {
    let own = primary(&quote.language.value);
    let others: Vec<&Language> = languages.iter().filter(|other| primary(other) != own).copied().collect();
    match &quote.translation {
        Some(text) => report(text, &others, "the quote is not translated into", found),
        None => {
            if let Some(lacking) = listed(others.into_iter()) {
                let message = format!("the quote is not translated into {lacking}");
                found.at(quote.language.span, message).help("add the words under `translation`, by language");
            }
        }
    }
}

/// Reports those of `languages` that `text` lacks, at the first language it has.
fn report(text: &Text, languages: &[&Language], message: &str, found: &mut Found<'_>) {
    let lacking = languages.iter().filter(|language| text.exact(language).is_none());
    let first = text.versions().find_map(|(language, _)| language);
    if let (Some(lacking), Some(first)) = (listed(lacking.copied()), first) {
        let help = "add it under its own tag, or write one plain text if it is the same in every language";
        found.at(first.span, format!("{message} {lacking}")).help(help);
    }
}

/// The tags of `languages` in one phrase; nothing if there are none.
fn listed<'l>(languages: impl Iterator<Item = &'l Language>) -> Option<String> {
    let tags: Vec<&str> = languages.map(|language| language.0.as_str()).collect();
    (!tags.is_empty()).then(|| list_of(&tags).replace(" or ", " and "))
}

/// The language of a tag without its country or script.
fn primary(language: &Language) -> &str {
    language.0.split('-').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    const BRIEFING: &str = "
        //- content/briefing.yaml
        title: T
        description: D
        languages: [en, es, pt]
        sides: [{id: us, name: US}, {id: co, name: CO}]
        //- templates/i18n/pt.yaml
        nav: {}
        ";

    #[test]
    fn texts_of_records() {
        check(
            "missing-translation",
            &format!(
                "{BRIEFING}
        //- content/topics.yaml
        - {{id: talk, name: {{en: Talk, es: Charla}}}}
        #                   ^^ `name` is not translated into `pt`
        //- content/actors.yaml
        - id: ann
          name: Ann
          kind: person
          offices:
          - title:
              es: Jefa
        #     ^^ `title` is not translated into `en` and `pt`
        - {{id: bob, name: Bob, kind: person}}"
            ),
        );
    }

    #[test]
    fn quotes() {
        check(
            "missing-translation",
            &format!(
                "{BRIEFING}
        //- content/events/2026-01-02-a.yaml
        title: A
        date: 2026-01-02
        summary: S
        direction: neutral
        significance: 1
        facts: []
        quotes:
        - {{speaker: ann, text: Ya veremos., language: es-CO, translation: {{en: We will see.}}}}
        #                                                                  ^^ the quote is not translated into `pt`
        - {{speaker: ann, text: Veremos., language: pt}}
        #                                          ^^ the quote is not translated into `en` and `es`
        - {{speaker: ann, text: Hi., language: en, translation: {{es: Hola., pt: Oi.}}}}"
            ),
        );
    }

    #[test]
    fn pages() {
        check(
            "missing-translation",
            &format!(
                "{BRIEFING}
        //- content/pages/about.en.md
        ---
        #< the page `about` is not translated into `pt`
        title: About
        ---
        //- content/pages/about.es.md
        ---
        title: Acerca de
        ---
        //- content/pages/method.md
        ---
        title: Method
        ---"
            ),
        );
    }

    #[test]
    fn a_plain_text_serves_all() {
        check("missing-translation", BRIEFING);
    }

    #[test]
    fn one_language_needs_no_other() {
        check(
            "missing-translation",
            "
            //- content/topics.yaml
            - {id: talk, name: {en: Talk}}
            //- content/pages/about.en.md
            ---
            title: About
            ---",
        );
    }
}
