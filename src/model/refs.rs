//! References between records: read as ids, looked up once, valid ever after.

use super::decode::{At, Decode, Faults};
use super::records::{Actor, Answer, Event, Involved, Place, Rung, Side, Source, Topic};
use super::schema::{self, Definitions};
use super::tree::{Kind, Node};
use super::values::{Id, Text, id_fault};
use super::{Names, Visit};
use crate::diag::{Diagnostic, Severity, Span};
use serde_json::{Value, json};
use std::marker::PhantomData;

/// A kind of record that others refer to.
pub trait Target {
    /// What it is called in messages.
    const NOUN: &'static str;
    /// The rule that an unknown id breaks.
    const RULE: &'static str;
}

macro_rules! targets {
    ($($type:ident = $noun:literal, $rule:literal;)*) => {
        $( impl Target for $type { const NOUN: &'static str = $noun; const RULE: &'static str = $rule; } )*
    };
}

targets! {
    Actor = "actor", "unknown-actor";
    Event = "event", "unknown-event";
    Place = "place", "unknown-place";
    Rung = "rung of the ladder", "unknown-rung";
    Side = "side", "unknown-side";
    Source = "source", "unknown-source";
    Topic = "topic", "unknown-topic";
}

/// A reference to a record. In a loaded `Briefing` it is sure to lead somewhere: references that
/// did not were reported and left out.
#[derive(Debug)]
pub struct Ref<T> {
    pub id: Id,
    pub span: Span,
    index: u32,
    target: PhantomData<fn() -> T>,
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        Ref { id: self.id.clone(), span: self.span, index: self.index, target: PhantomData }
    }
}

impl<T> Ref<T> {
    /// The record's place in its list in the `Briefing`.
    pub fn index(&self) -> usize {
        self.index as usize
    }

    fn to(id: At<Id>) -> Self {
        Ref { id: id.value, span: id.span, index: u32::MAX, target: PhantomData }
    }
}

impl<T: Target> Decode for Ref<T> {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        let id = match several_ids(node) {
            Some(fault) => {
                faults.push(fault);
                return None;
            }
            None => At::<Id>::decode(node, faults)?,
        };
        faults.refers(T::RULE, T::NOUN, &id);
        Some(Ref::to(id))
    }
    fn schema(definitions: &mut Definitions) -> Value {
        At::<Id>::schema(definitions)
    }
    fn walk(&self, visit: &mut dyn Visit) {
        visit.reference(T::RULE, &self.id, self.span);
    }
    fn resolve(&mut self, names: &mut Names) -> bool {
        match names.find(T::RULE, T::NOUN, &self.id.0, self.span) {
            Some(index) => {
                self.index = index;
                true
            }
            None => {
                names.left_out.insert((T::RULE, self.span));
                false
            }
        }
    }
}

/// What is wrong with a reference that holds more than one id, as it does where a comma is missing.
fn several_ids(node: &Node) -> Option<Diagnostic> {
    let Kind::Scalar(text) = &node.kind else { return None };
    let ids: Vec<&str> = text.split_whitespace().collect();
    if ids.len() < 2 || ids.iter().any(|id| *id == "-" || id_fault(id).is_some()) {
        return None;
    }
    let message = format!("`{text}` is not an id: only a to z, 0 to 9 and hyphens");
    let help = format!(
        "put a comma between two ids: `{}`; within one, write a hyphen: `{}`",
        ids.join(", "),
        ids.join("-")
    );
    Some(Diagnostic::error("bad-id", node.span, message).help(help))
}

/// A list whose length is itself checked: what leads nowhere is left out, and still counts.
#[derive(Clone, Debug)]
pub struct Listed<T> {
    /// Where the list stands in its file.
    pub span: Span,
    /// How many items were written.
    pub written: usize,
    items: Vec<T>,
}

impl<T> std::ops::Deref for Listed<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<T: Decode> Decode for Listed<T> {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        let items: Vec<T> = Vec::decode(node, faults)?;
        Some(Listed { span: node.span, written: items.len(), items })
    }
    fn schema(definitions: &mut Definitions) -> Value {
        Vec::<T>::schema(definitions)
    }
    fn walk(&self, visit: &mut dyn Visit) {
        self.items.walk(visit);
    }
    fn resolve(&mut self, names: &mut Names) -> bool {
        self.items.resolve(names)
    }
}

/// A record that may be written as a bare id where only the id matters.
#[derive(Clone, Debug)]
pub struct Short<T>(pub T);

impl<T> std::ops::Deref for Short<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// A record whose short form is an id.
pub(crate) trait FromId: Decode {
    fn from_id(node: &Node, faults: &mut Faults<'_>) -> Option<Self>;
}

impl FromId for Involved {
    fn from_id(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        Some(Involved { span: node.span, id: Ref::decode(node, faults)?, role: None })
    }
}

impl FromId for Answer {
    fn from_id(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        Some(Answer { span: node.span, event: Ref::decode(node, faults)?, basis: None, note: None })
    }
}

impl<T: FromId> Decode for Short<T> {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        let read = if let Kind::Scalar(_) = node.kind { T::from_id } else { T::decode };
        read(node, faults).map(Short)
    }
    fn schema(definitions: &mut Definitions) -> Value {
        json!({ "oneOf": [At::<Id>::schema(definitions), T::schema(definitions)] })
    }
    fn walk(&self, visit: &mut dyn Visit) {
        self.0.walk(visit);
    }
    fn resolve(&mut self, names: &mut Names) -> bool {
        self.0.resolve(names)
    }
}

