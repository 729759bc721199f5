//! Which file of the site an address means, as GitHub Pages has it.

use crate::site::Output;
use anyhow::{Result, bail};

/// The folder of the host that the site lies in: nothing, or such as `/repo`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BasePath(String);

impl BasePath {
    /// # Errors
    /// When it could not be part of an address.
    pub(super) fn parse(text: &str) -> Result<Self> {
        let path = text.trim_matches('/');
        let is_plain =
            |part: &str| !part.is_empty() && !part.starts_with('.') && part.bytes().all(is_unreserved);
        if path.is_empty() {
            return Ok(BasePath(String::new()));
        }
        if !path.split('/').all(is_plain) {
            bail!("--base-path takes a path such as /repository, not `{text}`");
        }
        Ok(BasePath(format!("/{path}")))
    }

    /// With a slash at its end.
    pub(super) fn home(&self) -> String {
        format!("{}/", self.0)
    }
}

/// Letters that stand for themselves in an address.
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

/// What there is at an address.
#[derive(Debug, PartialEq)]
pub(super) enum Place<'f> {
    /// The file, and whether it bears the very name that was asked for.
    File {
        file: &'f Output,
        exact: bool,
    },
    /// It is a folder, and its address ends in a slash.
    Folder,
    Nowhere,
}

/// An address without its query, decoded.
#[derive(Debug, PartialEq)]
pub(super) struct Address {
    /// The parts between slashes; the last is empty where the address ends in one.
    parts: Vec<String>,
}

impl Address {
    /// Nothing where the address cannot be one of a file in the site: it leads upwards, or hides a
    /// slash or what is no text in percent signs.
    pub(super) fn parse(path: &str) -> Option<Self> {
        let parts = path.strip_prefix('/')?.split('/').map(decoded).collect::<Option<Vec<String>>>()?;
        let leads_astray =
            |part: &String| part == "." || part == ".." || part.contains(['/', '\\', '\0', '\n', '\r']);
        (!parts.iter().any(leads_astray)).then_some(Address { parts })
    }

    /// The rest of the address from `base` on; nothing where it lies elsewhere.
    pub(super) fn within(&self, base: &BasePath) -> Option<&[String]> {
        let folders = base.0.split('/').skip(1);
        let mut parts = self.parts.as_slice();
        for folder in folders {
            parts = parts.strip_prefix(&[folder.to_owned()])?;
        }
        Some(parts)
    }

    /// The name of one of the server's own files.
    pub(super) fn own(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [folder, name] if folder == super::OWN => Some(name),
            _ => None,
        }
    }
}

/// What `parts` of an address, from the root of the site, lead to.
pub(super) fn find<'f>(files: &'f [Output], parts: &[String]) -> Place<'f> {
    let file = |path: &str| {
        let at = files.binary_search_by(|file| file.path.0.as_str().cmp(path)).ok()?;
        Some(&files[at])
    };
    let path = parts.join("/");
    // Pages leaves out what begins with a dot, and knows no empty names.
    let (last, folders) = parts.split_last().map_or(("", parts), |(last, folders)| (last.as_str(), folders));
    if folders.iter().any(String::is_empty) || parts.iter().any(|part| part.starts_with('.')) {
        return Place::Nowhere;
    }
    if last.is_empty() {
        return file(&format!("{path}index.html"))
            .map_or(Place::Nowhere, |file| Place::File { file, exact: true });
    }
    if let Some(file) = file(&path) {
        return Place::File { file, exact: true };
    }
    if let Some(file) = file(&format!("{path}.html")) {
        return Place::File { file, exact: false };
    }
    if file(&format!("{path}/index.html")).is_some() { Place::Folder } else { Place::Nowhere }
}

/// Text without its percent signs; nothing where they do not make a text.
pub(super) fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let (digits, after) = rest.split_at_checked(2)?;
        let digit = |byte: u8| char::from(byte).to_digit(16);
        bytes.push(u8::try_from(digit(digits[0])? * 16 + digit(digits[1])?).ok()?);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

