//! `events/ID`: what is known of one act.

use super::page;
use crate::model::EventIndex;
use crate::model::records::{
    Basis, Claim, Correction, CorrectionKind, Disagreement, Event, Fact, Figure, Quote, Role, Source,
};
use crate::model::refs::Ref;
use crate::site::citations::{Cite, SourceView};
use crate::site::dates::DateView;
use crate::site::markdown::{self, Html, Said};
use crate::site::parts::{Badge, DirectionView, Link, OwnerView, anchor};
use crate::site::{Here, Page, Scope};
use serde::Serialize;

#[derive(Serialize)]
struct EventPage {
    title: String,
    title_lang: Option<String>,
    description: String,
    /// Words for a reader whose language has no translation of this record.
    untranslated: Option<String>,
    id: String,
    date: DateView,
    date_note: Option<Html>,
    time: Option<String>,
    time_note: Option<Html>,
    places: Vec<Link>,
    topics: Vec<Link>,
    direction: DirectionView,
    direction_note: Option<Html>,
    significance: i64,
    significance_text: String,
    rung: Option<Said>,
    threatens: Option<Said>,
    badges: Vec<Badge>,
    evidence: String,
    summary: Html,
    /// Why the event was withdrawn.
    withdrawn: Option<Html>,
    actors: Vec<RoleView>,
    facts: Vec<FactView>,
    quotes: Vec<QuoteView>,
    claims: Vec<ClaimView>,
    disagreements: Vec<DisagreementView>,
    figures: Vec<FigureView>,
    body: Option<Html>,
    answers: Vec<AnswerView>,
    answered_by: Vec<AnswerView>,
    corrections: Vec<CorrectionView>,
    sources: Vec<SourceView>,
    /// The citation in words: briefing, title, edition or day.
    cite: String,
    address: Option<String>,
    edit: Option<String>,
    report: Option<String>,
    previous: Option<Link>,
    next: Option<Link>,
}

/// Those who had one role in the event.
#[derive(Serialize)]
struct RoleView {
    role: String,
    actors: Vec<Link>,
}

#[derive(Serialize)]
struct FactView {
    id: String,
    text: Html,
    cites: Vec<Cite>,
}

#[derive(Serialize)]
struct QuoteView {
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
struct ClaimView {
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
struct DisagreementView {
    id: String,
    about: Html,
    versions: Vec<VersionView>,
}

#[derive(Serialize)]
struct VersionView {
    says: Html,
    cites: Vec<Cite>,
}

#[derive(Serialize)]
struct FigureView {
    name: Said,
    /// `100`, or `83 to 115`, or `100 (83 to 115)`.
    value: String,
    unit: Option<Said>,
    as_of: Option<DateView>,
    by: Option<OwnerView>,
    cites: Vec<Cite>,
}

#[derive(Serialize)]
struct AnswerView {
    link: Link,
    date: DateView,
    basis: &'static str,
    basis_text: String,
    note: Option<Html>,
}

#[derive(Serialize)]
struct CorrectionView {
    date: DateView,
    kind: String,
    was: Option<Html>,
    now: Option<Html>,
    note: Option<Html>,
}

pub(super) fn pages<'d>(scope: Scope<'d>) -> Vec<Page<'d>> {
    let neighbours = neighbours(scope);
    let events = scope.briefing.events.iter().enumerate().zip(neighbours);
    events
        .map(|((at, event), (previous, next))| {
            let route = scope.record("events", &event.id.0);
            page(scope, &route, "event.html", Some(event.span), move |here| view(here, at, previous, next))
        })
        .collect()
}

/// For each event, the listed ones before and after it.
fn neighbours(scope: Scope<'_>) -> Vec<(Option<EventIndex>, Option<EventIndex>)> {
    let listed: Vec<EventIndex> = scope.briefing.listed().map(|(at, _)| at).collect();
    let all = 0..scope.briefing.events.len();
    all.map(|at| {
        let before = listed.partition_point(|other| *other < at);
        let after = listed.partition_point(|other| *other <= at);
        (before.checked_sub(1).map(|place| listed[place]), listed.get(after).copied())
    })
    .collect()
}

