//! Measures in force: a bar for each from its announcement to its end, one row a measure.
//!
//! Positions are percent of the bar's width, so that one drawing serves every screen.

use crate::model::asof::Known;
use crate::model::date::{Date, Day, End, Point, Shape};
use crate::model::decode::At;
use crate::model::records::Measure;
use crate::site::Here;
use crate::site::measures::{STATES, in_order};
use crate::site::parts::Link;
use serde::Serialize;

/// With fewer measures than this the table alone is as clear.
const FEWEST: usize = 3;

/// A measure that began long before the others would press them together; its bar then begins at the edge.
const STRETCHED: i64 = 2;

/// The narrowest bar at a desk and on a phone, and what stays free behind a label, in pixels.
const DESK: f64 = 570.0;
const PHONE: f64 = 272.0;
const GAP: f64 = 10.0;

/// What the template draws.
#[derive(Serialize)]
pub(crate) struct MeasuresFigure {
    headline: String,
    measure: String,
    ticks: Vec<Tick>,
    /// Where the day of the site stands.
    now: f64,
    groups: Vec<Group>,
}

#[derive(Serialize)]
struct Tick {
    x: f64,
    label: String,
    /// Whether its label has room on a phone too.
    major: bool,
}

/// The measures of one state.
#[derive(Serialize)]
struct Group {
    title: String,
    count: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    link: Link,
    by: String,
    /// Every date in words.
    words: String,
    segments: Vec<Segment>,
    marks: Vec<Mark>,
    /// Began before the drawing does; goes on when it ends.
    from_before: bool,
    goes_on: bool,
    state: &'static str,
}

/// A stretch of a bar.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Segment {
    /// `announced`, `in-force`, `suspended`; `uncertain` where the date of a change is not known exactly.
    kind: &'static str,
    x: f64,
    width: f64,
}

/// A day on which a measure changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Mark {
    kind: &'static str,
    x: f64,
    /// Whether the day is only about right.
    about: bool,
}

/// What happened to a measure, and the first and the last day it can have been.
#[derive(Clone, Copy, Debug)]
struct Step {
    rank: usize,
    first: Option<i64>,
    last: Option<i64>,
    about: bool,
}

/// The steps of a measure, from the first to the last.
const STEPS: [&str; 4] = ["announced", "in-force", "suspended", "ended"];

