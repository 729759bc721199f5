// Shows that each gate can fail: breaks a copy of a site in one way at a time, and expects the gate
// to say so. `node broken.mjs SITE`, a site with a figure on its home page.

import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { embeds } from './embeds.mjs';
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

await breaks('a wrong attribute', page, inMain('<p bogus="x">x</p>'), (copy) => gates.nu(copy), 'bogus');
await breaks('an id twice', page, inMain('<p id="content">x</p>'), (copy) => gates.htmlValidate(copy, [home]), 'no-dup-id');
await breaks('a script of another origin', page, inMain('<script src="https://example.org/x.js"></script>'), (copy) => gates.disk(browser, copy, [home]), 'console says');
await breaks('heavy styles', /style\.[0-9a-f]+\.css$/, (text) => `${text}/*${randomBytes(40_000).toString('hex')}*/`, (copy) => gates.weight(copy, readdirSync(copy, { recursive: true }).map(String)), 'all styles');
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
