//! HTML, as people paste it into spreadsheets, to Markdown. Whatever is not known is left out and
//! what is in it kept; letters that Markdown would take for marks are escaped.

mod pieces;

use pieces::{Piece, read};

/// A text as paragraphs of Markdown, and whether the first of them is one that can stand alone.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Markdown {
    pub(super) blocks: Vec<Block>,
    /// The first address that a link, a frame or a picture leads to.
    pub(super) address: Option<String>,
}

/// One paragraph, heading, list item or quotation.
#[derive(Debug, PartialEq)]
pub(super) struct Block {
    text: String,
    /// Whether it is a plain paragraph, outside of lists and quotations.
    is_paragraph: bool,
    /// Whether it is an item of a list, which stands right under the one before.
    is_item: bool,
}

impl Markdown {
    /// The first block, if it is a paragraph that can stand alone.
    pub(super) fn first_paragraph(&self) -> Option<&str> {
        self.blocks.first().filter(|block| block.is_paragraph).map(|block| block.text.as_str())
    }

    pub(super) fn append(&mut self, other: Markdown) {
        self.blocks.extend(other.blocks);
    }

    /// All blocks from number `from` on, an empty line between them.
    pub(super) fn rest(&self, from: usize) -> String {
        let mut out = String::new();
        let mut after_item = false;
        for block in self.blocks.iter().skip(from) {
            if !out.is_empty() {
                out.push_str(if after_item && block.is_item { "\n" } else { "\n\n" });
            }
            out.push_str(&block.text);
            after_item = block.is_item;
        }
        out
    }
}

/// Turns HTML into Markdown.
pub(super) fn to_markdown(html: &str) -> Markdown {
    let mut writer = Writer::default();
    read(html, &mut |piece| writer.take(piece));
    writer.finish()
}

/// The words of HTML without any mark, on one line.
pub(super) fn to_words(html: &str) -> String {
    let mut out = String::new();
    read(html, &mut |piece| match piece {
        Piece::Text(text) => out.push_str(&text),
        Piece::Open { .. } | Piece::Close { .. } => {}
        Piece::Break => out.push(' '),
    });
    let mut words = String::with_capacity(out.len());
    out.trim().chars().for_each(|c| push(&mut words, c));
    words
}

/// Adds a character; blanks that follow one another become one. A blank that keeps two words on one
/// line does so for a reason, unless it stands among others, as in text that was pasted.
fn push(text: &mut String, c: char) {
    let keeps = |c: char| matches!(c, '\u{a0}' | '\u{202f}');
    match text.chars().next_back() {
        _ if !c.is_whitespace() => text.push(c),
        None => {}
        Some(before) if keeps(before) => {
            text.pop();
            text.push(' ');
        }
        Some(before) if before.is_whitespace() => {}
        Some(_) => text.push(if keeps(c) { c } else { ' ' }),
    }
}

/// Something that is open, and what is done when it closes.
struct Open {
    name: String,
    /// Where its words begin in the paragraph.
    start: usize,
    before: String,
    after: String,
}

#[derive(Default)]
struct Writer {
    done: Markdown,
    paragraph: String,
    open: Vec<Open>,
    /// The lists that are open: the number of the next item, or none where they are not numbered.
    lists: Vec<Option<usize>>,
    quotes: usize,
    /// What stands before the paragraph: `- `, `## `.
    mark: String,
}

impl Writer {
    fn take(&mut self, piece: Piece) {
        match piece {
            Piece::Text(text) => self.text(&text),
            Piece::Break => self.end_paragraph(),
            Piece::Open { name, address } => self.start(&name, address),
            Piece::Close { name } => self.end(&name),
        }
    }

    fn text(&mut self, text: &str) {
        for (at, c) in text.char_indices() {
            if is_mark(text, at, c) {
                self.paragraph.push('\\');
            }
            push(&mut self.paragraph, c);
        }
    }

