//! The ladder: the highest rung reached each week, hollow where it was only threatened.

use super::axis::{Axis, Tick, Way, round};
use super::bins::{self, Bin};
use super::{FEWEST, text};
use crate::model::EventIndex;
use crate::model::date::Day;
use crate::model::records::Rung;
use crate::model::refs::Ref;
use crate::site::Here;
use crate::site::parts::Link;
use serde::Serialize;

/// In a wide drawing the names of rungs stand beside it; this much is left for time.
const NARROWEST: f64 = 480.0;
/// The room of a rung's name, and the height of its row.
const NAMES: f64 = 150.0;
const ROW: f64 = 36.0;
/// In a tall drawing: the words of time, the columns, and the names above them.
const TALL_LEFT: f64 = 44.0;
const TALL_WIDTH: f64 = 240.0;
const HEAD: f64 = 236.0;

/// What the template draws.
#[derive(Serialize)]
pub(crate) struct LadderFigure {
    headline: String,
    measure: String,
    /// Why nothing is drawn, where a drawing would mislead.
    refusal: Option<String>,
    wide: Option<Steps>,
    tall: Option<Steps>,
    rows: Vec<LadderRow>,
}

/// A drawing, its places computed.
#[derive(Serialize)]
pub(crate) struct Steps {
    height: f64,
    /// What the names take: beside a wide drawing, above a tall one.
    names: f64,
    /// What a rung takes across time.
    row: f64,
    rungs: Vec<RungLine>,
    ticks: Vec<Tick>,
    cells: Vec<LadderCell>,
}

#[derive(Serialize)]
struct RungLine {
    /// The middle of its row or column.
    at: f64,
    lines: Vec<String>,
}

#[derive(Serialize)]
struct LadderCell {
    /// In per cent of the axis; in pixels where time runs down.
    from: f64,
    size: f64,
    /// The middle of the rung's row or column.
    reached: Option<f64>,
    /// Only where it is higher than what was reached.
    threatened: Option<f64>,
    name: String,
    href: String,
}

#[derive(Serialize)]
struct LadderRow {
    name: String,
    reached: Option<Step>,
    threatened: Option<Step>,
}

/// A rung, and the act that went there.
#[derive(Serialize)]
struct Step {
    rung: String,
    event: Link,
}

/// A week or a month: the highest rung reached and threatened, and which event went there.
struct Peak<'n> {
    bin: &'n Bin,
    reached: Option<(usize, EventIndex)>,
    threatened: Option<(usize, EventIndex)>,
}

/// The figure for `events`, which stand in date order; nothing where there is no ladder or no event on it.
pub(crate) fn figure(here: &Here<'_>, events: &[EventIndex], day: Option<Day>) -> Option<LadderFigure> {
    let words = here.scope.words;
    let all = &here.scope.briefing.events;
    let coded: Vec<EventIndex> =
        events.iter().copied().filter(|at| all[*at].rung.is_some() || all[*at].threatens.is_some()).collect();
    let axis = Axis::over(here.scope.briefing, events, day).filter(|_| !coded.is_empty())?;
    let bins = bins::bins(here, axis, &coded);
    let peaks: Vec<Peak<'_>> = bins.iter().map(|bin| peak(here, bin)).collect();
    let too_few = coded.len() < FEWEST;
    let unit = bins.first()?.unit.word();
    let span = axis.around(&bins);
    let draw = |way: Way| (!too_few).then(|| steps(here, span, &peaks, way));
    let length = ((axis.days() as f64 / if unit == "week" { 7.0 } else { 30.0 }) * 12.0).clamp(320.0, 1300.0);
    let day = |ordinal: i64| words.dates.day(Day::from_ordinal(ordinal));
    let numbers = [
        ("n", words.number(coded.len() as f64)),
        ("all", words.count("events", events.len())),
        ("from", day(axis.first)),
        ("to", day(axis.last)),
    ];
    let numbers: Vec<(&str, &str)> = numbers.iter().map(|(name, n)| (*name, n.as_str())).collect();
    Some(LadderFigure {
        headline: headline(here, &peaks),
        measure: words.fill(&format!("figure.ladder.measure-{unit}"), &numbers),
        refusal: too_few.then(|| words.get("figure.ladder.too-few")),
        wide: draw(Way::Right(NARROWEST)),
        tall: draw(Way::Down(length.round())),
        rows: peaks.iter().map(|peak| row(here, peak)).collect(),
    })
}

fn peak<'n>(here: &Here<'_>, bin: &'n Bin) -> Peak<'n> {
    let all = &here.scope.briefing.events;
    // Of several on one rung, the weightiest act stands for them; of those, the first.
    let highest = |rung: &dyn Fn(EventIndex) -> Option<usize>| {
        let on = bin.events.iter().filter_map(|at| Some((rung(*at)?, *at)));
        on.reduce(|best, next| {
            let key = |(rung, at): (usize, EventIndex)| (rung, all[at].significance);
            if key(next) > key(best) { next } else { best }
        })
    };
    let index = |rung: &Option<Ref<Rung>>| rung.as_ref().map(Ref::index);
    let reached = highest(&|at| index(&all[at].rung));
    let threatened = highest(&|at| index(&all[at].threatens));
    let beyond = |(rung, _): &(usize, EventIndex)| reached.is_none_or(|(most, _)| *rung > most);
    Peak { bin, reached, threatened: threatened.filter(beyond) }
}

