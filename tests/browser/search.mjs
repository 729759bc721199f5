// Does in a real browser what readers do: searches, filters, looks at sources, copies links, comes
// back. `node search.mjs SITE LARGE`, both built: SITE is the golden site `everything`, LARGE one of
// about 5,000 events, for the clock. MODULES is where playwright-core is installed.
//
// Each check runs from the disk and from a sub-path of a server. Then each runs again on a page that
// was broken on purpose, and has to notice.

import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checks } from './checks.mjs';

const require = createRequire(resolve(process.env.MODULES ?? '.', 'index.js'));
const { chromium } = require('playwright-core');
const [site, large] = process.argv.slice(2, 4).map((path) => resolve(path));
/** From the key pressed to the first result, on 5,000 events. */
const FASTEST = 200;
const problems = [];

const types = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };
const serve = async (folder) => {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname).replace(/^\/repo\//, '');
    try {
      const bytes = readFileSync(join(folder, path));
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/plain' }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { close: () => server.close(), base: `http://127.0.0.1:${server.address().port}/repo/` };
};

const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', ...quiet],
});

/** Runs one check on the site at `base`, and tells what went wrong, if anything. */
async function run(check, base, broken) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: !check.withoutScript });
  context.setDefaultTimeout(broken ? 2500 : 10000);
  const said = [];
  const requested = [];
  context.on('console', (message) => said.push(`console: ${message.text()}`));
  context.on('weberror', (error) => said.push(`script: ${error.error().message}`));
  context.on('request', (request) => requested.push(request.url()));
  if (broken) {
    await context.route(broken.file, async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      if (!text.includes(broken.from)) throw new Error(`${check.name}: nothing to break`);
      await route.fulfill({ response, body: text.replaceAll(broken.from, broken.to) });
    });
  }
  const page = await context.newPage();
  try {
    await check.run({ page, context, base, requested });
    const outside = requested.filter((url) => !url.startsWith(base));
    if (outside.length > 0) said.push(`asks for ${outside[0]}`);
  } catch (error) {
    said.push(error.message.split('\n').slice(0, 6).join(' '));
  }
  await context.close();
  return said;
}

const served = await serve(site);
const places = { disk: `${pathToFileURL(site).href}/`, server: served.base };
for (const check of checks) {
  for (const [place, base] of Object.entries(places)) {
    const said = await run(check, base);
    problems.push(...said.map((text) => `${check.name}, from the ${place}: ${text}`));
  }
  for (const broken of check.broken) {
    const said = await run(check, served.base, broken);
    if (said.length === 0) problems.push(`${check.name} does not notice: ${broken.from} → ${broken.to}`);
  }
}
served.close();

// The clock: what a reader waits for on a long briefing, opened from the disk.
if (large) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const languages = readdirSync(join(large, 'assets')).filter((name) => name.startsWith('search-'));
  for (const name of languages) {
    const folder = name.startsWith('search-en.') ? '' : `${/search-(.+?)\./.exec(name)[1]}/`;
    await page.goto(`${pathToFileURL(large).href}/${folder}search.html`);
    const loading = await page.evaluate(() => new Promise((done) => {
      const start = performance.now();
      new MutationObserver(() => {
        if (!document.getElementById('finder').hasAttribute('aria-busy')) done(performance.now() - start);
      }).observe(document.getElementById('finder'), { attributes: true });
      document.getElementById('q').focus();
    }));
    await page.evaluate(() => {
      window.waits = [];
      document.getElementById('q').addEventListener('input', () => {
        const start = performance.now();
        const first = () => {
          // A frame has been drawn with the results in it.
          requestAnimationFrame(() => setTimeout(() => window.waits.push(performance.now() - start)));
        };
        first();
      }, { capture: true });
    });
    for (const query of ['t', 'trump', 'petro talks', 'port', '"white house"', 'zzz']) {
      await page.fill('#q', '');
      await page.type('#q', query, { delay: 60 });
    }
    await page.waitForTimeout(300);
    const waits = (await page.evaluate(() => window.waits)).sort((a, b) => a - b);
    const worst = waits.at(-1);
    const middle = waits[Math.floor(waits.length / 2)];
    const events = await page.evaluate(() => document.querySelectorAll('#results li').length);
    console.log(`${name}: loaded in ${loading.toFixed(0)} ms; a key takes ${middle.toFixed(0)} ms, at worst ${worst.toFixed(0)} ms (${waits.length} keys, ${events} shown)`);
    if (middle > FASTEST) problems.push(`${name}: the first result takes ${middle.toFixed(0)} ms, more than ${FASTEST}`);
  }
  await context.close();
}
await browser.close();

for (const problem of problems) console.log(problem);
const broken = checks.reduce((sum, check) => sum + check.broken.length, 0);
console.log(`${checks.length} checks, ${broken} breakages: ${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);
