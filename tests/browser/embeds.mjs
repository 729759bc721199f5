// The gate of figures on other people's pages: each stands in a page of another origin, by the HTML that
// the site itself gives for it.

import { createServer } from 'node:http';

// A side column, a column of text, a page.
const WIDTHS = [300, 600, 1200];

/** Serves one page, which may change, from an origin of its own. */
async function host() {
  const state = { html: '' };
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(state.html);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const address = `http://127.0.0.1:${server.address().port}/`;
  const show = (frame, width) => {
    state.html = `<!DOCTYPE html><html lang="en"><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">
      <title>A newspaper</title><p>Somebody else's words.</p><div style="width: ${width}px">${frame}</div>`;
  };
  return { address, show, close: () => server.close() };
}

/** The frame that `code` is, with `address` for the site's, and what is wrong with it. Looked at in an empty page. */
const frameOf = (tab, code, address, embed) => tab.evaluate(({ code, address, embed }) => {
  const frame = new DOMParser().parseFromString(code, 'text/html').querySelector('iframe');
  if (!frame) return { wrong: ['it gives no frame'] };
  const wrong = [];
  if (!frame.src.endsWith(`/${embed}`)) wrong.push(`its frame shows ${frame.src}`);
  if (!frame.title) wrong.push('its frame has no title');
  if (frame.loading !== 'lazy') wrong.push('its frame is loaded before it is seen');
  frame.src = address + embed;
  return { html: frame.outerHTML, wrong };
}, { code, address, embed });

/** What is to be seen in the frame. */
const seen = () => {
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\d.]+/g).map((part) => ((Number(part) / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const paper = light(getComputedStyle(document.body).backgroundColor);
  const ink = light(getComputedStyle(document.querySelector('h1')).color);
  return {
    sideways: scrollWidth - clientWidth,
    below: scrollHeight - clientHeight,
    scripts: document.scripts.length,
    figure: document.querySelector('figure h2')?.checkVisibility() ?? false,
    hidden: document.querySelector('meta[name="robots"]')?.content === 'noindex',
    isDark: paper < ink,
    contrast: Math.max(paper, ink) / Math.min(paper, ink),
  };
};

/** What is wrong with what is seen at `width` pixels. */
function judge(found, width, scheme) {
  return [
    [found.sideways > 0, `it scrolls sideways by ${found.sideways} pixels`],
    [found.below > 0, `its frame is too low by ${found.below} pixels`],
    [found.scripts > 0, 'it brings script'],
    [!found.figure, 'there is no figure to be seen'],
    [!found.hidden, 'search engines would list it beside its page'],
    [found.isDark !== (scheme === 'dark'), 'it has the colours of the other scheme'],
    [found.contrast < 7, `its words have a contrast of ${found.contrast.toFixed(1)}`],
  ].flatMap(([is, text]) => (is ? [text] : []));
}

/** Every embed among `pages` of the site at `address`, at several widths, in light and in dark. */
export async function embeds(browser, address, pages) {
  const wrong = [];
  const all = pages.filter((page) => /(^|\/)embed\/\w+\.html$/.test(page));
  if (all.length === 0) wrong.push('there is no figure for other pages');
  const other = await host();
  const tab = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
  let at = '';
  const say = (text) => wrong.push(`${at}: ${text}`);
  tab.on('console', (message) => say(`the console says: ${message.text()}`));
  tab.on('pageerror', (error) => say(`a script fails: ${error.message}`));
  tab.on('request', (request) => {
    const url = request.url();
    if (![address, other.address, 'data:'].some((own) => url.startsWith(own))) say(`it asks for ${url}`);
  });
  for (const embed of all) {
    const page = embed.replace('embed/direction', 'index').replace('embed/', '');
    at = page;
    await tab.goto(address + page);
    // For a wide column, and for a narrow one.
    const codes = await tab.locator('.embed-code code').allTextContents();
    await tab.goto('about:blank');
    const frames = [];
    for (const code of codes) frames.push(await frameOf(tab, code, address, embed));
    frames.flatMap((frame) => frame.wrong).forEach(say);
    if (frames.length !== 2) say(`there is code for ${frames.length} columns`);
    const [frame, narrow] = frames;
    if (!frame?.html || !narrow?.html) continue;
    for (const [width, scheme] of [...WIDTHS.map((width) => [width, 'light']), [600, 'dark']]) {
      at = `${embed} at ${width} pixels, ${scheme}`;
      await tab.emulateMedia({ colorScheme: scheme });
      other.show((width < 570 ? narrow : frame).html, width);
      await tab.goto(other.address);
      // The page does not wait for what it loads lazily.
      await tab.frames()[1].waitForURL(address + embed);
      judge(await tab.frames()[1].evaluate(seen), width, scheme).forEach(say);
    }
    // The way back, and the way to what a mark stands for, lead out of the frame.
    for (const [link, to] of [['footer a', page], ['.drawing > .wide a[aria-label]', 'events/']]) {
      await tab.goto(other.address);
      await tab.frames()[1].waitForURL(address + embed);
      const node = tab.frames()[1].locator(link).first();
      // Where there are few events, nothing is drawn.
      if ((await node.count()) === 0) continue;
      // By keyboard: the middle of a label's box may lie beside its words.
      await node.press('Enter', { noWaitAfter: true });
      await tab.waitForURL((url) => url.href !== other.address, { timeout: 2000 }).catch(() => {});
      if (!tab.url().startsWith(address) || !tab.url().includes(to)) say(`a link of it leads to ${tab.url()}`);
    }
  }
  await tab.context().close();
  other.close();
  return wrong;
}
