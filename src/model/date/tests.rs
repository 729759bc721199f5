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
        "2025-10-24",
        "2025-10",
        "2025",
        "2024-02",
        "2025-10~",
        "2025-10-24?",
        "2025-10-XX",
        "2025-09-02/2025-11-02",
        "2025-09-02/..",
        "../2025-12-31",
        "[2025-10-18,2025-10-19]",
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

/// Texts that are refused, with words of the message and of the help.
const REFUSED: &[(&str, &str, &str)] = &[
    // Seasons and other parts of years.
    ("2025-21", "a season is not the same months", "such as 2025-03/2025-05"),
    ("2025-24", "a season is not the same months", "such as 2025-12/2026-02"),
    ("2025-21/2025-22", "a season is not the same months", "such as 2025-03/2025-05"),
    ("2025-29", "codes for parts of a year", "write 2025-09/2025-11"),
    ("2025-36", "codes for parts of a year", "write 2025-10/2025-12"),
    ("2025-38", "codes for parts of a year", "write 2025-05/2025-08"),
    ("2025-41", "codes for parts of a year", "write 2025-07/2025-12"),
    // Sets.
    ("{2025-10-18,2025-10-19}", "in braces means every one", "2025-10-18/2025-10-19"),
    ("[2025-10-18,2025-10-19,2025-10-20]", "a set holds two days", "[2025-10-18,2025-10-19]"),
    ("[2025-10-18..2025-10-20]", "a set holds two days", "[..2025-12-31]"),
    ("[2025-10,2025-11]", "whole days", "[2025-10-18,2025-10-19]"),
    ("[2025-10-18, 2025-10-19]", "is not a date", "write [2025-10-18,2025-10-19]"),
    ("2025-10-18 or 2025-10-19", "is not a date", "write [2025-10-18,2025-10-19]"),
    // Level 2.
    ("2025?-10", "level 2", "write 2025-10?"),
    ("~2025-10", "level 2", "write 2025-10~"),
    ("~2025", "level 2", "write 2025~"),
    ("2024/?2025", "level 2", "write 2024/2025?"),
    ("2025-10-~24", "level 2", "write 2025-10-24~"),
    ("2025~-10?", "level 2", "write 2025-10%"),
    ("2025-10-2X", "level 2", "write 2025-10-XX"),
    ("2025-10-XX/2025-11-02", "level 2", "write 2025-10/2025-11-02"),
    ("2025-1X", "a month that is not known", "write 2025"),
    ("2025-XX", "a month that is not known", "write 2025"),
    ("2025-XX-24", "a month that is not known", "write 2025"),
    ("2025-XX/2026", "a month that is not known", "write 2025/2026"),
    ("..2025-10-01/2025-10-03", "ends on a day", "2025-09-02/.."),
    ("156X-12-25", "a year is four digits", "2020/2029"),
    ("202X", "a year is four digits", "2020/2029"),
    ("Y-17E7", "a year is four digits", "2020/2029"),
    ("-2025", "a year is four digits", "2020/2029"),
    // Times.
    ("2025-10-24T14:05:00Z", "no clock time", "write 2025-10-24, and the clock time in `time`"),
    ("2025-10-24T14:05", "no clock time", "write 2025-10-24, and the clock time in `time`"),
    ("2025-10-24 14:05", "no clock time", "write 2025-10-24, and the clock time in `time`"),
    // The draft of 2012.
    ("2025-10-uu", "the draft of 2012", "write 2025-10-XX"),
    ("2025-uu", "the draft of 2012", "write 2025"),
    ("2025-10?~", "the draft of 2012", "write 2025-10%"),
    ("2025-09-02/open", "the draft of 2012", "write 2025-09-02/.."),
    ("unknown/2025-09-02", "the draft of 2012", "write /2025-09-02"),
    ("2025-09-02/unknown", "the draft of 2012", "write 2025-09-02/"),
    ("y2025", "the draft of 2012", "write 2025"),
    ("unknown", "is not a date", "`..`"),
    ("2025-10-xx", "is not a date", "write 2025-10-XX"),
    // Days that no calendar has.
    ("2025-02-30", "February 2025 has 28 days", "is 2025-02-28"),
    ("2025-09-02/2025-09-31", "September 2025 has 30 days", "is 2025-09-30"),
    ("[2025-10-18,2025-10-32]", "October 2025 has 31 days", "is 2025-10-31"),
    ("2025-13", "no month 13", "01 to 12"),
    ("2025-13-02", "no month 13", "did you mean 2025-02-13?"),
    ("2025-00-10", "no month 00", "leave out a month that is not known: 2025"),
    ("2025-10-00", "no day 00", "2025-10-XX"),
    // Other ways to write a date.
    ("20251019", "is not a date", "write 2025-10-19"),
    ("2025-1-7", "is not a date", "write 2025-01-07"),
    ("2025-1-7~", "is not a date", "write 2025-01-07~"),
    ("2025/10/24", "is not a date", "write 2025-10-24"),
    ("2025/10", "is not a date", "write 2025-10"),
    ("2025–10–24", "is not a date", "write 2025-10-24"),
    ("2025-10-24 ", "is not a date", "write 2025-10-24"),
    ("2025-10-24 ~", "is not a date", "write 2025-10-24~"),
    ("7 January 2026", "is not a date", "write 2026-01-07"),
    ("January 7th, 2026", "is not a date", "write 2026-01-07"),
    ("7 de enero de 2026", "is not a date", "write 2026-01-07"),
    ("24 de agosto del 2025", "is not a date", "write 2025-08-24"),
    ("October 2025", "is not a date", "write 2025-10"),
    ("octubre de 2025", "is not a date", "write 2025-10"),
    ("circa 2025", "is not a date", "write 2025~"),
    ("c. October 2025", "is not a date", "write 2025-10~"),
    ("24/10/2025", "is not a date", "write 2025-10-24"),
    ("07/01/2026", "is not a date", "the year first"),
    ("2025-Q3", "is not a date", "write 2025-07/2025-09"),
    ("2026-W02", "a week is seven days", "2026-01-05/2026-01-11"),
    ("2025-09-02 / 2025-10-01", "is not a date", "write 2025-09-02/2025-10-01"),
    ("2025-09-02–2025-10-01", "is not a date", "write 2025-09-02/2025-10-01"),
    ("2 September 2025 to 1 October 2025", "is not a date", "write 2025-09-02/2025-10-01"),
    ("2025-9-2/2025-10-01", "is not a date", "write 2025-09-02/2025-10-01"),
    ("../..", "names no day", "2025-09-02/.."),
    ("yesterday", "is not a date", "EDTF"),
    ("+2025-10", "is not a date", "EDTF"),
    ("é", "is not a date", "EDTF"),
    ("", "is not a date", "EDTF"),
];

