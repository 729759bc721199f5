//! Cards, in a program that was compiled with what draws them: `cargo test --features cards --test it cards`.

use crate::{Project, event, program, root, small, tree, write};
use briefing::diag;
use briefing::pipeline::{self, Built, Options};
use briefing::publish;
use briefing::site::cards::{Drawn, DrawnCard, Wanted};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

const BASE: &str = "https://example.org/briefing/";

fn options(drawn: Drawn) -> Options {
    Options { base_url: Some(BASE.to_owned()), cards: Wanted::All(drawn), ..Options::default() }
}

fn build(project: &Project) -> Built {
    project.build(&options(Drawn::new()))
}

/// The cards of a site, by path.
fn cards_of(built: &Built) -> BTreeMap<&str, &[u8]> {
    let cards = built.outputs.iter().filter(|output| output.path.0.starts_with("cards/"));
    cards.map(|output| (output.path.0.as_str(), output.bytes.as_slice())).collect()
}

fn page(built: &Built, path: &str) -> String {
    let page = built.outputs.iter().find(|output| output.path.0 == path).expect("the page is there");
    String::from_utf8(page.bytes.clone()).expect("pages are UTF-8")
}

/// The problems, one a line.
fn problems(project: &Project, built: &Built) -> String {
    diag::render(&built.diags, &project.sources(), diag::Format::Short, false)
}

/// The repository's own content, built once for all tests that look at it.
static SHIPPED: LazyLock<Built> = LazyLock::new(|| build(&Project::read(root())));

/// A picture, with three bytes a pixel.
struct Picture(Vec<u8>);

impl Picture {
    fn of(bytes: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().expect("it is a PNG");
        let mut data = vec![0; reader.output_buffer_size().expect("it has a size")];
        let info = reader.next_frame(&mut data).expect("it is whole");
        assert_eq!((info.width, info.height), (1200, 630));
        assert_eq!((info.color_type, data.len()), (png::ColorType::Rgb, 1200 * 630 * 3));
        Picture(data)
    }

    /// The stretch of each of these lines between two columns.
    fn area(&self, columns: Range<usize>, lines: Range<usize>) -> impl Iterator<Item = &[u8]> {
        lines.map(move |y| &self.0[(y * 1200 + columns.start) * 3..(y * 1200 + columns.end) * 3])
    }

    fn is_white(&self, columns: Range<usize>, lines: Range<usize>) -> bool {
        let white = [255; 1200 * 3];
        self.area(columns, lines).all(|stretch| *stretch == white[..stretch.len()])
    }

    /// How many bytes of it are dark.
    fn ink(&self) -> usize {
        self.area(72..1128, 120..460).flatten().filter(|byte| **byte < 128).count()
    }
}

const FACTS: &str = "facts:\n- {text: A fact., sources: [gazette-5, gazette-9]}\n";

/// A briefing with one event of this title.
fn titled(title: &str) -> Project {
    let title = serde_json::to_string(title).expect("a text is JSON");
    let text = event("2026-01-03", FACTS);
    small()
        .with("content/events/a.yaml", &text.replace("title: Something happens", &format!("title: {title}")))
}

#[test]
fn home_editions_and_events_have_a_card_in_each_language() {
    let pages: BTreeSet<String> = SHIPPED.outputs.iter().map(|output| output.path.0.clone()).collect();
    let is_of = |path: &&String| {
        let bare = path.trim_start_matches("es/");
        bare == "index.html" || bare.starts_with("events/") || bare.starts_with("editions/")
    };
    let expected: BTreeSet<String> = pages
        .iter()
        .filter(|path| path.ends_with(".html"))
        .filter(is_of)
        .map(|path| format!("cards/{}.png", path.trim_end_matches(".html")))
        .collect();
    let cards: BTreeSet<String> = cards_of(&SHIPPED).into_keys().map(str::to_owned).collect();
    assert!(cards.len() > 200, "{}", cards.len());
    assert_eq!(cards, expected);
    assert_eq!(SHIPPED.cards.inputs.keys().cloned().collect::<BTreeSet<_>>(), cards);
    // Every letter of every title is in the typeface.
    assert!(SHIPPED.cards.without.is_empty(), "{:?}", SHIPPED.cards.without);
}

