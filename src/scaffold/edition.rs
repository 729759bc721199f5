//! A new edition: the next number, today's day, and what to choose among.

use super::record::{Value, also, doc, hinted, text, words};
use super::{Answers, Begun, Desk, Form, Kind, PLACEHOLDER, all, needed, one, spare, spellings};
use crate::model::Briefing;
use crate::model::date::Day;
use crate::model::records::{Edition, Event, EventStatus, Trend};
use std::cmp::Reverse;

pub(super) const KIND: Kind = Kind {
    name: "edition",
    questions: &[
        needed("trend", "since the edition before", Form::OneOf(spellings!(Trend))),
        needed("date", "the day whose knowledge it holds", Form::Day),
        spare("trend-note", Form::Words),
        spare("bottom-line", Form::Words),
        spare("highlight", Form::Words),
    ],
    begin,
};

/// So many events are put forward where the author named none.
const CHOICE: usize = 3;

fn begin(answers: &Answers, desk: &Desk<'_>) -> Result<Begun, String> {
    let languages = desk.languages();
    let day = one(answers, "date").and_then(Day::parse).unwrap_or(desk.today);
    let path = format!("content/editions/{day}.yaml");
    if desk.sources.files.iter().any(|file| file.path == path) {
        return Err(format!("there is an edition of {day} already: {path}"));
    }
    let last = desk.briefing.editions.last();
    if let Some(last) = last.filter(|last| last.day() > day) {
        let newest = last.day();
        return Err(format!(
            "the newest edition is of {newest}, and a new one of {day} would come before it"
        ));
    }
    let number = desk.briefing.editions.iter().map(|edition| edition.number.0).max().unwrap_or(0) + 1;
    let named = all(answers, "highlight").to_vec();
    let hint = |name| doc(Edition::FIELDS, name);
    let highlights = if named.is_empty() {
        let since = if last.is_some() { " since the edition before" } else { "" };
        let what = format!("{}; these are the most significant{since}: choose", hint("highlights"));
        hinted("highlights", Value::Ids(proposed(desk.briefing, last, day)), what)
    } else {
        hinted("highlights", Value::Ids(named), hint("highlights"))
    };
    let trend = one(answers, "trend").unwrap_or_default().to_owned();
    let lines = [
        hinted("number", Value::Bare(number.to_string()), hint("number")),
        hinted("trend", Value::Bare(trend), hint("trend")),
        hinted("trend_note", words(answers, "trend-note", &languages)?, hint("trend_note")),
        hinted("bottom_line", words(answers, "bottom-line", &languages)?, hint("bottom_line")),
        highlights,
    ];
    let text = format!("{}# It can also have:\n{}", text(&lines), also(Edition::FIELDS, &lines));
    let next = format!(
        "write what stands as {PLACEHOLDER}, choose the highlights, and run `briefing check`;\n\
         until then it says that there is something left to write, and nothing is built"
    );
    Ok(Begun { path, listed: false, text, next })
}

/// The most significant events after the edition before, up to `day`, the oldest first; earlier ones
/// where there are fewer than two.
fn proposed(briefing: &Briefing, last: Option<&Edition>, day: Day) -> Vec<String> {
    let shown =
        briefing.listed().map(|(_, event)| event).filter(|event| event.status != Some(EventStatus::Draft));
    let known = shown.filter(|event| event.date.sort_day() <= day);
    let is_new = |event: &Event| last.is_none_or(|last| event.date.sort_day() > last.day());
    let mut events: Vec<&Event> = known.collect();
    events.sort_by_key(|event| (!is_new(event), Reverse(event.significance), Reverse(event.date.sort_day())));
    let many = events.iter().filter(|event| is_new(event)).count().clamp(2, CHOICE);
    events.truncate(many);
    events.sort_by_key(|event| event.date.sort_day());
    events.into_iter().map(|event| event.id.0.clone()).collect()
}
