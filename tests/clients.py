#!/usr/bin/env python3
"""Reads a built site with programs that others wrote, and holds what they see against the records.

    python3 tests/clients.py SITE PACKAGES

SITE is a site built with --base-url, PACKAGES a folder with `node_modules`. Each check is a function
whose name says what is held; `--break` shows that each speaks up, by spoiling a copy of what it reads.
Needs `jing` on the path, and the packages that `.ci/run` installs.
"""

import datetime
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import feedparser
import icalendar
from lxml import etree

HERE = pathlib.Path(__file__).resolve().parent
SITE = pathlib.Path(sys.argv[1]).resolve()
PACKAGES = pathlib.Path(sys.argv[2]).resolve()


class Wrong(Exception):
    """What a client has to say."""


def hold(right, message):
    if not right:
        raise Wrong(message)


def run(*arguments):
    done = subprocess.run([str(one) for one in arguments], capture_output=True, text=True, cwd=PACKAGES)
    hold(done.returncode == 0, (done.stdout + done.stderr).strip()[:2000])
    return done.stdout


def files(site, *patterns):
    found = sorted(path for pattern in patterns for path in site.glob(pattern))
    hold(found, f"there is no {' or '.join(patterns)}")
    return found


# Feeds.


def atom_is_valid(site):
    """jing, with the grammar of RFC 4287."""
    run("jing", "-c", HERE / "atom.rnc", *files(site, "feed.xml", "corrections.xml", "*/feed.xml", "*/corrections.xml"))


def feedparser_reads_atom(site):
    ids = set()
    for path in files(site, "feed.xml", "corrections.xml", "*/feed.xml", "*/corrections.xml"):
        feed = feedparser.parse(path.read_bytes())
        hold(not feed.bozo, f"{path.name}: {feed.get('bozo_exception')}")
        hold(feed.version == "atom10", f"{path.name}: {feed.version}")
        for entry in feed.entries:
            hold(entry.id not in ids, f"{path}: {entry.id} stands in two feeds")
            ids.add(entry.id)
            hold(entry.id.startswith("tag:"), f"{entry.id} is no tag")
            hold(entry.published_parsed <= entry.updated_parsed, f"{entry.id} changed before it was there")
            hold(entry.title and entry.summary and entry.content[0].value, f"{entry.id} is empty")
            page = site / local(site, entry.link)
            hold(page.is_file(), f"{entry.link} leads nowhere")


def json_feed_says_the_same(site):
    """JSON Feed 1.1: what it requires, and the entries of the Atom feed."""
    for path in files(site, "feed.json", "*/feed.json"):
        feed = json.loads(path.read_text())
        atom = feedparser.parse(path.with_suffix(".xml").read_bytes())
        hold(feed["version"] == "https://jsonfeed.org/version/1.1", "another version")
        hold(feed["title"] and feed["feed_url"].endswith("feed.json"), "no title or address")
        hold(len(feed["items"]) == len(atom.entries), "another number of entries")
        for item, entry in zip(feed["items"], atom.entries):
            same = [item["id"], item["url"], item["title"], item["summary"], item["date_published"], item["date_modified"]]
            other = [entry.id, entry.link, entry.title, entry.summary, entry.published, entry.updated]
            hold(same == other, f"{same} is not {other}")
            datetime.datetime.fromisoformat(item["date_modified"])


def icalendar_reads_the_calendar(site):
    for path in files(site, "calendar.ics", "*/calendar.ics"):
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        events = list(calendar.walk("VEVENT"))
        hold(events, f"{path} is empty")
        hold(len({event["UID"] for event in events}) == len(events), "two events with one UID")
        for event in events:
            hold(not event.errors, event.errors)
            hold(event["DTSTART"].dt < event["DTEND"].dt, f"{event['UID']} ends before it begins")
            hold(str(event["SUMMARY"]).strip(), f"{event['UID']} has no summary")
        lines = path.read_bytes().split(b"\r\n")
        hold(max(map(len, lines)) <= 75 and b"\n" not in b"".join(lines), "a line is too long or badly ended")


