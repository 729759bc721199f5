//! Phrases of one or more words, looked for in every text.

use super::prose::{Tongue, own_words, same_word, words};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// A word without the ending of a possessive: `today’s`.
pub(crate) fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// Phrases to look for in texts, each with what is to be known of it.
pub(crate) struct Phrases<T> {
    /// By the letter they begin with, one of ASCII.
    by_initial: BTreeMap<(Tongue, u8), Vec<(&'static str, T)>>,
    /// Every letter of every text is looked up here, and almost all are sent on: of each letter that
    /// a phrase begins with, the bits of those that may come next.
    next: BTreeMap<Tongue, [u32; 256]>,
}

impl<T> Phrases<T> {
    /// Of `phrases`, in small letters and with one space between words, those that begin with one
    /// letter are tried in their order.
    pub(crate) fn new(phrases: impl IntoIterator<Item = (Tongue, &'static str, T)>) -> Self {
        let mut all = Phrases { by_initial: BTreeMap::new(), next: BTreeMap::new() };
        for (tongue, phrase, what) in phrases {
            let initial = phrase.as_bytes()[0];
            let next = phrase.as_bytes().get(1).filter(|next| next.is_ascii_alphabetic());
            let bits = next.map_or(u32::MAX, |next| bit(*next));
            let table = all.next.entry(tongue).or_insert([0; 256]);
            table[usize::from(initial)] |= bits;
            table[usize::from(initial.to_ascii_uppercase())] |= bits;
            all.by_initial.entry((tongue, initial)).or_default().push((phrase, what));
        }
        all
    }

    /// The places in `text` of those phrases that it uses, with what is to be known of each. What
    /// begins with a capital within a sentence is a name and is passed over.
    pub(crate) fn of(&self, tongue: Tongue, text: &str) -> Vec<(Range<usize>, &T)> {
        let mut found = Vec::new();
        let Some(next) = self.next.get(&tongue) else { return found };
        let bytes = text.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            let wanted = next[usize::from(*byte)];
            if wanted & bit(bytes.get(at + 1).copied().unwrap_or_default()) == 0 || within_word(text, at) {
                continue;
            }
            let Some((_, word)) = words(&text[at..]).next() else { continue };
            let alike = self.by_initial.get(&(tongue, byte.to_ascii_lowercase())).into_iter().flatten();
            let mut alike = alike.filter(|(phrase, _)| begins(phrase, bare(word)));
            let spoken = alike.find_map(|(phrase, what)| Some((phrase_at(text, at, phrase)?, what)));
            found.extend(spoken.filter(|_| !is_named(text, at, word)));
        }
        found
    }

    /// The places in `text` of those phrases that it uses in words of the briefing's own, and those
    /// words as `own_words` gives them.
    pub(crate) fn in_own_words<'t>(
        &self,
        tongue: Tongue,
        text: &'t str,
    ) -> (Cow<'t, str>, Vec<(Range<usize>, &T)>) {
        // Most texts use none, and need not be searched for quotations.
        if self.of(tongue, text).is_empty() {
            return (Cow::Borrowed(text), Vec::new());
        }
        let own = own_words(text);
        let found = self.of(tongue, &own);
        (own, found)
    }
}

/// A bit for a letter, the same for its capital.
fn bit(letter: u8) -> u32 {
    1 << (letter & 31)
}

/// Whether the letter at `at` goes on with a word of `words`.
fn within_word(text: &str, at: usize) -> bool {
    match at.checked_sub(1).map(|before| text.as_bytes()[before]) {
        None => false,
        Some(byte) if byte.is_ascii_alphanumeric() => true,
        Some(b' ' | b'\n') => false,
        Some(_) => {
            let joint = |c: char| matches!(c, '.' | '\'' | '-' | '’');
            let before = text[..at].strip_suffix(joint).unwrap_or(&text[..at]);
            before.ends_with(char::is_alphanumeric)
        }
    }
}

/// Whether `word` is the first of `phrase`. Says no to almost every word, and so has to be quick.
fn begins(phrase: &str, word: &str) -> bool {
    let ends = phrase.len() == word.len() || phrase.as_bytes().get(word.len()) == Some(&b' ');
    ends && same_word(word, &phrase[..word.len()])
}

/// The place of `phrase` if its words stand at `start`, next to one another.
pub(crate) fn phrase_at(text: &str, start: usize, phrase: &str) -> Option<Range<usize>> {
    let mut end = start;
    let mut found = words(&text[start..]);
    for (nth, wanted) in phrase.split(' ').enumerate() {
        let (range, word) = found.next()?;
        let gap = &text[end..start + range.start];
        if !same_word(bare(word), wanted) || nth > 0 && !gap.chars().all(char::is_whitespace) {
            return None;
        }
        end = start + range.start + bare(word).len();
    }
    Some(start..end)
}

/// Whether the word at `start` is capitalised within a sentence, as in the name of a newspaper.
fn is_named(text: &str, start: usize, word: &str) -> bool {
    let before = text[..start].trim_end_matches(|c: char| c.is_whitespace() || "*_[(“«\"¿¡".contains(c));
    let begins = before.is_empty() || before.ends_with(['.', '!', '?', ':', '…', ';', '”', '»', '–', '—']);
    word.starts_with(char::is_uppercase) && !begins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_begin_with_a_word() {
        let phrases = Phrases::new([(Tongue::English, "a b", 1), (Tongue::English, "a", 2)]);
        let of = |text: &str| {
            let found = phrases.of(Tongue::English, text).into_iter();
            found.map(|(range, what)| (text[range].to_owned(), *what)).collect::<Vec<_>>()
        };
        assert_eq!(
            of("a\n b, a's, x-a a.c éa 1a ’a"),
            [("a\n b".into(), 1), ("a".into(), 2), ("a".into(), 2)]
        );
        assert_eq!(of("A b or A c. «A» c"), [("A b".into(), 1), ("A".into(), 2)]);
        assert!(phrases.of(Tongue::Spanish, "a").is_empty());
    }
}
