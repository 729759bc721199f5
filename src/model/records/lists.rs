//! The records that are kept in lists: sources, actors, places, topics, the ladder, measures.

use super::{Event, Side};
use crate::model::date::Date;
use crate::model::decode::{At, record, words};
use crate::model::refs::{Allow, Ref};
use crate::model::values::{Address, Country, Id, Inline, Language, Number, Text, Whole, Wikidata};

record! {
    /// A text the briefing rests on: an item of `content/sources/*.yaml`.
    Source = "source" {
        /// the id that records cite
        id: At<Id>,
        /// who published it
        publisher: At<String>,
        /// the title as printed; left out if it was not seen
        title: Option<At<String>>,
        /// its address
        url: Option<At<Address>>,
        /// when it was published, EDTF
        published: Option<At<Date>>,
        /// the language it is in, BCP 47
        language: At<Language>,
        /// what sort of source it is, e.g. wire, newspaper, official
        kind: SourceKind,
        /// id of the side that speaks, where a party itself does
        side: Option<Ref<Side>>,
        /// ids of the texts it repeats: the same wire text, press release or post
        derived_from: Vec<Ref<Source>>,
        /// a kept copy: its address and the day it was made
        archived: Option<Archive>,
        /// the day it was read
        accessed: Option<At<Date>>,
        /// what readers should know of it
        note: Option<Inline>,
        /// rules that do not apply here, each with the reason
        allow: Option<Allow>,
    }
}

words! {
    /// What sort of source it is.
    SourceKind {
        Wire = "wire",
        Newspaper = "newspaper",
        Broadcaster = "broadcaster",
        Magazine = "magazine",
        Official = "official",
        Court = "court",
        LawFirm = "law-firm",
        ThinkTank = "think-tank",
        Ngo = "ngo",
        Academic = "academic",
        Social = "social",
        Aggregator = "aggregator",
        Unknown = "unknown",
    }
}

record! {
    /// A kept copy of a source.
    Archive = "archived copy" {
        /// the copy's address
        url: At<Address>,
        /// the day it was made
        captured: Option<At<Date>>,
    }
}

record! {
    /// A person or body: an item of `content/actors.yaml`.
    Actor = "actor" {
        /// the id that records name
        id: At<Id>,
        /// what readers see
        name: Text,
        /// what it is, e.g. person, government, court, armed-group
        kind: ActorKind,
        /// id of the side it belongs to, or none
        side: Option<Ref<Side>>,
        /// a neutral line on who it is
        about: Option<Inline>,
        /// offices held, each with its dates and sources
        offices: Vec<Office>,
        /// other names it goes by
        aliases: Vec<At<String>>,
        /// the number of its Wikidata item
        wikidata: Option<Wikidata>,
        /// rules that do not apply here, each with the reason
        allow: Option<Allow>,
    }
}

words! {
    /// What sort of actor it is.
    ActorKind {
        Person = "person",
        Government = "government",
        Ministry = "ministry",
        Court = "court",
        Legislature = "legislature",
        Party = "party",
        Military = "military",
        ArmedGroup = "armed-group",
        Igo = "igo",
        Ngo = "ngo",
        Company = "company",
        Country = "country",
    }
}

record! {
    /// An office that a person held.
    Office = "office" {
        /// what it is called
        title: Text,
        /// the first day, EDTF
        from: Option<At<Date>>,
        /// the last day, EDTF
        to: Option<At<Date>>,
        /// ids of the sources that say so
        sources: Vec<Ref<Source>>,
    }
}

record! {
    /// A place: an item of `content/places.yaml`.
    Place = "place" {
        /// the id that records name
        id: At<Id>,
        /// what readers see
        name: Text,
        /// its country, ISO 3166-1 alpha-2
        country: Option<Country>,
        /// what it is, e.g. city, region, sea
        kind: Option<At<String>>,
        /// latitude in degrees, north positive
        lat: Option<Number>,
        /// longitude in degrees, east positive
        lon: Option<Number>,
        /// how exact the point is, e.g. city, country
        precision: Option<At<String>>,
        /// rules that do not apply here, each with the reason
        allow: Option<Allow>,
    }
}

record! {
    /// A front of the story: an item of `content/topics.yaml`.
    Topic = "topic" {
        /// the id that records name
        id: At<Id>,
        /// what readers see
        name: Text,
        /// what is at stake
        about: Option<Inline>,
        /// rules that do not apply here, each with the reason
        allow: Option<Allow>,
    }
}

record! {
    /// A step of the ladder of escalation: an item of `content/ladder.yaml`.
    Rung = "rung" {
        /// the id that events name
        id: At<Id>,
        /// what readers see
        name: Text,
        /// its height, -2 to 7
        level: Whole<-2, 7>,
        /// what reaches it
        about: Option<Inline>,
        /// rules that do not apply here, each with the reason
        allow: Option<Allow>,
    }
}

record! {
    /// Something in force: an item of `content/measures.yaml`.
    Measure = "measure" {
        /// the id that others link to
        id: At<Id>,
        /// what it is, in the author's own word, e.g. sanctions, tariff, visa
        kind: At<String>,
        /// what readers see
        name: Text,
        /// id of the actor who took it
        by: Ref<Actor>,
        /// ids of the actors it falls on
        on: Vec<Ref<Actor>> = required,
        /// the day it was announced, EDTF
        announced: Option<At<Date>>,
        /// the day it took force, EDTF
        in_force: Option<At<Date>>,
        /// the day it was suspended, EDTF
        suspended: Option<At<Date>>,
        /// the day it ended, EDTF
        ended: Option<At<Date>>,
        /// ids of the events that moved it
        events: Vec<Ref<Event>>,
        /// what readers should know of it
        note: Option<Inline>,
        /// ids of the sources that carry it
        sources: Vec<Ref<Source>>,
        /// rules that do not apply here, each with the reason
        allow: Option<Allow>,
    }
}
