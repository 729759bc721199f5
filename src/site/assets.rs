//! Styles, scripts and icons, under names that change with their content, and the author's media.

use super::route::{self, Route};
use super::{Output, templates};
use crate::source::{Asset, Sources};
use std::collections::BTreeMap;

/// What goes into the site as it is.
#[derive(Debug)]
pub(crate) struct Assets<'b> {
    /// By name in `templates/`.
    named: BTreeMap<String, (Route, &'b [u8])>,
    media: &'b [Asset],
}

/// The files of `templates/` that are not templates.
const EXTENSIONS: &[&str] = &["css", "js", "svg"];

impl<'b> Assets<'b> {
    /// The built-in files, each replaced by the author's of that name, and the author's own.
    pub(crate) fn collect(sources: &'b Sources) -> Self {
        let built_in = templates::BUILT_IN.iter().map(|(name, text)| (*name, *text));
        let own = sources
            .files
            .iter()
            .filter_map(|file| Some((file.path.strip_prefix("templates/")?, file.text.as_str())));
        let named = built_in
            .chain(own)
            .filter(|(name, _)| !templates::is_template(name))
            .filter(|(name, _)| name.rsplit_once('.').is_some_and(|(_, end)| EXTENSIONS.contains(&end)))
            .map(|(name, text)| (name, text.as_bytes()))
            .chain(templates::PICTURES.iter().copied())
            .chain(sources.pictures.iter().map(|one| (one.path.as_str(), one.bytes.as_slice())))
            .map(|(name, bytes)| (name.to_owned(), (route::asset(name, &hash(bytes)), bytes)))
            .collect();
        Assets { named, media: &sources.assets }
    }

    /// Name and address of every asset, for templates: `style.css` is `style_css` there.
    pub(crate) fn addresses(&self) -> BTreeMap<String, &str> {
        self.named
            .iter()
            .map(|(name, (route, _))| (name.replace(['.', '-', '/'], "_"), route.as_str()))
            .collect()
    }

    /// The files themselves.
    pub(crate) fn outputs(&self) -> Vec<Output> {
        let named = self.named.values().map(|(route, bytes)| (route.path(), bytes.to_vec()));
        let media = self.media.iter().map(|asset| (route::media(&asset.path).path(), asset.bytes.clone()));
        named.chain(media).map(|(path, bytes)| Output { path, bytes }).collect()
    }
}

/// FNV-1a, 64 bits, in hexadecimal: names need to differ, not to withstand an attacker, and the
/// standard library's hash may change from one release to the next.
pub(super) fn hash(bytes: &[u8]) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in bytes {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{:010x}", hash >> 24)
}
