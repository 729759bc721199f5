//! New sources, actors, places and topics: items at the end of a list.

use super::ids::{first_words, free, join, slug, stamp};
use super::record::{Line, Value, first, item, line, name, unfinished, words};
use super::{
    Answers, Begun, Desk, Form, Kind, NO_ID, PLACEHOLDER, Question, all, needed, one, spare, spellings,
};
use crate::model::date::Date;
use crate::model::decode::Field;
use crate::model::records::{Actor, ActorKind, Place, Source, SourceKind, Topic};

pub(super) const SOURCE: Kind = Kind {
    name: "source",
    questions: &[
        needed("publisher", "who published it", Form::Words),
        needed("language", "the one it is in, such as en or es", Form::Language),
        needed("kind", "what sort of source", Form::OneOf(spellings!(SourceKind))),
        Question { ask: "a to z, 0 to 9 and hyphens", ..spare("id", Form::Id) },
        spare("title", Form::Words),
        spare("url", Form::Words),
        spare("published", Form::Date),
        spare("side", Form::Words),
        spare("derived-from", Form::Words),
        spare("accessed", Form::Date),
        spare("note", Form::Words),
    ],
    begin: source,
};

pub(super) const ACTOR: Kind = Kind {
    name: "actor",
    questions: &[
        needed("name", "what readers see", Form::Words),
        needed("kind", "what it is", Form::OneOf(spellings!(ActorKind))),
        Question { ask: "a to z, 0 to 9 and hyphens", ..spare("id", Form::Id) },
        spare("side", Form::Words),
        spare("about", Form::Words),
        spare("alias", Form::Words),
        spare("wikidata", Form::Words),
    ],
    begin: actor,
};

pub(super) const PLACE: Kind = Kind {
    name: "place",
    questions: &[
        needed("name", "what readers see", Form::Words),
        Question { ask: "a to z, 0 to 9 and hyphens", ..spare("id", Form::Id) },
        spare("country", Form::Words),
        spare("kind", Form::Words),
        spare("lat", Form::Words),
        spare("lon", Form::Words),
        spare("precision", Form::Words),
    ],
    begin: place,
};

pub(super) const TOPIC: Kind = Kind {
    name: "topic",
    questions: &[
        needed("name", "what readers see", Form::Words),
        Question { ask: "a to z, 0 to 9 and hyphens", ..spare("id", Form::Id) },
        spare("about", Form::Words),
    ],
    begin: topic,
};

/// The id of a source: who published it, when, and the beginning of what it is about.
pub(crate) fn source_id(publisher: &str, stamp: &str, about: &str) -> String {
    join(&[&first_words(publisher, 3), stamp, &first_words(about, 4)])
}

fn source(answers: &Answers, desk: &Desk<'_>) -> Result<Begun, String> {
    let published = one(answers, "published").map(Date::parse).transpose();
    let published = published.map_err(|fault| format!("--published: {}; {}", fault.message, fault.help))?;
    let day = published.as_ref().map_or_else(String::new, stamp);
    let publisher = one(answers, "publisher").unwrap_or_default();
    let words = source_id(publisher, &day, one(answers, "title").unwrap_or_default());
    let taken = desk.briefing.sources.iter().map(|one| one.id.value.0.as_str()).collect::<Vec<_>>();
    let id = id_of(answers, &words, &taken)?;
    let mut lines =
        vec![line("id", Value::Bare(id)), line("publisher", Value::Plain(publisher.trim().to_owned()))];
    push(&mut lines, answers, "title", Value::Plain);
    push(&mut lines, answers, "url", Value::Plain);
    push(&mut lines, answers, "published", Value::Bare);
    push(&mut lines, answers, "language", Value::Bare);
    push(&mut lines, answers, "kind", Value::Bare);
    push(&mut lines, answers, "side", Value::Bare);
    if let from @ [_, ..] = all(answers, "derived-from") {
        lines.push(line("derived_from", Value::Ids(from.to_vec())));
    }
    // What has an address was read there, and today unless another day is named.
    match one(answers, "accessed") {
        Some(day) => lines.push(line("accessed", Value::Bare(day.trim().to_owned()))),
        None if one(answers, "url").is_some() => {
            lines.push(line("accessed", Value::Bare(desk.today.to_string())));
        }
        None => {}
    }
    push_words(&mut lines, answers, "note", desk)?;
    let month = if day.is_empty() { desk.today.to_string() } else { day };
    let path = format!("content/sources/{}.yaml", month.get(..7).unwrap_or(&month));
    Ok(listed(path, Source::FIELDS, &lines))
}

