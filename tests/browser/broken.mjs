// Shows that each gate can fail: breaks a copy of a site in one way at a time, and expects the gate
// to say so. `node broken.mjs SITE FIGURES`: a small site, and one whose figures are all drawn.

import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as access from './access.mjs';
import { embeds } from './embeds.mjs';
import * as gates from './gates.mjs';
import { gate as lighthouse } from './lighthouse.mjs';
import { launch, pagesOf, serve } from './site.mjs';

const [site, figures] = process.argv.slice(2).map((path) => resolve(path));
const home = 'index.html';
const browser = await launch();
let count = 0;

/** Breaks files whose names match, runs a gate over a page of them, and expects a text in what it says. */
async function breaks(what, match, change, gate, expected, of = site) {
  const copy = mkdtempSync(join(tmpdir(), 'broken-'));
  cpSync(of, copy, { recursive: true });
  const names = readdirSync(copy, { recursive: true }).map(String).filter((name) => match.test(name));
  for (const name of names) {
    const before = readFileSync(join(copy, name), 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`${what}: nothing was broken in ${name}`);
    writeFileSync(join(copy, name), after);
  }
  const server = await serve(copy);
  const wrong = await gate(copy, server.address);
  server.close();
  rmSync(copy, { recursive: true });
  // A breakage has to be told in its own words, not by something else that went wrong.
  if (!wrong.some((one) => one.includes(expected))) {
    count += 1;
    console.log(`${what}: “${expected}” is not said, but ${JSON.stringify(wrong.slice(0, 3))}`);
  }
}

const page = /^index\.html$/;
const STYLE = /style\.[0-9a-f]+\.css$/;
const add = (more) => (text) => `${text}\n${more}\n`;
const inMain = (html) => (text) => text.replace(/(<main[^>]*>)/, `$1${html}`);

