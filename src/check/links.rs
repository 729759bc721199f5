//! Addresses and anchors out of finished pages, for the rules on links.

use crate::model::nearest;
use crate::site::Output;
use rayon::prelude::*;
use std::borrow::Cow;

/// A link that leads nowhere.
pub(crate) struct Dead<'o> {
    /// The page that it stands on.
    pub(crate) output: &'o Output,
    /// The address as it is written in the page.
    pub(crate) address: &'o str,
    /// The file that it leads to, from the root of the site.
    pub(crate) path: String,
    /// The part of that file, where the address names one.
    pub(crate) anchor: Option<String>,
    /// Whether there is such a file; then the part is missing.
    pub(crate) has_file: bool,
    /// The part that was probably meant.
    pub(crate) near: Option<String>,
}

/// What a page offers and what it leads to.
struct Scan<'o> {
    output: &'o Output,
    /// The ids in the page, sorted.
    anchors: Vec<Cow<'o, str>>,
    /// The addresses in the page as they are written, but for those outside the site.
    addresses: Vec<&'o str>,
}

/// All that was built.
struct Site<'o, 's> {
    /// Of each scan, in their order, which is that of the paths.
    paths: Vec<&'o str>,
    scans: &'s [Scan<'o>],
}

/// Every link in a built page that leads to a file or a part that the site does not have, in the
/// order of the pages.
pub(crate) fn dead(outputs: &[Output]) -> Vec<Dead<'_>> {
    let mut scans: Vec<Scan<'_>> = outputs.par_iter().map(Scan::new).collect();
    scans.sort_by_key(|scan| scan.path());
    let site = Site { paths: scans.iter().map(Scan::path).collect(), scans: &scans };
    let nested: Vec<Vec<Dead<'_>>> = scans
        .par_iter()
        .map(|scan| {
            let mut path = String::new();
            scan.addresses.iter().filter_map(|address| site.follow(scan, address, &mut path)).collect()
        })
        .collect();
    nested.into_iter().flatten().collect()
}

impl<'o> Scan<'o> {
    /// Only pages are looked into: nothing else holds links or parts of its own.
    fn new(output: &'o Output) -> Self {
        let mut scan = Scan { output, anchors: Vec::new(), addresses: Vec::new() };
        if scan.is_page() {
            let html = std::str::from_utf8(&output.bytes).unwrap_or_default();
            attributes(html, |name, value| match name {
                "id" => scan.anchors.push(unescaped(value)),
                "href" | "src" if !is_outside(value) => scan.addresses.push(value),
                _ => {}
            });
            scan.anchors.sort_unstable();
        }
        scan
    }

    fn path(&self) -> &'o str {
        &self.output.path.0
    }

    fn is_page(&self) -> bool {
        self.path().ends_with(".html")
    }

    fn has(&self, anchor: &str) -> bool {
        self.anchors.binary_search_by(|one| (**one).cmp(anchor)).is_ok()
    }
}

impl<'o> Site<'o, '_> {
    /// Nothing, if there is something at `address` on the page `from`. `path` is room for the path
    /// that it leads to, given so that not each of many links has to ask for its own.
    fn follow(&self, from: &Scan<'o>, address: &'o str, path: &mut String) -> Option<Dead<'o>> {
        let plain = unescaped(address);
        let (file, anchor) =
            plain.split_once('#').map_or((&*plain, None), |(file, anchor)| (file, Some(anchor)));
        let file = file.split('?').next().unwrap_or_default();
        join(path, from.path(), file);
        let target = if file.is_empty() {
            Some(from)
        } else {
            self.paths.binary_search(&path.as_str()).ok().map(|at| &self.scans[at])
        };
        // `#` and `#top` lead to the top of any page.
        let anchor = anchor.map(decoded).filter(|anchor| !anchor.is_empty() && anchor != "top");
        if let Some(scan) = target
            && anchor.as_ref().is_none_or(|anchor| !scan.is_page() || scan.has(anchor))
        {
            return None;
        }
        let near = target
            .zip(anchor.as_ref())
            .and_then(|(scan, anchor)| nearest(anchor, scan.anchors.iter().map(|one| &**one)));
        Some(Dead {
            output: from.output,
            address,
            path: path.clone(),
            has_file: target.is_some(),
            near: near.map(str::to_owned),
            anchor: anchor.map(Cow::into_owned),
        })
    }
}

/// Whether an address leads out of the site. One that begins at the root of its host is such, as
/// nobody here knows where the site will lie.
fn is_outside(address: &str) -> bool {
    let first = address.split(['/', '?', '#']).next().unwrap_or_default();
    address.starts_with('/') || first.contains(':')
}

/// Writes into `path` what `file` means on the page at `from`, from the root of the site.
fn join(path: &mut String, from: &str, file: &str) {
    path.clear();
    path.push_str(from);
    if file.is_empty() {
        return;
    }
    path.truncate(from.rfind('/').unwrap_or(0));
    for part in decoded(file).split('/') {
        match part {
            "." => {}
            ".." => path.truncate(path.rfind('/').unwrap_or(0)),
            part => {
                if !path.is_empty() {
                    path.push('/');
                }
                path.push_str(part);
            }
        }
    }
}

/// An attribute's value as it is meant.
pub(crate) fn unescaped(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let quotes = value.replace("&quot;", "\"").replace("&#39;", "'").replace("&#x27;", "'");
    let rest = quotes.replace("&lt;", "<").replace("&gt;", ">").replace("&#x2F;", "/");
    Cow::Owned(rest.replace("&amp;", "&"))
}

