// Help for readers: what is new since the last visit, links and citations to copy, sources shown
// beside their numbers. Words come from the page; what is kept stays in this browser.
'use strict';

(() => {
  // ---- New since the last visit -------------------------------------------------------------

  const VISIT = 30 * 60 * 1000; // Pages opened within half an hour are one visit.
  const root = new URL('../', document.currentScript.src).pathname;
  const key = `briefing:${root}:${document.documentElement.lang}`;

  // The store may be shut: from the disk, in a private window, by a setting.
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  };
  const write = (visit) => {
    try {
      localStorage.setItem(key, JSON.stringify(visit));
    } catch {
      // Then every visit is the first.
    }
  };

  /** What came since `before`: not seen then, and not older than what was. */
  const since = (before, now) => {
    if (!before || !Array.isArray(before.ids)) return [];
    const seen = new Set(before.ids);
    return now.ids.filter((id, at) => !seen.has(id) && now.days[at] >= before.day);
  };

  const visit = document.querySelector('.visit');
  if (visit) {
    const list = visit.dataset.recent.split(' ');
    const ids = list.filter((_, at) => at % 2 === 0);
    const days = list.filter((_, at) => at % 2 === 1);
    const now = { ids, days, day: days.reduce((a, b) => (a > b ? a : b), '') };
    const kept = read();
    const same = kept && Date.now() - kept.at < VISIT;
    const before = same ? kept.before : kept && kept.seen;
    write({ before, seen: { ids, day: now.day }, at: Date.now() });
    const fresh = since(before, now);
    if (fresh.length > 0) {
      const words = fresh.length === 1 ? visit.dataset.one : visit.dataset.other;
      visit.firstElementChild.textContent = words.replace('{n}', fresh.length);
      visit.hidden = false;
    }
    for (const id of fresh) {
      for (const card of document.querySelectorAll(`[data-event="${id}"] .card-date`)) {
        const mark = document.createElement('strong');
        mark.className = 'fresh';
        mark.textContent = visit.dataset.fresh;
        card.append(' ', mark);
      }
    }
  }

  document.querySelectorAll('.no-script').forEach((node) => { node.hidden = true; });

  // ---- Copy a link or a citation ------------------------------------------------------------

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Without a secure address there is no clipboard; the old way needs a field to copy from.
      const field = document.createElement('textarea');
      field.value = text;
      field.className = 'hidden';
      document.body.append(field);
      field.select();
      const done = document.execCommand('copy');
      field.remove();
      return done;
    }
  };

  document.addEventListener('click', async (event) => {
    const button = event.target.closest('button[data-copy]');
    if (!button) return;
    const from = button.dataset.copy && document.getElementById(button.dataset.copy);
    const text = from ? from.textContent.trim().replace(/\s+/g, ' ') : button.dataset.address || location.href.split('#')[0];
    const done = await copy(text);
    button.focus();
    const status = button.parentElement.querySelector('[role="status"]');
    status.textContent = done ? status.dataset.done : status.dataset.failed;
    setTimeout(() => { status.textContent = ''; }, 4000);
  });

  // ---- Sources shown beside their numbers ---------------------------------------------------

  const tip = document.createElement('div');
  tip.className = 'preview';
  tip.id = 'preview';
  tip.role = 'tooltip';
  tip.hidden = true;
  let shown = null;
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    if (!shown) return;
    shown.removeAttribute('aria-describedby');
    shown = null;
    tip.hidden = true;
  };

  const place = (cite) => {
    const box = cite.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(box.left, width - tip.offsetWidth - 8));
    const below = box.bottom + tip.offsetHeight + 8 <= innerHeight || box.top < tip.offsetHeight + 8;
    const top = below ? box.bottom + 4 : box.top - tip.offsetHeight - 4;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${top + scrollY}px`;
  };

  const show = (cite) => {
    clearTimeout(timer);
    const source = document.getElementById(cite.hash.slice(1));
    if (!source || shown === cite) return;
    hide();
    const copied = source.cloneNode(true);
    copied.querySelectorAll('.back').forEach((back) => back.remove());
    // The pointer reaches the links; the keyboard has them in the list of sources, one step away.
    copied.querySelectorAll('a').forEach((link) => { link.tabIndex = -1; });
    tip.replaceChildren(...copied.childNodes);
    tip.hidden = false;
    shown = cite;
    cite.setAttribute('aria-describedby', tip.id);
    place(cite);
  };

  const cites = document.querySelectorAll('a.cite');
  if (cites.length > 0) {
    document.querySelector('main').append(tip);
    // The browser's own hint would lie over ours.
    cites.forEach((cite) => cite.removeAttribute('title'));
    const later = (step, delay) => {
      clearTimeout(timer);
      timer = setTimeout(step, delay);
    };
    document.addEventListener('pointerover', (event) => {
      if (event.pointerType === 'touch') return;
      const cite = event.target.closest('a.cite');
      if (cite) later(() => show(cite), 120);
      else if (event.target.closest('.preview')) clearTimeout(timer);
      else if (shown !== document.activeElement) later(hide, 250);
    });
    document.addEventListener('focusin', (event) => {
      if (event.target.matches('a.cite:focus-visible')) show(event.target);
      else if (!tip.contains(event.target)) hide();
    });
    document.addEventListener('focusout', (event) => {
      if (event.target === shown && !shown.matches(':hover')) later(hide, 0);
    });
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') hide();
    });
    document.addEventListener('click', (event) => {
      if (!tip.contains(event.target)) hide();
    });
  }
})();
