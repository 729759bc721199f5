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
