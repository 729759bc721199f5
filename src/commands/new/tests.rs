use super::*;
use crate::model::Options;

/// Begins a record of `kind` in a small briefing, with what is typed where there is somebody to type;
/// the record or what is wrong, and what stood on the terminal.
fn begun(
    kind: &str,
    said: &[(&'static str, &str)],
    typed: Option<&str>,
) -> (std::result::Result<String, String>, String) {
    let mut sources = Sources::default();
    let config = "title: T\ndescription: D.\nlanguages: [en]\nsides: [{id: a, name: A}, {id: b, name: B}]\n";
    sources.add("content/briefing.yaml".to_owned(), config.as_bytes().to_vec());
    let briefing = crate::model::load(&sources, Options::default(), None).value.expect("it is whole");
    let today = Day::parse("2026-01-09").expect("it is a day");
    let desk = Desk { briefing: &briefing, sources: &sources, today };
    let kind = KINDS.iter().find(|one| one.name == kind).expect("there is such a kind");
    let mut answers: Answers = said.iter().map(|(flag, text)| (*flag, vec![(*text).to_owned()])).collect();
    let (mut input, mut output) = (typed.unwrap_or_default().as_bytes(), Vec::new());
    let author = typed.map(|_| Author { input: &mut input, output: &mut output });
    let begun = settle(kind, &mut answers, &desk, author);
    let output = String::from_utf8(output).expect("the questions are UTF-8");
    (begun.map(|begun| begun.text).map_err(|error| error.to_string()), output)
}

#[test]
fn a_wrong_answer_is_asked_for_again_and_none_is_lost() {
    let (record, terminal) = begun("source", &[], Some("Harbour Post\nenglish\nen\nwire\n"));
    let record = record.expect("every answer came");
    assert!(record.contains("publisher: Harbour Post\n  language: en\n  kind: wire\n"), "{record}");
    let refused = "  `english` is not a language tag; English is `en`, or `en-GB`, `en-US`\nlanguage (";
    assert!(terminal.contains(refused), "{terminal}");
}

#[test]
fn what_no_id_can_be_made_of_is_given_one_by_its_author() {
    let (record, terminal) = begun("topic", &[], Some("Доступ\nAccess!\naccess\n"));
    assert!(record.expect("every answer came").starts_with("- id: access\n  name: Доступ\n"));
    assert!(terminal.contains("no id can be made of these letters\nid ("), "{terminal}");
    let (record, _) = begun("topic", &[("name", "Доступ")], None);
    assert_eq!(record, Err(NO_ID.to_owned()));
}

#[test]
fn what_is_wrong_with_a_flag_is_said_before_anything_is_asked() {
    let (record, terminal) = begun("source", &[("language", "english")], Some("Harbour Post\nwire\n"));
    assert!(record.expect_err("it is no tag").starts_with("--language: `english` is not"));
    assert_eq!(terminal, "");
}

#[test]
fn all_that_is_wrong_or_missing_is_told_at_once() {
    let (record, _) = begun("source", &[("published", "soon"), ("kind", "wier")], None);
    let told = record.expect_err("a publisher is missing");
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 5, "{told}");
    assert!(lines[0].starts_with("--kind: `wier` is not one of "), "{told}");
    assert!(lines[1].starts_with("error: --published: `soon`"), "{told}");
    assert_eq!(lines[2], "error: a new source needs");
    assert_eq!(lines[3], "  --publisher (who published it)");
    assert_eq!(lines[4], "  --language (the one it is in, such as en or es)");
}
