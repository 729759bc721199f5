//! What is done with one input of a fuzzer, and what must hold whatever it is. The targets call
//! these, and so does `cargo test` with every seed.

#![allow(dead_code, reason = "each target takes one of these functions")]

use briefing::diag::{self, Diagnostic, FileId, Files, Format};
use briefing::import::{Target, import};
use briefing::model::date::{Clock, Date, Day};
use briefing::pipeline::{self, Options};
use briefing::site::Output;
use briefing::site::dates::DateWords;
use briefing::source::Sources;

/// The files that an input can take the place of: the first byte says which.
const FILES: &[(&str, &str)] = &[
    (
        "content/briefing.yaml",
        "title: T\ndescription: D\nlanguages: [en, es]\nsides: [{id: town, name: Town}, {id: port, name: Port}]\n",
    ),
    ("content/actors.yaml", "- {id: ann, name: Ann, kind: person, side: town}\n"),
    (
        "content/editions/2026-01-05.yaml",
        "number: 1\ntrend: improved\ntrend_note: N\nbottom_line: B\nhighlights: [2026-01-03-a]\n",
    ),
    (
        "content/events/2026-01-03-a.yaml",
        "title: Something happens\ndate: 2026-01-03\nsummary: It happened.\ndirection: neutral\nsignificance: 2\n\
         facts: [{text: F., sources: [one]}]\n",
    ),
    ("content/ladder.yaml", "- {id: words, name: Words, level: 1}\n"),
    ("content/measures.yaml", "- {id: ban, kind: ban, name: Ban, by: ann, on: [ann]}\n"),
    ("content/pages/about.md", "---\ntitle: About\n---\nText.\n"),
    ("content/places.yaml", "- {id: here, name: Here, country: CO}\n"),
    (
        "content/sources/all.yaml",
        "- {id: one, publisher: One, published: 2026-01-02, language: en, kind: newspaper}\n",
    ),
    ("content/topics.yaml", "- {id: talk, name: Talk}\n"),
    ("templates/i18n/en.yaml", ""),
    ("templates/topic.html", ""),
];

/// A project of which one file is the input.
pub(crate) fn records(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    // Letters, so that seeds can be read: `a` is the first file.
    let at = usize::from(first.wrapping_sub(b'a')) % FILES.len();
    run(&[(FILES[at].0, rest)]);
}

/// A date, a clock time and a day.
pub(crate) fn dates(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let pointed =
        |at: std::ops::Range<usize>| text.get(at.clone()).is_some() || panic!("`{text}` has no {at:?}");
    match Date::parse(text) {
        Ok(date) => {
            assert_eq!(date.text(), text.trim(), "a date keeps its text");
            if let (Some(earliest), Some(latest)) = (date.earliest(), date.latest()) {
                assert!(earliest <= latest, "`{text}` ends before it begins");
            }
            let _ = (date.sort_day(), date.last_named_day(), date.is_exact());
            let _ = DateWords::new(&|name| name.to_owned()).view(&date);
        }
        Err(fault) => assert!(pointed(fault.at)),
    }
    match Clock::parse(text) {
        Ok(clock) => drop((clock.instant(), clock.day(), clock.hour_minute().len(), clock.offset())),
        Err(fault) => assert!(pointed(fault.at)),
    }
    if let Some(day) = Day::parse(text) {
        assert_eq!(Day::from_ordinal(day.ordinal()), day, "`{text}` is counted there and back");
    }
}

/// The text of a page, of an event's summary and of its body.
pub(crate) fn markdown(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let event = FILES[3].1.replace("It happened.", &quoted(text));
    run(&[
        (FILES[6].0, format!("---\ntitle: About\n---\n{text}").as_bytes()),
        (FILES[3].0, format!("{event}body: {}\n", quoted(text)).as_bytes()),
    ]);
}

/// A timeline, as CSV after `c` and as JSON after any other letter. What comes of it without an error
/// is records without an error.
pub(crate) fn timelines(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let path = if *first == b'c' { "timeline.csv" } else { "timeline.json" };
    let mut timeline = Sources::default();
    timeline.add(path.to_owned(), rest.to_vec());
    let mut project = small(&[]);
    let all = briefing::model::Options { as_of: None, drafts: true };
    let loaded = briefing::model::load(&project, all, None);
    let known = loaded.value.expect("the project can be read");
    let files = FILES.iter().map(|(path, _)| *path).collect();
    let target = Target {
        briefing: &known,
        files,
        language: "en",
        folder: "content/events",
        name: path,
        partial: false,
    };
    let (drafts, diags) = import(FileId(0), path, &timeline.files[0].text, &target);
    diags.iter().for_each(|one| sound(one, &timeline));
    let Some(drafts) = drafts.filter(|_| timeline.diags.is_empty() && diag::count(&diags).0 == 0) else {
        return;
    };
    for (path, text) in drafts.files {
        project.add(path, text.into_bytes());
    }
    let topics = project.files.iter_mut().find(|file| file.path == "content/topics.yaml");
    topics.expect("it is one of the files").text.extend(drafts.topics);
    let after = briefing::model::load(&project, all, None).diags;
    let errors: Vec<&Diagnostic> = after.iter().filter(|one| one.severity == diag::Severity::Error).collect();
    assert!(errors.is_empty(), "drafts with errors: {errors:?}");
}

