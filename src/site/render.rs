//! Pages to bytes.

use super::exports::{self, Facts};
use super::{Desk, Here, Output, Page, Plan, Scope, Site, cards, route, templates};
use crate::diag::{Diagnostic, Outcome};
use rayon::prelude::*;
use serde::Serialize;
use std::cell::RefCell;
use std::collections::BTreeSet;
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
    /// The picture for those who share the page; nothing where cards are not drawn.
    card: Option<CardLink>,
}

/// Where the page's card is.
#[derive(Serialize)]
pub(super) struct CardLink {
    /// The whole address.
    pub(super) url: String,
    pub(super) width: u32,
    pub(super) height: u32,
    /// What is on it.
    pub(super) alt: String,
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

/// A page that was made.
struct Made {
    output: Output,
    card: Option<cards::Card>,
    /// Why it has no card: the character that no typeface has.
    lacking: Option<char>,
}

/// What became of a page's card.
#[derive(Default)]
struct Drawn {
    card: Option<cards::Card>,
    link: Option<CardLink>,
    lacking: Option<char>,
}

/// A page, or what was wrong with its template.
type Rendered = Result<Made, Box<Diagnostic>>;

/// What pages in one language are made with.
struct Press<'p> {
    context: Context,
    /// The pages whose cards are drawn.
    cards: &'p BTreeSet<&'p str>,
    wanted: &'p cards::Wanted,
}

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Whether nobody waits for the pages any more.
pub type IsStale<'a> = &'a (dyn Fn() -> bool + Sync);

/// For pages that are waited for in any case.
pub(crate) const NEVER: IsStale<'static> = &|| false;

/// Makes every page and every file, in parallel, and adds the files that are copied. Stops in between
/// once they are stale; what it gives then is of no use.
pub(crate) fn render<'d>(
    desk: &'d Desk<'d>,
    plan: &Plan<'d>,
    wanted: &cards::Wanted,
    is_stale: IsStale<'_>,
) -> Outcome<Site> {
    let drawn = cards::wanted(desk, plan, wanted);
    let presses: Vec<(Scope<'d>, Press<'_>)> = desk
        .scopes()
        .map(|scope| {
            let mut context = Context::new();
            context.insert("w", &scope.words.nested);
            context.insert("site", &super::parts::site_view(scope));
            (scope, Press { context, cards: &drawn, wanted })
        })
        .collect();
    let waits = |page: &&Page<'d>| page.after_files;
    let render = |page: &Page<'d>, files: &[Facts]| {
        let (scope, press) = presses
            .iter()
            .find(|(scope, _)| scope.language == page.language)
            .expect("pages are planned for the languages of the desk");
        render_one(*scope, page, files, press)
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
    let (mut diags, mut cards) = (Vec::new(), cards::Cards::default());
    for result in rendered {
        match result {
            Ok(made) => {
                cards.without.extend(made.lacking.map(|c| (made.output.path.0.clone(), c)));
                outputs.push(made.output);
                if let Some(card) = made.card {
                    cards.inputs.insert(card.output.path.0.clone(), card.input);
                    outputs.push(card.output);
                }
            }
            Err(diagnostic) => diags.push(*diagnostic),
        }
    }
    // Pages that are wanted before the rest do not wait for what only the whole site has.
    if !plan.exports.is_empty() {
        outputs.extend(exports::package(desk, &facts));
        outputs.extend(desk.scopes().map(|scope| desk.search_index(scope).output()));
    }
    outputs.extend(made.into_iter().chain(data));
    outputs.sort_by(|a, b| a.path.cmp(&b.path));
    Outcome { value: Site { outputs, cards }, diags }
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

fn render_one<'d>(scope: Scope<'d>, page: &Page<'d>, files: &[Facts], press: &Press<'_>) -> Rendered {
    let problem = |error: tera::Error| Box::new(templates::problem(&error, scope.desk.sources));
    // A page that is served for any address that is not there cannot know how deep it stands.
    let root = if page.template == "404.html" {
        route::base_path(scope.desk.base_url.as_deref())
    } else {
        route::root_of(&page.path)
    };
    let mut here = Here { files: files.to_vec(), ..Here::new(scope, root.clone()) };
    let drawn = draw(&here, page, press)?;
    here.card = drawn.link.as_ref().map(|link| link.url.clone());
    let mut context = press.context.clone();
    context.insert("page", &page_view(scope, page, &root, drawn.link));
    context.extend(Context::from_serialize(&(page.view)(&here)).map_err(problem)?);
    let bytes = print(scope, page.template, &context).map_err(problem)?;
    Ok(Made { output: Output { path: page.path.clone(), bytes }, card: drawn.card, lacking: drawn.lacking })
}

/// The card of a page, if it is wanted and there is someone to draw it.
fn draw<'d>(here: &Here<'d>, page: &Page<'d>, press: &Press<'_>) -> Result<Drawn, Box<Diagnostic>> {
    let scope = here.scope;
    let content = page.card.as_ref().filter(|_| press.cards.contains(page.path.0.as_str()));
    let Some((artist, content)) = cards::ARTIST.as_ref().zip(content) else { return Ok(Drawn::default()) };
    let content = content(here);
    let lacking = content.lacking(artist.lacks);
    if lacking.is_some() {
        return Ok(Drawn { lacking, ..Drawn::default() });
    }
    let problem = |error: tera::Error| Box::new(templates::problem(&error, scope.desk.sources));
    let alt = content.alt();
    let mut context = press.context.clone();
    context.insert("page", &page_view(scope, page, &here.root, None));
    let view = cards::view(content, artist.measure);
    context.extend(Context::from_serialize(&view).map_err(problem)?);
    let svg = print(scope, cards::TEMPLATE, &context).map_err(problem)?;
    let card = cards::card(artist, page, &String::from_utf8_lossy(&svg), press.wanted)
        .map_err(|message| Box::new(cards::problem(scope.desk, &message)))?;
    let address = |base: &String| route::absolute(base, &card.output.path.0);
    let link = scope.desk.base_url.as_ref().map(address);
    let link = link.map(|url| CardLink { url, width: cards::WIDTH, height: cards::HEIGHT, alt });
    Ok(Drawn { card: Some(card), link, lacking })
}

/// What a template makes of its data.
fn print(scope: Scope<'_>, template: &str, context: &Context) -> Result<Vec<u8>, tera::Error> {
    // A buffer that grew for one page serves the next, and what is kept is no longer than its page.
    BUFFER.with_borrow_mut(|buffer| {
        buffer.clear();
        scope.desk.templates.tera.render_to(template, context, &mut *buffer)?;
        if !template.ends_with(".html") {
            // XML knows no control characters, not even escaped ones.
            buffer.retain(|byte| *byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r'));
        }
        Ok(buffer.as_slice().to_vec())
    })
}

pub(super) fn page_view<'a>(
    scope: Scope<'a>,
    page: &'a Page<'_>,
    root: &'a str,
    card: Option<CardLink>,
) -> PageView<'a> {
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
        card,
    }
}
