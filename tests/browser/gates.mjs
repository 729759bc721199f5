// The gates: each takes a built site and gives the list of what is wrong.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { require, watch } from './site.mjs';

/** The Nu Html Checker, warnings as errors. */
export function nu(site) {
  // A content security policy's 'self' means nothing to a checker that reads files; a browser obeys it below.
  const args = ['--skip-non-html', '--Werror', '--stdout', '--filterpattern', '.*Content Security Policy.*blocked by.*', site];
  const jar = join(dirname(require.resolve('vnu-jar')), 'build/dist/vnu.jar');
  try {
    execFileSync('java', ['-jar', jar, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
    return [];
  } catch (error) {
    return `${error.stdout}`.split('\n').filter((line) => line !== '');
  }
}

// Where html-validate has an opinion on style and the standard has none.
const RULES = {
  'attribute-boolean-style': 'off',
  'long-title': 'off',
  'no-redundant-role': 'off',
  'no-trailing-whitespace': 'off',
  // A region that scrolls has to be reachable by keyboard; axe asks for what this forbids.
  'prefer-native-element': 'off',
  // A form that answers while one types has nothing to submit, and an empty heading in a template is filled.
  'wcag/h32': 'off',
  'empty-heading': 'off',
  // HTML allows every id without a space; months have theirs, such as 2026-01.
  'valid-id': ['error', { relaxed: true }],
  'void-style': 'off',
};

/** html-validate, every page. */
export async function htmlValidate(site, pages) {
  const { HtmlValidate, StaticConfigLoader } = require('html-validate');
  const validator = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:recommended'], rules: RULES }));
  const wrong = [];
  for (const page of pages) {
    const { results } = await validator.validateString(readFileSync(join(site, page), 'utf8'), page);
    const messages = results.flatMap((result) => result.messages);
    wrong.push(...messages.map((one) => `${page}:${one.line}: ${one.ruleId}: ${one.message}`));
  }
  return wrong;
}

/** From the disk: nothing is said and nothing is asked for elsewhere. The 404 page knows no place of its own. */
export async function disk(browser, site, pages) {
  const wrong = [];
  const context = await browser.newContext();
  for (const page of pages.filter((page) => !page.endsWith('404.html'))) {
    const tab = await context.newPage();
    watch(tab, 'file://', (text) => wrong.push(`${page} from the disk: ${text}`));
    await tab.goto(pathToFileURL(join(site, page)).href);
    await tab.close();
  }
  await context.close();
  return wrong;
}

// Bytes after gzip, as the design sets them.
const BUDGETS = [
  ['the home page', 60_000, (name) => /^([a-z-]+\/)?index\.html$/.test(name), Math.max],
  ['all styles', 15_000, (name) => name.endsWith('.css'), (...all) => all.reduce((a, b) => a + b, 0)],
  ['all scripts but the search index', 15_000, (name) => name.endsWith('.js') && !/search-[a-z-]+\./i.test(name), (...all) => all.reduce((a, b) => a + b, 0)],
];

/** What readers have to load. */
export function weight(site, files) {
  return BUDGETS.flatMap(([what, most, is, fold]) => {
    const sizes = files.filter(is).map((name) => gzipSync(readFileSync(join(site, name)), { level: 9 }).length);
    const size = fold(0, ...sizes);
    return size > most ? [`${what}: ${size} bytes after gzip, ${most} at most`] : [];
  });
}

/** On paper: the home page on two sheets, the others whole. */
export async function print(browser, address, home, others) {
  const wrong = [];
  const tab = await (await browser.newContext()).newPage();
  const sheets = async (format) => {
    const bytes = await tab.pdf({ format });
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes, encoding: 'utf8', maxBuffer: 1 << 28 });
    return { count: text.split('\f').length - 1, text: text.replace(/\s+/g, ' ') };
  };
  for (const page of home) {
    await tab.goto(address + page);
    for (const format of ['A4', 'Letter']) {
      const { count } = await sheets(format);
      if (count > 2) wrong.push(`${page}: it takes ${count} sheets of ${format}`);
    }
  }
  for (const page of others) {
    await tab.goto(address + page);
    const { text } = await sheets('A4');
    const headings = await tab.locator('main h1, main h2, main h3').allTextContents();
    const lost = headings.filter((one) => !text.includes(one.replace(/#$/, '').trim().split(/\s+/).slice(0, 3).join(' ')));
    if (lost.length > 0) wrong.push(`${page}: “${lost[0]}” is not on paper`);
    const hidden = await tab.locator('main .sources a[href^="http"]').evaluateAll((all) => all.map((one) => one.href));
    if (hidden.length > 0 && !text.includes(new URL(hidden[0]).hostname)) wrong.push(`${page}: addresses of sources are not on paper`);
  }
  await tab.context().close();
  return wrong;
}

/** Forced colours: every mark keeps a colour of its own, apart from the paper. */
export async function forcedColours(browser, address, pages) {
  const wrong = [];
  const context = await browser.newContext({ forcedColors: 'active' });
  const tab = await context.newPage();
  for (const page of pages) {
    await tab.goto(address + page);
    const lost = await tab.evaluate(() => {
      const paper = getComputedStyle(document.body).backgroundColor;
      const shapes = [...document.querySelectorAll('svg :is(circle, rect, line, path)')];
      return shapes.filter((shape) => {
        const { fill, stroke } = getComputedStyle(shape);
        const seen = (colour) => colour !== 'none' && colour !== 'rgba(0, 0, 0, 0)' && colour !== paper;
        return shape.closest('a') && !shape.matches('.target') && shape.checkVisibility() && !seen(fill) && !seen(stroke);
      }).length;
    });
    if (lost > 0) wrong.push(`${page} in forced colours: ${lost} marks cannot be seen`);
  }
  await context.close();
  return wrong;
}

/** Languages: each page says its own, which is that of its folder; others are led to and lead back (`hreflang`); its canonical address is its own. */
export function languages(site, pages) {
  const wrong = [];
  const read = (page) => {
    const html = readFileSync(join(site, page), 'utf8');
    const links = [...html.matchAll(/<link rel="(canonical|alternate)"([^>]*)>/g)];
    const attribute = (text, name) => new RegExp(`${name}="([^"]*)"`).exec(text)?.[1];
    const canonical = links.filter(([, rel]) => rel === 'canonical').map(([, , rest]) => attribute(rest, 'href'));
    const others = links.filter(([, , rest]) => rest.includes('hreflang')).map(([, , rest]) => [attribute(rest, 'hreflang'), attribute(rest, 'href')]);
    return { lang: /<html lang="([^"]*)"/.exec(html)?.[1], canonical, others, quotes: [...html.matchAll(/<blockquote(?! [^>]*lang="| class="translation")/g)].length };
  };
  // A front page is its folder.
  const bare = (page) => page.replace(/(^|\/)index\.html$/, '$1');
  const all = new Map(pages.map((page) => [bare(page), read(page)]));
  const first = all.get('');
  const folders = new Map(first.others.filter(([tag]) => tag !== 'x-default').map(([tag, href]) => [tag, href === first.canonical[0] ? '' : `${tag}/`]));
  for (const [page, { lang, canonical, others, quotes }] of all) {
    const [tag] = [...folders].find(([, folder]) => folder !== '' && page.startsWith(folder)) ?? [...folders].find(([, folder]) => folder === '') ?? [first.lang];
    if (lang !== tag) wrong.push(`${page}: its language is “${lang}” and not “${tag}”`);
    if (quotes > 0) wrong.push(`${page}: ${quotes} quotations do not say their language`);
    if (page.endsWith('404.html')) continue;
    // A page for a frame is no page of its own: it names the one that it is taken from.
    if (/(^|\/)embed\//.test(page)) {
      const from = canonical.map((href) => all.get(href.slice(new URL('.', first.canonical[0]).href.length)));
      if (from.length !== 1 || from[0]?.lang !== lang) wrong.push(`${page}: it is not taken from ${canonical}`);
      continue;
    }
    if (canonical.length !== 1 || canonical[0] !== new URL(bare(page), first.canonical[0]).href) wrong.push(`${page}: its canonical address is ${canonical}`);
    for (const [other, href] of others.filter(([other]) => other !== 'x-default')) {
      const back = all.get(href.slice(new URL('.', first.canonical[0]).href.length));
      if (back?.lang !== other || !back.others.some(([tag, to]) => tag === lang && to === canonical[0])) wrong.push(`${page}: ${href} does not lead back`);
    }
    if (others.length !== folders.size + 1) wrong.push(`${page}: it leads to ${others.length - 1} of ${folders.size} languages`);
  }
  return wrong;
}
