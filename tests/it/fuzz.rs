//! Every seed of the fuzz targets, and each of them bent in a few ways, through what the targets do.

#[path = "../fuzz/bodies.rs"]
pub(crate) mod bodies;

use crate::numbers::Numbers;
use crate::{root, tree};

/// How often each seed is bent; the targets of `tests/fuzz` do so for as long as they are let.
const TURNS: usize = 1;

fn run(target: &str, body: fn(&[u8])) {
    let seeds = tree(&root().join("tests/fuzz/seeds").join(target));
    assert!(seeds.len() > 10, "the seeds are kept");
    let mut numbers = Numbers(20_260_109);
    for (name, seed) in &seeds {
        let attempt = |bytes: &[u8]| {
            let done = std::panic::catch_unwind(|| body(bytes));
            assert!(done.is_ok(), "{target}: the seed {name} as {:?}", String::from_utf8_lossy(bytes));
        };
        attempt(seed);
        (0..TURNS).for_each(|_| attempt(&bent(seed, &mut numbers)));
    }
}

/// The seed with a stretch removed, repeated, or in place of another, or with a byte changed.
fn bent(seed: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    let from = numbers.below(bytes.len());
    let to = (from + numbers.below(40)).min(bytes.len());
    let part = bytes[from..to].to_vec();
    let at = numbers.below(bytes.len());
    match numbers.below(4) {
        0 => drop(bytes.drain(from..to)),
        1 => drop(bytes.splice(at..at, part)),
        2 => drop(bytes.splice(at..bytes.len().min(at + part.len()), part)),
        _ => {
            const SIGNS: &[u8] = b"\0\t\n\r \"'&*<>:;,-[]{}()#|!%@`~?/\\X.\x1b\x7f\xc3\xff";
            if let Some(byte) = bytes.get_mut(at) {
                *byte = SIGNS[numbers.below(SIGNS.len())];
            }
        }
    }
    bytes
}

#[test]
fn dates() {
    run("dates", bodies::dates);
}

#[test]
fn markdown() {
    run("markdown", bodies::markdown);
}

#[test]
fn records() {
    run("records", bodies::records);
}

#[test]
fn timelines() {
    run("timelines", bodies::timelines);
}