#[test]
fn every_card_is_light_and_every_title_fits_into_its_frame() {
    let cards: Vec<(&str, &[u8])> = cards_of(&SHIPPED).into_iter().collect();
    let wrong = |(path, bytes): &(&str, &[u8])| -> Vec<String> {
        let picture = Picture::of(bytes);
        // The margins: above the texts, right of them, below them, left of them but for the tail of a J.
        let mut empty = vec![(30..1200, 0..40), (1132..1200, 0..630), (30..1200, 620..630), (26..58, 0..630)];
        let mut wrong = Vec::new();
        if path.contains("events/") {
            // Between the title and the foot.
            empty.push((30..1200, 464..488));
            wrong.extend((picture.ink() < 20_000).then(|| format!("{path}: no title is drawn")));
        }
        wrong.extend((bytes.len() >= 100_000).then(|| format!("{path}: {} bytes", bytes.len())));
        let stray =
            empty.into_iter().filter(|(columns, lines)| !picture.is_white(columns.clone(), lines.clone()));
        wrong.extend(stray.map(|place| format!("{path}: something stands in the margin {place:?}")));
        wrong
    };
    let wrong: Vec<String> = cards.par_iter().flat_map(wrong).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn accents_are_drawn() {
    let plain = build(&titled("Peticion de Nandu, ano y cigueña"));
    let accented = build(&titled("Petición de Ñandú, año y cigüeña"));
    let ink = |built: &Built| Picture::of(cards_of(built)["cards/events/a.png"]).ink();
    let (plain, accented) = (ink(&plain), ink(&accented));
    assert!(accented > plain + 600, "{plain} and {accented} dark bytes");
}

#[test]
fn two_builds_one_thread_and_many_give_the_same_bytes() {
    let project = Project::read(&root().join("tests/sites/everything"));
    let built = |threads| {
        let pool =
            rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
        pool.install(|| build(&project))
    };
    let (one, many, again) = (built(1), built(7), built(7));
    assert!(!cards_of(&one).is_empty());
    assert!(cards_of(&one) == cards_of(&many) && cards_of(&many) == cards_of(&again));
    assert!(one.cards == many.cards);
}

/// On every system and processor: the file was made on one, and CI compares on three. `UPDATE=1` writes it.
#[test]
fn a_card_has_the_same_bytes_on_every_machine() {
    let built = build(&titled("Petición de Ñandú: “El muelle”, 1 – 2"));
    let (path, card) = (root().join("tests/it/card.png"), cards_of(&built)["cards/events/a.png"]);
    if std::env::var_os("UPDATE").is_some() {
        write(&path, card);
    }
    assert!(
        fs::read(&path).expect("it can be read") == card,
        "tests/it/card.png differs; if the template or \
        what draws it changed, look at what UPDATE=1 makes of it"
    );
}

#[test]
fn a_card_is_drawn_again_only_when_what_is_on_it_changes() {
    let project = Project::read(&root().join("tests/sites/everything"));
    let first = build(&project);
    // As they would stand in the folder, but for their bytes: what is drawn again shows.
    let kept = |input: &String| DrawnCard { input: input.clone(), bytes: b"as it was".to_vec() };
    let drawn: Drawn = first.cards.inputs.iter().map(|(path, input)| (path.clone(), kept(input))).collect();
    let redrawn = |path: &str, from: &str, to: &str| -> Vec<String> {
        let text = &project.files[path];
        assert!(text.contains(from), "{path}");
        let built = project.clone().with(path, &text.replacen(from, to, 1)).build(&options(drawn.clone()));
        let cards = cards_of(&built).into_iter();
        cards.filter(|(_, bytes)| *bytes != b"as it was").map(|(path, _)| path.to_owned()).collect()
    };
    let (path, text) =
        project.files.iter().find(|(path, _)| path.starts_with("content/events/")).expect("there is one");
    let id = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".yaml");
    let english = text.lines().find_map(|line| line.strip_prefix("  en: ")).expect("its title");
    let spanish = text.lines().find_map(|line| line.strip_prefix("  es: ")).expect("its title");
    assert_eq!(redrawn(path, english, "Another title"), [format!("cards/events/{id}.png")]);
    assert_eq!(redrawn(path, spanish, "Otro título"), [format!("cards/es/events/{id}.png")]);
    assert!(redrawn(path, "sources:", "sources:").is_empty());
    // The briefing's name is on all of them.
    let english = first.cards.inputs.keys().filter(|path| !path.starts_with("cards/es/"));
    let name = project.files["content/briefing.yaml"]
        .lines()
        .find(|line| line.starts_with("  en: "))
        .expect("its name");
    let renamed = redrawn("content/briefing.yaml", name, "  en: Another name");
    assert_eq!(renamed, english.cloned().collect::<Vec<_>>());
}

