// Lighthouse 100 in all four categories, as a phone sees a page. A page that scores less is looked at
// twice more, and the median counts: a busy machine makes a page slower than it is.

import { pathToFileURL } from 'node:url';
import { launch, require, serve } from './site.mjs';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

/** How often a page is looked at, at most. */
const RUNS = 3;

/** The audits that cost `category` points, with their first finding. */
function losses({ categories, audits }, category) {
  const lost = categories[category].auditRefs.map(({ id, weight }) => ({ ...audits[id], weight }));
  return lost.filter(({ weight, score }) => weight > 0 && score !== null && score < 1).map(({ id, displayValue, details }) => {
    const first = details?.items?.[0];
    return `${id}${displayValue ? ` (${displayValue})` : ''}${first?.node ? `: ${first.node.snippet.slice(0, 120)}` : ''}`;
  });
}

/** One look at a page. The canonical address is that of the published site, which the server here is not. */
async function look(lighthouse, url, port) {
  const flags = { port, output: 'json', logLevel: 'silent', onlyCategories: CATEGORIES, throttlingMethod: 'simulate', skipAudits: ['canonical'] };
  const { lhr } = await lighthouse(url, flags);
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  return lhr;
}

/** The scores of a page that are less than 100, in words. */
async function scores(lighthouse, address, page, port) {
  const runs = [];
  const median = (category) => {
    const all = runs.map((run) => run.categories[category].score).sort((a, b) => a - b);
    return all[Math.floor(all.length / 2)];
  };
  const low = () => CATEGORIES.filter((category) => median(category) < 1);
  do {
    runs.push(await look(lighthouse, address + page, port));
  } while (runs.length < RUNS && low().length > 0);
  return low().map((category) => `${page}: ${category} ${Math.round(median(category) * 100)}: ${losses(runs.at(-1), category).join(', ')}`);
}

/** Looks at `pages` of the site in `folder`, and gives what is below 100. */
export async function gate(folder, pages) {
  const { default: lighthouse } = await import(pathToFileURL(require.resolve('lighthouse')).href);
  const port = 9222 + (process.pid % 1000);
  const browser = await launch([`--remote-debugging-port=${port}`]);
  const server = await serve(folder);
  const wrong = [];
  for (const page of pages) wrong.push(...(await scores(lighthouse, server.address, page, port)));
  server.close();
  await browser.close();
  return wrong;
}
