//! Numbers and positions for the figures that templates draw, and the rows of the table beside each.

pub(crate) mod chains;
pub(crate) mod direction;
pub(crate) mod map;
pub(crate) mod matrix;
pub(crate) mod measures;

/// One decimal is finer than any screen, and keeps pages small.
fn round(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}
