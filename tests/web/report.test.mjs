// The comparison page in a browser.
import {execFileSync} from 'node:child_process';
import {statSync} from 'node:fs';
import {join} from 'node:path';
import {axeSource, check, folder, opened, report, same, test} from './harness.mjs';

const pair = report('pair', 'fixtures/asean-japan/22-constructed.txt', 'fixtures/asean-japan/23.txt');
const alike = report('alike', 'fixtures/asean-japan/23.txt', 'fixtures/asean-japan/23.txt');
const evil = '<script>alert(1)</script> "><img src=x onerror=alert(2)> \'><svg onload=alert(3)> ]]> <!-- ' +
  '=cmd|\' /C calc\'!A0 javascript:alert(4) \u001b]0;x\u0007\u001b[2J \u202Egnp\u202C \u2066x';
const word = 'W'.repeat(300);
const hostile = report('hostile',
  `The 1st ${evil} Summit\n\n1. We agreed to share ${evil} data by 2020.\n\n2. We met in ${word}.\n\n3. We will act on ${evil}.\n`,
  `The 2nd ${evil} Summit\n\n1. We noted ${evil} data.\n\n2. We met in ${word} and parted.\n\n3. We will endeavour to act on ${evil}.\n`,
  '--all-clauses');

const shownRows = (page) => page.$$eval('#table tbody tr', (rows) => rows.filter((row) => row.offsetParent).length);
const counter = (page) => page.textContent('#count');
const inView = (page, selector) => page.$eval(selector, (element) => {
  const place = element.getBoundingClientRect();
  return element.checkVisibility() && place.height > 0 && place.top >= 0 && place.top < innerHeight;
});
// Layout settles a frame after a scroll.
const settle = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

test('the page of the fixture pair is below a megabyte', () => {
  check(statSync(pair.file).size < 1_000_000, 'it is larger');
});

test('it loads without a complaint or a request', async () => {
  for (const {url} of [pair, alike, hostile]) await opened(url, {}, settle);
});

test('every figure is the number of entries below it', async () => {
  await opened(pair.url, {}, async (page) => {
    const tiles = await page.$$eval('.tile a', (links) => links.map((link) => [link.dataset.only, Number(link.querySelector('b').textContent)]));
    check(tiles.length > 4, 'there are no figures');
    for (const [kind, count] of tiles) {
      same(await page.locator(`#table tr[data-is="${kind}"]`).count(), count, kind);
      same(Number(await page.textContent(`.pill.${kind} b`)), count, `the filter of ${kind}`);
    }
    const said = (await page.textContent('.figures > div:first-child dd')).split('·').map((item) => item.trim().split(' '));
    check(said.length > 4, 'the paragraphs are not counted');
    for (const [count, outcome] of said) {
      const rows = {
        stand: '.row.stands, .row:has([data-outcome="stands"])',
        moved: '.row[data-moved]',
      }[outcome] ?? `.row:has([data-outcome="${outcome}"])`;
      same(await page.locator(rows).count(), Number(count), `paragraphs ${outcome}`);
    }
    const doubtful = Number.parseInt(await page.textContent('.figures dt:has(a[href="#check"]) + dd'), 10);
    same(await page.locator('#check li').count(), doubtful, 'doubtful links');
    same(await page.locator('.row .tag.doubtful').count(), doubtful, 'paragraphs to check');
  });
});

test('filters keep what was asked for and say how many', async () => {
  await opened(pair.url, {}, async (page) => {
    const whole = await shownRows(page);
    await page.locator('.pill.dropped input').uncheck();
    const dropped = await page.locator('#table tr[data-is="dropped"]').count();
    same(await shownRows(page), whole - dropped, 'without what was dropped');
    same(await page.textContent('#shown'), `${whole - dropped} of ${whole}`, 'the count');
    await page.click('#filters button[type=reset]');
    await page.waitForFunction((n) => document.querySelector('#shown').textContent === `${n} of ${n}`, whole);
    await page.selectOption('#filters select', 'pledge');
    const pledges = await page.locator('#table tr[data-class~="pledge"]').count();
    check(pledges > 0 && pledges < whole, 'the fixture has pledges and others');
    same(await shownRows(page), pledges, 'pledges');
    await page.fill('#filters input[type=search]', 'covid-19 contribution');
    same(await shownRows(page), 1, 'words');
    await page.fill('#filters input[type=search]', 'no such words');
    same(await shownRows(page), 0, 'no words');
    check(await page.isVisible('#none'), 'it says that there is none');
    await page.press('#filters input[type=search]', 'Enter');
    await page.click('.tile a[data-only="weaker"]');
    same(await shownRows(page), await page.locator('#table tr[data-is="weaker"]').count(), 'a figure shows its own');
  });
});

