//! What leaves as a TimelineJS timeline comes back as the same events.

use crate::{Project, files_of, program, root, tree, write};
use briefing::model::date::Date;
use briefing::pipeline::Options;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// The title and the date of an event, as they are written.
type Told = (String, String);

/// The text of a record in `language`, or in the first that it has.
fn in_language(text: &Value, language: &str) -> String {
    let words = text.as_object();
    let own = words.and_then(|words| words.get(language).or_else(|| words.values().next()));
    own.unwrap_or(text).as_str().unwrap_or_default().to_owned()
}

/// The events of `data/events.json` by id, but for withdrawn ones, which no timeline shows.
fn exported(site: &BTreeMap<String, Vec<u8>>, language: &str) -> BTreeMap<String, Told> {
    let data: Value = serde_json::from_slice(&site["data/events.json"]).expect("data are JSON");
    let events = data["events"].as_array().expect("it lists events").iter();
    events
        .filter(|event| event["record"]["status"] != "withdrawn")
        .map(|event| {
            let id = event["id"].as_str().expect("events have ids").to_owned();
            let date = event["record"]["date"].as_str().expect("events have dates").to_owned();
            (id, (in_language(&event["record"]["title"], language), date))
        })
        .collect()
}

/// Imports `timeline` into the project in `folder`; what the program says.
fn import(folder: &Path, timeline: &[u8], language: &str) -> String {
    write(&folder.join("timeline.json"), timeline);
    let file = folder.join("timeline.json");
    let mut command = Command::new(program());
    command.arg("-C").arg(folder).arg("import").arg(&file).args(["--language", language]);
    let done = command.output().expect("the program runs");
    let said = String::from_utf8([done.stdout, done.stderr].concat()).expect("it is text");
    assert!(done.status.success(), "{said}");
    said
}

/// The events that stand in `folder` as drafts, by id, as another build of them says.
fn imported(folder: &Path, language: &str) -> BTreeMap<String, Told> {
    let mut options = Options::default();
    options.load.drafts = true;
    // Drafts have open ends, such as sources to be named; what they hold is read all the same.
    exported(&files_of(Project::read(folder).build(&options)), language)
}

/// A project with nothing in it, for `language`.
fn empty(folder: &Path, language: &str) {
    let record = format!("title: Elsewhere\ndescription: Another briefing.\nlanguages: [{language}]\n");
    write(&folder.join("content/briefing.yaml"), record.as_bytes());
}

/// What goes out in `language` of the project in `home`, and what comes back into an empty one.
fn round_trip(home: &Path, name: &str, language: &str) -> (BTreeMap<String, Told>, BTreeMap<String, Told>) {
    let site = files_of(Project::read(home).build(&Options::default()));
    let folder = tempfile::tempdir().expect("there is room");
    empty(folder.path(), language);
    import(folder.path(), &site[&format!("data/{name}")], language);
    (exported(&site, language), imported(folder.path(), language))
}

#[test]
fn an_own_timeline_gives_back_the_same_dates_and_titles() {
    for home in [root().to_owned(), root().join("tests/sites/everything")] {
        for (name, language) in [("timeline.json", "en"), ("timeline.es.json", "es")] {
            let (gone, back) = round_trip(&home, name, language);
            assert!(!gone.is_empty());
            assert_eq!(gone, back, "{name} of {}", home.display());
        }
    }
}

/// Every shape of date that a record may have, none of which TimelineJS can say.
#[test]
fn uncertain_dates_come_back_as_they_were() {
    let dates = [
        "2026",
        "2026-01",
        "2026-01-XX",
        "2026-01-07~",
        "2026-01?",
        "2026-01-07%",
        "2026-01-07/2026-01-09",
        "2026-01-07/..",
        "../2026-01-07",
        "2026-01-07/",
        "[..2026-01-07]",
        "[2026-01-07,2026-01-09]",
        "2026-01-07",
    ];
    let mut project = crate::small();
    for (at, date) in dates.iter().enumerate() {
        assert!(Date::parse(date).is_ok(), "{date}");
        let text = crate::event(date, "facts: [{text: A, sources: [gazette-9]}]\n");
        let text = text.replace("Something happens", &format!("Number {at} <of> many & “more”"));
        project = project.with(&format!("content/events/e{at}.yaml"), &text);
    }
    let home = tempfile::tempdir().expect("there is room");
    project.write(home.path());
    let (gone, back) = round_trip(home.path(), "timeline.json", "en");
    assert_eq!(gone.len(), dates.len());
    assert_eq!(gone, back);
}

#[test]
fn what_an_own_timeline_holds_is_known_to_be_there() {
    let home = tempfile::tempdir().expect("there is room");
    let project = Project::read(&root().join("tests/sites/everything"));
    project.write(home.path());
    let before = tree(home.path());
    let said = import(home.path(), &project.site(&Options::default())["data/timeline.json"], "en");
    assert!(said.contains("there is nothing to import"), "{said}");
    assert_eq!(tree(home.path()).len(), before.len() + 1, "only the timeline itself is new");
}

/// A date that somebody wrote into the file by hand and that is none does not hide those that are.
#[test]
fn a_wrong_date_beside_a_right_one_is_left_out() {
    let folder = tempfile::tempdir().expect("there is room");
    empty(folder.path(), "en");
    let timeline = r#"{"events": [{"start_date": {"year": 2026, "month": 1, "day": 7}, "edtf": "early 2026", "text": {"headline": "A"}}]}"#;
    let said = import(folder.path(), timeline.as_bytes(), "en");
    assert!(said.contains("warning[left-out]: event 1, `edtf`:"), "{said}");
    let back: Vec<Told> = imported(folder.path(), "en").into_values().collect();
    assert_eq!(back, [("A".to_owned(), "2026-01-07".to_owned())]);
}
