//! The evidence strip: one bar an event in order of time, height by independent sources.

use super::axis::{self, NARROWEST, Stops, Tick, Way, round};
use super::bins::{self, Bin};
use super::{FEWEST, MOST_MARKS, axis::Axis, marks};
use crate::model::EventIndex;
use crate::model::asof::Known;
use crate::model::date::Day;
use crate::site::Here;
use crate::site::dates::DateView;
use crate::site::parts::{Badge, Link};
use serde::Serialize;

/// More independent sources than this are drawn as this many.
const MOST: usize = 10;

/// The weakest events that are named beneath the figure.
const NAMED: usize = 8;

/// Where the bars begin, as a share of a wide drawing: room for the numbers of the scale.
const LEFT: f64 = 0.04;

/// Pixels for one source, in a wide and in a tall drawing.
const UNIT: f64 = 11.0;
const TALL_UNIT: f64 = 20.0;

/// What the template draws.
#[derive(Serialize)]
pub(crate) struct EvidenceFigure {
    headline: String,
    measure: String,
    /// Why nothing is drawn, where a drawing would mislead.
    refusal: Option<String>,
    wide: Option<Strip>,
    tall: Option<Strip>,
    /// Events on a single independent source, the newest first; no more than a few.
    weakest: Vec<Link>,
    /// The table: an event a row, or a span of time a row where bars are counts.
    rows: Vec<EvidenceRow>,
    sums: Vec<EvidenceSum>,
}

#[derive(Serialize)]
struct EvidenceRow {
    date: DateView,
    link: Link,
    sources: String,
    independent: String,
    badges: Vec<Badge>,
}

#[derive(Serialize)]
struct EvidenceSum {
    name: String,
    events: String,
    single: String,
}

/// A drawing, its places computed.
#[derive(Serialize)]
pub(crate) struct Strip {
    height: f64,
    /// Where bars begin, across time.
    base: f64,
    scale: Vec<ScaleLine>,
    ticks: Vec<Tick>,
    cells: Vec<StripCell>,
}

/// A line of the scale.
#[derive(Serialize)]
struct ScaleLine {
    at: f64,
    label: String,
}

#[derive(Serialize)]
struct StripCell {
    /// In per cent of the axis; in pixels where time runs down.
    from: f64,
    size: f64,
    /// Across time, in pixels: the bar, and the hollow part of it that is on one source.
    length: f64,
    hollow: f64,
    disputed: bool,
    name: String,
    href: Option<String>,
}

/// What one event rests on.
struct Weight {
    event: EventIndex,
    sources: usize,
    independent: usize,
    badges: Vec<Badge>,
}

/// The figure for `events`, which stand in date order; nothing without events.
pub(crate) fn figure(here: &Here<'_>, events: &[EventIndex], known: Known<'_>) -> Option<EvidenceFigure> {
    let words = here.scope.words;
    let all = &here.scope.briefing.events;
    let axis = Axis::over(here.scope.briefing, events, None)?;
    let weigh = |at: &EventIndex| {
        let (sources, independent) = here.evidence(*at, known);
        let mut badges = here.badges(&all[*at], independent, known);
        badges.retain(|badge| matches!(badge.kind, "single-source" | "disputed" | "sources-differ"));
        Weight { event: *at, sources, independent, badges }
    };
    let weights: Vec<Weight> = events.iter().map(weigh).collect();
    let many = events.len() > MOST_MARKS;
    let bins = if many { bins::bins(here, axis, events) } else { Vec::new() };
    let too_few = events.len() < FEWEST;
    let draw = |tall: bool| match (too_few, many) {
        (true, _) => None,
        (_, true) => Some(sums_strip(here, &bins, &weights, tall)),
        (_, false) => Some(strip(here, &weights, tall)),
    };
    let day = |ordinal: i64| words.dates.day(Day::from_ordinal(ordinal));
    let measure = match bins.first() {
        Some(bin) => format!("figure.evidence.measure-{}", bin.unit.word()),
        None => "figure.evidence.measure".to_owned(),
    };
    let weakest = weights.iter().rev().filter(|one| one.independent == 1).take(NAMED);
    Some(EvidenceFigure {
        headline: headline(here, &weights),
        measure: words.fill(&measure, &[("from", &day(axis.first)), ("to", &day(axis.last))]),
        refusal: too_few.then(|| words.get("figure.too-few")),
        wide: draw(false),
        tall: draw(true),
        weakest: weakest.map(|one| here.event_link(&all[one.event])).collect(),
        rows: if many { Vec::new() } else { weights.iter().map(|one| row(here, one)).collect() },
        sums: bins.iter().map(|bin| sum(here, bin, &weights)).collect(),
    })
}

/// How many rest on a single source, and how many sources half of them have at least.
fn headline(here: &Here<'_>, weights: &[Weight]) -> String {
    let words = here.scope.words;
    let single = weights.iter().filter(|one| one.independent == 1).count();
    let key = match single {
        0 => "figure.evidence.none",
        1 => "figure.evidence.one",
        _ => "figure.evidence.some",
    };
    let median = median(weights.iter().map(|one| one.independent).collect());
    let number = |n: usize| words.number(n as f64);
    let values = [("n", number(single)), ("all", number(weights.len())), ("median", number(median))];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, n)| (*name, n.as_str())).collect();
    let more = if median > 1 { words.fill("figure.evidence.half", &values) } else { String::new() };
    words.fill(key, &values) + &more
}

/// What at least half of the numbers reach.
fn median(mut numbers: Vec<usize>) -> usize {
    numbers.sort_unstable();
    numbers.get(numbers.len() / 2).copied().unwrap_or_default()
}

