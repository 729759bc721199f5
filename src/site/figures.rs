//! Numbers and positions for the figures that templates draw, and the rows of the table beside each.

pub(crate) mod direction;
