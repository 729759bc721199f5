//! What a reader's browser needs to tell which events are new since the last visit. It keeps the
//! ids of the newest events there, and nowhere else.

use super::Scope;
use crate::model::EventIndex;
use crate::model::date::Day;

/// The ids of `events` with the day on which each came into the briefing: `ID DAY ID DAY`.
pub(crate) fn recent(scope: Scope<'_>, events: &[EventIndex]) -> String {
    let mut list = String::new();
    for at in events {
        let (id, day) = (&scope.briefing.events[*at].id.0, added(scope, *at));
        let space = if list.is_empty() { "" } else { " " };
        list.push_str(&format!("{space}{id} {day}"));
    }
    list
}

/// When an event came into the briefing: as its record says, or with the first edition that knows
/// it, or else today.
fn added(scope: Scope<'_>, at: EventIndex) -> Day {
    let event = &scope.briefing.events[at];
    if let Some(date) = &event.added {
        return date.sort_day();
    }
    let mut editions = scope.briefing.editions.iter().map(|edition| edition.day());
    let first = editions.find(|day| scope.known_on(*day).has(event));
    first.or(scope.desk.index.date).unwrap_or_else(|| event.date.sort_day())
}
