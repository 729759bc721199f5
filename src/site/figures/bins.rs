//! Weeks and months: where single marks would be too many, and where a figure asks for weeks.

use super::axis::Axis;
use crate::model::EventIndex;
use crate::model::date::Day;
use crate::site::Here;

/// More weeks than this would crowd; months take their place.
const MOST_WEEKS: i64 = 130;

/// What a bin spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Week,
    Month,
}

impl Unit {
    pub(super) fn word(self) -> &'static str {
        match self {
            Unit::Week => "week",
            Unit::Month => "month",
        }
    }
}

/// A week from Monday to Sunday, or a month, with the events that began in it.
pub(super) struct Bin {
    pub(super) unit: Unit,
    /// `Week of 5 January 2026`, or `January 2026`.
    pub(super) name: String,
    pub(super) first: i64,
    /// The day after the last.
    pub(super) end: i64,
    pub(super) events: Vec<EventIndex>,
}

/// The weeks or months of `axis` in which something began, in order.
pub(super) fn bins(here: &Here<'_>, axis: Axis, events: &[EventIndex]) -> Vec<Bin> {
    let unit = if axis.days() / 7 > MOST_WEEKS { Unit::Month } else { Unit::Week };
    let words = here.scope.words;
    let mut bins: Vec<Bin> = Vec::new();
    for at in events {
        let day = here.scope.briefing.events[*at].date.sort_day();
        match bins.last_mut() {
            Some(bin) if (bin.first..bin.end).contains(&day.ordinal()) => bin.events.push(*at),
            _ => {
                let (first, end) = bounds(unit, day);
                let name = match unit {
                    Unit::Month => words.dates.month(day.year, day.month),
                    Unit::Week => {
                        words.fill("figure.week", &[("date", &words.dates.day(Day::from_ordinal(first)))])
                    }
                };
                bins.push(Bin { unit, name, first, end, events: vec![*at] });
            }
        }
    }
    bins
}

/// The first day of the week or month of `day`, and the day after its last.
fn bounds(unit: Unit, day: Day) -> (i64, i64) {
    match unit {
        Unit::Week => {
            // The first of January 1970 was a Thursday.
            let first = day.ordinal() - (day.ordinal() + 3).rem_euclid(7);
            (first, first + 7)
        }
        Unit::Month => {
            let first = Day { day: 1, ..day }.ordinal();
            let next = Day { year: day.year, month: day.month, day: 28 }.ordinal() + 4;
            (first, Day { day: 1, ..Day::from_ordinal(next) }.ordinal())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Unit, bounds};
    use crate::model::date::Day;

    fn days(unit: Unit, day: &str) -> [String; 2] {
        let (first, end) = bounds(unit, Day::parse(day).expect("a day"));
        [first, end].map(|ordinal| Day::from_ordinal(ordinal).to_string())
    }

    #[test]
    fn a_week_begins_on_a_monday() {
        assert_eq!(days(Unit::Week, "2026-01-07"), ["2026-01-05", "2026-01-12"]);
        assert_eq!(days(Unit::Week, "2026-01-05"), ["2026-01-05", "2026-01-12"]);
        assert_eq!(days(Unit::Week, "1969-12-28"), ["1969-12-22", "1969-12-29"]);
    }

    #[test]
    fn a_month_ends_where_the_next_begins() {
        assert_eq!(days(Unit::Month, "2024-02-29"), ["2024-02-01", "2024-03-01"]);
        assert_eq!(days(Unit::Month, "2025-12-05"), ["2025-12-01", "2026-01-01"]);
    }
}
