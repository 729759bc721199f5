//! Which ids there are, what to say of one that is not, and what to write in its place.

use crate::diag::{Diagnostic, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Why a reference to an id that exists leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is there, at this place in its list.
    Here(u32),
    /// Its record has faults of its own, which are reported; the reference is left out in silence.
    Broken,
    /// It is a draft, and drafts are not part of this build.
    Draft,
    /// It was not known yet on the day that the site is built for.
    Later,
}

/// All ids by the rule that guards them, and the problems found while looking ids up.
#[derive(Debug, Default)]
pub(crate) struct Names {
    ids: BTreeMap<&'static str, BTreeMap<String, Standing>>,
    pub(crate) diags: Vec<Diagnostic>,
    /// References that led nowhere, by the rule that guards their ids.
    pub(crate) left_out: BTreeSet<(&'static str, Span)>,
}

impl Names {
    /// Makes `id` known under `rule`; the first standing of an id stays.
    pub(crate) fn add(&mut self, rule: &'static str, id: &str, standing: Standing) {
        self.ids.entry(rule).or_default().entry(id.to_owned()).or_insert(standing);
    }

    /// The place of the record called `id`; reports it where there is none.
    pub(crate) fn find(&mut self, rule: &'static str, noun: &str, id: &str, span: Span) -> Option<u32> {
        match self.standing(rule, id) {
            Some(Standing::Here(index)) => return Some(index),
            Some(Standing::Broken | Standing::Later) => {}
            Some(Standing::Draft) => {
                let message = format!("{noun} `{id}` is a draft, and this record is not");
                let help = "publish it, or take the reference out until then";
                self.diags.push(Diagnostic::error(rule, span, message).help(help));
            }
            // A list that could not be read at all may well have held it.
            None if self.standing(rule, "").is_some() => {}
            None => {
                let diagnostic = Diagnostic::error(rule, span, format!("no {noun} is called `{id}`"));
                let help = self.nearest(rule, id).map(|name| format!("did you mean `{name}`?"));
                self.diags.push(diagnostic.maybe_help(help.or_else(|| whereabouts(rule, id))));
            }
        }
        None
    }

    /// These names, and those of `others` that are not among them.
    pub(crate) fn over(mut self, others: Names) -> Names {
        for (rule, ids) in others.ids {
            for (id, standing) in ids {
                self.add(rule, &id, standing);
            }
        }
        self
    }

    /// How `id` stands, if any record bears it.
    pub(crate) fn standing(&self, rule: &'static str, id: &str) -> Option<Standing> {
        self.ids.get(rule)?.get(id).copied()
    }

    fn nearest(&self, rule: &'static str, id: &str) -> Option<String> {
        nearest(id, self.ids.get(rule)?.keys().map(String::as_str)).map(str::to_owned)
    }
}

/// Where a record of this kind would be added.
fn whereabouts(rule: &str, id: &str) -> Option<String> {
    if rule == "unknown-source" && id.contains(['@', ';', ',']) {
        return Some("cite one source in each pair of brackets: `[@one] [@two]`".to_owned());
    }
    let place = match rule {
        "unknown-actor" => "content/actors.yaml",
        "unknown-place" => "content/places.yaml",
        "unknown-topic" => "content/topics.yaml",
        "unknown-rung" => "content/ladder.yaml",
        "unknown-measure" => "content/measures.yaml",
        "unknown-source" => "a file in content/sources/",
        "unknown-side" => "`sides` of content/briefing.yaml",
        "unknown-event" => return Some("add a file of that name to content/events/".to_owned()),
        "unknown-edition" => return Some("add a file of that name to content/editions/".to_owned()),
        "unknown-page" => return Some("add a file of that name to content/pages/".to_owned()),
        _ => return None,
    };
    Some(format!("add it to {place}"))
}

/// The one of `names` that `text` was probably meant to be: at most a third of its letters differ.
/// Names are in small letters, so those of the text do not count as different.
pub(crate) fn nearest<'n>(text: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let text = text.to_lowercase();
    let text = text.as_str();
    let limit = (text.chars().count() / 3).max(1);
    // A letter or digit in place of the only one there is says nothing of what was meant.
    let limit = limit.min(text.chars().count().saturating_sub(1));
    names
        .filter(|name| name.len().abs_diff(text.len()) <= limit * 2)
        .map(|name| (strsim::damerau_levenshtein(text, name), name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| name)
}

/// Letters with accents, each group after the plain letter that stands for them in ids and in searches.
const FOLDED: &str = "aáàäâãå cçčć dðđ eéèëêę iíìïî lł nñń oóòöôõø sšśß uúùüû zžźż";

/// A small letter without its accent, where it is one of those that European names have.
pub(crate) fn folded(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    let group = FOLDED.split(' ').find(|group| group.contains(c));
    group.and_then(|group| group.chars().next()).unwrap_or(c)
}

/// What a reader's list of names is sorted by: small letters without accents, and the text itself
/// where two differ in no more than those.
pub(crate) fn sort_key(text: &str) -> (String, String) {
    (text.to_lowercase().chars().map(folded).collect(), text.to_owned())
}

/// The id nearest to `text`: accents folded, everything else turned into hyphens.
pub(crate) fn suggested_id(text: &str) -> String {
    let mut id = String::new();
    for c in text.to_lowercase().chars() {
        match folded(c) {
            c @ ('a'..='z' | '0'..='9') => id.push(c),
            _ if !id.ends_with('-') && !id.is_empty() => id.push('-'),
            _ => {}
        }
    }
    id.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{nearest, sort_key};

    #[test]
    fn names_are_sorted_as_readers_look_for_them() {
        let mut names = ["Zulia", "Ávila", "arauca", "Éibar", "Ñeembucú", "Norte", "Avila", "Eje"];
        names.sort_by_cached_key(|name| sort_key(name));
        assert_eq!(names, ["arauca", "Avila", "Ávila", "Éibar", "Eje", "Ñeembucú", "Norte", "Zulia"]);
    }

    #[test]
    fn one_letter_is_not_nearly_another() {
        assert_eq!(nearest("9", ["1", "2"].into_iter()), None);
        assert_eq!(nearest("E", ["e", "s"].into_iter()), Some("e"));
        assert_eq!(nearest("es", ["en", "fr"].into_iter()), Some("en"));
    }
}
