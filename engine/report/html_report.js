
'use strict';
(() => {
  const root = document.documentElement;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const bar = one('#bar');

  // Folds. Written open, so that nothing is hidden where no script runs.
  const folds = all('details.fold');
  const unfold = one('#unfold');
  const foldAll = (open) => {
    for (const fold of folds) fold.open = open;
    if (!unfold) return;
    unfold.setAttribute('aria-pressed', String(open));
    unfold.textContent = open ? 'Fold' : 'Unfold';
  };
  foldAll(false);
  if (unfold) {
    unfold.hidden = folds.length === 0;
    unfold.addEventListener('click', () => foldAll(unfold.getAttribute('aria-pressed') !== 'true'));
  }

  // One column or two.
  const viewMode = one('#view-mode');
  const switchView = () => {
    const anchor = all('.row').find((row) => row.getBoundingClientRect().bottom > (bar ? bar.offsetHeight : 0));
    const redline = root.dataset.view !== 'redline';
    if (redline) root.dataset.view = 'redline';
    else delete root.dataset.view;
    viewMode.setAttribute('aria-pressed', String(redline));
    if (anchor && window.scrollY > 0 && inDocument()) anchor.scrollIntoView();
  };
  const inDocument = () => {
    const place = one('#document').getBoundingClientRect();
    return place.top < window.innerHeight / 2 && place.bottom > 0;
  };
  if (viewMode) viewMode.addEventListener('click', switchView);

  // Filters and sorting.
  const filters = one('#filters');
  const lines = all('#table tbody tr');
  const shown = one('#shown');
  const boxes = filters ? all('input[type=checkbox]', filters) : [];
  const texts = new Map();
  const textOf = (line) => {
    if (!texts.has(line)) texts.set(line, line.textContent.toLowerCase());
    return texts.get(line);
  };
  const filter = () => {
    if (!filters) return;
    const kinds = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const ofClass = filters.elements.class.value;
    const words = filters.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const line of lines) {
      const fits = kinds.has(line.dataset.is) &&
        (!ofClass || line.dataset.class.split(' ').includes(ofClass)) &&
        words.every((word) => textOf(line).includes(word));
      line.hidden = !fits;
      if (fits) count += 1;
    }
    shown.textContent = `${count} of ${lines.length}`;
    one('#none').hidden = count > 0;
  };
  const showOnly = (kind) => {
    if (!filters) return;
    filters.reset();
    for (const box of boxes) box.checked = !kind || box.value === kind;
    filter();
  };
  if (filters) {
    filters.addEventListener('input', filter);
    filters.addEventListener('submit', (event) => event.preventDefault());
    filters.addEventListener('reset', () => setTimeout(filter));
    for (const tile of all('a[data-only]')) {
      tile.addEventListener('click', () => {
        if (boxes.some((box) => box.value === tile.dataset.only)) showOnly(tile.dataset.only);
      });
    }
    filter();
  }

  const order = new Map(lines.map((line, index) => [line, index]));
  const keyOf = {
    'is': (line) => order.get(line),
    'text': (line) => one('.text', line).textContent.toLowerCase(),
    'class': (line) => one('.class', line).textContent,
    'actor': (line) => one('.actor', line).textContent.toLowerCase(),
    'old-at': (line) => Number(one('.old-at', line).dataset.at ?? Infinity),
    'new-at': (line) => Number(one('.new-at', line).dataset.at ?? Infinity),
  };
  const heads = all('#table th');
  for (const head of heads) {
    const label = one('.label', head);
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...label.childNodes);
    label.replaceWith(button);
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const keys = new Map(lines.map((line) => [line, keyOf[head.className](line)]));
      const sorted = lines.slice().sort((a, b) => {
        const left = keys.get(a);
        const right = keys.get(b);
        if (left === Infinity || right === Infinity) return left === right ? order.get(a) - order.get(b) : left === Infinity ? 1 : -1;
        const way = left < right ? -1 : left > right ? 1 : 0;
        return (down ? -way : way) || order.get(a) - order.get(b);
      });
      one('#table tbody').append(...sorted);
    });
  }
  // As cards, rows are no rows to every screen reader unless they say so.
  const table = one('#table');
  if (table) {
    table.setAttribute('role', 'table');
    for (const group of all('thead, tbody', table)) group.setAttribute('role', 'rowgroup');
    for (const row of all('tr', table)) row.setAttribute('role', 'row');
    for (const cell of all('td', table)) cell.setAttribute('role', 'cell');
    for (const head of heads) head.setAttribute('role', 'columnheader');
  }

  // From change to change.
  const changes = all('.row[data-change]');
  const count = one('#count');
  let current = -1;
  const edge = () => (bar ? bar.getBoundingClientRect().bottom : 0);
  const tell = () => {
    if (count) count.textContent = current < 0 ? `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}` : `${current + 1} of ${changes.length}`;
  };
  const go = (step) => {
    if (changes.length === 0) return;
    const here = current >= 0 ? changes[current].getBoundingClientRect() : null;
    const inView = here && here.bottom > edge() && here.top < window.innerHeight;
    if (inView) {
      current = Math.min(Math.max(current + step, 0), changes.length - 1);
    } else if (step > 0) {
      const next = changes.findIndex((row) => row.getBoundingClientRect().top > edge() - 1);
      current = next < 0 ? changes.length - 1 : next;
    } else {
      const next = changes.findIndex((row) => row.getBoundingClientRect().top >= edge() - 1);
      current = Math.max((next < 0 ? changes.length : next) - 1, 0);
    }
    const row = changes[current];
    row.scrollIntoView({block: 'start'});
    const head = one('.rh', row);
    head.focus({preventScroll: true});
    const link = one('.at a[id^="new-"]', head) || one('.at a[id]', head);
    if (link) history.replaceState(null, '', `#${link.id}`);
    tell();
  };
  tell();
  if (bar) {
    one('#next').addEventListener('click', () => go(1));
    one('#previous').addEventListener('click', () => go(-1));
  }

  // Deep links reach what is folded or filtered away.
  const reveal = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { return; }
    const target = id && document.getElementById(id);
    if (!target) return;
    const fold = target.closest('details');
    const hiddenLine = target.closest('tr[hidden]');
    if (fold) fold.open = true;
    if (hiddenLine) showOnly('');
    const row = target.closest('.row');
    current = row ? changes.indexOf(row) : current;
    tell();
    (row || target).scrollIntoView({block: 'start'});
  };
  window.addEventListener('hashchange', reveal);
  reveal();

  // Where the reader is, on the strip.
  const view = one('#view');
  const stretches = all('#document > [data-at]');
  if (view && stretches.length > 0) {
    const starts = stretches.map((row) => Number(row.dataset.at));
    starts.push(1000);
    const positionAt = (y) => {
      let low = 0;
      let high = stretches.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (stretches[middle].getBoundingClientRect().bottom <= y) low = middle + 1;
        else high = middle;
      }
      if (low === stretches.length) return 1000;
      const place = stretches[low].getBoundingClientRect();
      const share = Math.min(Math.max((y - place.top) / Math.max(place.height, 1), 0), 1);
      return starts[low] + share * (starts[low + 1] - starts[low]);
    };
    let asked = false;
    const draw = () => {
      asked = false;
      const from = positionAt(edge());
      const to = positionAt(window.innerHeight);
      view.setAttribute('x', from.toFixed(1));
      view.setAttribute('width', Math.max(to - from, 0).toFixed(1));
    };
    const ask = () => {
      if (!asked) requestAnimationFrame(draw);
      asked = true;
    };
    window.addEventListener('scroll', ask, {passive: true});
    window.addEventListener('resize', ask);
    document.addEventListener('toggle', ask, true);
    ask();
  }

  // Keys.
  const help = one('#help');
  const keysOn = one('#keys-on');
  if (bar) one('#help-button').addEventListener('click', () => help.showModal());
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || help.open) return;
    if (event.target.closest('input:not([type=checkbox]), select, textarea')) return;
    if (!keysOn.checked && event.key !== '?') return;
    switch (event.key) {
      case 'n': case 'j': go(1); break;
      case 'p': case 'k': go(-1); break;
      case 'r': if (viewMode && viewMode.offsetParent) switchView(); break;
      case 'u': if (unfold && !unfold.hidden) unfold.click(); break;
      case '?': help.showModal(); break;
      case '/':
        if (!filters) return;
        filters.elements.words.focus();
        break;
      default: return;
    }
    event.preventDefault();
  });
})();