test('columns sort both ways, what is absent last, and say how', async () => {
  await opened(pair.url, {}, async (page) => {
    const column = (name) => page.$$eval(`#table tbody td.${name}`, (cells) => cells.map((cell) => cell.dataset.at ? Number(cell.dataset.at) : null));
    const sorted = (values, way) => {
      const known = values.filter((value) => value !== null);
      const rest = values.slice(known.length);
      return rest.every((value) => value === null) && known.every((value, i) => i === 0 || way * (value - known[i - 1]) >= 0);
    };
    const first = await page.$$eval('#table tbody tr', (rows) => rows.map((row) => row.id));
    for (const name of ['old-at', 'new-at']) {
      await page.click(`th.${name} button`);
      same(await page.getAttribute(`th.${name}`, 'aria-sort'), 'ascending', name);
      check(sorted(await column(name), 1), `${name} does not grow`);
      await page.click(`th.${name} button`);
      same(await page.getAttribute(`th.${name}`, 'aria-sort'), 'descending', name);
      check(sorted(await column(name), -1), `${name} does not fall`);
    }
    await page.focus('th.actor button');
    await page.keyboard.press('Enter');
    const actors = await page.$$eval('#table td.actor', (cells) => cells.map((cell) => cell.textContent.toLowerCase()));
    same(actors, [...actors].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)), 'actors');
    await page.click('th.is button');
    same(await page.$$eval('#table tbody tr', (rows) => rows.map((row) => row.id)), first, 'the order of the report');
  });
});

