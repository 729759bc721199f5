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
        /// `gazette-2026-01-08-blockade`
        id: At<Id>,
        /// who published it
        /// `Gazette`
        publisher: At<String>,
        /// the title as printed; left out if it was not seen
        /// `Boats close the harbour`
        title: Option<At<String>>,
        /// its address
        /// `https://example.org/gazette/boats`
        url: Option<At<Address>>,
        /// when it was published, EDTF
        /// `2026-01-08`
        published: Option<At<Date>>,
        /// the language it is in, BCP 47
        /// `en`
        language: At<Language>,
        /// what sort of source it is, e.g. wire, newspaper, official
        kind: SourceKind,
        /// id of the side that speaks, where a party itself does
        /// `town`
        side: Option<Ref<Side>>,
        /// ids of the texts it repeats: the same wire text, press release or post
        /// `[agency-2026-01-07-blockade]`
        derived_from: Vec<Ref<Source>>,
        /// a kept copy: its address and the day it was made
        /// `{url: https://archive.example/boats, captured: 2026-01-09}`
        archived: Option<Archive>,
        /// the day it was read
        /// `2026-01-09`
        accessed: Option<At<Date>>,
        /// what readers should know of it
        /// `Read in print.`
        note: Option<Inline>,
        /// rules that do not apply here, each with the reason
        /// `{unused-source: kept for the register}`
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
        /// `https://archive.example/boats`
        url: At<Address>,
        /// the day it was made
        /// `2026-01-09`
        captured: Option<At<Date>>,
    }
}

record! {
    /// A person or body: an item of `content/actors.yaml`.
    Actor = "actor" {
        /// the id that records name
        /// `ada-marsh`
        id: At<Id>,
        /// what readers see
        /// `Ada Marsh`, `{en: Port Authority, es: Autoridad Portuaria}`
        name: Text,
        /// what it is, e.g. person, government, court, armed-group
        kind: ActorKind,
        /// id of the side it belongs to, or none
        /// `town`
        side: Option<Ref<Side>>,
        /// a neutral line on who it is
        /// `{en: Mayor of Westhaven., es: Alcaldesa de Westhaven.}`
        about: Option<Inline>,
        /// offices held, each with its dates and sources
        /// `[{title: Mayor, from: 2024-05-01, sources: [gazette-2026-01-06-fee]}]`
        offices: Vec<Office>,
        /// other names it goes by
        /// `[A. Marsh]`
        aliases: Vec<At<String>>,
        /// the number of its Wikidata item
        /// `Q42`
        wikidata: Option<Wikidata>,
        /// rules that do not apply here, each with the reason
        /// `{unused-actor: named in the next edition}`
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
        /// `{en: Mayor, es: Alcaldesa}`
        title: Text,
        /// the first day, EDTF
        /// `2024-05-01`
        from: Option<At<Date>>,
        /// the last day, EDTF
        /// `2026-04-30`
        to: Option<At<Date>>,
        /// ids of the sources that say so
        /// `[gazette-2026-01-06-fee]`
        sources: Vec<Ref<Source>>,
    }
}

record! {
    /// A place: an item of `content/places.yaml`.
    Place = "place" {
        /// the id that records name
        /// `old-quay`
        id: At<Id>,
        /// what readers see
        /// `{en: Old Quay, es: Muelle Viejo}`
        name: Text,
        /// its country, ISO 3166-1 alpha-2
        /// `PT`
        country: Option<Country>,
        /// what it is
        /// `city`, `region`, `sea`
        kind: Option<At<String>>,
        /// latitude in degrees, north positive
        /// `38.70`
        lat: Option<Number>,
        /// longitude in degrees, east positive
        /// `-9.14`
        lon: Option<Number>,
        /// how exact the point is
        /// `city`, `country`
        precision: Option<At<String>>,
        /// rules that do not apply here, each with the reason
        /// `{unused-place: named in the next edition}`
        allow: Option<Allow>,
    }
}

record! {
    /// A front of the story: an item of `content/topics.yaml`.
    Topic = "topic" {
        /// the id that records name
        /// `fees`
        id: At<Id>,
        /// what readers see
        /// `{en: Fees, es: Tarifas}`
        name: Text,
        /// what is at stake
        /// `Who pays for the harbour.`
        about: Option<Inline>,
        /// rules that do not apply here, each with the reason
        /// `{unused-topic: named in the next edition}`
        allow: Option<Allow>,
    }
}

record! {
    /// A step of the ladder of escalation: an item of `content/ladder.yaml`.
    Rung = "rung" {
        /// the id that events name
        /// `measures`
        id: At<Id>,
        /// what readers see
        /// `{en: Measures, es: Medidas}`
        name: Text,
        /// its height, -2 to 7
        /// `2`
        level: Whole<-2, 7>,
        /// what reaches it
        /// `One side makes the other pay.`
        about: Option<Inline>,
        /// rules that do not apply here, each with the reason
        /// `{missing-translation: the word is the same}`
        allow: Option<Allow>,
    }
}

record! {
    /// Something in force: an item of `content/measures.yaml`.
    Measure = "measure" {
        /// the id that others link to
        /// `mooring-fee`
        id: At<Id>,
        /// what it is, in the author's own word
        /// `sanctions`, `tariff`, `visa`
        kind: At<String>,
        /// what readers see
        /// `Doubled mooring fee`
        name: Text,
        /// id of the actor who took it
        /// `port-authority`
        by: Ref<Actor>,
        /// ids of the actors it falls on
        /// `[fishers-union]`
        on: Vec<Ref<Actor>> = required,
        /// the day it was announced, EDTF
        /// `2026-01-04`
        announced: Option<At<Date>>,
        /// the day it took force, EDTF
        /// `2026-01-05`
        in_force: Option<At<Date>>,
        /// the day it was suspended, EDTF
        /// `2026-01-08`
        suspended: Option<At<Date>>,
        /// the day it ended, EDTF
        /// `2026-01-09`
        ended: Option<At<Date>>,
        /// ids of the events that moved it
        /// `[2026-01-05-fee]`
        events: Vec<Ref<Event>>,
        /// what readers should know of it
        /// `Boats under five metres are free.`
        note: Option<Inline>,
        /// ids of the sources that carry it
        /// `[port-2026-01-04-notice]`
        sources: Vec<Ref<Source>>,
        /// rules that do not apply here, each with the reason
        /// `{measure-dates: the order reaches back}`
        allow: Option<Allow>,
    }
}
