//! The list of files that a build wrote: what a later one may replace and remove.

use crate::disk;
use crate::site::Output;
use crate::site::cards::Cards;
use crate::site::exports::sha256;
use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The manifest's name in the built folder.
pub(super) const NAME: &str = ".briefing-manifest.json";

/// Paths from the built folder, with `/` between their parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Manifest {
    files: BTreeSet<String>,
    /// By path; each is one of the files.
    cards: BTreeMap<String, Card>,
}

/// What tells whether a card has to be drawn again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Card {
    /// The hash of what it was drawn from.
    pub(super) input: String,
    /// The hash of the file.
    output: String,
}

impl Card {
    /// A card drawn from what has the hash `input`.
    pub(super) fn of(input: &str, bytes: &[u8]) -> Self {
        Card { input: input.to_owned(), output: sha256(bytes) }
    }
}

impl Manifest {
    pub(super) fn of(outputs: &[Output], cards: &Cards) -> Self {
        let files = outputs.iter().map(|output| output.path.0.clone()).collect();
        let card = |output: &Output| {
            let input = cards.inputs.get(&output.path.0)?;
            Some((output.path.0.clone(), Card::of(input, &output.bytes)))
        };
        Manifest { files, cards: outputs.par_iter().filter_map(card).collect() }
    }

    /// The manifest in `folder`, or nothing where there is none.
    ///
    /// # Errors
    /// When it cannot be read, or names a file outside the folder.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>> {
        let path = folder.join(NAME);
        let Some(bytes) = disk::read_if_there(&path)? else { return Ok(None) };
        let damaged =
            || format!("{} is damaged: remove the folder {} yourself", path.display(), folder.display());
        let value: serde_json::Value = serde_json::from_slice(&bytes).with_context(damaged)?;
        let files = value.get("files").and_then(|files| files.as_array()).with_context(damaged)?;
        let files: Option<BTreeSet<String>> =
            files.iter().map(|file| file.as_str().map(str::to_owned)).collect();
        let files = files.with_context(damaged)?;
        if let Some(outside) = files.iter().find(|file| !is_inside(file)) {
            bail!("{} names `{outside}`, which is no file of a site: nothing was written", path.display());
        }
        let cards = value.get("cards").cloned().unwrap_or_else(|| serde_json::json!({}));
        let cards: BTreeMap<String, Card> = serde_json::from_value(cards).with_context(damaged)?;
        if let Some(stray) = cards.keys().find(|card| !files.contains(*card)) {
            bail!(
                "{} names the card `{stray}`, which is no file of the site: nothing was written",
                path.display()
            );
        }
        Ok(Some(Manifest { files, cards }))
    }

    /// As it is written: the same list gives the same bytes.
    pub(super) fn text(&self) -> String {
        let mut value = serde_json::json!({ "generator": "briefing", "files": self.files });
        if !self.cards.is_empty() {
            value["cards"] = serde_json::json!(self.cards);
        }
        format!("{value:#}\n")
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains(path)
    }

    /// The cards, by path.
    pub(super) fn cards(&self) -> impl Iterator<Item = (&str, &Card)> {
        self.cards.iter().map(|(path, card)| (path.as_str(), card))
    }

    /// The files of both. A card that is not yet, or no longer, what is said of it is drawn again, as its file
    /// has another hash.
    pub(super) fn union(&self, other: &Manifest) -> Manifest {
        let mut cards = self.cards.clone();
        cards.extend(other.cards.clone());
        Manifest { files: self.files.union(&other.files).cloned().collect(), cards }
    }

    /// The files of this manifest that are not in `other`.
    pub(super) fn without<'m>(&'m self, other: &'m Manifest) -> impl Iterator<Item = &'m str> {
        self.files.difference(&other.files).map(String::as_str)
    }
}

/// Whether a path leads to a place below the folder it starts from, and nowhere else.
fn is_inside(path: &str) -> bool {
    let whole = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':']);
    path.split('/').all(whole) && path != NAME
}
