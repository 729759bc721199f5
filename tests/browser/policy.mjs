// Opens every page of a site made of hostile records, over the wire under /repo/ and from the disk, in Chromium.
// Nothing may run, nothing may be asked of another origin, and the browser must have nothing to say: the content
// security policy tells of every breach on the console.
//
//     MODULES=FOLDER-OF-node_modules node tests/browser/policy.mjs PROGRAM WORK-FOLDER

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , program, work] = process.argv;
const { chromium } = createRequire(join(resolve(process.env.MODULES ?? '.'), 'x.js'))('playwright-core');

/** What a page would do if any of it ran. */
const EVIL = `</script><script>alert(1)</script>"' onmouseover=alert(1) <img src=x onerror=alert(1)> <svg onload=alert(1)>`;

/** The site of all kinds of page, with the hostile text in every place where words may stand. */
function hostile(folder) {
  rmSync(folder, { recursive: true, force: true });
  cpSync(resolve('tests/sites/everything/content'), join(folder, 'content'), { recursive: true });
  mkdirSync(join(folder, 'content/media'), { recursive: true });
  writeFileSync(join(folder, 'content/media/a.svg'), '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>');
  const quoted = JSON.stringify(EVIL);
  const record = join(folder, 'content/briefing.yaml');
  writeFileSync(record, readFileSync(record, 'utf8').replace(/^(description|publisher):.*\n(  .*\n)*/gm, '') + `description: ${quoted}\npublisher: {name: ${quoted}}\n`);
  writeFileSync(
    join(folder, 'content/pages/hostile.md'),
    `---\ntitle: ${quoted}\n---\n${EVIL}\n\n<script>alert(1)</script>\n\n| a | b |\n|:-:|--:|\n| 1 | ${EVIL.replace('|', '')} |\n\n![a](media/a.svg '"onload=alert(1)')\n\n## ${EVIL}\n`,
  );
  writeFileSync(
    join(folder, 'content/events/2026-01-02-hostile.yaml'),
    ['title', 'summary'].map((field) => `${field}: ${quoted}\n`).join('') +
      `date: 2026-01-02\ndirection: escalation\ndirection_note: ${quoted}\nsignificance: 5\nbody: ${quoted}\n` +
      `facts:\n- text: ${quoted}\n  sources: [hostile]\ndate_note: ${quoted}\n`,
  );
  writeFileSync(
    join(folder, 'content/sources/hostile.yaml'),
    `- {id: hostile, publisher: ${quoted}, title: ${quoted}, language: en, kind: wire, published: 2026-01-02, url: "https://a.example/'()\\\\*?&amp;#x"}\n`,
  );
}

function pagesOf(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile() && entry.name.endsWith('.html'));
  return files.map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/')).sort();
}

const TYPES = { '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.svg': 'image/svg+xml' };

async function serve(folder) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://a').pathname).replace(/^\/repo\//, '');
    const file = join(folder, path);
    const found = existsSync(file);
    response.writeHead(found ? 200 : 404, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
    response.end(found ? readFileSync(file) : '');
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { address: `http://127.0.0.1:${server.address().port}/repo/`, close: () => server.close() };
}

async function main() {
  const folder = resolve(work, 'hostile');
  hostile(folder);
  execFileSync(resolve(program), ['-C', folder, '--quiet', 'build'], { stdio: ['ignore', 'ignore', process.env.VERBOSE ? 'inherit' : 'ignore'] });
  const site = join(folder, 'public');
  const pages = pagesOf(site);
  const server = await serve(site);
  const off = ['gpu', 'quic', 'background-networking', 'component-update', 'sync', 'dev-shm-usage'];
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--no-first-run', ...off.map((what) => `--disable-${what}`)],
  });
  const faults = [];
  for (const start of [server.address, `${pathToFileURL(site).href}/`]) {
    const page = await browser.newPage();
    let at = '';
    const told = (what) => faults.push(`${start}${at}: ${what}`);
    page.on('console', (message) => told(`console: ${message.text()}`));
    page.on('pageerror', (error) => told(`error: ${error.message}`));
    page.on('dialog', (dialog) => { told('a script of the records ran'); dialog.dismiss(); });
    page.on('request', (request) => { if (!request.url().startsWith(start)) told(`asks for ${request.url()}`); });
    for (at of pages.filter((one) => one !== '404.html' && !one.endsWith('/404.html'))) {
      await page.goto(start + at, { waitUntil: 'load' });
      const policy = await page.evaluate(() => document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? '');
      if (!policy.includes("default-src 'none'") || policy.includes('unsafe')) told(`its policy is “${policy}”`);
    }
    await page.close();
  }
  await browser.close();
  server.close();
  for (const fault of faults.slice(0, 20)) console.error(fault);
  console.log(`${pages.length} pages, over the wire and from the disk: ${faults.length} faults`);
  process.exitCode = faults.length > 0 || pages.length < 20 ? 1 : 0;
}

await main();
