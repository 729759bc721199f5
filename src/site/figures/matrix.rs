//! Who acted on whom: the busiest actors and those they acted on, with the number of events in the cell.

use crate::model::EventIndex;
use crate::model::records::{Direction, Role};
use crate::site::parts::Link;
use crate::site::{Here, Scope};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The matrix shows at most this many actors and recipients: more would not fit a page's width.
const MOST: usize = 8;

/// With fewer pairs than this a matrix shows nothing that the table does not.
const FEWEST: usize = 3;

/// How often one actor acted on another, in all and by direction.
#[derive(Clone, Default)]
pub(crate) struct Counts {
    pub(crate) escalation: usize,
    pub(crate) de_escalation: usize,
    pub(crate) other: usize,
    /// The events themselves, in date order.
    pub(crate) events: Vec<EventIndex>,
}

impl Counts {
    pub(crate) fn all(&self) -> usize {
        self.escalation + self.de_escalation + self.other
    }

    fn add(&mut self, more: &Counts) {
        self.escalation += more.escalation;
        self.de_escalation += more.de_escalation;
        self.other += more.other;
    }
}

/// Pairs of an actor and a recipient, by their places in the list of actors.
pub(crate) type Pairs = BTreeMap<(usize, usize), Counts>;

/// What the template draws.
#[derive(Serialize)]
pub(crate) struct MatrixFigure {
    headline: String,
    measure: String,
    columns: Vec<Head>,
    rows: Vec<Row>,
}

/// An actor at the head of a row or a column; without a link, all the others together.
#[derive(Serialize)]
struct Head {
    link: Option<Link>,
    text: String,
    /// The side that begins with this one.
    side: Option<String>,
    total: String,
}

#[derive(Serialize)]
struct Row {
    head: Head,
    /// One a column; nothing where the actor never acted on them.
    cells: Vec<Option<Cell>>,
}

#[derive(Serialize)]
struct Cell {
    count: String,
    /// The row of the pair in the table; none where several pairs are taken together.
    href: Option<String>,
    /// For screen readers: who, on whom, how often, of what direction.
    label: String,
    /// The parts of the bar in percent of the longest one: escalation, mixed or neutral, de-escalation.
    escalation: f64,
    other: f64,
    de_escalation: f64,
}

/// Every pair of an actor and a recipient in one event.
pub(crate) fn pairs(scope: Scope<'_>) -> Pairs {
    let mut pairs = Pairs::new();
    for (at, event) in scope.briefing.listed() {
        let of = |role| -> BTreeSet<usize> {
            event.actors.iter().filter(|part| part.role == Some(role)).map(|part| part.id.index()).collect()
        };
        let recipients = of(Role::Recipient);
        for actor in of(Role::Actor) {
            for recipient in &recipients {
                let counts = pairs.entry((actor, *recipient)).or_default();
                counts.events.push(at);
                match event.direction {
                    Direction::Escalation => counts.escalation += 1,
                    Direction::DeEscalation => counts.de_escalation += 1,
                    Direction::Mixed | Direction::Neutral => counts.other += 1,
                }
            }
        }
    }
    pairs
}

/// The id of a pair's row in the table.
pub(crate) fn anchor(scope: Scope<'_>, (from, to): (usize, usize)) -> String {
    let id = |at: usize| scope.briefing.actors[at].id.value.0.as_str();
    format!("pair-{}-{}", id(from), id(to))
}

/// The matrix, and the pairs that stand in cells of their own; nothing where they are too few to draw.
pub(crate) fn figure(here: &Here<'_>, pairs: &Pairs) -> Option<(MatrixFigure, BTreeSet<(usize, usize)>)> {
    if pairs.len() < FEWEST {
        return None;
    }
    let axes = Axes { rows: axis(here, pairs, |pair| pair.0), columns: axis(here, pairs, |pair| pair.1) };
    let grid = axes.grid(pairs);
    let longest = grid.values().map(Counts::all).max().unwrap_or(1);
    let cell = |row: usize, column: usize| {
        let counts = grid.get(&(row, column))?;
        Some(cell(here, (axes.rows.get(row).copied(), axes.columns.get(column).copied()), (counts, longest)))
    };
    let (row_heads, column_heads) =
        (heads(here, pairs, &axes.rows, |p| p.0), heads(here, pairs, &axes.columns, |p| p.1));
    let width = column_heads.len();
    let rows = row_heads.into_iter().enumerate();
    let rows =
        rows.map(|(at, head)| Row { head, cells: (0..width).map(|column| cell(at, column)).collect() });
    let shown = pairs.keys().filter(|pair| axes.rows.contains(&pair.0) && axes.columns.contains(&pair.1));
    let figure = MatrixFigure {
        headline: headline(here, pairs),
        measure: measure(here),
        rows: rows.collect(),
        columns: column_heads,
    };
    Some((figure, shown.copied().collect()))
}

/// Who stands on the two axes; what comes after the last is all the others.
struct Axes {
    rows: Vec<usize>,
    columns: Vec<usize>,
}