/// The figure of every measure with a date; nothing where they are too few to draw.
pub(crate) fn figure(here: &Here<'_>, known: Known<'_>) -> Option<MeasuresFigure> {
    let groups: Vec<(&'static str, Vec<&Measure>)> =
        STATES.iter().map(|state| (*state, in_order(here, state, known))).collect();
    let all: usize = groups.iter().map(|(_, measures)| measures.len()).sum();
    if all < FEWEST {
        return None;
    }
    let words = here.scope.words;
    let steps = groups.iter().flat_map(|(_, measures)| measures).flat_map(|one| steps(one, known));
    let scale = Scale::over(&steps.collect::<Vec<_>>(), known.day.or(here.scope.desk.index.date)?);
    let group = |(state, measures): &(&'static str, Vec<&Measure>)| Group {
        title: words.get(&format!("measures.{state}")),
        count: words.count("measures", measures.len()),
        rows: measures.iter().map(|measure| row(here, (measure, state), (known, scale))).collect(),
    };
    let in_force = groups.iter().find(|(state, _)| *state == "in-force").map_or(0, |(_, those)| those.len());
    let day = words.dates.day(Day::from_ordinal(scale.now));
    let key = match in_force {
        0 => "measures.headline.none",
        1 => "measures.headline.one",
        _ => "measures.headline.other",
    };
    let (from, to) =
        (words.dates.day(Day::from_ordinal(scale.first)), words.dates.day(Day::from_ordinal(scale.last)));
    Some(MeasuresFigure {
        headline: words.fill(
            key,
            &[("n", &words.number(in_force as f64)), ("all", &words.count("measures", all)), ("date", &day)],
        ),
        measure: words.fill("measures.bars", &[("from", &from), ("to", &to)]),
        ticks: ticks(here, scale),
        now: scale.x(scale.now),
        groups: groups.iter().filter(|(_, measures)| !measures.is_empty()).map(group).collect(),
    })
}

fn row(
    here: &Here<'_>,
    (measure, state): (&Measure, &'static str),
    (known, scale): (Known<'_>, Scale),
) -> Row {
    let words = here.scope.words;
    let said: Vec<String> = dates(measure)
        .iter()
        .zip(STEPS)
        .filter_map(|(date, step)| Some((date.as_ref().filter(|date| known.reached(date))?, step)))
        .map(|(date, step)| format!("{}: {}", words.get(&format!("measures.{step}")), words.dates.text(date)))
        .collect();
    let name = here.said(&measure.name);
    let steps = steps(measure, known);
    Row {
        link: Link { href: format!("#{}", measure.id.value.0), text: name.text, lang: name.lang },
        by: here.actor_link(&measure.by).text,
        words: said.join(" · "),
        segments: segments(&steps, scale),
        marks: marks(&steps, scale),
        from_before: steps.iter().filter_map(|step| step.last.or(step.first)).min() < Some(scale.first),
        goes_on: state != "ended",
        state,
    }
}

/// A measure's dates in the order of `STEPS`.
fn dates(measure: &Measure) -> [&Option<At<Date>>; 4] {
    [&measure.announced, &measure.in_force, &measure.suspended, &measure.ended]
}

/// What had happened to a measure, in the order of time. A step back is left out: a measure that was
/// in force before it was announced is in force still.
fn steps(measure: &Measure, known: Known<'_>) -> Vec<Step> {
    let mut steps: Vec<Step> = dates(measure)
        .into_iter()
        .enumerate()
        .filter_map(|(rank, date)| Some((rank, date.as_ref().filter(|date| known.reached(date))?)))
        .map(|(rank, date)| Step {
            rank,
            first: date.earliest().map(Day::ordinal),
            last: date.latest().map(Day::ordinal),
            about: is_about(date),
        })
        .collect();
    steps.sort_by_key(|step| (step.first.or(step.last), step.rank));
    let mut highest = None;
    steps.retain(|step| {
        let onward = highest < Some(step.rank);
        highest = highest.max(Some(step.rank));
        onward
    });
    steps
}

/// Whether a date says of itself that it is only about right.
fn is_about(date: &Date) -> bool {
    let about = |point: Point| point.approximate || point.uncertain;
    match date.shape {
        Shape::Point(point) | Shape::OnOrBefore(point) => about(point),
        Shape::OneOf(one, other) => about(one) || about(other),
        Shape::Interval { start, end } => {
            [start, end].iter().any(|end| matches!(end, End::At(point) if about(*point)))
        }
    }
}

/// From days to percent of the bar's width.
#[derive(Clone, Copy, Debug)]
struct Scale {
    first: i64,
    last: i64,
    now: i64,
}

impl Scale {
    /// A scale that holds `steps`, but for those so early that they would press the others together.
    fn over(steps: &[Step], now: Day) -> Scale {
        let mut days: Vec<i64> = steps.iter().filter_map(|step| step.first.or(step.last)).collect();
        days.sort_unstable();
        let now = now.ordinal();
        let ends = steps.iter().filter_map(|step| step.last.or(step.first)).max();
        let last = ends.unwrap_or(now).max(now);
        // A tenth of them may begin outside.
        let spare = (days.len() + 5) / 10;
        let early = (1..=spare).rev().find(|at| (last - days[*at]) * STRETCHED < last - days[*at - 1]);
        let first = days.get(early.unwrap_or(0)).copied().unwrap_or(now);
        // A little air before the first bar, and never a scale without length.
        let air = ((last - first) / 40).max(1);
        Scale { first: first - air, last: last.max(first + 1), now }
    }

    fn x(self, day: i64) -> f64 {
        let day = day.clamp(self.first, self.last);
        super::round((day - self.first) as f64 * 100.0 / (self.last - self.first) as f64)
    }
}

/// The stretches between the steps, and those within which a step was taken.
fn segments(steps: &[Step], scale: Scale) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut add = |kind, from: i64, to: i64| {
        let (x, end) = (scale.x(from), scale.x(to));
        if end > x {
            segments.push(Segment { kind, x, width: super::round(end - x) });
        }
    };
    let mut since = scale.first;
    for (at, step) in steps.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| STEPS[steps[at].rank]);
        // Where nobody knows the first day, it can be any since the step before.
        let first = step.first.unwrap_or(since).max(since);
        let last = step.last.or(step.first).unwrap_or(first).max(first);
        match before {
            Some(kind) => add(kind, since, first),
            // It ended, and nobody says when it began.
            None if step.rank == 3 => add("uncertain", since, first),
            None => {}
        }
        add("uncertain", first, last);
        since = last;
    }
    if let Some(step) = steps.last().filter(|step| step.rank != 3) {
        add(STEPS[step.rank], since, scale.now.max(since));
    }
    segments
}

