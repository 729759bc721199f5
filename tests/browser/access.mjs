// The gates of access: each takes a served site and gives the list of what is wrong (WCAG 2.2 AA).

import { readFileSync } from 'node:fs';
import { eachPage, require, watch } from './site.mjs';

const inside = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** The widths of a phone and of a desktop; 320 is also a window of 1280 at 400 per cent. */
const WIDTHS = [320, 1280];

/** What the rules of axe that look at colours are called; the others see the same in both schemes. */
const COLOUR = ['color-contrast', 'link-in-text-block'];

/** axe-core and our own checks: each page at two widths and in two schemes. */
export async function access(browser, address, pages) {
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  const own = inside('inside.js');
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  // Rules that axe leaves out unless they are asked for by name.
  const rules = { 'label-content-name-mismatch': { enabled: true }, 'target-size': { enabled: true } };
  const light = { preload: false, resultTypes: ['violations'], runOnly: { type: 'tag', values: tags }, rules };
  const dark = { preload: false, resultTypes: ['violations'], runOnly: { type: 'rule', values: COLOUR } };
  return eachPage(browser, pages, async (tab, page, say) => {
    watch(tab, new URL('/', address).href, (text) => say(`${page}: ${text}`));
    await tab.goto(address + page);
    await tab.evaluate(axe);
    for (const width of WIDTHS) {
      await tab.setViewportSize({ width, height: 900 });
      for (const colorScheme of ['light', 'dark']) {
        await tab.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const at = `${page} at ${width}, ${colorScheme}`;
        for (const text of await tab.evaluate(own)) say(`${at}: ${text}`);
        const { violations } = await tab.evaluate((options) => window.axe.run(document, options), colorScheme === 'light' ? light : dark);
        for (const { id, help, nodes } of violations) {
          const where = nodes.slice(0, 2).map((node) => node.target.join(' ')).join(' | ');
          say(`${at}: axe ${id}, ${help} (${nodes.length}): ${where}`);
        }
      }
    }
  });
}

/** Reflow (1.4.10), and the same with the distances that readers may set (1.4.12): nothing is lost to the side. */
export async function reflow(browser, address, pages) {
  return eachPage(browser, pages, async (tab, page, say) => {
    await tab.setViewportSize({ width: 320, height: 900 });
    await tab.goto(address + page, { waitUntil: 'domcontentloaded' });
    const lost = () => tab.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const wrong = scrollWidth > clientWidth ? [`it scrolls sideways by ${scrollWidth - clientWidth} pixels`] : [];
      const clips = (node) => ['hidden', 'clip'].includes(getComputedStyle(node).overflowX);
      const hidden = (node) => getComputedStyle(node).clipPath !== 'none';
      const cut = [...document.querySelectorAll('body *')].filter((node) => node.scrollWidth > node.clientWidth + 1 && !node.ownerSVGElement && clips(node)).flatMap((node) => {
        const { right } = node.getBoundingClientRect();
        const beyond = [...node.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > right + 1 && one.textContent.trim() !== '');
        // What is for screen readers only is cut on purpose.
        return beyond.filter((one) => !hidden(one) && !hidden(one.closest('thead, tfoot, caption, .hidden') ?? one));
      })[0];
      if (cut) wrong.push(`“${cut.textContent.trim().slice(0, 40)}” is cut`);
      return wrong;
    });
    for (const text of await lost()) say(`${page} at 320: ${text}`);
    await tab.evaluate(() => {
      // A sheet made by script, since the page's policy forbids styles in it.
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }');
      document.adoptedStyleSheets = [sheet];
    });
    for (const text of await lost()) say(`${page} at 320 with wide spacing: ${text}`);
  });
}

/** Every figure has a table with the same events and numbers. */
export async function tables(browser, address, pages) {
  const figures = inside('figures.js');
  return eachPage(browser, pages, async (tab, page, say) => {
    await tab.goto(address + page);
    for (const text of await tab.evaluate(figures)) say(`${page}: ${text}`);
  });
}

/** Without script there is the same text, and there are the same links. */
export async function withoutScript(browser, address, pages) {
  const read = async (tab, page) => {
    await tab.goto(address + page);
    return tab.evaluate(() => {
      // What only works with script is marked so, and so is what a reader without it is told instead.
      const own = (node) => node.closest('.no-script, .script-only, .visit, [role="status"]') === null && !node.querySelector('.script-only');
      const seen = [...document.querySelectorAll('main :is(p, li, h1, h2, h3, td, th, dd, dt, text)')].filter((node) => own(node) && node.checkVisibility());
      const links = [...document.querySelectorAll('main a[href]')].filter(own);
      return { texts: seen.map((node) => node.textContent.trim().replace(/\s+/g, ' ')), links: links.map((link) => link.getAttribute('href')) };
    });
  };
  const without = await browser.newContext({ javaScriptEnabled: false });
  const wrong = await eachPage(browser, pages, async (tab, page, say) => {
    const other = await without.newPage();
    const [plain, scripted] = [await read(other, page), await read(tab, page)];
    await other.close();
    for (const what of ['texts', 'links']) {
      const [a, b] = [new Set(plain[what]), new Set(scripted[what])];
      const [lost, gone] = [[...b].find((one) => !a.has(one)), [...a].find((one) => !b.has(one))];
      if (lost !== undefined) say(`${page} without script: its ${what} lack “${lost.slice(0, 60)}”`);
      if (gone !== undefined) say(`${page} with script: its ${what} lack “${gone.slice(0, 60)}”`);
    }
  });
  await without.close();
  return wrong;
}

/** Readers who asked for less motion get none. */
export async function still(browser, address, pages) {
  return eachPage(browser, pages, async (tab, page, say) => {
    await tab.emulateMedia({ reducedMotion: 'reduce' });
    await tab.goto(address + page);
    const moving = await tab.evaluate(() => [...document.querySelectorAll('*')].filter((node) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(node);
      return animationName !== 'none' || scrollBehavior === 'smooth' || transitionDuration.split(', ').some((time) => parseFloat(time) > 0);
    }).length);
    if (moving > 0) say(`${page}: ${moving} elements move`);
  });
}
