//! Circles among records that lead to one another.

use std::collections::BTreeSet;

/// A circle that names more records than this is shown with a gap.
const MOST: usize = 8;

/// Calls `tell` with every circle found by following `next` from record to record: the places of
/// its members, from the lowest, each followed by the one it leads to. Circles that begin with the
/// same two members count as one.
pub(crate) fn circles(next: &[Vec<usize>], mut tell: impl FnMut(&[usize])) {
    // Records that were not met yet, that the path goes through, that the path has left.
    let (fresh, open, done) = (0_u8, 1, 2);
    let mut state = vec![fresh; next.len()];
    let mut told: BTreeSet<(usize, usize)> = BTreeSet::new();
    // Each record on the path, with how many of its ways were taken.
    let mut path: Vec<(usize, usize)> = Vec::new();
    for start in 0..next.len() {
        if state[start] == fresh {
            state[start] = open;
            path.push((start, 0));
        }
        while let Some((at, taken)) = path.last_mut() {
            let Some(&to) = next[*at].get(*taken) else {
                state[*at] = done;
                path.pop();
                continue;
            };
            *taken += 1;
            if state[to] == fresh {
                state[to] = open;
                path.push((to, 0));
            } else if state[to] == open {
                let begin =
                    path.iter().rposition(|(one, _)| *one == to).expect("what is open is on the path");
                let mut circle: Vec<usize> = path[begin..].iter().map(|(one, _)| *one).collect();
                let lowest = (0..circle.len()).min_by_key(|place| circle[*place]).unwrap_or(0);
                circle.rotate_left(lowest);
                if told.insert((circle[0], circle[1 % circle.len()])) {
                    tell(&circle);
                }
            }
        }
    }
}

/// `a` → `b` → `a`.
pub(crate) fn path<'n>(circle: &[usize], name: impl Fn(usize) -> &'n str) -> String {
    let back = circle.first().copied();
    let named: Vec<String> = circle.iter().copied().chain(back).map(|at| format!("`{}`", name(at))).collect();
    if named.len() <= MOST {
        return named.join(" → ");
    }
    let (first, last) = (&named[..MOST - 2], &named[named.len() - 1]);
    format!("{} → … → {last}", first.join(" → "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(next: &[Vec<usize>]) -> Vec<Vec<usize>> {
        let mut found = Vec::new();
        circles(next, |circle| found.push(circle.to_vec()));
        found
    }

    #[test]
    fn every_circle_begins_at_its_lowest_member() {
        assert_eq!(found(&[vec![2], vec![0], vec![1]]), [[0, 2, 1]]);
        assert_eq!(found(&[vec![0]]), [[0]]);
        assert_eq!(found(&[vec![1, 2], vec![0], vec![0]]), [[0, 1], [0, 2]]);
    }

    #[test]
    fn two_ways_to_one_record_are_no_circle() {
        assert!(found(&[vec![], vec![0], vec![0], vec![1, 2]]).is_empty());
    }

    #[test]
    fn a_long_circle_is_cut_short() {
        let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
        assert_eq!(path(&[0, 1], |at| names[at]), "`a` → `b` → `a`");
        let all: Vec<usize> = (0..9).collect();
        assert_eq!(path(&all, |at| names[at]), "`a` → `b` → `c` → `d` → `e` → `f` → … → `a`");
    }

    #[test]
    fn a_path_of_a_hundred_thousand_needs_no_stack() {
        let next: Vec<Vec<usize>> = (0..100_000).map(|at| vec![(at + 1) % 100_000]).collect();
        assert_eq!(found(&next).len(), 1);
    }
}
