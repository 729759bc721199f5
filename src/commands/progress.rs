//! Work that takes longer than a second says on the terminal what it is at.

use crate::cli::Cli;
use std::io::{IsTerminal, Write};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long nothing is said, and how long every line stands.
const PAUSE: Duration = Duration::from_secs(1);

/// One line on the terminal that is gone when this is dropped. What is printed meanwhile would stand
/// behind it.
pub(super) struct Progress(Option<(Sender<&'static str>, JoinHandle<()>)>);

impl Progress {
    /// Begins with `step`. Where nobody watches, or problems only are wanted, nothing is ever said.
    pub(super) fn begin(cli: &Cli, step: &'static str) -> Self {
        if cli.quiet || !std::io::stderr().is_terminal() || super::is_dumb() {
            return Progress(None);
        }
        let (sender, steps) = channel();
        let begun = Instant::now();
        let line = thread::spawn(move || {
            let (mut step, mut next, mut is_shown) = (step, begun + PAUSE, false);
            loop {
                match steps.recv_timeout(next.saturating_duration_since(Instant::now())) {
                    Ok(other) => step = other,
                    Err(RecvTimeoutError::Timeout) => {
                        next += PAUSE;
                        is_shown = true;
                        say(&format!("\r{step}: {} s\x1b[K", begun.elapsed().as_secs()));
                    }
                    Err(RecvTimeoutError::Disconnected) => break,
                }
            }
            if is_shown {
                say("\r\x1b[K");
            }
        });
        Progress(Some((sender, line)))
    }

    /// Goes on with another step.
    pub(super) fn now(&self, step: &'static str) {
        if let Some((sender, _)) = &self.0 {
            // Where the line is gone, so is whoever watched it.
            let _ = sender.send(step);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, line)) = self.0.take() {
            drop(sender);
            // What it could fail at is not worth failing for.
            let _ = line.join();
        }
    }
}

fn say(text: &str) {
    let mut stderr = std::io::stderr().lock();
    let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
}
