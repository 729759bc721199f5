use super::*;
use crate::model::tree::{self, Kind, Node};
use crate::source::Sources;

/// The words of the built-in languages, as the program reads them.
fn words(tag: &str) -> DateWords {
    let name = format!("i18n/{tag}.yaml");
    let (_, text) = crate::site::templates::BUILT_IN
        .iter()
        .find(|(built_in, _)| *built_in == name)
        .expect("the language is built in");
    let node = tree::parse(crate::diag::FileId(0), text, 0).expect("built-in words are YAML");
    DateWords::new(&|key| find(&node, key).unwrap_or_else(|| panic!("{tag} has no words for {key}")))
}

fn find(node: &Node, key: &str) -> Option<String> {
    match &node.kind {
        Kind::Scalar(text) => key.is_empty().then(|| text.clone()),
        Kind::Map(entries) => {
            let (first, rest) = key.split_once('.').unwrap_or((key, ""));
            find(&entries.iter().find(|entry| entry.key == first)?.value, rest)
        }
        _ => None,
    }
}

/// Every form the records may hold, in both languages, with the `datetime`s of its `<time>`s.
const TABLE: &[(&str, &str, &str, &[&str])] = &[
    ("2025-10-24", "24 October 2025", "24 de octubre de 2025", &["2025-10-24"]),
    ("2025-10", "October 2025", "octubre de 2025", &["2025-10"]),
    ("2025", "2025", "2025", &["2025"]),
    ("2025-10~", "around October 2025", "hacia octubre de 2025", &["2025-10"]),
    (
        "2025-10-24?",
        "24 October 2025 (date uncertain)",
        "24 de octubre de 2025 (fecha dudosa)",
        &["2025-10-24"],
    ),
    (
        "2025-10-24%",
        "around 24 October 2025 (uncertain)",
        "hacia el 24 de octubre de 2025 (dudosa)",
        &["2025-10-24"],
    ),
    ("2025-10-XX", "a day in October 2025", "un día de octubre de 2025", &["2025-10"]),
    (
        "2025-09-02/2025-11-02",
        "2 September to 2 November 2025",
        "del 2 de septiembre al 2 de noviembre de 2025",
        &["2025-09-02", "2025-11-02"],
    ),
    (
        "2025-12-31/2026-01-02",
        "31 December 2025 to 2 January 2026",
        "del 31 de diciembre de 2025 al 2 de enero de 2026",
        &["2025-12-31", "2026-01-02"],
    ),
    ("2025-09-02/..", "since 2 September 2025", "desde el 2 de septiembre de 2025", &["2025-09-02"]),
    ("../2025-12-31", "until 31 December 2025", "hasta el 31 de diciembre de 2025", &["2025-12-31"]),
    (
        "/2025-12-31",
        "until 31 December 2025 (start unknown)",
        "hasta el 31 de diciembre de 2025 (inicio desconocido)",
        &["2025-12-31"],
    ),
    (
        "[..2025-12-31]",
        "on or before 31 December 2025",
        "el 31 de diciembre de 2025 o antes",
        &["2025-12-31"],
    ),
    (
        "[2025-10-18,2025-10-19]",
        "18 or 19 October 2025",
        "18 o 19 de octubre de 2025",
        &["2025-10-18", "2025-10-19"],
    ),
    // Beyond the table's rows, but within its forms.
    (
        "2026-01-04/2026-01-05",
        "4 to 5 January 2026",
        "del 4 al 5 de enero de 2026",
        &["2026-01-04", "2026-01-05"],
    ),
    (
        "2025-09/2025-11",
        "September to November 2025",
        "de septiembre a noviembre de 2025",
        &["2025-09", "2025-11"],
    ),
    ("2024/2026", "2024 to 2026", "de 2024 a 2026", &["2024", "2026"]),
    ("2025-09/..", "since September 2025", "desde septiembre de 2025", &["2025-09"]),
    (
        "2025-09-02/",
        "since 2 September 2025 (end unknown)",
        "desde el 2 de septiembre de 2025 (fin desconocido)",
        &["2025-09-02"],
    ),
    (
        "[2025-10-31,2025-11-01]",
        "31 October or 1 November 2025",
        "31 de octubre o 1 de noviembre de 2025",
        &["2025-10-31", "2025-11-01"],
    ),
    ("2025-10-24~", "around 24 October 2025", "hacia el 24 de octubre de 2025", &["2025-10-24"]),
];

#[test]
fn every_form_in_both_languages() {
    let (english, spanish) = (words("en"), words("es"));
    for (edtf, en, es, datetimes) in TABLE {
        let date = Date::parse(edtf).expect("the table holds dates");
        for (words, expected) in [(&english, en), (&spanish, es)] {
            let view = words.view(&date);
            assert_eq!(view.text, **expected, "{edtf}");
            let found: Vec<&str> = view.parts.iter().filter_map(|part| part.datetime.as_deref()).collect();
            assert_eq!(found, *datetimes, "{edtf}");
            assert_eq!(text_of(&view.parts), view.text, "{edtf}");
        }
    }
}

#[test]
fn a_season_is_no_date_that_two_publics_share() {
    let fault = Date::parse("2025-21").expect_err("seasons are refused");
    assert!(fault.help.contains("2025-03/2025-05"), "{}", fault.help);
}

#[test]
fn pages_mark_the_days_of_every_form_with_time() {
    let mut sources = Sources::default();
    let briefing = "title: T\ndescription: D\nlanguages: [en, es]\n";
    sources.add("content/briefing.yaml".to_owned(), briefing.into());
    for (at, (edtf, ..)) in TABLE.iter().enumerate() {
        let event =
            format!("title: A\ndate: '{edtf}'\nsummary: S\ndirection: neutral\nsignificance: 1\nfacts: []\n");
        sources.add(format!("content/events/row-{at}.yaml"), event.into());
    }
    let loaded = crate::model::load(&sources, crate::model::Options::default(), None);
    let briefing = loaded.value.expect("the table holds dates");
    let desk = crate::site::desk(&briefing, &sources, None, None).value;
    let plan = crate::site::plan(&desk).value;
    let wanted = crate::site::cards::Wanted::None;
    let outputs = crate::site::render(&desk, &plan, &wanted, crate::site::NEVER).value.outputs;
    for (folder, language) in [("", "en"), ("es/", "es")] {
        let words = words(language);
        for (at, (edtf, ..)) in TABLE.iter().enumerate() {
            let path = format!("{folder}events/row-{at}.html");
            let page = outputs.iter().find(|output| output.path.0 == path).expect("every event has its page");
            let html = String::from_utf8_lossy(&page.bytes);
            let parts = words.view(&Date::parse(edtf).expect("the table holds dates")).parts;
            let marked: String = parts
                .iter()
                .map(|part| match &part.datetime {
                    Some(day) => format!("<time datetime=\"{day}\">{}</time>", part.text),
                    None => part.text.clone(),
                })
                .collect();
            assert!(html.contains(&marked), "{path} does not hold {marked}");
        }
    }
}

#[test]
fn days_and_months_on_their_own() {
    let day = Day::new(2026, 1, 7).expect("a day");
    assert_eq!(words("en").short_day(day), "7 January");
    assert_eq!(words("es").short_day(day), "7 de enero");
    assert_eq!(words("es").month(2026, 1), "enero de 2026");
}
