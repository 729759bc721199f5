//! Templates: the built-in ones, the author's over them, and their errors as problems.
//!
//! With `render`, the only file that knows Tera. Templates receive data and never fetch it: no
//! function or filter is registered here that knows the site, a file or the time.

use super::cards;
use crate::diag::{Diagnostic, FileId, Span};
use crate::model::nearest;
use crate::source::{SourceFile, Sources};
use std::ops::Range;
use tera::{ErrorKind, Tera};

macro_rules! built_in {
    ($($name:literal,)*) => { &[ $( ($name, include_str!(concat!("../../templates/", $name))), )* ] };
}

/// The table of built-in files: templates, styles, icons, interface words.
pub(crate) const BUILT_IN: &[(&str, &str)] = built_in![
    "404.html",
    "actor.html",
    "actors.html",
    "base.html",
    "card.svg",
    "chains.html",
    "cite.html",
    "claims.html",
    "corrections.html",
    "data.html",
    "drawings.css",
    "drawings.html",
    "edition.html",
    "editions.html",
    "embed.html",
    "event.html",
    "feed.xml",
    "filter.js",
    "figures.css",
    "figures/direction.html",
    "figures/evidence.html",
    "figures/ladder.html",
    "figures/parts.html",
    "figures/swimlanes.html",
    "filters.html",
    "front.html",
    "home.html",
    "i18n/en.yaml",
    "i18n/es.yaml",
    "icon.svg",
    "latest.html",
    "measures.html",
    "parts.html",
    "place.html",
    "places.html",
    "prose.html",
    "quotes.html",
    "reading.css",
    "reading.html",
    "reading.js",
    "search.html",
    "search.js",
    "sources-year.html",
    "sources.html",
    "style.css",
    "timeline.html",
    "topic.html",
    "topics.html",
    "who-on-whom.html",
    "year.html",
];

/// The built-in files that are no text.
pub(crate) const PICTURES: &[(&str, &[u8])] =
    &[("touch-icon.png", include_bytes!("../../templates/touch-icon.png"))];

/// Where built-in templates stay reachable when the author replaces them.
const PREFIX: &str = "builtin/";

/// Templates that are ready to be rendered.
pub(crate) struct Templates {
    pub(crate) tera: Tera,
}

/// Loads the built-in templates and the author's, which take their place by name.
pub(crate) fn load(sources: &Sources, diags: &mut Vec<Diagnostic>) -> Templates {
    let built_in = BUILT_IN
        .iter()
        .filter(|(name, _)| is_template(name))
        .map(|(name, text)| (format!("{PREFIX}{name}"), (*text).to_owned()));
    let own = own(sources)
        .filter(|(_, name, _)| is_template(name))
        .map(|(_, name, text)| (name.to_owned(), text.to_owned()));
    diags.extend(own_without_use(sources));
    let mut tera = new_tera();
    if let Err(error) = tera.add_raw_templates(built_in.clone().chain(own)) {
        diags.push(problem(&error, sources));
        // The built-in ones alone let the rest of the content be checked.
        tera = new_tera();
        tera.add_raw_templates(built_in).expect("a test loads the built-in templates");
    }
    Templates { tera }
}

/// Whether a file is a template, and not one that is copied.
pub(super) fn is_template(name: &str) -> bool {
    name.ends_with(".html") || name.ends_with(".xml") || name == cards::TEMPLATE
}

/// The author's files in `templates/` that could be read: the file, its name there, its text.
fn own(sources: &Sources) -> impl Iterator<Item = (FileId, &str, &str)> {
    let readable = sources.iter().filter(|(id, _)| !sources.is_lost(*id));
    readable.filter_map(|(id, file)| Some((id, file.path.strip_prefix("templates/")?, file.text.as_str())))
}

/// The author's templates that take no built-in one's place and that no other template names; and of
/// their other files, which may serve anything, those whose name is nearly that of a built-in one.
fn own_without_use(sources: &Sources) -> Vec<Diagnostic> {
    let mut diags = Vec::new();
    for (file, name, _) in own(sources) {
        let variable = name.replace(['.', '-', '/'], "_");
        let names_it = |text: &str| text.contains(name) || text.contains(&variable);
        let is_used = || own(sources).any(|(other, _, text)| other != file && names_it(text));
        if BUILT_IN.iter().any(|(built_in, _)| *built_in == name) || name.starts_with("i18n/") || is_used() {
            continue;
        }
        let near = nearest(name, BUILT_IN.iter().map(|(name, _)| *name));
        let help = match near {
            Some(near) => format!("did you mean `templates/{near}`?"),
            None if is_template(name) => {
                "give it the name of the built-in template whose place it takes, or include it in another"
                    .to_owned()
            }
            None => continue,
        };
        let message = format!("no page uses `templates/{name}`");
        let span = Span { file, start: 0, end: 0 };
        diags.push(Diagnostic::warning("stray-file", span, message).help(help));
    }
    diags
}

