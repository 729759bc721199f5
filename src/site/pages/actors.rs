//! `actors` and `actors/ID`: who is this, what did they do and say, what was done to them.

use super::listing::{self, Cards, Listing};
use super::page;
use crate::model::records::{Actor, Office, Role};
use crate::model::refs::anchor;
use crate::model::{EventIndex, sort_key};
use crate::site::citations::{Cite, SourceView};
use crate::site::dates::DateView;
use crate::site::markdown::{self, Html, Said};
use crate::site::parts::{Card, Link, MANY_PARTS};
use crate::site::{Here, Page, Scope};
use serde::Serialize;

#[derive(Serialize)]
struct ActorsPage {
    title: String,
    description: String,
    groups: Vec<Group>,
    /// The sides, where there are several.
    contents: Vec<Link>,
}

/// The actors of one side.
#[derive(Serialize)]
struct Group {
    /// Its place on the page: a side's id, or `others`, which is the last.
    id: String,
    /// The side's name; the words for “others” where there is none.
    name: Said,
    actors: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    link: Link,
    kind: String,
    about: Option<Html>,
    count: String,
}

#[derive(Serialize)]
struct ActorPage {
    title: String,
    title_lang: Option<String>,
    description: String,
    kind: String,
    side: Option<Said>,
    about: Option<Html>,
    aliases: Vec<String>,
    wikidata: Option<String>,
    offices: Vec<OfficeView>,
    acted: Vec<Card>,
    received: Vec<Card>,
    statements: Vec<Statement>,
    listing: Listing,
    count: String,
    sources: Vec<SourceView>,
    /// JSON-LD, escaped for a script element.
    structured_html: Option<String>,
    contents: Vec<Link>,
}

#[derive(Serialize)]
struct OfficeView {
    title: Said,
    from: Option<DateView>,
    to: Option<DateView>,
    cites: Vec<Cite>,
}

/// Something the actor said, with the event it stands on.
#[derive(Serialize)]
struct Statement {
    text: String,
    lang: String,
    translation: Option<Said>,
    event: Link,
    date: DateView,
    /// The quote's place on the event's page.
    anchor: String,
}

/// An actor's page shows at most this many acts of each kind; the list of all events follows.
const ACTS: usize = 50;

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    if scope.briefing.actors.is_empty() {
        return Vec::new();
    }
    let mut pages = vec![page(scope, &scope.page("actors"), "actors.html", None, overview)];
    for (at, actor) in scope.briefing.actors.iter().enumerate() {
        let route = scope.record("actors", &actor.id.value.0);
        let events = scope.desk.index.by_actor[at].as_slice();
        let title = |here: &Here<'_>| here.link_to_actor(actor);
        pages.extend(listing::year_pages(scope, &route, title, events, Cards::Plain));
        let page = page(scope, &route.clone(), "actor.html", Some(actor.id.span), move |here| {
            view(here, at, listing::listing(here, &route, events, Cards::Plain))
        });
        pages.push(page.changed_on(scope.desk.index.last_change_of(events)));
    }
    pages
}

/// Actors by side, in the order of the sides; those in most events first, then by name.
fn overview(here: &Here<'_>) -> ActorsPage {
    let briefing = here.scope.briefing;
    let sides = briefing.config.sides.iter().map(Some).chain([None]);
    let groups = sides.enumerate().map(|(place, side)| {
        let of_side = |actor: &Actor| actor.side.as_ref().map(crate::model::refs::Ref::index);
        let wanted = side.map(|_| place);
        let mut actors: Vec<usize> =
            (0..briefing.actors.len()).filter(|at| of_side(&briefing.actors[*at]) == wanted).collect();
        actors.sort_by_cached_key(|at| {
            let events = here.scope.desk.index.by_actor[*at].len();
            (std::cmp::Reverse(events), sort_key(&here.said(&briefing.actors[*at].name).text))
        });
        let others = || Said { text: here.scope.words.get("actors.others"), lang: None };
        Group {
            id: side.map_or_else(|| "part-others".to_owned(), |side| format!("side-{}", side.id.value.0)),
            name: side.map_or_else(others, |side| here.said(&side.name)),
            actors: actors.into_iter().map(|at| row(here, at)).collect(),
        }
    });
    let groups: Vec<Group> = groups.filter(|group| !group.actors.is_empty()).collect();
    let part = |group: &Group| Link {
        lang: group.name.lang.clone(),
        ..Link::within(&group.id, group.name.text.clone())
    };
    ActorsPage {
        contents: groups.iter().filter(|_| groups.len() > 1).map(part).collect(),
        title: here.scope.words.get("actors.title"),
        description: here.scope.words.get("actors.description"),
        groups,
    }
}

