#!/usr/bin/env python3
"""Holds the schemas that `briefing schema` prints against an independent validator.

    python3 tests/schema.py PROGRAM

PROGRAM is the built `briefing`. What is right is right for both, and what is wrong is wrong for both:
the shipped content and the golden sites, records with one fault each, and dates, times, languages and
addresses of every form. Needs the packages `jsonschema` and `pyyaml`.
"""

import itertools
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = pathlib.Path(sys.argv[1]).resolve()


class Editor(yaml.SafeLoader):
    """YAML 1.2 in its core schema, as editors read it: no dates, and no word but true and false is a boolean."""


Editor.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", list("-+0123456789.")),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)


def run(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), f"{arguments}: {done.stderr}"
    return done.stdout, done.stderr


KINDS = [line.split()[0] for line in run("schema")[0].splitlines()]
SCHEMAS = {kind: json.loads(run("schema", kind)[0]) for kind in KINDS}
VALIDATORS = {kind: jsonschema.Draft202012Validator(schema) for kind, schema in SCHEMAS.items()}


def kind_of(path):
    """The kind of a file, by its path from `content/`."""
    folder, _, rest = path.partition("/")
    one = {"events": "event", "editions": "edition", "sources": "sources", "pages": "page"}
    return one.get(folder) if rest else path.removesuffix(".yaml")


def faults(path, text):
    """What the schema says against a file of `content/`."""
    kind = kind_of(path)
    if kind == "page":
        text = text.split("---\n")[1]
    record = yaml.load(text, Editor)
    return [
        f"{path}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for error in VALIDATORS[kind].iter_errors(record)
    ]


def reported(files):
    """What `briefing check` reports as errors in a project of these files, by path from `content/`."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            file = pathlib.Path(folder, "content", path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        said = run("-C", folder, "check", "--format", "short")[1]
    found = {}
    for line in said.splitlines():
        match = re.match(r"content/(.*?):(\d+):\d+: error\[([a-z-]+)\]", line)
        if match:
            found.setdefault(match[1], []).append((int(match[2]), match[3]))
    return found


BASE = {
    "briefing.yaml": "title: T\ndescription: D\nlanguages: [en, es]\nsides: [{id: town, name: Town}]\n",
    "actors.yaml": "- {id: ann, name: Ann, kind: person}\n- {id: bob, name: Bob, kind: person}\n",
    "sources/base.yaml": "- {id: one, publisher: One, published: 2026-01-02, language: en, kind: wire}\n"
    "- {id: two, publisher: Two, published: 2026-01-02, language: en, kind: wire}\n",
}
EVENT = {
    "title": "A thing happens",
    "date": "2026-01-01",
    "summary": "It did.",
    "direction": "neutral",
    "significance": "2",
    "facts": "[{text: It did., sources: [one, two]}]",
}
EDITION = {
    "number": "1",
    "trend": "improved",
    "trend_note": "Better.",
    "bottom_line": "All is well.",
    "highlights": "[2026-01-01-base, 2026-01-01-other]",
}


def record(base, line):
    """A record with one field written otherwise; nothing as a field's value takes it out."""
    name, _, value = line.partition(": ")
    fields = {**base, name: value} if value else {key: base[key] for key in base if key != name.rstrip(":")}
    return "".join(f"{key}: {value}\n" for key, value in fields.items())


