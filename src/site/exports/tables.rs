//! The tables: `events.csv`, `claims.csv`, `quotes.csv`, `sources.csv`, `actors.csv`.

use super::Export;
use super::table::{Column, Row, Table, csv};
use crate::model::records::{Actor, Claim, Event, EventStatus, Quote, Role, Source};
use crate::model::refs::{Ref, anchor};
use crate::site::{Desk, route};

/// A column of one type, the same in every language.
const fn one(name: &'static str, kind: &'static str) -> Column {
    Column { name, kind, by_language: false }
}

const fn text(name: &'static str) -> Column {
    one(name, "string")
}

const fn each(name: &'static str) -> Column {
    Column { name, kind: "string", by_language: true }
}

static EVENTS: Table = Table {
    name: "events",
    columns: &[
        text("id"),
        text("date"),
        one("earliest", "date"),
        one("latest", "date"),
        text("time"),
        each("title"),
        each("summary"),
        text("status"),
        one("added", "date"),
        one("changed", "date"),
        text("topics"),
        text("places"),
        text("actors"),
        text("recipients"),
        text("mentioned"),
        text("direction"),
        each("direction_note"),
        one("significance", "integer"),
        text("rung"),
        text("threatens"),
        one("facts", "integer"),
        one("quotes", "integer"),
        one("claims", "integer"),
        one("disagreements", "integer"),
        text("responds_to"),
        text("sources"),
        one("independent_sources", "integer"),
        text("page"),
    ],
    key: &["id"],
    refers: &[],
};

static CLAIMS: Table = Table {
    name: "claims",
    columns: &[
        text("event"),
        text("claim"),
        each("text"),
        text("by"),
        each("by_described"),
        text("disputed_by"),
        each("disputed_by_described"),
        text("status"),
        each("evidence"),
        text("sources"),
        text("page"),
    ],
    key: &["event", "claim"],
    refers: &[("event", "events")],
};

static QUOTES: Table = Table {
    name: "quotes",
    columns: &[
        text("event"),
        text("quote"),
        text("speaker"),
        text("said_on"),
        each("said_in"),
        text("language"),
        text("text"),
        text("translated_from"),
        each("translation"),
        text("translation_source"),
        text("sources"),
        text("page"),
    ],
    key: &["event", "quote"],
    refers: &[("event", "events"), ("speaker", "actors"), ("translation_source", "sources")],
};

static SOURCES: Table = Table {
    name: "sources",
    columns: &[
        text("id"),
        text("publisher"),
        text("title"),
        text("url"),
        text("published"),
        text("language"),
        text("kind"),
        text("side"),
        text("derived_from"),
        text("archived_url"),
        text("archived_captured"),
        text("accessed"),
        each("note"),
    ],
    key: &["id"],
    refers: &[],
};

static ACTORS: Table = Table {
    name: "actors",
    columns: &[
        text("id"),
        each("name"),
        text("kind"),
        text("side"),
        each("about"),
        text("aliases"),
        text("wikidata"),
        text("page"),
    ],
    key: &["id"],
    refers: &[],
};

pub(super) fn all<'d>(desk: &'d Desk<'d>) -> Vec<Export<'d>> {
    let briefing = desk.briefing;
    let claims = move || {
        let events = briefing.events.iter();
        events.flat_map(|event| event.claims.iter().enumerate().map(move |(n, claim)| (event, n, claim)))
    };
    let quotes = move || {
        let events = briefing.events.iter();
        events.flat_map(|event| event.quotes.iter().enumerate().map(move |(n, quote)| (event, n, quote)))
    };
    let events =
        move || csv(desk, &EVENTS, briefing.events.iter().enumerate(), |row, one| event_row(row, desk, one));
    vec![
        export(&EVENTS, "export.events-csv", briefing.events.len(), events),
        export(&CLAIMS, "export.claims-csv", claims().count(), move || {
            csv(desk, &CLAIMS, claims(), |row, one| claim_row(row, desk, one))
        }),
        export(&QUOTES, "export.quotes-csv", quotes().count(), move || {
            csv(desk, &QUOTES, quotes(), |row, one| quote_row(row, desk, one))
        }),
        export(&SOURCES, "export.sources-csv", briefing.sources.len(), move || {
            csv(desk, &SOURCES, briefing.sources.iter(), source_row)
        }),
        export(&ACTORS, "export.actors-csv", briefing.actors.len(), move || {
            csv(desk, &ACTORS, briefing.actors.iter(), |row, one| actor_row(row, desk, one))
        }),
    ]
}

fn export<'d>(
    table: &'static Table,
    about: &'static str,
    rows: usize,
    make: impl Fn() -> Vec<u8> + Send + Sync + 'd,
) -> Export<'d> {
    let path = route::data(&format!("{}.csv", table.name));
    Export { path, media: "text/csv", about, language: None, rows, table: Some(table), make: Box::new(make) }
}

