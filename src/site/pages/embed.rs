//! `embed/direction`, `embed/timeline`: one figure alone, for a frame on another page.

use super::page;
use crate::site::embeds::Embed;
use crate::site::figures::direction::{self, DirectionFigure};
use crate::site::figures::swimlanes::{self, SwimlaneFigure};
use crate::site::parts::Link;
use crate::site::{Here, Page, Scope};
use serde::Serialize;

#[derive(Serialize)]
struct EmbedPage {
    title: String,
    description: String,
    /// The page that the figure is taken from, and its address on the web where that is known.
    whole: Link,
    canonical: Option<String>,
    direction: Option<DirectionFigure>,
    swimlanes: Option<SwimlaneFigure>,
}

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    // Without events there is nothing to draw.
    let embeds = Embed::ALL.into_iter().filter(|_| !scope.desk.index.listed.is_empty());
    let one = |embed: Embed| {
        page(scope, &scope.page(embed.name()), "embed.html", None, move |here| view(here, embed))
    };
    embeds.map(one).collect()
}

fn view(here: &Here<'_>, embed: Embed) -> EmbedPage {
    let (words, index) = (here.scope.words, &here.scope.desk.index);
    let from = here.scope.page(embed.from());
    let is = |other: Embed| (embed == other).then_some(index.listed.as_slice());
    EmbedPage {
        title: words.get(embed.title()),
        description: here.said(&here.scope.briefing.config.description).text,
        whole: Link {
            href: here.href(&from),
            text: words.get(&format!("embed.whole-{}", embed.from())),
            lang: None,
        },
        canonical: here.address(&from),
        direction: is(Embed::Direction).and_then(|events| direction::figure(here, events, index.date)),
        swimlanes: is(Embed::Timeline).and_then(|events| swimlanes::figure(here, events, index.date)),
    }
}
