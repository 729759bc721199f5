//! The records, field by field. This file is the format: reader, messages and documentation come
//! from it.

use super::date::{Clock, Date};
use super::decode::{At, record, words};
use super::refs::{Allow, Listed, Owner, Ref, RuleLevels, Short};
use super::values::{
    Address, Blocks, Country, Id, Inline, Language, Number, Text, Whole, Wikidata,
};

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
    /// One act, on one date: `content/events/**/ID.yaml`.
    Event = "event" {
        /// says what happened, with a verb; at most 90 characters in the first language, 110 in others
        title: Text,
        /// when, in EDTF, e.g. 2026-01-07, 2025-10-XX or 2026-01-04/2026-01-05
        date: At<Date>,
        /// why the date is uncertain, or what happened on which day
        date_note: Option<Inline>,
        /// the clock time, RFC 3339, only where it is known
        time: Option<Clock>,
        /// the time in words, e.g. “about 5 p.m. in Bogotá”
        time_note: Option<Inline>,
        /// one to three sentences: what happened and why it matters
        summary: Inline,
        /// draft, published or withdrawn
        status: Option<EventStatus>,
        /// when it came into the briefing; default: the first edition that knows it
        added: Option<At<Date>>,
        /// ids of topics; the first is the event's lane in the timeline
        topics: Vec<Ref<Topic>>,
        /// ids of places
        places: Vec<Ref<Place>>,
        /// who did it to whom: an id, or {id, role}
        actors: Vec<Short<Involved>>,
        /// escalation, de-escalation, mixed or neutral: between the parties
        direction: Direction,
        /// why, in one line; needed unless the direction is neutral
        direction_note: Option<Inline>,
        /// 1 to 5; 5 is a turning point
        significance: Whole<1, 5>,
        /// id of the highest rung of the ladder that this act reached
        rung: Option<Ref<Rung>>,
        /// id of the highest rung that it threatened
        threatens: Option<Ref<Rung>>,
        /// checkable facts, each with its own sources
        facts: Vec<Fact> = required,
        /// what was said, verbatim
        quotes: Vec<Quote>,
        /// what is contested or unproven, and whose word it is
        claims: Vec<Claim>,
        /// where sources differ
        disagreements: Vec<Disagreement>,
        /// numbers with their range, day and owner
        figures: Vec<Figure>,
        /// longer Markdown, rarely needed
        body: Option<Blocks>,
        /// the events it answers: an id (an inferred answer), or {event, basis, note}
        responds_to: Vec<Short<Answer>>,
        /// what was wrong or unclear and is put right
        corrections: Vec<Correction>,
        /// rules that do not apply here, each with the reason
        allow: Option<Allow>,
        /// sources for the event as a whole, beyond those of its parts
        sources: Vec<Ref<Source>>,
        + /// the file's stem
        id: Id,
    }
}

