//! CSL-JSON, the form in which reference managers and citation processors pass references on.

use crate::model::date::{Date, Day, DayPart, End, Point, Shape};
use crate::model::records::{Source, SourceKind};
use serde_json::{Value, json};

/// A source of the register as a reference.
pub(super) fn source(record: &Source) -> Value {
    let kind = record.kind;
    let mut one = json!({ "id": record.id.value.0, "type": type_of(kind) });
    if let Some(title) = &record.title {
        one["title"] = title.value.clone().into();
    }
    let publisher = record.publisher.value.clone();
    if is_own_author(kind) {
        // Who publishes speaks for itself, and no periodical stands between.
        one["author"] = json!([{ "literal": publisher }]);
        one["publisher"] = publisher.into();
    } else {
        one["container-title"] = publisher.into();
    }
    if let Some(url) = &record.url {
        one["URL"] = url.value.0.clone().into();
    }
    if let Some(published) = &record.published {
        one["issued"] = date(published);
    }
    if let Some(accessed) = &record.accessed {
        one["accessed"] = date(accessed);
    }
    one["language"] = record.language.value.0.clone().into();
    if let Some(note) = custom(record) {
        one["custom"] = note;
    }
    one
}

/// What references have no place for.
fn custom(record: &Source) -> Option<Value> {
    let mut own = json!({ "kind": record.kind.word() });
    if let Some(side) = &record.side {
        own["side"] = side.id.0.clone().into();
    }
    if !record.derived_from.is_empty() {
        own["derived_from"] = record.derived_from.iter().map(|root| root.id.0.clone()).collect();
    }
    if let Some(archived) = &record.archived {
        own["archived"] = serde_json::to_value(archived).ok()?;
    }
    if let Some(note) = &record.note {
        own["note"] = serde_json::to_value(note).ok()?;
    }
    Some(own)
}

fn type_of(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Wire | SourceKind::Newspaper | SourceKind::Broadcaster => "article-newspaper",
        SourceKind::Magazine => "article-magazine",
        SourceKind::Official | SourceKind::Court | SourceKind::LawFirm => "report",
        SourceKind::ThinkTank | SourceKind::Ngo | SourceKind::Academic => "report",
        SourceKind::Social => "post",
        SourceKind::Aggregator | SourceKind::Unknown => "webpage",
    }
}

fn is_own_author(kind: SourceKind) -> bool {
    matches!(type_of(kind), "report" | "post")
}

/// A date as CSL has it: one or two points, marked where it is not sure.
pub(super) fn date(date: &Date) -> Value {
    let (points, sure) = match date.shape {
        Shape::Point(point) => (vec![parts(point)], is_sure(point)),
        Shape::Interval { start: End::At(start), end: End::At(end) } => {
            (vec![parts(start), parts(end)], is_sure(start) && is_sure(end))
        }
        Shape::Interval { start: End::At(point), .. } | Shape::Interval { end: End::At(point), .. } => {
            (vec![parts(point)], false)
        }
        Shape::Interval { .. } => (Vec::new(), false),
        Shape::OnOrBefore(point) => (vec![parts(point)], false),
        Shape::OneOf(one, other) => (vec![parts(one), parts(other)], false),
    };
    let mut value = json!({ "date-parts": points });
    if !sure {
        value["circa"] = true.into();
    }
    value
}

/// A day as CSL has it.
pub(crate) fn day(day: Day) -> Value {
    json!({ "date-parts": [[day.year, day.month, day.day]] })
}

fn is_sure(point: Point) -> bool {
    !(point.approximate || point.uncertain)
}

fn parts(point: Point) -> Value {
    match (point.month, point.day) {
        (Some(month), DayPart::Known(day)) => json!([point.year, month, day]),
        (Some(month), _) => json!([point.year, month]),
        (None, _) => json!([point.year]),
    }
}