/// Whose a claim is: actors of the briefing, or someone who is only described.
#[derive(Clone, Debug)]
pub enum Owner {
    Actors(Vec<Ref<Actor>>),
    Described(Text),
}

impl Decode for Owner {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        match &node.kind {
            Kind::Map(_) => Text::decode(node, faults).map(Owner::Described),
            Kind::List(items) if items.is_empty() => {
                let help = "name an actor's id, or describe the owner by language";
                faults.push(
                    Diagnostic::error("wrong-type", node.span, "expected an owner, found an empty list")
                        .help(help),
                );
                None
            }
            Kind::List(_) => Vec::decode(node, faults).map(Owner::Actors),
            Kind::Scalar(text) if text.contains(char::is_whitespace) => {
                let message = "an owner is an actor's id, a list of ids, or a description by language";
                let help = format!("to describe someone who is not an actor, write `{{en: {text}}}`");
                faults.push(Diagnostic::error("wrong-type", node.span, message).help(help));
                None
            }
            _ => Ref::decode(node, faults).map(|one| Owner::Actors(vec![one])),
        }
    }
    fn schema(definitions: &mut Definitions) -> Value {
        definitions.refer("owner", |definitions| {
            let id = At::<Id>::schema(definitions);
            json!({
                "description": "An actor's id, a list of ids, or a description by language of someone who is not an actor.",
                "oneOf": [
                    id,
                    { "type": "array", "items": id, "minItems": 1 },
                    schema::one_a_language(definitions),
                ],
            })
        })
    }
    fn walk(&self, visit: &mut dyn Visit) {
        match self {
            Owner::Actors(actors) => actors.walk(visit),
            Owner::Described(text) => text.walk(visit),
        }
    }
    fn resolve(&mut self, names: &mut Names) -> bool {
        match self {
            Owner::Actors(actors) => actors.resolve(names) && !actors.is_empty(),
            Owner::Described(_) => true,
        }
    }
}

/// Rules that do not apply to a record, each with the reason.
#[derive(Clone, Debug)]
pub struct Allow(pub Vec<(At<String>, At<String>)>);

impl Decode for Allow {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        named_values(node, faults, "a map from a rule to the reason", At::decode).map(Allow)
    }
    /// What an author tells the checks is no part of the data.
    fn is_absent(&self) -> bool {
        true
    }
    fn schema(_: &mut Definitions) -> Value {
        json!({ "type": "object", "additionalProperties": schema::text() })
    }
}

/// Levels of rules for the whole briefing; nothing stands for `off`.
#[derive(Clone, Debug)]
pub struct RuleLevels(pub Vec<(At<String>, Option<Severity>)>);

const LEVELS: &[(&str, Option<Severity>)] =
    &[("error", Some(Severity::Error)), ("warning", Some(Severity::Warning)), ("off", None)];

impl Decode for RuleLevels {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        let level = |node: &Node, faults: &mut Faults<'_>| super::decode::word(node, faults, LEVELS);
        named_values(node, faults, "a map from a rule to its level", level).map(RuleLevels)
    }
    fn is_absent(&self) -> bool {
        true
    }
    fn schema(_: &mut Definitions) -> Value {
        let levels: Vec<&str> = LEVELS.iter().map(|(name, _)| *name).collect();
        json!({ "type": "object", "additionalProperties": { "enum": levels } })
    }
}

/// Reads a map whose keys are the author's to choose; repeated keys are reported.
fn named_values<V>(
    node: &Node,
    faults: &mut Faults<'_>,
    wanted: &str,
    read: impl Fn(&Node, &mut Faults<'_>) -> Option<V>,
) -> Option<Vec<(At<String>, V)>> {
    let Kind::Map(entries) = &node.kind else { return faults.wrong_type(node, wanted) };
    let mut values: Vec<(At<String>, V)> = Vec::new();
    for entry in entries {
        if let Some((first, _)) = values.iter().find(|(name, _)| name.value == entry.key) {
            let message = format!("`{}` stands twice", entry.key);
            let diagnostic = Diagnostic::error("duplicate-key", entry.key_span, message);
            faults.push(diagnostic.note(first.span, "first here").help("keep one of the two"));
        } else if let Some(value) = read(&entry.value, faults) {
            values.push((At { value: entry.key.clone(), span: entry.key_span }, value));
        }
    }
    Some(values)
}

/// The name of a part's anchor on its event's page: its own id, or its kind and number from 1.
pub fn anchor(own: Option<&At<Id>>, kind: &str, n: usize) -> String {
    own.map_or_else(|| format!("{kind}-{}", n + 1), |id| id.value.0.clone())
}