#[test]
fn what_stands_in_the_folder_is_left_alone_and_what_was_changed_there_is_mended() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let project = titled("A title").with("content/events/b.yaml", &event("2026-01-04", FACTS));
    project.write(folder.path());
    let site = folder.path().join("public");
    let run = |arguments: &[&str]| {
        let done = Command::new(program())
            .args(["-C", folder.path().to_str().expect("it is UTF-8"), "build", "--base-url", BASE])
            .args(arguments)
            .output()
            .expect("the program runs");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8_lossy(&done.stdout).into_owned()
    };
    run(&[]);
    let before = tree(&site);
    let card = site.join("cards/events/a.png");
    let written = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).expect("it is there");
    let at = written(&card);
    assert!(run(&[]).contains("(0 changed, 0 removed)"));
    assert_eq!(written(&card), at);
    // Cut short by hand, taken away by hand.
    fs::write(&card, b"not a picture").expect("it can be written");
    fs::remove_file(site.join("cards/index.png")).expect("it can be removed");
    assert_eq!(
        publish::drawn(&site).expect("it can be read").into_keys().collect::<Vec<_>>(),
        ["cards/events/b.png"]
    );
    assert!(run(&[]).contains("(2 changed, 0 removed)"));
    assert!(tree(&site) == before);
    // An event that is gone takes its card along; a site without an address has none at all.
    fs::remove_file(folder.path().join("content/events/b.yaml")).expect("it can be removed");
    run(&[]);
    assert!(!site.join("cards/events/b.png").exists() && card.exists());
    run(&["--as-of", "2026-01-04"]);
    assert!(!card.exists() && site.join("cards/index.png").exists(), "its sources are of later days");
}

#[test]
fn pages_name_their_cards_where_there_is_an_address() {
    let project = titled("The “quay” & the port");
    let built = build(&project);
    let event = page(&built, "events/a.html");
    let url = "https://example.org/briefing/cards/events/a.png";
    for tag in [
        &format!("<meta property=\"og:image\" content=\"{url}\">"),
        "<meta property=\"og:image:width\" content=\"1200\">",
        "<meta property=\"og:image:height\" content=\"630\">",
        "<meta property=\"og:image:alt\" content=\"The “quay” &amp; the port · 3 January 2026 · ",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
        &format!("\"image\":{{\"@type\":\"ImageObject\",\"url\":\"{url}\",\"width\":1200,\"height\":630}}"),
    ] {
        assert!(event.contains(tag), "{tag}");
    }
    assert!(page(&built, "index.html").contains("content=\"https://example.org/briefing/cards/index.png\""));
    assert!(!page(&built, "timeline.html").contains("og:image"));
    // `serve` wants none, and without an address there is nothing to name.
    let without = [
        Options { cards: Wanted::None, ..options(Drawn::new()) },
        Options { base_url: None, ..options(Drawn::new()) },
    ];
    for options in without {
        let built = project.build(&options);
        assert!(cards_of(&built).is_empty() && built.cards.inputs.is_empty());
        assert!(!page(&built, "events/a.html").contains("og:image"));
    }
}