fn rung_name(here: &Here<'_>, rung: usize) -> String {
    here.said(&here.scope.briefing.ladder[rung].name).text
}

/// The highest rung reached, how often and when last; and one above it that was only threatened.
fn headline(here: &Here<'_>, peaks: &[Peak<'_>]) -> String {
    let words = here.scope.words;
    let highest = peaks.iter().filter_map(|peak| peak.reached).map(|(rung, _)| rung).max();
    let threat = peaks.iter().filter_map(|peak| peak.threatened).map(|(rung, _)| rung).max();
    let threat = threat.filter(|threat| highest.is_none_or(|highest| *threat > highest));
    let threat = threat.map(|rung| rung_name(here, rung));
    let Some(rung) = highest else {
        let name = threat.unwrap_or_default();
        return words.fill("figure.ladder.only-threatened", &[("rung", &name)]);
    };
    let on: Vec<&Peak<'_>> =
        peaks.iter().filter(|peak| peak.reached.is_some_and(|(at, _)| at == rung)).collect();
    let last = on.last().map(|peak| peak.bin);
    let unit = last.map_or("week", |bin| bin.unit.word());
    let key = if on.len() == 1 { "figure.ladder.once" } else { "figure.ladder.often" };
    let often = words.count(&format!("{unit}s"), on.len());
    let last = last.map(|bin| bin.name.clone()).unwrap_or_default();
    let first = words.fill(key, &[("rung", &rung_name(here, rung)), ("often", &often), ("last", &last)]);
    first + &threat.map(|name| words.fill("figure.ladder.beyond", &[("rung", &name)])).unwrap_or_default()
}

fn steps(here: &Here<'_>, axis: Axis, peaks: &[Peak<'_>], way: Way) -> Steps {
    let count = here.scope.briefing.ladder.len();
    let (row, tall) = match way {
        Way::Right(_) => (ROW, false),
        Way::Down(_) => ((TALL_WIDTH / count as f64).min(30.0), true),
    };
    // The lowest rung stands at the bottom of a wide drawing and at the left of a tall one.
    let at = |rung: usize| {
        let from_low = (rung as f64 + 0.5) * row;
        round(if tall { TALL_LEFT + from_low } else { count as f64 * row - from_low })
    };
    let (room, most) = if tall { (HEAD, 1) } else { (NAMES - 8.0, 2) };
    let named: Vec<text::Wrapped> =
        (0..count).map(|rung| text::wrap(&rung_name(here, rung), room, most)).collect();
    let head = round(named.iter().map(text::Wrapped::width).fold(0.0, f64::max) + 14.0);
    let line = |(rung, name): (usize, text::Wrapped)| RungLine { at: at(rung), lines: name.lines };
    let cell = |peak: &Peak<'_>| {
        let (from, to) = (axis.share(peak.bin.first), axis.share(peak.bin.end));
        let (_, event) = peak.reached.or(peak.threatened)?;
        Some(LadderCell {
            from: way.place(from),
            size: way.place((to - from) * 0.84),
            reached: peak.reached.map(|(rung, _)| at(rung)),
            threatened: peak.threatened.map(|(rung, _)| at(rung)),
            name: cell_name(here, peak),
            href: here.event_link(&here.scope.briefing.events[event]).href,
        })
    };
    Steps {
        height: if tall { head + way.length() } else { count as f64 * row + 24.0 },
        names: if tall { head } else { NAMES },
        row,
        rungs: named.into_iter().enumerate().map(line).collect(),
        ticks: axis.ticks(here.scope.words, way),
        cells: peaks.iter().filter_map(cell).collect(),
    }
}

/// `Week of 5 January 2026: Measures (Boats lie across the harbour); threatened: Force (…)`.
fn cell_name(here: &Here<'_>, peak: &Peak<'_>) -> String {
    let row = row(here, peak);
    let said = |key: &str, step: Option<Step>| {
        step.map(|step| here.scope.words.fill(key, &[("rung", &step.rung), ("event", &step.event.text)]))
    };
    let parts = [
        said("figure.ladder.cell-reached", row.reached),
        said("figure.ladder.cell-threatened", row.threatened),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{}: {}", row.name, parts.join("; "))
}

fn row(here: &Here<'_>, peak: &Peak<'_>) -> LadderRow {
    let step = |(rung, event): (usize, EventIndex)| Step {
        rung: rung_name(here, rung),
        event: here.event_link(&here.scope.briefing.events[event]),
    };
    LadderRow {
        name: peak.bin.name.clone(),
        reached: peak.reached.map(step),
        threatened: peak.threatened.map(step),
    }
}
