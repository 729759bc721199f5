//! `measures`: what applies.

use super::page;
use crate::site::citations::SourceView;
use crate::site::measures::{self, MeasureView};
use crate::site::{Page, Scope};
use serde::Serialize;

#[derive(Serialize)]
struct MeasuresPage {
    title: String,
    description: String,
    measures: Vec<MeasureView>,
    sources: Vec<SourceView>,
}

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    if scope.briefing.measures.is_empty() {
        return Vec::new();
    }
    vec![page(scope, &scope.page("measures"), "measures.html", None, |here| {
        let known = here.scope.known();
        let all = here.scope.briefing.measures.iter();
        MeasuresPage {
            title: here.scope.words.get("measures.title"),
            description: here.scope.words.get("measures.description"),
            measures: all.filter_map(|measure| measures::view(here, measure, known)).collect(),
            sources: here.source_list(),
        }
    })]
}
