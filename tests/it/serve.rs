//! The server, from outside: the real program on a port of its own, spoken to in plain HTTP.

mod server;

use crate::{Project, event, small};
use server::{Answer, PATIENCE, Server};
use std::fs;
use std::thread;
use std::time::{Duration, Instant};

const EVENT: &str = "content/events/2026-01-02-a.yaml";

fn project() -> Project {
    small()
        .with(EVENT, &event("2026-01-02", "facts: []\nsources: [gazette-1, gazette-5]"))
        .with("content/pages/about.md", "---\ntitle: About\n---\nText.\n")
        .with("content/media/notes.txt", "Notes.\n")
        .with("content/media/.hidden.txt", "Hidden.\n")
}

fn titled(title: &str) -> String {
    event("2026-01-02", "facts: []\nsources: [gazette-1, gazette-5]").replace("Something happens", title)
}

/// The version that a page was sent as.
fn version(page: &Answer) -> &str {
    let rest = page.body.split_once("data-version=\"").expect("the page carries its version").1;
    rest.split('"').next().unwrap_or_default()
}

#[test]
fn it_answers_as_pages_does() {
    let server = Server::start(&project(), &[]);
    let html = Some("text/html; charset=utf-8");
    for (target, status, kind) in [
        ("/", 200, html),
        ("/index.html", 200, html),
        ("/about", 200, html),
        ("/about.html?from=here", 200, html),
        ("/events/2026-01-02-a", 200, html),
        ("/media/notes.txt", 200, Some("text/plain; charset=utf-8")),
        ("/__briefing/reload.js", 200, Some("application/javascript; charset=utf-8")),
        ("/__briefing/overlay.css", 200, Some("text/css; charset=utf-8")),
        ("/events/", 404, html),
        ("/events", 404, html),
        ("/about.html/", 404, html),
        ("/ABOUT", 404, html),
        ("/media/.hidden.txt", 404, html),
        ("/.git/config", 404, html),
        ("/__briefing/other", 404, html),
        ("/content/briefing.yaml", 404, html),
    ] {
        let answer = server.get(target);
        assert_eq!((answer.status, answer.header("Content-Type")), (status, kind), "{target}: {answer:?}");
    }
    let missing = server.get("/nowhere/at/all");
    assert!(missing.body.contains("This page is not here"), "{missing:?}");
    assert!(missing.body.contains("href=\"/index.html\""), "its links begin at this server: {missing:?}");
    let css = server.get("/").body;
    let css = css.split_once("href=\"assets/style.").map(|(_, rest)| &rest[..10]).expect("it has a style");
    assert_eq!(server.get(&format!("/assets/style.{css}.css")).status, 200);
}

#[test]
fn it_only_shows() {
    let server = Server::start(&project(), &[]);
    let (get, head) = (server.get("/"), server.ask("HEAD", "/"));
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(head.header("Content-Length"), get.header("Content-Length"));
    assert_eq!(get.header("Content-Length"), Some(get.body.len().to_string().as_str()));
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "get"] {
        let answer = server.ask(method, "/");
        assert_eq!((answer.status, answer.header("Allow")), (405, Some("GET, HEAD")), "{method}");
    }
    let posted = server.say("POST / HTTP/1.1\r\nHost: {place}\r\nContent-Length: 5\r\n\r\nhello");
    assert_eq!(posted.status, 405);
}

