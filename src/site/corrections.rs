//! Corrections as readers see them.

use super::Here;
use super::dates::DateView;
use super::markdown::Html;
use crate::model::records::Correction;
use crate::model::values::Inline;
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct CorrectionView {
    date: DateView,
    pub(crate) kind: String,
    pub(crate) was: Option<Html>,
    pub(crate) now: Option<Html>,
    pub(crate) note: Option<Html>,
}

pub(crate) fn view(here: &Here<'_>, one: &Correction) -> CorrectionView {
    let html = |text: &Option<Inline>| text.as_ref().map(|text| here.inline(text));
    CorrectionView {
        date: here.scope.words.dates.view(&one.date),
        kind: here.scope.words.get(&format!("correction-kind.{}", one.kind.word())),
        was: html(&one.was),
        now: html(&one.now),
        note: html(&one.note),
    }
}