/// A part of an address without its escapes: `%C3%A9` is `é`.
pub(crate) fn decoded(part: &str) -> Cow<'_, str> {
    let mut pieces = part.split('%');
    let first = pieces.next().unwrap_or_default();
    if first.len() == part.len() {
        return Cow::Borrowed(part);
    }
    let mut bytes = first.as_bytes().to_vec();
    for piece in pieces {
        match piece.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend(&piece.as_bytes()[2..]);
            }
            None => {
                bytes.push(b'%');
                bytes.extend(piece.as_bytes());
            }
        }
    }
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

/// Calls `tell` with the name and the value of every attribute of every tag. What only looks like
/// an attribute, in a text or in a comment, is none.
fn attributes<'o>(html: &'o str, mut tell: impl FnMut(&'o str, &'o str)) {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let bytes = rest.as_bytes();
        if rest.starts_with("!--") {
            rest = after(rest, "-->");
        } else if bytes.first().is_some_and(u8::is_ascii_alphabetic) {
            let length = bytes.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-');
            let (name, inside) = rest.split_at(length.unwrap_or(rest.len()));
            rest = tag(inside, &mut tell);
            if name == "script" || name == "style" {
                rest = after(rest, "</");
            }
        }
    }
}

fn after<'o>(text: &'o str, end: &str) -> &'o str {
    text.find(end).map_or("", |at| &text[at + end.len()..])
}

/// Reads the attributes of one tag, from behind its name, and gives back what follows it.
fn tag<'o>(text: &'o str, tell: &mut impl FnMut(&'o str, &'o str)) -> &'o str {
    let bytes = text.as_bytes();
    let until = |at: usize, ends: &[u8]| {
        bytes[at..].iter().position(|b| ends.contains(b)).map_or(bytes.len(), |n| at + n)
    };
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'>' => return &text[at + 1..],
            b' ' | b'\t' | b'\r' | b'\n' | b'/' | b'=' => at += 1,
            _ => {
                let name = at;
                at = until(at, b" \t\r\n=/>");
                if bytes.get(at) != Some(&b'=') {
                    continue;
                }
                let (start, end) = match bytes.get(at + 1) {
                    Some(b'"') => (at + 2, until(at + 2, b"\"")),
                    Some(b'\'') => (at + 2, until(at + 2, b"'")),
                    _ => (at + 1, until(at + 1, b" \t\r\n>")),
                };
                tell(&text[name..at], &text[start..end]);
                // The quotation mark that ends a value is no part of what follows.
                at = if start == at + 2 { end + 1 } else { end };
            }
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::OutPath;

    fn dead_in(pages: &[(&str, &str)]) -> Vec<String> {
        let output = |(path, html): &(&str, &str)| Output {
            path: OutPath((*path).to_owned()),
            bytes: html.as_bytes().to_vec(),
        };
        let outputs: Vec<Output> = pages.iter().map(output).collect();
        let line =
            |one: &Dead<'_>| format!("{} {} {:?} {}", one.output.path.0, one.path, one.anchor, one.has_file);
        dead(&outputs).iter().map(line).collect()
    }

    #[test]
    fn addresses_are_followed_from_the_folder_of_their_page() {
        let links = r##"<p id="here"><a href="../es/b.html#x">b</a> <a href="b.html">b</a> <a href=../style.css>s</a>
            <a href="#here">h</a> <a href="#">t</a> <a href='../index.html?q=1#top'>i</a> <img src="./b.html"/></p>"##;
        let there = r#"<i id="x">x</i>"#;
        assert!(
            dead_in(&[("es/a.html", links), ("es/b.html", there), ("index.html", ""), ("style.css", "")])
                .is_empty()
        );
        let found = dead_in(&[
            ("es/a.html", r##"<a href="../b.html">b</a> <a href="c.html#x">c</a><a href="#x">x</a>"##),
            ("es/c.html", ""),
        ]);
        assert_eq!(
            found,
            [
                "es/a.html b.html None false",
                "es/a.html es/c.html Some(\"x\") true",
                "es/a.html es/a.html Some(\"x\") true"
            ]
        );
    }

    #[test]
    fn what_leads_out_of_the_site_is_not_followed() {
        let links = r#"<a href="https://a.example/x">x</a><a href="mailto:a@b.example">m</a><a href="/x">r</a><img src="data:,x">"#;
        assert!(dead_in(&[("a.html", links)]).is_empty());
    }

    #[test]
    fn only_attributes_of_tags_are_addresses() {
        let html = "&lt;a href=\"no.html\"&gt; <!-- <a href=\"no.html\"> --> <script async src='a.html'>'<a href=\"no.html\">'</script>";
        assert!(dead_in(&[("a.html", html)]).is_empty());
        assert_eq!(dead_in(&[("a.html", "<a title='>' href=\"no.html\" <")]), ["a.html no.html None false"]);
        assert_eq!(dead_in(&[("a.html", "<a href=\"no.html")]), ["a.html no.html None false"]);
    }

    #[test]
    fn escapes_are_undone_before_names_are_compared() {
        let html = "<h2 id=\"m\u{e9}todo\">m</h2><h2 id=\"a&amp;b\">a</h2><a href=\"#m%C3%A9todo\">m</a><a href=\"#a&amp;b\">a</a>";
        assert!(dead_in(&[("a.html", html)]).is_empty());
        assert_eq!(dead_in(&[("a.html", "<a href=\"#100%\">x</a>")]), ["a.html a.html Some(\"100%\") true"]);
    }
}
