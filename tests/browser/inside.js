// Checks of one page that validators do not make, run inside it. Gives a list of what is wrong.

(() => {
  const wrong = [];
  const name = (node) => node.getAttribute('aria-label') ?? node.textContent.trim().replace(/\s+/g, ' ').slice(0, 40);
  const shown = (node) => node.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });

  // Colours as the browser resolves them, over what lies beneath, and their contrast as WCAG 2 defines it.
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const known = new Map();
  const rgba = (text) => {
    if (!known.has(text)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = '#000';
      pen.fillStyle = text === 'none' ? 'transparent' : text;
      pen.fillRect(0, 0, 1, 1);
      known.set(text, [...pen.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(text);
  };
  const over = ([r, g, b, a], ground, opacity = 1) => {
    const share = (a / 255) * opacity;
    return [r, g, b].map((value, at) => value * share + ground[at] * (1 - share));
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
    return [255, 255, 255];
  };
  const inside = (box, x, y) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;

  for (const svg of [...document.querySelectorAll('svg:not(svg svg)')].filter(shown)) {
    const named = svg.hasAttribute('aria-label') || svg.hasAttribute('aria-labelledby') || svg.querySelector(':scope > title');
    if (!named && !svg.closest('[aria-hidden="true"]')) wrong.push('a drawing has no name and is not hidden');
    const ground = paper(svg);
    const shapes = [...svg.querySelectorAll('rect, circle, ellipse, path, polygon, line')].filter(shown).map((node) => {
      const { fill, stroke, fillOpacity, strokeOpacity, strokeWidth } = getComputedStyle(node);
      return { node, box: node.getBoundingClientRect(), fill, stroke, fillOpacity: Number(fillOpacity), strokeOpacity: Number(strokeOpacity), strokeWidth: parseFloat(strokeWidth) };
    });
    // Text stands out from what was painted last beneath its middle (1.4.3).
    const solid = shapes.filter(({ fill, fillOpacity }) => rgba(fill)[3] === 255 && fillOpacity === 1);
    for (const text of [...svg.querySelectorAll('text')].filter(shown)) {
      const box = text.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const under = solid.filter(({ node, box }) => inside(box, x, y) && node.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING);
      const behind = under.length > 0 ? rgba(under.at(-1).fill) : ground;
      const ratio = contrast(over(rgba(getComputedStyle(text).fill), behind), behind);
      if (ratio < 4.5) wrong.push(`text “${name(text)}” in a drawing has a contrast of ${ratio.toFixed(2)}`);
      if (box.height > 0 && box.width < 9 * 0.5 && box.height < 9) wrong.push(`text “${name(text)}” in a drawing is ${box.height.toFixed(1)} pixels high`);
    }
    // Marks stand out from the paper by their area or their edge (1.4.11); leading lines only help.
    for (const shape of shapes.filter(({ node }) => node.closest('a, .span-bar') && !node.matches('.target, .leader, .grid, pattern *'))) {
      const area = contrast(over(rgba(shape.fill), ground, shape.fillOpacity), ground);
      const edge = shape.strokeWidth > 0 ? contrast(over(rgba(shape.stroke), ground, shape.strokeOpacity), ground) : 1;
      // A pattern has no colour of its own; its edge has to do.
      const ratio = Math.max(shape.fill.startsWith('url') ? 1 : area, edge);
      if (ratio < 3 && !shape.node.matches('.lasting')) wrong.push(`a mark of “${name(shape.node.closest('a, .span-bar'))}” has a contrast of ${ratio.toFixed(2)}`);
    }
  }

  // Targets in drawings: 24 by 24, or so far from others that circles of 24 do not meet (2.5.8). A
  // mark whose link stands in the page's tables or lists as well may be small: there is an equal.
  const address = (link) => new URL(link.href.baseVal ?? link.href, document.baseURI).href;
  const targets = [...document.querySelectorAll('svg a')].filter(shown).map((link) => {
    const { x, y, width, height } = link.getBoundingClientRect();
    return { link, width, height, x: x + width / 2, y: y + height / 2 };
  });
  const elsewhere = new Set([...document.querySelectorAll('main a')].filter((link) => !link.ownerSVGElement).map(address));
  for (const one of targets) {
    const large = one.width >= 24 && one.height >= 24;
    if (large || one.width === 0 || elsewhere.has(address(one.link))) continue;
    const near = targets.some((other) => other !== one && Math.hypot(other.x - one.x, other.y - one.y) < 24);
    if (near) wrong.push(`the target “${name(one.link)}” is ${one.width.toFixed(0)} by ${one.height.toFixed(0)} pixels`);
  }

  const across = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (across > 0) wrong.push(`it scrolls sideways by ${across} pixels`);
  return wrong;
})();
