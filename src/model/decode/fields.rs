//! The fields of a record, and the entries of a map that are read into them.

use super::{Decode, Faults, list_of};
use crate::diag::Diagnostic;
use crate::model::nearest;
use crate::model::tree::{Entry, Kind, Node, false_space};

/// What one field of a record is, for messages and for the schema.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: &'static str,
    /// The first line of its documentation: what it holds.
    pub doc: &'static str,
    /// The lines after that: examples as they would be written, each in backticks.
    pub examples: &'static [&'static str],
    pub required: bool,
}

/// The longest example that stands in a message.
const SHORT: usize = 32;

impl Field {
    /// The examples, without their backticks.
    pub fn examples(&self) -> impl Iterator<Item = &'static str> {
        self.examples.iter().flat_map(|line| line.split('`').skip(1).step_by(2))
    }

    /// What the field holds, with those examples that a line has room for, for an author who has to
    /// fill it in.
    pub fn hint(&self) -> String {
        let short: Vec<&str> = self.examples().filter(|example| example.len() <= SHORT).collect();
        match short.split_last() {
            None => self.doc.trim().to_owned(),
            Some((only, [])) => format!("{}, e.g. {only}", self.doc.trim()),
            Some((last, first)) => format!("{}, e.g. {} or {last}", self.doc.trim(), first.join(", ")),
        }
    }
}

/// The entries of a map on their way into a record.
pub(crate) struct Fields<'n> {
    node: &'n Node,
    known: &'static [Field],
    record: &'static str,
    /// Required fields that are not there, with the place of the entry that is misspelt for each.
    misspelt: Vec<(&'static str, usize)>,
}

impl<'n> Fields<'n> {
    /// Opens `node` as a map; reports keys that are unknown or stand twice.
    pub(crate) fn open(
        node: &'n Node,
        record: &'static str,
        known: &'static [Field],
        faults: &mut Faults<'_>,
    ) -> Option<Self> {
        let Kind::Map(entries) = &node.kind else { return faults.wrong_type(node, "a map of fields") };
        let mut misspelt: Vec<(&'static str, usize)> = Vec::new();
        let again = second_record(entries);
        faults.diags.extend(again.map(|at| two_in_one(entries, at, record)));
        let is_there = |name: &str| entries.iter().any(|entry| entry.key == name);
        for (at, entry) in entries.iter().enumerate() {
            let told = again.is_some_and(|again| at >= again);
            if let Some(first) = entries[..at].iter().find(|earlier| earlier.key == entry.key) {
                if told {
                    continue;
                }
                let message = format!("`{}` stands twice", entry.key);
                faults.push(
                    Diagnostic::error("duplicate-key", entry.key_span, message)
                        .note(first.key_span, "first here")
                        .help("most readers of YAML keep only the last; keep one"),
                );
            } else if !known.iter().any(|field| field.name == entry.key) {
                let message = format!("{} has no field `{}`", with_article(record), entry.key);
                let help = help_for_field(&entry.key, record, known);
                let meant = known.iter().find(|field| field.required && help == did_you_mean(field.name));
                misspelt.extend(meant.filter(|field| !is_there(field.name)).map(|field| (field.name, at)));
                faults.push(Diagnostic::error("unknown-field", entry.key_span, message).help(help));
            }
        }
        Some(Fields { node, known, record, misspelt })
    }

    /// Reads the field called `name`; a required one that is missing is reported, unless what is
    /// reported already is that its name is misspelt.
    pub(crate) fn read<T: Decode>(&self, name: &'static str, faults: &mut Faults<'_>) -> Option<T> {
        let Kind::Map(entries) = &self.node.kind else { return None };
        let field = self.known.iter().find(|field| field.name == name)?;
        let misspelt = || self.misspelt.iter().find(|(meant, _)| *meant == name).map(|(_, at)| &entries[*at]);
        match entries.iter().find(|entry| entry.key == name).or_else(misspelt) {
            Some(entry) => T::decode(&entry.value, faults),
            None if field.required => {
                let message = format!("{} needs `{name}`", with_article(self.record));
                let first = entries.first().map_or(self.node.span, |entry| entry.key_span);
                faults.push(
                    Diagnostic::error("missing-field", first, message)
                        .help(format!("{name}: {}", field.hint())),
                );
                None
            }
            None => T::absent(),
        }
    }
}

/// Where the fields of another record begin: the first field stands again there, and another one after it.
fn second_record(entries: &[Entry]) -> Option<usize> {
    let first = &entries.first()?.key;
    let again = 1 + entries[1..].iter().position(|entry| entry.key == *first)?;
    let repeats = |entry: &&Entry| entries[1..again].iter().any(|earlier| earlier.key == entry.key);
    entries[again + 1..].iter().find(repeats).map(|_| again)
}

fn two_in_one(entries: &[Entry], again: usize, record: &str) -> Diagnostic {
    let (first, entry) = (&entries[0], &entries[again]);
    let help = match record {
        "briefing" | "event" | "edition" | "page" => {
            "if another record begins here, move it into a file of its own".to_owned()
        }
        _ => format!("if another item of the list begins here, put a hyphen before it: `- {}: …`", entry.key),
    };
    let message = format!("`{}` stands twice, and so do fields after it", entry.key);
    Diagnostic::error("duplicate-key", entry.key_span, message).note(first.key_span, "first here").help(help)
}

/// What to write in place of a field that a record does not have.
fn help_for_field(key: &str, record: &str, known: &'static [Field]) -> String {
    if let Some(c) = false_space(key) {
        return format!("it begins with the character U+{:04X}: indent it with spaces", u32::from(c));
    }
    match (key, record) {
        ("id", "event" | "edition") => return "its id is the name of its file".to_owned(),
        ("allow", "briefing") => {
            return "to set a rule's level for all records, write it under `rules`".to_owned();
        }
        ("allow", _) => {
            return "write `allow` among the fields of the whole record, not of a part of it".to_owned();
        }
        ("rules", _) => {
            return "to set a rule aside for one record, write `allow: {rule: the reason}`".to_owned();
        }
        _ => {}
    }
    if let Some(name) = nearest(key, known.iter().map(|field| field.name)) {
        return did_you_mean(name);
    }
    let names: Vec<&str> = known.iter().map(|field| field.name).collect();
    format!("its fields are {}", list_of(&names).replace(" or ", " and "))
}

fn did_you_mean(name: &str) -> String {
    format!("did you mean `{name}`?")
}

fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}
