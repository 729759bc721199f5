//! The records, field by field. This file is the format: reader, messages and documentation come
//! from it.

mod edition;
mod event;
mod lists;

pub use edition::*;
pub use event::*;
pub use lists::*;

use super::decode::{At, record, words};
use super::refs::{Allow, RuleLevels};
use super::values::{Address, Id, Language, Text, Whole};

record! {
    /// The briefing itself: `content/briefing.yaml`.
    Config = "briefing" {
        /// what the briefing is called, in every language
        title: Text,
        /// one or two sentences on what it covers
        description: Text,
        /// the languages, BCP 47; the first lives at the root of the site, e.g. [en, es]
        languages: Vec<At<Language>> = required,
        /// where the site will be, e.g. https://example.org/briefing/
        base_url: Option<At<Address>>,
        /// where the records are kept, for “report an error” and “edit this record”
        repository: Option<At<Address>>,
        /// the zone of times given without a place, IANA, e.g. America/Bogota
        time_zone: Option<At<String>>,
        /// who publishes it: name, url, email
        publisher: Option<Publisher>,
        /// the licence of the briefing's own text and data, SPDX, e.g. CC-BY-4.0
        license: Option<At<String>>,
        /// active, paused or closed
        status: Option<Status>,
        /// the parties whose acts the figures set apart: id and name each
        sides: Vec<Side>,
        /// levels of single rules, e.g. {single-source: off}
        rules: Option<RuleLevels>,
    }
}

record! {
    /// Who publishes the briefing.
    Publisher = "publisher" {
        /// the publisher's name
        name: Text,
        /// the publisher's own site
        url: Option<At<Address>>,
        /// where errors can be reported by mail
        email: Option<At<String>>,
    }
}

words! {
    /// Whether the briefing is being kept up.
    Status { Active = "active", Paused = "paused", Closed = "closed", }
}

record! {
    /// A party whose acts the figures set apart.
    Side = "side" {
        /// the id that actors and sources name
        id: At<Id>,
        /// what readers see
        name: Text,
    }
}

record! {
    /// What stands above the Markdown of a page: `content/pages/ID.md`, or one file a language.
    FrontMatter = "page" {
        /// the page's heading
        title: At<String>,
        /// its place among the pages, smallest first
        order: Option<Whole<{ i64::MIN }, { i64::MAX }>>,
        /// rules that do not apply here, each with the reason
        allow: Option<Allow>,
    }
}
