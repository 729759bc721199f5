// Shows that each gate can fail: breaks a copy of a site in one way at a time, and expects the gate
// to say so. `node broken.mjs SITE`, a site with a figure on its home page.

import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as gates from './gates.mjs';
import { launch, serve } from './site.mjs';

const site = resolve(process.argv[2]);
const home = 'index.html';
const browser = await launch();
let count = 0;

/** Breaks files whose names match, runs a gate over the home page, and expects a text in what it says. */
async function breaks(what, match, change, gate, expected) {
  const copy = mkdtempSync(join(tmpdir(), 'broken-'));
  cpSync(site, copy, { recursive: true });
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
  if (!wrong.some((one) => one.includes(expected))) {
    count += 1;
    console.log(`${what}: “${expected}” is not said, but ${JSON.stringify(wrong.slice(0, 3))}`);
  }
}

const page = /^index\.html$/;
const inMain = (html) => (text) => text.replace(/(<main[^>]*>)/, `$1${html}`);
const access = (_, address) => gates.access(browser, address, [home]);

await breaks('a wrong attribute', page, inMain('<p bogus="x">x</p>'), (copy) => gates.nu(copy), 'bogus');
await breaks('an id twice', page, inMain('<p id="content">x</p>'), (copy) => gates.htmlValidate(copy, [home]), 'no-dup-id');
await breaks('a picture without words', page, inMain('<img src="x.png">'), access, 'axe image-alt');
await breaks('a drawing without a name', page, inMain('<svg width="9" height="9"></svg>'), access, 'no name');
await breaks('pale text in a drawing', page, inMain('<svg aria-label="x" width="99" height="40"><text y="20" fill="#ddd">pale</text></svg>'), access, 'a contrast of');
const two = '<a href="a.html" aria-label="a"><rect width="9" height="9"/></a><a href="b.html" aria-label="b"><rect x="9" width="9" height="9"/></a>';
await breaks('targets that are too small', page, inMain(`<svg aria-label="x" width="40" height="9">${two}</svg>`), access, '9 by 9 pixels');
await breaks('a figure without a table', page, inMain('<figure><svg aria-label="x" width="9" height="9"></svg></figure>'), access, 'no table');
await breaks('a page that is too wide', /style\.[0-9a-f]+\.css$/, (text) => `${text} main { min-inline-size: 2000px }`, access, 'sideways');
await breaks('a script of another origin', page, inMain('<script src="https://example.org/x.js"></script>'), (copy) => gates.disk(browser, copy, [home]), 'console says');
await breaks('a script that adds a link', /reading\.[0-9a-f]+\.js$/, (text) => `${text}\ndocument.querySelector('main').append(Object.assign(document.createElement('a'), { href: 'x.html', textContent: 'x' }));`, (_, address) => gates.withoutScript(browser, address, [home]), 'lacks links');
await breaks('heavy styles', /style\.[0-9a-f]+\.css$/, (text) => `${text}/*${randomBytes(40_000).toString('hex')}*/`, (copy) => gates.weight(copy, readdirSync(copy, { recursive: true }).map(String)), 'all styles');
await breaks('a handout of many sheets', page, inMain('<p>A line.</p>'.repeat(400)), (_, address) => gates.print(browser, address, [home], []), 'sheets of A4');
await breaks('marks in the colour of the paper', /figures\.[0-9a-f]+\.css$/, (text) => `${text} svg a * { fill: Canvas !important; stroke: none !important; forced-color-adjust: none !important }`, (_, address) => gates.forcedColours(browser, address, [home]), 'cannot be seen');

await browser.close();
console.log(count > 0 ? `${count} gates did not fail` : 'every gate can fail');
process.exit(count > 0 ? 1 : 0);
