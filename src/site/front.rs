//! What the home page and the page of an edition hold: the state of things on one day.

use super::citations::{Cite, SourceView};
use super::dates::DateView;
use super::embeds::{Embed, EmbedView};
use super::figures::direction::{self, DirectionFigure};
use super::markdown::Html;
use super::parts::{Card, Link, MANY_PARTS, OwnerView};
use super::{Here, feeds, measures};
use crate::model::EventIndex;
use crate::model::asof::{self, Known};
use crate::model::date::Day;
use crate::model::records::{ClaimStatus, Edition, Event, Judgement, JudgementOutcome, Watch};
use crate::model::refs::anchor;
use serde::Serialize;
use std::collections::BTreeSet;

/// The blocks of a front page, in the order of reading.
#[derive(Serialize)]
pub(crate) struct Front {
    as_of: Option<String>,
    as_of_iso: Option<String>,
    /// `Edition 2`.
    edition: Option<String>,
    bottom_line: Option<Html>,
    trend: Option<TrendView>,
    figure: Option<DirectionFigure>,
    /// How to put the figure on another page; only on the home page, whose figure stays up to date.
    embed: Option<EmbedView>,
    /// Events that came after the edition; only on the home page.
    since: Option<Block>,
    /// Events that the edition knew and the one before did not.
    new: Option<Block>,
    highlights: Vec<Card>,
    judgements: Vec<JudgementView>,
    outcomes: Vec<OutcomeView>,
    unknowns: Vec<Html>,
    disputed: Vec<DisputedView>,
    differ: Vec<DifferView>,
    watch: Vec<WatchView>,
    /// What is to be watched, for a calendar; only on the home page.
    calendar: Option<Link>,
    measures: Vec<measures::MeasureView>,
    background: Option<Html>,
    evidence: String,
    report: Option<String>,
    timeline: Link,
    sources: Vec<SourceView>,
    /// The blocks below the lead.
    contents: Vec<Link>,
}

/// A heading with events under it.
#[derive(Serialize)]
struct Block {
    title: String,
    events: Vec<Card>,
}

#[derive(Serialize)]
struct TrendView {
    /// For the style: `improved`, `unchanged`, `deteriorated`.
    kind: &'static str,
    text: String,
    /// Since when, or that it was assessed for the first time.
    since: String,
    note: Html,
}

#[derive(Serialize)]
struct JudgementView {
    id: String,
    statement: Html,
    likelihood: Option<LikelihoodView>,
    confidence: Option<String>,
    basis: Option<Html>,
    events: Vec<Link>,
    indicators: Vec<Html>,
    horizon: Option<DateView>,
}

/// A step of ICD 203's scale.
#[derive(Serialize)]
struct LikelihoodView {
    /// From 1, almost no chance, to 7, almost certain.
    step: usize,
    text: String,
    /// `20–45%`.
    band: String,
}

#[derive(Serialize)]
struct OutcomeView {
    /// What had been judged, and where; nothing where no edition before this one holds it.
    statement: Option<Html>,
    edition: Option<Link>,
    kind: &'static str,
    text: String,
    note: Option<Html>,
    cites: Vec<Cite>,
}

#[derive(Serialize)]
struct DisputedView {
    text: Html,
    by: OwnerView,
    disputed_by: Option<OwnerView>,
    /// Leads to the claim on its event's page.
    event: Link,
}

#[derive(Serialize)]
struct DifferView {
    about: Html,
    event: Link,
}

#[derive(Serialize)]
struct WatchView {
    date: Option<DateView>,
    text: Html,
    cites: Vec<Cite>,
}

/// Claims and disagreements a front page lists; those of the weightiest events come first.
const MOST_DISPUTED: usize = 6;

/// Newest events shown where there is no edition yet.
const WITHOUT_EDITION: usize = 10;