# Each is one field of an event, written wrongly.
WRONG_EVENTS = [
    "title:", "title: []", "title: {}", "title: ''", "title: {english: A}", "title: {en: ''}", "title: {en: [A]}",
    "date:", "date: yesterday", "date: 2026-13-01", "date: {day: 1}", "date: [2026-01-01, 2026-01-02, 2026-01-03]",
    "date: 2026-1-1", "date: 01/01/2026", "date_note: []", "time: 17:00", "time: '2026-01-01T25:00:00Z'",
    "time: '2026-01-01T17:00:00'", "time: '2026-01-01 17:00:00Z'", "time: '2026-01-01T17:00Z'", "summary:", "status: done", "status: Draft", "added: soon", "topics: talk",
    "topics: {talk: 1}", "topics: [Big Talk]", "places: [[here]]", "actors: ann", "actors: [{role: actor}]",
    "actors: [{id: ann, role: victim}]", "actors: [{id: ann, part: actor}]", "direction:", "direction: up",
    "significance:", "significance: 0", "significance: 6", "significance: high", "significance: 2.5", "significance: '0'", "significance: '2.5'", "significance: true", "rung: [a]",
    "facts:", "facts: It did.", "facts: [It did.]", "facts: [{sources: [one]}]", "facts: [{text: A, sources: one}]",
    "facts: [{text: A, sources: [one], id: The One}]", "facts: [{text: A, source: [one]}]",
    "quotes: [{speaker: ann, text: A}]", "quotes: [{speaker: ann, text: A, language: english}]",
    "quotes: [{speaker: ann, text: A, language: eng}]", "quotes: [{speaker: ann, text: {en: A}, language: en}]",
    "claims: [{text: A, by: Ann Lee, status: disputed}]", "claims: [{text: A, by: [], status: disputed}]",
    "claims: [{text: A, by: ann, status: maybe}]", "claims: [{text: A, by: ann}]",
    "claims: [{text: A, by: {english: Ann}, status: disputed}]", "disagreements: [{about: A}]",
    "disagreements: [{about: A, versions: [{sources: [one]}]}]", "figures: [{name: A, best: many}]",
    "figures: [{name: A, best: [1]}]", "figures: [{name: A, best: '1,5'}]", "figures: [{name: A, best: true}]", "responds_to: 2026-01-01-base", "responds_to: [{basis: stated}]",
    "responds_to: [{event: 2026-01-01-base, basis: guessed}]", "corrections: [{date: 2026-01-01, kind: mistake}]",
    "allow: single-source", "allow: [single-source]", "allow: {single-source: ''}", "sources: [{id: one}]",
    "soruces: [one]", "id: 2026-01-01-base", "rules: {single-source: off}",
]  # fmt: skip

# And written in every right way there is.
RIGHT_EVENTS = [
    "title: {en: A thing happens, es: Pasa una cosa}", "title: 12", "title: '12'", "title: true", "title: 1.5",
    "summary: {en: 5, es: false}", "significance: '3'", "significance: +3", "significance: '03'", "topics: [2026, true]", "date: 2026", "date: [2026-01-01,2026-01-02]",
    "date: [..2026-01-02]", "time: '2026-01-01T17:00:00-05:00'", "time: 2026-01-01t17:00:00.5z", "actors: [ann, {id: bob, role: recipient}]",
    "actors: [{id: ann}]", "significance: 5", "facts: []", "responds_to: [2026-01-01-base]",
    "responds_to: [{event: 2026-01-01-base, basis: stated, note: A}]", "allow: {long-quote: why not}", "topics: []",
    "claims: [{text: A, by: ann, disputed_by: [bob], status: disputed, sources: [one]}]",
    "claims: [{text: A, by: {en: a fisher}, status: unverified, sources: [one]}]",
    "quotes: [{speaker: ann, text: A, language: es-CO, translation: {en: B}, sources: [one]}]",
    "figures: [{name: 7, best: '12.50', min: '-1', max: .5, sources: [one]}]",
    "figures: [{name: A, best: 12.50, min: -1, max: 1e3, sources: [one]}]",
    "body: {en: \"## A\\n\\nB\"}",
]  # fmt: skip

WRONG_EDITIONS = [
    "number:", "number: 0", "number: first", "trend: better", "bottom_line:", "highlights: 2026-01-01-base",
    "judgements: [{id: a}]", "judgements: [{id: a, statement: B, likelihood: maybe}]",
    "judgements: [{id: a, statement: B, confidence: high}]",
    "judgements: [{id: a, statement: B, confidence: {level: sure, basis: C}}]",
    "outcomes: [{judgement: a, result: won}]", "unknowns: What", "watch: [{date: 2026-01-01}]", "as_of: 2026-01-01",
]  # fmt: skip

