//! HTTP as far as it is needed: the head of a request comes in, an answer goes out, and the
//! connection ends. What a request brings along besides its head is not read.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

/// A head longer than this is none that a browser sends.
const LONGEST: usize = 32 * 1024;

/// Whoever says or takes nothing for so long is gone.
const PATIENCE: Duration = Duration::from_secs(20);

/// The head of a request.
#[derive(Debug, PartialEq)]
pub(super) struct Request {
    pub(super) method: String,
    /// As it came: the address with its query.
    pub(super) target: String,
    /// The host's name with the port, where exactly one was given.
    pub(super) host: Option<String>,
}

/// An answer to be sent.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![("Content-Type", content_type.to_owned())];
        Answer { status, headers, body: body.into() }
    }

    /// One line of text.
    pub(super) fn plain(status: u16, text: &str) -> Self {
        Answer::new(status, "text/plain; charset=utf-8", format!("{text}\n"))
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

/// Reads the head of a request. Nothing where what comes is none.
pub(super) fn read(stream: &mut TcpStream) -> io::Result<Option<Request>> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    // An answer is not held back until the browser has said that it got the beginning.
    stream.set_nodelay(true)?;
    let mut head = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let count = match stream.read(&mut buffer) {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            other => other?,
        };
        if count == 0 {
            return Ok(None);
        }
        // The end may have come in two pieces.
        let from = head.len().saturating_sub(3);
        head.extend_from_slice(&buffer[..count]);
        if let Some(at) = head[from..].windows(4).position(|four| four == b"\r\n\r\n") {
            head.truncate(from + at);
            return Ok(std::str::from_utf8(&head).ok().and_then(parse));
        }
        if head.len() > LONGEST {
            return Ok(None);
        }
    }
}

fn parse(head: &str) -> Option<Request> {
    let mut lines = head.split("\r\n");
    let mut words = lines.next()?.split(' ');
    let (method, target, version) = (words.next()?, words.next()?, words.next()?);
    let is_sound = version.starts_with("HTTP/1.")
        && words.next().is_none()
        && target.bytes().all(|byte| byte.is_ascii_graphic());
    let mut hosts = Vec::new();
    for line in lines {
        let (name, value) = line.split_once(':')?;
        if name.eq_ignore_ascii_case("host") {
            hosts.push(value.trim());
        }
    }
    let host = match hosts.as_slice() {
        [host] => Some((*host).to_owned()),
        _ => None,
    };
    is_sound.then(|| Request { method: method.to_owned(), target: target.to_owned(), host })
}

/// Sends an answer and ends the connection. To HEAD, the body is not sent.
pub(super) fn write(mut stream: TcpStream, answer: &Answer, method: &str) -> io::Result<()> {
    let length = answer.body.len();
    let mut bytes = head(answer.status, &answer.headers);
    bytes.extend_from_slice(format!("Content-Length: {length}\r\n\r\n").as_bytes());
    if method != "HEAD" {
        bytes.extend_from_slice(&answer.body);
    }
    stream.write_all(&bytes)?;
    stream.shutdown(Shutdown::Write)?;
    // What was sent along with the request is taken from the line, or the system would tell the
    // browser that the connection broke before it has read the answer.
    io::copy(&mut stream.take(1024 * 1024), &mut io::sink())?;
    Ok(())
}

/// Begins an answer that goes on for as long as the browser listens.
pub(super) fn begin_events(stream: &mut TcpStream) -> io::Result<()> {
    let headers = [("Content-Type", "text/event-stream".to_owned())];
    let mut bytes = head(200, &headers);
    // The browser asks again soon after the server was started anew.
    bytes.extend_from_slice(b"\r\nretry: 500\n\n");
    stream.write_all(&bytes)
}

fn head(status: u16, headers: &[(&'static str, String)]) -> Vec<u8> {
    let reason = match status {
        200 => "OK",
        301 => "Moved Permanently",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Service Unavailable",
    };
    let mut text = format!("HTTP/1.1 {status} {reason}\r\nConnection: close\r\nCache-Control: no-store\r\n");
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_and_what_is_none_is_not() {
        let request = parse("GET /a?b HTTP/1.1\r\nHOST: localhost:4000\r\nAccept: */*");
        let request = request.expect("it is a request");
        assert_eq!((request.method.as_str(), request.target.as_str()), ("GET", "/a?b"));
        assert_eq!(request.host.as_deref(), Some("localhost:4000"));
        let two = parse("GET / HTTP/1.1\r\nHost: localhost\r\nHost: other.example");
        assert_eq!(two.and_then(|request| request.host), None);
        for head in [
            "",
            "GET /",
            "GET / a HTTP/1.1",
            "GET / HTTP/2",
            "GET / HTTP/1.1\r\nno header",
            "GET /é HTTP/1.1",
        ] {
            assert_eq!(parse(head), None, "{head}");
        }
    }
}
