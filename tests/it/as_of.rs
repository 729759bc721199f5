//! What was known on a day, and independence: a test for each sentence of the rule.

use crate::{Project, event, files_of, root, small};
use briefing::model::date::Day;
use briefing::pipeline::{self, Options};
use briefing::{model, source};
use std::collections::BTreeMap;

fn day(text: &str) -> Option<Day> {
    Some(Day::parse(text).expect("a day is written as 2026-01-09"))
}

fn as_of(text: &str) -> Options {
    Options { load: model::Options { as_of: day(text), drafts: false }, ..Options::default() }
}

fn page(site: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8_lossy(site.get(path).unwrap_or_else(|| panic!("there is no {path}"))).into_owned()
}

/// An event of 3 January with a fact for each source that is named.
fn with_facts(sources: &[&str]) -> Project {
    let facts: String =
        sources.iter().map(|one| format!("- {{text: It says {one}., sources: [{one}]}}\n")).collect();
    small().with("content/events/a.yaml", &event("2026-01-03", &format!("facts:\n{facts}")))
}

#[test]
fn an_event_belongs_if_it_has_begun_and_a_source_was_published() {
    let project = with_facts(&["gazette-5"]);
    assert!(project.site(&as_of("2026-01-05")).contains_key("events/a.html"));
}

#[test]
fn an_event_whose_sources_are_all_later_does_not_belong() {
    let project = with_facts(&["gazette-5"]);
    assert!(!project.site(&as_of("2026-01-04")).contains_key("events/a.html"));
}

#[test]
fn an_event_that_is_to_come_does_not_belong_though_it_was_reported() {
    let fields = "facts:\n- {text: It will be., sources: [gazette-2]}\n";
    let project = small()
        .with(
            "content/sources/more.yaml",
            "- {id: gazette-2, publisher: G, published: 2026-01-02, language: en, kind: wire}\n",
        )
        .with(
            "content/events/a.yaml",
            &event("2026-01-06/2026-01-08", fields)
                .replace("sources: [gazette-2]", "sources: [gazette-2, gazette-9]"),
        );
    assert!(!project.site(&as_of("2026-01-05")).contains_key("events/a.html"));
    assert!(
        project.site(&as_of("2026-01-06")).contains_key("events/a.html"),
        "its earliest day is not later"
    );
}

#[test]
fn facts_whose_sources_are_all_later_stay_out() {
    let project = with_facts(&["gazette-5", "gazette-9"]);
    let then = page(&project.site(&as_of("2026-01-08")), "events/a.html");
    assert!(then.contains("It says gazette-5.") && !then.contains("It says gazette-9."));
    let now = page(&project.site(&Options::default()), "events/a.html");
    assert!(now.contains("It says gazette-9."));
}

#[test]
fn of_a_facts_sources_only_those_published_are_shown() {
    let project = small().with(
        "content/events/a.yaml",
        &event("2026-01-03", "facts:\n- {text: Both say so., sources: [gazette-5, gazette-9]}\n"),
    );
    let then = page(&project.site(&as_of("2026-01-06")), "events/a.html");
    assert!(then.contains("5 January 2026") && !then.contains("9 January 2026"));
}

#[test]
fn quotes_and_claims_whose_sources_are_all_later_stay_out() {
    let rest = "facts:\n- {text: A fact., sources: [gazette-5]}\n\
                quotes:\n- {speaker: ann, text: Said later., language: en, sources: [gazette-9]}\n\
                claims:\n- {text: Claimed later., by: ann, status: unverified, sources: [gazette-9]}\n";
    let project = small()
        .with("content/actors.yaml", "- {id: ann, name: Ann, kind: person}\n")
        .with("content/events/a.yaml", &event("2026-01-03", rest));
    let then = page(&project.site(&as_of("2026-01-06")), "events/a.html");
    assert!(!then.contains("Said later.") && !then.contains("Claimed later."));
    let now = page(&project.site(&Options::default()), "events/a.html");
    assert!(now.contains("Said later.") && now.contains("Claimed later."));
}

