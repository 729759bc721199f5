//! Hostile input: each of these was made to break something. None may run in a page, end in a
//! panic, or be told in a way that does not name its place.

use crate::fuzz::bodies::{harmless, quoted};
use crate::{Project, event, files_of, program, small, write};
use briefing::diag::{self, Format};
use briefing::pipeline::{self, Options};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

const FACTS: &str = "facts:\n- {text: A fact., sources: [gazette-5, gazette-9]}\n";

/// A project with an event of which one field is replaced.
fn with_event(field: &str, value: &str) -> Project {
    let text = event("2026-01-03", FACTS);
    let kept = text.lines().filter(|line| !line.starts_with(&format!("{field}:")));
    let text: String = kept.map(|line| format!("{line}\n")).collect();
    small().with("content/events/a.yaml", &format!("{text}{field}: {value}\n"))
}

/// The site, every page of which must hold nothing that runs.
fn site(project: &Project) -> BTreeMap<String, String> {
    let built = project.build(&Options::default());
    let sources = project.sources();
    let said = diag::render(&built.diags, &sources, Format::Short, false);
    assert_eq!(diag::count(&built.diags).0, 0, "{said}");
    built.outputs.iter().for_each(harmless);
    files_of(built).into_iter().map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into())).collect()
}

/// What `check --format short` says of a project.
fn said(project: &Project) -> String {
    let sources = project.sources();
    let built = pipeline::run(&sources, &Options::default());
    diag::render(&built.diags, &sources, Format::Human, false);
    diag::render(&built.diags, &sources, Format::Short, false)
}

/// What the program says of a project on the disk, and its exit code.
fn check(folder: &Path) -> (Option<i32>, String) {
    let done = Command::new(program()).arg("-C").arg(folder).args(["check", "--format", "short"]).output();
    let done = done.expect("the program runs");
    (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned())
}

#[test]
fn markup_in_a_title_is_shown_and_not_obeyed() {
    let title = r#"</script></title><b onclick="x()">"a" & 'b' <!-- ]]> {{ 7 * 7 }}"#;
    let project = with_event("title", &format!("'{}'", title.replace('\'', "''")));
    let site = site(&project);
    let page = &site["events/a.html"];
    assert!(page.contains("&lt;/script&gt;&lt;/title&gt;&lt;b onclick=") && page.contains("{{ 7 * 7 }}"));
}

#[test]
fn quotes_do_not_leave_an_attribute() {
    let project = small()
        .with("content/events/a.yaml", &event("2026-01-03", FACTS))
        .with("content/topics.yaml", "- {id: t, name: '\" onmouseover=\"x() & <b>'}\n")
        .with(
            "content/briefing.yaml",
            "title: '\"><script>x()</script>'\ndescription: \"' autofocus onfocus=x() \\\"\"\nlanguages: [en]\n\
             publisher: {name: '</p><iframe>'}\nlicense: '\"><svg onload=x()>'\n\
             sides: [{id: town, name: '<i>'}, {id: port, name: '\"'}]\n",
        );
    site(&project);
}

#[test]
fn links_lead_to_the_web_or_nowhere() {
    for address in [
        "javascript:x()",
        "JaVaScRiPt:x()",
        "\u{1}javascript:x()",
        "java&#10;script:x()",
        "&#x6A;avascript:x()",
        "data:text/html,x",
        "vbscript:x",
        "//example.org",
        "file:///etc/passwd",
        "../../etc/passwd",
        "media/../../x",
    ] {
        let project = with_event("body", &quoted(&format!("[a]({address}) ![b]({address}) <{address}>")));
        let said = said(&project);
        let told =
            ["forbidden-link", "dead-link", "control-character"].iter().any(|rule| said.contains(rule));
        assert!(told, "{address}: {said}");
        project.build(&Options::default()).outputs.iter().for_each(harmless);
    }
    for field in ["url: 'javascript:x()'", "url: 'https://a\" onclick=\"x()'", "archived: {url: 'data:x'}"] {
        let source = format!("- {{id: s, publisher: P, language: en, kind: wire, {field}}}\n");
        assert!(said(&small().with("content/sources/s.yaml", &source)).contains("bad-address"), "{field}");
    }
}

#[test]
fn raw_html_in_markdown_is_shown_as_text() {
    let html = "<script>x()</script> <img src=x onerror=x()> <b>a</b> <!-- c --> <svg/onload=x()> <a href='javascript:x'>l</a>";
    let page = format!(
        "---\ntitle: About\n---\n{html}\n\n<div onclick=x()>\n\n`<b>`\n\n[a](https://a.example '\"<b>')\n"
    );
    let project = small()
        .with("content/events/a.yaml", &event("2026-01-03", FACTS))
        .with("content/pages/about.md", &page);
    assert!(site(&project)["about.html"].contains("&lt;script&gt;x()&lt;/script&gt;"));
}

