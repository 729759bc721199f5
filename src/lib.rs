//! `briefing` turns a folder of YAML event records into a static site.
//!
//! ```text
//! source ─Sources▶ model ─Briefing▶ site ─Outputs▶ check ─ok▶ publish
//! ```
//!
//! Start reading at `pipeline`; it fits a screen.

pub mod diag;
pub mod disk;

pub mod source;

pub mod model;

pub mod site;

pub mod check;

pub mod publish;

pub mod import;
mod scaffold;

pub mod cli;
pub mod commands;
pub mod pipeline;