words! {
    /// Whether readers see an event.
    EventStatus {
        /// In no output unless drafts are asked for.
        Draft = "draft",
        Published = "published",
        /// Keeps its page, with the reason.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// Which way an act moved things between the parties.
    Direction {
        Escalation = "escalation",
        DeEscalation = "de-escalation",
        Mixed = "mixed",
        Neutral = "neutral",
    }
}

record! {
    /// An actor's part in an event.
    Involved = "part" {
        /// id of the actor
        id: Ref<Actor>,
        /// actor, recipient or mentioned
        role: Option<Role>,
    }
}

words! {
    /// What an actor did in an event.
    Role { Actor = "actor", Recipient = "recipient", Mentioned = "mentioned", }
}

record! {
    /// One checkable fact.
    Fact = "fact" {
        /// the fact, in one sentence
        text: Inline,
        /// ids of the sources that carry it
        sources: Vec<Ref<Source>>,
        /// a name for its anchor, if others link to it
        id: Option<At<Id>>,
    }
}

record! {
    /// What someone said, in their own words.
    Quote = "quote" {
        /// id of the actor who said it
        speaker: Ref<Actor>,
        /// the words, verbatim, in `language`
        text: At<String>,
        /// the language of the words, BCP 47, e.g. es
        language: At<Language>,
        /// the language they were said in, where the source gave only a translation
        translated_from: Option<At<Language>>,
        /// the words in the briefing's other languages
        translation: Option<Text>,
        /// id of the source that made the translation, where it is not the briefing's own
        translation_source: Option<Ref<Source>>,
        /// where: a speech, a post, an interview
        said_in: Option<Inline>,
        /// when, if not on the event's date
        said_on: Option<At<Date>>,
        /// ids of the sources that carry it
        sources: Vec<Ref<Source>>,
        /// a name for its anchor, if others link to it
        id: Option<At<Id>>,
    }
}

record! {
    /// Something contested or unproven, with whose word it is.
    Claim = "claim" {
        /// what is claimed
        text: Inline,
        /// who claims it: an actor's id, a list of ids, or a description by language
        by: Owner,
        /// who disputes it, in the same form
        disputed_by: Option<Owner>,
        /// unverified, disputed, established, refuted or retracted
        status: ClaimStatus,
        /// what evidence was offered
        evidence: Option<Inline>,
        /// ids of the sources that carry it
        sources: Vec<Ref<Source>>,
        /// a name for its anchor, if others link to it
        id: Option<At<Id>>,
    }
}

words! {
    /// How a claim stands.
    ClaimStatus {
        Unverified = "unverified",
        Disputed = "disputed",
        Established = "established",
        Refuted = "refuted",
        Retracted = "retracted",
    }
}

record! {
    /// A point on which sources differ.
    Disagreement = "disagreement" {
        /// what they differ about
        about: Inline,
        /// what each says, with who says it
        versions: Vec<Version> = required,
        /// a name for its anchor, if others link to it
        id: Option<At<Id>>,
    }
}

record! {
    /// One side of a disagreement.
    Version = "version" {
        /// what these sources say
        says: Inline,
        /// ids of the sources that say it
        sources: Vec<Ref<Source>>,
    }
}

record! {
    /// A number, with how sure it is, as of when and whose.
    Figure = "figure" {
        /// what is counted
        name: Text,
        /// the best value
        best: Option<Number>,
        /// the lowest value given
        min: Option<Number>,
        /// the highest value given
        max: Option<Number>,
        /// what it is counted in
        unit: Option<Text>,
        /// the day it held
        as_of: Option<At<Date>>,
        /// who gives it: an actor's id, a list of ids, or a description by language
        by: Option<Owner>,
        /// ids of the sources that carry it
        sources: Vec<Ref<Source>>,
    }
}

record! {
    /// What an event answers.
    Answer = "answer" {
        /// id of the earlier event
        event: Ref<Event>,
        /// stated or inferred
        basis: Option<Basis>,
        /// why
        note: Option<Inline>,
    }
}

words! {
    /// Whether someone said that one act answers another, or the editors read it so.
    Basis { Stated = "stated", Inferred = "inferred", }
}

record! {
    /// A change that readers are told of.
    Correction = "correction" {
        /// the day of the change
        date: At<Date>,
        /// correction, clarification, update or withdrawal
        kind: CorrectionKind,
        /// what stood there
        was: Option<Inline>,
        /// what stands there now
        now: Option<Inline>,
        /// what was wrong or unclear
        note: Option<Inline>,
    }
}

words! {
    /// What sort of change it is.
    CorrectionKind {
        Correction = "correction",
        Clarification = "clarification",
        Update = "update",
        Withdrawal = "withdrawal",
    }
}

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

record! {
    /// What was known on a day: `content/editions/DATE.yaml`.
    Edition = "edition" {
        /// its number, from 1
        number: Whole<1, { i64::MAX }>,
        /// deteriorated, unchanged or improved, since the last edition
        trend: Trend,
        /// why, in a sentence
        trend_note: Inline,
        /// what a reader can repeat: one to three sentences, at most 60 words
        bottom_line: Inline,
        /// ids of two to five events
        highlights: Listed<Ref<Event>>,
        /// what the authors think will happen
        judgements: Vec<Judgement>,
        /// how judgements of earlier editions turned out
        outcomes: Vec<JudgementOutcome>,
        /// what is not known
        unknowns: Vec<Inline>,
        /// what is due, with its date
        watch: Vec<Watch>,
        /// how it came to this, in short
        background: Option<Blocks>,
        /// rules that do not apply here, each with the reason
        allow: Option<Allow>,
        + /// the file's stem, which is its as-of date
        id: Id,
    }
}

words! {
    /// How things moved since the edition before.
    Trend { Deteriorated = "deteriorated", Unchanged = "unchanged", Improved = "improved", }
}

record! {
    /// What the authors think will happen, with how likely and how sure, apart.
    Judgement = "judgement" {
        /// the id that outcomes name
        id: At<Id>,
        /// the judgement, in one sentence
        statement: Inline,
        /// how likely, in the words of ICD 203
        likelihood: Option<Likelihood>,
        /// how sure the authors are, and on what basis
        confidence: Option<Confidence>,
        /// ids of the events it rests on
        events: Vec<Ref<Event>>,
        /// what would change it
        indicators: Vec<Inline>,
        /// the day by which it can be seen
        horizon: Option<At<Date>>,
    }
}

words! {
    /// The seven steps of ICD 203 (Analytic Standards), in the order of their probability.
    Likelihood {
        AlmostNoChance = "almost-no-chance",
        VeryUnlikely = "very-unlikely",
        Unlikely = "unlikely",
        RoughlyEven = "roughly-even",
        Likely = "likely",
        VeryLikely = "very-likely",
        AlmostCertain = "almost-certain",
    }
}

impl Likelihood {
    /// The step's band of probability in percent, as ICD 203 prints it.
    pub fn percent(self) -> (u8, u8) {
        match self {
            Likelihood::AlmostNoChance => (1, 5),
            Likelihood::VeryUnlikely => (5, 20),
            Likelihood::Unlikely => (20, 45),
            Likelihood::RoughlyEven => (45, 55),
            Likelihood::Likely => (55, 80),
            Likelihood::VeryLikely => (80, 95),
            Likelihood::AlmostCertain => (95, 99),
        }
    }
}

record! {
    /// How sure the authors are of a judgement.
    Confidence = "confidence" {
        /// low, moderate or high
        level: Level,
        /// what it rests on
        basis: Inline,
    }
}

words! {
    /// A level of confidence, as ICD 203 has them.
    Level { Low = "low", Moderate = "moderate", High = "high", }
}

record! {
    /// How a judgement of an earlier edition turned out.
    JudgementOutcome = "outcome" {
        /// id of the judgement
        judgement: At<Id>,
        /// happened, did-not, partly or open
        result: OutcomeResult,
        /// what happened
        note: Option<Inline>,
        /// ids of the sources that say so
        sources: Vec<Ref<Source>>,
    }
}

words! {
    /// What came of a judgement.
    OutcomeResult { Happened = "happened", DidNot = "did-not", Partly = "partly", Open = "open", }
}

record! {
    /// Something due.
    Watch = "thing to watch" {
        /// when, EDTF
        date: Option<At<Date>>,
        /// what
        text: Inline,
        /// ids of the sources that say so
        sources: Vec<Ref<Source>>,
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