#[test]
fn the_alignment_of_a_table_is_no_style() {
    let page = "---\ntitle: About\n---\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n";
    let project = small()
        .with("content/events/a.yaml", &event("2026-01-03", FACTS))
        .with("content/pages/about.md", page);
    assert!(site(&project)["about.html"].contains("<td class=\"right\">2</td>"));
}

#[test]
fn characters_that_are_not_seen() {
    for (text, rule) in [
        (r#""a\u202Eb""#, "control-character"),
        (r#""a\x00b""#, "control-character"),
        (r#""a\eb""#, "control-character"),
        (r#""a\uFFFEb""#, "control-character"),
        ("a\u{0}b", "not-yaml"),
        ("a\u{1b}b", "not-yaml"),
    ] {
        let said = said(&with_event("title", text));
        assert!(said.contains(rule), "{text:?}: {said}");
        assert!(!said.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202e}'), "{said:?}");
    }
    // A name that is shown in a message does not drive the terminal.
    let said = said(&with_event("topics", r#"["\e[31m\u202E", "a\nb: error[x]: y"]"#));
    assert!(
        !said.contains(['\u{1b}', '\u{202e}']) && said.lines().all(|line| !line.starts_with("b:")),
        "{said}"
    );
}

#[test]
fn texts_of_every_script_come_through() {
    for text in [
        "\u{1f6a2} \u{1d4d7} \u{20000}",
        "שלום עולם (a)",
        "مرحبا \u{2067}abc\u{2069}",
        "a\u{200b}b\u{200d}c",
        "e\u{301}\u{327}",
    ] {
        assert!(site(&with_event("summary", text))["events/a.html"].contains(text), "{text}");
    }
}

/// How long anything hostile may take in a program that was not optimised, on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn bombs_and_depths_are_refused_in_time() {
    let begun = Instant::now();
    let mut bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
    for (one, other) in "abcdefgh".chars().zip("bcdefghi".chars()) {
        bomb += &format!("{other}: &{other} [{}]\n", vec![format!("*{one}"); 9].join(","));
    }
    for text in [
        bomb,
        "a: &a [*a]\n".to_owned(),
        "[".repeat(100_000),
        "{a: ".repeat(100_000),
        "- ".repeat(100_000),
        "? ".repeat(100_000),
        "title: ".to_owned() + &"[".repeat(100_000) + &"]".repeat(100_000),
        (0..2_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect(),
        "!".repeat(100_000),
        "&a ".repeat(100_000),
    ] {
        let said = said(&small().with("content/events/a.yaml", &text));
        assert!(said.contains("content/events/a.yaml:"), "{}: {said}", &text[..20]);
        assert!(said.lines().all(|line| line.len() < 2_000), "{}", &text[..20]);
    }
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
}

#[test]
fn markdown_without_end_is_read_in_time() {
    let begun = Instant::now();
    for piece in ["[", "![", "> ", "- ", "*a_", "`a ``", "<a ", "[a](", "| a ", "&#", "\\", "[a]: ", "**a "] {
        let page = format!("---\ntitle: About\n---\n{}", piece.repeat(20_000));
        said(&small().with("content/pages/about.md", &page));
    }
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
}

#[test]
fn line_ends_and_marks_of_other_systems() {
    let text = event("2026-01-03", FACTS);
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let page = "\u{feff}---\r\ntitle: About\r\n---\r\nA line\r\n\r\nAnother\r\n";
    let site = site(&small().with("content/events/a.yaml", &windows).with("content/pages/about.md", page));
    assert!(site["events/a.html"].contains("It happened.") && site["about.html"].contains("<p>Another</p>"));
}

#[test]
fn names_that_lead_elsewhere() {
    let long = "a".repeat(101);
    for id in ["..", ".", "a/b", "/etc/passwd", "con", "lpt1", "a\\b", "%2e%2e", "a b", &long, ""] {
        let said = said(&small().with("content/topics.yaml", &format!("- {{id: {id:?}, name: N}}\n")));
        assert!(said.contains("bad-id") || said.contains("wrong-type"), "{id}: {said}");
    }
    for path in ["content/events/con.yaml", "content/events/..yaml", "content/pages/aux.md"] {
        let said = said(&small().with(path, "title: T\n"));
        assert!(said.contains("bad-id"), "{path}: {said}");
    }
    let said = said(&small().with("content/editions/../../x.yaml", "number: 1\n"));
    assert!(said.contains("bad-id"), "{said}");
}

#[test]
fn files_that_are_no_text_or_far_too_long() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let place = folder.path();
    small().with("content/events/a.yaml", &event("2026-01-03", FACTS)).write(place);
    write(&place.join("content/events/b.yaml"), b"title: Bogot\xe1\n");
    write(&place.join("content/events/c.yaml"), &[b'#'; 50_000_000]);
    write(&place.join("content/events/d.yaml"), &[0; 4096]);
    write(&place.join("content/pages/e.md"), b"\xff\xfe-\0-\0-\0");
    let (code, said) = check(place);
    assert_eq!(code, Some(1), "{said}");
    for expected in [
        "content/events/b.yaml:1:13: error[not-utf8]: the file is not UTF-8: the byte E1",
        "content/events/c.yaml:1:1: error[not-yaml]: the file is 47 MB long; a record has at most 16",
        "content/events/d.yaml:1:1: error[not-yaml]: ",
        "content/pages/e.md:1:1: error[not-utf8]: ",
    ] {
        assert!(said.contains(expected), "{expected}\n{said}");
    }
}

#[test]
fn a_picture_of_the_look_is_copied_and_another_file_is_named() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    small().with("content/events/a.yaml", &event("2026-01-03", FACTS)).write(folder.path());
    write(&folder.path().join("templates/logo.png"), b"\x89PNG\r\n\x1a\n\0");
    write(
        &folder.path().join("templates/topics.html"),
        b"{% extends \"builtin/topics.html\" %}{% block main %}<img src=\"{{ page.root }}{{ site.assets.logo_png }}\" alt=\"\">{% endblock %}",
    );
    assert_eq!(check(folder.path()).0, Some(0), "{}", check(folder.path()).1);
    write(&folder.path().join("templates/logo.psd"), b"8BPS\0\x01\xff");
    let (code, said) = check(folder.path());
    assert!(code == Some(1) && said.contains("templates/logo.psd:1:7: error[not-utf8]"), "{said}");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_and_in_circles() {
    use std::os::unix::fs::symlink;
    let inside = |to: &str, name: &str| {
        let folder = tempfile::tempdir().expect("a folder can be made");
        small().with("content/events/a.yaml", &event("2026-01-03", FACTS)).write(folder.path());
        let link = folder.path().join(name);
        std::fs::create_dir_all(link.parent().expect("it lies in a folder")).expect("a folder can be made");
        symlink(to, link).expect("a link can be made");
        check(folder.path())
    };
    for (to, name, expected) in [
        ("/etc", "content/media/etc", "is a link out of"),
        ("/etc/hostname", "content/events/b.yaml", "is a link out of"),
        ("../../..", "content/media/up", "is a link to a folder that it lies in"),
        ("..", "content/media/circle", "is a link to a folder that it lies in"),
        ("nowhere", "content/events/b.yaml", "cannot read"),
        ("self", "content/media/self", "self"),
        ("/etc", "templates/etc", "is a link out of"),
    ] {
        let (code, said) = inside(to, name);
        assert_eq!(code, Some(2), "{name} -> {to}: {said}");
        assert!(said.contains(expected) && said.lines().count() == 1, "{name} -> {to}: {said}");
    }
    let (code, said) = inside("a.yaml", "content/events/b.yaml");
    assert!(code.is_some_and(|code| code < 2), "a link within the folder is followed: {said}");
}

#[cfg(unix)]
#[test]
fn names_of_files_that_are_no_text() {
    use std::os::unix::ffi::OsStrExt;
    for name in [&b"b\xe1.yaml"[..], b"b\n.yaml", b"b\x1b[31m.yaml"] {
        let folder = tempfile::tempdir().expect("a folder can be made");
        small().write(folder.path());
        let path = folder.path().join("content/events").join(std::ffi::OsStr::from_bytes(name));
        write(&path, b"title: T\n");
        let (code, said) = check(folder.path());
        assert!(code == Some(2) && said.contains("rename it") && said.lines().count() == 1, "{said}");
        assert!(!said.contains('\u{1b}'), "{said}");
    }
}

#[test]
fn names_that_differ_in_capitals_only() {
    let project = small().with("content/sources/x.yaml", "[]\n").with("content/sources/X.yaml", "[]\n");
    assert!(said(&project).contains("bad-file-name"));
}