    fn start(&mut self, name: &str, address: Option<String>) {
        let is_web = |address: &String| address.starts_with("http://") || address.starts_with("https://");
        if self.done.address.is_none() {
            self.done.address = address.clone().filter(is_web);
        }
        match name {
            "b" | "strong" => self.open(name, "**", "**"),
            "i" | "em" | "cite" => self.open(name, "*", "*"),
            "a" => {
                let address = address.filter(|one| is_web(one) || one.starts_with("mailto:"));
                let after = address.map(|one| format!("]({})", escaped_address(&one)));
                match after {
                    Some(after) => self.open(name, "[", &after),
                    None => self.open(name, "", ""),
                }
            }
            "br" => {
                if self.paragraph.ends_with("\\\n") {
                    self.end_paragraph();
                } else if !self.paragraph.trim().is_empty() {
                    self.paragraph.truncate(self.paragraph.trim_end().len());
                    self.paragraph.push_str("\\\n");
                }
            }
            "ul" | "ol" => {
                self.end_paragraph();
                self.lists.push((name == "ol").then_some(1));
            }
            "li" => {
                self.end_paragraph();
                let depth = self.lists.len().saturating_sub(1);
                let mark = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                };
                self.mark = format!("{}{mark}", "   ".repeat(depth));
            }
            "blockquote" => {
                self.end_paragraph();
                self.quotes += 1;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_paragraph();
                self.mark = "### ".to_owned();
            }
            _ if is_block(name) => self.end_paragraph(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "ul" | "ol" => {
                self.end_paragraph();
                self.lists.pop();
            }
            "blockquote" => {
                self.end_paragraph();
                self.quotes = self.quotes.saturating_sub(1);
            }
            _ if is_block(name) => self.end_paragraph(),
            _ => {
                if let Some(at) = self.open.iter().rposition(|open| open.name == name) {
                    self.close_from(at);
                }
            }
        }
    }

    /// Begins emphasis or a link, unless the same is open already.
    fn open(&mut self, name: &str, before: &str, after: &str) {
        let doubled = self.open.iter().any(|open| open.before == before);
        let (before, after) = if doubled { ("", "") } else { (before, after) };
        let (name, start) = (name.to_owned(), self.paragraph.len());
        self.open.push(Open { name, start, before: before.to_owned(), after: after.to_owned() });
    }

    /// Ends what was opened at place `at` and after: marks stand right beside their words.
    fn close_from(&mut self, at: usize) {
        while self.open.len() > at {
            let Some(open) = self.open.pop() else { return };
            let inside = self.paragraph.split_off(open.start.min(self.paragraph.len()));
            let words = inside.trim();
            if words.is_empty() || open.before.is_empty() {
                self.paragraph.push_str(&inside);
                continue;
            }
            let lead = &inside[..inside.len() - inside.trim_start().len()];
            let trail = &inside[inside.trim_end().len()..];
            self.paragraph.push_str(&format!("{lead}{}{words}{}{trail}", open.before, open.after));
        }
    }

    fn end_paragraph(&mut self) {
        self.close_from(0);
        let text = std::mem::take(&mut self.paragraph);
        let text = text.strip_suffix("\\\n").unwrap_or(&text).trim();
        if text.is_empty() {
            return;
        }
        let mark = std::mem::take(&mut self.mark);
        let is_item = !self.lists.is_empty();
        let is_paragraph = mark.is_empty() && !is_item && self.quotes == 0;
        let text = if mark.is_empty() { escaped_start(text) } else { text.to_owned() };
        let pad = " ".repeat(mark.chars().count());
        let text = text.replace('\n', &format!("\n{pad}"));
        let quote = "> ".repeat(self.quotes);
        let text = format!("{mark}{text}").lines().map(|line| format!("{quote}{line}")).collect::<Vec<_>>();
        self.done.blocks.push(Block { text: text.join("\n"), is_paragraph, is_item });
    }

    fn finish(mut self) -> Markdown {
        self.end_paragraph();
        self.done
    }
}

/// Whether Markdown would take the letter `c`, at `at` in `text`, for more than a letter.
fn is_mark(text: &str, at: usize, c: char) -> bool {
    let after = &text[at + c.len_utf8()..];
    let in_word = |text: &str| text.ends_with(char::is_alphanumeric);
    match c {
        '*' | '`' | '[' | '\\' => true,
        '_' => !(in_word(&text[..at]) && after.starts_with(char::is_alphanumeric)),
        '<' => after.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)),
        '&' => {
            let name = after.split_once(';').map_or("", |(name, _)| name);
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
        }
        _ => false,
    }
}