await breaks('a wrong attribute', page, inMain('<p bogus="x">x</p>'), (copy) => gates.nu(copy), 'bogus');
await breaks('an id twice', page, inMain('<p id="content">x</p>'), (copy) => gates.htmlValidate(copy, [home]), 'no-dup-id');
const looked = (_, address) => access.access(browser, address, [home]);
const drawing = (shapes, size = 'width="99" height="40"') => inMain(`<svg aria-label="x" ${size}>${shapes}</svg>`);
const two = '<a href="a.html" aria-label="a"><rect width="9" height="9"/></a><a href="b.html" aria-label="b"><rect x="9" width="9" height="9"/></a>';
await breaks('a picture without words', page, inMain('<img src="x.png">'), looked, 'axe image-alt');
await breaks('pale text in the dark', STYLE, add('@media (prefers-color-scheme: dark) { main h1 { color: #444 } }'), looked, 'dark: axe color-contrast');
await breaks('a name that is not what stands there', page, inMain('<a href="a.html" aria-label="Port news">Boats leave</a>'), looked, 'axe label-content-name-mismatch');
await breaks('a drawing without a name', page, inMain('<svg width="9" height="9"></svg>'), looked, 'no name');
await breaks('pale text in a drawing', page, drawing('<text y="20" fill="#ddd">pale</text>'), looked, '“pale” in a drawing has a contrast of');
await breaks('a pale mark in a drawing', page, drawing('<a href="a.html" aria-label="a"><circle r="20" fill="#ddd"/></a>'), looked, 'a mark of “a” has a contrast of');
await breaks('targets that are too small', page, drawing(two), looked, '9 by 9 pixels');
await breaks('a page that is too wide', STYLE, add('main { min-inline-size: 2000px }'), (_, address) => access.reflow(browser, address, [home]), 'sideways');
await breaks('text that is cut to the side', STYLE, add('main { overflow-x: clip } main h1 { min-inline-size: 2000px }'), (_, address) => access.reflow(browser, address, [home]), 'is cut');
await breaks('no room for wide spacing', STYLE, add('main .kicker { inline-size: max-content; max-inline-size: none; white-space: nowrap; font-size: 16px }'), (_, address) => access.reflow(browser, address, [home]), 'with wide spacing');
/** Breaks a figure of a page, or its table. */
const unlike = (what, name, change, expected) => {
  const only = new RegExp(`^${name}$`);
  return breaks(what, only, change, (_, address) => access.tables(browser, address, [name]), expected, figures);
};
await unlike('a figure without a table', home, inMain('<figure><svg aria-label="x" width="9" height="9"></svg></figure>'), 'no table');
await unlike('a mark that the table lacks', home, (text) => text.replace(/(<figure class="figure direction-figure">[^]*?<tbody>\s*)<tr>[^]*?<\/tr>/, '$1'), 'direction: ');
await unlike('a lane with another number', 'timeline.html', (text) => text.replace(/(<tspan class="name">[^<]*<\/tspan>) \d+/, '$1 77'), 'lanes: ');
await unlike('a bar of another height', 'sources.html', (text) => text.replace(/(<g class="cells"[^]*?<rect[^>]* height=")[\d.]+/, '$177'), 'evidence: ');
await unlike('a rung that the table lacks', 'timeline.html', (text) => text.replace(/(ladder-figure[^]*?<tbody>)[^]*?<\/tbody>/, '$1</tbody>'), 'ladder: ');
await unlike('a place with another number', 'places.html', (text) => text.replace(/(class="spot [^>]*aria-label="[^"]*?: )\d+/, '$177'), 'map: ');
await unlike('a measure that is not drawn', 'measures.html', (text) => text.replace(/<li class="span-row">[^]*?<\/li>/, ''), 'measures: ');
await unlike('a cell with another number', 'who-on-whom.html', (text) => text.replace(/(<td[^>]*><a href="#[^>]*>)\d+/, '$177'), 'who on whom: ');
await unlike('an answer to another step', 'chains.html', (text) => text.replace(/(class="step-link"[^>]*>)\d+/, '$177'), 'chains: ');
const script = /reading\.[0-9a-f]+\.js$/;
const append = (tag, rest) => add(`document.querySelector('main').append(Object.assign(document.createElement('${tag}'), ${rest}));`);
const plainly = (_, address) => access.withoutScript(browser, address, [home]);
await breaks('a link that needs a script', script, append('a', "{ href: 'x.html', textContent: 'x' }"), plainly, 'links lack');
await breaks('text that needs a script', script, append('p', "{ textContent: 'only here' }"), plainly, 'without script: its texts lack “only here”');
await breaks('text that a script takes away', script, add("document.querySelector('main h1').remove();"), plainly, 'with script: its texts lack');
await breaks('things that move', STYLE, add('a { transition: color 1s }'), (_, address) => access.still(browser, address, [home]), 'elements move');
const spoken = (copy) => gates.languages(copy, pagesOf(copy));
await breaks('a page in another language', page, (text) => text.replace('<html lang="en"', '<html lang="fr"'), spoken, 'its language is “fr”');
await breaks('a translation that does not lead back', /^es\/timeline\.html$/, (text) => text.replace(/<link rel="alternate" hreflang="en"[^>]*>/, ''), spoken, 'does not lead back');
await breaks('another canonical address', page, (text) => text.replace(/(<link rel="canonical" href=")/, '$1https://a.example/'), spoken, 'its canonical address');
await breaks('a quotation in no language', /^quotes\.html$/, (text) => text.replace(/<blockquote lang="[^"]*"/, '<blockquote'), spoken, 'do not say their language');
await breaks('a page that Lighthouse finds wanting', page, (text) => text.replace(/<meta name="description"[^>]*>/, ''), (copy) => lighthouse(copy, [home]), 'meta-description');
await breaks('a script of another origin', page, inMain('<script src="https://example.org/x.js"></script>'), (copy) => gates.disk(browser, copy, [home]), 'console says');
await breaks('heavy styles', STYLE, add(`/*${randomBytes(40_000).toString('hex')}*/`), (copy) => gates.weight(copy, readdirSync(copy, { recursive: true }).map(String)), 'all styles');
await breaks('a handout of many sheets', page, inMain('<p>A line.</p>'.repeat(400)), (_, address) => gates.print(browser, address, [home], []), 'sheets of A4');
await breaks('a mark in the colour of the paper', page, inMain('<svg aria-label="x" width="9" height="9"><a href="a.html"><circle r="4" fill="Canvas"/></a></svg>'), (_, address) => gates.forcedColours(browser, address, [home]), 'cannot be seen');

const alone = 'embed/direction.html';
const framed = (_, address) => embeds(browser, address, [alone]);
const inEmbed = (html) => (text) => text.replace('<main>', `<main>${html}`);
await breaks('a link that stays in the frame', /^embed\/direction\.html$/, (text) => text.replace('<base target="_top">', ''), framed, 'a link of it leads to');
await breaks('a figure that is too wide', /^embed\/direction\.html$/, inEmbed('<svg width="700" height="9"></svg>'), framed, 'scrolls sideways');
await breaks('a figure that asks elsewhere', /^embed\/direction\.html$/, inEmbed('<img alt="" src="https://example.org/x.png">'), framed, 'the console says');
await breaks('a figure that is too tall for its frame', /^embed\/direction\.html$/, inEmbed('<p>A line.</p>'.repeat(20)), framed, 'too low');
await breaks('a frame without a title', page, (text) => text.replace(/ title=&quot;.*?&quot;/, ''), framed, 'no title');

await browser.close();
console.log(count > 0 ? `${count} gates did not fail` : 'every gate can fail');
process.exit(count > 0 ? 1 : 0);