/// The front page as `known` saw it, led by `edition`.
pub(crate) fn front(here: &Here<'_>, edition: Option<&Edition>, known: Known<'_>) -> Front {
    let scope = here.scope;
    let words = scope.words;
    let day = known.day.or(scope.desk.index.date);
    let events: Vec<EventIndex> = known.events().map(|(at, _)| at).collect();
    // Numbers of citations follow the order of reading, so the parts are made in that order.
    let bottom_line = edition.map(|edition| here.inline(&edition.bottom_line));
    let trend = edition.map(|edition| trend(here, edition));
    let figure = direction::figure(here, &events, day);
    let is_home = known.day.is_none();
    let list = |edition: &Edition| edition.judgements.iter().map(|one| judgement(here, one)).collect();
    let front = Front {
        as_of: day.map(|day| words.dates.day(day)),
        as_of_iso: day.map(|day| day.to_string()),
        edition: edition.map(|one| words.fill("home.edition", &[("n", &one.number.0.to_string())])),
        bottom_line,
        trend,
        embed: figure
            .as_ref()
            .filter(|_| is_home)
            .map(|figure| here.embed(Embed::Direction, figure.heights())),
        figure,
        since: edition.filter(|_| is_home).and_then(|edition| since(here, edition, &events)),
        new: edition.and_then(|edition| new(here, edition, &events)),
        highlights: highlights(here, edition, &events, known),
        judgements: edition.map(list).unwrap_or_default(),
        outcomes: edition.map(|edition| outcomes(here, edition)).unwrap_or_default(),
        unknowns: edition.iter().flat_map(|edition| &edition.unknowns).map(|one| here.inline(one)).collect(),
        disputed: disputed(here, &events, known),
        differ: differ(here, &events, known),
        watch: edition.iter().flat_map(|edition| &edition.watch).map(|one| watch(here, one)).collect(),
        calendar: feeds::calendar_link(here).filter(|_| is_home),
        measures: measures::in_state(here, "in-force", known),
        background: edition.and_then(|edition| edition.background.as_ref()).map(|text| here.blocks(text)),
        evidence: evidence(here, &events, known),
        report: here.report_link(edition.map_or("briefing", |edition| edition.id.0.as_str())),
        timeline: here.link_to("timeline"),
        sources: here.source_list(),
        contents: Vec::new(),
    };
    Front { contents: contents(here, &front), ..front }
}

/// The blocks that are there, in the order of reading.
fn contents(here: &Here<'_>, front: &Front) -> Vec<Link> {
    let word = |name: &str| here.scope.words.get(&format!("home.{name}"));
    let title = |block: &Option<Block>| block.as_ref().map(|block| block.title.clone());
    let named = |name: &str, there: bool| there.then(|| word(name));
    let unknown = !(front.unknowns.is_empty() && front.disputed.is_empty() && front.differ.is_empty());
    let parts = [
        ("since", title(&front.since)),
        ("new", title(&front.new)),
        ("highlights", named("highlights", !front.highlights.is_empty())),
        ("judgements", named("judgements", !front.judgements.is_empty())),
        ("outcomes", named("outcomes", !front.outcomes.is_empty())),
        ("background", named("background", front.background.is_some())),
        ("unknowns", named("unknowns", unknown)),
        ("watch", named("watch", !front.watch.is_empty())),
        ("measures", named("measures", !front.measures.is_empty())),
        ("evidence", Some(word("evidence"))),
    ];
    let there =
        parts.into_iter().filter_map(|(name, text)| Some(Link::within(&format!("part-{name}"), text?)));
    let sources = || Link::within("sources", here.scope.words.get("event.sources"));
    let links: Vec<Link> = there.chain((!front.sources.is_empty()).then(sources)).collect();
    if links.len() < MANY_PARTS { Vec::new() } else { links }
}

/// The edition before `edition`.
pub(crate) fn before<'b>(here: &Here<'b>, edition: &Edition) -> Option<&'b Edition> {
    here.scope.briefing.editions.iter().rev().find(|other| other.id < edition.id)
}

