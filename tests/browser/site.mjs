// A built site: its pages, a sample of them, and a server that answers as GitHub Pages does.

import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { extname, join, relative, resolve, sep } from 'node:path';

// The modules stand where `.ci/run` put them, outside the sources.
export const require = createRequire(resolve(process.env.MODULES ?? '.', 'index.js'));

/** Every HTML page below `folder`, as a path with slashes. */
export function pagesOf(folder) {
  const below = (at) =>
    readdirSync(at, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? below(join(at, entry.name)) : [join(at, entry.name)],
    );
  const pages = below(folder).filter((path) => path.endsWith('.html'));
  return pages.map((path) => relative(folder, path).split(sep).join('/')).sort();
}

/** One page of each kind and language: the longest, which is where things break. */
export function sampleOf(folder, pages) {
  // The author's pages of prose are of one kind, whatever they are called.
  const prose = (page) => readFileSync(join(folder, page), 'utf8').includes('<div class="prose"');
  const kind = (page) => page.replace(/(^|\/)(events|actors|places|topics|editions|sources)\/.*/, '$1$2/*').replace(/[^/]+$/, (name) => (prose(page) ? 'prose' : name));
  const longest = new Map();
  for (const page of pages) {
    const { size } = statSync(join(folder, page));
    if (!(longest.get(kind(page))?.size >= size)) longest.set(kind(page), { page, size });
  }
  return [...longest.values()].map(({ page }) => page);
}

const TYPES = {
  '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json',
  '.png': 'image/png', '.svg': 'image/svg+xml', '.txt': 'text/plain', '.xml': 'application/xml',
};

/** Serves `folder` where its 404 page, which knows, says that it stands, or else under `/repo/`; gives the address and a function that ends it. */
export async function serve(folder) {
  const [, base] = /href="(\/[^"]*?)assets\//.exec(readFileSync(join(folder, '404.html'), 'utf8')) ?? [null, '/repo/'];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const wanted = path.startsWith(base) ? path.slice(base.length) : undefined;
    const tries = wanted === undefined ? [] : [wanted, `${wanted}.html`, join(wanted, 'index.html')];
    for (const name of tries) {
      try {
        const bytes = readFileSync(join(folder, name));
        // GitHub Pages keeps everything for ten minutes, and sends text after gzip.
        const headers = { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream', 'cache-control': 'max-age=600' };
        const packed = extname(name) === '.png' ? {} : { 'content-encoding': 'gzip' };
        response.writeHead(200, { ...headers, ...packed }).end(extname(name) === '.png' ? bytes : gzipSync(bytes));
        return;
      } catch {
        // The next name may be there.
      }
    }
    response.writeHead(404, { 'content-type': TYPES['.html'] }).end(readFileSync(join(folder, '404.html')));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { address: `http://127.0.0.1:${server.address().port}${base}`, close: () => server.close() };
}

/** Chromium without its own errands; `more` are further switches. */
export async function launch(more = []) {
  const { chromium } = require('playwright-core');
  const off = ['gpu', 'quic', 'background-networking', 'component-update', 'sync', 'dev-shm-usage'];
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--no-first-run', ...off.map((what) => `--disable-${what}`), ...more],
  });
}

/** What the console says and what is asked for elsewhere, collected while a tab is open. */
export function watch(tab, origin, say) {
  tab.on('console', (message) => say(`the console says: ${message.text()}`));
  tab.on('pageerror', (error) => say(`a script fails: ${error.message}`));
  tab.on('request', (request) => {
    if (!request.url().startsWith(origin)) say(`it asks for ${request.url()}`);
  });
}

/** Two of these look at pages at a time: a continuous integration has two cores. */
const TABS = 2;

/** Has `look` look at each page in a tab, and gives what it says. */
export async function eachPage(browser, pages, look) {
  const [wrong, left] = [[], [...pages]];
  const work = async () => {
    const context = await browser.newContext();
    const tab = await context.newPage();
    for (let page = left.shift(); page !== undefined; page = left.shift()) {
      await look(tab, page, (text) => wrong.push(text));
      tab.removeAllListeners();
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: TABS }, work));
  return wrong;
}
