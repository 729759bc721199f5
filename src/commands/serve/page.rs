//! What is added to a page on its way to the browser, and is in no built file: the script that
//! reloads it, and the problems over it.

use super::OWN;
use super::live::Snapshot;
use crate::diag::html::escape;

/// The script that listens for another version. It runs in any browser that has an `EventSource`.
pub(super) const SCRIPT: &str = include_str!("reload.js");

/// The look of the problems over a page.
pub(super) const STYLE: &str = include_str!("overlay.css");

/// The problems over a page, or over none.
pub(super) struct Overlay<'t> {
    /// `2 errors, 1 warning`, and what that means.
    pub(super) summary: &'t str,
    /// As HTML.
    pub(super) problems: &'t str,
    /// Whether they cover the page at once.
    pub(super) is_open: bool,
}

impl Overlay<'_> {
    /// In a tree of its own, where the page's styles do not reach it.
    pub(super) fn html(&self) -> String {
        let summary = escape(self.summary);
        let (open, kind) = if self.is_open { (" open", "errors") } else { ("", "warnings") };
        format!(
            "<briefing-problems><template shadowrootmode=\"open\">\
             <link rel=\"stylesheet\" href=\"/{OWN}/overlay.css\">\
             <details class=\"{kind}\"{open}><summary>{summary}</summary>\n{}</details></template></briefing-problems>\n",
            self.problems
        )
    }
}

/// A page as it is sent.
pub(super) fn decorated(html: &[u8], snapshot: &Snapshot) -> Vec<u8> {
    let Ok(html) = std::str::from_utf8(html) else { return html.to_vec() };
    let html = with_policy(html);
    let additions = format!(
        "{}<script src=\"/{OWN}/reload.js\" data-version=\"{}\"></script>\n",
        snapshot.overlay,
        tag(snapshot)
    );
    let at = html.rfind("</body>").unwrap_or(html.len());
    [&html[..at], &additions, &html[at..]].concat().into_bytes()
}

/// The name of a version, which no other run of the program shares.
pub(super) fn tag(snapshot: &Snapshot) -> String {
    format!("{}-{}", std::process::id(), snapshot.version)
}

/// A page for when nothing could be built yet.
pub(super) fn nothing_yet(snapshot: &Snapshot) -> Vec<u8> {
    let html = "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
                <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
                <title>Not built yet</title>\n<body>\n\
                <p>The site is shown as soon as its records have no error.</p>\n</body>\n</html>\n";
    decorated(html.as_bytes(), snapshot)
}

/// The page with a policy that lets the server's own script and style in, and nothing else besides
/// what it let in before.
fn with_policy(html: &str) -> String {
    const NAME: &str = "http-equiv=\"content-security-policy\"";
    // It stands near the beginning or nowhere; large pages need not be searched to their end.
    let lower = html[..html.floor_char_boundary(16 * 1024)].to_ascii_lowercase();
    let policy = lower.find(NAME).and_then(|at| {
        let end = at + lower[at..].find('>')?;
        let start = lower[..at].rfind('<')?;
        let value = start + lower[start..end].find("content=\"")? + "content=\"".len();
        Some(value..value + lower[value..end].find('"')?)
    });
    match policy {
        Some(range) => [&html[..range.start], &widened(&html[range.clone()]), &html[range.end..]].concat(),
        None => html.to_owned(),
    }
}

/// A policy under which this server's script, its events and its style are let in.
fn widened(policy: &str) -> String {
    let mut directives: Vec<Vec<&str>> = policy
        .split(';')
        .map(|directive| directive.split_whitespace().collect::<Vec<&str>>())
        .filter(|words| !words.is_empty())
        .collect();
    let position = |directives: &[Vec<&str>], name: &str| {
        directives.iter().position(|words| words[0].eq_ignore_ascii_case(name))
    };
    let Some(default) = position(&directives, "default-src") else { return policy.to_owned() };
    for name in ["script-src", "connect-src", "style-src"] {
        let at = position(&directives, name).unwrap_or_else(|| {
            let mut words = directives[default].clone();
            words[0] = name;
            directives.push(words);
            directives.len() - 1
        });
        directives[at].retain(|word| *word != "'none'");
        if !directives[at].contains(&"'self'") {
            directives[at].push("'self'");
        }
    }
    directives.iter().map(|words| words.join(" ")).collect::<Vec<String>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_lets_in_no_more_than_the_server_itself() {
        assert_eq!(
            widened("default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'"),
            "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; script-src 'self'; connect-src 'self'"
        );
        assert_eq!(
            widened("default-src https://a.example; script-src 'none';"),
            "default-src https://a.example; script-src 'self'; connect-src https://a.example 'self'; style-src https://a.example 'self'"
        );
        assert_eq!(widened("base-uri 'none'"), "base-uri 'none'");
    }

    #[test]
    fn a_page_gets_its_script_before_its_end() {
        let snapshot = Snapshot { version: 3, ..Snapshot::default() };
        let page = "<head><META HTTP-EQUIV=\"Content-Security-Policy\" CONTENT=\"default-src 'none'\"></head><body>é</body>";
        let sent = String::from_utf8(decorated(page.as_bytes(), &snapshot)).expect("it is text");
        assert!(
            sent.contains(
                "CONTENT=\"default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'\""
            ),
            "{sent}"
        );
        assert!(
            sent.contains("é<script src=\"/__briefing/reload.js\"") && sent.ends_with("</script>\n</body>"),
            "{sent}"
        );
        let sent = decorated(b"\xff", &snapshot);
        assert_eq!(sent, b"\xff");
        let sent = String::from_utf8(decorated(b"<p>", &snapshot)).expect("it is text");
        assert!(sent.starts_with("<p><script"), "{sent}");
    }
}