fn trend(here: &Here<'_>, edition: &Edition) -> TrendView {
    let words = here.scope.words;
    let kind = edition.trend.word();
    let since = before(here, edition).map_or_else(
        || words.get("trend.first"),
        |earlier| words.fill("trend.since", &[("date", &words.dates.day(earlier.day()))]),
    );
    TrendView {
        kind,
        text: words.get(&format!("trend.{kind}")),
        since,
        note: here.inline(&edition.trend_note),
    }
}

/// What the site knows and the edition did not.
fn since(here: &Here<'_>, edition: &Edition, events: &[EventIndex]) -> Option<Block> {
    block(here, "home.since", edition, here.scope.known(), not_known_on(here, edition.day(), events))
}

/// What the edition knew and the one before did not; nothing for the first.
fn new(here: &Here<'_>, edition: &Edition, events: &[EventIndex]) -> Option<Block> {
    let earlier = before(here, edition)?;
    let known = here.scope.known_on(edition.day());
    let fresh = not_known_on(here, earlier.day(), events);
    let fresh = fresh.into_iter().filter(|at| known.has(&here.scope.briefing.events[*at])).collect();
    block(here, "home.new", earlier, known, fresh)
}

fn not_known_on(here: &Here<'_>, day: Day, events: &[EventIndex]) -> Vec<EventIndex> {
    let known = here.scope.known_on(day);
    events.iter().copied().filter(|at| !known.has(&here.scope.briefing.events[*at])).collect()
}

fn block(
    here: &Here<'_>,
    title: &str,
    edition: &Edition,
    known: Known<'_>,
    events: Vec<EventIndex>,
) -> Option<Block> {
    let title = here.scope.words.fill(title, &[("n", &edition.number.0.to_string())]);
    let events: Vec<Card> = events.iter().rev().map(|at| here.card(*at, known)).collect();
    (!events.is_empty()).then_some(Block { title, events })
}

/// The edition's choice, or the newest events where there is no edition.
fn highlights(
    here: &Here<'_>,
    edition: Option<&Edition>,
    events: &[EventIndex],
    known: Known<'_>,
) -> Vec<Card> {
    match edition {
        Some(edition) => {
            edition.highlights.iter().map(|event| here.full_card(event.index(), known)).collect()
        }
        None => events.iter().rev().take(WITHOUT_EDITION).map(|at| here.full_card(*at, known)).collect(),
    }
}

fn judgement(here: &Here<'_>, one: &Judgement) -> JudgementView {
    let words = here.scope.words;
    let likelihood = one.likelihood.map(|likelihood| {
        let (low, high) = likelihood.percent();
        LikelihoodView {
            step: likelihood as usize + 1,
            text: words.get(&format!("likelihood.{}", likelihood.word())),
            band: words.fill("judgement.band", &[("low", &low.to_string()), ("high", &high.to_string())]),
        }
    });
    JudgementView {
        id: one.id.value.0.clone(),
        statement: here.inline(&one.statement),
        likelihood,
        confidence: one.confidence.as_ref().map(|one| words.get(&format!("confidence.{}", one.level.word()))),
        basis: one.confidence.as_ref().map(|one| here.inline(&one.basis)),
        events: one.events.iter().map(|event| here.event_link(&here.scope.briefing[event])).collect(),
        indicators: one.indicators.iter().map(|one| here.inline(one)).collect(),
        horizon: one.horizon.as_ref().map(|date| words.dates.view(date)),
    }
}

fn outcomes(here: &Here<'_>, edition: &Edition) -> Vec<OutcomeView> {
    let earlier = || here.scope.briefing.editions.iter().filter(|other| other.id < edition.id);
    let view = |one: &JudgementOutcome| {
        let held =
            earlier().flat_map(|other| other.judgements.iter().map(move |judgement| (other, judgement)));
        let found = held.into_iter().find(|(_, judgement)| judgement.id.value == one.judgement.value);
        let kind = one.result.word();
        OutcomeView {
            statement: found.map(|(_, judgement)| here.inline(&judgement.statement)),
            edition: found.map(|(other, _)| here.edition_link(other)),
            kind,
            text: here.scope.words.get(&format!("outcome.{kind}")),
            note: one.note.as_ref().map(|note| here.inline(note)),
            cites: here.cites_plainly(&one.sources),
        }
    };
    edition.outcomes.iter().map(view).collect()
}

