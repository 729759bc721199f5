//! Response chains: time runs down, a rail beside the words shows what answers what.
//!
//! Each event that others answer has a line of its own down to the last of them; an answer branches
//! off from it. Where an event stands in the middle of its row, and rows are as high as their words,
//! so the lines are made of halves: above the mark and below it.

use serde::Serialize;

/// With more lines side by side than this, nobody could follow one.
const MOST: usize = 12;

/// Room of one line in pixels, where there is enough of it.
const PITCH: usize = 18;

/// The rail of a whole chain.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rail {
    /// In pixels; a narrow screen may press it together.
    pub(crate) width: usize,
    pub(crate) rows: Vec<RailRow>,
}

/// The piece of the rail beside one event. Places are percent of the rail's width.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(crate) struct RailRow {
    /// Where the event's mark stands.
    pub(crate) x: f64,
    /// Lines that pass, or end here.
    trunks: Vec<Trunk>,
    /// From the line of what is answered to the mark.
    branches: Vec<Branch>,
}

/// A line downwards from an event that is answered here or further on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
struct Trunk {
    x: f64,
    /// How it is drawn above the mark: `stated`, `inferred`, or nothing where it begins here.
    above: Option<&'static str>,
    /// The same below; nothing where it ends here.
    below: Option<&'static str>,
    /// Whether it has to do with the event of this row; the others are crossed by its branches.
    own: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
struct Branch {
    x: f64,
    basis: &'static str,
}

/// An answer: the place of what is answered among the events of the chain, and whether a source says so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Answered {
    pub(crate) at: usize,
    pub(crate) stated: bool,
}

/// The rail for events in the order of time, each with what it answers; nothing where it would be
/// too tangled to follow. An event that answers a later one (its date being uncertain) is drawn as
/// if it were answered.
pub(crate) fn rail(events: &[Vec<Answered>]) -> Option<Rail> {
    let mut later: Vec<Vec<Answered>> = vec![Vec::new(); events.len()];
    let mut earlier: Vec<Vec<Answered>> = vec![Vec::new(); events.len()];
    for (at, answers) in events.iter().enumerate() {
        for answer in answers.iter().filter(|answer| answer.at != at) {
            let (first, second) = (at.min(answer.at), at.max(answer.at));
            later[first].push(Answered { at: second, stated: answer.stated });
            earlier[second].push(Answered { at: first, stated: answer.stated });
        }
    }
    let lanes = lanes(&earlier, &later);
    let most = lanes.iter().map(|lane| lane + 1).max()?;
    if most > MOST {
        return None;
    }
    let x = |at: usize| super::round((lanes[at] as f64 + 0.5) * 100.0 / most as f64);
    let rows = (0..events.len()).map(|row| RailRow {
        x: x(row),
        trunks: trunks(row, &later, x),
        branches: branches(row, &earlier, &lanes, x),
    });
    Some(Rail { width: most * PITCH, rows: rows.collect() })
}

/// The line in which each event stands: that of an event it is the last to answer, or the first free one.
fn lanes(earlier: &[Vec<Answered>], later: &[Vec<Answered>]) -> Vec<usize> {
    let last = |at: usize| later[at].iter().map(|answer| answer.at).max();
    let mut taken: Vec<Option<usize>> = Vec::new();
    let mut lanes: Vec<usize> = Vec::with_capacity(later.len());
    for (row, answers) in earlier.iter().enumerate() {
        let ending = answers.iter().filter(|answer| last(answer.at) == Some(row));
        let inherited = ending.map(|answer| lanes[answer.at]).min();
        let lane = inherited.or_else(|| taken.iter().position(Option::is_none)).unwrap_or(taken.len());
        if lane == taken.len() {
            taken.push(None);
        }
        for other in &mut taken {
            *other = other.filter(|at| last(*at) > Some(row));
        }
        taken[lane] = last(row).map(|_| row);
        lanes.push(lane);
    }
    lanes
}

/// The lines beside the event of `row`, its own among them.
fn trunks(row: usize, later: &[Vec<Answered>], x: impl Fn(usize) -> f64) -> Vec<Trunk> {
    let of = |at: usize, from: usize| {
        let ahead = || later[at].iter().filter(move |answer| answer.at >= from);
        ahead().next()?;
        Some(if ahead().any(|answer| answer.stated) { "stated" } else { "inferred" })
    };
    let trunk = |at: usize| {
        let above = if at < row { of(at, row) } else { None };
        let below = of(at, row + 1);
        let own = at == row || later[at].iter().any(|answer| answer.at == row);
        (above.is_some() || below.is_some()).then(|| Trunk { x: x(at), above, below, own })
    };
    (0..=row).filter_map(trunk).collect()
}

