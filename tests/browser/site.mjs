// A built site: its pages, a sample of them, and a server that answers as GitHub Pages does.

import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { readFileSync, readdirSync, statSync } from 'node:fs';
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
  const kind = (page) => page.replace(/(^|\/)(events|actors|places|topics|editions|sources)\/.*/, '$1$2/*');
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

/** Serves `folder` under `/repo/`; gives the address and a function that ends it. */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const wanted = path.startsWith('/repo/') ? path.slice('/repo/'.length) : undefined;
    const tries = wanted === undefined ? [] : [wanted, `${wanted}.html`, join(wanted, 'index.html')];
    for (const name of tries) {
      try {
        const bytes = readFileSync(join(folder, name));
        response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' }).end(bytes);
        return;
      } catch {
        // The next name may be there.
      }
    }
    response.writeHead(404, { 'content-type': TYPES['.html'] }).end(readFileSync(join(folder, '404.html')));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { address: `http://127.0.0.1:${server.address().port}/repo/`, close: () => server.close() };
}

/** Chromium without its own errands. */
export async function launch() {
  const { chromium } = require('playwright-core');
  const off = ['gpu', 'quic', 'background-networking', 'component-update', 'sync', 'dev-shm-usage'];
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--no-first-run', ...off.map((what) => `--disable-${what}`)],
  });
}
