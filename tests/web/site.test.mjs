// The static site in a browser.
import {execFileSync} from 'node:child_process';
import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {axeSource, check, folder, opened, program, root, same, test} from './harness.mjs';

const evil = '<script>alert(1)</script> "><img src=x onerror=alert(2)> ]]> =cmd|\' /C calc\'!A0 \u001b[2J \u202Egnp';
const evilSeries = join(folder, 'evil');
mkdirSync(evilSeries);
for (const [year, words] of [[2020, 'agreed to share'], [2021, 'noted the need to share'], [2022, 'agreed to share']])
  writeFileSync(join(evilSeries, `${year}-05-01.md`),
    `---\ntitle: "The ${evil.replace(/["\\]/g, '')} meeting"\ndate: ${year}-05-01\n---\n\n1. We ${words} ${evil} data by ${year + 1}.\n\n2. We met.\n`);

const site = join(folder, 'site');
execFileSync(program, ['site', site, join(root, 'fixtures/series/lake-council'), evilSeries], {stdio: 'pipe'});
const url = (...path) => pathToFileURL(join(site, ...path)).href;
const pages = ['index.html', ...readdirSync(site, {recursive: true}).map(String).filter((name) => name.endsWith('.html'))];
const sample = (kind) => pages.filter((name) => name.startsWith('lake-council') && name.includes(kind)).slice(0, 2);
const shown = ['index.html', 'lake-council/index.html', 'lake-council/search.html', ...sample('/editions/'), ...sample('/lineages/'), ...sample('/changes/')];

test('every page of the site loads without a complaint, a request, or anything of a hostile statement running', async () => {
  check(pages.length > 20, 'there are few pages');
  for (const name of pages.filter((page) => !page.startsWith('lake-council') || shown.includes(page)))
    await opened(url(name), {}, async (page) => {
      same(await page.$$eval('img, iframe, object, embed, main script, header script', (found) => found.length), 0, name);
    });
});

test('no page of the site scrolls sideways on a telephone', async () => {
  for (const name of shown)
    await opened(url(name), {viewport: {width: 360, height: 740}}, async (page) => {
      const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      check(inner <= outer, `${name} is ${inner} wide`);
    });
});

test('axe finds nothing serious on the site, in light and dark', async () => {
  for (const colorScheme of ['light', 'dark'])
    for (const name of shown.filter((page) => !page.includes('/changes/')))
      await opened(url(name), {colorScheme, bypassCSP: true}, async (page) => {
        await page.evaluate(axeSource);
        const found = await page.evaluate(() => window.axe.run());
        const serious = found.violations.filter(({impact}) => impact === 'serious' || impact === 'critical');
        same(serious.map(({id, nodes}) => `${id}: ${nodes[0].html}`), [], name);
      });
});

test('the search keeps to wordings that hold every word, earlier ones too, and can be linked to', async () => {
  await opened(url('lake-council', 'search.html'), {}, async (page) => {
    const all = await page.locator('#all > li:visible').count();
    const words = (await page.locator('#all > li > a').first().textContent()).split(/\s+/).slice(0, 4).join(' ');
    await page.fill('#words', words.toUpperCase());
    const kept = await page.locator('#all > li:visible').count();
    check(kept > 0 && kept < all, `${kept} of ${all}`);
    check((await page.textContent('#found')).startsWith(`${kept} of `), 'the count is another');
    const earlier = page.locator('#all details li').first();
    await page.fill('#words', (await earlier.textContent()).replace(/^[^:]*: /, ''));
    check(await earlier.isVisible(), 'an earlier wording is not shown');
    await page.fill('#words', 'zyxwv');
    same(await page.locator('#all > li:visible').count(), 0, 'nothing holds it');
  });
  await opened(`${url('lake-council', 'search.html')}#q=zyxwv`, {}, async (page) => {
    same(await page.locator('#all > li:visible').count(), 0, 'by address');
  });
});

test('without scripts the search is a list of everything', async () => {
  await opened(url('lake-council', 'search.html'), {javaScriptEnabled: false}, async (page) => {
    check(!(await page.locator('#words').isVisible()), 'the field is shown');
    check(await page.locator('#all > li').first().isVisible(), 'the list is not');
  });
});

test('each row of the timeline says in words what its picture shows', async () => {
  await opened(url('lake-council', 'index.html'), {}, async (page) => {
    const labels = await page.$$eval('.timeline tbody svg', (all) => all.map((svg) => svg.getAttribute('aria-label')));
    check(labels.length > 0 && labels.every((label) => label.startsWith('first ')), labels.join(' | '));
  });
});
