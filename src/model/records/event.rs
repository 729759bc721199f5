//! Events, and what they are made of.

use super::{Actor, Place, Rung, Source, Topic};
use crate::model::date::{Clock, Date};
use crate::model::decode::{At, record, words};
use crate::model::refs::{Allow, Owner, Ref, Short};
use crate::model::values::{Blocks, Id, Inline, Language, Number, Text, Whole};

record! {
    /// One act, on one date: `content/events/**/ID.yaml`.
    Event = "event" {
        /// says what happened, with a verb; at most 90 characters in the first language, 110 in others
        /// `Fishers block the Old Quay`, `{en: Fishers block the Old Quay, es: Los pescadores bloquean el muelle}`
        title: Text,
        /// when, in EDTF
        /// `2026-01-07`, `2026-01-XX`, `2026-01-04/2026-01-05`
        date: At<Date>,
        /// why the date is uncertain, or what happened on which day
        /// `The port gave the month only.`
        date_note: Option<Inline>,
        /// the clock time, RFC 3339, only where it is known
        /// `"2026-01-07T17:00:00-05:00"`
        time: Option<Clock>,
        /// the time in words
        /// `about 5 p.m. in Westhaven`
        time_note: Option<Inline>,
        /// one to three sentences: what happened and why it matters
        /// `Boats lay across the harbour mouth for a day, and nobody could leave.`
        summary: Inline,
        /// draft, published or withdrawn
        status: Option<EventStatus>,
        /// when it came into the briefing; default: the first edition that knows it
        /// `2026-01-08`
        added: Option<At<Date>>,
        /// ids of topics; the first is the event's lane in the timeline
        /// `[fees, access]`
        topics: Vec<Ref<Topic>>,
        /// ids of places
        /// `[old-quay]`
        places: Vec<Ref<Place>>,
        /// who did it to whom: an id, or {id, role}
        /// `[{id: fishers-union, role: actor}, ada-marsh]`
        actors: Vec<Short<Involved>>,
        /// escalation, de-escalation, mixed or neutral: between the parties
        direction: Direction,
        /// why, in one line; needed unless the direction is neutral
        /// `Nobody could leave.`
        direction_note: Option<Inline>,
        /// 1 to 5; 5 is a turning point
        /// `3`
        significance: Whole<1, 5>,
        /// id of the highest rung of the ladder that this act reached
        /// `measures`
        rung: Option<Ref<Rung>>,
        /// id of the highest rung that it threatened
        /// `force`
        threatens: Option<Ref<Rung>>,
        /// checkable facts, each with its own sources
        /// `[{text: Boats lay across the harbour mouth., sources: [gazette-2026-01-08-blockade]}]`
        facts: Vec<Fact> = required,
        /// what was said, verbatim
        /// `[{speaker: ada-marsh, text: We will not sign., language: en, sources: [gazette-2026-01-08-blockade]}]`
        quotes: Vec<Quote>,
        /// what is contested or unproven, and whose word it is
        /// `[{text: Shots were fired., by: ben-stone, status: unverified, sources: [gazette-2026-01-08-blockade]}]`
        claims: Vec<Claim>,
        /// where sources differ
        /// `[{about: How many boats, versions: [{says: thirty, sources: [gazette-2026-01-08-blockade]}]}]`
        disagreements: Vec<Disagreement>,
        /// numbers with their range, day and owner
        /// `[{name: Boats, best: 35, min: 30, max: 40, sources: [gazette-2026-01-08-blockade]}]`
        figures: Vec<Figure>,
        /// longer Markdown, rarely needed
        /// `See [the fee](event:2026-01-05-fee) [@gazette-2026-01-06-fee].`
        body: Option<Blocks>,
        /// the events it answers: an id (an inferred answer), or {event, basis, note}
        /// `[{event: 2026-01-05-fee, basis: stated}]`
        responds_to: Vec<Short<Answer>>,
        /// what was wrong or unclear and is put right
        /// `[{date: 2026-02-01, kind: correction, was: forty boats, now: fourteen boats}]`
        corrections: Vec<Correction>,
        /// rules that do not apply here, each with the reason
        /// `{single-source: nobody else was there}`
        allow: Option<Allow>,
        /// sources for the event as a whole, beyond those of its parts
        /// `[union-2026-01-07-leaflet]`
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
        /// `ada-marsh`
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
        /// `Boats lay across the harbour mouth.`
        text: Inline,
        /// ids of the sources that carry it
        /// `[gazette-2026-01-08-blockade]`
        sources: Vec<Ref<Source>>,
        /// a name for its anchor, if others link to it
        /// `the-boats`
        id: Option<At<Id>>,
    }
}