#[test]
fn a_disagreement_with_one_version_left_is_dropped() {
    let rest = "facts:\n- {text: A fact., sources: [gazette-5]}\n\
                disagreements:\n- about: How many\n  versions:\n  - {says: Three boats, sources: [gazette-5]}\n  \
                - {says: Four boats, sources: [gazette-9]}\n";
    let project = small().with("content/events/a.yaml", &event("2026-01-03", rest));
    let then = page(&project.site(&as_of("2026-01-06")), "events/a.html");
    assert!(!then.contains("How many") && !then.contains("Three boats"));
    let now = page(&project.site(&as_of("2026-01-09")), "events/a.html");
    assert!(now.contains("How many") && now.contains("Three boats") && now.contains("Four boats"));
}

#[test]
fn a_source_dated_by_month_counts_from_the_months_last_day() {
    let project = with_facts(&["january"]);
    assert!(!project.site(&as_of("2026-01-30")).contains_key("events/a.html"));
    assert!(project.site(&as_of("2026-01-31")).contains_key("events/a.html"));
}

#[test]
fn a_source_dated_by_year_counts_from_the_years_last_day() {
    let project = with_facts(&["year"]);
    assert!(!project.site(&as_of("2026-12-30")).contains_key("events/a.html"));
    assert!(project.site(&as_of("2026-12-31")).contains_key("events/a.html"));
}

#[test]
fn an_undated_source_counts_from_the_events_last_day() {
    let fields = "facts:\n- {text: A fact., sources: [undated]}\n";
    let project = small().with("content/events/a.yaml", &event("2026-01-03/2026-01-06", fields));
    assert!(!project.site(&as_of("2026-01-05")).contains_key("events/a.html"));
    assert!(project.site(&as_of("2026-01-06")).contains_key("events/a.html"));
}

#[test]
fn dates_of_a_measure_after_the_day_are_not_shown() {
    let measure = "- id: fee\n  kind: levy\n  name: Harbour fee\n  by: ann\n  on: [ann]\n  announced: 2026-01-04\n  \
                   in_force: 2026-01-06\n  ended: 2026-01-09\n  sources: [gazette-5]\n";
    let project = with_facts(&["gazette-2", "gazette-5"])
        .with(
            "content/sources/more.yaml",
            "- {id: gazette-2, publisher: G, published: 2026-01-02, language: en, kind: wire}\n",
        )
        .with("content/actors.yaml", "- {id: ann, name: Ann, kind: person}\n")
        .with("content/measures.yaml", measure);
    let at = |options: &Options| page(&project.site(options), "measures.html");
    let announced = at(&as_of("2026-01-05"));
    assert!(announced.contains("4 January 2026") && !announced.contains("6 January 2026"));
    let in_force = at(&as_of("2026-01-07"));
    assert!(in_force.contains("6 January 2026") && !in_force.contains("9 January 2026"));
    assert!(at(&Options::default()).contains("9 January 2026"));
}

#[test]
fn what_is_not_known_yet_is_no_fault() {
    let told = |project: &Project, options: &Options| {
        let problems = project.build(options).diags.into_iter();
        problems.map(|one| (one.rule, one.span, one.message)).collect::<Vec<_>>()
    };
    let allowed =
        "facts:\n- {text: A fact., sources: [gazette-5, gazette-9]}\nallow: {single-source: It is enough.}\n";
    let linked = "facts:\n- {text: A fact., sources: [gazette-5]}\n- {text: Another., id: late, sources: [gazette-9]}\n\
                  body: It is [known](#late) now, as [another](event:b#fact-1) is.\n";
    let later = "facts:\n- {text: A fact., sources: [gazette-9]}\n\
                 quotes:\n- {speaker: ann, text: Yes, language: en, translation_source: gazette-1, sources: [gazette-9]}\n";
    let made = with_editions()
        .with("content/actors.yaml", "- {id: ann, name: Ann, kind: person}\n")
        .with("content/events/e.yaml", &event("2026-01-04", allowed))
        .with("content/events/f.yaml", &event("2026-01-05", linked))
        .with("content/events/g.yaml", &event("2026-01-01", later));
    for project in [made, Project::read(root()), Project::read(&root().join("tests/sites/everything"))] {
        let now = told(&project, &Options::default());
        for number in 1..=12 {
            let then = told(&project, &as_of(&format!("2026-01-{number:02}")));
            let new: Vec<_> = then.iter().filter(|one| !now.contains(one)).collect();
            assert!(new.is_empty(), "on {number} January: {new:?}");
        }
    }
}

const FIRST: &str = "number: 1\ntrend: unchanged\ntrend_note: Nothing moved.\nbottom_line: All is quiet.\nhighlights: [a, b]\n";

