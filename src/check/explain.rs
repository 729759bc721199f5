//! What the rules are for, in words: on the terminal, and on the page that lists them all.

#[cfg(test)]
mod tests;

use super::{RULES, Rule};
use crate::model::nearest;

/// The width that words are wrapped to.
const WIDTH: usize = 80;

/// A stretch of a rule's text.
#[derive(Debug, PartialEq, Eq)]
enum Block<'t> {
    /// A paragraph on one line.
    Words(String),
    /// An example, a line each, as it would stand in a file.
    Example(Vec<&'t str>),
}

/// Every rule with its level and what it is in a sentence, one a line.
pub fn list() -> String {
    let longest = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    let line = |rule: &Rule| {
        let (name, level) = (rule.name, rule.level.to_string());
        format!("{name:longest$}  {level:7}  {}\n", first_sentence(rule))
    };
    RULES.iter().map(line).collect()
}

/// The name of every rule.
pub fn names() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.name)
}

/// The whole text of the rule called `name`, for a terminal.
///
/// # Errors
/// A line that says which name may have been meant.
pub fn rule(name: &str) -> Result<String, String> {
    // Pasted whole out of a problem: `error[single-source]`.
    let name = name.split_once('[').map_or(name, |(_, rest)| rest.trim_end_matches([']', ':']));
    let Some(rule) = RULES.iter().find(|rule| rule.name == name) else {
        let near = nearest(name, RULES.iter().map(|rule| rule.name));
        let advice = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`briefing explain` lists them all".to_owned(),
        };
        return Err(format!("no rule is called `{name}`; {advice}"));
    };
    let mut text = format!("{} ({})\n", rule.name, rule.level);
    for block in blocks(rule) {
        text.push('\n');
        match block {
            Block::Words(words) => wrap(&words, &mut text),
            Block::Example(lines) => lines.iter().for_each(|line| text += &indented(line)),
        }
    }
    text.push('\n');
    wrap(&set_aside(rule), &mut text);
    Ok(text)
}

/// The page of all rules, in Markdown: `RULES.md`, which a test compares with this.
pub fn page() -> String {
    let mut page = "# Rules\n\n\
        What `briefing check` looks at, and `briefing build` before it writes anything. `briefing explain RULE` \
        prints the same on the terminal. An error stops the site from being written; a warning does not. Where \
        nothing else is said, one record can set a rule aside with the reason, as in `allow: {single-source: the \
        reason}`, and `content/briefing.yaml` can set its level for all: `rules: {single-source: off}`, or \
        `warning`, or `error`. An example without the name of a file is part of an event.\n\n\
        This page is made from `src/check/rules`, where each rule has a file; do not change it by hand.\n\n\
        | rule | level | what is wrong |\n|---|---|---|\n"
        .to_owned();
    for rule in RULES {
        let (name, level) = (rule.name, rule.level);
        page += &format!("| [`{name}`](#{name}) | {level} | {} |\n", first_sentence(rule));
    }
    for rule in RULES {
        let lines: String = lines(rule).map(|line| format!("{line}\n")).collect();
        let fixed = if rule.yields { "" } else { ", which cannot be set aside" };
        page += &format!("\n## {}\n\n*{}{fixed}*\n\n{lines}", rule.name, rule.level);
    }
    page
}

/// How to live with the rule.
fn set_aside(rule: &Rule) -> String {
    let name = rule.name;
    if rule.yields {
        format!(
            "To set it aside for one record, write the reason there: `allow: {{{name}: the reason}}`. To set its \
             level for all, write into `content/briefing.yaml`: `rules: {{{name}: off}}`, or `warning`, or `error`."
        )
    } else {
        "It cannot be set aside: the site could not be made.".to_owned()
    }
}

/// The lines of the rule's text, without what makes them a comment.
fn lines(rule: &Rule) -> impl Iterator<Item = &'static str> {
    let own = rule.text.lines().filter_map(|line| line.strip_prefix("//!"));
    own.map(|line| line.strip_prefix(' ').unwrap_or(line))
}

fn first_sentence(rule: &Rule) -> &'static str {
    lines(rule).next().unwrap_or_default()
}

/// The rule's text in its paragraphs and examples.
fn blocks(rule: &Rule) -> Vec<Block<'static>> {
    let mut blocks = Vec::new();
    let mut lines = lines(rule);
    let mut words: Vec<&str> = Vec::new();
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            blocks.push(Block::Example(lines.by_ref().take_while(|line| *line != "```").collect()));
        } else if line.is_empty() {
            blocks.extend((!words.is_empty()).then(|| Block::Words(words.join(" "))));
            words.clear();
        } else {
            words.push(line);
        }
    }
    blocks.extend((!words.is_empty()).then(|| Block::Words(words.join(" "))));
    blocks
}

fn indented(line: &str) -> String {
    if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }
}

/// Adds `words` to `text` in lines of the width of a terminal; what stands in backticks stays on one.
fn wrap(words: &str, text: &mut String) {
    let mut column = 0;
    let mut in_code = false;
    let words = words.split(|c: char| {
        in_code ^= c == '`';
        c == ' ' && !in_code
    });
    for word in words {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > WIDTH {
            text.push('\n');
            column = 0;
        } else if column > 0 {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += length;
    }
    text.push('\n');
}