record! {
    /// What someone said, in their own words.
    Quote = "quote" {
        /// id of the actor who said it
        /// `ada-marsh`
        speaker: Ref<Actor>,
        /// the words, verbatim, in `language`
        /// `We will not sign.`
        text: At<String>,
        /// the language of the words, BCP 47
        /// `en`
        language: At<Language>,
        /// the language they were said in, where the source gave only a translation
        /// `pt`
        translated_from: Option<At<Language>>,
        /// the words in the briefing's other languages
        /// `{es: No vamos a firmar.}`
        translation: Option<Text>,
        /// id of the source that made the translation, where it is not the briefing's own
        /// `union-2026-01-07-leaflet`
        translation_source: Option<Ref<Source>>,
        /// where: a speech, a post, an interview
        /// `{en: a speech, es: un discurso}`
        said_in: Option<Inline>,
        /// when, if not on the event's date
        /// `2026-01-06`
        said_on: Option<At<Date>>,
        /// ids of the sources that carry it
        /// `[gazette-2026-01-08-blockade]`
        sources: Vec<Ref<Source>>,
        /// a name for its anchor, if others link to it
        /// `will-not-sign`
        id: Option<At<Id>>,
    }
}

record! {
    /// Something contested or unproven, with whose word it is.
    Claim = "claim" {
        /// what is claimed
        /// `Shots were fired.`
        text: Inline,
        /// who claims it: an actor's id, a list of ids, or a description by language
        /// `ben-stone`, `[ada-marsh, ben-stone]`, `{en: a fisher who was not named}`
        by: Owner,
        /// who disputes it, in the same form
        /// `ada-marsh`
        disputed_by: Option<Owner>,
        /// unverified, disputed, established, refuted or retracted
        status: ClaimStatus,
        /// what evidence was offered
        /// `None was shown.`
        evidence: Option<Inline>,
        /// ids of the sources that carry it
        /// `[gazette-2026-01-08-blockade]`
        sources: Vec<Ref<Source>>,
        /// a name for its anchor, if others link to it
        /// `the-shots`
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
        /// `How many boats took part`
        about: Inline,
        /// what each says, with who says it
        /// `[{says: thirty, sources: [gazette-2026-01-08-blockade]}]`
        versions: Vec<Version> = required,
        /// a name for its anchor, if others link to it
        /// `how-many-boats`
        id: Option<At<Id>>,
    }
}

record! {
    /// One side of a disagreement.
    Version = "version" {
        /// what these sources say
        /// `thirty`
        says: Inline,
        /// ids of the sources that say it
        /// `[gazette-2026-01-08-blockade]`
        sources: Vec<Ref<Source>>,
    }
}

record! {
    /// A number, with how sure it is, as of when and whose.
    Figure = "figure" {
        /// what is counted
        /// `Boats that pay`
        name: Text,
        /// the best value
        /// `1200`
        best: Option<Number>,
        /// the lowest value given
        /// `1150`
        min: Option<Number>,
        /// the highest value given
        /// `1300`
        max: Option<Number>,
        /// what it is counted in
        /// `{en: boats, es: barcos}`
        unit: Option<Text>,
        /// the day it held
        /// `2026-01-05`
        as_of: Option<At<Date>>,
        /// who gives it: an actor's id, a list of ids, or a description by language
        /// `port-authority`
        by: Option<Owner>,
        /// ids of the sources that carry it
        /// `[port-2026-01-04-notice]`
        sources: Vec<Ref<Source>>,
    }
}

record! {
    /// What an event answers.
    Answer = "answer" {
        /// id of the earlier event
        /// `2026-01-05-fee`
        event: Ref<Event>,
        /// stated or inferred
        basis: Option<Basis>,
        /// why
        /// `It came two days later.`
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
        /// `2026-02-01`
        date: At<Date>,
        /// correction, clarification, update or withdrawal
        kind: CorrectionKind,
        /// what stood there
        /// `forty boats`
        was: Option<Inline>,
        /// what stands there now
        /// `fourteen boats`
        now: Option<Inline>,
        /// what was wrong or unclear
        /// `A slip of the pen.`
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
