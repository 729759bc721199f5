//! Web addresses in their parts, and what in them has nothing to do with the page.

use std::ops::Range;

/// Parameters that follow readers and change nothing on the page. From the lists of Firefox
/// (Query Parameter Stripping) and Brave (query filter), as far as news pages carry them.
const TRACKERS: &[&str] = &[
    "__s",
    "__twitter_impression",
    "_branch_match_id",
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "_openstat",
    "at_campaign",
    "at_medium",
    "cmpid",
    "dclid",
    "fb_action_ids",
    "fb_comment_id",
    "fb_ref",
    "fb_source",
    "fbclid",
    "gbraid",
    "gclid",
    "gclsrc",
    "guccounter",
    "guce_referrer",
    "guce_referrer_sig",
    "igsh",
    "igshid",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "msclkid",
    "mtm_cid",
    "oly_anon_id",
    "oly_enc_id",
    "ref_src",
    "srsltid",
    "ttclid",
    "twclid",
    "vero_id",
    "wbraid",
    "yclid",
];

/// Google's names for campaigns: `utm_source`, `utm_medium` and any others.
const CAMPAIGN: &str = "utm_";

/// An address in its parts; what is absent is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parts<'a> {
    pub(crate) host: &'a str,
    pub(crate) path: &'a str,
    /// Without its `?`.
    pub(crate) query: &'a str,
    /// With its `#`.
    pub(crate) fragment: &'a str,
}

/// Takes an address of the web apart; nothing for any other.
pub(crate) fn parts(address: &str) -> Option<Parts<'_>> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let (rest, fragment) = rest.split_at(rest.find('#').unwrap_or(rest.len()));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    Some(Parts { host, path, query, fragment })
}

/// The name of a parameter: `a` of `a=b`.
fn name(parameter: &str) -> &str {
    parameter.split('=').next().unwrap_or_default()
}

fn is_tracker(parameter: &str) -> bool {
    let name = name(parameter);
    name.starts_with(CAMPAIGN) || TRACKERS.contains(&name)
}

/// The trackers of `address`: their names, and the bytes from the first to the last of them.
pub(crate) fn trackers(address: &str) -> Option<(Vec<&str>, Range<usize>)> {
    let query = parts(address)?.query;
    let mut at = address.find('?')? + 1;
    let (mut names, mut range) = (Vec::new(), None::<Range<usize>>);
    for parameter in query.split('&') {
        let end = at + parameter.len();
        if is_tracker(parameter) {
            range = Some(range.map_or(at, |range| range.start)..end);
            if !names.contains(&name(parameter)) {
                names.push(name(parameter));
            }
        }
        at = end + 1;
    }
    range.map(|range| (names, range))
}

/// The query without trackers and without the parameters that `drop` names.
fn kept(query: &str, drop: impl Fn(&str) -> bool) -> String {
    let kept: Vec<&str> =
        query.split('&').filter(|one| !one.is_empty() && !is_tracker(one) && !drop(one)).collect();
    kept.join("&")
}

/// The address without what follows readers.
pub(crate) fn cleaned(address: &str) -> String {
    let Some(Parts { query, fragment, .. }) = parts(address) else { return address.to_owned() };
    let before = address.split(['?', '#']).next().unwrap_or_default();
    joined(before, &kept(query, |_| false), fragment)
}

fn joined(before: &str, query: &str, fragment: &str) -> String {
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{before}{mark}{query}{fragment}")
}

/// What two addresses of one page have in common: no scheme, no `www.`, no slash at the end, no
/// trackers, and no fragment, unless the fragment is what chooses the page.
pub(crate) fn identity(address: &str) -> Option<String> {
    let Parts { host, path, query, fragment } = parts(address)?;
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let route = if fragment.starts_with("#/") || fragment.starts_with("#!") { fragment } else { "" };
    Some(joined(&format!("{host}{}", path.trim_end_matches('/')), &kept(query, |_| false), route))
}