/// What Pages says a file is, by the end of its name.
pub(super) fn content_type(path: &str) -> &'static str {
    const TYPES: &[(&str, &str)] = &[
        ("avif", "image/avif"),
        ("bib", "application/x-bibtex"),
        ("css", "text/css; charset=utf-8"),
        ("csv", "text/csv; charset=utf-8"),
        ("geojson", "application/geo+json; charset=utf-8"),
        ("gif", "image/gif"),
        ("html", "text/html; charset=utf-8"),
        ("ico", "image/vnd.microsoft.icon"),
        ("ics", "text/calendar; charset=utf-8"),
        ("jpeg", "image/jpeg"),
        ("jpg", "image/jpeg"),
        ("js", "application/javascript; charset=utf-8"),
        ("json", "application/json; charset=utf-8"),
        ("mp3", "audio/mpeg"),
        ("mp4", "video/mp4"),
        ("pdf", "application/pdf"),
        ("png", "image/png"),
        ("svg", "image/svg+xml"),
        ("txt", "text/plain; charset=utf-8"),
        ("webm", "video/webm"),
        ("webmanifest", "application/manifest+json; charset=utf-8"),
        ("webp", "image/webp"),
        ("woff2", "font/woff2"),
        ("xml", "application/xml"),
        ("zip", "application/zip"),
    ];
    let end = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, end)| end);
    let end = end.unwrap_or_default().to_ascii_lowercase();
    TYPES.iter().find(|(name, _)| *name == end).map_or("application/octet-stream", |(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::OutPath;

    fn site() -> Vec<Output> {
        let paths = ["404.html", "a.html", "a/index.html", "data/x.json", "es/index.html", "index.html"];
        paths.iter().map(|path| Output { path: OutPath((*path).to_owned()), bytes: Vec::new() }).collect()
    }

    fn found(path: &str) -> Option<String> {
        let site = site();
        let address = Address::parse(path)?;
        match find(&site, address.within(&BasePath(String::new()))?) {
            Place::File { file, .. } => Some(file.path.0.clone()),
            Place::Folder => Some("/".to_owned()),
            Place::Nowhere => Some(String::new()),
        }
    }

    #[test]
    fn addresses_lead_where_pages_leads_them() {
        for (address, path) in [
            ("/", "index.html"),
            ("/index", "index.html"),
            ("/a", "a.html"),
            ("/a/", "a/index.html"),
            ("/es", "/"),
            ("/es/", "es/index.html"),
            ("/%65s/", "es/index.html"),
            ("/data/x.json", "data/x.json"),
            ("/data", ""),
            ("/data/", ""),
            ("/a.html/", ""),
            ("//", ""),
            ("//a", ""),
            ("/A", ""),
            ("/.briefing-manifest.json", ""),
        ] {
            assert_eq!(found(address).as_deref(), Some(path), "{address}");
        }
    }

    #[test]
    fn no_address_leads_out_of_the_site() {
        for address in
            ["a", "/..", "/../a", "/a/%2e%2E/b", "/a/%2fb", "/a\\b", "/%5c", "/%", "/%f", "/%ff", "/%00"]
        {
            assert_eq!(found(address), None, "{address}");
        }
    }

    #[test]
    fn a_base_path_is_part_of_every_address() {
        let base = BasePath::parse("repo/").expect("it is a path");
        assert_eq!(base.home(), "/repo/");
        let within = |path: &str| {
            Address::parse(path).and_then(|address| address.within(&base).map(<[String]>::to_vec))
        };
        assert_eq!(within("/repo/a"), Some(vec!["a".to_owned()]));
        assert_eq!(within("/repo"), Some(Vec::new()));
        assert_eq!(within("/other/a"), None);
        assert!(BasePath::parse("/a/../b").is_err() && BasePath::parse("/a b").is_err());
        assert_eq!(BasePath::parse("/").map(|base| base.home()).ok(), Some("/".to_owned()));
    }
}