fn marks(steps: &[Step], scale: Scale) -> Vec<Mark> {
    let inside = steps.iter().filter(|step| step.last.or(step.first) >= Some(scale.first));
    inside
        .filter_map(|step| {
            Some(Mark { kind: STEPS[step.rank], x: scale.x(step.last.or(step.first)?), about: step.about })
        })
        .collect()
}

/// How much of a bar of so many pixels a label takes, in per cent.
fn share(label: &str, bar: f64) -> f64 {
    (super::text::width(label) + GAP) * 100.0 / bar
}

/// The days that the axis names, each with its words, so far as they have room.
fn ticks(here: &Here<'_>, scale: Scale) -> Vec<Tick> {
    let mut ticks: Vec<Tick> = Vec::new();
    for (day, label) in tick_days(here, scale) {
        let x = scale.x(day);
        // A label begins at its tick; none may touch the next, or hang over the edge.
        let room = |label: &str, last: Option<&Tick>, bar: f64| {
            x + share(label, bar) <= 102.0 && last.is_none_or(|tick| x - tick.x >= share(&tick.label, bar))
        };
        // In January the year alone says it too, where the month has no room.
        let january =
            Some(Day::from_ordinal(day)).filter(|day| day.month == 1).map(|day| day.year.to_string());
        let mut labels = [Some(label), january].into_iter().flatten();
        if let Some(label) = labels.find(|label| room(label, ticks.last(), DESK)) {
            let major = room(&label, ticks.iter().rev().find(|tick| tick.major), PHONE);
            ticks.push(Tick { x, label, major });
        }
    }
    ticks
}

