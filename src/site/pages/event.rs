//! `events/ID`: what is known of one act.

use super::page;
use crate::model::EventIndex;
use crate::model::records::{Basis, CorrectionKind, Event, Role};
use crate::site::citations::SourceView;
use crate::site::corrections::{self, CorrectionView};
use crate::site::dates::DateView;
use crate::site::evidence::{self, Evidence};
use crate::site::markdown::{self, Html, Said};
use crate::site::parts::{Badge, DirectionView, Link, MANY_PARTS};
use crate::site::references::ReferenceView;
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
    #[serde(flatten)]
    parts: Evidence,
    body: Option<Html>,
    answers: Vec<AnswerView>,
    answered_by: Vec<AnswerView>,
    corrections: Vec<CorrectionView>,
    sources: Vec<SourceView>,
    cite: ReferenceView,
    /// JSON-LD, escaped for a script element.
    structured_html: Option<String>,
    edit: Option<String>,
    report: Option<String>,
    previous: Option<Link>,
    next: Option<Link>,
    /// Events with much in common that the page does not name otherwise.
    related: Vec<RelatedView>,
    /// The parts of a long page.
    contents: Vec<Link>,
}

#[derive(Serialize)]
struct RelatedView {
    link: Link,
    date: DateView,
}

/// Those who had one role in the event.
#[derive(Serialize)]
struct RoleView {
    role: String,
    actors: Vec<Link>,
}

#[derive(Serialize)]
struct AnswerView {
    link: Link,
    date: DateView,
    basis: &'static str,
    basis_text: String,
    note: Option<Html>,
}

pub(super) fn pages<'d>(scope: Scope<'d>) -> Vec<Page<'d>> {
    let neighbours = neighbours(scope);
    let events = scope.briefing.events.iter().enumerate().zip(neighbours);
    events
        .map(|((at, event), (previous, next))| {
            let route = scope.record("events", &event.id.0);
            let index = &scope.desk.index;
            let changed = index.last_change_of(&index.answers[at]).max(Some(index.changed[at]));
            let view = move |here: &Here<'d>| view(here, at, previous, next);
            let page = page(scope, &route, "event.html", Some(event.span), view).changed_on(changed);
            page.with_card(move |here| here.event_card(at, event))
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
    let parts = evidence::evidence(here, event);
    let body = event.body.as_ref().map(|body| here.blocks(body));
    let corrections = event.corrections.iter().map(|one| corrections::view(here, one)).collect();
    event.sources.iter().for_each(|source| {
        here.list(source.index());
    });
    let description = markdown::plain(&summary.html);
    EventPage {
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
        cite: here.event_reference(at),
        structured_html: here.event_graph(at, &title, &description),
        description,
        edit: here.edit_link(event.span.file),
        report: here.report_link(&event.id.0),
        previous: previous.map(link),
        next: next.map(link),
        related: related(here, at, [previous, next]),
        contents: contents(here, at),
        sources: here.source_list(),
        title,
        title_lang,
        summary,
        parts,
        body,
        corrections,
    }
}

/// The parts of the page in its order; nothing where they are few. Sources come last and always.
fn contents(here: &Here<'_>, at: EventIndex) -> Vec<Link> {
    let event = &here.scope.briefing.events[at];
    let chain = event.responds_to.len() + here.scope.desk.index.answers[at].len();
    let parts = [
        ("facts", event.facts.len()),
        ("quotes", event.quotes.len()),
        ("claims", event.claims.len()),
        ("disagreements", event.disagreements.len()),
        ("figures", event.figures.len()),
        ("corrections", event.corrections.len()),
        ("chain", chain),
        ("sources", 1),
    ];
    let there: Vec<&str> = parts.iter().filter(|(_, count)| *count > 0).map(|(name, _)| *name).collect();
    let link = |name: &str| {
        let text = here.scope.words.get(&format!("event.{name}"));
        // Sources have had their anchor for longer than the other parts.
        if name == "sources" { Link::within(name, text) } else { Link::within(&format!("part-{name}"), text) }
    };
    if there.len() < MANY_PARTS { Vec::new() } else { there.into_iter().map(link).collect() }
}

fn related(here: &Here<'_>, at: EventIndex, shown: [Option<EventIndex>; 2]) -> Vec<RelatedView> {
    let others = here.scope.desk.index.related[at].iter().filter(|other| !shown.contains(&Some(**other)));
    let events = others.map(|other| &here.scope.briefing.events[*other]);
    events
        .map(|event| RelatedView {
            link: here.event_link(event),
            date: here.scope.words.dates.view(&event.date),
        })
        .collect()
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
