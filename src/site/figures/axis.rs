//! The axis of time that figures share: from days to places, and the words along it.

use super::bins::Bin;
use super::text;
use crate::model::date::{Date, Day, DayPart, End, Point, Shape};
use crate::model::{Briefing, EventIndex};
use crate::site::words::Words;
use serde::Serialize;

/// The narrowest page, in pixels, on which time runs from left to right; placing counts on it.
pub(super) const NARROWEST: f64 = 640.0;

/// A span that is no longer than this many days has lines at days.
const DAYS: i64 = 45;

/// At both ends the axis leaves this share of its length empty, so that no mark is cut.
const MARGIN: f64 = 0.015;

/// A span of days, drawn from left to right or from top to bottom.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    pub(super) first: i64,
    pub(super) last: i64,
}

/// A line across the axis, and the words beside it.
#[derive(Serialize)]
pub(crate) struct Tick {
    /// In per cent of the axis; in pixels where time runs down.
    at: f64,
    /// `Oct`, `7 Jan`; nothing where the words would crowd.
    label: Option<String>,
    /// `2026`: where it is new, and in the place of January.
    year: Option<String>,
    /// The end of the axis is so near that the words end at the line.
    last: bool,
}

/// Which way time runs, with the length of the axis in pixels: from left to right the least it
/// can be, from top to bottom what it is.
#[derive(Clone, Copy)]
pub(super) enum Way {
    Right(f64),
    Down(f64),
}

impl Way {
    pub(super) fn length(self) -> f64 {
        match self {
            Way::Right(length) | Way::Down(length) => length,
        }
    }

    /// What a template is told of a share of the axis: per cent, or pixels.
    pub(super) fn place(self, share: f64) -> f64 {
        match self {
            Way::Right(_) => percent(share),
            Way::Down(length) => round(share * length),
        }
    }
}

/// When an event was, in days that are on the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Span {
    /// Where the mark stands.
    pub(super) at: i64,
    pub(super) from: i64,
    pub(super) to: i64,
    /// It went on from the first day to the last.
    pub(super) lasting: bool,
    /// Not all of this is known.
    pub(super) unsure: bool,
    pub(super) open_start: bool,
    pub(super) open_end: bool,
}

impl Axis {
    /// From the first day of `events` to their last, or to `until` where that is later.
    pub(super) fn over(briefing: &Briefing, events: &[EventIndex], until: Option<Day>) -> Option<Axis> {
        let dates = || events.iter().map(|at| &briefing.events[*at].date.value);
        let first = dates().map(|date| date.sort_day()).min()?.ordinal();
        let last = dates().map(Date::last_named_day).max().max(until)?.ordinal();
        Some(Axis { first, last: last.max(first + 1) })
    }

    /// This axis, from the beginning of the first to the end of the last week or month.
    pub(super) fn around(self, bins: &[Bin]) -> Axis {
        let first = bins.first().map_or(self.first, |bin| bin.first.min(self.first));
        let last = bins.last().map_or(self.last, |bin| bin.end.max(self.last));
        Axis { first, last }
    }

    /// Whether a day and a month may stand on it twice.
    pub(super) fn needs_years(self) -> bool {
        self.days() >= 365
    }

    pub(super) fn days(self) -> i64 {
        self.last - self.first
    }

    /// The place of a day, as a share of the axis.
    pub(super) fn share(self, ordinal: i64) -> f64 {
        let inner = (ordinal - self.first) as f64 / self.days() as f64;
        MARGIN + inner.clamp(0.0, 1.0) * (1.0 - 2.0 * MARGIN)
    }