/// Two events known to the first edition, one that came between, one after the second.
fn with_editions() -> Project {
    let fact = |source: &str| format!("facts:\n- {{text: A fact., sources: [{source}]}}\n");
    let named = |title: &str, date: &str, source: &str| {
        event(date, &fact(source)).replace("Something happens", title)
    };
    small()
        .with(
            "content/sources/more.yaml",
            "- {id: gazette-7, publisher: G, published: 2026-01-07, language: en, kind: wire}\n",
        )
        .with("content/events/a.yaml", &named("First boat sails", "2026-01-01", "gazette-1"))
        .with("content/events/b.yaml", &named("Second boat sails", "2026-01-02", "gazette-1"))
        .with("content/events/c.yaml", &named("Third boat sails", "2026-01-03", "gazette-7"))
        .with("content/events/d.yaml", &named("Fourth boat sails", "2026-01-09", "gazette-9"))
        .with("content/editions/2026-01-05.yaml", FIRST)
        .with("content/editions/2026-01-08.yaml", &FIRST.replace("number: 1", "number: 2"))
}

/// What stands between two headings of a page.
fn section(page: &str, heading: &str) -> Option<String> {
    let after = page.split_once(&format!(">{heading}</h2>"))?.1;
    Some(after.split("</section>").next().unwrap_or_default().to_owned())
}

#[test]
fn the_first_edition_has_no_block_of_what_is_new() {
    let site = with_editions().site(&Options::default());
    assert!(!page(&site, "editions/2026-01-05.html").contains("New since"));
}

#[test]
fn what_is_new_is_what_this_edition_knew_and_the_one_before_did_not() {
    let site = with_editions().site(&Options::default());
    let new =
        section(&page(&site, "editions/2026-01-08.html"), "New since edition 1").expect("there is a block");
    assert!(new.contains("Third boat sails"), "it happened before the first edition, but was not public");
    assert!(!new.contains("First boat") && !new.contains("Second boat") && !new.contains("Fourth boat"));
}

#[test]
fn events_after_the_newest_edition_stand_on_the_home_page() {
    let site = with_editions().site(&Options::default());
    let since = section(&page(&site, "index.html"), "Since edition 2").expect("there is a block");
    assert!(since.contains("Fourth boat sails") && !since.contains("Third boat sails"));
}

#[test]
fn the_date_of_the_site_is_the_newest_editions_or_the_newest_events() {
    let later_event = with_editions().site(&Options::default());
    assert!(page(&later_event, "index.html").contains("As of <time datetime=\"2026-01-09\">"));
    let mut project = with_editions();
    project.files.remove("content/events/d.yaml");
    assert!(
        page(&project.site(&Options::default()), "index.html")
            .contains("As of <time datetime=\"2026-01-08\">")
    );
}

#[test]
fn every_edition_can_be_rebuilt_for_its_own_day() {
    let project = with_editions();
    let today = page(&project.site(&Options::default()), "editions/2026-01-05.html");
    let then = page(&project.site(&as_of("2026-01-05")), "editions/2026-01-05.html");
    assert_eq!(edition(&today), edition(&then));
}

#[test]
fn the_editions_of_this_briefing_can_be_rebuilt_for_their_own_days() {
    let sources = source::read(root()).expect("it can be read");
    let site = |options: &Options| files_of(pipeline::run(&sources, options));
    let today = site(&Options::default());
    let days: Vec<&str> = today
        .keys()
        .filter_map(|path| path.strip_prefix("editions/")?.strip_suffix(".html"))
        .filter(|day| *day != "index")
        .collect();
    assert!(days.len() >= 3, "{days:?}");
    for day in days {
        let path = format!("editions/{day}.html");
        let then = site(&as_of(day));
        assert_eq!(edition(&page(&today, &path)), edition(&page(&then, &path)), "the edition of {day}");
        // What could be linked to on the day can be today.
        let is_page = |path: &&String| path.ends_with(".html");
        let gone: Vec<&String> =
            then.keys().filter(is_page).filter(|path| !today.contains_key(*path)).collect();
        assert!(gone.is_empty(), "addresses of {day} that are no more: {gone:?}");
    }
}

/// What an edition's page says, without the links to its neighbours.
fn edition(page: &str) -> String {
    let (_, rest) = page.split_once("<h1>").expect("a page has a heading");
    let end = rest.find("<nav class=\"neighbours\"").or_else(|| rest.find("</main>"));
    rest[..end.expect("a page has an end")].trim().to_owned()
}

