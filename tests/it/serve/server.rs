//! The program at work, and what a browser would say to it.

use crate::{Project, program, write};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Nothing here takes so long on a machine that does its work.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);

/// A running server with its project. It is stopped when it is dropped.
pub(super) struct Server {
    pub(super) folder: TempDir,
    pub(super) program: Child,
    /// `127.0.0.1:PORT`.
    pub(super) place: String,
    /// What it prints, a line each.
    pub(super) lines: Receiver<String>,
    /// What it says of problems, so far.
    told: Arc<Mutex<String>>,
}

/// An answer, taken apart.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: String,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

impl Server {
    pub(super) fn start(project: &Project, arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        project.write(folder.path());
        let mut program = Command::new(program())
            .arg("-C")
            .arg(folder.path())
            .arg("serve")
            .args(if arguments.contains(&"--port") { &[] } else { &["--port", "0"][..] })
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program can be started");
        let (sender, lines) = channel();
        let stdout = program.stdout.take().expect("it was asked for");
        thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        let told = Arc::new(Mutex::new(String::new()));
        let (stderr, heard) = (program.stderr.take().expect("it was asked for"), told.clone());
        thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                *heard.lock().expect("nobody panics with it") += &(line + "\n");
            }
        });
        let mut server = Server { folder, program, place: String::new(), lines, told };
        let line = server.line("serving ");
        let rest = line.split_once("http://").map(|(_, rest)| rest).unwrap_or_default();
        server.place = rest.split('/').next().unwrap_or_default().to_owned();
        server
    }

    /// The next line that begins so.
    pub(super) fn line(&self, begin: &str) -> String {
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let line = self.lines.recv_timeout(left).unwrap_or_else(|_| panic!("no line begins `{begin}`"));
            if line.starts_with(begin) {
                return line;
            }
        }
    }

    /// What it has said of problems, once it has said `what`.
    pub(super) fn told(&self, what: &str) -> String {
        let until = Instant::now() + PATIENCE;
        loop {
            let told = self.told.lock().expect("nobody panics with it").clone();
            if told.contains(what) {
                return told;
            }
            assert!(Instant::now() < until, "it says nothing of `{what}`: {told}");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Sends a head as it stands, `{place}` being the server's, and waits for the answer.
    pub(super) fn say(&self, head: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.place).expect("the server listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a stream can be told");
        stream.write_all(head.replace("{place}", &self.place).as_bytes()).expect("the server reads");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("the server answers and ends");
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").expect("an answer has a head");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        Answer {
            status: status.expect("an answer has a status"),
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    pub(super) fn ask(&self, method: &str, target: &str) -> Answer {
        self.say(&format!("{method} {target} HTTP/1.1\r\nHost: {{place}}\r\n\r\n"))
    }

    pub(super) fn get(&self, target: &str) -> Answer {
        self.ask("GET", target)
    }

    pub(super) fn write(&self, path: &str, text: &str) {
        write(&self.folder.path().join(path), text.as_bytes());
    }

    /// Listens as the page at `target` does.
    pub(super) fn events(&self, target: &str) -> Events {
        let mut stream = TcpStream::connect(&self.place).expect("the server listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a stream can be told");
        let head = format!("GET /__briefing/events?{target} HTTP/1.1\r\nHost: {}\r\n\r\n", self.place);
        stream.write_all(head.as_bytes()).expect("the server reads");
        Events(BufReader::new(stream))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.program.kill().expect("it runs until it is stopped");
        self.program.wait().expect("it was started here");
    }
}

pub(super) struct Events(BufReader<TcpStream>);

impl Events {
    /// The next version that the server tells of.
    pub(super) fn next(&mut self) -> String {
        let until = Instant::now() + PATIENCE;
        loop {
            // The server says from time to time that it is there, so the stream itself has no end.
            assert!(Instant::now() < until, "the server tells of no other version");
            let mut line = String::new();
            let count = self.0.read_line(&mut line).expect("the server tells within the time");
            assert!(count > 0, "the server ended the stream");
            if let Some(version) = line.strip_prefix("data: ") {
                return version.trim().to_owned();
            }
        }
    }
}
