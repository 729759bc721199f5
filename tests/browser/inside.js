// Checks that validators do not make, run inside a page. Gives a list of what is wrong.

(() => {
  const wrong = [];
  const name = (node) => node.getAttribute('aria-label') ?? node.textContent.trim().replace(/\s+/g, ' ').slice(0, 40);
  const shown = (node) => node.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });

  // Colours as the browser resolves them, and their contrast as WCAG 2 defines it.
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const rgba = (text) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = '#000';
    pen.fillStyle = text;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r, g, b]) => {
    const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const paper = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  // What stands behind the middle of a text: the shape that was painted last before it.
  const behind = (text) => {
    const box = text.getBoundingClientRect();
    const svg = text.ownerSVGElement;
    const shapes = [...svg.querySelectorAll('rect, circle, ellipse, path, polygon')];
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const under = shapes.filter((shape) => {
      if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)) return false;
      const at = shape.getBoundingClientRect();
      const style = getComputedStyle(shape);
      const filled = style.fill !== 'none' && rgba(style.fill)[3] === 255 && Number(style.fillOpacity) === 1;
      return filled && shown(shape) && at.x <= x && x <= at.right && at.y <= y && y <= at.bottom;
    });
    return under.length > 0 ? rgba(getComputedStyle(under.at(-1)).fill) : paper(svg);
  };

  for (const svg of document.querySelectorAll('svg:not(svg svg)')) {
    const labelled = svg.hasAttribute('aria-label') || svg.hasAttribute('aria-labelledby');
    const named = labelled || svg.querySelector(':scope > title');
    if (!named && !svg.closest('[aria-hidden="true"]')) wrong.push('a drawing has no name and is not hidden');
    for (const text of [...svg.querySelectorAll('text')].filter(shown)) {
      const ratio = contrast(rgba(getComputedStyle(text).fill), behind(text));
      if (ratio < 4.5) wrong.push(`text “${name(text)}” in a drawing has a contrast of ${ratio.toFixed(2)}`);
      const size = text.getBoundingClientRect().height;
      if (size > 0 && size < 9) wrong.push(`text “${name(text)}” in a drawing is ${size.toFixed(1)} pixels high`);
    }
  }

  // Targets in drawings: 24 by 24, or so far from others that circles of 24 do not meet (WCAG 2.5.8).
  const targets = [...document.querySelectorAll('svg a')].filter(shown).map((link) => {
    const { x, y, width, height } = link.getBoundingClientRect();
    return { link, width, height, x: x + width / 2, y: y + height / 2 };
  });
  // A mark whose link stands in the page's tables or lists as well may be small: there is an equal.
  const elsewhere = new Set([...document.querySelectorAll('main a:not(svg a)')].map((link) => link.href));
  const small = targets.filter(
    ({ link, width, height }) => width > 0 && (width < 24 || height < 24) && !elsewhere.has(link.href.baseVal && new URL(link.href.baseVal, document.baseURI).href),
  );
  for (const one of small) {
    const near = targets.find((other) => other !== one && Math.hypot(other.x - one.x, other.y - one.y) < 24);
    if (near) wrong.push(`the target “${name(one.link)}” is ${one.width.toFixed(0)} by ${one.height.toFixed(0)} pixels`);
  }

  // What a figure draws stands in a table: its own, or the one that the page has.
  for (const figure of document.querySelectorAll('figure:has(svg)')) {
    if (!figure.querySelector('table') && !document.querySelector('main table')) {
      wrong.push('a figure has no table with what it draws');
    }
  }

  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (over > 0) wrong.push(`it scrolls sideways by ${over} pixels`);
  return wrong;
})();
