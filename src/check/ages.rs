//! How the day of an event stands to those of its sources: nobody can report what has not happened.

use super::Context;
use crate::model::asof::all_sources;
use crate::model::body::{self, CITE, Mark};
use crate::model::date::{Date, Day, DayPart, End, Point, Shape};
use crate::model::decode::{At, Decode};
use crate::model::records::{Event, Source};
use crate::model::values::Text;
use crate::model::{Form, Visit};
use std::collections::BTreeMap;

/// An event whose dated sources are all older than it, or may be.
pub(crate) struct Aged<'b> {
    pub(crate) event: &'b Event,
    /// Its first day.
    pub(crate) day: Day,
    /// The newest of its dated sources, with its date.
    pub(crate) newest: &'b Source,
    pub(crate) published: &'b At<Date>,
    /// Whether there is no doubt of it.
    pub(crate) sure: bool,
}

/// Every listed event all of whose dated sources may be older than it is.
pub(crate) fn aged<'b>(context: &Context<'b>) -> Vec<Aged<'b>> {
    let briefing = context.briefing;
    let mut found = Vec::new();
    let mut by_id: Option<BTreeMap<&str, &Source>> = None;
    for (_, event) in briefing.listed() {
        let Some(day) = event.date.earliest() else { continue };
        let mut sources: Vec<&Source> = all_sources(event).map(|source| &briefing[source]).collect();
        let is_from_it = sources.iter().any(|source| is_from(source, day));
        if sources.is_empty() || is_from_it || briefing.lacks("unknown-source", event.span) {
            continue;
        }
        // Only now is it worth reading the event's texts for the sources they cite.
        let all = by_id.get_or_insert_with(|| {
            briefing.sources.iter().map(|one| (one.id.value.0.as_str(), one)).collect()
        });
        sources.extend(cited(event).iter().filter_map(|id| all.get(id.as_str())));
        if sources.iter().any(|source| is_from(source, day)) {
            continue;
        }
        let dated = sources.iter().filter_map(|source| Some((*source, source.published.as_ref()?)));
        let Some((newest, published)) = dated.clone().max_by_key(|(_, date)| date.last_named_day()) else {
            continue;
        };
        let mut dates = dated.map(|(_, date)| date);
        let sure = !is_vague(&event.date)
            && dates.all(|date| date.latest().is_some_and(|last| last < day) && !is_vague(date));
        found.push(Aged { event, day, newest, published, sure });
    }
    found
}

/// Whether `source` is certainly of `day` or later.
fn is_from(source: &Source, day: Day) -> bool {
    source.published.as_ref().is_some_and(|date| date.sort_day() >= day)
}

/// The ids of the sources that the event's texts cite.
fn cited(event: &Event) -> Vec<String> {
    struct Cited(Vec<String>);
    impl Visit for Cited {
        fn text(&mut self, text: &Text, form: Form) {
            let texts = text.versions().filter(|_| form != Form::Plain);
            for (mark, _) in texts.flat_map(|(_, version)| body::marks(version)) {
                if let Mark::Record { scheme: CITE, id } = mark {
                    self.0.push(id);
                }
            }
        }
    }
    let mut cited = Cited(Vec::new());
    event.walk(&mut cited);
    cited.0
}

/// The points that a date names.
pub(crate) fn points(date: &Date) -> Vec<Point> {
    match date.shape {
        Shape::Point(point) | Shape::OnOrBefore(point) => vec![point],
        Shape::OneOf(one, other) => vec![one, other],
        Shape::Interval { start, end } => [start, end]
            .into_iter()
            .filter_map(|end| if let End::At(point) = end { Some(point) } else { None })
            .collect(),
    }
}

/// Whether a date says of itself that it is not sure of its days.
fn is_vague(date: &Date) -> bool {
    points(date).iter().any(|point| point.approximate || point.uncertain)
}

/// Whether a point says that its day is not known.
pub(crate) fn lacks_day(point: &Point) -> bool {
    point.day == DayPart::Unspecified
}
