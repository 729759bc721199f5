// What figures draw, against the tables that say the same; run inside a page, gives what differs.

(() => {
  const wrong = [];
  const all = (node, selector) => [...node.querySelectorAll(selector)];
  const words = (node) => (node?.textContent ?? '').trim().replace(/\s+/g, ' ');
  const number = (text) => Number(/\d[\d.,\s]*/.exec(text)?.[0].replace(/\D/g, '') ?? NaN);
  const address = (link) => new URL(link.href.baseVal ?? link.href, document.baseURI).href;
  const same = (what, drawn, written) => {
    const sides = [drawn, written].map((list) => list.map(String).sort());
    const lacks = (one, other) => one.find((entry) => one.filter((a) => a === entry).length > other.filter((a) => a === entry).length);
    const [more, less] = [lacks(sides[0], sides[1]), lacks(sides[1], sides[0])];
    if (more !== undefined) wrong.push(`${what}: “${more}” is drawn and not in the table`);
    if (less !== undefined) wrong.push(`${what}: “${less}” is in the table and not drawn`);
  };
  const direction = (node) => ['de-escalation', 'escalation', 'mixed', 'neutral'].find((kind) => node.classList.contains(kind));
  const rows = (figure) => all(figure, 'details tbody tr');
  const event = (row) => address(row.querySelector('a'));
  // The wide and the tall drawing, where marks are single events and not sums.
  const drawings = (figure) => all(figure, '.drawing > svg').filter((svg) => svg.querySelector('.marks a, .cells a'));

  const kinds = {
    direction(figure) {
      const written = rows(figure).map((row) => `${event(row)} ${direction(row.querySelector('.direction'))}`);
      for (const svg of drawings(figure)) same('direction', all(svg, '.marks a').map((mark) => `${address(mark)} ${direction(mark)}`), written);
    },
    swimlane(figure) {
      const written = rows(figure).map((row) => `${event(row)} ${direction(row.querySelector('.direction'))}`);
      const lanes = Map.groupBy(rows(figure), (row) => words(row.cells[0]));
      for (const svg of drawings(figure)) same('swimlanes', all(svg, '.marks a').map((mark) => `${address(mark)} ${direction(mark)}`), written);
      for (const svg of all(figure, '.drawing > svg.wide')) {
        if (lanes.size > 0 && svg.querySelector('.marks a')) same('lanes', all(svg, '.lane').filter((lane) => lane.querySelector('.name')).map(words), [...lanes].map(([lane, events]) => `${lane} ${events.length}`));
      }
    },
    evidence(figure) {
      const written = new Map(rows(figure).map((row) => [row.querySelector('a') && event(row), number(words(row.cells[3]))]));
      for (const svg of drawings(figure)) {
        const cells = all(svg, '.cells a').map((link) => [address(link), Number(link.querySelector('rect').getAttribute(svg.matches('.wide') ? 'height' : 'width'))]);
        same('evidence', cells.map(([href]) => href), [...written.keys()]);
        const unit = Math.max(...cells.map(([, length]) => length)) / Math.min(10, Math.max(...written.values()));
        for (const [href, length] of cells) {
          const sources = Math.min(10, written.get(href));
          if (sources > 0 && Math.abs(length / unit - sources) > 0.25) wrong.push(`evidence: ${href} is drawn as ${(length / unit).toFixed(1)} and written as ${sources}`);
        }
      }
    },
    ladder(figure) {
      const written = new Set(rows(figure).flatMap((row) => all(row, 'a').map(address)));
      const drawn = new Set(all(figure, '.drawing a').map(address));
      for (const href of drawn) if (!written.has(href)) wrong.push(`ladder: “${href}” is drawn and not in the table`);
    },
    map(figure) {
      const written = new Map(all(document, 'main > .table tbody tr').map((row) => [address(row.querySelector('a')), number(words(row.cells[2]))]));
      const drawn = new Map(all(figure, 'a.spot').map((spot) => [address(spot), number(spot.getAttribute('aria-label').split(': ').at(-1))]));
      for (const [href, count] of drawn) {
        if (written.get(href) !== count) wrong.push(`map: ${href} is drawn with ${count} and written with ${written.get(href)}`);
      }
      const places = all(document, 'main > .table tbody tr').filter((row) => words(row.cells[3]) !== '' && number(words(row.cells[2])) > 0);
      same('map', [...drawn.keys()], places.map((row) => address(row.querySelector('a'))));
    },
    measures(figure) {
      const bars = all(figure, 'li.span-row');
      same('measures', bars.map((bar) => bar.querySelector('a').hash), all(document, 'tbody tr[id]').map((row) => `#${row.id}`));
      for (const bar of bars) {
        const row = document.getElementById(decodeURIComponent(bar.querySelector('a').hash.slice(1)));
        const said = bar.querySelector('svg').getAttribute('aria-label').replace(/\s+/g, ' ');
        const lost = row && all(row, '.dates time').map(words).find((date) => !said.includes(date));
        if (lost) wrong.push(`measures: “${lost}” is in the table and not said of the bar of ${row.id}`);
      }
    },
    matrix(figure) {
      const cells = all(figure, '.grid-table td a');
      for (const cell of cells) {
        const row = cell.hash && document.getElementById(decodeURIComponent(cell.hash.slice(1)));
        if (!row) wrong.push(`who on whom: “${cell.getAttribute('aria-label')}” leads nowhere`);
        else if (!all(row, 'td').some((one) => number(words(one)) === number(words(cell)))) wrong.push(`who on whom: ${words(cell)} stands in the cell of ${cell.hash} and not in its row`);
      }
    },
    chain(figure) {
      for (const link of all(figure, '.step-link')) {
        const step = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        if (number(words(step?.querySelector('.step-number'))) !== number(words(link))) wrong.push(`chains: ${words(link)} leads to another step`);
      }
    },
  };
  for (const figure of all(document, 'figure').filter((one) => one.querySelector('svg'))) {
    const kind = Object.keys(kinds).find((kind) => figure.classList.contains(`${kind}-figure`));
    if (kind === undefined || !(figure.querySelector('table, ol') || document.querySelector('main > .table table'))) wrong.push('a figure has no table with what it draws');
    else kinds[kind](figure);
  }
  return wrong;
})();
