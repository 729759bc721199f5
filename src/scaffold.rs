//! What the program writes for an author to go on from: single records with hints, and a whole small
//! project. Text comes out; nothing is read and nothing is written here.

pub(crate) mod append;
mod edition;
mod event;
pub(crate) mod ids;
mod lists;
pub(crate) mod record;
pub(crate) mod starter;
pub(crate) mod yaml;

pub(crate) use lists::source_id;

use crate::model::Briefing;
use crate::model::date::{Date, Day};
use crate::model::decode::list_of;
use crate::model::nearest;
use crate::model::values::language_fault;
use crate::source::Sources;
use std::collections::BTreeMap;

/// What stands where an author is to write: it is readable, and the rule `placeholder` finds it.
pub(crate) const PLACEHOLDER: &str = "…";

/// What is known when a record is begun.
pub(crate) struct Desk<'a> {
    pub(crate) briefing: &'a Briefing,
    pub(crate) sources: &'a Sources,
    pub(crate) today: Day,
}

impl Desk<'_> {
    /// The languages of the briefing, the first first.
    fn languages(&self) -> Vec<&str> {
        self.briefing.languages().map(|language| language.0.as_str()).collect()
    }
}

/// What the author said, by the name of the flag, each as often as it was given.
pub(crate) type Answers = BTreeMap<&'static str, Vec<String>>;

/// The one answer to `flag`, if there is any.
fn one<'a>(answers: &'a Answers, flag: &str) -> Option<&'a str> {
    answers.get(flag)?.first().map(String::as_str)
}

/// All answers to `flag`.
fn all<'a>(answers: &'a Answers, flag: &str) -> &'a [String] {
    answers.get(flag).map_or(&[], Vec::as_slice)
}

/// A kind of record that can be begun.
pub(crate) struct Kind {
    /// As it is typed after `new`.
    pub(crate) name: &'static str,
    /// What the author can say of it.
    pub(crate) questions: &'static [Question],
    /// Makes the record of the answers, or says which of them will not do.
    pub(crate) begin: fn(&Answers, &Desk<'_>) -> Result<Begun, String>,
}

/// The table of kinds.
pub(crate) const KINDS: &[Kind] =
    &[event::KIND, lists::SOURCE, lists::ACTOR, lists::PLACE, lists::TOPIC, edition::KIND];

/// Something that an author can say of a new record.
pub(crate) struct Question {
    /// The flag, without its hyphens.
    pub(crate) flag: &'static str,
    /// Whether no record can be begun without it.
    pub(crate) required: bool,
    /// How it is asked for.
    pub(crate) ask: &'static str,
    pub(crate) form: Form,
}

const fn needed(flag: &'static str, ask: &'static str, form: Form) -> Question {
    Question { flag, required: true, ask, form }
}

const fn spare(flag: &'static str, form: Form) -> Question {
    Question { flag, required: false, ask: "", form }
}

/// What an answer looks like.
pub(crate) enum Form {
    Words,
    /// A record's id.
    Id,
    /// A language's tag.
    Language,
    /// One of a fixed list.
    OneOf(fn() -> Vec<&'static str>),
    /// A date in EDTF. Where it is required it need not be said: it is today.
    Date,
    /// One day. Where it is required it need not be said: it is today.
    Day,
}

impl Kind {
    /// What is wrong with what was said, a line a fault.
    pub(crate) fn faults(&self, answers: &Answers) -> Vec<String> {
        let faults = self.questions.iter().flat_map(|question| {
            let given = all(answers, question.flag).iter();
            given.filter_map(|answer| Some(format!("--{}: {}", question.flag, question.fault(answer)?)))
        });
        faults.collect()
    }

    /// What no record can be begun without and was not said.
    pub(crate) fn open(&self, answers: &Answers) -> Vec<&'static Question> {
        let open = |question: &&Question| question.required && all(answers, question.flag).is_empty();
        self.questions.iter().filter(open).collect()
    }
}

impl Question {
    /// The words to choose among, where the answer is one of a list.
    pub(crate) fn words(&self) -> Option<Vec<&'static str>> {
        match self.form {
            Form::OneOf(words) => Some(words()),
            _ => None,
        }
    }

    /// What is wrong with `answer`, in a line.
    pub(crate) fn fault(&self, answer: &str) -> Option<String> {
        if answer.trim().is_empty() {
            return Some("it is empty".to_owned());
        }
        match self.form {
            Form::Words => None,
            Form::Id => ids::fault(answer.trim()),
            Form::Language => {
                language_fault(answer.trim()).map(|help| format!("`{answer}` is not a language tag; {help}"))
            }
            Form::OneOf(words) => {
                let words = words();
                if words.contains(&answer) {
                    return None;
                }
                let meant = nearest(answer, words.iter().copied());
                let help = meant.map_or(String::new(), |word| format!("; did you mean `{word}`?"));
                Some(format!("`{answer}` is not one of {}{help}", list_of(&words)))
            }
            Form::Date => Date::parse(answer).err().map(|fault| format!("{}; {}", fault.message, fault.help)),
            Form::Day => Day::parse(answer)
                .is_none()
                .then(|| format!("`{answer}` is not a day; write it like 2026-01-09")),
        }
    }

    /// What is meant where nothing is said, though something has to be known.
    pub(crate) fn usual(&self, today: Day) -> Option<String> {
        (self.required && matches!(self.form, Form::Date | Form::Day)).then(|| today.to_string())
    }
}

/// Why no id can be made of what was said; the author can give one.
pub(crate) const NO_ID: &str =
    "no id can be made of these letters; give one with --id, of a to z, 0 to 9 and hyphens";

/// A record that was begun.
#[derive(Debug)]
pub(crate) struct Begun {
    /// The file it goes into, from the project folder.
    pub(crate) path: String,
    /// The file is a list, and the record is added at its end.
    pub(crate) listed: bool,
    /// The record, without an indentation of its own; each line ends with `\n`.
    pub(crate) text: String,
    /// What the author does next.
    pub(crate) next: String,
}

/// The value of every word in a table of words.
macro_rules! spellings {
    ($type:ty) => {
        || <$type>::ALL.iter().map(|(word, _)| *word).collect()
    };
}
use spellings;