fn row(here: &Here<'_>, at: usize) -> Row {
    let actor = &here.scope.briefing.actors[at];
    Row {
        link: here.link_to_actor(actor),
        kind: here.scope.words.get(&format!("actor-kind.{}", actor.kind.word())),
        about: actor.about.as_ref().map(|about| here.inline(about)),
        count: here.scope.words.count("events", here.scope.desk.index.by_actor[at].len()),
    }
}

fn view(here: &Here<'_>, at: usize, listing: Listing) -> ActorPage {
    let scope = here.scope;
    let actor = &scope.briefing.actors[at];
    let events = &scope.desk.index.by_actor[at];
    let Said { text: title, lang: title_lang } = here.said(&actor.name);
    let about = actor.about.as_ref().map(|about| here.inline(about));
    let acted = acts(here, events, at, Role::Actor);
    let received = acts(here, events, at, Role::Recipient);
    let statements = statements(here, events, at);
    let offices: Vec<OfficeView> = actor.offices.iter().map(|office| office_view(here, office)).collect();
    let sources = here.source_list();
    let parts = [
        ("part-offices", "actors.offices", !offices.is_empty()),
        ("part-acted", "actors.acted", !acted.is_empty()),
        ("part-received", "actors.received", !received.is_empty()),
        ("part-statements", "actors.statements", !statements.is_empty()),
        ("part-events", "actors.events", true),
        ("sources", "event.sources", !sources.is_empty()),
    ];
    let there = parts.iter().filter(|(_, _, there)| *there);
    let contents: Vec<Link> =
        there.map(|(anchor, key, _)| Link::within(anchor, scope.words.get(key))).collect();
    ActorPage {
        structured_html: here.record_graph("actors", &actor.id.value.0, &title),
        contents: if contents.len() < MANY_PARTS { Vec::new() } else { contents },
        description: about.as_ref().map_or_else(|| title.clone(), |about| markdown::plain(&about.html)),
        title,
        title_lang,
        kind: scope.words.get(&format!("actor-kind.{}", actor.kind.word())),
        side: actor.side.as_ref().map(|side| here.said(&scope.briefing[side].name)),
        about,
        aliases: actor.aliases.iter().map(|alias| alias.value.clone()).collect(),
        wikidata: actor.wikidata.as_ref().map(|item| item.0.clone()),
        offices,
        acted,
        received,
        statements,
        count: scope.words.count("events", events.len()),
        listing,
        sources,
    }
}

fn office_view(here: &Here<'_>, office: &Office) -> OfficeView {
    let dates = &here.scope.words.dates;
    OfficeView {
        title: here.said(&office.title),
        from: office.from.as_ref().map(|date| dates.view(date)),
        to: office.to.as_ref().map(|date| dates.view(date)),
        cites: here.cites_plainly(&office.sources),
    }
}

/// The newest events in which the actor had `role`.
fn acts(here: &Here<'_>, events: &[EventIndex], actor: usize, role: Role) -> Vec<Card> {
    let had_role = |at: &&EventIndex| {
        let parts = &here.scope.briefing.events[**at].actors;
        parts.iter().any(|part| part.id.index() == actor && part.role == Some(role))
    };
    let known = here.scope.known();
    events.iter().rev().filter(had_role).take(ACTS).map(|at| here.card(*at, known)).collect()
}

fn statements(here: &Here<'_>, events: &[EventIndex], actor: usize) -> Vec<Statement> {
    let scope = here.scope;
    let quotes = events.iter().rev().flat_map(|at| {
        let event = &scope.briefing.events[*at];
        event.quotes.iter().enumerate().map(move |(n, quote)| (event, n, quote))
    });
    let own = quotes.filter(|(_, _, quote)| quote.speaker.index() == actor);
    own.take(ACTS)
        .map(|(event, n, quote)| {
            let language = &quote.language.value;
            let translation = quote
                .translation
                .as_ref()
                .filter(|text| language != scope.language && text.exact(scope.language).is_some());
            Statement {
                text: quote.text.value.clone(),
                lang: language.0.clone(),
                translation: translation.map(|text| here.said(text)),
                event: here.event_link(event),
                date: scope.words.dates.view(quote.said_on.as_ref().unwrap_or(&event.date)),
                anchor: anchor(quote.id.as_ref(), "quote", n),
            }
        })
        .collect()
}