/// The frame of a drawing: the way of time, where bars begin, and pixels for one source.
fn frame(count: usize, tall: bool) -> (Way, f64, f64) {
    if tall {
        (Way::Down((count as f64 * (900.0 / count as f64).clamp(3.0, 14.0)).round()), 60.0, TALL_UNIT)
    } else {
        (Way::Right(NARROWEST), MOST as f64 * UNIT + 14.0, UNIT)
    }
}

/// From the place in the order, of `count`, to the share of the axis where its bar begins.
fn share(at: usize, count: usize, tall: bool) -> f64 {
    let start = if tall { 0.0 } else { LEFT };
    start + at as f64 / count as f64 * (1.0 - start)
}

fn strip(here: &Here<'_>, weights: &[Weight], tall: bool) -> Strip {
    let all = &here.scope.briefing.events;
    let count = weights.len();
    let (way, base, unit) = frame(count, tall);
    let size = (share(1, count, tall) - share(0, count, tall)) * 0.78;
    let cell = |(at, one): (usize, &Weight)| {
        let event = &all[one.event];
        let length = one.independent.min(MOST) as f64 * unit;
        let independent = here.scope.words.count("independent", one.independent);
        StripCell {
            from: way.place(share(at, count, tall)),
            size: way.place(size),
            length,
            hollow: if one.independent == 1 { length } else { 0.0 },
            disputed: one.badges.iter().any(|badge| badge.kind == "disputed"),
            name: format!("{}: {independent}", marks::name(here, event)),
            href: Some(here.event_link(event).href),
        }
    };
    let mut stops: Vec<(f64, Day)> = Vec::new();
    for (at, one) in weights.iter().enumerate() {
        let day = all[one.event].date.sort_day();
        if stops.last().is_none_or(|(_, last)| (last.year, last.month) != (day.year, day.month)) {
            stops.push((share(at, count, tall), day));
        }
    }
    let lines = [1, 5, MOST].map(|n| (n as f64 * unit, n));
    Strip {
        cells: weights.iter().enumerate().map(cell).collect(),
        ticks: axis::ticks_at(here.scope.words, &stops, way, Stops::Uneven),
        ..empty(here, (way, base), true, &lines)
    }
}

/// A bar a week or month: its events, those on one source hollow.
fn sums_strip(here: &Here<'_>, bins: &[Bin], weights: &[Weight], tall: bool) -> Strip {
    let count = bins.len();
    let (way, base, unit) = frame(count, tall);
    let most = bins.iter().map(|bin| bin.events.len()).max().unwrap_or(1).max(1);
    let pixel = MOST as f64 * unit / most as f64;
    let size = (share(1, count, tall) - share(0, count, tall)) * 0.78;
    let cell = |(at, bin): (usize, &Bin)| {
        let sum = sum(here, bin, weights);
        let values = [("name", sum.name.as_str()), ("events", &sum.events), ("single", &sum.single)];
        StripCell {
            from: way.place(share(at, count, tall)),
            size: way.place(size),
            length: round(bin.events.len() as f64 * pixel),
            hollow: round(single(bin, weights) as f64 * pixel),
            disputed: false,
            name: here.scope.words.fill("figure.evidence.sum", &values),
            href: None,
        }
    };
    let stops: Vec<(f64, Day)> = bins
        .iter()
        .enumerate()
        .map(|(at, bin)| (share(at, count, tall), Day::from_ordinal(bin.first)))
        .collect();
    let lines =
        [(most as f64 / 2.0, most / 2), (most as f64, most)].map(|(n, label)| (n.floor() * pixel, label));
    Strip {
        cells: bins.iter().enumerate().map(cell).collect(),
        ticks: axis::ticks_at(here.scope.words, &stops, way, Stops::Uneven),
        ..empty(here, (way, base), false, &lines)
    }
}

fn empty(here: &Here<'_>, (way, base): (Way, f64), more: bool, lines: &[(f64, usize)]) -> Strip {
    let tall = matches!(way, Way::Down(_));
    let line = |(length, n): &(f64, usize)| ScaleLine {
        at: round(if tall { base + length } else { base - length }),
        label: here.scope.words.number(*n as f64) + if more && *n == MOST { "+" } else { "" },
    };
    Strip {
        height: if tall { way.length() } else { base + 36.0 },
        base,
        scale: lines.iter().map(line).collect(),
        ticks: Vec::new(),
        cells: Vec::new(),
    }
}

fn row(here: &Here<'_>, one: &Weight) -> EvidenceRow {
    let event = &here.scope.briefing.events[one.event];
    let number = |n: usize| here.scope.words.number(n as f64);
    EvidenceRow {
        date: here.scope.words.dates.view(&event.date),
        link: here.event_link(event),
        sources: number(one.sources),
        independent: number(one.independent),
        badges: one.badges.clone(),
    }
}

fn sum(here: &Here<'_>, bin: &Bin, weights: &[Weight]) -> EvidenceSum {
    let number = |n: usize| here.scope.words.number(n as f64);
    EvidenceSum {
        name: bin.name.clone(),
        events: number(bin.events.len()),
        single: number(single(bin, weights)),
    }
}

/// How many events of `bin` rest on a single source; `weights` are in the order of events.
fn single(bin: &Bin, weights: &[Weight]) -> usize {
    let weight = |at: &EventIndex| {
        let found = weights.binary_search_by_key(at, |one| one.event);
        found.map_or(0, |found| weights[found].independent)
    };
    bin.events.iter().filter(|at| weight(at) == 1).count()
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn at_least_half_reach_the_median() {
        assert_eq!(median(vec![1, 2, 3]), 2);
        assert_eq!(median(vec![4, 1, 2, 3]), 3);
        assert_eq!(median(vec![7]), 7);
        assert_eq!(median(vec![]), 0);
    }
}