fn actor(answers: &Answers, desk: &Desk<'_>) -> Result<Begun, String> {
    let called = name(answers, "name", &desk.languages())?;
    let taken = desk.briefing.actors.iter().map(|one| one.id.value.0.as_str()).collect::<Vec<_>>();
    let id = id_of(answers, &slug(first(&called)), &taken)?;
    let mut lines = vec![line("id", Value::Bare(id)), line("name", called)];
    push(&mut lines, answers, "kind", Value::Bare);
    push(&mut lines, answers, "side", Value::Bare);
    push_words(&mut lines, answers, "about", desk)?;
    if let aliases @ [_, ..] = all(answers, "alias") {
        let aliases = aliases.iter().map(|alias| super::yaml::flow(alias)).collect();
        lines.push(line("aliases", Value::Ids(aliases)));
    }
    push(&mut lines, answers, "wikidata", Value::Bare);
    Ok(listed("content/actors.yaml".to_owned(), Actor::FIELDS, &lines))
}

fn place(answers: &Answers, desk: &Desk<'_>) -> Result<Begun, String> {
    let called = name(answers, "name", &desk.languages())?;
    let taken = desk.briefing.places.iter().map(|one| one.id.value.0.as_str()).collect::<Vec<_>>();
    let id = id_of(answers, &slug(first(&called)), &taken)?;
    let mut lines = vec![line("id", Value::Bare(id)), line("name", called)];
    push(&mut lines, answers, "country", Value::Bare);
    push(&mut lines, answers, "kind", Value::Plain);
    push(&mut lines, answers, "lat", Value::Bare);
    push(&mut lines, answers, "lon", Value::Bare);
    push(&mut lines, answers, "precision", Value::Plain);
    Ok(listed("content/places.yaml".to_owned(), Place::FIELDS, &lines))
}

fn topic(answers: &Answers, desk: &Desk<'_>) -> Result<Begun, String> {
    // A topic is a word of the language and is translated; a name stays as it is.
    let called = words(answers, "name", &desk.languages())?;
    let taken = desk.briefing.topics.iter().map(|one| one.id.value.0.as_str()).collect::<Vec<_>>();
    let id = id_of(answers, &slug(first(&called)), &taken)?;
    let mut lines = vec![line("id", Value::Bare(id)), line("name", called)];
    push_words(&mut lines, answers, "about", desk)?;
    Ok(listed("content/topics.yaml".to_owned(), Topic::FIELDS, &lines))
}

/// The record with a comment that names what else it can have.
fn listed(path: String, fields: &[Field], lines: &[Line]) -> Begun {
    let there = |field: &&Field| !lines.iter().any(|line| line.key == field.name);
    let rest: Vec<&str> = fields.iter().filter(there).map(|field| field.name).collect();
    let text = format!("{}  # it can also have: {}\n", item(lines), rest.join(", "));
    let id = match lines.first().map(|line| &line.value) {
        Some(Value::Bare(id)) => id.as_str(),
        _ => "",
    };
    let open = unfinished(lines);
    let write = if open.is_empty() {
        String::new()
    } else {
        format!("write what stands as {PLACEHOLDER} ({}), ", open.join(", "))
    };
    let next = format!("{write}name it as `{id}` where it belongs, and run `briefing check`");
    Begun { path, listed: true, text, next }
}

/// The id that was given, or one made of `words`, that is none of `taken`.
fn id_of(answers: &Answers, words: &str, taken: &[&str]) -> Result<String, String> {
    if let Some(id) = one(answers, "id") {
        let id = id.trim();
        return match taken.contains(&id) {
            true => Err(format!("--id: another record is called `{id}`")),
            false => Ok(id.to_owned()),
        };
    }
    if words.is_empty() {
        return Err(NO_ID.to_owned());
    }
    Ok(free(words, |id| taken.contains(&id)))
}

/// Adds the field that the flag of its name was given for.
fn push(lines: &mut Vec<Line>, answers: &Answers, flag: &'static str, value: fn(String) -> Value) {
    if let Some(answer) = one(answers, flag) {
        lines.push(line(flag, value(answer.trim().to_owned())));
    }
}

/// The same for a text by language.
fn push_words(
    lines: &mut Vec<Line>,
    answers: &Answers,
    flag: &'static str,
    desk: &Desk<'_>,
) -> Result<(), String> {
    if one(answers, flag).is_some() {
        lines.push(line(flag, words(answers, flag, &desk.languages())?));
    }
    Ok(())
}
