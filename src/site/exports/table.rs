//! Tables as CSV (RFC 4180, UTF-8), whose cells no spreadsheet takes for a formula.

use crate::model::decode::At;
use crate::model::refs::{Owner, Ref};
use crate::model::values::Text;
use crate::site::{Desk, Here, Scope, markdown};

/// A column, or one a language.
pub(crate) struct Column {
    pub(crate) name: &'static str,
    /// The type that a data package gives it: `string`, `date`, `integer`, …
    pub(crate) kind: &'static str,
    /// Whether there is one a language: `title_en`, `title_es`.
    pub(crate) by_language: bool,
}

/// A table: its columns, which of them are its key, and which name rows of other tables.
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) columns: &'static [Column],
    pub(crate) key: &'static [&'static str],
    pub(crate) refers: &'static [(&'static str, &'static str)],
}

/// A column as it stands in a table's first line.
pub(crate) struct Header<'d> {
    pub(crate) name: String,
    pub(crate) column: &'static Column,
    pub(crate) language: Option<&'d str>,
}

impl Table {
    /// The table's first line, with a column for each language where there is one.
    pub(crate) fn headers<'d>(&'static self, desk: &'d Desk<'d>) -> Vec<Header<'d>> {
        let mut headers = Vec::new();
        for column in self.columns {
            if column.by_language {
                let languages = desk.briefing.languages().map(|language| language.0.as_str());
                headers.extend(languages.map(|language| Header {
                    name: format!("{}_{language}", column.name),
                    column,
                    language: Some(language),
                }));
            } else {
                headers.push(Header { name: column.name.to_owned(), column, language: None });
            }
        }
        headers
    }
}

/// A line of a table on its way, filled from left to right.
pub(super) struct Row<'d> {
    here: Here<'d>,
    cells: Vec<String>,
}

impl<'d> Row<'d> {
    /// A cell as it is.
    pub(super) fn cell(&mut self, text: impl Into<String>) -> &mut Self {
        self.cells.push(defused(text.into()));
        self
    }

    /// A cell that may be empty.
    pub(super) fn maybe(&mut self, text: Option<impl Into<String>>) -> &mut Self {
        self.cell(text.map_or(String::new(), Into::into))
    }

    /// Ids with blanks between them.
    pub(super) fn ids<'r, T: 'r>(&mut self, ids: impl IntoIterator<Item = &'r Ref<T>>) -> &mut Self {
        let ids: Vec<&str> = ids.into_iter().map(|one| one.id.0.as_str()).collect();
        self.cell(ids.join(" "))
    }

    /// A text in each language, empty where it was not written in that one; Markdown without its marks.
    pub(super) fn text(&mut self, text: Option<&Text>) -> &mut Self {
        for language in self.here.scope.briefing.languages() {
            let words: Option<&At<String>> = text.and_then(|text| text.exact(language));
            let words = words.map(|words| markdown::plain(&self.here.inline_html(&words.value)));
            self.cells.push(defused(words.unwrap_or_default()));
        }
        self
    }

    /// A text that is no Markdown, in each language.
    pub(super) fn plain(&mut self, text: Option<&Text>) -> &mut Self {
        for language in self.here.scope.briefing.languages() {
            let words = text.and_then(|text| text.exact(language)).map(|words| words.value.clone());
            self.cells.push(defused(words.unwrap_or_default()));
        }
        self
    }

    /// Whose word it is: ids of actors, and a description in each language.
    pub(super) fn owner(&mut self, owner: Option<&Owner>) -> &mut Self {
        match owner {
            Some(Owner::Actors(actors)) => self.ids(actors).plain(None),
            Some(Owner::Described(text)) => self.cell("").plain(Some(text)),
            None => self.cell("").plain(None),
        }
    }
}

/// Writes a table whose rows `fill` adds; `more` is asked for a fresh row until it has none.
pub(super) fn csv<'d, R>(
    desk: &'d Desk<'d>,
    table: &'static Table,
    records: impl Iterator<Item = R>,
    fill: impl Fn(&mut Row<'d>, R),
) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let headers = table.headers(desk).into_iter().map(|header| header.name);
    writer.write_record(headers).expect("memory takes all");
    let scope: Scope<'d> = desk.scopes().next().expect("a briefing has a language");
    let mut row = Row { here: Here::new(scope, String::new()), cells: Vec::new() };
    for record in records {
        fill(&mut row, record);
        writer.write_record(&row.cells).expect("a row has as many cells as the table has columns");
        row.cells.clear();
        row.here.citations.take();
    }
    writer.into_inner().expect("memory takes all")
}

/// A cell that spreadsheets show and do not run: what begins as a formula does gets an apostrophe.
fn defused(mut cell: String) -> String {
    cell.retain(|c| !c.is_control() || c == '\n' || c == '\t');
    if cell.starts_with(['=', '+', '-', '@', '\t', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']) {
        cell.insert(0, '\'');
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::defused;

    #[test]
    fn what_begins_as_a_formula_does_is_defused() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "＝1"] {
            assert_eq!(defused(cell.to_owned()), format!("'{cell}"));
        }
        for cell in ["", "a=b", "2026-01-07", "–5", "'=1"] {
            assert_eq!(defused(cell.to_owned()), cell);
        }
        assert_eq!(defused("a\u{0}\r\nb".to_owned()), "a\nb");
    }
}