test('keys go from change to change and back', async () => {
  await opened(pair.url, {}, async (page) => {
    const total = await page.locator('.row[data-change]').count();
    same(await counter(page), `${total} changes`, 'the count at first');
    for (const [key, expected] of [['n', 1], ['j', 2], ['n', 3], ['p', 2], ['k', 1], ['p', 1]]) {
      await page.keyboard.press(key);
      same(await counter(page), `${expected} of ${total}`, `after ${key}`);
    }
    for (let i = 2; i <= total; i += 1) {
      await page.keyboard.press('n');
      await settle(page);
      const place = await page.evaluate(() => {
        const head = document.activeElement;
        const bar = document.querySelector('#bar').getBoundingClientRect();
        return {change: Boolean(head.closest('.row[data-change]')), below: head.getBoundingClientRect().top >= bar.bottom,
          above: head.getBoundingClientRect().top < innerHeight, hash: location.hash};
      });
      check(place.change && place.below && place.above, `change ${i} is not in view`);
      check(/^#(old|new)-/.test(place.hash), 'the address does not name it');
    }
    same(await counter(page), `${total} of ${total}`, 'at the end');
    await page.evaluate(() => scrollTo(0, 0));
    await settle(page);
    await page.click('#next');
    same(await counter(page), `1 of ${total}`, 'from the top again');
  });
});

test('other keys, and their help', async () => {
  await opened(pair.url, {}, async (page) => {
    await page.keyboard.press('?');
    check(await page.isVisible('#help'), 'help is not shown');
    await page.keyboard.press('Escape');
    check(!await page.isVisible('#help'), 'help stays');
    await page.keyboard.press('r');
    same(await page.evaluate(() => document.documentElement.dataset.view), 'redline', 'the view');
    check(await page.locator('.row.reworded .new del').first().isVisible(), 'a redline has its old words');
    check(!await page.locator('.row.reworded .old').first().isVisible(), 'a redline is one column');
    await page.keyboard.press('r');
    check(!await page.locator('.row.reworded .new del').first().isVisible(), 'the new column has old words');
    await page.keyboard.press('/');
    await page.keyboard.type('nup?');
    same(await page.inputValue('#filters input[type=search]'), 'nup?', 'letters typed into a field are no keys');
    await page.click('#help-button');
    await page.uncheck('#keys-on');
    await page.keyboard.press('Escape');
    await page.evaluate(() => document.activeElement.blur());
    const before = await counter(page);
    await page.keyboard.press('n');
    same(await counter(page), before, 'keys that were turned off');
  });
});

test('what stands is folded, unfolds, and can be linked to', async () => {
  await opened(pair.url, {}, async (page) => {
    check(await page.locator('details.fold').count() > 2, 'nothing is folded');
    same(await page.locator('details.fold[open]').count(), 0, 'folds that are open at first');
    await page.keyboard.press('u');
    same(await page.locator('details.fold:not([open])').count(), 0, 'folds that stay shut');
    await page.click('#unfold');
    await page.locator('details.fold summary').first().click();
    same(await page.locator('details.fold[open]').count(), 1, 'one unfolded');
  });
  const folded = await (async () => {
    let id;
    await opened(pair.url, {}, async (page) => { id = await page.getAttribute('details.fold .row a[id^="new-"]', 'id'); });
    return id;
  })();
  await opened(`${pair.url}#${folded}`, {}, async (page) => {
    await settle(page);
    check(await inView(page, `[id="${folded}"]`), 'a link into a fold does not reach it');
  });
});

test('every paragraph and commitment has an address that works', async () => {
  await opened(pair.url, {}, async (page) => {
    const broken = await page.evaluate(() => {
      const ids = Array.from(document.querySelectorAll('[id]'), (element) => element.id);
      const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
      const dead = Array.from(document.querySelectorAll('a[href^="#"]'), (link) => link.getAttribute('href'))
        .filter((href) => !document.getElementById(href.slice(1)));
      return [...twice, ...dead];
    });
    same(broken, [], 'ids that stand twice, or links that lead nowhere');
    const ids = await page.$$eval('#table tr[id], .row a[id], .row[id]', (elements) => elements.map((element) => element.id));
    check(ids.length > 90, 'too few addresses');
    await page.locator('.pill input').first().uncheck();
    for (const id of ids) {
      await page.evaluate((hash) => { location.hash = hash; }, id);
      await settle(page);
      check(await inView(page, `[id="${id}"]`), `#${id} is not in view`);
      check(await page.$eval(`[id="${id}"]`, (element) => element.getBoundingClientRect().top >=
        document.querySelector('#bar').getBoundingClientRect().bottom - 1), `#${id} is under the bar`);
    }
  });
});

test('what moved is linked both ways', async () => {
  await opened(pair.url, {}, async (page) => {
    const moved = await page.$$eval('.row[data-moved]', (rows) => rows.map((row) => ({
      here: row.querySelector('.at a[id^="new-"]').id,
      from: row.querySelector('.tag.moved a[href^="#left-"]').getAttribute('href').slice(1)})));
    same(moved.length, 2, 'moved paragraphs');
    for (const {here, from} of moved)
      same(await page.getAttribute(`[id="${from}"] .tag.moved a`, 'href'), `#${here}`, 'the way back');
  });
});

test('the strip leads to the paragraph and shows where the reader is', async () => {
  await opened(pair.url, {}, async (page) => {
    const link = page.locator('.strip a').nth(12);
    const target = await link.getAttribute('href');
    await link.click();
    await settle(page);
    check(await inView(page, `[id="${target.slice(1)}"]`), 'the strip does not lead there');
    const view = await page.$eval('#view', (rect) => [Number(rect.getAttribute('x')), Number(rect.getAttribute('width'))]);
    check(view[0] > 0 && view[1] > 0 && view[0] + view[1] <= 1000, `the reader is at ${view}`);
  });
});

test('without scripts everything is there and no filter is', async () => {
  await opened(pair.url, {javaScriptEnabled: false}, async (page) => {
    same(await page.locator('details.fold:not([open])').count(), 0, 'folds that are shut');
    for (const control of await page.locator('.scripted').all()) check(!await control.isVisible(), 'a control that cannot work');
    for (const row of await page.locator('.row .rh, #table tbody tr').all()) check(await row.isVisible(), 'a row is hidden');
    check(!await page.isVisible('#none') && !await page.isVisible('#help'), 'what only scripts need is shown');
  });
});

test('nothing is wider than a telephone, or than a screen', async () => {
  for (const {url} of [pair, alike, hostile]) {
    for (const width of [320, 360, 800, 1280]) {
      await opened(url, {viewport: {width, height: 780}}, async (page) => {
        await page.evaluate(() => { for (const fold of document.querySelectorAll('details')) fold.open = true; });
        same(await page.evaluate(() => document.documentElement.scrollWidth), width, `width of ${url.split('/').pop()}`);
      });
    }
  }
});

test('axe finds nothing serious, in light and dark, wide and narrow', async () => {
  for (const {url} of [pair, hostile, alike]) {
    for (const colorScheme of ['light', 'dark']) {
      for (const width of [360, 1280]) {
        await opened(url, {colorScheme, viewport: {width, height: 800}}, async (page) => {
          await page.evaluate(axeSource);
          const audit = () => page.evaluate(async () => (await axe.run(document)).violations
            .filter(({impact}) => impact === 'serious' || impact === 'critical')
            .map(({id, nodes}) => `${id}: ${nodes.slice(0, 3).map(({html}) => html.slice(0, 160)).join(' | ')}`));
          same(await audit(), [], `${colorScheme} at ${width}`);
          if (url !== pair.url) return;
          await page.keyboard.press('u');
          await page.keyboard.press('r');
          same(await audit(), [], `${colorScheme} at ${width}, unfolded, one column`);
          await page.keyboard.press('?');
          same(await audit(), [], `${colorScheme} at ${width}, help`);
        });
      }
    }
  }
});

test('a screen reader hears what is old and new', async () => {
  await opened(pair.url, {}, async (page) => {
    const said = await page.evaluate(() => ['ins', 'del'].map((tag) => getComputedStyle(document.querySelector(`#document .row ${tag}`), '::before').content));
    same(said, ['" [new: "', '" [old: "'], 'words before redlines');
    const levels = await page.$$eval('h1, h2, h3', (headings) => headings.filter((h) => h.checkVisibility()).map((h) => Number(h.tagName[1])));
    same(levels.filter((level) => level === 1).length, 1, 'main headings');
    check(levels.every((level, i) => i === 0 || level <= levels[i - 1] + 1), 'a level of headings is skipped');
    await page.keyboard.press('Tab');
    same(await page.evaluate(() => document.activeElement.className), 'skip', 'the first stop');
    await page.keyboard.press('Enter');
    same(await page.evaluate(() => document.activeElement.id), 'main', 'where it leads');
  });
});

test('changes do not depend on colour', async () => {
  await opened(pair.url, {}, async (page) => {
    const lines = await page.evaluate(() => ['.reworded .new ins', '.reworded .old del'].map((selector) =>
      getComputedStyle(document.querySelector(`#document ${selector}`)).textDecorationLine));
    same(lines, ['underline', 'line-through'], 'lines');
    const bare = await page.$$eval('.tag, .pill, .tile', (tags) => tags.filter((tag) => !tag.querySelector('.m')?.textContent.trim()).length);
    same(bare, 0, 'tags without a mark');
  });
});

test('printed, every change is there and what stands is summed up', async () => {
  const plain = (text) => text.normalize('NFKC').replace(/[\s\u00ad]+/g, '');
  for (const javaScriptEnabled of [true, false]) {
    await opened(pair.url, {javaScriptEnabled}, async (page) => {
      if (javaScriptEnabled) await page.locator('.pill.dropped input').uncheck();  // a filter hides nothing from print
      const pdf = join(folder, 'pair.pdf');
      await page.pdf({path: pdf, format: 'A4'});
      const text = plain(execFileSync('pdftotext', ['-layout', '-nopgbrk', pdf, '-'], {encoding: 'utf8', maxBuffer: 1 << 26}));
      const raw = plain(execFileSync('pdftotext', ['-raw', '-nopgbrk', pdf, '-'], {encoding: 'utf8', maxBuffer: 1 << 26}));
      const changes = await page.locator('#document .new ins, #document .new del, #document .row.dropped .old del, #table td.text del, #table td.text ins').allTextContents();
      check(changes.length > 150, 'too few changes');
      const missing = changes.filter((change) => !text.includes(plain(change)) && !raw.includes(plain(change)));
      same(missing, [], 'changes that are not printed');
      check(raw.includes(plain('= 2 paragraphs stand ¶9–¶10')), 'what stands is not summed up');
      const folded = (await page.locator('details.fold .row .both p').first().textContent()).slice(200, 300);
      check(folded.length > 50 && !raw.includes(plain(folded)), 'what stands is printed in full');
    });
  }
});

test('a hostile statement stays text', async () => {
  await opened(hostile.url, {}, async (page) => {
    await settle(page);
    const found = await page.evaluate(() => ({
      elements: document.querySelectorAll('body img, body iframe, body object, body link, body svg svg, body a:not([href^="#"])').length,
      scripts: document.scripts.length,
      handlers: Array.from(document.querySelectorAll('*')).flatMap((element) => Array.from(element.attributes))
        .filter(({name, value}) => name.startsWith('on') || name === 'style' || /^\s*javascript:/i.test(value)).length,
      controls: /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(document.documentElement.outerHTML),
      told: document.body.textContent.includes('<script>alert(1)</script>') && document.body.textContent.includes('\u2039U+202E\u203a'),
    }));
    same(found, {elements: 0, scripts: 2, handlers: 0, controls: false, told: true}, 'what became of it');
  });
});

test('statements that say the same say so', async () => {
  await opened(alike.url, {}, async (page) => {
    check((await page.textContent('.nothing')).includes('the same'), 'it does not say so');
    same(await counter(page), '0 changes', 'the count');
    await page.keyboard.press('n');
    same(await page.locator('#table').count(), 0, 'tables');
  });
});
