//! One sentence says both how likely something is and how sure the authors are.
//!
//! ICD 203, the analytic standards of the U.S. intelligence community, keeps the two apart: a
//! likelihood is about the world, a confidence is about the evidence. In one sentence readers take
//! the one for the other, so that “low confidence that it is likely” reads as “unlikely”.
//!
//! ```yaml
//! # content/editions/2026-01-09.yaml
//! judgements:
//!   - id: more-talks
//!     statement: We have moderate confidence that the talks are likely to resume.
//! ```
//!
//! Give each its own field:
//!
//! ```yaml
//! # content/editions/2026-01-09.yaml
//! judgements:
//!   - id: more-talks
//!     statement: The talks are likely to resume.
//!     likelihood: likely
//!     confidence:
//!       level: moderate
//!       basis: Two independent sources agree.
//! ```

use super::{Rule, rule};
use crate::check::prose::sentences;
use crate::check::{Context, Found};
use crate::diag::Severity::Error;
use crate::model::body;
use crate::model::decode::At;
use crate::model::values::{Inline, Language};
use std::ops::Range;

pub(super) const RULE: Rule = rule("likelihood-with-confidence", Error, check);

/// The words of one language. Confidence in its everyday sense, as in “a vote of no confidence”, is
/// not among them.
struct Terms {
    language: &'static str,
    likelihood: &'static [&'static str],
    confidence: &'static [&'static str],
}

/// The terms of both rows of ICD 203 and their usual forms, longer ones before those they contain.
const TERMS: &[Terms] = &[
    Terms {
        language: "en",
        likelihood: &[
            "almost no chance",
            "roughly even chance",
            "roughly even odds",
            "roughly even",
            "even chance",
            "even odds",
            "remote chance",
            "remote possibility",
            "highly improbable",
            "highly probable",
            "very unlikely",
            "very likely",
            "almost certainly",
            "almost certain",
            "nearly certain",
            "improbable",
            "probability",
            "probable",
            "probably",
            "likelihood",
            "unlikely",
            "likely",
        ],
        confidence: &[
            "high confidence",
            "moderate confidence",
            "medium confidence",
            "low confidence",
            "level of confidence",
            "degree of confidence",
            "confidence level",
            "our confidence",
            "we are confident",
            "we are highly confident",
        ],
    },
    Terms {
        language: "es",
        likelihood: &[
            "tan probable como improbable",
            "casi imposible",
            "muy improbable",
            "muy probable",
            "casi seguro",
            "casi segura",
            "casi con certeza",
            "casi seguramente",
            "probablemente",
            "probabilidades",
            "probabilidad",
            "improbable",
            "probable",
        ],
        confidence: &[
            "confianza alta",
            "alta confianza",
            "confianza moderada",
            "moderada confianza",
            "confianza media",
            "confianza baja",
            "baja confianza",
            "nivel de confianza",
            "grado de confianza",
            "nuestra confianza",
        ],
    },
];

/// Where a text stands, and so which of the two does not belong in it.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Statement,
    Basis,
}

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for judgement in context.briefing.editions.iter().flat_map(|edition| &edition.judgements) {
        of_text(context, &judgement.statement, Place::Statement, found);
        if let Some(confidence) = &judgement.confidence {
            of_text(context, &confidence.basis, Place::Basis, found);
        }
    }
}

fn of_text(context: &Context<'_>, text: &Inline, place: Place, found: &mut Found<'_>) {
    for (language, version) in text.0.versions() {
        let language = language.map_or(context.first_language(), |language| &language.value);
        if let Some(terms) = terms_of(language) {
            of_version(context, version, (terms, place), found);
        }
    }
}

fn terms_of(language: &Language) -> Option<&'static Terms> {
    let primary = language.0.split('-').next();
    TERMS.iter().find(|terms| primary == Some(terms.language))
}

