// Looks at a built site as readers and their browsers do: `node check.mjs SITE`.
//
// Every page is validated and laid out at 320 pixels; of each kind and language the longest page is
// looked at in Chromium. `check.mjs SITE PART…` runs only those parts. Exit code 1 if anything is wrong. `broken.mjs` shows that each gate can fail.

import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import * as access from './access.mjs';
import { embeds } from './embeds.mjs';
import * as gates from './gates.mjs';
import { gate as lighthouse } from './lighthouse.mjs';
import { launch, pagesOf, sampleOf, serve } from './site.mjs';

const site = resolve(process.argv[2] ?? 'public');
const pages = pagesOf(site);
const files = readdirSync(site, { recursive: true }).map(String);
const sample = sampleOf(site, pages);
const home = pages.filter((page) => /^([a-z-]+\/)?index\.html$/.test(page));
const phone = sample.filter((page) => !page.includes('embed/') && /(^|\/)(index|timeline|search|events\/.*)(\.html)?$/.test(page));
const paper = sample.filter((page) => /(^|\/)(events\/.*|timeline\.html)$/.test(page));

const server = await serve(site);
const browser = await launch();
const parts = {
  'Nu Html Checker': () => gates.nu(site),
  'html-validate': () => gates.htmlValidate(site, pages),
  'languages': () => gates.languages(site, pages),
  'weight': () => gates.weight(site, files),
  'from the disk': () => gates.disk(browser, site, sample),
  'without script': () => access.withoutScript(browser, server.address, sample),
  'tables': () => access.tables(browser, server.address, sample),
  'reflow': () => access.reflow(browser, server.address, pages),
  'reduced motion': () => access.still(browser, server.address, sample),
  'axe and our own': () => access.access(browser, server.address, sample),
  'Lighthouse': () => lighthouse(site, phone),
  'forced colours': () => gates.forcedColours(browser, server.address, sample),
  'on a page of another origin': () => embeds(browser, server.address, pages),
  'print': () => gates.print(browser, server.address, home, paper),
};
let count = 0;
const only = process.argv.slice(3);
for (const [name, run] of Object.entries(parts).filter(([name]) => only.length === 0 || only.includes(name))) {
  const start = Date.now();
  const wrong = await run();
  count += wrong.length;
  console.log(`${name}: ${wrong.length} problems, ${((Date.now() - start) / 1000).toFixed(1)} s`);
  for (const one of wrong.slice(0, 40)) console.log(`  ${one}`);
}
await browser.close();
server.close();
console.log(`${pages.length} pages, ${sample.length} opened: ${count} problems`);
process.exit(count > 0 ? 1 : 0);