/// The page that `address` is an AMP copy of, if it is one: the address its publisher most likely
/// gives the page itself.
pub(crate) fn behind_amp(address: &str) -> Option<String> {
    let Parts { host, path, query, .. } = parts(address)?;
    let switch = |one: &str| {
        matches!(one.to_ascii_lowercase().as_str(), "amp" | "amp=1" | "amp=true" | "outputtype=amp")
    };
    let query_without = kept(query, switch);
    let cached = match host {
        _ if host.ends_with(".cdn.ampproject.org") => {
            ["/c/s/", "/v/s/"].iter().find_map(|cache| path.strip_prefix(cache))
        }
        _ if host.starts_with("www.google.") => path.strip_prefix("/amp/s/"),
        _ => None,
    };
    if let Some(page) = cached {
        let page = format!("https://{page}");
        return Some(behind_amp(&page).unwrap_or_else(|| joined(&page, &query_without, "")));
    }
    let own_host = host.strip_prefix("amp.").map(|rest| format!("www.{rest}"));
    let own_path = own_path(path);
    if own_host.is_none() && own_path.is_none() && !query.split('&').any(switch) {
        return None;
    }
    let host = own_host.as_deref().unwrap_or(host);
    let path = own_path.as_deref().unwrap_or(path);
    Some(joined(&format!("https://{host}{path}"), &query_without, ""))
}

/// The path without its mark of AMP, if it bears one at either end.
fn own_path(path: &str) -> Option<String> {
    let bare = path.trim_end_matches('/');
    let slash = &path[bare.len()..];
    if let Some(before) = bare.strip_suffix("/amp") {
        return Some(format!("{before}{slash}")).filter(|_| !before.is_empty());
    }
    if let Some(before) = bare.strip_suffix(".amp.html") {
        return Some(format!("{before}.html"));
    }
    bare.strip_suffix(".amp")
        .map(str::to_owned)
        .or_else(|| path.strip_prefix("/amp/").map(|rest| format!("/{rest}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trackers_are_found_and_taken_out() {
        let address = "https://a.example/p?id=7&utm_source=x&fbclid=y#part";
        let (names, range) = trackers(address).expect("there are two");
        assert_eq!(
            (names.as_slice(), &address[range]),
            (["utm_source", "fbclid"].as_slice(), "utm_source=x&fbclid=y")
        );
        assert_eq!(cleaned(address), "https://a.example/p?id=7#part");
        assert_eq!(trackers("https://a.example/utm_source?q=utm_source"), None);
    }

    #[test]
    fn one_page_has_one_identity() {
        let same = ["http://www.a.example/p/", "https://a.example/p?utm_medium=x", "https://A.example/p#top"];
        for address in same {
            assert_eq!(identity(address).as_deref(), Some("a.example/p"));
        }
        assert_ne!(identity("https://a.example/#/1"), identity("https://a.example/#/2"));
    }

    #[test]
    fn amp_copies_lead_to_their_pages() {
        let pairs = [
            ("https://www.google.com/amp/s/a.example/p", "https://a.example/p"),
            ("https://a-example.cdn.ampproject.org/c/s/a.example/p.amp.html", "https://a.example/p.html"),
            ("https://amp.a.example/p", "https://www.a.example/p"),
            ("https://a.example/p/amp/", "https://a.example/p/"),
            ("https://a.example/p?amp=1&id=2", "https://a.example/p?id=2"),
            ("https://a.example/p?outputType=amp", "https://a.example/p"),
            ("https://a.example/amp/p", "https://a.example/p"),
        ];
        for (copy, page) in pairs {
            assert_eq!(behind_amp(copy).as_deref(), Some(page));
        }
        for page in [
            "https://a.example/amplify",
            "https://ampere.example/",
            "https://a.example/champ",
            "https://a.example/amp",
        ] {
            assert_eq!(behind_amp(page), None);
        }
    }
}
