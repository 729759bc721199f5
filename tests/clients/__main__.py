#!/usr/bin/env python3
"""Reads a built site with programs that others wrote, and holds what they see against the records.

    python3 tests/clients PROJECT SITE PACKAGES

PROJECT holds `content`, SITE is what was built from it with --base-url, PACKAGES a folder with `node_modules`. Each check is a function
whose name says what is held, and is then run on a spoilt copy of the site, to show that it speaks up.
Needs `jing` on the path, and the packages that `.ci/run` installs.
"""

import pathlib
import shutil
import sys
import tempfile

import data
import feeds
import pages
from common import SITE, Wrong, hold

# What is held, each with a way to spoil what it reads: a file, what stands there, and what is put there.
CHECKS = [
    (feeds.atom_is_valid, "feed.xml", "<published>", "<printed>"),
    (feeds.feedparser_reads_atom, "feed.xml", "</title>", ""),
    (feeds.json_feed_says_the_same, "feed.json", "T12:", "T13:"),
    (feeds.icalendar_reads_the_calendar, "calendar.ics", "UID:", "UDI:"),
    (feeds.ical_js_reads_the_calendar, "calendar.ics", "DTEND;VALUE=DATE:2", "DTEND;VALUE=DATE:x"),
    (feeds.sitemap_is_valid, "sitemap.xml", "<lastmod>2", "<lastmod>x"),
    (feeds.robots_name_the_sitemap, "robots.txt", "Sitemap", "Map"),
    (data.events_json_is_the_records, "data/events.json", '"record": {', '"record": {"x": 1,'),
    (data.actors_and_places_are_the_records, "data/places.geojson", '"coordinates": [', '"coordinates": [0,'),
    (data.tables_are_the_records, "data/quotes.csv", "\r\n20", "\r\n21"),
    (data.package_is_valid, "data/claims.csv", "\r\n20", "\r\n21"),
    (data.sources_are_references, "data/sources.bib", "date = {2", "date = {1"),
    (data.timelines_are_the_events, "data/timeline.json", '"year": 20', '"year": 21'),
    (pages.styles_say_what_the_page_says, "cite.html", "<dd>", "<dd>x"),
    (pages.bibtex_can_be_read, "cite.html", "@misc{", "@misc"),
    (pages.extruct_reads_the_records, "data.html", '"sha256":"', '"sha256":"0'),
    (pages.extruct_reads_the_records, "data/events.json", '"changed": "20', '"changed": "19'),
    (pages.extruct_reads_the_records, "data/events.json", '"latest": "20', '"latest": "19'),
    (pages.extruct_reads_the_records, "data/events.json", '"title": {', '"title": { "en": "Another", "es": "Otro" }, "was": {'),
    (pages.extruct_reads_the_records, "data/events.json", '"sources": [', '"sources": ["none", '),
    (feeds.feeds_are_told_of, "timeline.html", 'rel="alternate" type="application/feed+json"', 'rel="self"'),
    (pages.structured_data_is_of_schema_org, "data.html", '"contentUrl"', '"contentUrls"'),
]


def main():
    held = set()
    for check, file, there, instead in CHECKS:
        if check not in held:
            check(SITE)
            print(f"held: {check.__name__.replace('_', ' ')}")
            held.add(check)
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


def link(source, target):
    pathlib.Path(target).symlink_to(source)


try:
    main()
except Wrong as wrong:
    sys.exit(f"{wrong}")
