//! `sources.bib`: the register of sources for LaTeX. Types and fields that BibTeX knows come with those
//! that only biblatex reads: `date` in EDTF, `url`, `urldate`, `langid`.

use super::{Export, export};
use crate::model::records::{Source, SourceKind};
use crate::site::Desk;

pub(super) fn sources<'d>(desk: &'d Desk<'d>) -> Vec<Export<'d>> {
    let sources = desk.briefing.sources.as_slice();
    let make = move || sources.iter().map(source).collect::<Vec<String>>().join("\n").into_bytes();
    vec![export("sources.bib", "application/x-bibtex", "export.sources-bib", sources.len(), make)]
}

fn source(record: &Source) -> String {
    let publisher = braced(&record.publisher.value);
    let periodical = matches!(
        record.kind,
        SourceKind::Wire | SourceKind::Newspaper | SourceKind::Broadcaster | SourceKind::Magazine
    );
    let mut fields = Vec::new();
    if let Some(title) = &record.title {
        fields.push(("title", braced(&title.value)));
    }
    if periodical {
        fields.push(("journal", publisher));
    } else {
        fields.push(("author", publisher));
    }
    if let Some(published) = &record.published {
        fields.push(("date", format!("{{{}}}", published.text())));
        fields.push(("year", format!("{{{}}}", published.sort_day().year)));
    }
    if let Some(url) = &record.url {
        fields.push(("url", address(&url.value.0)));
    }
    if let Some(accessed) = &record.accessed {
        fields.push(("urldate", format!("{{{}}}", accessed.text())));
    }
    fields.push(("langid", format!("{{{}}}", record.language.value)));
    entry(if periodical { "article" } else { "misc" }, &record.id.value.0, &fields)
}

/// One entry; values come with their braces.
pub(crate) fn entry(kind: &str, key: &str, fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields.iter().map(|(name, value)| format!("  {name} = {value}")).collect();
    format!("@{kind}{{{key},\n{}\n}}\n", fields.join(",\n"))
}

/// A text in braces, so that its capitals stay, with what LaTeX would take for a command escaped.
pub(crate) fn braced(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    safe.push_str("{{");
    for c in text.chars() {
        match c {
            '\\' => safe.push_str("\\textbackslash{}"),
            '~' => safe.push_str("\\textasciitilde{}"),
            '^' => safe.push_str("\\textasciicircum{}"),
            '{' | '}' | '&' | '%' | '$' | '#' | '_' => safe.extend(['\\', c]),
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe + "}}"
}

/// An address, which LaTeX takes as it stands but for braces.
pub(crate) fn address(url: &str) -> String {
    format!("{{{}}}", url.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C"))
}
