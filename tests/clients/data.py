"""The files of data, against the records."""

import hashlib
import json
import re

import bibtexparser
import frictionless
import jsonschema
from lxml import etree

from common import PROJECT, hold, files, load, records, table, in_language, bare


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
