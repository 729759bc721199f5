//! Templates: the built-in ones, the author's over them, and their errors as problems.
//!
//! With `render`, the only file that knows Tera. Templates receive data and never fetch it: no
//! function or filter is registered here that knows the site, a file or the time.

use crate::diag::{Diagnostic, Files, Span};
use crate::source::Sources;
use tera::{ErrorKind, ReportError, Tera};

macro_rules! built_in {
    ($($name:literal,)*) => { &[ $( ($name, include_str!(concat!("../../templates/", $name))), )* ] };
}

/// The table of built-in files: templates, styles, icons, interface words.
pub(crate) const BUILT_IN: &[(&str, &str)] = built_in![
    "404.html",
    "actor.html",
    "actors.html",
    "base.html",
    "chains.html",
    "cite.html",
    "claims.html",
    "corrections.html",
    "data.html",
    "edition.html",
    "editions.html",
    "event.html",
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
    "search.html",
    "sources-year.html",
    "sources.html",
    "style.css",
    "timeline.html",
    "topic.html",
    "topics.html",
    "who-on-whom.html",
    "year.html",
];

/// Where built-in templates stay reachable when the author replaces them.
const PREFIX: &str = "builtin/";

/// Templates that are ready to be rendered.
pub(crate) struct Templates {
    pub(crate) tera: Tera,
}

/// Loads the built-in templates and the author's, which take their place by name.
pub(crate) fn load(sources: &Sources, diags: &mut Vec<Diagnostic>) -> Templates {
    let is_template = |name: &str| name.ends_with(".html") || name.ends_with(".xml");
    let built_in = BUILT_IN
        .iter()
        .filter(|(name, _)| is_template(name))
        .map(|(name, text)| (format!("{PREFIX}{name}"), (*text).to_owned()));
    let own = sources
        .files
        .iter()
        .filter_map(|file| Some((file.path.strip_prefix("templates/")?.to_owned(), file.text.clone())))
        .filter(|(name, _)| is_template(name));
    let mut tera = new_tera();
    if let Err(error) = tera.add_raw_templates(built_in.clone().chain(own)) {
        diags.push(problem(&error, sources));
        // The built-in ones alone let the rest of the content be checked.
        tera = new_tera();
        tera.add_raw_templates(built_in).expect("a test loads the built-in templates");
    }
    Templates { tera }
}

fn new_tera() -> Tera {
    let mut tera = Tera::default();
    tera.set_fallback_prefixes([PREFIX]).expect("no template was added yet");
    tera.autoescape_on([".html", ".xml"]);
    tera
}

/// A template's error as a problem in the author's template, or in ours.
pub(crate) fn problem(error: &tera::Error, sources: &Sources) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = place(report, sources);
            let message = report.message().trim_end_matches('.');
            let diagnostic = Diagnostic::error("bad-template", span, lower(message));
            match span {
                Some(_) => diagnostic,
                None => diagnostic.help(format!("in the built-in template `{}`", report.filename())),
            }
        }
        other => Diagnostic::error("bad-template", None, lower(&format!("{other:?}"))),
    }
}

fn place(report: &ReportError, sources: &Sources) -> Option<Span> {
    let path = format!("templates/{}", report.filename());
    let (file, _) = sources.iter().find(|(_, file)| file.path == path)?;
    let range = report.span().range.clone();
    let length = sources.text(file).len();
    let clip = |at: usize| at.min(length) as u32;
    Some(Span { file, start: clip(range.start), end: clip(range.end) })
}

fn lower(message: &str) -> String {
    let mut chars = message.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}
