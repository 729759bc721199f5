// TimelineJS itself shows the site's `data/timeline*.json`: `node timeline.mjs SITE [PICTURE]`.
//
// Its slides must be the events of the data, title by title, without a word on its console and without a
// request to another origin. That it can tell is shown with data in which a headline was changed, and one slide taken out.

import { createServer } from 'node:http';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { launch, require } from './site.mjs';

const site = resolve(process.argv[2]);
const picture = process.argv[3];
const dist = join(dirname(require.resolve('@knight-lab/timelinejs/package.json')), 'dist');
const PAGE = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Timeline</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/dist/css/timeline.css"><script src="/dist/js/timeline.js"></script>
<div id="timeline" style="width: 100%; height: 700px"></div><script src="/start.js"></script>`;
const START = "window.timeline = new TL.Timeline('timeline', '/data.json', { font: null, script_path: '/dist/js/', language: new URLSearchParams(location.search).get('language') });";
const TYPES = { '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json', '.woff': 'font/woff', '.svg': 'image/svg+xml' };

let data = '';
const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  const own = { '/': [PAGE, 'text/html'], '/start.js': [START, 'text/javascript'], '/data.json': [data, 'application/json'] }[path];
  let bytes = own?.[0];
  try {
    bytes ??= readFileSync(join(dist, path.replace(/^\/dist\//, '')));
  } catch {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': own?.[1] ?? TYPES[extname(path)] ?? 'application/octet-stream' }).end(bytes);
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const address = `http://127.0.0.1:${server.address().port}/`;
const browser = await launch();

/** What TimelineJS makes of `shown`, held against `wanted`: a list of what is wrong. */
async function look(shown, wanted, language, file) {
  const wrong = [];
  data = JSON.stringify(shown);
  const tab = await browser.newPage({ viewport: { width: 1280, height: 760 } });
  tab.on('console', (message) => wrong.push(`the console says: ${message.text()}`));
  tab.on('pageerror', (error) => wrong.push(`a script fails: ${error.message}`));
  tab.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('data:')) wrong.push(`it asks for ${request.url()}`);
  });
  await tab.goto(`${address}?language=${language}`);
  await tab.locator('.tl-slide').first().waitFor({ timeout: 20_000 }).catch(() => wrong.push('it shows no slide'));
  const words = (html) => tab.evaluate((html) => new DOMParser().parseFromString(html, 'text/html').body.textContent, html);
  const slides = await tab.locator('.tl-slide .tl-headline').evaluateAll((all) => all.map((one) => one.textContent.trim()));
  const expected = await Promise.all([wanted.title, ...wanted.events].map((one) => words(one.text.headline)));
  if (slides.length !== expected.length) wrong.push(`it shows ${slides.length} slides, and there are ${expected.length}`);
  const left = expected.filter((one) => !slides.includes(one.trim()));
  if (left.length > 0) wrong.push(`it does not show “${left[0]}”`);
  const marks = await tab.locator('.tl-timemarker').count();
  if (marks !== wanted.events.length) wrong.push(`it marks ${marks} of ${wanted.events.length} events`);
  if (file) {
    await tab.evaluate(() => window.timeline.goToNext());
    await tab.waitForTimeout(1500);
    await tab.screenshot({ path: file });
  }
  await tab.close();
  return wrong;
}

let count = 0;
const files = readdirSync(join(site, 'data')).filter((name) => /^timeline(\.[\w-]+)?\.json$/.test(name));
for (const name of files) {
  const timeline = JSON.parse(readFileSync(join(site, 'data', name), 'utf8'));
  const language = name.split('.')[1].replace('json', 'en');
  const wrong = await look(timeline, timeline, language, picture && `${picture}-${language}.png`);
  wrong.forEach((one) => console.log(`  ${name}: ${one}`));
  console.log(`TimelineJS shows ${name}, ${timeline.events.length} events: ${wrong.length} problems`);
  count += wrong.length;
  if (name !== files[0]) continue;
  const renamed = structuredClone(timeline);
  renamed.events[0].text.headline = 'Another';
  const shorter = { ...timeline, events: timeline.events.slice(1) };
  const undated = structuredClone(timeline);
  undated.events[0].start_date = { year: 'some' };
  for (const [what, broken] of Object.entries({ 'another title': renamed, 'a slide less': shorter, 'a date that is none': undated })) {
    if ((await look(broken, timeline, language)).length > 0) continue;
    console.log(`  ${what} is not noticed`);
    count += 1;
  }
}
await browser.close();
server.close();
process.exit(files.length === 0 || count > 0 ? 1 : 0);
