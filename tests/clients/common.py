"""What every check needs: where things are, how to say what is wrong, and the records as another
reader of YAML sees them."""

import csv
import functools
import json
import pathlib
import re
import subprocess
import sys

import yaml
from lxml import etree

HERE = pathlib.Path(__file__).resolve().parent.parent
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


def local(site, address):
    """The file behind an address of the site."""
    home = json.loads((site / "feed.json").read_text())["home_page_url"]
    hold(address.startswith(home), f"{address} is not on {home}")
    path = address[len(home) :].split("#")[0]
    return path + "index.html" if path == "" or path.endswith("/") else path


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


def pages(site, *patterns):
    for path in files(site, *patterns):
        yield path, etree.HTML(path.read_bytes())
