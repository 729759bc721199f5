//! Addresses and anchors out of finished pages, for the rules on links.

use crate::site::Output;
use std::collections::{BTreeMap, BTreeSet};

/// The anchors of every page, by the page's path.
pub(crate) fn anchors(outputs: &[Output]) -> BTreeMap<&str, BTreeSet<String>> {
    let pages = outputs.iter();
    pages.map(|output| (output.path.0.as_str(), values(output, " id=\"").collect())).collect()
}

/// Every address that a page links to or loads, as written.
pub(crate) fn addresses(output: &Output) -> impl Iterator<Item = String> {
    values(output, " href=\"").chain(values(output, " src=\""))
}

/// The page and anchor that `address` leads to from the page at `from`; nothing for addresses
/// outside the site. The path is from the root of the site.
pub(crate) fn target(from: &str, address: &str) -> Option<(String, Option<String>)> {
    let outside = address.contains("://") || address.starts_with("mailto:") || address.starts_with('/');
    if outside {
        return None;
    }
    let (path, anchor) = address.split_once('#').map_or((address, None), |(path, anchor)| (path, Some(anchor.to_owned())));
    if path.is_empty() {
        return Some((from.to_owned(), anchor));
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." => {}
            _ => parts.push(part),
        }
    }
    Some((parts.join("/"), anchor))
}

/// The values of one attribute in a page. Pages are made by templates that write attributes with
/// double quotes, and texts have theirs escaped.
fn values<'o>(output: &'o Output, attribute: &'static str) -> impl Iterator<Item = String> + 'o {
    let is_page = output.path.0.ends_with(".html");
    let html = if is_page { std::str::from_utf8(&output.bytes).unwrap_or_default() } else { "" };
    html.split(attribute).skip(1).filter_map(|rest| {
        let (value, _) = rest.split_once('"')?;
        Some(value.replace("&amp;", "&").replace("&#x2F;", "/").replace("&quot;", "\"").replace("&#39;", "'"))
    })
}
