// Search in all events. The texts are a script of their own that is loaded when a reader begins to
// search; then each key pressed looks through all of them.
'use strict';

(() => {
  const form = document.getElementById('finder');
  if (!form) return;
  const words = form.dataset;
  const field = form.elements.q;
  const status = document.getElementById('found');
  const section = document.getElementById('results');
  const list = section.querySelector('ol');
  const more = document.getElementById('more');
  const lists = document.getElementById('lists');
  const blank = document.getElementById('result').content;
  const number = (n) => n.toLocaleString(document.documentElement.lang);
  const STEP = 20; // Results shown at first, and added by the button.

  // ---- Texts without case, accents and punctuation -------------------------------------------

  const WORD = /[\p{L}\p{N}\p{M}]+/gu;
  const OTHER = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe' };
  const seen = new Map();
  /** Letters beyond ASCII without their accents; the few that a language has are kept once made. */
  const unaccented = (run) => {
    let plain = seen.get(run);
    if (plain === undefined) {
      plain = run.normalize('NFD').replace(/\p{M}+/gu, '').replace(/[ßøłđæœ]/g, (letter) => OTHER[letter]);
      plain = plain.replace(/[^\p{L}\p{N}]+/gu, ' ');
      if (run.length < 3) seen.set(run, plain);
    }
    return plain;
  };
  /** Words in small letters without accents, one space between them. */
  const fold = (text) =>
    text.toLowerCase().replace(/[^\0-\x7f]+/g, unaccented).replace(/[\0-/:-`{-\x7f]+/g, ' ').trim();
  // Some scripts write words without spaces; there a term may stand anywhere.
  const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

  /** What is looked for: words, and phrases between quotation marks. */
  const termsOf = (query) => {
    const parts = query.matchAll(/["“«]([^"”»]+)["”»]|([^\s"“”«»]+)/g);
    const terms = [...parts].map((part) => fold(part[1] ?? part[2])).filter(Boolean);
    return terms.map((term) => {
      const single = term.split(' ');
      return {
        needle: UNSPACED.test(term) ? term : ` ${term}`,
        // Of “trump's” the “s” is not worth a mark.
        marks: single.filter((word) => word.length > 1 || single.length === 1),
      };
    });
  };

  // ---- The index ------------------------------------------------------------------------------

  let index = null;
  let asked = false;

  /** Adds to each event the title and the names it is searched by. */
  const prepare = (data) => {
    const names = (list) => list.map(([, name, others]) => ` ${fold([name, ...others].join(' '))}`);
    const [actors, places, topics] = [data.actors, data.places, data.topics].map(names);
    for (const event of data.events) {
      event.inTitle = ` ${fold(event.title)}`;
      const of = [...event.actors.map((at) => actors[at]), ...event.places.map((at) => places[at])];
      event.inNames = [...of, ...event.topics.map((at) => topics[at])].join(' |');
    }
    return data;
  };

  /** The texts of an event, made ready when they are first needed. */
  const textsOf = (event) => {
    event.inTexts ??= ` ${event.parts.map((part) => fold(part[2])).join(' | ')}`;
    return event.inTexts;
  };

  window.briefingSearch = (data) => {
    index = prepare(data);
    form.removeAttribute('aria-busy');
    run();
    // The rest is made ready in short spells, so that no key has to wait for it.
    let at = 0;
    const spell = () => {
      const end = performance.now() + 8;
      while (at < index.events.length && performance.now() < end) textsOf(index.events[at++]);
      if (at < index.events.length) setTimeout(spell);
    };
    spell();
  };

  const want = () => {
    if (asked) return;
    asked = true;
    form.setAttribute('aria-busy', 'true');
    const script = document.createElement('script');
    script.src = words.index;
    script.onerror = () => {
      asked = false;
      form.removeAttribute('aria-busy');
      say(words.failed);
    };
    document.head.append(script);
  };

  // ---- Looking ---------------------------------------------------------------------------------

  /** How well an event fits: in the title best, then in names, then in texts; 0 where a term is nowhere. */
  const score = (event, terms) => {
    let sum = 1;
    for (const { needle } of terms) {
      if (event.inTitle.includes(needle)) sum += 8;
      else if (event.inNames.includes(needle)) sum += 4;
      else if (textsOf(event).includes(needle)) sum += 1;
      else return 0;
    }
    return sum;
  };

  const choices = () => {
    const at = (list, id) => list.findIndex(([one]) => one === id);
    const { topic, actor, side, direction, from, to } = Object.fromEntries(new FormData(form));
    const tests = [];
    for (const [list, id] of [['topics', topic], ['actors', actor]]) {
      const place = id && at(index[list], id);
      if (id) tests.push((event) => event[list].includes(place));
    }
    if (side) tests.push((event) => event.sides.includes(side));
    if (direction) tests.push((event) => event.direction === direction);
    if (from) tests.push((event) => event.to >= from);
    if (to) tests.push((event) => event.from <= to);
    return tests;
  };

  const look = (terms, tests) => {
    const found = [];
    index.events.forEach((event, at) => {
      if (!tests.every((test) => test(event))) return;
      const fits = score(event, terms);
      if (fits > 0) found.push({ event, fits, at });
    });
    // The events stand in date order; the newest come first.
    return found.sort((a, b) => b.fits - a.fits || b.at - a.at);
  };

  // ---- Showing ----------------------------------------------------------------------------------

  const isHit = (word, terms) => {
    const folded = fold(word);
    return terms.some(({ marks, needle }) =>
      needle.startsWith(' ') ? marks.some((mark) => folded.startsWith(mark)) : folded.includes(needle));
  };

  /** Puts `text` into `node`, what was found in `<mark>`. */
  const marked = (node, text, terms) => {
    let done = 0;
    for (const { 0: word, index: start } of text.matchAll(WORD)) {
      if (!isHit(word, terms)) continue;
      const mark = document.createElement('mark');
      mark.textContent = word;
      node.append(text.slice(done, start), mark);
      done = start + word.length;
    }
    node.append(text.slice(done));
  };

  /** The stretch of `text` around the first word that was found. */
  const stretch = (text, terms) => {
    const LONG = 230;
    if (text.length <= LONG) return text;
    const first = [...text.matchAll(WORD)].find(({ 0: word }) => isHit(word, terms))?.index ?? 0;
    let start = Math.max(0, Math.min(first - 70, text.length - LONG));
    if (start > 0) start = text.indexOf(' ', start) + 1;
    let end = Math.min(text.length, start + LONG);
    if (end < text.length) end = Math.max(text.lastIndexOf(' ', end), first + 1);
    return (start > 0 ? '… ' : '') + text.slice(start, end) + (end < text.length ? ' …' : '');
  };

  /** The part of the event that holds the most of what is looked for. */
  const best = (event, terms) => {
    let [part, most] = [event.parts[0], 0];
    for (const other of event.parts) {
      const folded = ` ${fold(other[2])}`;
      const count = terms.filter(({ needle }) => folded.includes(needle)).length;
      if (count > most) [part, most] = [other, count];
    }
    return part;
  };

  /** Names by which the event was found, where neither title nor texts hold the word. */
  const namesFound = (event, terms) => {
    const only = terms.filter(({ needle }) => !event.inTitle.includes(needle) && !textsOf(event).includes(needle));
    if (only.length === 0) return '';
    const rows = [['actors', event.actors], ['places', event.places], ['topics', event.topics]];
    const names = rows.flatMap(([kind, list]) => list.map((at) => index[kind][at]));
    const hit = ([, name, others]) =>
      [name, ...others].find((one) => only.some(({ needle }) => ` ${fold(one)}`.includes(needle)));
    return names.map((one) => [one[1], hit(one)]).filter(([, one]) => one)
      .map(([name, one]) => (one === name ? name : `${name} (${one})`)).join(' · ');
  };

  const result = ({ event }, terms) => {
    const item = blank.cloneNode(true);
    const slot = (name) => item.querySelector(`[data-slot="${name}"]`);
    const href = words.event.replace('{id}', event.id);
    slot('date').textContent = event.date;
    const link = slot('title');
    link.href = href;
    if (event.lang) link.lang = event.lang;
    marked(link, event.title, terms);
    const [kind, anchor, text, lang] = best(event, terms);
    const excerpt = slot('excerpt');
    if (lang) excerpt.lang = lang;
    marked(excerpt, stretch(text, terms), terms);
    const way = slot('part');
    if (anchor) {
      way.href = `${href}#${anchor}`;
      way.textContent = words[kind];
    } else {
      way.remove();
    }
    const names = namesFound(event, terms);
    if (names) marked(slot('names'), names, terms);
    else slot('names').remove();
    slot('direction').textContent = form.getAttribute(`data-${event.direction}`);
    slot('mark').textContent = form.getAttribute(`data-${event.direction}-mark`);
    slot('direction').parentElement.classList.add(event.direction);
    return item;
  };

  let saying = 0;
  /** Tells the count when the reader pauses, so that no key is drowned by it. */
  const say = (text) => {
    clearTimeout(saying);
    saying = setTimeout(() => { status.textContent = text; }, 350);
  };

  let rest = [];
  let terms = [];
  const add = () => {
    list.append(...rest.splice(0, STEP).map((hit) => result(hit, terms)));
    more.hidden = rest.length === 0;
  };

  const run = () => {
    terms = termsOf(field.value);
    const wanted = terms.length > 0 || isNarrowed();
    form.querySelector('[type="reset"]').hidden = !wanted && field.value === '';
    lists.hidden = wanted;
    if (!wanted || !index) {
      section.hidden = true;
      list.replaceChildren();
      say(wanted ? words.loading : '');
      return;
    }
    rest = look(terms, choices());
    const count = rest.length;
    list.replaceChildren();
    add();
    section.hidden = count === 0;
    const pattern = count === 0 ? words.none : count === 1 ? words.one : words.other;
    say(pattern.replace('{n}', number(count)));
  };

  const isNarrowed = () => [...new FormData(form)].some(([name, value]) => name !== 'q' && value);

  const tell = () => {
    const state = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    try {
      history.replaceState(null, '', state.size > 0 ? `?${state}` : location.pathname);
    } catch {
      // From the disk some browsers refuse; the search works all the same.
    }
  };

  for (const [name, value] of new URLSearchParams(location.search)) {
    const chosen = form.elements.namedItem(name);
    if (chosen) chosen.value = value;
  }
  const change = () => {
    want();
    run();
    tell();
  };
  form.addEventListener('input', change);
  form.addEventListener('focusin', want);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    change();
  });
  form.addEventListener('reset', () => {
    setTimeout(() => {
      run();
      tell();
      field.focus();
    });
  });
  more.addEventListener('click', () => {
    const next = list.children.length;
    add();
    list.children[next]?.querySelector('a').focus();
  });
  // With a search in the address, or fields that the browser filled in again.
  addEventListener('pageshow', () => {
    if (field.value || isNarrowed()) {
      want();
      run();
    }
  });
})();
