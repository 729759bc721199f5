use super::*;

fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|fault| panic!("{text}: {}", fault.message))
}

fn day(text: &str) -> Option<Day> {
    Day::parse(text)
}

#[test]
fn bounds_are_those_of_the_standard() {
    for text in [
        "2025-10-24", "2025-10", "2025", "2024-02", "2025-10~", "2025-10-24?", "2025-10-XX",
        "2025-09-02/2025-11-02", "2025-09-02/..", "../2025-12-31", "[2025-10-18,2025-10-19]",
    ] {
        let date = date(text);
        let expected = standard_bounds(text).expect("edtf-core reads it too");
        assert_eq!((date.earliest(), date.latest()), expected, "{text}");
    }
}

#[test]
fn dates_sort_by_their_earliest_day_or_else_their_latest() {
    assert_eq!(Some(date("2025-10").sort_day()), day("2025-10-01"));
    assert_eq!(Some(date("2025-09-02/..").sort_day()), day("2025-09-02"));
    assert_eq!(Some(date("../2025-12-31").sort_day()), day("2025-12-31"));
    assert_eq!(Some(date("[..2025-12-31]").sort_day()), day("2025-12-31"));
    assert_eq!(Some(date("[2025-10-19,2025-10-18]").sort_day()), day("2025-10-18"));
}

#[test]
fn the_last_named_day_of_what_goes_on_is_that_of_its_start() {
    assert_eq!(Some(date("2025-09/..").last_named_day()), day("2025-09-30"));
    assert_eq!(Some(date("2026-01-04/2026-01-05").last_named_day()), day("2026-01-05"));
    assert_eq!(Some(date("2025").last_named_day()), day("2025-12-31"));
}

#[test]
fn everything_beyond_the_table_is_refused_with_what_to_write() {
    for (text, message, help) in [
        ("2025-21", "a season is not the same months", "2025-03/2025-05"),
        ("{2025-10-18,2025-10-19}", "in braces means every one", "2025-10-18/2025-10-19"),
        ("2025?-10", "level 2", "2025-10~"),
        ("156X-12-25", "level 2", "2025-10~"),
        ("Y-17E7", "level 2", "2025-10~"),
        ("2025-XX", "unspecified month", "2025"),
        ("202X", "a year is four digits", "2020/2029"),
        ("2025-10-24T14:05:00Z", "no clock time", "`time`"),
        ("../..", "is not a date", "write"),
        ("[2025-10-18,2025-10-19,2025-10-20]", "a set holds two days", "[2025-10-18,2025-10-19]"),
        ("[2025-10,2025-11]", "whole days", "[2025-10-18,2025-10-19]"),
        ("2025-10-uu", "is not a date", "2025-10-XX"),
        ("2025-10?~", "is not a date", "2025-10%"),
        ("unknown", "is not a date", "`..`"),
        ("2025-02-30", "February 2025 has 28 days", "that the calendar has"),
        ("2025-13", "no month 13", "that the calendar has"),
        ("2025-00-10", "no month 00", "that the calendar has"),
        ("20251019", "is not a date", "2025-10-19"),
        ("2025-1-7", "is not a date", "2025-01-07"),
        ("2025/10/24", "is not a date", "2025-10-24"),
        ("7 January 2026", "is not a date", "2026-01-07"),
        ("January 7, 2026", "is not a date", "2026-01-07"),
        ("7 de enero de 2026", "is not a date", "2026-01-07"),
        ("07/01/2026", "is not a date", "the year first"),
        ("yesterday", "is not a date", "EDTF"),
        ("", "is not a date", "EDTF"),
    ] {
        let fault = Date::parse(text).expect_err(text);
        assert!(fault.message.contains(message), "{text}: {}", fault.message);
        assert!(fault.help.contains(help), "{text}: {}", fault.help);
        assert_eq!(fault.kind, FaultKind::Malformed, "{text}");
    }
}

#[test]
fn an_interval_that_runs_backwards_is_told_apart() {
    for text in ["2025-10-19/2025-10-18", "2025-10/2025-09", "2026/2025-12-31"] {
        let fault = Date::parse(text).expect_err(text);
        assert_eq!(fault.kind, FaultKind::Backwards, "{text}: {}", fault.message);
    }
    assert!(Date::parse("2025-10-18/2025-10-18").is_ok());
    assert!(Date::parse("2025-10-24/2025-10").is_ok(), "it may end later in its month");
}

#[test]
fn the_fault_names_the_part_that_is_wrong() {
    let text = "2025-01-01/2025-02-30";
    let fault = Date::parse(text).expect_err("there is no such day");
    assert_eq!(&text[fault.at], "30");
}

#[test]
fn a_list_is_the_set_that_the_author_forgot_to_quote() {
    assert_eq!(Date::parse_list(&["2025-10-18", "2025-10-19"]), Date::parse("[2025-10-18,2025-10-19]"));
    assert_eq!(Date::parse_list(&["..2025-12-31"]), Date::parse("[..2025-12-31]"));
}

#[test]
fn ordinals_count_days() {
    assert_eq!(day("1970-01-01").map(Day::ordinal), Some(0));
    assert_eq!(day("2000-03-01").map(Day::ordinal), Some(11_017));
    assert_eq!(day("1969-12-31").map(Day::ordinal), Some(-1));
    assert_eq!(day("1900-02-29"), None);
    assert!(day("2000-02-29").is_some());
}

#[test]
fn clocks_are_of_rfc_3339() {
    let clock = Clock::parse("2026-01-07T17:00:00-05:00").expect("a time");
    assert_eq!((clock.hour_minute(), clock.offset().as_str()), ("17:00", "UTC\u{2212}05:00"));
    assert_eq!(clock.instant(), Clock::parse("2026-01-07T22:00:00Z").expect("the same time").instant());
    for text in ["2026-01-07T17:00:00", "2026-01-07 17:00:00Z", "2026-01-07T25:00:00Z", "17:00", "2026-02-30T10:00:00Z", "2026-01-07T17:00:00é05:00"] {
        assert!(Clock::parse(text).is_err(), "{text}");
    }
}
