//! Numbers and positions for the figures that templates draw, and the rows of the table beside each.
//!
//! Where time is the axis a figure is drawn twice from the same numbers: from left to right for
//! wide pages, from top to bottom for phones. The style sheet shows one and hides the other.

mod axis;
mod bins;
pub(crate) mod chains;
pub(crate) mod direction;
pub(crate) mod evidence;
mod labels;
pub(crate) mod ladder;
mod lanes;
mod lollipops;
pub(crate) mod map;
mod marks;
pub(crate) mod matrix;
pub(crate) mod measures;
mod place;
mod spots;
pub(crate) mod swimlanes;
#[cfg(test)]
mod tests;
mod text;

/// With fewer events than this there is nothing to see.
const FEWEST: usize = 5;

/// With more events than this, marks stand for weeks or months.
const MOST_MARKS: usize = 500;

/// One decimal is finer than any screen, and keeps pages small.
fn round(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}
