"""Feeds, the calendar, and what search engines are given."""

import datetime
import json
import pathlib
import re
import tempfile

import feedparser
import icalendar
from lxml import etree

from common import HERE, PROJECT, PACKAGES, hold, run, files, local, load, pages


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


LINK = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xhtml">
<xs:element name="link"><xs:complexType><xs:attribute name="rel" use="required" fixed="alternate"/>
<xs:attribute name="hreflang" use="required" type="xs:string"/><xs:attribute name="href" use="required" type="xs:anyURI"/>
</xs:complexType></xs:element></xs:schema>"""
BOTH = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="{own}"/>
<xs:import namespace="http://www.w3.org/1999/xhtml" schemaLocation="{link}"/></xs:schema>"""


def sitemap_is_valid(site):
    """By the XSD of sitemaps.org, as the package `sitemap` carries it; every page is in it, and no other."""
    # It wants every foreign element declared; of XHTML there is one, the link.
    own = next(PACKAGES.glob("node_modules/sitemap/schema")) / "sitemap.xsd"
    with tempfile.TemporaryDirectory() as folder:
        link, both = pathlib.Path(folder) / "link.xsd", pathlib.Path(folder) / "both.xsd"
        link.write_text(LINK)
        both.write_text(BOTH.format(own=own.as_uri(), link=link.as_uri()))
        schema = etree.XMLSchema(etree.parse(both))
    tree = etree.parse(site / "sitemap.xml")
    hold(schema.validate(tree), schema.error_log)
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    listed = {local(site, loc.text) for loc in tree.iterfind(".//s:loc", names)}
    pages = {str(path.relative_to(site)) for path in site.rglob("*.html")}
    # What stands on other pages too is for these, and says itself that it is not to be found.
    embeds = {page for page in pages if re.search(r"(^|/)embed/", page)}
    for page in embeds:
        hold('<meta name="robots" content="noindex">' in (site / page).read_text(), f"{page} would be found beside its page")
    pages = {page for page in pages - embeds if not page.endswith("404.html")}
    hold(listed == pages, f"not the pages that there are: {sorted(listed ^ pages)[:9]}")
    for url in tree.iterfind("s:url", names):
        page = etree.HTML((site / local(site, url.find("s:loc", names).text)).read_bytes())
        links = {(one.get("hreflang"), one.get("href")) for one in url.iterfind("x:link", names)}
        own = {(one.get("hreflang"), one.get("href")) for one in page.iterfind(".//link[@hreflang]")}
        hold(links == own, f"{url.find('s:loc', names).text}: other languages than the page itself says")


def robots_name_the_sitemap(site):
    home = json.loads((site / "feed.json").read_text())["home_page_url"]
    hold(f"Sitemap: {home}sitemap.xml" in (site / "robots.txt").read_text().splitlines(), "no sitemap")


def feeds_are_told_of(site):
    """Every feed by a link in the head of every page of its language; the calendar beside what is to be watched."""
    kinds = {"feed.xml": "atom+xml", "corrections.xml": "atom+xml", "feed.json": "feed+json", "calendar.ics": "calendar"}
    home = json.loads((site / "feed.json").read_text())["home_page_url"]
    for at, language in enumerate(load(PROJECT / "content/briefing.yaml")["languages"]):
        folder = site if at == 0 else site / language
        feeds = {folder / name: kind for name, kind in kinds.items() if (folder / name).is_file()}
        hold(len(feeds) >= 3, f"{language}: feeds are missing")
        for path, page in pages(site, "**/*.html"):
            if page.get("lang") != language or path.name == "404.html" or path.parent.name == "embed":
                continue
            links = page.iterfind(".//link[@rel='alternate'][@type]")
            seen = {(path.parent / one.get("href")).resolve(): one.get("type").split("/")[1] for one in links}
            hold(seen == {path.resolve(): kind for path, kind in feeds.items()}, f"{path} tells of {seen}")
        calendar = folder / "calendar.ics"
        links = etree.HTML((folder / "index.html").read_bytes()).iterfind(".//main//a")
        hold(any((folder / one.get("href")).resolve() == calendar.resolve() for one in links) == calendar.is_file(), f"{language}: the calendar is not beside what is to be watched")
        own = feedparser.parse((folder / "feed.xml").read_bytes()).feed.links
        hold(any(one.rel == "self" and one.href == home + str((folder / "feed.xml").relative_to(site)) for one in own), "no way to itself")