# A file of a list each, or of the briefing.
WRONG_FILES = [
    ("sources/{}.yaml", "- {id: a, publisher: A, language: en, kind: paper}"),
    ("sources/{}.yaml", "- {id: a, publisher: A, language: en}"),
    ("sources/{}.yaml", "- {id: a, publisher: A, language: en, kind: wire, url: example.org}"),
    ("sources/{}.yaml", "- {id: a, publisher: A, language: en, kind: wire, url: 'https://exa mple.org'}"),
    ("sources/{}.yaml", "- {id: a, publisher: A, language: en, kind: wire, published: January}"),
    ("sources/{}.yaml", "- {id: a, publisher: A, language: en, kind: wire, archived: 'https://a.example'}"),
    ("sources/{}.yaml", "- {id: A, publisher: A, language: en, kind: wire}"),
    ("sources/{}.yaml", "id: a"),
    ("sources/{}.yaml", "- a"),
    ("actors.yaml", "- {id: a, name: A, kind: persn}"),
    ("actors.yaml", "- {id: a, name: A, kind: person, wikidata: 42}"),
    ("actors.yaml", "- {id: a, name: A, kind: person, offices: [{from: 2026}]}"),
    ("places.yaml", "- {id: a, name: A, country: Portugal}"),
    ("places.yaml", "- {id: a, name: A, country: UK}"),
    ("places.yaml", "- {id: a, name: A, lat: north}"),
    ("topics.yaml", "- {id: a}"),
    ("ladder.yaml", "- {id: a, name: A, level: 8}"),
    ("ladder.yaml", "- {id: a, name: A, level: -3}"),
    ("measures.yaml", "- {id: a, kind: ban, name: A, by: ann}"),
    ("measures.yaml", "- {id: a, kind: ban, name: A, by: ann, on: bob}"),
    ("pages/{}.md", "---\norder: 1\n---\nWords.\n"),
    ("pages/{}.md", "---\ntitle: A\norder: first\n---\nWords.\n"),
    ("pages/{}.md", "---\ntitle: {{en: A}}\n---\nWords.\n"),
    ("briefing.yaml", "title: T\ndescription: D\nlanguages: en\n"),
    ("briefing.yaml", "title: T\ndescription: D\nlanguages: [en]\nbase_url: example.org\n"),
    ("briefing.yaml", "title: T\ndescription: D\nlanguages: [en]\nstatus: open\n"),
    ("briefing.yaml", "title: T\ndescription: D\nlanguages: [en]\nrules: {single-source: no}\n"),
    ("briefing.yaml", "title: T\ndescription: D\nlanguages: [en]\npublisher: Desk\n"),
    ("briefing.yaml", "title: T\nlanguages: [en]\n"),
]


def the_schemas_are_schemas():
    for schema in SCHEMAS.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    return len(SCHEMAS), "schemas of JSON Schema 2020-12"


def every_field_is_described():
    count = 0
    for kind, schema in SCHEMAS.items():
        records = [schema, *schema["$defs"].values()]
        for fields in (one["properties"] for one in records if "properties" in one):
            for name, field in fields.items():
                count += 1
                assert field.get("description", "").endswith("."), f"{kind}: {name} is not described"
                for example in field.get("examples", []):
                    jsonschema.Draft202012Validator({**field, "$defs": schema["$defs"]}).validate(example)
    return count, "fields, each described, with examples that fit"


def what_is_shipped_is_right():
    sites = [ROOT, *(ROOT / "tests/sites" / name for name in ("base-path", "everything", "minimal")), ROOT / "tests/rules"]
    files = [(site, file) for site in sites for file in sorted((site / "content").rglob("*"))]
    count = 0
    for site, file in files:
        path = file.relative_to(site / "content").as_posix()
        if file.is_file() and not path.startswith("media/") and "/." not in f"/{path}":
            found = faults(path, file.read_text(encoding="utf-8"))
            assert not found, "\n".join(found)
            count += 1
    return count, "files that are right"


def what_is_wrong_is_wrong_for_both():
    events = {f"events/2026-01-01-{n}.yaml": record(EVENT, line) for n, line in enumerate(WRONG_EVENTS)}
    days = (f"2026-{1 + n // 28:02}-{1 + n % 28:02}" for n in itertools.count())
    editions = {f"editions/{day}.yaml": record(EDITION, line) for day, line in zip(days, WRONG_EDITIONS)}
    projects = [{**BASE, **events, **editions}]
    wrong = [(projects[0], path) for path in {**events, **editions}]
    for n, (path, text) in enumerate(WRONG_FILES):
        path = path.format(n)
        project = {**BASE, path: text.replace("{{", "{").replace("}}", "}")}
        wrong.append((project, path))
    broken = ROOT / "tests/sites/broken/content"
    for path in ("actors.yaml", "events/2026-01-05-fee.yaml"):
        wrong.append(({**BASE, path: (broken / path).read_text(encoding="utf-8")}, path))
    known = {}
    for project, path in wrong:
        if id(project) not in known:
            known[id(project)] = reported(project)
        text = project[path]
        assert known[id(project)].get(path), f"check finds nothing wrong with {path}:\n{text}"
        assert faults(path, text), f"the schema finds nothing wrong with {path}:\n{text}"
    return len(wrong), "records that are wrong"


