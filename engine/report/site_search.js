'use strict';
/* Keeps to the lineages of which one wording holds all words. Runs from a file; nothing is fetched. */
(() => {
  const input = document.getElementById('words');
  const found = document.getElementById('found');
  const fold = (text) => text.normalize('NFKD').replace(/[\u0300-\u036f\u00ad]/g, '').replace(/[\u2010-\u2015]/g, '-')
    .replace(/[\u2018\u2019]/g, "'").toLowerCase();
  const items = Array.from(document.getElementById('all').children, (item) => ({
    item,
    details: item.querySelector('details'),
    current: fold(item.querySelector('a').textContent),
    earlier: Array.from(item.querySelectorAll('details li'), (wording) => [wording, fold(wording.textContent)]),
  }));
  const show = () => {
    const words = fold(input.value).split(/\s+/).filter((word) => word !== '');
    const holds = (text) => words.every((word) => text.includes(word));
    let count = 0;
    for (const { item, details, current, earlier } of items) {
      const now = holds(current);
      let before = false;
      for (const [wording, text] of earlier) {
        const hit = words.length > 0 && holds(text);
        wording.classList.toggle('hit', hit);
        before = before || hit;
      }
      item.hidden = !now && !before;
      if (details) details.open = before && !now;
      if (!item.hidden) ++count;
    }
    found.textContent = words.length === 0 ? `${items.length} in all` : `${count} of ${items.length}`;
  };
  const fromAddress = () => {
    input.value = decodeURIComponent(location.hash.slice(1).replace(/^q=/, ''));
    show();
  };
  input.addEventListener('input', () => {
    history.replaceState(null, '', input.value === '' ? location.pathname : `#q=${encodeURIComponent(input.value)}`);
    show();
  });
  window.addEventListener('hashchange', fromAddress);
  if (location.hash.startsWith('#q=')) fromAddress();
})();
