// The pages of two folders in a browser: an overview, and a page for each pair under it.
import {execFileSync} from 'node:child_process';
import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {axeSource, check, folder, opened, program, same, test} from './harness.mjs';

const evil = '<script>alert(1)</script> "><img src=x onerror=alert(2)>';
const place = join(folder, 'folders');
const statements = (side, verb) => {
  mkdirSync(join(place, side), {recursive: true});
  for (const name of ['10 <b>bold & "quoted"', '9', '11'])
    writeFileSync(join(place, side, `${name}.txt`), `1. We ${name === '9' ? 'agreed to share' : verb} ${evil} data.\n\n2. We met.\n`);
  writeFileSync(join(place, side, 'broken.pdf'), 'no PDF');
  writeFileSync(join(place, side, `only ${side} <i>.txt`), 'We met once.\n');
};
statements('old', 'agreed to share');
statements('new', 'noted the need to share');
try {
  execFileSync(program, ['compare', 'old', 'new', '--format', 'html', '-o', 'pages/'], {cwd: place, stdio: 'pipe'});
} catch (error) {
  if (error.status !== 2) throw error;  // the broken file
}
const pages = readdirSync(join(place, 'pages')).filter((name) => name.endsWith('.html'));
const url = (name) => pathToFileURL(join(place, 'pages', name)).href;

test('every page of two folders loads without a complaint, a request, or anything of a hostile name running', async () => {
  same(pages.length, 5, 'an overview, three pairs and what went wrong');
  for (const name of pages)
    await opened(url(name), {}, async (page) => {
      same(await page.$$eval('img, iframe, object, embed', (found) => found.length), 0, name);
      const marked = await page.$$eval('b, i', (found) => found.map((one) => one.textContent));
      same(marked.filter((text) => text.startsWith('bold') || text.startsWith('.txt')), [], name);
    });
});

test('the overview of two folders links each pair, and each page leads on and back', async () => {
  await opened(url('index.html'), {}, async (page) => {
    const links = await page.$$eval('a[href$=".html"]', (all) => all.map((a) => decodeURIComponent(a.getAttribute('href'))));
    for (const name of pages.filter((name) => name !== 'index.html')) check(links.includes(name), `no link to ${name}`);
    for (const link of links) check(pages.includes(link), `${link} is not there`);
    const text = await page.textContent('body');
    for (const words of ['10 <b>bold & "quoted"', 'only old <i>.txt', 'only new <i>.txt', 'broken.pdf'])
      check(text.includes(words), `${words} is not told`);
  });
  for (const name of pages.filter((name) => name !== 'index.html'))
    await opened(url(name), {}, async (page) => {
      const links = await page.$$eval('a[href*=".html"]', (all) => all.map((a) => decodeURIComponent(a.getAttribute('href')).split('#')[0]));
      check(links.includes('index.html'), `${name} does not lead back`);
      for (const link of links) check(pages.includes(link), `${name}: ${link} is not there`);
    });
});

test('the pages of two folders fit a telephone, and axe finds nothing serious on them, in light and dark', async () => {
  for (const name of pages)
    await opened(url(name), {viewport: {width: 360, height: 740}}, async (page) => {
      const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      check(inner <= outer, `${name} is ${inner} wide`);
    });
  for (const colorScheme of ['light', 'dark'])
    for (const name of pages)
      await opened(url(name), {colorScheme, bypassCSP: true}, async (page) => {
        await page.evaluate(axeSource);
        const found = await page.evaluate(() => window.axe.run());
        const serious = found.violations.filter(({impact}) => impact === 'serious' || impact === 'critical');
        same(serious.map(({id, nodes}) => `${id}: ${nodes[0].html}`), [], name);
      });
});