#[test]
fn a_site_as_of_a_day_has_that_days_date_and_no_later_edition() {
    let site = with_editions().site(&as_of("2026-01-06"));
    assert!(page(&site, "index.html").contains("As of <time datetime=\"2026-01-06\">"));
    assert!(!site.contains_key("editions/2026-01-08.html"));
    assert!(!site.contains_key("events/c.html") && site.contains_key("events/b.html"));
}

#[test]
fn offices_that_had_not_begun_stay_out_and_ends_that_had_not_come() {
    let actors = "- id: ann
  name: Ann
  kind: person
  about: Of the town.
  offices:
  - {title: Mayor, from: 2025-01-01, to: 2026-01-07, sources: [gazette-1, gazette-9]}
  - {title: Harbour master, from: 2026-01-08, sources: [gazette-9]}
";
    let project = small().with("content/actors.yaml", actors).with(
        "content/events/a.yaml",
        &event("2026-01-03", "actors: [ann]\nfacts:\n- {text: It says so., sources: [gazette-5]}\n"),
    );
    let then = page(&project.site(&as_of("2026-01-06")), "actors/ann.html");
    assert!(then.contains("Mayor") && !then.contains("Harbour master"), "the office was not held yet");
    assert!(!then.contains("7 January 2026"), "nobody knew when it would end");
    assert!(then.contains("2 January 2026") && !then.contains("9 January 2026"), "nor was it printed");
    let now = page(&project.site(&Options::default()), "actors/ann.html");
    assert!(now.contains("Harbour master") && now.contains("7 January 2026"));
}

#[test]
fn of_a_measures_sources_only_those_published_are_shown() {
    let measure = "- id: fee
  kind: fee
  name: Doubled fee
  by: ann
  on: [ben]
  announced: 2026-01-04
  sources: [gazette-5, gazette-9]
";
    let project = small()
        .with(
            "content/actors.yaml",
            "- {id: ann, name: Ann, kind: person}\n- {id: ben, name: Ben, kind: person}\n",
        )
        .with("content/measures.yaml", measure)
        .with(
            "content/events/a.yaml",
            &event("2026-01-03", "actors: [ann, ben]\nfacts:\n- {text: It says so., sources: [gazette-5]}\n"),
        );
    let then = page(&project.site(&as_of("2026-01-06")), "measures.html");
    assert!(then.contains("Doubled fee") && then.contains("5 January 2026"));
    assert!(!then.contains("9 January 2026"));
}

#[test]
fn a_translation_that_was_not_published_yet_is_the_briefings_own() {
    let quote = "facts:
- {text: It says so., sources: [gazette-5]}
quotes:
- {speaker: ann, text: Sí., language: es, translation: Yes., translation_source: gazette-9, sources: [gazette-5]}
";
    let project = small()
        .with("content/actors.yaml", "- {id: ann, name: Ann, kind: person}\n")
        .with("content/events/a.yaml", &event("2026-01-03", &format!("actors: [ann]\n{quote}")));
    let then = page(&project.site(&as_of("2026-01-06")), "events/a.html");
    assert!(then.contains("Yes.") && !then.contains("9 January 2026"));
}

#[test]
fn sources_that_share_a_root_count_as_one() {
    let sources = "- {id: agency, publisher: Agency, published: 2026-01-04, language: en, kind: wire}\n\
                   - {id: copy-a, publisher: A, published: 2026-01-04, language: en, kind: newspaper, derived_from: [agency]}\n\
                   - {id: copy-b, publisher: B, published: 2026-01-04, language: en, kind: newspaper, derived_from: [copy-a]}\n";
    let project = with_facts(&["copy-a", "copy-b"]).with("content/sources/more.yaml", sources);
    let html = page(&project.site(&Options::default()), "events/a.html");
    assert!(html.contains("2 sources, 1 independent"));
    assert!(html.contains("single independent source"), "the page marks it");
    let built = project.build(&Options::default());
    assert!(built.diags.iter().any(|one| one.rule == "single-source"), "a warning marks it");
}

#[test]
fn sources_without_a_common_root_are_independent() {
    let html = page(&with_facts(&["gazette-5", "gazette-9"]).site(&Options::default()), "events/a.html");
    assert!(html.contains("2 sources, 2 independent") && !html.contains("single independent source"));
}