def ical_js_reads_the_calendar(site):
    for path in files(site, "calendar.ics", "*/calendar.ics"):
        script = """
            const ICAL = require("ical.js").default ?? require("ical.js");
            const text = require("fs").readFileSync(process.argv[1], "utf8");
            const calendar = new ICAL.Component(ICAL.parse(text));
            ICAL.design.strict = true;
            const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
            console.log(JSON.stringify(events.map((one) => [one.uid, one.summary, String(one.startDate), String(one.endDate)])));
        """
        seen = json.loads(run("node", "-e", script, path))
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        other = [
            [str(one["UID"]), str(one["SUMMARY"]), str(one["DTSTART"].dt), str(one["DTEND"].dt)]
            for one in calendar.walk("VEVENT")
        ]
        hold(seen == other, f"{seen} is not {other}")


# Files of the site.


def local(site, address):
    """The file behind an address of the site."""
    home = json.loads((site / "feed.json").read_text())["home_page_url"]
    hold(address.startswith(home), f"{address} is not on {home}")
    path = address[len(home) :].split("#")[0]
    return path + "index.html" if path == "" or path.endswith("/") else path


def sitemap_is_valid(site):
    """By the XSD of sitemaps.org, as the package `sitemap` carries it; every page is in it, and no other."""
    folder = next(PACKAGES.glob("node_modules/sitemap/schema"))
    schema = etree.XMLSchema(etree.parse(folder / "all.xsd"))
    tree = etree.parse(site / "sitemap.xml")
    hold(schema.validate(tree), schema.error_log)
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    listed = {local(site, loc.text) for loc in tree.iterfind(".//s:loc", names)}
    pages = {str(path.relative_to(site)) for path in site.rglob("*.html")}
    pages = {page for page in pages if not page.endswith("404.html")}
    hold(listed == pages, f"not the pages that there are: {sorted(listed ^ pages)[:9]}")
    for url in tree.iterfind("s:url", names):
        page = etree.HTML((site / local(site, url.find("s:loc", names).text)).read_bytes())
        links = {(one.get("hreflang"), one.get("href")) for one in url.iterfind("x:link", names)}
        own = {(one.get("hreflang"), one.get("href")) for one in page.iterfind(".//link[@hreflang]")}
        hold(links == own, f"{url.find('s:loc', names).text}: other languages than the page itself says")


def robots_name_the_sitemap(site):
    home = json.loads((site / "feed.json").read_text())["home_page_url"]
    hold(f"Sitemap: {home}sitemap.xml" in (site / "robots.txt").read_text().splitlines(), "no sitemap")


# What is held, each with a way to spoil what it reads: a file, what stands there, and what is put there.
CHECKS = [
    (atom_is_valid, "feed.xml", "<published>", "<printed>"),
    (feedparser_reads_atom, "feed.xml", "</title>", ""),
    (json_feed_says_the_same, "feed.json", "T12:", "T13:"),
    (icalendar_reads_the_calendar, "calendar.ics", "UID:", "UDI:"),
    (ical_js_reads_the_calendar, "calendar.ics", "DTEND;VALUE=DATE:2", "DTEND;VALUE=DATE:x"),
    (sitemap_is_valid, "sitemap.xml", "<lastmod>2", "<lastmod>x"),
    (robots_name_the_sitemap, "robots.txt", "Sitemap", "Map"),
]


def main():
    for check, file, there, instead in CHECKS:
        check(SITE)
        # It speaks up, too.
        with tempfile.TemporaryDirectory() as folder:
            spoilt = pathlib.Path(folder) / "site"
            shutil.copytree(SITE, spoilt, copy_function=link)
            target = spoilt / file
            text = target.read_bytes().decode()
            hold(there in text, f"{check.__name__}: {file} has no {there!r} to spoil")
            target.unlink()
            target.write_bytes(text.replace(there, instead, 1).encode())
            try:
                check(spoilt)
            except Exception:
                pass
            else:
                raise Wrong(f"{check.__name__} did not notice {instead!r} in {file}")
        print(f"held: {check.__name__.replace('_', ' ')}")


def link(source, target):
    pathlib.Path(target).symlink_to(source)


try:
    main()
except Wrong as wrong:
    sys.exit(f"{wrong}")
