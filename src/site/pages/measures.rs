//! `measures`: what applies. Those in force first, then the suspended, the announced, the ended.

use super::page;
use crate::site::citations::SourceView;
use crate::site::figures::{self, measures::MeasuresFigure};
use crate::site::measures::{self, MeasureView, STATES};
use crate::site::{Here, Page, Scope};
use serde::Serialize;

#[derive(Serialize)]
struct MeasuresPage {
    title: String,
    description: String,
    figure: Option<MeasuresFigure>,
    groups: Vec<Group>,
    sources: Vec<SourceView>,
}

/// The measures of one state.
#[derive(Serialize)]
struct Group {
    state: &'static str,
    title: String,
    count: String,
    measures: Vec<MeasureView>,
}

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    if scope.briefing.measures.is_empty() {
        return Vec::new();
    }
    vec![page(scope, &scope.page("measures"), "measures.html", None, |here| MeasuresPage {
        title: here.scope.words.get("measures.title"),
        description: here.scope.words.get("measures.description"),
        figure: figures::measures::figure(here, here.scope.known()),
        groups: STATES
            .iter()
            .map(|state| group(here, state))
            .filter(|group| !group.measures.is_empty())
            .collect(),
        sources: here.source_list(),
    })]
}

fn group(here: &Here<'_>, state: &'static str) -> Group {
    let measures = measures::in_state(here, state, here.scope.known());
    Group {
        state,
        title: here.scope.words.get(&format!("measures.{state}")),
        count: here.scope.words.count("measures", measures.len()),
        measures,
    }
}
