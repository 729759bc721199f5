//! `briefing serve`: the site from memory, made anew on every change.

mod address;
mod http;
mod live;
mod page;
mod watch;
mod wire;
mod workshop;

use super::Exit;
use crate::cli::{Cli, Serve, Site};
use crate::source;
use address::BasePath;
use anyhow::{Context, Result};
use live::Live;
use std::io::{ErrorKind, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;
use watch::Watch;
use workshop::Workshop;

/// The folder of the host that the server keeps its own files in.
const OWN: &str = "__briefing";

/// No other machine reaches it.
const HERE: Ipv4Addr = Ipv4Addr::LOCALHOST;

/// How many ports after the one that is taken are tried before the system picks one.
const NEXT: u16 = 10;

pub(super) fn run(cli: &Cli, arguments: &Serve) -> Result<Exit> {
    let base = BasePath::parse(&arguments.base_path)?;
    let site = Site {
        base_url: None,
        repository: None,
        as_of: arguments.as_of.clone(),
        drafts: arguments.drafts,
        deny_warnings: false,
    };
    let mut options = super::options(&site)?;
    // A folder that is no project is told at once, and not waited for.
    source::read(&cli.directory)?;
    let listener = bind(arguments.port)?;
    let here = listener.local_addr().context("cannot tell the server's own address")?;
    let url = format!("http://{here}{}", base.home());
    options.base_url = Some(url.clone());

    let live = Arc::new(Live::default());
    let mut workshop = Workshop::new(cli, options, live.clone());
    let mut watch = Watch::new(&cli.directory);
    let mut seen = watch.look();
    workshop.build(&watch.since(&seen))?;
    let mut stdout = std::io::stdout();
    if !cli.quiet && ![0, here.port()].contains(&arguments.port) {
        writeln!(stdout, "port {} is taken, so another was chosen", arguments.port)?;
    }
    // Without its address nobody can use the server, so it is said in any case.
    writeln!(stdout, "serving {url} until Ctrl-C")?;
    http::listen(listener, live, base);
    if arguments.open {
        open(&url)?;
    }
    loop {
        seen = watch.other_than(&seen);
        workshop.build(&watch.since(&seen))?;
    }
}

/// Takes the port, or where it is taken, one of the next or any that is free.
fn bind(port: u16) -> Result<TcpListener> {
    let others = (1..=NEXT).filter_map(|more| port.checked_add(more)).chain([0]);
    let mut bound = TcpListener::bind((HERE, port));
    for other in others {
        match &bound {
            Err(error) if error.kind() == ErrorKind::AddrInUse => bound = TcpListener::bind((HERE, other)),
            _ => break,
        }
    }
    bound.with_context(|| format!("cannot listen at port {port} of {HERE}"))
}

/// Opens the site in the author's browser. Where that cannot be done, the author can.
fn open(url: &str) -> Result<()> {
    let (program, arguments): (&str, &[&str]) = if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match command.spawn() {
        Ok(mut child) => {
            // It is waited for, so that the system can forget it.
            thread::spawn(move || child.wait());
        }
        Err(error) => {
            writeln!(
                std::io::stderr(),
                "cannot open a browser with {program} ({error}): open {url} yourself"
            )?;
        }
    }
    Ok(())
}
