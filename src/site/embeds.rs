//! Figures on other people's pages: which there are, and the HTML that puts one there.

use super::parts::Link;
use super::{Here, markdown};
use serde::Serialize;

/// A figure that has a page of its own, made for a frame.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Embed {
    Direction,
    Timeline,
}

/// What stands around a drawing in its frame, in pixels: where the headline takes two lines, and in a
/// narrow column, where all words take more.
const AROUND: f64 = 280.0;
const AROUND_TALL: f64 = 460.0;

impl Embed {
    pub(crate) const ALL: [Embed; 2] = [Embed::Direction, Embed::Timeline];

    /// The name of its page.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Embed::Direction => "embed/direction",
            Embed::Timeline => "embed/timeline",
        }
    }

    /// The name of the page that it is taken from.
    pub(crate) fn from(self) -> &'static str {
        match self {
            Embed::Direction => "index",
            Embed::Timeline => "timeline",
        }
    }

    /// The key of its title.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Embed::Direction => "figure.direction.title",
            Embed::Timeline => "timeline.title",
        }
    }
}

/// How to put a figure on another page.
#[derive(Serialize)]
pub(crate) struct EmbedView {
    /// For an id on the page.
    id: String,
    /// The figure as it looks in a frame.
    alone: Link,
    /// An `iframe`, to be shown as text: for a column in which the drawing is wide, and for a narrow one.
    code: String,
    code_narrow: String,
    /// Whether its address is whole; it is not where nobody knows where the site will be.
    whole: bool,
}

impl Here<'_> {
    /// How to put `embed` on another page, with a frame for a drawing that is so high, in pixels, where it
    /// is wide, and so high where it is tall.
    pub(crate) fn embed(&self, embed: Embed, (wide, tall): (f64, f64)) -> EmbedView {
        let (scope, words) = (self.scope, self.scope.words);
        let route = scope.page(embed.name());
        let address = self.address(&route);
        let briefing = self.said(&scope.briefing.config.title).text;
        let title = format!("{} · {briefing}", words.get(embed.title()));
        // Escaped for the other page here, and for this one by the template.
        let code = |height: f64| {
            format!(
                "<iframe src=\"{}\" title=\"{}\" width=\"800\" height=\"{}\" loading=\"lazy\" \
                 style=\"width: 100%; border: 0\"></iframe>",
                markdown::escape(address.as_deref().unwrap_or(route.as_str())),
                markdown::escape(&title),
                height.ceil(),
            )
        };
        EmbedView {
            id: embed.name().replace('/', "-"),
            alone: Link { href: self.href(&route), text: words.get("embed.alone"), lang: None },
            code: code(wide + AROUND),
            code_narrow: code(tall + AROUND_TALL),
            whole: address.is_some(),
        }
    }
}