fn view<'d>(
    here: &Here<'d>,
    at: EventIndex,
    previous: Option<EventIndex>,
    next: Option<EventIndex>,
) -> EventPage {
    let scope = here.scope;
    let (briefing, words, known) = (scope.briefing, scope.words, scope.known());
    let event = &briefing.events[at];
    let (sources, independent) = here.evidence(at, known);
    let Said { text: title, lang: title_lang } = here.said(&event.title);
    let link = |at: EventIndex| here.event_link(&briefing.events[at]);
    // Numbers of citations follow the order of reading, so the parts are made in that order.
    let summary = here.inline(&event.summary);
    let facts = event.facts.iter().enumerate().map(|(n, fact)| fact_view(here, event, n, fact)).collect();
    let quotes =
        event.quotes.iter().enumerate().map(|(n, quote)| quote_view(here, event, n, quote)).collect();
    let differ = event.disagreements.iter().enumerate();
    let disagreements = differ.map(|(n, one)| disagreement_view(here, event, n, one)).collect();
    let claims =
        event.claims.iter().enumerate().map(|(n, claim)| claim_view(here, event, n, claim)).collect();
    let figures = event.figures.iter().map(|figure| figure_view(here, event, figure)).collect();
    let body = event.body.as_ref().map(|body| here.blocks(body));
    let corrections = event.corrections.iter().map(|one| correction_view(here, one)).collect();
    event.sources.iter().for_each(|source| {
        here.list(source.index());
    });
    EventPage {
        description: markdown::plain(&summary.html),
        untranslated: summary.lang.as_ref().or(title_lang.as_ref()).map(|lang| here.untranslated(lang)),
        id: event.id.0.clone(),
        date: words.dates.view(&event.date),
        date_note: event.date_note.as_ref().map(|note| here.inline(note)),
        time: event.time.as_ref().map(|time| format!("{} {}", time.hour_minute(), time.offset())),
        time_note: event.time_note.as_ref().map(|note| here.inline(note)),
        places: event.places.iter().map(|place| here.place_link(place)).collect(),
        topics: event.topics.iter().map(|topic| here.topic_link(topic)).collect(),
        direction: here.direction(event.direction),
        direction_note: event.direction_note.as_ref().map(|note| here.inline(note)),
        significance: event.significance.0,
        significance_text: words.get(&format!("significance.{}", event.significance.0)),
        rung: event.rung.as_ref().map(|rung| here.said(&briefing[rung].name)),
        threatens: event.threatens.as_ref().map(|rung| here.said(&briefing[rung].name)),
        badges: here.badges(event, independent, known),
        evidence: words.fill(
            "event.evidence",
            &[
                ("sources", &words.count("sources", sources)),
                ("independent", &words.count("independent", independent)),
            ],
        ),
        withdrawn: withdrawal(here, event),
        actors: roles(here, event),
        answers: answers(here, event),
        answered_by: answered_by(here, at),
        cite: citation(here, &title),
        address: address(here, event),
        edit: here.edit_link(event.span.file),
        report: here.report_link(&event.id.0),
        previous: previous.map(link),
        next: next.map(link),
        sources: here.source_list(),
        title,
        title_lang,
        summary,
        facts,
        quotes,
        claims,
        disagreements,
        figures,
        body,
        corrections,
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

fn quote_view(here: &Here<'_>, event: &Event, n: usize, quote: &Quote) -> QuoteView {
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

fn claim_view(here: &Here<'_>, event: &Event, n: usize, claim: &Claim) -> ClaimView {
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

fn disagreement_view(here: &Here<'_>, event: &Event, n: usize, one: &Disagreement) -> DisagreementView {
    let known = here.scope.known();
    let version = |version: &crate::model::records::Version| {
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
    let number = |n: crate::model::values::Number| words.number(n.0);
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

fn correction_view(here: &Here<'_>, one: &Correction) -> CorrectionView {
    let html = |text: &Option<crate::model::values::Inline>| text.as_ref().map(|text| here.inline(text));
    CorrectionView {
        date: here.scope.words.dates.view(&one.date),
        kind: here.scope.words.get(&format!("correction-kind.{}", one.kind.word())),
        was: html(&one.was),
        now: html(&one.now),
        note: html(&one.note),
    }
}

fn withdrawal(here: &Here<'_>, event: &Event) -> Option<Html> {
    let last = event.corrections.iter().rev().find(|one| one.kind == CorrectionKind::Withdrawal)?;
    last.note.as_ref().or(last.now.as_ref()).map(|note| here.inline(note))
}

/// Actors by role, those who acted first.
fn roles(here: &Here<'_>, event: &Event) -> Vec<RoleView> {
    let of = |role: Role| -> Vec<Link> {
        let those = event.actors.iter().filter(|part| part.role.unwrap_or(Role::Mentioned) == role);
        those.map(|part| here.actor_link(&part.id)).collect()
    };
    let view = |role: Role| RoleView {
        role: here.scope.words.get(&format!("role.{}", role.word())),
        actors: of(role),
    };
    Role::ALL.iter().map(|(_, role)| view(*role)).filter(|view| !view.actors.is_empty()).collect()
}

fn basis_text(here: &Here<'_>, basis: Basis) -> String {
    here.scope.words.get(&format!("basis.{}", basis.word()))
}

fn answers(here: &Here<'_>, event: &Event) -> Vec<AnswerView> {
    let one = |answer: &crate::model::records::Answer| {
        let earlier = &here.scope.briefing[&answer.event];
        let basis = answer.basis.unwrap_or(Basis::Inferred);
        AnswerView {
            link: here.event_link(earlier),
            date: here.scope.words.dates.view(&earlier.date),
            basis: basis.word(),
            basis_text: basis_text(here, basis),
            note: answer.note.as_ref().map(|note| here.inline(note)),
        }
    };
    event.responds_to.iter().map(|answer| one(answer)).collect()
}

fn answered_by(here: &Here<'_>, at: EventIndex) -> Vec<AnswerView> {
    let one = |later: &Event| {
        let answer = later.responds_to.iter().find(|answer| answer.event.index() == at)?;
        let basis = answer.basis.unwrap_or(Basis::Inferred);
        Some(AnswerView {
            link: here.event_link(later),
            date: here.scope.words.dates.view(&later.date),
            basis: basis.word(),
            basis_text: basis_text(here, basis),
            note: answer.note.as_ref().map(|note| here.inline(note)),
        })
    };
    let later = &here.scope.desk.index.answers[at];
    later.iter().filter_map(|later| one(&here.scope.briefing.events[*later])).collect()
}

fn citation(here: &Here<'_>, title: &str) -> String {
    let briefing = here.scope.briefing;
    let name = briefing.config.title.get(here.scope.language).0;
    let day = here.scope.desk.index.date.map(|day| here.scope.words.dates.day(day)).unwrap_or_default();
    here.scope.words.fill("event.citation", &[("briefing", name), ("title", title), ("date", &day)])
}

fn address(here: &Here<'_>, event: &Event) -> Option<String> {
    let route = here.scope.record("events", &event.id.0);
    here.scope.desk.base_url.as_ref().map(|base| route.href(base))
}
