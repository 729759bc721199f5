//! `timeline.json`: the events in the form of TimelineJS, one file a language.

use super::{Export, pretty};
use crate::model::date::{Day, DayPart, End, Point, Shape};
use crate::model::records::Event;
use crate::site::{Desk, Here, Scope, markdown, route};
use serde_json::{Value, json};

pub(super) fn timelines<'d>(desk: &'d Desk<'d>) -> Vec<Export<'d>> {
    let one = |(at, scope): (usize, Scope<'d>)| {
        let language = scope.language.0.as_str();
        let name = if at == 0 { "timeline.json".to_owned() } else { format!("timeline.{language}.json") };
        Export {
            path: route::data(&name),
            media: "application/json",
            about: "export.timeline-json",
            language: Some(language),
            rows: desk.index.listed.len(),
            table: None,
            make: Box::new(move || pretty(&timeline(scope))),
        }
    };
    desk.scopes().enumerate().map(one).collect()
}

fn timeline(scope: Scope<'_>) -> Value {
    let config = &scope.briefing.config;
    let here = Here::new(scope, scope.desk.base_url.clone().unwrap_or_default());
    let slides: Vec<Value> = scope.briefing.listed().map(|(_, event)| slide(&here, event)).collect();
    let words = |text: &crate::model::values::Text| markdown::escape(text.get(scope.language).0);
    json!({
        "title": { "text": { "headline": words(&config.title), "text": words(&config.description) } },
        "events": slides,
        "scale": "human",
    })
}

/// An event; its texts are HTML to TimelineJS.
fn slide(here: &Here<'_>, event: &Event) -> Value {
    let scope = here.scope;
    let summary = here.inline(&event.summary).html;
    let (start, end) = ends(event.date.shape);
    // Links lead somewhere only where the site's address is known.
    let text = match here.address(&scope.record("events", &event.id.0)) {
        Some(url) => format!(
            "<p>{}</p><p><a href=\"{}\">{}</a></p>",
            markdown::without_citations(&summary),
            markdown::escape(&url),
            markdown::escape(&scope.words.get("export.more"))
        ),
        None => format!("<p>{}</p>", markdown::escape(&markdown::plain(&summary))),
    };
    let mut slide = json!({
        "unique_id": event.id.0,
        "start_date": point(start),
        "text": { "headline": markdown::escape(event.title.get(scope.language).0), "text": text },
    });
    if let Some(end) = end {
        slide["end_date"] = point(end);
    }
    if !event.date.is_exact() {
        slide["display_date"] = scope.words.dates.text(&event.date).into();
        // TimelineJS has no word for an uncertain date and passes over this one; `import` reads it.
        slide["edtf"] = event.date.text().into();
    }
    if let Some(topic) = event.topics.first() {
        slide["group"] = scope.briefing[topic].name.get(scope.language).0.into();
    }
    slide
}

/// Where a date begins, and where it ends if elsewhere.
fn ends(shape: Shape) -> (Point, Option<Point>) {
    match shape {
        Shape::Point(point) | Shape::OnOrBefore(point) => (point, None),
        Shape::Interval { start: End::At(start), end: End::At(end) } => (start, Some(end)),
        Shape::Interval { start: End::At(point), .. } | Shape::Interval { end: End::At(point), .. } => {
            (point, None)
        }
        Shape::OneOf(one, other) => (one, Some(other)),
        // The reader of dates lets no interval through that names no day.
        Shape::Interval { .. } => (whole(Day { year: 0, month: 1, day: 1 }), None),
    }
}

fn whole(day: Day) -> Point {
    let (month, part) = (Some(day.month), DayPart::Known(day.day));
    Point { year: day.year, month, day: part, approximate: false, uncertain: false }
}

fn point(point: Point) -> Value {
    let mut date = json!({ "year": point.year });
    if let Some(month) = point.month {
        date["month"] = month.into();
    }
    if let DayPart::Known(day) = point.day {
        date["day"] = day.into();
    }
    date
}
