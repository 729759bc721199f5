//! What templates are given, for those who write templates.

#[cfg(test)]
mod tests;
#[cfg(test)]
mod trace;

/// The variables of every template: `VIEWS.md`, which a test makes from the views themselves.
pub fn page() -> &'static str {
    include_str!("../../VIEWS.md")
}