/// The page of a record in the first language.
fn page(desk: &Desk<'_>, folder: &str, id: &str) -> String {
    let scope = desk.scopes().next().expect("a briefing has a language");
    desk.address(&scope.record(folder, id))
}

fn event_row(row: &mut Row<'_>, desk: &Desk<'_>, (at, event): (usize, &Event)) {
    let of = |role: Role| {
        let those = event.actors.iter().filter(move |part| part.role.unwrap_or(Role::Mentioned) == role);
        those.map(|part| &part.id)
    };
    let cited = desk.index.cited[at].iter();
    let sources: Vec<&str> = cited.map(|at| desk.briefing.sources[*at].id.value.0.as_str()).collect();
    row.cell(&event.id.0)
        .cell(event.date.text())
        .maybe(event.date.earliest().map(|day| day.to_string()))
        .maybe(event.date.latest().map(|day| day.to_string()))
        .maybe(event.time.as_ref().map(|time| time.text()))
        .plain(Some(&event.title))
        .text(Some(&event.summary.0))
        .cell(event.status.unwrap_or(EventStatus::Published).word())
        .cell(desk.index.added[at].to_string())
        .cell(desk.index.changed[at].to_string())
        .ids(&event.topics)
        .ids(&event.places)
        .ids(of(Role::Actor))
        .ids(of(Role::Recipient))
        .ids(of(Role::Mentioned))
        .cell(event.direction.word())
        .text(event.direction_note.as_ref().map(|note| &note.0))
        .cell(event.significance.0.to_string())
        .ids(&event.rung)
        .ids(&event.threatens)
        .cell(event.facts.len().to_string())
        .cell(event.quotes.len().to_string())
        .cell(event.claims.len().to_string())
        .cell(event.disagreements.len().to_string())
        .ids(event.responds_to.iter().map(|answer| &answer.event))
        .cell(sources.join(" "))
        .cell(desk.index.independent[at].to_string())
        .cell(page(desk, "events", &event.id.0));
}

fn claim_row(row: &mut Row<'_>, desk: &Desk<'_>, (event, n, claim): (&Event, usize, &Claim)) {
    let part = anchor(claim.id.as_ref(), "claim", n);
    let page = format!("{}#{part}", page(desk, "events", &event.id.0));
    row.cell(&event.id.0)
        .cell(part)
        .text(Some(&claim.text.0))
        .owner(Some(&claim.by))
        .owner(claim.disputed_by.as_ref())
        .cell(claim.status.word())
        .text(claim.evidence.as_ref().map(|evidence| &evidence.0))
        .ids(&claim.sources)
        .cell(page);
}

fn quote_row(row: &mut Row<'_>, desk: &Desk<'_>, (event, n, quote): (&Event, usize, &Quote)) {
    let part = anchor(quote.id.as_ref(), "quote", n);
    let page = format!("{}#{part}", page(desk, "events", &event.id.0));
    row.cell(&event.id.0)
        .cell(part)
        .cell(&quote.speaker.id.0)
        .cell(quote.said_on.as_ref().unwrap_or(&event.date).text())
        .text(quote.said_in.as_ref().map(|said_in| &said_in.0))
        .cell(&quote.language.value.0)
        .cell(&quote.text.value)
        .maybe(quote.translated_from.as_ref().map(|from| &from.value.0))
        .plain(quote.translation.as_ref())
        .maybe(quote.translation_source.as_ref().map(|source| &source.id.0))
        .ids(&quote.sources)
        .cell(page);
}

fn source_row(row: &mut Row<'_>, source: &Source) {
    let archived = source.archived.as_ref();
    row.cell(&source.id.value.0)
        .cell(&source.publisher.value)
        .maybe(source.title.as_ref().map(|title| &title.value))
        .maybe(source.url.as_ref().map(|url| &url.value.0))
        .maybe(source.published.as_ref().map(|date| date.text()))
        .cell(&source.language.value.0)
        .cell(source.kind.word())
        .maybe(source.side.as_ref().map(|side| &side.id.0))
        .ids(&source.derived_from)
        .maybe(archived.map(|copy| &copy.url.value.0))
        .maybe(archived.and_then(|copy| copy.captured.as_ref()).map(|date| date.text()))
        .maybe(source.accessed.as_ref().map(|date| date.text()))
        .text(source.note.as_ref().map(|note| &note.0));
}

fn actor_row(row: &mut Row<'_>, desk: &Desk<'_>, actor: &Actor) {
    let aliases: Vec<&str> = actor.aliases.iter().map(|alias| alias.value.as_str()).collect();
    let side: Option<&Ref<_>> = actor.side.as_ref();
    row.cell(&actor.id.value.0)
        .plain(Some(&actor.name))
        .cell(actor.kind.word())
        .maybe(side.map(|side| &side.id.0))
        .text(actor.about.as_ref().map(|about| &about.0))
        .cell(aliases.join("; "))
        .maybe(actor.wikidata.as_ref().map(|item| &item.0))
        .cell(page(desk, "actors", &actor.id.value.0));
}