#[test]
fn no_address_leads_out_of_the_site() {
    let server = Server::start(&project(), &[]);
    for target in [
        "/../content/briefing.yaml",
        "/%2e%2e/content/briefing.yaml",
        "/media/..%2f..%2fcontent/briefing.yaml",
        "/media/%2E%2E/%2e%2e/content/briefing.yaml",
        "/..%5ccontent%5cbriefing.yaml",
        "/media/%00",
        "/%ff",
        "content/briefing.yaml",
        "http://example.org/",
    ] {
        let answer = server.get(target);
        assert_eq!(answer.status, 400, "{target}: {answer:?}");
        assert!(!answer.body.contains("harbour"), "{target}: {answer:?}");
    }
    for rubbish in
        ["\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/1.1\r\nno header\r\n\r\n", "\u{16}\u{3}\u{1}\r\n\r\n"]
    {
        assert_eq!(server.say(rubbish).status, 400, "{rubbish:?}");
    }
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn other_hosts_names_are_refused() {
    let server = Server::start(&project(), &[]);
    let port = server.place.rsplit(':').next().unwrap_or_default();
    for (host, status) in [
        (format!("localhost:{port}"), 200),
        ("LOCALHOST".to_owned(), 200),
        ("[::1]:80".to_owned(), 200),
        (format!("example.org:{port}"), 403),
        ("127.0.0.1.example.org".to_owned(), 403),
        ("192.168.1.7".to_owned(), 403),
        (String::new(), 403),
    ] {
        for target in ["/", "/nowhere", "/__briefing/events", "/__briefing/reload.js"] {
            // A stream of events has no end, so its head is asked for.
            let answer = server.say(&format!("HEAD {target} HTTP/1.1\r\nHost: {host}\r\n\r\n"));
            let right = if status == 200 && target == "/nowhere" { 404 } else { status };
            assert_eq!(answer.status, right, "{host} {target}");
        }
    }
    assert_eq!(server.say("GET / HTTP/1.1\r\n\r\n").status, 400);
    assert_eq!(server.say("GET / HTTP/1.1\r\nHost: localhost\r\nHost: example.org\r\n\r\n").status, 400);
}

#[test]
fn a_base_path_is_where_everything_begins() {
    let server = Server::start(&project(), &["--base-path", "/repo"]);
    let moved = server.get("/repo?a=b");
    assert_eq!((moved.status, moved.header("Location")), (301, Some("/repo/?a=b")));
    assert_eq!(server.get("/repo/").status, 200);
    assert_eq!(server.get("/repo/about").status, 200);
    let missing = server.get("/repo/nowhere");
    assert_eq!(missing.status, 404);
    assert!(missing.body.contains("href=\"/repo/index.html\""), "{missing:?}");
    for target in ["/", "/about", "/repository/", "/repo.html"] {
        let answer = server.get(target);
        assert_eq!(answer.status, 404, "{target}");
        assert!(answer.body.contains("/repo/"), "it says where the site is: {answer:?}");
    }
}

#[test]
fn two_languages_and_a_folder_without_its_slash() {
    let everything = Project::read(&crate::root().join("tests/sites/everything"));
    let server = Server::start(&everything, &[]);
    let moved = server.get("/es");
    assert_eq!((moved.status, moved.header("Location")), (301, Some("/es/")));
    assert_eq!(server.get("/es/").status, 200);
}

#[test]
fn a_page_is_fresh_after_an_edit() {
    let server = Server::start(&project(), &[]);
    let page = "/events/2026-01-02-a.html";
    let mut events = server.events(page);
    let first = events.next();
    assert_eq!(version(&server.get(page)), first);

    server.write(EVENT, &titled("A record changes"));
    let second = events.next();
    assert_ne!(first, second);
    let fresh = server.get(page);
    assert!(fresh.body.contains("A record changes"), "{fresh:?}");
    assert_eq!(version(&fresh), second);

    server.write("templates/404.html", "<p>A template of the author’s own</p>");
    events.next();
    assert!(server.get("/nowhere").body.contains("A template of the author’s own"));

    server.write("templates/style.css", "body { color: red }");
    events.next();
    server.write("templates/i18n/en.yaml", "nav:\n  skip: Straight to the content\n");
    events.next();
    assert!(server.get(page).body.contains("Straight to the content"));

    fs::remove_file(server.folder.path().join(EVENT)).expect("it can be removed");
    events.next();
    assert_eq!(server.get(page).status, 404);
}

#[test]
fn the_script_may_run_and_stands_in_no_built_file() {
    let server = Server::start(&project(), &[]);
    let page = server.get("/");
    let policy = page.body.split_once("Content-Security-Policy\" content=\"").expect("it has a policy").1;
    let policy = policy.split('"').next().unwrap_or_default();
    for part in ["default-src 'none'", "script-src 'self'", "connect-src 'self'", "style-src 'self'"] {
        assert!(policy.contains(part), "{policy}");
    }
    assert!(!policy.contains("unsafe"), "{policy}");
    // Data for machines is no script: nothing of it runs.
    let scripts =
        page.body.split("<script").skip(1).filter(|rest| !rest.starts_with(" type=\"application/ld+json\""));
    let inline = scripts.filter(|rest| !rest.split('>').next().unwrap_or_default().contains("src=\""));
    assert_eq!(inline.count(), 0, "nothing is written into the page itself");
    let built = project().site(&briefing::pipeline::Options::default());
    assert!(built.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("__briefing")));
}

#[test]
fn the_last_good_site_stays_up_under_the_problems() {
    let server = Server::start(&project(), &[]);
    let page = "/events/2026-01-02-a.html";
    let mut events = server.events(page);
    events.next();
    // A file that was written only in part.
    server.write(EVENT, "title: Something <b>else</b>\ndate: 2026-0");
    events.next();
    let broken = server.get(page);
    assert_eq!(broken.status, 200);
    assert!(broken.body.contains("Something happens"), "{broken:?}");
    assert!(broken.body.contains("<details class=\"errors\" open>"), "{broken:?}");
    assert!(broken.body.contains("error[bad-date]") && broken.body.contains(EVENT), "{broken:?}");
    assert!(server.line("the last good site").contains("is shown: "));
    // And the rest of it.
    server.write(EVENT, &titled("It is whole again"));
    events.next();
    let whole = server.get(page);
    assert!(whole.body.contains("It is whole again"), "{whole:?}");
    assert!(!whole.body.contains("<details class=\"errors\""), "{whole:?}");
}

