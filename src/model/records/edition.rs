//! Editions: what was known on a day, and what the authors made of it.

use super::{Event, Source};
use crate::model::date::Date;
use crate::model::decode::{At, record, words};
use crate::model::refs::{Allow, Listed, Ref};
use crate::model::values::{Blocks, Id, Inline, Whole};

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