impl Axes {
    /// The counts of each cell, by row and column.
    fn grid(&self, pairs: &Pairs) -> BTreeMap<(usize, usize), Counts> {
        let place = |axis: &[usize], at: usize| axis.iter().position(|one| *one == at).unwrap_or(axis.len());
        let mut grid: BTreeMap<(usize, usize), Counts> = BTreeMap::new();
        for ((from, to), counts) in pairs {
            grid.entry((place(&self.rows, *from), place(&self.columns, *to))).or_default().add(counts);
        }
        grid
    }
}

/// Those of one role with most events: by side, and within a side the busiest first.
fn axis(here: &Here<'_>, pairs: &Pairs, role: impl Fn(&(usize, usize)) -> usize) -> Vec<usize> {
    let mut order: Vec<(usize, usize)> = totals(pairs, role).into_iter().collect();
    order.sort_by_key(|(_, total)| Reverse(*total));
    // One that would stand alone among the others can as well have its own place.
    let most = if order.len() == MOST + 1 { MOST + 1 } else { MOST };
    order.truncate(most);
    order.sort_by_key(|(at, total)| (side(here, *at), Reverse(*total)));
    order.into_iter().map(|(at, _)| at).collect()
}

fn totals(pairs: &Pairs, role: impl Fn(&(usize, usize)) -> usize) -> BTreeMap<usize, usize> {
    let mut totals: BTreeMap<usize, usize> = BTreeMap::new();
    for (pair, counts) in pairs {
        *totals.entry(role(pair)).or_default() += counts.all();
    }
    totals
}

/// The place of an actor's side; after all sides where it has none.
fn side(here: &Here<'_>, actor: usize) -> usize {
    let briefing = here.scope.briefing;
    briefing.actors[actor].side.as_ref().map_or(briefing.config.sides.len(), |side| side.index())
}

fn heads(
    here: &Here<'_>,
    pairs: &Pairs,
    axis: &[usize],
    role: impl Fn(&(usize, usize)) -> usize,
) -> Vec<Head> {
    let (words, briefing) = (here.scope.words, here.scope.briefing);
    let totals = totals(pairs, role);
    let number = |n: usize| words.number(n as f64);
    let mut last = None;
    let mut heads: Vec<Head> = Vec::new();
    for at in axis {
        let own = side(here, *at);
        let name = briefing.config.sides.get(own).map(|side| here.said(&side.name).text);
        let begins = last.replace(own) != Some(own) && !briefing.config.sides.is_empty();
        heads.push(Head {
            text: here.said(&briefing.actors[*at].name).text,
            link: Some(here.link_to_actor(&briefing.actors[*at])),
            side: begins.then(|| name.unwrap_or_else(|| words.get("who-on-whom.no-side"))),
            total: number(totals[at]),
        });
    }
    let rest: Vec<&usize> = totals.iter().filter(|(at, _)| !axis.contains(at)).map(|(_, n)| n).collect();
    if !rest.is_empty() {
        heads.push(Head {
            link: None,
            text: words.fill("who-on-whom.others", &[("n", &number(rest.len()))]),
            side: None,
            total: number(rest.into_iter().sum()),
        });
    }
    heads
}

/// A cell with `counts`, for whom it stands, and the count of the longest bar.
fn cell(
    here: &Here<'_>,
    (from, to): (Option<usize>, Option<usize>),
    (counts, longest): (&Counts, usize),
) -> Cell {
    let words = here.scope.words;
    let name = |at: Option<usize>| {
        let actor = at.map(|at| here.said(&here.scope.briefing.actors[at].name).text);
        actor.unwrap_or_else(|| words.get("who-on-whom.rest"))
    };
    let share = |n: usize| super::round(n as f64 * 100.0 / longest as f64);
    let part = |key: &str, n: usize| format!("{}: {}", words.get(key), words.number(n as f64));
    let parts = [
        (counts.escalation, "direction.escalation"),
        (counts.de_escalation, "direction.de-escalation"),
        (counts.other, "who-on-whom.other"),
    ];
    let said: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, key)| part(key, *n)).collect();
    let pair = words.fill("who-on-whom.pair", &[("actor", &name(from)), ("recipient", &name(to))]);
    Cell {
        count: words.number(counts.all() as f64),
        href: from.zip(to).map(|pair| format!("#{}", anchor(here.scope, pair))),
        label: format!("{pair}: {} ({})", words.count("events", counts.all()), said.join(", ")),
        escalation: share(counts.escalation),
        other: share(counts.other),
        de_escalation: share(counts.de_escalation),
    }
}

