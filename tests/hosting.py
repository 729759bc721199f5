#!/usr/bin/env python3
"""Serves a built site as GitHub Pages does, under /repo/ and at the root, and has linkchecker crawl it.

    python3 tests/hosting.py PROGRAM PROJECT

PROGRAM builds PROJECT once for https://example.org/repo/; the same files then stand under both addresses, without
their dotfiles, as GitHub's upload step leaves them. linkchecker, which shares no code with this program, follows
every link and looks for every anchor. The 404 page is asked for at several depths, and all it refers to is fetched.
"""

import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.parse
import urllib.request
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PROGRAM, PROJECT = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
CHECKER = Path(sys.executable).parent / "linkchecker"
BASE = "/repo/"
LARGEST_FILE, LARGEST_SITE = 100_000_000, 1_000_000_000


class Pages(SimpleHTTPRequestHandler):
    """GitHub Pages: no lists of folders, `.html` may be left out, 404.html for what is not there."""

    protocol_version = "HTTP/1.1"
    base = "/"

    def do_GET(self):
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        found = self.found(path)
        body = (found or Path(self.directory) / "404.html").read_bytes()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(str(found or "404.html")))
        self.send_header("Content-Length", str(len(body)))
        # Tells linkchecker that it need not spare this server.
        self.send_header("LinkChecker", "yes")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_GET

    def found(self, path):
        if not path.startswith(self.base):
            return None
        file = Path(self.directory) / path[len(self.base) :]
        if path.endswith("/"):
            file = file / "index.html"
        choices = [file, file.with_name(file.name + ".html")] if file.name else [file]
        return next((choice for choice in choices if choice.is_file()), None)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        # A crawler that has seen enough hangs up.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.addresses = []

    def handle_starttag(self, tag, attributes):
        # What is meant for machines names the address where the site will be.
        named = dict(attributes)
        if named.get("rel") not in ("canonical", "alternate"):
            self.addresses += [value for name, value in attributes if name in ("href", "src") and value]


def main():
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build = [PROGRAM, "-C", PROJECT, "--quiet", "build", "--output", site, "--base-url", f"https://example.org{BASE}"]
        subprocess.run(build, check=True, stderr=subprocess.DEVNULL)
        as_uploaded(site)
        for base in (BASE, "/"):
            with_server(site, base)
    print("5 passed, 0 failed")


def as_uploaded(site):
    """What GitHub takes: no dotfiles, nothing too large, no names that clash, no links."""
    for dotfile in list(site.rglob(".*")):
        shutil.rmtree(dotfile) if dotfile.is_dir() else dotfile.unlink()
    files = [path for path in site.rglob("*") if path.is_file()]
    sizes = [path.stat().st_size for path in files]
    assert max(sizes) <= LARGEST_FILE and sum(sizes) < LARGEST_SITE, (max(sizes), sum(sizes))
    names = [str(path.relative_to(site)) for path in files]
    assert len({name.lower() for name in names}) == len(names), "two names differ in capitals only"
    assert max(len(part.encode()) for name in names for part in name.split("/")) <= 200
    assert not any(path.is_symlink() for path in site.rglob("*"))
    print(f"{len(files)} files, {sum(sizes) / 1e6:.1f} MB, the largest {max(sizes) / 1e3:.0f} kB")


def with_server(site, base):
    handler = type("Handler", (Pages,), {"base": base})
    server = Server(("127.0.0.1", 0), lambda *given: handler(*given, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        origin = f"http://127.0.0.1:{server.server_address[1]}"
        crawl(origin + base, base)
        # The links of the 404 page are absolute, since it stands at any depth: it fits one base only.
        if base == BASE:
            not_found(origin, base)
    finally:
        server.shutdown()


def crawl(start, base):
    with tempfile.NamedTemporaryFile("w", suffix=".ini") as settings:
        settings.write("[AnchorCheck]\n[checking]\nmaxrequestspersecond=100000\n")
        settings.flush()
        # What leaves the base without leaving the server is dead there; what leaves the server is not asked for.
        ours = ["--check-extern", "--ignore-url", "^(?!http://127.0.0.1:)"]
        options = ["--config", settings.name, "--threads", "8", "--no-status", "--no-robots", *ours]
        done = subprocess.run([CHECKER, *options, start], capture_output=True, text=True, timeout=600)
    summary = next((line for line in done.stdout.splitlines() if line.startswith("That's it")), "")
    if done.returncode != 0 or " 0 warnings" not in summary or " 0 errors" not in summary:
        sys.exit(f"{done.stdout}\n{done.stderr}\nthe crawl under {base} found dead links")
    print(f"under {base}: {summary}")


def not_found(origin, base):
    for path in ("nowhere", "events/nowhere.html", "a/b/c/d/"):
        address = f"{origin}{base}{path}"
        try:
            urllib.request.urlopen(address)
            sys.exit(f"{address} is there")
        except urllib.error.HTTPError as error:
            assert error.code == 404
            links = Links()
            links.feed(error.read().decode())
        own = [urllib.parse.urljoin(address, one) for one in links.addresses if not one.startswith("#")]
        own = [one for one in own if one.startswith(origin)]
        assert len(own) > 10, own
        for one in own:
            try:
                urllib.request.urlopen(one).close()
            except urllib.error.HTTPError as error:
                sys.exit(f"{address} leads to {one}: {error}")
    print(f"the 404 page leads home from any depth ({len(own)} addresses)")


if __name__ == "__main__":
    main()
