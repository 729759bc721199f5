//! Pages to bytes.

use super::exports::{self, Facts};
use super::{Desk, Here, Output, Page, Plan, Scope, route, templates};
use crate::diag::{Diagnostic, Outcome};
use crate::model::values::Language;
use rayon::prelude::*;
use serde::Serialize;
use std::cell::RefCell;
use tera::Context;

/// What every template knows of the page it makes.
#[derive(Serialize)]
pub(super) struct PageView<'a> {
    language: &'a str,
    /// The way to the root of the site.
    root: &'a str,
    /// The page's address from the root.
    path: &'a str,
    /// The page's address on the web, where that is known.
    canonical: Option<String>,
    alternates: Vec<Alternate<'a>>,
    /// The address for readers of other languages, where it is known.
    default: Option<String>,
}

/// The same page in another language.
#[derive(Serialize)]
struct Alternate<'a> {
    language: &'a str,
    /// The language's name in itself.
    name: String,
    /// From the root of the site.
    href: String,
    absolute: Option<String>,
    current: bool,
}

/// A page that was made, or what was wrong with its template.
type Rendered = Result<Output, Box<Diagnostic>>;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Whether nobody waits for the pages any more.
pub type IsStale<'a> = &'a (dyn Fn() -> bool + Sync);

/// For pages that are waited for in any case.
pub(crate) const NEVER: IsStale<'static> = &|| false;

/// Makes every page and every file, in parallel, and adds the files that are copied. Stops in between
/// once they are stale; what it gives then is of no use.
pub(crate) fn render<'d>(desk: &'d Desk<'d>, plan: &Plan<'d>, is_stale: IsStale<'_>) -> Outcome<Vec<Output>> {
    let contexts: Vec<(&Language, Context)> = desk
        .words
        .iter()
        .map(|(language, words)| {
            let scope = Scope { desk, briefing: desk.briefing, language, words };
            let mut context = Context::new();
            context.insert("w", &words.nested);
            context.insert("site", &super::parts::site_view(scope));
            (*language, context)
        })
        .collect();
    let waits = |page: &&Page<'d>| page.after_files;
    let render = |page: &Page<'d>, files: &[Facts]| {
        let (at, (_, context)) = contexts
            .iter()
            .enumerate()
            .find(|(_, (language, _))| *language == page.language)
            .expect("pages are planned for the languages of the desk");
        let (language, words) = &desk.words[at];
        let scope = Scope { desk, briefing: desk.briefing, language, words };
        render_one(scope, page, files, context.clone())
            .map_err(|error| Box::new(templates::problem(&error, desk.sources)))
    };
    // Pages, files and data at once; then what tells of the data.
    let pages = || -> Vec<Rendered> {
        let pages = plan.pages.par_iter().filter(|page| !waits(page));
        pages.map(|page| (!is_stale()).then(|| render(page, &[]))).while_some().collect()
    };
    let ((mut rendered, made), data) = rayon::join(|| rayon::join(pages, || make(plan)), || export(plan));
    let (data, facts): (Vec<Output>, Vec<Facts>) = data.into_iter().unzip();
    rendered.extend(plan.pages.iter().filter(waits).map(|page| render(page, &facts)));
    let mut outputs = desk.assets.outputs();
    outputs.extend(desk.scopes().map(|scope| desk.search_index(scope).output()));
    let mut diags = Vec::new();
    for result in rendered {
        match result {
            Ok(output) => outputs.push(output),
            Err(diagnostic) => diags.push(*diagnostic),
        }
    }
    if !plan.exports.is_empty() {
        outputs.extend(exports::package(desk, &facts));
    }
    outputs.extend(made.into_iter().chain(data));
    outputs.sort_by(|a, b| a.path.cmp(&b.path));
    Outcome { value: outputs, diags }
}

/// The files that are neither pages nor data.
fn make(plan: &Plan<'_>) -> Vec<Output> {
    plan.files.par_iter().map(|file| Output { path: file.path.clone(), bytes: (file.make)() }).collect()
}

/// The files of data, with what there is to say of each.
fn export(plan: &Plan<'_>) -> Vec<(Output, Facts)> {
    let one = |export: &exports::Export<'_>| {
        let (bytes, facts) = export.make();
        (Output { path: facts.path.clone(), bytes }, facts)
    };
    plan.exports.par_iter().map(one).collect()
}

fn render_one<'d>(
    scope: Scope<'d>,
    page: &Page<'d>,
    files: &[Facts],
    mut context: Context,
) -> Result<Output, tera::Error> {
    // A page that is served for any address that is not there cannot know how deep it stands.
    let root = if page.template == "404.html" {
        route::base_path(scope.desk.base_url.as_deref())
    } else {
        route::root_of(&page.path)
    };
    context.insert("page", &page_view(scope, page, &root));
    let here = Here { files: files.to_vec(), ..Here::new(scope, root) };
    context.extend(Context::from_serialize(&(page.view)(&here))?);
    // A buffer that grew for one page serves the next, and what is kept is no longer than its page.
    BUFFER.with_borrow_mut(|buffer| {
        buffer.clear();
        scope.desk.templates.tera.render_to(page.template, &context, &mut *buffer)?;
        if page.template.ends_with(".xml") {
            // XML knows no control characters, not even escaped ones.
            buffer.retain(|byte| *byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r'));
        }
        Ok(Output { path: page.path.clone(), bytes: buffer.as_slice().to_vec() })
    })
}

pub(super) fn page_view<'a>(scope: Scope<'a>, page: &'a Page<'_>, root: &'a str) -> PageView<'a> {
    let base_url = scope.desk.base_url.as_deref();
    let absolute = |path: &str| base_url.map(|base| route::absolute(base, path));
    let own = route::folder(&scope);
    let alternates: Vec<Alternate<'_>> = scope
        .desk
        .words
        .iter()
        .map(|(language, words)| {
            let other = Scope { language, words, ..scope };
            let to = route::translated(&page.path, &own, &route::folder(&other));
            Alternate {
                language: &language.0,
                name: words.get("language.name"),
                href: to.as_str().to_owned(),
                absolute: absolute(to.as_str()),
                current: *language == scope.language,
            }
        })
        .collect();
    PageView {
        language: &scope.language.0,
        root,
        path: &page.path.0,
        canonical: absolute(&page.path.0),
        default: alternates.first().and_then(|first| first.absolute.clone()),
        alternates,
    }
}
