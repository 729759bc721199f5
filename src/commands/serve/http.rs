//! What is answered to whom: the site as GitHub Pages would, the server's own three files, and no
//! more.

use super::address::{self, Address, BasePath, Place};
use super::live::Live;
use super::page;
use super::wire::{self, Answer, Request};
use crate::site::Output;
use std::io::{self, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// How often a browser that hears nothing is told that the server is there; only by writing does it
/// turn out that a browser is not.
const SIGN_OF_LIFE: Duration = Duration::from_secs(10);

/// Answers every request in a thread of its own, for as long as the program runs.
pub(super) fn listen(listener: TcpListener, live: Arc<Live>, base: BasePath) {
    let base = Arc::new(base);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(stream) = stream else {
                // There is no room for another connection at the moment.
                thread::sleep(Duration::from_millis(50));
                continue;
            };
            let (live, base) = (live.clone(), base.clone());
            let spawned = thread::Builder::new().spawn(move || {
                // Whoever went away misses nothing by not getting an answer.
                let _ = attend(stream, &live, &base);
            });
            // Without room for a thread, the connection is closed, and the browser tries again.
            drop(spawned);
        }
    });
}

fn attend(mut stream: TcpStream, live: &Live, base: &BasePath) -> io::Result<()> {
    let Some(request) = wire::read(&mut stream)? else {
        return wire::write(stream, &Answer::plain(400, "this is no request"), "GET");
    };
    match refused(&request) {
        Some(answer) => wire::write(stream, &answer, &request.method),
        None => match Wanted::of(&request) {
            Wanted::Events { page } if request.method == "GET" => tell(stream, live, base, &page),
            wanted => wire::write(stream, &answer(&wanted, &request, live, base), &request.method),
        },
    }
}

/// Why there is no answer to a request, whatever it asks for.
fn refused(request: &Request) -> Option<Answer> {
    let Some(host) = &request.host else {
        return Some(Answer::plain(400, "a request names the host that it is for"));
    };
    // A page elsewhere can have its own name lead to this machine, and would then read the drafts.
    if !is_ours(host) {
        return Some(Answer::plain(403, "this server answers only to the name localhost"));
    }
    if request.method != "GET" && request.method != "HEAD" {
        return Some(Answer::plain(405, "this server only shows").with("Allow", "GET, HEAD"));
    }
    None
}

/// Whether a host's name, with or without a port, is one of this machine's for itself.
fn is_ours(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|own| name.eq_ignore_ascii_case(own))
}

/// What a request is for.
enum Wanted {
    /// To hear of another version, on the page at this address.
    Events {
        page: String,
    },
    Script,
    Style,
    Site(Address),
    /// Something that no address of a site can mean.
    Astray,
}

impl Wanted {
    fn of(request: &Request) -> Self {
        let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
        let Some(address) = Address::parse(path) else { return Wanted::Astray };
        match address.own() {
            Some("events") => Wanted::Events { page: address::decoded(query).unwrap_or_default() },
            Some("reload.js") => Wanted::Script,
            Some("overlay.css") => Wanted::Style,
            _ => Wanted::Site(address),
        }
    }
}

fn answer(wanted: &Wanted, request: &Request, live: &Live, base: &BasePath) -> Answer {
    match wanted {
        Wanted::Events { .. } => Answer::new(200, "text/event-stream", ""),
        Wanted::Script => Answer::new(200, address::content_type("reload.js"), page::SCRIPT),
        Wanted::Style => Answer::new(200, address::content_type("overlay.css"), page::STYLE),
        Wanted::Astray => Answer::plain(400, "this address leads out of the site"),
        Wanted::Site(address) => site(address, &request.target, live, base),
    }
}

/// What Pages answers at an address of the site.
fn site(address: &Address, target: &str, live: &Live, base: &BasePath) -> Answer {
    let Some(parts) = address.within(base) else {
        return Answer::plain(404, &format!("the site is at {}", base.home()));
    };
    if parts.is_empty() {
        return moved(target);
    }
    let mut snapshot = live.now();
    let is_certain = |place: &Place<'_>| matches!(place, Place::File { exact: true, .. });
    let files = |files: &Option<Arc<Vec<Output>>>| files.clone().unwrap_or_default();
    let mut all = files(&snapshot.files);
    if !snapshot.whole && !is_certain(&address::find(&all, parts)) {
        // Another file may be the one that is meant, and it is being made.
        snapshot = live.whole();
        all = files(&snapshot.files);
    }
    if snapshot.files.is_none() {
        return Answer::new(503, address::content_type("a.html"), page::nothing_yet(&snapshot));
    }
    let sent = |status: u16, file: &Output| {
        let kind = address::content_type(&file.path.0);
        let is_page = kind.starts_with("text/html");
        let body = if is_page { page::decorated(&file.bytes, &snapshot) } else { file.bytes.clone() };
        Answer::new(status, kind, body)
    };
    match address::find(&all, parts) {
        Place::File { file, .. } => sent(200, file),
        Place::Folder => moved(target),
        Place::Nowhere => match address::find(&all, &["404.html".to_owned()]) {
            Place::File { file, .. } => sent(404, file),
            _ => Answer::plain(404, "there is no such page"),
        },
    }
}

/// To the same address with a slash at its end.
fn moved(target: &str) -> Answer {
    let (path, query) = target.split_once('?').map_or((target, None), |(path, query)| (path, Some(query)));
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    Answer::plain(301, "it is a folder").with("Location", format!("{path}/{query}"))
}

/// Tells a browser of every version from now on, and of this one first: its page may be older.
fn tell(mut stream: TcpStream, live: &Live, base: &BasePath, page: &str) -> io::Result<()> {
    let home = base.home();
    let within = page.strip_prefix(&home).unwrap_or_default();
    let _open = live.open(&match within {
        "" => "index.html".to_owned(),
        folder if folder.ends_with('/') => format!("{folder}index.html"),
        file if file.ends_with(".html") => file.to_owned(),
        file => format!("{file}.html"),
    });
    wire::begin_events(&mut stream)?;
    let mut snapshot = live.now();
    loop {
        stream.write_all(format!("data: {}\n\n", page::tag(&snapshot)).as_bytes())?;
        let told = snapshot.version;
        loop {
            snapshot = live.after(told, SIGN_OF_LIFE);
            if snapshot.version != told {
                break;
            }
            stream.write_all(b":\n\n")?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_other_hosts_are_refused() {
        for host in ["localhost", "LOCALHOST:4000", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:4000"] {
            assert!(is_ours(host), "{host}");
        }
        for host in [
            "",
            "example.org",
            "localhost.example.org",
            "example.org:127",
            "127.0.0.1.example.org",
            "192.168.1.7:4000",
            "localhost:4000:x",
            "0.0.0.0",
        ] {
            assert!(!is_ours(host), "{host}");
        }
    }
}
