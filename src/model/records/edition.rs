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
        /// `4`
        number: Whole<1, { i64::MAX }>,
        /// deteriorated, unchanged or improved, since the last edition
        trend: Trend,
        /// why, in a sentence
        /// `A blockade followed the fee.`
        trend_note: Inline,
        /// what a reader can repeat: one to three sentences, at most 60 words
        /// `The two sides are talking again. Neither has withdrawn anything yet.`
        bottom_line: Inline,
        /// ids of two to five events
        /// `[2026-01-05-fee, 2026-01-07-blockade]`
        highlights: Listed<Ref<Event>>,
        /// what the authors think will happen
        /// `[{id: fee-stays, statement: It is unlikely that the fee will fall by 31 January 2026.}]`
        judgements: Vec<Judgement>,
        /// how judgements of earlier editions turned out
        /// `[{judgement: fee-stays, result: happened}]`
        outcomes: Vec<JudgementOutcome>,
        /// what is not known
        /// `[How many boats took part in the blockade.]`
        unknowns: Vec<Inline>,
        /// what is due, with its date
        /// `[{date: 2026-01-20, text: The council votes on the fee.}]`
        watch: Vec<Watch>,
        /// how it came to this, in short
        /// `The port has charged fees since 1900 [@gazette-2026-01-06-fee].`
        background: Option<Blocks>,
        /// rules that do not apply here, each with the reason
        /// `{highlights-count: the edition is on one event}`
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
        /// `fee-stays`
        id: At<Id>,
        /// the judgement, in one sentence
        /// `It is unlikely that the fee will fall by 31 January 2026.`
        statement: Inline,
        /// how likely, in the words of ICD 203
        likelihood: Option<Likelihood>,
        /// how sure the authors are, and on what basis
        /// `{level: moderate, basis: Nobody has offered it.}`
        confidence: Option<Confidence>,
        /// ids of the events it rests on
        /// `[2026-01-05-fee]`
        events: Vec<Ref<Event>>,
        /// what would change it
        /// `[The council puts it to the vote.]`
        indicators: Vec<Inline>,
        /// the day by which it can be seen
        /// `2026-01-31`
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
        /// `Two independent sources agree.`
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
        /// `fee-stays`
        judgement: At<Id>,
        /// happened, did-not, partly or open
        result: OutcomeResult,
        /// what happened
        /// `The council lowered it on 20 January.`
        note: Option<Inline>,
        /// ids of the sources that say so
        /// `[gazette-2026-01-21-vote]`
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
        /// `2026-01-20`, `2026-02`
        date: Option<At<Date>>,
        /// what
        /// `The council votes on the fee.`
        text: Inline,
        /// ids of the sources that say so
        /// `[gazette-2026-01-06-fee]`
        sources: Vec<Ref<Source>>,
    }
}
