// What readers do, on the golden site `everything`, and how each check is shown to notice a breakage:
// `from` is replaced by `to` in the files that match.

import assert from 'node:assert/strict';

const SEARCH = '**/search.*.js';
const FILTER = '**/filter.*.js';
const READING = '**/reading.*.js';
const results = (page) => page.locator('#results li');
const titles = (page) => page.locator('#results h3').allTextContents();

async function search(page, base, query, file = 'search.html') {
  await page.goto(base + file);
  await page.fill('#q', query);
  await results(page).first().waitFor();
}

/** How far things moved without the reader's doing, as browsers count it. */
const shifts = (page) => page.evaluate(() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.hadRecentInput ? 0 : entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done(sum), 300);
}));

export const checks = [
  {
    name: 'the index is loaded when it is wanted and not before',
    async run({ page, base, requested }) {
      await page.goto(`${base}search.html`);
      const asked = () => requested.some((url) => url.includes('/search-en.'));
      assert.equal(asked(), false, 'it was loaded with the page');
      await page.focus('#q');
      await page.waitForFunction(() => document.querySelector('script[src*="search-en."]'));
      await page.fill('#q', 'port');
      await results(page).first().waitFor();
      assert.ok(asked());
    },
    broken: [{ file: SEARCH, from: "form.addEventListener('input', change);", to: 'want();' }],
  },
  {
    name: 'words, beginnings, accents, names and phrases are found and marked',
    async run({ page, base }) {
      await search(page, base, 'moor');
      assert.match((await titles(page))[0], /mooring fee/);
      assert.equal(await page.locator('#results h3 mark').first().textContent(), 'mooring');
      await search(page, base, 'ámarrar PUEBLO', 'es/search.html');
      assert.match((await titles(page))[0], /tarifa de amarre/);
      assert.ok((await page.locator('#results mark').allTextContents()).includes('amarrar'));
      // Where neither title nor texts hold it, by whose name.
      await search(page, base, 'Fishers Uni');
      assert.ok((await page.locator('#results .names mark').allTextContents()).includes('Fishers'));
      // A quotation, with the way to it.
      await search(page, base, '"never was"');
      assert.equal(await results(page).count(), 1);
      assert.match(await page.locator('#results [data-slot="part"]').getAttribute('href'), /2026-01-05-fee\.html#quote-1$/);
      assert.match(await page.locator('#results [data-slot="excerpt"]').textContent(), /<see the books>/);
      assert.match(await page.locator('#results .card-date').textContent(), /5 January 2026/);
      // In another language what the reader reads: the translation.
      await search(page, base, 'vean', 'es/search.html');
      assert.match(await page.locator('#results [data-slot="excerpt"]').textContent(), /<vean los libros>/);
      await page.fill('#q', 'was never');
      await page.fill('#q', '"was never"');
      await page.waitForFunction(() => document.getElementById('results').hidden);
    },
    broken: [
      { file: SEARCH, from: "normalize('NFD')", to: "normalize('NFC')" },
      { file: SEARCH, from: "createElement('mark')", to: "createElement('span')" },
      { file: SEARCH, from: 'else if (event.inNames.includes(needle)) sum += 4;', to: '' },
      { file: SEARCH, from: 'textsOf(event).includes(needle)) sum', to: 'false) sum' },
      { file: SEARCH, from: '#${anchor}', to: '' },
    ],
  },
  {
    name: 'filters narrow a search, and the address keeps it',
    async run({ page, base }) {
      await page.goto(`${base}search.html`);
      await page.selectOption('#f-topic', 'fees');
      await results(page).first().waitFor();
      const all = await results(page).count();
      await page.selectOption('#f-direction', 'escalation');
      await page.selectOption('#f-side', 'town');
      await page.waitForFunction(() => ![...document.querySelectorAll('#results h3')].some((one) => one.textContent.includes('mooring fee')));
      await page.selectOption('#f-side', 'port');
      await page.waitForFunction((n) => document.querySelectorAll('#results li').length < n, all);
      assert.match((await titles(page))[0], /mooring fee/);
      await page.fill('#f-from', '2026-01-06');
      await page.waitForFunction(() => ![...document.querySelectorAll('#results h3')].some((one) => one.textContent.includes('mooring fee')));
      await page.fill('#f-from', '2026-01-01');
      await page.fill('#f-to', '2026-01-05');
      await page.selectOption('#f-actor', 'fishers-union');
      await page.fill('#q', 'doubl');
      await page.waitForFunction(() => document.querySelectorAll('#results li').length === 1);
      const url = new URL(page.url());
      const expected = { q: 'doubl', topic: 'fees', direction: 'escalation', side: 'port', from: '2026-01-01', to: '2026-01-05', actor: 'fishers-union' };
      assert.deepEqual(Object.fromEntries(url.searchParams), expected);
      await page.goto(url.href);
      await results(page).first().waitFor();
      assert.equal(await results(page).count(), 1);
      assert.equal(await page.inputValue('#f-to'), '2026-01-05');
      await page.click('#finder [type="reset"]');
      await page.waitForFunction(() => document.getElementById('results').hidden);
      assert.equal(new URL(page.url()).search, '');
    },
    broken: [
      { file: SEARCH, from: 'event.to >= from', to: 'true' },
      { file: SEARCH, from: 'event.sides.includes(side)', to: 'true' },
      { file: SEARCH, from: 'history.replaceState', to: 'void' },
      { file: SEARCH, from: 'chosen.value = value', to: '' },
    ],
  },
  {
    name: 'a search is told to screen readers and done by keyboard',
    async run({ page, base }) {
      await page.goto(`${base}search.html`);
      await page.getByRole('searchbox', { name: 'Words to look for' }).focus();
      await page.keyboard.type('port', { delay: 30 });
      await results(page).first().waitFor();
      const status = page.getByRole('search').getByRole('status');
      await page.waitForFunction(() => /^\d+ events?$/.test(document.getElementById('found').textContent));
      assert.equal(await status.textContent(), `${await results(page).count()} events`);
      await page.keyboard.press('Enter');
      assert.match(page.url(), /search\.html\?q=port$/);
      await page.fill('#q', 'nothing like it');
      await page.waitForFunction(() => document.getElementById('found').textContent === 'Nothing found.');
      assert.ok(await page.locator('#results').isHidden());
      await page.fill('#q', 'port');
      await results(page).first().waitFor();
      // The next stops after the form are the results.
      for (let step = 0; step < 30; step += 1) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(() => document.activeElement.closest('#results') !== null)) break;
      }
      const href = await page.evaluate(() => document.activeElement.href);
      assert.equal(href, await page.locator('#results h3 a').first().evaluate((link) => link.href));
      assert.doesNotMatch(href, /#/);
      await page.keyboard.press('Enter');
      await page.waitForURL(href);
      assert.match(await page.title(), /harbour dispute/);
    },
    broken: [
      { file: SEARCH, from: 'status.textContent = text', to: '' },
      { file: SEARCH, from: 'event.preventDefault();', to: '' },
      { file: SEARCH, from: 'link.href = href;', to: '' },
    ],
  },
  {
    name: 'without script the search page says so and leads to the lists',
    withoutScript: true,
    async run({ page, base }) {
      await page.goto(`${base}search.html`);
      assert.ok(await page.getByText('The search needs JavaScript').isVisible());
      assert.ok(await page.locator('#finder').isHidden());
      assert.ok(await page.locator('#lists a[href="timeline.html"]').isVisible());
      await page.goto(`${base}timeline.html`);
      assert.ok(await page.locator('#filters').isHidden());
      assert.ok(await page.locator('.no-script a[href="topics.html"]').isVisible());
      assert.ok(await page.locator('[data-tags]').first().isVisible());
    },
    broken: [
      { file: '**/search.html', from: 'class="notice no-script"', to: 'class="notice no-script" hidden' },
      { file: '**/reading.*.css', from: '.script-only { display: none !important; }', to: '' },
    ],
  },
  {
    name: 'the timeline is filtered at once, told and kept in the address',
    async run({ page, base }) {
      await page.goto(`${base}timeline.html`);
      const visible = () => page.locator('[data-tags]:visible').count();
      const all = await visible();
      await page.getByLabel('Direction').selectOption('escalation');
      const some = await visible();
      assert.ok(some > 0 && some < all);
      assert.equal(await page.locator('#filters').getByRole('status').textContent(), `${some} of ${all} events`);
      await page.getByLabel('Topic').selectOption('fees');
      await page.getByLabel('Side that acted').selectOption('port');
      await page.getByLabel('Actor').selectOption('fishers-union');
      await page.getByLabel('Significance').selectOption('4');
      assert.equal(await visible(), 1);
      const url = page.url();
      assert.deepEqual(Object.fromEntries(new URL(url).searchParams),
        { topic: 'fees', actor: 'fishers-union', side: 'port', direction: 'escalation', significance: '4' });
      await page.goto(url);
      assert.equal(await visible(), 1);
      await page.getByLabel('Significance').selectOption('5');
      assert.equal(await visible(), 0);
      assert.match(await page.locator('#filters').getByRole('status').textContent(), /^None of the/);
      assert.ok(await page.locator('.month').first().isHidden(), 'an empty month keeps its heading');
      await page.getByRole('button', { name: 'Clear' }).click();
      await page.waitForFunction((n) => document.querySelectorAll('[data-tags]:not([hidden])').length === n, all);
      assert.equal(new URL(page.url()).search, '');
    },
    broken: [
      { file: FILTER, from: 'card.node.hidden = !fits', to: '' },
      { file: FILTER, from: 'status.textContent =', to: 'void' },
      { file: FILTER, from: 'history.replaceState', to: 'void' },
      { file: FILTER, from: 'card.weight >= least', to: 'true' },
      { file: FILTER, from: 'field.value = value', to: '' },
      { file: FILTER, from: 'month.node.hidden = left === 0', to: '' },
    ],
  },
  {
    name: 'a source is shown beside its number, by pointer and by keyboard, and can be dismissed',
    async run({ page, base }) {
      await page.goto(`${base}events/2026-01-05-fee.html`);
      const cite = page.locator('.facts a.cite').first();
      const tip = page.getByRole('tooltip');
      const source = await page.locator((await cite.getAttribute('href')).replace('#', '#')).locator('.publisher').textContent();
      const height = () => page.evaluate(() => document.documentElement.scrollHeight);
      const before = await height();
      await cite.hover();
      await tip.waitFor();
      assert.ok((await tip.textContent()).includes(source));
      assert.equal(await height(), before, 'it takes room on the page');
      // Hoverable: the pointer may go there, and it stays.
      await tip.hover();
      await page.waitForTimeout(500);
      assert.ok(await tip.isVisible());
      // Dismissible, with the pointer where it is.
      await page.keyboard.press('Escape');
      assert.ok(await tip.isHidden());
      await page.mouse.move(2, 2);
      await page.locator('.facts a.anchor').first().focus();
      await page.keyboard.press('Shift+Tab');
      await tip.waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-describedby')), await tip.getAttribute('id'));
      const box = await tip.boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= 1280);
      await page.keyboard.press('Tab');
      await tip.waitFor({ state: 'hidden' });
      assert.equal(await shifts(page), 0);
    },
    broken: [
      { file: READING, from: "if (event.key === 'Escape') hide();", to: '' },
      { file: READING, from: "else if (event.target.closest('.preview')) clearTimeout(timer);", to: '' },
      { file: READING, from: "if (event.target.matches('a.cite:focus-visible')) show(event.target);", to: 'if (false) {}' },
      { file: '**/reading.*.css', from: '.preview { position: absolute;', to: '.preview {' },
    ],
  },
  {
    name: 'a link and a citation are copied and it is said',
    async run({ page, context, base }) {
      if (base.startsWith('http')) await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.goto(`${base}events/2026-01-05-fee.html`);
      const copied = () => page.evaluate(() => navigator.clipboard.readText().catch(() => null));
      await page.getByRole('button', { name: 'Copy link' }).click();
      await page.getByText('Copied.').first().waitFor();
      if (base.startsWith('http')) assert.equal(await copied(), 'https://example.org/harbour/events/2026-01-05-fee.html');
      await page.evaluate(() => { document.querySelector('.tools [role="status"]').textContent = ''; });
      await page.getByRole('button', { name: 'Copy citation' }).click();
      await page.getByText('Copied.').first().waitFor();
      if (base.startsWith('http')) assert.match(await copied(), /The harbour dispute.+https:\/\/example\.org\/harbour\/events\/2026-01-05-fee\.html/);
      // And each fact and quotation has an address of its own.
      await page.getByRole('link', { name: 'Link to fact 1' }).click();
      assert.match(page.url(), /#the-rise$/);
    },
    broken: [
      { file: READING, from: 'writeText(text)', to: "writeText('')" },
      { file: READING, from: 'status.textContent = done ?', to: 'void done ?' },
      { file: '**/2026-01-05-fee.html', from: 'class="anchor" href="#the-rise"', to: 'class="anchor" href="#"' },
    ],
  },
  {
    name: 'what is new since the last visit is told, and nothing moves',
    async run({ page, base }) {
      await page.goto(`${base}index.html`);
      assert.ok(await page.locator('.visit').isHidden(), 'the first visit has no last one');
      const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('briefing:')));
      assert.equal(kept.length, 1);
      // As if the reader had been here yesterday, before the newest event came.
      await page.evaluate(([key]) => {
        const visit = JSON.parse(localStorage.getItem(key));
        visit.seen.ids.shift();
        visit.at -= 24 * 3600 * 1000;
        localStorage.setItem(key, JSON.stringify(visit));
      }, kept);
      await page.goto(`${base}index.html`);
      assert.equal(await page.locator('.visit').textContent(), 'New since your last visit: 1 event');
      assert.equal(await shifts(page), 0);
      // Browsers count no shift where the script was quicker than the first paint, so the places are compared too.
      const places = () => page.evaluate(() => [...document.querySelectorAll('main *:not(.visit, .visit *)')].map((one) => one.getBoundingClientRect().top));
      const shown = await places();
      await page.evaluate(() => { document.querySelector('.visit').hidden = true; });
      assert.deepEqual(await places(), shown, 'it takes room');
      await page.evaluate(() => { document.querySelector('.visit').hidden = false; });
      await page.locator('.visit a').click();
      await page.waitForURL(/latest\.html$/);
      assert.equal(await page.locator('.fresh').count(), 1);
      assert.equal(await shifts(page), 0);
      // The same visit, half an hour not being over; then the next, with nothing new.
      await page.reload();
      assert.equal(await page.locator('.fresh').count(), 1);
      await page.evaluate(([key]) => {
        const visit = JSON.parse(localStorage.getItem(key));
        visit.at -= 3600 * 1000;
        localStorage.setItem(key, JSON.stringify(visit));
      }, kept);
      await page.reload();
      assert.equal(await page.locator('.fresh').count(), 0);
    },
    broken: [
      { file: READING, from: '!seen.has(id)', to: 'false' },
      { file: READING, from: 'same ? kept.before', to: 'false ? kept.before' },
      { file: '**/reading.*.css', from: '.visit { position: absolute; margin-block: -1.7rem 0;', to: '.visit { margin-block: 0 2rem;' },
    ],
  },
  {
    name: 'a store that is shut stops nothing',
    async run({ page, base }) {
      await page.addInitScript(() => {
        Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('shut', 'SecurityError'); } });
        history.replaceState = () => { throw new DOMException('refused', 'SecurityError'); };
      });
      await page.goto(`${base}index.html`);
      await page.goto(`${base}latest.html`);
      await search(page, base, 'port');
      assert.ok(await results(page).count() > 0);
    },
    broken: [
      { file: READING, from: 'return null;', to: 'throw 1;' },
      { file: SEARCH, from: '// From the disk some browsers refuse', to: 'throw 1; // From the disk some browsers refuse' },
    ],
  },
];
