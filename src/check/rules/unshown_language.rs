//! A text in a language that the briefing does not have.
//!
//! A text may be written in several languages, and each page shows the one in its own. The words in
//! a language that `languages` in `content/briefing.yaml` does not list stand on no page.
//!
//! ```yaml
//! # content/briefing.yaml
//! title:
//!   en: The harbour dispute
//!   es: La disputa del puerto
//! languages: [en]
//! ```
//!
//! Take the words out, or add the language to the briefing:
//!
//! ```yaml
//! # content/briefing.yaml
//! title:
//!   en: The harbour dispute
//!   es: La disputa del puerto
//! languages: [en, es]
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found, each_text};
use crate::diag::Severity::Warning;
use crate::model::decode::list_of;
use crate::model::names::nearest;

pub(super) const RULE: Rule = rule("unshown-language", Warning, check);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let tags: Vec<&str> = context.briefing.languages().map(|language| language.0.as_str()).collect();
    each_text(context.briefing, &mut |passage| {
        for (language, _) in passage.text.versions() {
            let Some(language) = language else { continue };
            // Where a page has no words of its own it shows the first there are.
            let is_shown = |page| passage.text.get(page).1 == Some(&language.value);
            if context.briefing.languages().any(is_shown) {
                continue;
            }
            let message = format!("no page shows the words in `{}` of `{}`", language.value, passage.field);
            let help = match nearest(&language.value.0, tags.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!(
                    "the briefing is in {}; a further language goes into `languages` of content/briefing.yaml",
                    list_of(&tags).replace(" or ", " and ")
                ),
            };
            found.at(language.span, message).help(help);
        }
    });
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    #[test]
    fn words_that_stand_on_no_page() {
        check(
            "unshown-language",
            "
            //- content/briefing.yaml
            title: {en: T, es: T, fr: T}
            #                     ^^ no page shows the words in `fr` of `title`
            description: D
            languages: [en, es]
            sides: [{id: us, name: US}, {id: co, name: CO}]
            //- content/topics.yaml
            - {id: talk, name: {en: Talk, es-CO: Charla}}
            #                             ^^^^^ no page shows the words in `es-CO` of `name`",
        );
    }

    #[test]
    fn words_that_stand_in_for_others() {
        check(
            "unshown-language",
            "
            //- content/briefing.yaml
            title: {en: T, es: T}
            description: D
            languages: [en, es]
            sides: [{id: us, name: US}, {id: co, name: CO}]
            //- content/topics.yaml
            - {id: talk, name: {fr: Pourparlers}}
            - {id: more, name: More}",
        );
    }
}
