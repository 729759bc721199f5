//! `sitemap.xml`: every page with the same page in other languages, and the day it last changed.
//!
//! Left out where nobody knows where the site will be, as its addresses must be whole.

use crate::model::date::Day;
use crate::site::markdown::escape;
use crate::site::{Desk, Made, OutPath, Page, route};
use std::fmt::Write;

/// The file's name.
pub(super) const NAME: &str = "sitemap.xml";

/// The most pages that one file may list, by the protocol of sitemaps.org.
const MOST: usize = 50_000;

/// A page, by its address without its language's folder.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    bare: String,
    changed: Option<Day>,
}

pub(super) fn files<'d>(desk: &'d Desk<'d>, pages: &[Page<'d>]) -> Vec<Made<'d>> {
    let Some(base) = desk.base_url.as_deref() else { return Vec::new() };
    // Every page is there in every language, so those of the first say it all.
    let first = desk.briefing.languages().next();
    let shown = pages.iter().filter(|page| Some(page.language) == first && is_listed(page));
    let mut entries: Vec<Entry> =
        shown.map(|page| Entry { bare: page.path.0.clone(), changed: page.changed }).collect();
    entries.sort();
    let folders: Vec<(String, String)> =
        desk.scopes().map(|scope| (scope.language.0.clone(), route::folder(&scope))).collect();
    let most = MOST / folders.len().max(1);
    if entries.len() <= most {
        let make = move || sitemap(base, &entries, &folders).into_bytes();
        return vec![Made { path: route::file(NAME), make: Box::new(make) }];
    }
    split(base, &entries, &folders, most)
}

/// Whether a page is one to be found: no feed, not what a host answers for a wrong address, and not
/// a figure that stands on another page as well.
fn is_listed(page: &Page<'_>) -> bool {
    page.path.0.ends_with(".html") && !matches!(page.template, "404.html" | "embed.html")
}

/// A sitemap of sitemaps, and these.
fn split<'d>(base: &'d str, entries: &[Entry], folders: &[(String, String)], most: usize) -> Vec<Made<'d>> {
    let mut files = Vec::new();
    let mut index = head("sitemapindex", "");
    for (at, chunk) in entries.chunks(most).enumerate() {
        let path: OutPath = route::file(&format!("sitemap-{}.xml", at + 1));
        let _ = writeln!(index, "<sitemap><loc>{}</loc></sitemap>", escape(&route::absolute(base, &path.0)));
        let (chunk, folders) = (chunk.to_vec(), folders.to_vec());
        let make = move || sitemap(base, &chunk, &folders).into_bytes();
        files.push(Made { path, make: Box::new(make) });
    }
    index.push_str("</sitemapindex>\n");
    files.push(Made { path: route::file(NAME), make: Box::new(move || index.clone().into_bytes()) });
    files
}

fn head(element: &str, more: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{element} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"{more}>\n"
    )
}

fn sitemap(base: &str, entries: &[Entry], folders: &[(String, String)]) -> String {
    let mut xml = head("urlset", " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"");
    for entry in entries {
        let address = |folder: &str| escape(&route::absolute(base, &format!("{folder}{}", entry.bare)));
        let mut alternates = String::new();
        if folders.len() > 1 {
            let default = folders.first().map(|(_, folder)| ("x-default", folder.as_str()));
            let each = folders.iter().map(|(language, folder)| (language.as_str(), folder.as_str()));
            for (language, folder) in each.chain(default) {
                let href = address(folder);
                let _ = writeln!(
                    alternates,
                    "<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{href}\"/>"
                );
            }
        }
        let changed = entry.changed.map_or(String::new(), |day| format!("<lastmod>{day}</lastmod>"));
        for (_, folder) in folders {
            let _ = writeln!(xml, "<url><loc>{}</loc>{changed}\n{alternates}</url>", address(folder));
        }
    }
    xml.push_str("</urlset>\n");
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_is_split_and_told_of_by_a_sitemap_of_sitemaps() {
        let entry = |n: usize| Entry { bare: format!("events/e{n}.html"), changed: Day::new(2026, 1, 7) };
        let entries: Vec<Entry> = (0..5).map(entry).collect();
        let folders = [("en".to_owned(), String::new()), ("es".to_owned(), "es/".to_owned())];
        let files = split("https://example.org/a&b/", &entries, &folders, 2);
        let names: Vec<&str> = files.iter().map(|file| file.path.0.as_str()).collect();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]);
        let text = |at: usize| String::from_utf8((files[at].make)()).expect("it is UTF-8");
        assert_eq!(text(3).matches("<sitemap>").count(), 3);
        assert_eq!(text(0).matches("<url>").count(), 4);
        assert_eq!(text(2).matches("<url>").count(), 2);
        assert!(text(0).contains(
            "<loc>https://example.org/a&amp;b/es/events/e1.html</loc><lastmod>2026-01-07</lastmod>"
        ));
    }
}
