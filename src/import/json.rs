//! TimelineJS's JSON: `events`, and perhaps `title` and `eras`.

use super::{Cell, Format, Moment, Slide, Sort};
use crate::diag::{Diagnostic, FileId, Span};
use serde_json::value::RawValue;
use std::collections::BTreeMap;

pub(super) const FORMAT: Format = Format { name: "JSON", extension: "json", read };

/// An object with its values as they stand in the file, so that each has its place.
type Object<'t> = BTreeMap<String, &'t RawValue>;

fn read(file: FileId, text: &str, diags: &mut Vec<Diagnostic>) -> Vec<Slide> {
    let mut reader = Reader { file, text, diags };
    let whole: Object<'_> = match serde_json::from_str(text) {
        Ok(whole) => whole,
        Err(error) => {
            reader.not_json(&error);
            return Vec::new();
        }
    };
    let Some(events) = whole.get("events") else {
        let old = whole.contains_key("timeline");
        let help = if old {
            "this is the JSON of an older TimelineJS, with all in `timeline`; copy the timeline into today's \
             spreadsheet, and import that"
        } else {
            "TimelineJS's JSON is an object with a list `events`"
        };
        let span = Span { file, start: 0, end: 1 };
        diags.push(Diagnostic::error("not-a-timeline", span, "there is no list `events`").help(help));
        return Vec::new();
    };
    let mut slides = Vec::new();
    if let Some(title) = whole.get("title") {
        slides.extend(reader.slide("`title`".to_owned(), Sort::Title, title));
    }
    for (name, sort, list) in [("event", Sort::Event, Some(events)), ("era", Sort::Era, whole.get("eras"))] {
        let items: Vec<&RawValue> = list.and_then(|list| reader.list(name, list)).unwrap_or_default();
        for (at, raw) in items.into_iter().enumerate() {
            slides.extend(reader.slide(format!("{name} {}", at + 1), sort, raw));
        }
    }
    slides
}

/// The file that is read, and where its faults go.
struct Reader<'t, 'd> {
    file: FileId,
    text: &'t str,
    diags: &'d mut Vec<Diagnostic>,
}

impl<'t> Reader<'t, '_> {
    fn slide(&mut self, label: String, sort: Sort, raw: &'t RawValue) -> Option<Slide> {
        let slide = self.object(&label, raw)?;
        let text = self.part(&label, &slide, "text");
        let media = self.part(&label, &slide, "media");
        let (start, shown) = self.moment(&label, &slide, "start_date");
        let (end, _) = self.moment(&label, &slide, "end_date");
        let display_date = self.cell(&label, &slide, "display_date").or(shown);
        let thumbnail = self.cell(&label, &media, "thumbnail");
        let background = self.part(&label, &slide, "background");
        let background = ["url", "color"].into_iter().find_map(|name| self.cell(&label, &background, name));
        let background = background.map(|cell| Cell { name: "background", ..cell });
        Some(Slide {
            sort,
            span: self.span(raw),
            start,
            end,
            display_date,
            edtf: self.cell(&label, &slide, "edtf"),
            headline: self.cell(&label, &text, "headline"),
            text: self.cell(&label, &text, "text"),
            media: self.cell(&label, &media, "url"),
            credit: self.cell(&label, &media, "credit"),
            caption: self.cell(&label, &media, "caption"),
            group: self.cell(&label, &slide, "group"),
            id: self.cell(&label, &slide, "unique_id"),
            rest: thumbnail.into_iter().chain(background).collect(),
            label,
        })
    }

    /// A date, and how it is to be shown where it says so itself.
    fn moment(&mut self, label: &str, slide: &Object<'t>, name: &'static str) -> (Moment, Option<Cell>) {
        let date = self.part(label, slide, name);
        let shown = self.cell(label, &date, "display_date");
        let [hour, minute] = ["hour", "minute"].map(|part| self.cell(label, &date, part));
        let time = hour.map(|hour| {
            let minute = minute.map_or("00".to_owned(), |minute| minute.text);
            Cell { text: format!("{}:{minute:0>2}", hour.text), ..hour }
        });
        let [year, month, day] = ["year", "month", "day"].map(|part| self.cell(label, &date, part));
        (Moment { year, month, day, time }, shown)
    }

    /// The object that is the field `name`; empty where there is none.
    fn part(&mut self, label: &str, object: &Object<'t>, name: &str) -> Object<'t> {
        object.get(name).and_then(|raw| self.object(label, raw)).unwrap_or_default()
    }

    fn object(&mut self, label: &str, raw: &'t RawValue) -> Option<Object<'t>> {
        if raw.get() == "null" {
            return None;
        }
        let object = serde_json::from_str(raw.get()).ok();
        if object.is_none() {
            let message = format!("{label}: expected an object in braces");
            self.diags.push(Diagnostic::error("wrong-type", self.span(raw), message));
        }
        object
    }

    fn list(&mut self, name: &str, raw: &'t RawValue) -> Option<Vec<&'t RawValue>> {
        let list = serde_json::from_str(raw.get()).ok();
        if list.is_none() {
            let message = format!("`{name}s` is not a list in brackets");
            self.diags.push(Diagnostic::error("wrong-type", self.span(raw), message));
        }
        list
    }

    /// The text or number that is the field `name`; nothing where it is empty.
    fn cell(&mut self, label: &str, object: &Object<'t>, name: &'static str) -> Option<Cell> {
        let raw = object.get(name)?;
        let span = self.span(raw);
        let text = match raw.get().as_bytes().first() {
            Some(b'"') => serde_json::from_str(raw.get()).unwrap_or_default(),
            Some(b'0'..=b'9' | b'-') => raw.get().to_owned(),
            Some(b'n' | b'f' | b't') => return None,
            _ => {
                let message = format!("{label}, `{name}`: expected a text");
                self.diags.push(Diagnostic::error("wrong-type", span, message));
                return None;
            }
        };
        let text = text.trim().to_owned();
        (!text.is_empty()).then_some(Cell { text, span, name })
    }

    /// Where a value stands: it is a stretch of the file's own text.
    fn span(&self, raw: &RawValue) -> Span {
        let start = raw.get().as_ptr() as usize - self.text.as_ptr() as usize;
        Span { file: self.file, start: start as u32, end: (start + raw.get().len()) as u32 }
    }

    fn not_json(&mut self, error: &serde_json::Error) {
        let line = error.line().saturating_sub(1);
        let start: usize = self.text.split_inclusive('\n').take(line).map(str::len).sum();
        let at = self.text.floor_char_boundary(start + error.column().saturating_sub(1));
        let said = error.to_string();
        let said = said.split(" at line ").next().unwrap_or_default();
        let span = Span { file: self.file, start: at as u32, end: at as u32 + 1 };
        self.diags.push(Diagnostic::error("not-a-timeline", span, format!("not valid JSON: {said}")));
    }
}