fn new_tera() -> Tera {
    let mut tera = Tera::default();
    tera.set_fallback_prefixes([PREFIX]).expect("no template was added yet");
    tera.autoescape_on([".html", ".xml", cards::TEMPLATE]);
    tera
}

/// A template's error as a problem in the author's template, or in ours.
pub(crate) fn problem(error: &tera::Error, sources: &Sources) -> Diagnostic {
    let (name, message, range) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (report.filename().to_owned(), report.message().to_owned(), Some(report.span().range.clone()))
        }
        ErrorKind::MissingParent { current, parent } => {
            (current.clone(), format!("`{current}` extends `{parent}`, and there is no such template"), None)
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (tpl.clone(), format!("`{tpl}` leads back to itself. The built-in one is `{PREFIX}{tpl}`"), None)
        }
        // Some errors come as a finished report, whose lines say where.
        other => {
            let said = other.to_string();
            let report = Report::of(&said);
            (report.name.to_owned(), report.message.to_owned(), report.range(sources))
        }
    };
    // What the template could have said follows after the first sentence.
    let (message, help) = match message.split_once(". ") {
        Some((message, more)) => (lower(message), Some(lower(more.trim_end_matches('.')))),
        None => (lower(message.trim_end_matches('.')), None),
    };
    let span = place(&name, range, sources);
    let built_in = (span.is_none() && !name.is_empty()).then(|| format!("in the built-in template `{name}`"));
    Diagnostic::error("bad-template", span, message).maybe_help(help).maybe_help(built_in)
}

/// What is wrong with a template that cannot be told from its text.
pub(crate) fn fault(name: &str, message: String, sources: &Sources) -> Diagnostic {
    let span = place(name, None, sources);
    let built_in = span.is_none().then(|| format!("in the built-in template `{name}`"));
    Diagnostic::error("bad-template", span, message).maybe_help(built_in)
}

fn place(name: &str, range: Option<Range<usize>>, sources: &Sources) -> Option<Span> {
    let (file, source) = template(name, sources)?;
    let range = range.unwrap_or_default();
    let clip = |at: usize| at.min(source.text.len()) as u32;
    Some(Span { file, start: clip(range.start), end: clip(range.end) })
}

/// The author's template called `name`.
fn template<'s>(name: &str, sources: &'s Sources) -> Option<(FileId, &'s SourceFile)> {
    sources.iter().find(|(_, file)| file.path.strip_prefix("templates/") == Some(name))
}

/// An error that Tera hands over as text: `error: MESSAGE`, then ` --> NAME:LINE:COLUMN`, then the
/// line and a row of carets.
struct Report<'t> {
    message: &'t str,
    name: &'t str,
    line: usize,
    column: usize,
    width: usize,
}

impl<'t> Report<'t> {
    fn of(said: &'t str) -> Self {
        let message = said.lines().next().unwrap_or_default().trim_start_matches("error: ");
        let place = said.lines().find_map(|line| line.trim().strip_prefix("--> ")).unwrap_or_default();
        let mut parts = place.rsplitn(3, ':');
        let mut number = || parts.next().and_then(|part| part.parse().ok()).unwrap_or(0);
        let (column, line) = (number(), number());
        Report {
            message,
            name: parts.next().unwrap_or_default(),
            line,
            column,
            width: said.matches('^').count(),
        }
    }

    fn range(&self, sources: &Sources) -> Option<Range<usize>> {
        let (_, source) = template(self.name, sources)?;
        let before: usize =
            source.text.split_inclusive('\n').take(self.line.checked_sub(1)?).map(str::len).sum();
        let line = source.text[before..].lines().next().unwrap_or_default();
        let byte = |column: usize| line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
        let column = self.column.checked_sub(1)?;
        Some(before + byte(column)..before + byte(column + self.width))
    }
}

fn lower(message: &str) -> String {
    let mut chars = message.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}
