//! HTML as a sequence of texts and tags: whatever is no tag is text, and nothing is refused.

/// What HTML is made of.
pub(super) enum Piece {
    Text(String),
    Open {
        name: String,
        address: Option<String>,
    },
    Close {
        name: String,
    },
    /// An empty line in the text: people mean a paragraph.
    Break,
}

/// Calls `tell` with the pieces of `html`.
pub(super) fn read(html: &str, tell: &mut dyn FnMut(Piece)) {
    let mut rest = html;
    while !rest.is_empty() {
        let Some(at) = rest.find('<') else {
            text(rest, tell);
            return;
        };
        text(&rest[..at], tell);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let begins = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        let Some(end) = begins.then(|| tag_end(rest)).flatten() else {
            let next = rest[1..].find('<').map_or(rest.len(), |at| at + 1);
            text(&rest[..next], tell);
            rest = &rest[next..];
            continue;
        };
        let tag = &rest[1..end];
        rest = &rest[end + 1..];
        let name: String =
            tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        if tag.starts_with('/') {
            tell(Piece::Close { name });
            continue;
        }
        if name == "script" || name == "style" {
            let close = format!("</{name}");
            rest = rest.to_ascii_lowercase().find(&close).map_or("", |at| &rest[at..]);
        }
        let address = ["href", "src"].into_iter().find_map(|key| attribute(tag, key));
        tell(Piece::Open { name, address });
    }
}

/// A tag is no longer than this; a `<` after which no `>` comes soon is one of the text.
const LONGEST_TAG: usize = 8192;

/// Where the tag at the beginning of `html` ends: at the first `>` outside of quotation marks.
fn tag_end(html: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in html.char_indices().take(LONGEST_TAG) {
        match (quote, c) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

fn attribute(tag: &str, key: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let at = lower.match_indices(key).map(|(at, _)| at).find(|at| {
        let before = lower[..*at].ends_with(|c: char| c.is_whitespace() || c == '"' || c == '\'');
        before && lower[at + key.len()..].trim_start().starts_with('=')
    })?;
    let value = tag[at + key.len()..].trim_start().strip_prefix('=')?.trim_start();
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split(char::is_whitespace).next()?.trim_end_matches('/'),
    };
    Some(unescape(value.trim())).filter(|value| !value.is_empty())
}

/// Hands on text, with the empty lines in it told apart.
fn text(raw: &str, tell: &mut dyn FnMut(Piece)) {
    let raw = raw.replace("\r\n", "\n");
    let mut first = true;
    for part in raw.split("\n\n") {
        if !first {
            tell(Piece::Break);
        }
        first = false;
        if !part.is_empty() {
            tell(Piece::Text(unescape(part)));
        }
    }
}

/// Letters by the name they have in HTML; those that people's keyboards and programs make.
const NAMED: &str = "amp=& lt=< gt=> quot=\" apos=' nbsp=\u{a0} ndash=– mdash=— hellip=… lsquo=‘ rsquo=’ ldquo=“ \
    rdquo=” laquo=« raquo=» bull=• middot=· deg=° euro=€ pound=£ copy=© reg=® trade=™ times=× iexcl=¡ iquest=¿ \
    aacute=á eacute=é iacute=í oacute=ó uacute=ú ntilde=ñ uuml=ü Aacute=Á Eacute=É Iacute=Í Oacute=Ó Uacute=Ú \
    Ntilde=Ñ Uuml=Ü auml=ä ouml=ö Auml=Ä Ouml=Ö szlig=ß ccedil=ç egrave=è agrave=à ecirc=ê acirc=â ocirc=ô icirc=î \
    atilde=ã otilde=õ";

/// Characters that stand as `&name;` or `&#number;`.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = rest[1..].split_once(';').map(|(name, _)| name).filter(|name| name.len() <= 8);
        let number = name.and_then(|name| name.strip_prefix('#')).and_then(|number| {
            let hex = number.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16).ok());
            char::from_u32(hex.unwrap_or_else(|| number.parse().ok())?)
        });
        let mut known = NAMED.split(' ').filter_map(|one| one.split_once('='));
        let named = known.find(|(one, _)| Some(*one) == name).map(|(_, letter)| letter.to_owned());
        match (name, number.map(String::from).or(named)) {
            (Some(name), Some(letter)) => {
                out.push_str(&letter);
                rest = &rest[name.len() + 2..];
            }
            _ => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}
