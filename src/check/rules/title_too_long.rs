//! A title that is longer than a headline.
//!
//! Titles stand in lists, figures, feeds and on phones, where a long one is cut or fills the screen.
//! In the first language of the briefing a title has at most 90 characters; in the others, which
//! may need more words for the same, at most 110.
//!
//! ```yaml
//! title: The two governments announce after a day of talks in the capital that they will meet again in March
//! ```
//!
//! Say what happened, and leave the rest to the summary:
//!
//! ```yaml
//! title: The two governments will meet again in March
//! ```

use super::{Rule, rule};
use crate::check::{Context, Found};
use crate::diag::Severity::Warning;

pub(super) const RULE: Rule = rule("title-too-long", Warning, check);

/// How many characters a title has at most in the first language, and in the others.
const LIMITS: (usize, usize) = (90, 110);

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let first = context.first_language();
    for (language, text) in context.briefing.events.iter().flat_map(|event| event.title.versions()) {
        let strict = language.is_none_or(|language| language.value == *first);
        let limit = if strict { LIMITS.0 } else { LIMITS.1 };
        let Some((cut, _)) = text.value.char_indices().nth(limit) else { continue };
        let length = text.value.chars().count();
        let of = language.map_or(String::new(), |language| format!(" in `{}`", language.value));
        let message = format!("the title is {length} characters long{of}; a headline has at most {limit}");
        let help = "say what happened in fewer words; the rest belongs in `summary`";
        found.at(context.place(text, &(cut..text.value.len())), message).help(help);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    /// An event with these titles, and a mark under the line.
    fn event(titles: &str, mark: &str) -> String {
        format!(
            "//- content/briefing.yaml\ntitle: T\ndescription: D\nlanguages: [en, es]\n\
             sides: [{{id: us, name: US}}, {{id: co, name: CO}}]\n\
             //- content/events/2026-01-02-a.yaml\ndate: 2026-01-02\nsummary: S\ndirection: neutral\nsignificance: 1\n\
             facts: []\ntitle:{titles}{mark}\n"
        )
    }

    #[test]
    fn the_first_language_has_90() {
        let title = format!(" {} and ón", "x".repeat(85));
        let mark =
            format!("\n#{}^^ the title is 92 characters long; a headline has at most 90", " ".repeat(96));
        check("title-too-long", &event(&title, &mark));
        check("title-too-long", &event(&format!(" {}", "é".repeat(90)), ""));
    }

    #[test]
    fn other_languages_have_110() {
        let titles = format!("\n  en: {}\n  es: {}", "x".repeat(90), "ñ".repeat(112));
        let mark = format!(
            "\n#{}^^ the title is 112 characters long in `es`; a headline has at most 110",
            " ".repeat(115)
        );
        check("title-too-long", &event(&titles, &mark));
        check("title-too-long", &event(&titles.replacen("ññ", "", 1), ""));
    }

    #[test]
    fn marks_what_is_too_much_in_a_text_of_several_lines() {
        let title = format!(" >-\n  {}\n  ab cd efg", "x".repeat(88));
        let mark = "\n#  ^^^^^^^^ the title is 98 characters long; a headline has at most 90";
        check("title-too-long", &event(&title, mark));
    }
}