fn is_block(name: &str) -> bool {
    const BLOCKS: &[&str] = &[
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "figure",
        "figcaption",
        "table",
        "tr",
        "li",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "dl",
        "dt",
        "dd",
        "pre",
        "iframe",
    ];
    BLOCKS.contains(&name)
}

/// A paragraph that begins with what Markdown would take for a heading, a list or a quotation.
fn escaped_start(text: &str) -> String {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = &text[digits..];
    if digits > 0 && (after.starts_with(". ") || after.starts_with(") ")) {
        return format!("{}\\{after}", &text[..digits]);
    }
    if text.starts_with(['#', '>', '+', '-', '=', '~']) { format!("\\{text}") } else { text.to_owned() }
}

/// An address as Markdown takes it in parentheses.
fn escaped_address(address: &str) -> String {
    let mut out = String::new();
    for c in address.chars() {
        match c {
            ' ' => out.push_str("%20"),
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn markdown(html: &str) -> String {
        to_markdown(html).rest(0)
    }

    #[test]
    fn paragraphs_emphasis_and_links() {
        assert_eq!(markdown("<p>One</p><p>two</p>"), "One\n\ntwo");
        assert_eq!(markdown("One\n\ntwo\nthree"), "One\n\ntwo three");
        assert_eq!(markdown("a <b> bold </b>word, <em>so</em>."), "a **bold** word, *so*.");
        assert_eq!(markdown("<b><strong>x</strong></b>"), "**x**");
        assert_eq!(markdown("<b></b>x<b> </b>y"), "x y");
        assert_eq!(markdown("<a href=\"https://a.example/b_(c)\">d</a>"), "[d](https://a.example/b_%28c%29)");
        assert_eq!(markdown("<a href='javascript:x()'>d</a><script>x()</script>!"), "d!");
        assert_eq!(markdown("one<br>two<br/><br/>three<br>"), "one\\\ntwo\n\nthree");
    }

    #[test]
    fn blanks_become_one_and_what_keeps_words_together_stays() {
        assert_eq!(markdown("EE.&nbsp;UU.,\u{a0} 10\u{202f}%\n y"), "EE.\u{a0}UU., 10\u{202f}% y");
        assert_eq!(to_words(" EE.&nbsp;UU. &nbsp;y <br>no&nbsp;"), "EE.\u{a0}UU. y no");
        assert_eq!(markdown("<p>&nbsp;</p><p>a&nbsp;</p>"), "a");
    }

    #[test]
    fn lists_quotations_and_headings() {
        assert_eq!(markdown("<ul><li>a</li><li>b</ul>c"), "- a\n- b\n\nc");
        assert_eq!(markdown("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"), "1. a\n   - b\n2. c");
        assert_eq!(markdown("<blockquote>a <cite>b</cite></blockquote>"), "> a *b*");
        assert_eq!(markdown("<h2>a</h2>b"), "### a\n\nb");
    }

    #[test]
    fn marks_of_markdown_are_escaped() {
        assert_eq!(markdown("2 * 3 [a] _b_ 1 < 2 &amp; c"), "2 \\* 3 \\[a] \\_b\\_ 1 < 2 & c");
        assert_eq!(markdown("# one"), "\\# one");
        assert_eq!(markdown("1. one"), "1\\. one");
        assert_eq!(markdown("&eacute;&#233;&#xe9; &nosuch; &"), "ééé \\&nosuch; &");
    }

    #[test]
    fn what_is_not_closed_ends_all_the_same() {
        assert_eq!(markdown("<p>a <b>b"), "a **b**");
        assert_eq!(markdown("a <b"), "a \\<b");
        assert_eq!(markdown("<!-- a -->b<!-- c"), "b");
        assert_eq!(markdown("</b></p>a"), "a");
    }

    #[test]
    fn words_alone() {
        assert_eq!(to_words("<a href=\"x\">A &amp; B</a>\n c"), "A & B c");
        assert_eq!(
            to_markdown("<iframe src=\"https://v.example/1\"></iframe>").address.as_deref(),
            Some("https://v.example/1")
        );
    }
}
