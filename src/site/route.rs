//! Every address in the site. Nobody else writes a `/`.

use super::{OutPath, Scope};
use crate::model::values::Language;

/// An address of a page, from the root of the site: what a template puts after `root`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Route(String);

impl Route {
    /// The address to write into a page whose way to the root is `root`.
    pub(crate) fn href(&self, root: &str) -> String {
        // A page at the root links to the page beside it; an empty address would be the page itself.
        format!("{root}{}", self.0)
    }

    /// The file behind the address.
    pub(crate) fn path(&self) -> OutPath {
        OutPath(self.0.clone())
    }

    /// The address itself, from the root.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Scope<'_> {
    /// The page called `name` in this language: `timeline` is `timeline.html` or `es/timeline.html`.
    pub(crate) fn page(&self, name: &str) -> Route {
        Route(format!("{}{name}.html", self.prefix()))
    }

    /// The page of one record, such as `events/2026-01-07-call`.
    pub(crate) fn record(&self, folder: &str, id: &str) -> Route {
        Route(format!("{}{folder}/{id}.html", self.prefix()))
    }

    /// The file called `name` for machines that read this language, such as `feed.xml`.
    pub(crate) fn file(&self, name: &str) -> Route {
        Route(format!("{}{name}", self.prefix()))
    }

    /// The part of a list that holds one year, such as `timeline/2026`.
    pub(crate) fn year(&self, list: &Route, year: &str) -> Route {
        Route(format!("{}/{year}.html", list.0.trim_end_matches(".html")))
    }

    /// Nothing for the first language; the others live in a folder of their own.
    fn prefix(&self) -> String {
        let first = self.briefing.languages().next();
        if first == Some(self.language) { String::new() } else { format!("{}/", self.language) }
    }

    /// The page that a link of `scheme` to the record `id` leads to.
    pub(crate) fn of_scheme(&self, scheme: &str, id: &str) -> Route {
        Route(format!("{}{}", self.prefix(), of_link(scheme, id)))
    }
}

/// The address that a link of `scheme` to the record `id` leads to, without a language's folder.
pub(crate) fn of_link(scheme: &str, id: &str) -> String {
    match scheme {
        "actor" => format!("actors/{id}.html"),
        "edition" => format!("editions/{id}.html"),
        "event" => format!("events/{id}.html"),
        "place" => format!("places/{id}.html"),
        "topic" => format!("topics/{id}.html"),
        "measure" => "measures.html".to_owned(),
        _ => format!("{id}.html"),
    }
}

/// Which of `languages` the file at `path` is in, and its path without that language's folder.
pub(crate) fn language_of<'p>(path: &'p str, languages: &[&Language]) -> (usize, &'p str) {
    let (folder, rest) = path.split_once('/').unwrap_or(("", path));
    let found = languages.iter().skip(1).position(|language| language.0 == folder);
    found.map_or((0, path), |at| (at + 1, rest))
}

/// The address of a page in another language: the same name under that language's folder.
pub(crate) fn translated(path: &OutPath, from: &str, to: &str) -> Route {
    let bare = path.0.strip_prefix(from).unwrap_or(&path.0);
    Route(format!("{to}{bare}"))
}

/// The folder of a language: nothing for the first.
pub(crate) fn folder(scope: &Scope<'_>) -> String {
    scope.prefix()
}

/// The whole address of the file at `path` on the site at `base`, which ends with a slash.
pub(crate) fn absolute(base: &str, path: &str) -> String {
    format!("{base}{}", path.strip_suffix("index.html").unwrap_or(path))
}

/// The file `name` for machines, which is the same for readers of every language.
pub(crate) fn file(name: &str) -> OutPath {
    OutPath(name.to_owned())
}

/// A file of data.
pub(crate) fn data(name: &str) -> OutPath {
    OutPath(format!("data/{name}"))
}

/// Where a licence of the SPDX list can be read; nothing for what cannot be the name of one.
pub(crate) fn license(id: &str) -> Option<String> {
    let plain = id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'+'));
    plain.then(|| format!("https://spdx.org/licenses/{id}.html"))
}

/// The way from a page to the root: one step up for each folder it lies in.
pub(crate) fn root_of(path: &OutPath) -> String {
    "../".repeat(path.0.matches('/').count())
}

/// The path part of a base URL, with slashes around it: `/` or `/repository/`.
pub(crate) fn base_path(base_url: Option<&str>) -> String {
    let after = base_url.and_then(|url| url.split_once("://")).map_or("", |(_, rest)| rest);
    let path = after.split_once('/').map_or("", |(_, path)| path).trim_matches('/');
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

/// A style, script or icon, whose name carries a hash of what is in it.
pub(crate) fn asset(name: &str, hash: &str) -> Route {
    match name.rsplit_once('.') {
        Some((stem, extension)) => Route(format!("assets/{stem}.{hash}.{extension}")),
        None => Route(format!("assets/{name}.{hash}")),
    }
}

/// The card of the page at `path`.
pub(crate) fn card(path: &OutPath) -> OutPath {
    OutPath(format!("cards/{}.png", path.0.trim_end_matches(".html")))
}

/// A picture of the author's.
pub(crate) fn media(path: &str) -> Route {
    Route(format!("media/{path}"))
}