fn branches(row: usize, earlier: &[Vec<Answered>], lanes: &[usize], x: impl Fn(usize) -> f64) -> Vec<Branch> {
    let aside = earlier[row].iter().filter(|answer| lanes[answer.at] != lanes[row]);
    let branch = |answer: &Answered| Branch {
        x: x(answer.at),
        basis: if answer.stated { "stated" } else { "inferred" },
    };
    aside.map(branch).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(list: &[usize]) -> Vec<Answered> {
        list.iter().map(|at| Answered { at: *at, stated: at % 2 == 0 }).collect()
    }

    /// Events of which each answers up to two earlier ones, the same every time.
    fn chain(n: usize) -> Vec<Vec<Answered>> {
        let mut number: usize = 7;
        let mut below = |limit: usize| {
            number = number.wrapping_mul(1_103_515_245).wrapping_add(12_345) % (1 << 31);
            (number >> 8) % limit
        };
        let one = |at: usize, below: &mut dyn FnMut(usize) -> usize| {
            let near = at.saturating_sub(1 + below(6).min(at.saturating_sub(1)));
            if at == 0 { Vec::new() } else { answers(&[near]) }
        };
        (0..n).map(|at| one(at, &mut below)).collect()
    }

    #[test]
    fn a_chain_without_branches_is_one_line() {
        let rail = rail(&[answers(&[]), answers(&[0]), answers(&[1])]).expect("it is simple");
        assert_eq!(rail.width, PITCH);
        assert!(rail.rows.iter().all(|row| row.branches.is_empty()));
        // Dashed where inferred: the second link.
        assert_eq!(rail.rows[0].trunks[0].below, Some("stated"));
        assert_eq!(rail.rows[1].trunks[1].below, Some("inferred"));
    }

    #[test]
    fn two_answers_to_one_event_branch_off_its_line() {
        let rail = rail(&[answers(&[]), answers(&[0]), answers(&[0])]).expect("it is simple");
        assert_eq!(rail.rows[1].branches, [Branch { x: 25.0, basis: "stated" }]);
        assert_eq!((rail.rows[1].x, rail.rows[2].x), (75.0, 25.0));
    }

    #[test]
    fn every_answer_is_drawn_and_no_mark_stands_on_a_line_of_others() {
        for n in [5, 105, 500] {
            let events = chain(n);
            let Some(rail) = rail(&events) else { panic!("{n} events that answer near ones can be drawn") };
            for (row, answers) in events.iter().enumerate() {
                let here = &rail.rows[row];
                for trunk in &here.trunks {
                    assert!(trunk.own || trunk.x != here.x, "of {n}, {row} stands on a line that passes");
                }
                // No two lines run one over the other.
                for (one, trunk) in here.trunks.iter().enumerate() {
                    for other in &here.trunks[one + 1..] {
                        let both = |a: Option<&str>, b: Option<&str>| a.is_some() && b.is_some();
                        let clash = both(trunk.above, other.above) || both(trunk.below, other.below);
                        assert!(trunk.x != other.x || !clash, "of {n}, two lines at {row}");
                    }
                }
                // Each answer can be followed up to what it answers.
                for answer in answers {
                    let x = rail.rows[answer.at].x;
                    let joins = here.x == x || here.branches.iter().any(|branch| branch.x == x);
                    assert!(joins, "of {n}, {row} is not joined to {}", answer.at);
                    for between in &rail.rows[answer.at + 1..=row] {
                        assert!(between.trunks.iter().any(|trunk| trunk.x == x && trunk.above.is_some()));
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_too_tangled_is_not_drawn() {
        // Twenty events, each answered only after all of them.
        let mut events: Vec<Vec<Answered>> = vec![Vec::new(); 20];
        events.extend((0..20).rev().map(|at| answers(&[at])));
        assert_eq!(rail(&events), None);
    }

    #[test]
    fn an_answer_to_a_later_event_is_drawn_as_well() {
        let rail = rail(&[answers(&[1]), answers(&[])]).expect("it is simple");
        assert_eq!(rail.rows[0].trunks[0].below, Some("inferred"));
    }
}
