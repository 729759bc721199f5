//! `corrections`: what was wrong. The policy, then the ledger.

use super::page;
use crate::model::records::{Correction, Event};
use crate::site::corrections::{self, CorrectionView};
use crate::site::parts::Link;
use crate::site::{Here, Page, Scope};
use serde::Serialize;

#[derive(Serialize)]
struct CorrectionsPage {
    title: String,
    description: String,
    /// The newest first.
    ledger: Vec<Row>,
    report: Option<String>,
}

#[derive(Serialize)]
struct Row {
    #[serde(flatten)]
    correction: CorrectionView,
    event: Link,
}

pub(super) fn pages(scope: Scope<'_>) -> Vec<Page<'_>> {
    vec![page(scope, &scope.page("corrections"), "corrections.html", None, view)]
}

fn view(here: &Here<'_>) -> CorrectionsPage {
    let events = here.scope.briefing.events.iter();
    let mut all: Vec<(&Event, &Correction)> =
        events.flat_map(|event| event.corrections.iter().map(move |one| (event, one))).collect();
    all.sort_by_key(|(event, one)| std::cmp::Reverse((one.date.sort_day(), event.id.clone())));
    let row = |(event, one): (&Event, &Correction)| Row {
        correction: corrections::view(here, one),
        event: here.event_link(event),
    };
    CorrectionsPage {
        title: here.scope.words.get("corrections.title"),
        description: here.scope.words.get("corrections.description"),
        ledger: all.into_iter().map(row).collect(),
        report: here.report_link("correction"),
    }
}