/// A YAML scalar that stands for exactly this text.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() || c == '\u{feff}' || ('\u{2028}'..='\u{2029}').contains(&c) => {
                quoted.push_str(&format!("\\U{:08X}", u32::from(c)));
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// A small project with files in place of its own.
fn small(taken: &[(&str, &[u8])]) -> Sources {
    let mut sources = Sources::default();
    for (path, text) in FILES {
        let bytes = taken.iter().find(|(own, _)| own == path).map_or(text.as_bytes(), |(_, bytes)| bytes);
        if !bytes.is_empty() {
            sources.add((*path).to_owned(), bytes.to_vec());
        }
    }
    sources
}

/// Builds a small project with files in place of its own, and looks at all that comes out.
fn run(taken: &[(&str, &[u8])]) {
    let sources = small(taken);
    let built = pipeline::run(&sources, &Options::default());
    built.diags.iter().for_each(|one| sound(one, &sources));
    for format in [Format::Human, Format::Short] {
        let text = diag::render(&built.diags, &sources, format, false);
        let hidden =
            text.chars().find(|c| c.is_control() && *c != '\n' || ('\u{202a}'..='\u{202e}').contains(c));
        assert!(hidden.is_none(), "a problem is told with {hidden:?} in it:\n{text}");
    }
    // An author's template may hold what it will.
    if !taken.iter().any(|(path, _)| path.starts_with("templates/")) {
        built.outputs.iter().for_each(harmless);
    }
}

/// A problem has a place that is there.
fn sound(one: &Diagnostic, sources: &Sources) {
    let spans = one.span.iter().chain(one.notes.iter().map(|note| &note.span));
    for span in spans {
        let text = sources.text(span.file);
        let range = span.start as usize..span.end as usize;
        assert!(text.get(range.clone()).is_some(), "{}: {range:?} of {}", one.rule, sources.path(span.file));
    }
}

/// Elements that a page may hold: none of them runs, embeds or sends anything.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "circle",
    "cite",
    "code",
    "dd",
    "defs",
    "del",
    "desc",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "form",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "img",
    "input",
    "label",
    "li",
    "line",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "option",
    "p",
    "path",
    "pattern",
    "pre",
    "q",
    "rect",
    "s",
    "section",
    "select",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "text",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "tspan",
    "ul",
];

/// A page holds no element, attribute or address that could run, whatever the records say.
pub(crate) fn harmless(output: &Output) {
    let path = &output.path.0;
    if !path.ends_with(".html") {
        return;
    }
    let html = std::str::from_utf8(&output.bytes).expect("pages are UTF-8");
    let mut rest = html.strip_prefix("<!DOCTYPE html>").expect("a page begins so");
    while let Some(at) = rest.find('<') {
        rest = rest[at + 1..].strip_prefix('/').unwrap_or(&rest[at + 1..]);
        let end = rest.find([' ', '\n', '>', '/']).unwrap_or(rest.len());
        let name = &rest[..end];
        if name == "script" {
            rest = script(&rest[end..], path);
            continue;
        }
        // Without an address it moves no link, it only says that links lead out of a frame.
        let leads_out = name == "base" && rest[end..].starts_with(" target=\"_top\">");
        assert!(leads_out || ELEMENTS.contains(&name), "{path} holds the element `{name}`");
        rest = attributes(&rest[end..], path);
    }
}

/// Passes over a script: one of the site's own files, or data that nothing in it can end.
fn script<'h>(rest: &'h str, path: &str) -> &'h str {
    let (inside, after) = rest.split_once("</script>").expect("a script that is opened is closed");
    let own = inside.strip_prefix(" defer src=\"").and_then(|rest| rest.strip_suffix(".js\">"));
    let data = inside.strip_prefix(" type=\"application/ld+json\">");
    let quiet = own.is_some_and(|address| leads_somewhere(address) && !address.contains(['"', ':']))
        || data.is_some_and(|json| json.trim_start().starts_with('{') && !json.contains('<'));
    assert!(quiet, "{path} holds the script `{inside}`");
    after
}

/// Passes over the attributes of an element, and gives what follows it.
fn attributes<'h>(mut rest: &'h str, path: &str) -> &'h str {
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("/>").or_else(|| rest.strip_prefix('>')) {
            return after;
        }
        let end = rest.find(['=', ' ', '\n', '>']).unwrap_or(rest.len());
        let name = &rest[..end];
        let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == ':');
        assert!(plain && !name.is_empty(), "{path} holds the attribute `{name}`");
        let runs =
            name.starts_with("on") || ["style", "srcdoc", "action", "formaction", "ping"].contains(&name);
        assert!(!runs, "{path} holds the attribute `{name}`");
        rest = &rest[end..];
        let Some(value) = rest.strip_prefix("=\"") else { continue };
        let (value, after) = value.split_once('"').expect("an attribute that is opened is closed");
        if ["href", "src", "xlink:href"].contains(&name) {
            assert!(leads_somewhere(value), "{path} leads to `{value}`");
        }
        rest = after;
    }
}

/// Whether an address is one of the web, a mailbox, or of the site itself.
fn leads_somewhere(address: &str) -> bool {
    let whole =
        ["https://", "http://", "mailto:"].iter().any(|scheme| address.to_lowercase().starts_with(scheme));
    let before = address.split(['/', '#', '?']).next().unwrap_or_default();
    let quiet = !address.contains(|c: char| c.is_control() || c.is_whitespace());
    quiet && (whole || !address.starts_with("//") && !before.contains([':', '&', '\\']))
}