    /// A date on this axis.
    pub(super) fn span(self, date: &Date) -> Span {
        let day =
            |day: Option<Day>, open: i64| day.map_or(open, |day| day.ordinal()).clamp(self.first, self.last);
        let (from, to) = (day(date.earliest(), self.first), day(date.latest(), self.last));
        let exact =
            |point: Point| matches!(point.day, DayPart::Known(_)) && !point.approximate && !point.uncertain;
        let mid = from + (to - from) / 2;
        let span =
            Span { at: mid, from, to, lasting: false, unsure: true, open_start: false, open_end: false };
        match date.shape {
            Shape::Point(point) => Span { unsure: !exact(point), ..span },
            Shape::OneOf(..) => span,
            Shape::OnOrBefore(_) => Span { at: to, open_start: true, ..span },
            Shape::Interval { start, end } => {
                let known = |end: End| match end {
                    End::At(point) => exact(point),
                    End::Open => true,
                    End::Unknown => false,
                };
                let begun = matches!(start, End::At(_));
                Span {
                    at: if begun { from } else { to },
                    lasting: true,
                    unsure: !(known(start) && known(end)),
                    open_start: !begun,
                    open_end: !matches!(end, End::At(_)),
                    ..span
                }
            }
        }
    }

    /// Lines at days, months or years, with words where they fit.
    pub(super) fn ticks(self, words: &Words, way: Way) -> Vec<Tick> {
        let days = self.tick_days();
        let stops: Vec<(f64, Day)> = days.iter().map(|day| (self.share(day.ordinal()), *day)).collect();
        ticks_at(words, &stops, way, if self.days() <= DAYS { Stops::Days } else { Stops::Months })
    }

    /// The days at which lines stand.
    fn tick_days(self) -> Vec<Day> {
        let start = Day::from_ordinal(self.first);
        if self.days() <= DAYS {
            let step = (self.days() / 6).max(1);
            return (0..=self.days() / step).map(|n| Day::from_ordinal(self.first + n * step)).collect();
        }
        // A line a month, a quarter or a year: no more than about forty.
        let every = match self.days() {
            ..=1_250 => 1,
            1_251..=3_700 => 3,
            more => 12 * (more / 14_600 + 1),
        };
        let first = i64::from(start.year) * 12 + i64::from(start.month) - 1;
        let first = (first + every - 1).div_euclid(every) * every;
        let months = (0..).map(|n| first + n * every);
        months
            .map_while(|month| {
                let year = i32::try_from(month.div_euclid(12)).ok()?;
                Day::new(year, month.rem_euclid(12) as u8 + 1, 1)
            })
            .take_while(|day| day.ordinal() <= self.last)
            .filter(|day| day.ordinal() >= self.first)
            .collect()
    }
}

/// What lines stand at: days or months in even steps, or months that are not even.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stops {
    Days,
    Months,
    Uneven,
}

/// Lines at `stops`, with words where they fit: of the day or of the month, and of the year where
/// it is new. The beginnings of years come first, then those of half-years, quarters and months.
pub(super) fn ticks_at(words: &Words, stops: &[(f64, Day)], way: Way, kind: Stops) -> Vec<Tick> {
    let length = way.length();
    let new_year = |n: usize| n == 0 || stops[n - 1].1.year != stops[n].1.year;
    let said: Vec<(String, String)> =
        stops.iter().enumerate().map(|(n, (_, day))| tick_words(words, *day, kind, !new_year(n))).collect();
    let extent = |n: usize| {
        let room = match way {
            Way::Right(_) => text::width(&said[n].0) + text::width(&said[n].1) + 10.0,
            Way::Down(_) => {
                text::LINE * if said[n].0.is_empty() || said[n].1.is_empty() { 1.0 } else { 2.0 } + 2.0
            }
        };
        let start = stops[n].0 * length;
        if start + room > length { (start - room, start) } else { (start, start + room) }
    };
    let level = |n: usize| match stops[n].1.month - 1 {
        _ if new_year(n) => 0,
        month if month % 6 == 0 => 1,
        month if month % 3 == 0 => 2,
        _ => 3,
    };
    let mut shown: Vec<usize> = Vec::new();
    for wanted in 0..4 {
        let free = |n: &usize, shown: &[usize]| {
            let (from, to) = extent(*n);
            shown.iter().all(|other| extent(*other).1 <= from || to <= extent(*other).0)
        };
        let mut fresh: Vec<usize> = Vec::new();
        let all: Vec<usize> = (0..stops.len()).filter(|n| level(*n) == wanted).collect();
        for n in &all {
            if free(n, &shown) && free(n, &fresh) {
                fresh.push(*n);
            }
        }
        // Months are all named or none of them; only the one beside the first year may give way.
        if kind != Stops::Months || wanted < 2 || fresh.len() + 1 >= all.len() {
            shown.extend(fresh);
        }
    }
    let tick = |(n, (label, year)): (usize, &(String, String))| {
        let some = |text: &String| (shown.contains(&n) && !text.is_empty()).then(|| text.clone());
        let last = extent(n).0 < stops[n].0 * length - 1.0;
        Tick { at: way.place(stops[n].0), label: some(label), year: some(year), last }
    };
    said.iter().enumerate().map(tick).collect()
}