def what_is_right_is_right_for_both():
    events = {f"events/2026-01-01-{n}.yaml": record(EVENT, line) for n, line in enumerate(RIGHT_EVENTS)}
    events["events/2026-01-01-base.yaml"] = record(EVENT, "status: published")
    known = reported({**BASE, **events})
    shape = {"wrong-type", "not-in-list", "bad-date", "bad-id", "bad-language", "bad-address", "missing-field"}
    for path, text in events.items():
        rules = shape.intersection(rule for _, rule in known.get(path, []))
        assert not rules, f"check finds {rules} in {path}:\n{text}"
        found = faults(path, text)
        assert not found, "\n".join(found) + "\n" + text
    return len(events), "records that are right"


def agree(name, rules, texts, beyond=()):
    """Whether the program and the schema take the same texts for a field of a source. `beyond` holds
    what no pattern can tell."""
    fields = {"publisher": "A", "language": "en", "kind": "wire"}
    lines = [f"- {json.dumps({'id': f's{n}', **fields, name: text})}" for n, text in enumerate(texts)]
    found = reported({**BASE, "sources/all.yaml": "\n".join(lines)}).get("sources/all.yaml", [])
    refused = {line for line, rule in found if rule in rules}
    schema = {**SCHEMAS["sources"]["$defs"]["source"]["properties"][name], "$defs": SCHEMAS["sources"]["$defs"]}
    validator = jsonschema.Draft202012Validator(schema)
    differ = [
        f"{text!r} is {'refused' if n + 1 in refused else 'taken'} by check and not by the schema"
        for n, text in enumerate(texts)
        if (n + 1 in refused) == validator.is_valid(text) and not (text in beyond and n + 1 in refused)
    ]
    assert not differ, f"{name}:\n" + "\n".join(differ)
    return len(texts)


def forms_of_values_are_the_same():
    points = ["2026", "2026-01", "2026-01-07", "2026-01-XX", "2026-XX", "2026-XX-XX", "202X", "2026-1", "26", "2026-00",
              "2026-13", "2026-01-00", "2026-01-32", "-2026", "12026", "Y12026", "2026-21", "", ".."]  # fmt: skip
    points += [point + sign for point in points[:4] for sign in "~?%"] + ["2026~-01", "~2026", "2026-01-07~?"]
    dates = points + [f"{one}/{two}" for one in points for two in points]
    dates += [f"[{one},{two}]" for one in points[:8] for two in points[:8]] + [f"[..{one}]" for one in points]
    dates += [f"[{one}..]" for one in points[:4]] + ["[2026-01-07, 2026-01-08]", "{2026-01-07,2026-01-08}", "2026-01-07 ",
              " 2026-01-07", "2026-01-07T17:00:00Z", "7 January 2026", "[2026-01-07]", "[]", "0000", "2026-02-30"]  # fmt: skip
    dates = [date for date in dates if date]
    # Only a calendar knows that there is no 30 February.
    known = {"2026-02-30"}
    count = agree("accessed", {"bad-date"}, dates, known)
    languages = ["en", "es", "es-CO", "es-419", "zh-Hant-TW", "x", "xx", "eng", "spa", "deu", "EN", "en_GB", "en-UK",
                 "en-uk", "spanish", "en-", "en--GB", "en-toolongpart", "nah", "sp", "zh-uk", "en-GB-oed"]  # fmt: skip
    count += agree("language", {"bad-language"}, languages)
    addresses = ["https://example.org", "http://example.org/a?b#c", "https://", "https:///a", "https://?a", "example.org",
                 "ftp://example.org", "HTTPS://example.org", "https://exa mple.org", "https://example.org/a b",
                 "https://example.org/á", "https://example.org/<a>", "https://example.org/\"", "mailto:a@example.org",
                 "https://example.org/`", "https://#a", "https://example.org:8080/"]  # fmt: skip
    count += agree("url", {"bad-address"}, addresses)
    ids = ["a", "a-1", "1", "-", "A", "a_b", "a b", "é", "a.b", "a/b"]
    count += agree("id", {"bad-id"}, ids)
    return count, "dates, languages, addresses and ids that are taken or refused alike"


def main():
    tests = [
        the_schemas_are_schemas,
        every_field_is_described,
        what_is_shipped_is_right,
        what_is_right_is_right_for_both,
        what_is_wrong_is_wrong_for_both,
        forms_of_values_are_the_same,
    ]
    failed = 0
    for test in tests:
        try:
            count, what = test()
            print(f"ok      {count} {what}")
        except (AssertionError, jsonschema.ValidationError) as error:
            failed += 1
            print(f"FAILED  {test.__name__}: {error}")
    print(f"{len(tests) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