fn of_version(
    context: &Context<'_>,
    text: &At<String>,
    (terms, place): (&Terms, Place),
    found: &mut Found<'_>,
) {
    let prose = body::prose(&text.value).to_lowercase();
    // Some capitals are longer or shorter than their small letters, and places would be off.
    if prose.len() != text.value.len() {
        return;
    }
    for sentence in sentences(&text.value) {
        let words = words(&prose, &sentence);
        let likelihood = first_of(&prose, &words, terms.likelihood);
        let confidence = first_of(&prose, &words, terms.confidence);
        let (Some(likelihood), Some(confidence)) = (likelihood, confidence) else { continue };
        let (likely, sure) = (&text.value[likelihood.clone()], &text.value[confidence.clone()]);
        let message =
            format!("one sentence holds both a likelihood (`{likely}`) and a confidence (`{sure}`)");
        let likelihood = context.place(text, &likelihood);
        let confidence = context.place(text, &confidence);
        if place == Place::Statement {
            let problem = found.at(confidence, message).note(likelihood, "the likelihood");
            problem.help("ICD 203 keeps the two apart: say how sure you are under `confidence`");
        } else {
            let problem = found.at(likelihood, message).note(confidence, "the confidence");
            problem.help("ICD 203 keeps the two apart: say how likely it is in the statement");
        }
    }
}

/// The words of a sentence by their places.
fn words(prose: &str, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in prose[sentence.clone()].char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        let at = sentence.start + at;
        match found.last_mut() {
            Some(last) if last.end == at => last.end += c.len_utf8(),
            _ => found.push(at..at + c.len_utf8()),
        }
    }
    found
}

/// Where the first of `terms` that is among the words stands.
fn first_of(prose: &str, words: &[Range<usize>], terms: &[&str]) -> Option<Range<usize>> {
    terms.iter().find_map(|term| {
        let wanted: Vec<&str> = term.split(' ').collect();
        let run = words.windows(wanted.len());
        let mut matching =
            run.filter(|run| run.iter().zip(&wanted).all(|(at, word)| prose[at.clone()] == **word));
        matching.next().map(|run| run[0].start..run[run.len() - 1].end)
    })
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::check;

    fn judgement(rest: &str) -> String {
        format!(
            "//- content/editions/2026-01-09.yaml\nnumber: 1\ntrend: improved\ntrend_note: N\nbottom_line: B\n\
             highlights: [2026-01-01-base, 2026-01-01-base]\njudgements:\n- id: a\n{rest}"
        )
    }

    #[test]
    fn in_a_statement() {
        check(
            "likelihood-with-confidence",
            &judgement(
                "  statement: We judge with high confidence that talks are very likely to resume.\n\
                 #                          ^^^^^^^^^^^^^^^ one sentence holds both a likelihood (`very likely`) and a \
                 confidence (`high confidence`)",
            ),
        );
    }

    #[test]
    fn in_the_basis_of_a_confidence() {
        check(
            "likelihood-with-confidence",
            &judgement(
                "  statement: S.\n  confidence:\n    level: low\n    basis: Low confidence, though it is *probable*.\n\
                 #                                        ^^^^^^^^ one sentence holds both a likelihood (`probable`) and a \
                 confidence (`Low confidence`)",
            ),
        );
    }

    #[test]
    fn in_spanish_and_over_two_lines() {
        check(
            "likelihood-with-confidence",
            &judgement(
                "  statement:\n    en: Talks resume.\n    es: >-\n      El acuerdo es poco probable; hay confianza\n\
                 #                                      ^^^^^^^^^ one sentence holds both a likelihood (`probable`) and a \
                 confidence (`confianza baja`)\n      baja en ello.",
            ),
        );
    }

    #[test]
    fn in_two_sentences_or_in_their_fields() {
        check(
            "likelihood-with-confidence",
            &judgement(
                "  statement: It is likely to hold. We say so with low confidence.\n  likelihood: likely\n\
                 \x20 confidence: {level: low, basis: There is one source.}",
            ),
        );
    }

    #[test]
    fn confidence_in_its_everyday_sense() {
        check(
            "likelihood-with-confidence",
            &judgement(
                "  statement: \"A vote of no confidence is likely, and [a link](event:2026-01-01-base) too.\"",
            ),
        );
    }

    #[test]
    fn other_languages_are_passed_over() {
        check(
            "likelihood-with-confidence",
            &judgement("  statement: {fr: Il est likely avec high confidence.}"),
        );
    }
}