fn tick_words(words: &Words, day: Day, kind: Stops, same_year: bool) -> (String, String) {
    let month = words.get(&format!("figure.month.{}", day.month));
    let year = if same_year { String::new() } else { day.year.to_string() };
    if kind == Stops::Days {
        let day = day.day.to_string();
        (words.fill("figure.day-month", &[("day", &day), ("month", &month)]), year)
    } else if day.month == 1 {
        (String::new(), day.year.to_string())
    } else {
        (month, year)
    }
}

/// A share as a percentage, fine enough for any screen.
pub(super) fn percent(share: f64) -> f64 {
    (share * 10_000.0).round() / 100.0
}

/// One decimal of a pixel is finer than any screen.
pub(super) fn round(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::{Axis, Span};
    use crate::model::date::{Date, Day};

    fn ordinal(day: &str) -> i64 {
        Day::parse(day).expect("a day").ordinal()
    }

    fn axis() -> Axis {
        Axis { first: ordinal("2025-01-01"), last: ordinal("2026-03-31") }
    }

    fn span(date: &str) -> Span {
        axis().span(&Date::parse(date).expect("a date"))
    }

    #[test]
    fn a_known_day_is_a_point() {
        let day = ordinal("2025-10-24");
        let plain = Span {
            at: day,
            from: day,
            to: day,
            lasting: false,
            unsure: false,
            open_start: false,
            open_end: false,
        };
        assert_eq!(span("2025-10-24"), plain);
        assert_eq!(span("2025-10-24~"), Span { unsure: true, ..plain });
    }

    #[test]
    fn an_interval_lasts_and_an_open_one_goes_to_the_end() {
        let closed = span("2025-10-01/2025-10-03");
        assert!(closed.lasting && !closed.unsure && closed.at == ordinal("2025-10-01"));
        assert_eq!(closed.to, ordinal("2025-10-03"));
        let open = span("2025-10-01/..");
        assert!(open.open_end && !open.unsure && open.to == axis().last);
        assert!(span("2025-10-01/").unsure);
        let before = span("../2025-12-31");
        assert!(before.open_start && before.at == ordinal("2025-12-31") && before.from == axis().first);
    }

    #[test]
    fn what_is_known_by_month_is_a_whisker_around_its_middle() {
        let month = span("2025-10");
        assert!(month.unsure && !month.lasting);
        assert_eq!((month.from, month.to), (ordinal("2025-10-01"), ordinal("2025-10-31")));
        assert_eq!(month.at, ordinal("2025-10-16"));
        let either = span("[2025-10-18,2025-10-20]");
        assert_eq!((either.from, either.at, either.to), (month.from + 17, month.from + 18, month.from + 19));
        assert!(span("[..2025-12-31]").open_start);
    }

    #[test]
    fn lines_stand_at_the_beginnings_of_months_quarters_and_years() {
        let days = |last: &str| {
            let axis = Axis { first: ordinal("2024-11-20"), last: ordinal(last) };
            axis.tick_days().iter().map(Day::to_string).collect::<Vec<_>>()
        };
        assert_eq!(days("2025-02-20"), ["2024-12-01", "2025-01-01", "2025-02-01"]);
        assert_eq!(days("2030-01-02")[..2], ["2025-01-01", "2025-04-01"]);
        assert_eq!(days("2044-01-02").first().map(String::as_str), Some("2025-01-01"));
        assert!(days("2924-01-02").len() < 45);
        assert_eq!(days("2024-11-23"), ["2024-11-20", "2024-11-21", "2024-11-22", "2024-11-23"]);
    }
}
