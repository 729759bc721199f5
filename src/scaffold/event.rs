//! A new event: a draft, so that nothing of it is shown before it is finished.

use super::ids::{free, join, slug, stamp};
use super::record::{Line, Value, also, doc, first, hinted, line, text, words};
use super::{
    Answers, Begun, Desk, Form, Kind, NO_ID, PLACEHOLDER, Question, all, needed, one, spare, spellings,
};
use crate::model::date::Date;
use crate::model::records::{Direction, Event, Role};

pub(super) const KIND: Kind = Kind {
    name: "event",
    questions: &[
        needed("title", "what happened, with a verb", Form::Words),
        needed("date", "such as 2026-01-07 or 2026-01", Form::Date),
        Question { ask: "a to z, 0 to 9 and hyphens", ..spare("id", Form::Id) },
        spare("summary", Form::Words),
        spare("topic", Form::Words),
        spare("place", Form::Words),
        spare("actor", Form::Words),
        spare("direction", Form::OneOf(spellings!(Direction))),
        spare("direction-note", Form::Words),
        spare("significance", Form::OneOf(|| vec!["1", "2", "3", "4", "5"])),
        spare("fact", Form::Words),
        spare("source", Form::Words),
    ],
    begin,
};

fn begin(answers: &Answers, desk: &Desk<'_>) -> Result<Begun, String> {
    let languages = desk.languages();
    let title = words(answers, "title", &languages)?;
    let written = one(answers, "date").map_or_else(|| desk.today.to_string(), str::to_owned);
    let date = Date::parse(&written).map_err(|fault| format!("--date: {}; {}", fault.message, fault.help))?;
    let id = id_of(answers, &title, &date, desk)?;
    let hint = |name| doc(Event::FIELDS, name);
    let direction = one(answers, "direction").unwrap_or("neutral");
    let ids = |name: &'static str, flag: &str, known: Vec<&str>| {
        hinted(name, Value::Ids(all(answers, flag).to_vec()), format!("{}{}", hint(name), some_of(&known)))
    };
    let mut lines = vec![
        hinted("title", title, hint("title")),
        hinted("date", date_value(&written), hint("date")),
        hinted("status", Value::Bare("draft".to_owned()), "take this line out when readers may see it"),
        hinted("summary", words(answers, "summary", &languages)?, hint("summary")),
        ids("topics", "topic", desk.briefing.topics.iter().map(|one| one.id.value.0.as_str()).collect()),
        ids("places", "place", desk.briefing.places.iter().map(|one| one.id.value.0.as_str()).collect()),
        actors(answers, desk)?,
        hinted("direction", Value::Bare(direction.to_owned()), hint("direction")),
    ];
    if direction != "neutral" || one(answers, "direction-note").is_some() {
        let note = words(answers, "direction-note", &languages)?;
        lines.push(hinted("direction_note", note, hint("direction_note")));
    }
    let significance = one(answers, "significance").unwrap_or("2");
    lines.push(hinted("significance", Value::Bare(significance.to_owned()), hint("significance")));
    let fact = vec![
        line("text", words(answers, "fact", &languages)?),
        hinted("sources", Value::Ids(all(answers, "source").to_vec()), "ids from content/sources/"),
    ];
    lines.push(hinted("facts", Value::Records(vec![fact]), hint("facts")));
    let text = format!(
        "# A draft, in no output. Write what stands as {PLACEHOLDER}, name the sources, take `status: draft` out.\n{}\
         # It can also have:\n{}",
        text(&lines),
        also(Event::FIELDS, &lines)
    );
    let next = format!(
        "it is a draft, in no output yet: write what stands as {PLACEHOLDER}, name the sources of its facts,\n\
         take the line `status: draft` out, and run `briefing check`"
    );
    let year = &stamp(&date)[..4];
    Ok(Begun { path: format!("content/events/{year}/{id}.yaml"), listed: false, text, next })
}

/// A date as it is written: YAML would take the set `[a,b]` for a list and is told that it is a text.
fn date_value(text: &str) -> Value {
    let text = text.trim();
    Value::Bare(if text.starts_with('[') { format!("\"{text}\"") } else { text.to_owned() })
}

fn id_of(answers: &Answers, title: &Value, date: &Date, desk: &Desk<'_>) -> Result<String, String> {
    let taken = |id: &str| {
        let events = desk.briefing.events.iter().chain(&desk.briefing.drafts);
        let file = |path: &str| path.rsplit('/').next() == Some(&format!("{id}.yaml"));
        let files = desk.sources.files.iter().filter(|one| one.path.starts_with("content/events/"));
        events.into_iter().any(|event| event.id.0 == id) || files.into_iter().any(|one| file(&one.path))
    };
    if let Some(id) = one(answers, "id") {
        let id = id.trim();
        if taken(id) {
            return Err(format!("--id: another event is called `{id}`"));
        }
        return Ok(id.to_owned());
    }
    let words = slug(first(title));
    if words.is_empty() {
        return Err(NO_ID.to_owned());
    }
    Ok(free(&join(&[&stamp(date), &words]), taken))
}

/// Who did it to whom: `--actor ID` or `--actor ID:ROLE`.
fn actors(answers: &Answers, desk: &Desk<'_>) -> Result<Line, String> {
    let roles = Role::ALL.iter().map(|(word, _)| *word).collect::<Vec<_>>();
    let mut records = Vec::new();
    for answer in all(answers, "actor") {
        let (id, role) = answer.split_once(':').unwrap_or((answer, "mentioned"));
        if !roles.contains(&role) {
            let roles = roles.join(", ");
            return Err(format!("--actor {id}:{role}: the role is one of {roles}"));
        }
        let (id, role) = (id.trim().to_owned(), role.to_owned());
        records.push(vec![line("id", Value::Bare(id)), line("role", Value::Bare(role))]);
    }
    let known: Vec<&str> = desk.briefing.actors.iter().map(|one| one.id.value.0.as_str()).collect();
    let roles = "role is actor, recipient or mentioned";
    let hint = format!("{}; {roles}{}", doc(Event::FIELDS, "actors"), some_of(&known));
    let value = if records.is_empty() { Value::Ids(Vec::new()) } else { Value::Records(records) };
    Ok(hinted("actors", value, hint))
}

/// The ids that could be named, as far as a line holds them.
fn some_of(known: &[&str]) -> String {
    const MANY: usize = 8;
    match known {
        [] => String::new(),
        known if known.len() > MANY => format!(": {}, …", known[..MANY].join(", ")),
        known => format!(": {}", known.join(", ")),
    }
}
