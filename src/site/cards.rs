//! Cards: the pictures that stand for a page where someone shares its address. What stands on a card is
//! data like any page's; the template `card.svg` makes a drawing of it, and an artist a PNG of that. The
//! artist is compiled in with the feature `cards`; nothing else here knows whether there is one.

mod content;
#[cfg(feature = "cards")]
mod draw;
mod layout;

pub(crate) use content::Content;
pub(crate) use layout::{Measure, view};

use super::{Desk, Output, Page, Plan, route};
use crate::diag::Diagnostic;
use std::collections::{BTreeMap, BTreeSet};

/// The template of every card.
pub(crate) const TEMPLATE: &str = "card.svg";

/// The size that networks ask for, in pixels.
pub(crate) const WIDTH: u32 = 1200;
pub(crate) const HEIGHT: u32 = 630;

/// Who draws.
pub(crate) struct Artist {
    /// What the same drawing may come out differently by: the renderer and its typefaces.
    pub(crate) tools: &'static str,
    pub(crate) measure: Measure,
    /// The first character of a text that no typeface has.
    pub(crate) lacks: fn(&str) -> Option<char>,
    /// SVG to PNG.
    pub(crate) draw: fn(&str) -> Result<Vec<u8>, String>,
}

/// The artist of this program.
#[cfg(feature = "cards")]
pub(crate) static ARTIST: Option<Artist> = Some(draw::ARTIST);
#[cfg(not(feature = "cards"))]
pub(crate) static ARTIST: Option<Artist> = None;

/// Which cards a run draws.
#[derive(Clone, Debug, Default)]
pub enum Wanted {
    /// None, and no page names one.
    #[default]
    None,
    /// One of each kind and language, if the template is the author's: whether it can be used shows then.
    Sample,
    /// All, where it is known where the site will be, as a card is named by its whole address. Those that
    /// were drawn before from the same are taken as they are.
    All(Drawn),
}

/// Cards that stand in a folder as they were drawn, by their paths from there.
pub type Drawn = BTreeMap<String, DrawnCard>;

/// A card that was drawn before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnCard {
    /// The hash of what it was drawn from.
    pub input: String,
    /// The PNG.
    pub bytes: Vec<u8>,
}

/// What became of the cards of a site.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Cards {
    /// The hash of what each was drawn from, by its path.
    pub inputs: BTreeMap<String, String>,
    /// Pages without one, as their texts hold a character that no typeface has, with that character.
    pub without: Vec<(String, char)>,
}

/// A card, done.
pub(crate) struct Card {
    pub(crate) output: Output,
    pub(crate) input: String,
}

/// The pages whose cards are wanted.
pub(crate) fn wanted<'p>(desk: &Desk<'_>, plan: &'p Plan<'_>, wanted: &Wanted) -> BTreeSet<&'p str> {
    let own = desk.sources.files.iter().any(|file| file.path == "templates/card.svg");
    let pages = plan.pages.iter().filter(|page| page.card.is_some());
    match wanted {
        Wanted::All(_) if desk.base_url.is_some() => pages.map(|page| page.path.0.as_str()).collect(),
        Wanted::Sample if own => {
            let first: BTreeMap<_, _> =
                pages.rev().map(|page| ((page.template, &page.language.0), page.path.0.as_str())).collect();
            first.into_values().collect()
        }
        _ => BTreeSet::new(),
    }
}

/// The card of `page`, from its finished SVG: as it was drawn before from the same, or drawn now.
///
/// # Errors
/// What is wrong with the SVG.
pub(crate) fn card(artist: &Artist, page: &Page<'_>, svg: &str, wanted: &Wanted) -> Result<Card, String> {
    let path = route::card(&page.path);
    let input = super::exports::sha256(format!("{}\n{svg}", artist.tools).as_bytes());
    let before = match wanted {
        Wanted::All(drawn) => drawn.get(&path.0).filter(|drawn| drawn.input == input),
        _ => None,
    };
    let bytes = match before {
        Some(drawn) => drawn.bytes.clone(),
        None => (artist.draw)(svg)?,
    };
    Ok(Card { output: Output { path, bytes }, input })
}

/// A drawing that no picture can be made of, as a problem of the author's template, or of ours.
pub(crate) fn problem(desk: &Desk<'_>, message: &str) -> Diagnostic {
    super::templates::fault(TEMPLATE, format!("no picture can be made of it: {message}"), desk.sources)
}
