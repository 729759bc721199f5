//! What an event rests on: facts, quotes, claims, disagreements and figures with their citations.

use super::Here;
use super::citations::Cite;
use super::dates::DateView;
use super::markdown::{Html, Said};
use super::parts::{Link, OwnerView};
use crate::model::records::{Claim, Disagreement, Event, Fact, Figure, Quote, Source, Version};
use crate::model::refs::{Ref, anchor};
use crate::model::values::Number;
use serde::Serialize;

/// The parts of an event's page that cite sources, in the order of reading.
#[derive(Serialize)]
pub(crate) struct Evidence {
    facts: Vec<FactView>,
    quotes: Vec<QuoteView>,
    claims: Vec<ClaimView>,
    disagreements: Vec<DisagreementView>,
    figures: Vec<FigureView>,
}

#[derive(Serialize)]
pub(crate) struct FactView {
    id: String,
    text: Html,
    cites: Vec<Cite>,
}

#[derive(Serialize)]
pub(crate) struct QuoteView {
    id: String,
    text: String,
    /// The language of the words, always given: they are a quotation.
    lang: String,
    /// Where the words are a translation already.
    translated_from: Option<String>,
    /// Where the page's readers may not read the original.
    translation: Option<Said>,
    /// Whose translation it is.
    translation_note: Option<String>,
    speaker: Link,
    said_in: Option<Html>,
    said_on: DateView,
    cites: Vec<Cite>,
}

#[derive(Serialize)]
pub(crate) struct ClaimView {
    id: String,
    text: Html,
    by: OwnerView,
    disputed_by: Option<OwnerView>,
    status: &'static str,
    status_text: String,
    evidence: Option<Html>,
    cites: Vec<Cite>,
}

#[derive(Serialize)]
pub(crate) struct DisagreementView {
    id: String,
    about: Html,
    versions: Vec<VersionView>,
}

#[derive(Serialize)]
pub(crate) struct VersionView {
    says: Html,
    cites: Vec<Cite>,
}

#[derive(Serialize)]
pub(crate) struct FigureView {
    name: Said,
    /// `100`, or `83 to 115`, or `100 (83 to 115)`.
    value: String,
    unit: Option<Said>,
    as_of: Option<DateView>,
    by: Option<OwnerView>,
    cites: Vec<Cite>,
}

impl QuoteView {
    /// The part's anchor on the event's page.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }
}

impl ClaimView {
    /// The part's anchor on the event's page.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }
}

impl DisagreementView {
    /// The part's anchor on the event's page.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }
}

/// Everything of `event` that cites sources; numbers of citations follow the order of reading.
pub(crate) fn evidence(here: &Here<'_>, event: &Event) -> Evidence {
    let quotes = event.quotes.iter().enumerate();
    let claims = event.claims.iter().enumerate();
    let differ = event.disagreements.iter().enumerate();
    Evidence {
        facts: event.facts.iter().enumerate().map(|(n, fact)| fact_view(here, event, n, fact)).collect(),
        quotes: quotes.map(|(n, quote)| quote_view(here, event, n, quote)).collect(),
        claims: claims.map(|(n, claim)| claim_view(here, event, n, claim)).collect(),
        disagreements: differ.map(|(n, one)| disagreement_view(here, event, n, one)).collect(),
        figures: event.figures.iter().map(|figure| figure_view(here, event, figure)).collect(),
    }
}

fn fact_view(here: &Here<'_>, event: &Event, n: usize, fact: &Fact) -> FactView {
    let text = here.inline(&fact.text);
    FactView {
        id: anchor(fact.id.as_ref(), "fact", n),
        text,
        cites: here.cites(&fact.sources, event, here.scope.known()),
    }
}

pub(crate) fn quote_view(here: &Here<'_>, event: &Event, n: usize, quote: &Quote) -> QuoteView {
    let scope = here.scope;
    let language = &quote.language.value;
    let translation = quote
        .translation
        .as_ref()
        .filter(|text| language != scope.language && text.exact(scope.language).is_some());
    let note = |source: &Ref<Source>| {
        let publisher = &scope.briefing[source].publisher.value;
        scope.words.fill("quote.translated-by", &[("publisher", publisher)])
    };
    QuoteView {
        id: anchor(quote.id.as_ref(), "quote", n),
        text: quote.text.value.clone(),
        lang: language.0.clone(),
        translated_from: quote.translated_from.as_ref().map(|from| {
            scope.words.fill("quote.translated-from", &[("language", &here.language_name(&from.value))])
        }),
        translation: translation.map(|text| here.said(text)),
        translation_note: translation.map(|_| {
            quote.translation_source.as_ref().map_or_else(|| scope.words.get("quote.own-translation"), note)
        }),
        speaker: here.actor_link(&quote.speaker),
        said_in: quote.said_in.as_ref().map(|said_in| here.inline(said_in)),
        said_on: scope.words.dates.view(quote.said_on.as_ref().unwrap_or(&event.date)),
        cites: here.cites(&quote.sources, event, scope.known()),
    }
}

pub(crate) fn claim_view(here: &Here<'_>, event: &Event, n: usize, claim: &Claim) -> ClaimView {
    let status = claim.status.word();
    ClaimView {
        id: anchor(claim.id.as_ref(), "claim", n),
        text: here.inline(&claim.text),
        by: here.owner(&claim.by),
        disputed_by: claim.disputed_by.as_ref().map(|owner| here.owner(owner)),
        status,
        status_text: here.scope.words.get(&format!("claim-status.{status}")),
        evidence: claim.evidence.as_ref().map(|evidence| here.inline(evidence)),
        cites: here.cites(&claim.sources, event, here.scope.known()),
    }
}

pub(crate) fn disagreement_view(
    here: &Here<'_>,
    event: &Event,
    n: usize,
    one: &Disagreement,
) -> DisagreementView {
    let known = here.scope.known();
    let version = |version: &Version| {
        let says = here.inline(&version.says);
        VersionView { says, cites: here.cites(&version.sources, event, known) }
    };
    DisagreementView {
        id: anchor(one.id.as_ref(), "disagreement", n),
        about: here.inline(&one.about),
        versions: one.versions.iter().map(version).collect(),
    }
}

fn figure_view(here: &Here<'_>, event: &Event, figure: &Figure) -> FigureView {
    let words = here.scope.words;
    let number = |n: Number| words.number(n.0);
    let range = match (figure.min, figure.max) {
        (Some(min), Some(max)) => {
            Some(words.fill("figure.range", &[("min", &number(min)), ("max", &number(max))]))
        }
        (Some(min), None) => Some(words.fill("figure.at-least", &[("min", &number(min))])),
        (None, Some(max)) => Some(words.fill("figure.at-most", &[("max", &number(max))])),
        (None, None) => None,
    };
    let value = match (figure.best.map(number), range) {
        (Some(best), Some(range)) => format!("{best} ({range})"),
        (best, range) => best.or(range).unwrap_or_default(),
    };
    FigureView {
        name: here.said(&figure.name),
        value,
        unit: figure.unit.as_ref().map(|unit| here.said(unit)),
        as_of: figure.as_of.as_ref().map(|date| words.dates.view(date)),
        by: figure.by.as_ref().map(|owner| here.owner(owner)),
        cites: here.cites(&figure.sources, event, here.scope.known()),
    }
}