#[test]
fn hostile_titles_are_drawn_like_any_other() {
    let long = "palabra ".repeat(63);
    let titles = [
        "</svg><script>alert(1)</script>",
        "</text><image href=\"/etc/passwd\"/>&amp;&#x41;{{ site }}",
        long.as_str(),
        &"W".repeat(500),
        "a\u{301}\u{301}\u{301} \u{ad}e\u{301}",
        "Ωμέγα, Москва, Đà Nẵng",
    ];
    for title in titles {
        let project = titled(title);
        let built = build(&project);
        assert_eq!(diag::count(&built.diags).0, 0, "{title}: {}", problems(&project, &built));
        assert!(built.cards.without.is_empty(), "{title}: {:?}", built.cards.without);
        let card = cards_of(&built)["cards/events/a.png"].to_vec();
        let picture = Picture::of(&card);
        assert!(picture.is_white(1132..1200, 0..630) && picture.is_white(30..1200, 464..488), "{title}");
        assert!(card.len() < 100_000, "{title}");
    }
}

#[test]
fn letters_that_the_typeface_has_not_are_told_and_not_drawn() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let project = titled("港口关闭了码头");
    project.write(folder.path());
    let done = Command::new(program())
        .args(["-C", folder.path().to_str().expect("it is UTF-8"), "build", "--base-url", BASE])
        .output()
        .expect("the program runs");
    assert!(done.status.success());
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(
        said.contains("note: 1 page has no card") && said.contains("events/a.html, for U+6E2F"),
        "{said}"
    );
    let site = folder.path().join("public");
    assert!(!site.join("cards/events/a.png").exists() && site.join("cards/index.png").exists());
    let page = fs::read_to_string(site.join("events/a.html")).expect("it can be read");
    assert!(page.contains("content=\"summary\"") && !page.contains("og:image"));
}

#[test]
fn a_template_of_the_authors_takes_the_place_of_the_built_in_one() {
    let own = |body: &str| titled("A title").with("templates/card.svg", body);
    let svg = |inner: &str| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\">{inner}</svg>")
    };
    let built = build(&own(&svg("<rect width=\"1200\" height=\"630\" fill=\"#0072b2\"/>")));
    let blue = Picture::of(cards_of(&built)["cards/index.png"]);
    assert!(blue.0.chunks(3).all(|pixel| *pixel == [0, 0x72, 0xb2]));
    // It names no file of the machine's.
    let picture = root().join(".github/home.png");
    let naming = svg(&format!("<image width=\"1200\" height=\"630\" href=\"{}\"/>", picture.display()));
    let named = Picture::of(cards_of(&build(&own(&naming)))["cards/index.png"]);
    assert!(named.is_white(0..1200, 0..630));
    // It is no file that is copied.
    assert!(
        !built
            .outputs
            .iter()
            .any(|output| output.path.0.contains("card.svg") || output.path.0.starts_with("assets/card."))
    );
}

#[test]
fn a_template_that_cannot_be_drawn_is_a_problem_with_its_place() {
    let cases = [
        ("<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>", "no picture can be made of it"),
        ("no drawing", "no picture can be made of it"),
        (
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\">{{ subtitel }}</svg>",
            "subtitel",
        ),
    ];
    for (text, message) in cases {
        let project = titled("A title").with("templates/card.svg", text);
        // `check` tries it out as well, whether there is an address or not.
        for options in [options(Drawn::new()), Options { cards: Wanted::Sample, ..Options::default() }] {
            let built = pipeline::run(&project.sources(), &options);
            let said = problems(&project, &built);
            assert!(
                diag::count(&built.diags).0 > 0
                    && said.contains("templates/card.svg:1:")
                    && said.contains(message),
                "{text}: {said}"
            );
        }
    }
}