#[test]
fn everything_beyond_the_table_is_refused_with_what_to_write() {
    for (text, message, help) in REFUSED {
        let fault = Date::parse(text).expect_err(text);
        assert!(fault.message.contains(message), "{text}: {}", fault.message);
        assert!(fault.help.contains(help), "{text}: {}", fault.help);
        assert_eq!(fault.kind, FaultKind::Malformed, "{text}");
        assert!(text.get(fault.at.clone()).is_some(), "{text}: {:?}", fault.at);
    }
}

#[test]
fn what_is_suggested_is_a_date() {
    for text in
        ["2025-33", "2025-37", "2025-40", "2025-22", "2025-28", "2025?-10", "2025-uu", "2025Q1", "2020-W53"]
    {
        let help = Date::parse(text).expect_err(text).help;
        let suggested = help.rsplit(' ').next().unwrap_or_default();
        assert!(Date::parse(suggested).is_ok(), "{text}: {help}");
    }
}

#[test]
fn an_interval_that_runs_backwards_is_told_apart() {
    for (text, forwards) in [
        ("2025-10-19/2025-10-18", "2025-10-18/2025-10-19"),
        ("2025-10/2025-09", "2025-09/2025-10"),
        ("2026/2025-12-31", "2025-12-31/2026"),
        ("2026~/2025?", "2025?/2026~"),
    ] {
        let fault = Date::parse(text).expect_err(text);
        assert_eq!(fault.kind, FaultKind::Backwards, "{text}: {}", fault.message);
        assert_eq!(fault.help, format!("write the earlier one first: {forwards}"));
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
    for (text, help) in [
        ("2026-01-07T17:00:00", "add the offset"),
        ("2026-01-07 17:00", "add the offset"),
        ("2026-01-07 17:00:00Z", "write \"2026-01-07T17:00:00Z\""),
        ("2026-01-07T17:00-05:00", "write \"2026-01-07T17:00:00-05:00\""),
        ("2026-01-07T17:00:00-0500", "write \"2026-01-07T17:00:00-05:00\""),
        ("2026-01-07T25:00:00Z", "such as"),
        ("2026-01-07T24:00:00Z", "such as"),
        ("2026-02-30T10:00:00Z", "such as"),
        ("2026-01-07", "such as"),
        ("17:00", "such as"),
        ("2026-01-07T17:00:00é05:00", "such as"),
        ("", "such as"),
    ] {
        let fault = Clock::parse(text).expect_err(text);
        assert!(fault.help.contains(help), "{text}: {}", fault.help);
    }
}
