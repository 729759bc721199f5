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
use http::Door;
use live::Live;
use std::io::{ErrorKind, Write};
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;
use watch::Watch;
use workshop::Workshop;

/// The folder of the host that the server keeps its own files in.
const OWN: &str = "__briefing";

/// How many ports after the one that is taken are tried before the system picks one.
const NEXT: u16 = 10;

pub(super) fn run(cli: &Cli, arguments: &Serve) -> Result<Exit> {
    let base = BasePath::parse(&arguments.base_path)?;
    let site = Site {
        base_url: None,
        as_of: arguments.as_of.clone(),
        drafts: arguments.drafts,
        deny_warnings: false,
    };
    let mut options = super::options(&site)?;
    // A folder that is no project is told at once, and not waited for.
    source::read(&cli.directory)?;
    let listener = bind(&arguments.host, arguments.port)?;
    let here = listener.local_addr().context("cannot tell the server's own address")?;
    let url = format!("{}{}", origin(here), base.home());
    options.base_url = Some(url.clone());

    let live = Arc::new(Live::default());
    let mut workshop = Workshop::new(cli, options, live.clone());
    let watch = Watch::new(&cli.directory);
    let mut seen = watch.look();
    workshop.build(&|| watch.look() == seen)?;
    let open_to = (!here.ip().is_loopback()).then(|| arguments.host.clone());
    if !cli.quiet {
        let mut stdout = std::io::stdout();
        if ![0, here.port()].contains(&arguments.port) {
            writeln!(stdout, "port {} is taken, so another was chosen", arguments.port)?;
        }
        if open_to.is_some() {
            writeln!(stdout, "everyone who reaches {} can read it, drafts too if they are shown", here)?;
        }
        writeln!(stdout, "serving {url} until Ctrl-C")?;
    }
    http::listen(listener, live, Door { base, open_to });
    if arguments.open {
        open(&url)?;
    }
    loop {
        seen = watch.other_than(&seen);
        workshop.build(&|| watch.look() == seen)?;
    }
}

/// Takes the port, or where it is taken, one of the next or any that is free.
fn bind(host: &str, port: u16) -> Result<TcpListener> {
    let others = (1..=NEXT).filter_map(|more| port.checked_add(more)).chain([0]);
    let mut bound = TcpListener::bind((host, port));
    for other in others {
        match &bound {
            Err(error) if error.kind() == ErrorKind::AddrInUse => bound = TcpListener::bind((host, other)),
            _ => break,
        }
    }
    bound.with_context(|| format!("cannot listen at port {port} of {host}"))
}

/// What addresses of the site begin with on this machine.
fn origin(here: SocketAddr) -> String {
    match here.ip() {
        ip if ip.is_unspecified() => format!("http://127.0.0.1:{}", here.port()),
        IpAddr::V4(ip) => format!("http://{ip}:{}", here.port()),
        IpAddr::V6(ip) => format!("http://[{ip}]:{}", here.port()),
    }
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