#[test]
fn what_was_broken_from_the_start_is_shown_when_it_is_mended() {
    let server = Server::start(&project().with(EVENT, "title: T\n"), &[]);
    let page = server.get("/about");
    assert_eq!(page.status, 503);
    assert!(page.body.contains("error[missing-field]"), "{page:?}");
    let mut events = server.events("/about");
    events.next();
    server.write(EVENT, &titled("It is mended"));
    events.next();
    assert_eq!(server.get("/about").status, 200);
}

#[test]
fn a_content_folder_may_go_away_and_come_back() {
    let server = Server::start(&project(), &[]);
    let mut events = server.events("/");
    events.next();
    let (content, elsewhere) = (server.folder.path().join("content"), server.folder.path().join("elsewhere"));
    fs::rename(&content, &elsewhere).expect("it can be moved");
    events.next();
    let page = server.get("/about");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("there is no folder `content`"), "{page:?}");
    fs::rename(&elsewhere, &content).expect("it can be moved back");
    events.next();
    let page = server.get("/about");
    assert!(!page.body.contains("there is no folder"), "{page:?}");
}

#[test]
fn a_storm_of_changes_ends_with_the_last_of_them() {
    let server = Server::start(&project(), &[]);
    let mut events = server.events("/latest.html");
    events.next();
    for n in 0..300 {
        server.write(EVENT, &titled(&format!("Change number {n}")));
        if n % 10 == 0 {
            assert_eq!(server.get("/latest").status, 200);
            thread::sleep(Duration::from_millis(2));
        }
    }
    let until = Instant::now() + PATIENCE;
    while !server.get("/latest").body.contains("Change number 299") {
        assert!(Instant::now() < until, "the last change is not shown");
        events.next();
    }
}

#[test]
fn a_build_that_an_edit_overtakes_is_given_up() {
    let mut project = project();
    for n in 0..400 {
        project =
            project.with(&format!("content/events/2026-01-02-b{n}.yaml"), &titled(&format!("Event {n}")));
    }
    let server = Server::start(&project, &[]);
    let page = "/events/2026-01-02-a.html";
    let mut events = server.events(page);
    events.next();
    for n in 0..3 {
        // The open page is shown long before the rest of the site is made.
        server.write(EVENT, &titled(&format!("Edit number {n}")));
        events.next();
        let fresh = server.get(page);
        assert!(fresh.body.contains(&format!("Edit number {n}")), "{fresh:?}");
    }
    server.line("fresh: ");
    assert!(server.get("/timeline").body.contains("Edit number 2"));
    server.write(EVENT, &titled("The last one"));
    server.line("fresh: ");
    let more: Vec<String> = server.lines.try_iter().filter(|line| line.starts_with("fresh: ")).collect();
    assert!(more.is_empty(), "edits 0 and 1 were built whole: {more:?}");
}

#[test]
fn a_quiet_server_says_where_it_is() {
    let server = Server::start(&project(), &["--quiet"]);
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn a_warning_that_only_moved_is_not_told_again() {
    let server = Server::start(&project().with("content/notes.yaml", "a: b\n"), &[]);
    server.told("stray-file");
    server.write("content/notes.yaml", "\n\na: b\n");
    server.line("fresh: ");
    // Another problem is told, and then all are.
    server.write("content/more.yaml", "a: b\n");
    let told = server.told("content/more.yaml");
    assert_eq!(told.matches("--> content/notes.yaml").count(), 2, "{told}");
}

#[test]
fn what_changes_nothing_reloads_nothing() {
    let server = Server::start(&project(), &[]);
    let mut events = server.events("/");
    let first = events.next();
    server.write(EVENT, &format!("{}\n# a comment\n", titled("Something happens")));
    server.line("fresh: ");
    assert_eq!(version(&server.get("/")), first);
}

#[test]
fn a_port_that_is_taken_is_left_to_its_owner() {
    let server = Server::start(&project(), &[]);
    let port = server.place.rsplit(':').next().unwrap_or_default().to_owned();
    let second = Server::start(&project(), &["--port", &port]);
    assert_ne!(second.place, server.place);
    assert_eq!(second.get("/").status, 200);
}

#[test]
fn drafts_and_days_can_be_asked_for() {
    let draft = event("2026-01-02", "status: draft\nfacts: []\nsources: [gazette-1]");
    let project = project()
        .with("content/events/2026-01-02-b.yaml", &draft)
        .with("content/events/2026-01-09-c.yaml", &event("2026-01-09", "facts: []\nsources: [gazette-9]"));
    let target = |id: &str| format!("/events/{id}");
    let plain = Server::start(&project, &[]);
    assert_eq!(plain.get(&target("2026-01-02-b")).status, 404);
    assert_eq!(plain.get(&target("2026-01-09-c")).status, 200);
    let other = Server::start(&project, &["--drafts", "--as-of", "2026-01-05"]);
    assert_eq!(other.get(&target("2026-01-02-b")).status, 200);
    assert_eq!(other.get(&target("2026-01-09-c")).status, 404);
}