/// Which pair leads, or how many share the lead.
fn headline(here: &Here<'_>, pairs: &Pairs) -> String {
    let words = here.scope.words;
    let most = pairs.values().map(Counts::all).max().unwrap_or_default();
    let leaders: Vec<&(usize, usize)> =
        pairs.iter().filter(|(_, counts)| counts.all() == most).map(|(pair, _)| pair).collect();
    let acts: BTreeSet<EventIndex> =
        pairs.values().flat_map(|counts| counts.events.iter().copied()).collect();
    let name = |at: usize| here.said(&here.scope.briefing.actors[at].name).text;
    let (n, all) = (words.number(most as f64), words.count("events", acts.len()));
    match leaders.as_slice() {
        [(from, to)] => words.fill(
            "who-on-whom.headline",
            &[("actor", &name(*from)), ("recipient", &name(*to)), ("n", &n), ("all", &all)],
        ),
        several => words.fill(
            "who-on-whom.headline-tie",
            &[("n", &words.number(several.len() as f64)), ("each", &words.count("events", most))],
        ),
    }
}

fn measure(here: &Here<'_>) -> String {
    let (events, words) = (&here.scope.briefing.events, here.scope.words);
    let listed = &here.scope.desk.index.listed;
    let day = |at: Option<&EventIndex>| {
        at.map(|at| words.dates.day(events[*at].date.sort_day())).unwrap_or_default()
    };
    words.fill("who-on-whom.measure", &[("from", &day(listed.first())), ("to", &day(listed.last()))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::tests::with_here;

    /// A project of `n` events among `actors` actors, each acting on the next but one.
    fn project(n: usize, actors: usize) -> Vec<(String, String)> {
        let people: String = (0..actors)
            .map(|at| format!("- {{id: a{at}, name: Person {at}, kind: person, side: s{}}}\n", at % 3))
            .collect();
        let events = (0..n).map(|at| {
            let (from, to) = (at * at % actors, (at * 7 + 1) % actors);
            let direction = ["escalation", "de-escalation", "neutral"][at % 3];
            let text = format!(
                "title: Act {at}\ndate: 2026-01-{:02}\nsummary: Said.\ndirection: {direction}\ndirection_note: So.\n\
                 significance: 3\nactors: [{{id: a{from}, role: actor}}, {{id: a{to}, role: recipient}}]\nfacts: [{{text: So.}}]\n",
                at % 28 + 1
            );
            (format!("content/events/e{at}.yaml"), text)
        });
        let sides = "sides: [{id: s0, name: North}, {id: s1, name: South}, {id: s2, name: West}]";
        let config = format!("title: T\ndescription: D\nlanguages: [en, es]\n{sides}\n");
        let lists = [("content/briefing.yaml", config), ("content/actors.yaml", people)];
        lists.map(|(path, text)| (path.to_owned(), text)).into_iter().chain(events).collect()
    }

    #[test]
    fn cells_and_margins_add_up_to_all_pairs_at_any_size() {
        for (n, actors) in [(5, 4), (105, 12), (500, 40)] {
            with_here(&project(n, actors), |here| {
                let pairs = pairs(here.scope);
                let Some((figure, shown)) = figure(here, &pairs) else { panic!("{n} events are enough") };
                let all: usize = pairs.values().map(Counts::all).sum();
                let number = |text: &String| text.replace([',', '.'], "").parse::<usize>().expect("a number");
                let cells = figure.rows.iter().flat_map(|row| row.cells.iter().flatten());
                assert_eq!(cells.map(|cell| number(&cell.count)).sum::<usize>(), all);
                assert_eq!(figure.rows.iter().map(|row| number(&row.head.total)).sum::<usize>(), all);
                assert_eq!(figure.columns.iter().map(|head| number(&head.total)).sum::<usize>(), all);
                for row in &figure.rows {
                    let sum: usize = row.cells.iter().flatten().map(|cell| number(&cell.count)).sum();
                    assert_eq!(sum, number(&row.head.total));
                }
                // Each cell of one pair leads to a row of the table with the same count.
                let mut led = 0;
                for cell in figure.rows.iter().flat_map(|row| row.cells.iter().flatten()) {
                    let Some(href) = &cell.href else { continue };
                    let pair = shown.iter().find(|pair| format!("#{}", anchor(here.scope, **pair)) == *href);
                    assert_eq!(number(&cell.count), pairs[pair.expect("it is shown")].all());
                    assert!(cell.escalation + cell.other + cell.de_escalation <= 100.2);
                    led += 1;
                }
                assert_eq!(led, shown.len());
                assert!(figure.columns.len() <= MOST + 1 && figure.rows.len() <= MOST + 1);
            });
        }
    }

    #[test]
    fn the_headline_names_the_leader_or_says_that_there_is_none() {
        with_here(&project(105, 12), |here| {
            let pairs = pairs(here.scope);
            let most = pairs.values().map(Counts::all).max().expect("there are pairs");
            let leaders = pairs.values().filter(|counts| counts.all() == most).count();
            let said = headline(here, &pairs);
            let expected =
                if leaders == 1 { format!("in {most} of 105 events") } else { format!("{leaders} ") };
            assert!(said.contains(&expected), "{said}");
        });
        with_here(&project(2, 6), |here| assert!(figure(here, &pairs(here.scope)).is_none()));
    }
}
