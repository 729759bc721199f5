// Filters of a list of events. What is chosen stands in the address, so that it can be sent on.
'use strict';

(() => {
  const form = document.getElementById('filters');
  if (!form) return;
  const status = form.querySelector('[role="status"]');
  const cards = [...document.querySelectorAll('[data-tags]')].map((node) => ({
    node,
    tags: new Set(node.dataset.tags.split(' ')),
    weight: Number(/(?:^| )n(\d)/.exec(node.dataset.tags)?.[1]),
  }));
  const months = [...document.querySelectorAll('.month')].map((node) => {
    const id = node.querySelector('h2').id;
    const jump = document.querySelector(`.jump a[href="#${id}"]`);
    return { node, jump: jump && jump.parentElement, count: jump && jump.querySelector('.count') };
  });
  /** The letter before the tags that each filter goes by. */
  const letters = { topic: 't', actor: 'a', side: 's', direction: 'd' };

  const apply = () => {
    const chosen = Object.entries(letters)
      .map(([name, letter]) => [letter, form.elements[name]?.value])
      .filter(([, value]) => value)
      .map(([letter, value]) => `${letter}-${value}`);
    const least = Number(form.elements.significance?.value || 0);
    let count = 0;
    for (const card of cards) {
      const fits = card.weight >= least && chosen.every((tag) => card.tags.has(tag));
      card.node.hidden = !fits;
      count += fits ? 1 : 0;
    }
    for (const month of months) {
      const left = month.node.querySelectorAll('[data-tags]:not([hidden])').length;
      month.node.hidden = left === 0;
      if (month.jump) month.jump.hidden = left === 0;
      if (month.count) month.count.textContent = left;
    }
    const narrowed = chosen.length > 0 || least > 0;
    form.querySelector('[type="reset"]').hidden = !narrowed;
    const words = count === 0 ? form.dataset.none : form.dataset.count;
    const number = (n) => n.toLocaleString(document.documentElement.lang);
    status.textContent = narrowed ? words.replace('{n}', number(count)).replace('{all}', number(cards.length)) : '';
  };

  const tell = () => {
    const state = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const query = state.size > 0 ? `?${state}` : location.pathname;
    try {
      history.replaceState(null, '', query + location.hash);
    } catch {
      // From the disk some browsers refuse; the filters work all the same.
    }
  };

  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field?.options && [...field.options].some((option) => option.value === value)) field.value = value;
  }
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', () => {
    apply();
    tell();
  });
  form.addEventListener('reset', () => {
    setTimeout(() => {
      apply();
      tell();
      form.querySelector('select').focus();
    });
  });
  apply();
})();