/// Days, months or years, whichever give about eight.
fn tick_days(here: &Here<'_>, scale: Scale) -> Vec<(i64, String)> {
    let dates = &here.scope.words.dates;
    let days = scale.last - scale.first;
    if days <= 75 {
        let every = (days / 8).max(1);
        let all = (scale.first + 1..=scale.last).step_by(usize::try_from(every).unwrap_or(1));
        return all.map(|day| (day, dates.short_day(Day::from_ordinal(day)))).collect();
    }
    let start = Day::from_ordinal(scale.first);
    let every = [1, 3, 6, 12, 24, 60, 120].into_iter().find(|every| days / 30 / every < 8).unwrap_or(240);
    let first = (i64::from(start.year) * 12 + i64::from(start.month) - 1).div_euclid(every) * every + every;
    let day = |month: i64| {
        let (year, number) = (i32::try_from(month.div_euclid(12)).ok()?, month.rem_euclid(12) as u8 + 1);
        Day::new(year, number, 1).filter(|day| day.ordinal() <= scale.last)
    };
    let months = std::iter::successors(Some(first), |month| Some(month + every)).map_while(day);
    let label =
        |day: &Day| if every % 12 == 0 { day.year.to_string() } else { dates.month(day.year, day.month) };
    months.map(|day| (day.ordinal(), label(&day))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::tests::with_here;

    /// A project of `n` measures in every state.
    fn project(n: usize) -> Vec<(String, String)> {
        let day = |at: usize| Day::from_ordinal(20_000 + (at * 37 % 400) as i64);
        let measure = |at: usize| {
            let mut text =
                "- {id: m#, kind: levy, name: Levy #, by: a, on: [a]".replace('#', &at.to_string());
            for (step, name) in ["announced", "in_force", "suspended", "ended"].iter().enumerate() {
                if (at >> step) & 1 == 1 {
                    text.push_str(&format!(", {name}: {}", day(at + step * 11 % 23)));
                }
            }
            text + "}\n"
        };
        let files = [
            ("content/briefing.yaml", "title: T\ndescription: D\nlanguages: [es, en]\n".to_owned()),
            ("content/actors.yaml", "- {id: a, name: A, kind: person}\n".to_owned()),
            ("content/measures.yaml", (1..=n).map(measure).collect()),
            (
                "content/events/e.yaml",
                "title: Act\ndate: 2026-03-01\nsummary: Said.\ndirection: neutral\nsignificance: 3\nfacts: [{text: So.}]\n"
                    .to_owned(),
            ),
        ];
        files.map(|(path, text)| (path.to_owned(), text)).to_vec()
    }

    #[test]
    fn every_measure_of_the_table_has_its_bar_and_labels_of_the_axis_do_not_touch() {
        for n in [5, 105, 500] {
            with_here(&project(n), |here| {
                let known = here.scope.known();
                let Some(figure) = figure(here, known) else { panic!("{n} measures are enough") };
                let drawn: Vec<&str> = figure
                    .groups
                    .iter()
                    .flat_map(|group| &group.rows)
                    .map(|row| row.link.href.as_str())
                    .collect();
                let table: Vec<String> = STATES
                    .iter()
                    .flat_map(|state| in_order(here, state, known))
                    .map(|measure| format!("#{}", measure.id.value.0))
                    .collect();
                assert_eq!(drawn, table);
                let rows = figure.groups.iter().flat_map(|group| &group.rows);
                for segment in rows.flat_map(|row| &row.segments) {
                    assert!(segment.x >= 0.0 && segment.width > 0.0 && segment.x + segment.width <= 100.1);
                }
                assert!(figure.ticks.len() >= 2 && figure.ticks.iter().any(|tick| tick.major));
                for pair in figure.ticks.windows(2) {
                    assert!(
                        pair[1].x - pair[0].x >= share(&pair[0].label, DESK),
                        "{} touches {}",
                        pair[0].label,
                        pair[1].label
                    );
                }
            });
        }
        with_here(&project(2), |here| assert!(figure(here, here.scope.known()).is_none()));
    }

    fn step(rank: usize, date: &str) -> Step {
        let date = Date::parse(date).expect("it is of the subset");
        let (first, last) = (date.earliest().map(Day::ordinal), date.latest().map(Day::ordinal));
        Step { rank, first, last, about: is_about(&date) }
    }

    fn scale() -> Scale {
        let day = |text| Day::parse(text).expect("it is a day").ordinal();
        Scale { first: day("2026-01-01"), last: day("2026-04-11"), now: day("2026-04-11") }
    }

    fn drawn(steps: &[Step]) -> Vec<(&'static str, f64, f64)> {
        segments(steps, scale()).iter().map(|one| (one.kind, one.x, one.width)).collect()
    }

    #[test]
    fn bars_go_from_announced_to_in_force_to_suspended_to_ended() {
        let steps =
            [step(0, "2026-01-11"), step(1, "2026-01-21"), step(2, "2026-02-10"), step(3, "2026-03-02")];
        let expected = [("announced", 10.0, 10.0), ("in-force", 20.0, 20.0), ("suspended", 40.0, 20.0)];
        assert_eq!(drawn(&steps), expected);
        // What has not ended goes on to the day of the site.
        assert_eq!(drawn(&steps[..2]).last(), Some(&("in-force", 20.0, 80.0)));
    }

    #[test]
    fn days_that_are_not_known_exactly_are_drawn_so() {
        assert_eq!(
            drawn(&[step(1, "[2026-01-11,2026-01-21]")]),
            [("uncertain", 10.0, 10.0), ("in-force", 20.0, 80.0)]
        );
        assert_eq!(drawn(&[step(1, "[..2026-01-21]")]), [("uncertain", 0.0, 20.0), ("in-force", 20.0, 80.0)]);
        // It ended in February, and nobody says when it began.
        assert_eq!(drawn(&[step(3, "2026-02")]), [("uncertain", 0.0, 31.0), ("uncertain", 31.0, 27.0)]);
        assert!(marks(&[step(3, "2026-02-06~")], scale())[0].about);
    }

    #[test]
    fn one_measure_of_long_ago_does_not_press_the_others_together() {
        let mut steps: Vec<Step> = (1..=20).map(|day| step(1, &format!("2026-01-{day:02}"))).collect();
        steps.push(step(1, "[..1999-12-31]"));
        let now = Day::parse("2026-03-01").expect("it is a day");
        assert_eq!(Day::from_ordinal(Scale::over(&steps, now).first).year, 2025);
        // Where it is one of two, it is half the story.
        let two = [step(1, "1999-12-31"), step(1, "2026-01-01")];
        assert_eq!(Day::from_ordinal(Scale::over(&two, now).first).year, 1999);
        // And a single day has a scale too.
        let one = Scale::over(&[step(1, "2026-03-01")], now);
        assert!(one.last > one.first && one.x(now.ordinal()) <= 100.0);
    }
}