/// Events by weight, then the newest first.
fn weightiest<'e>(here: &Here<'_>, events: &'e [EventIndex]) -> Vec<&'e EventIndex> {
    let mut order: Vec<&EventIndex> = events.iter().rev().collect();
    order.sort_by_key(|at| std::cmp::Reverse(here.scope.briefing.events[**at].significance));
    order
}

fn disputed(here: &Here<'_>, events: &[EventIndex], known: Known<'_>) -> Vec<DisputedView> {
    let claims = weightiest(here, events).into_iter().flat_map(|at| {
        let event = &here.scope.briefing.events[*at];
        event.claims.iter().enumerate().map(move |(n, claim)| (event, n, claim))
    });
    let open = claims.filter(|(event, _, claim)| {
        claim.status == ClaimStatus::Disputed && known.carries(&claim.sources, &event.date.value)
    });
    open.take(MOST_DISPUTED)
        .map(|(event, n, claim)| DisputedView {
            text: here.inline(&claim.text),
            by: here.owner(&claim.by),
            disputed_by: claim.disputed_by.as_ref().map(|owner| here.owner(owner)),
            event: part_of(here, event, &anchor(claim.id.as_ref(), "claim", n)),
        })
        .collect()
}

fn differ(here: &Here<'_>, events: &[EventIndex], known: Known<'_>) -> Vec<DifferView> {
    let all = weightiest(here, events).into_iter().flat_map(|at| {
        let event = &here.scope.briefing.events[*at];
        event.disagreements.iter().enumerate().map(move |(n, one)| (event, n, one))
    });
    let open = all.filter(|(event, _, one)| known.differs(one, &event.date.value));
    open.take(MOST_DISPUTED)
        .map(|(event, n, one)| DifferView {
            about: here.inline(&one.about),
            event: part_of(here, event, &anchor(one.id.as_ref(), "disagreement", n)),
        })
        .collect()
}

/// A link to one part of an event's page.
fn part_of(here: &Here<'_>, event: &Event, anchor: &str) -> Link {
    let link = here.event_link(event);
    Link { href: format!("{}#{anchor}", link.href), ..link }
}

fn watch(here: &Here<'_>, one: &Watch) -> WatchView {
    WatchView {
        date: one.date.as_ref().map(|date| here.scope.words.dates.view(date)),
        text: here.inline(&one.text),
        cites: here.cites_plainly(&one.sources),
    }
}

/// `16 events · 121 sources (98 independent) · 6 languages · 1 on a single independent source`.
fn evidence(here: &Here<'_>, events: &[EventIndex], known: Known<'_>) -> String {
    let scope = here.scope;
    let (briefing, words) = (scope.briefing, scope.words);
    let mut sources: BTreeSet<usize> = BTreeSet::new();
    let mut single = 0;
    for at in events {
        sources.extend(known.sources_of(&briefing.events[*at]));
        single += usize::from(here.evidence(*at, known).1 == 1);
    }
    let languages: BTreeSet<&str> = sources
        .iter()
        .map(|at| briefing.sources[*at].language.value.0.split('-').next().unwrap_or_default())
        .collect();
    let list: Vec<usize> = sources.iter().copied().collect();
    words.fill(
        "home.evidence-line",
        &[
            ("events", &words.count("events", events.len())),
            ("sources", &words.count("sources", list.len())),
            ("independent", &words.number(asof::independent(briefing, &list) as f64)),
            ("languages", &words.count("languages", languages.len())),
            ("single", &words.number(f64::from(u32::try_from(single).unwrap_or(u32::MAX)))),
        ],
    )
}
