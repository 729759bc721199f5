//! The forms of dates and times as regular expressions, for editors and other programs that read
//! the schemas. What they let pass may still be no day of the calendar, or run backwards.

/// A month or a day of it: `10`, `10-24`, `10-XX`.
const MONTH: &str = "(?:0[1-9]|1[0-2])";
const DAY: &str = "(?:0[1-9]|[12][0-9]|3[01])";

/// Every form of the subset of EDTF.
pub(crate) fn edtf() -> String {
    let day = format!("[0-9]{{4}}-{MONTH}-{DAY}");
    let point = format!("[0-9]{{4}}(?:-{MONTH}(?:-(?:{DAY}|XX))?)?[~?%]?");
    // An end of an interval on some day of a month would be EDTF of level 2.
    let end = format!("[0-9]{{4}}(?:-{MONTH}(?:-{DAY})?)?[~?%]?");
    let interval = format!("{end}/(?:{end}|\\.\\.)?|(?:\\.\\.)?/{end}");
    let set = format!("\\[(?:\\.\\.{day}|{day},{day})\\]");
    format!("^(?:{point}|{interval}|{set})$")
}

/// An item of a set whose brackets are not quoted, which is a list to YAML.
pub(crate) fn member() -> String {
    format!("^(?:\\.\\.)?[0-9]{{4}}-{MONTH}-{DAY}$")
}

/// A clock time of RFC 3339.
pub(crate) fn clock() -> String {
    let hours = "(?:[01][0-9]|2[0-3])";
    let minutes = "[0-5][0-9]";
    format!(
        "^[0-9]{{4}}-{MONTH}-{DAY}[Tt]{hours}:{minutes}:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?\
         (?:[Zz]|[+-][0-9]{{2}}:[0-9]{{2}})$"
    )
}
