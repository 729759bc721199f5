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
        /// `The harbour dispute`, `{en: The harbour dispute, es: El conflicto del puerto}`
        title: Text,
        /// one or two sentences on what it covers
        /// `What the town and the port do to each other.`
        description: Text,
        /// the languages, BCP 47; the first lives at the root of the site
        /// `[en, es]`
        languages: Vec<At<Language>> = required,
        /// where the site will be
        /// `https://example.org/briefing/`
        base_url: Option<At<Address>>,
        /// where the records are kept, for “report an error” and “edit this record”
        /// `https://example.org/desk/briefing`
        repository: Option<At<Address>>,
        /// the zone of times given without a place, IANA
        /// `Europe/Lisbon`
        time_zone: Option<At<String>>,
        /// who publishes it: name, url, email
        /// `{name: Westhaven Desk, url: https://example.org/desk}`
        publisher: Option<Publisher>,
        /// the licence of the briefing's own text and data, SPDX
        /// `CC-BY-4.0`
        license: Option<At<String>>,
        /// active, paused or closed
        status: Option<Status>,
        /// the parties whose acts the figures set apart: id and name each
        /// `[{id: town, name: Town}, {id: port, name: Port}]`
        sides: Vec<Side>,
        /// levels of single rules
        /// `{single-source: off}`
        rules: Option<RuleLevels>,
    }
}

record! {
    /// Who publishes the briefing.
    Publisher = "publisher" {
        /// the publisher's name
        /// `Westhaven Desk`
        name: Text,
        /// the publisher's own site
        /// `https://example.org/desk`
        url: Option<At<Address>>,
        /// where errors can be reported by mail
        /// `desk@example.org`
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
        /// `town`
        id: At<Id>,
        /// what readers see
        /// `{en: Town, es: Pueblo}`
        name: Text,
    }
}

record! {
    /// What stands above the Markdown of a page: `content/pages/ID.md`, or one file a language.
    FrontMatter = "page" {
        /// the page's heading
        /// `Method`
        title: At<String>,
        /// its place among the pages, smallest first
        /// `1`
        order: Option<Whole<{ i64::MIN }, { i64::MAX }>>,
        /// rules that do not apply here, each with the reason
        /// `{relative-words: the page is dated}`
        allow: Option<Allow>,
    }
}
