// What the web tests share: the program, the browser, and pages that tell of every error and request.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const folder = mkdtempSync(join(tmpdir(), 'stet-web-'));
export const axeSource = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

process.on('exit', () => rmSync(folder, {recursive: true}));

export const program = process.env.STET ?? join(root, 'build', 'release', 'stet');
const tests = [];
let browser;

export const test = (name, body) => tests.push({name, body});

export const check = (holds, message) => {
  if (!holds) throw new Error(message);
};
export const same = (found, expected, what) => {
  const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
  check(left === right, `${what}: ${left} is not ${right}`);
};

// A report of two files, or of two texts, as a file of its own.
export const report = (name, before, after, ...options) => {
  const file = (side, text) => {
    if (!text.includes('\n')) return join(root, text);
    const path = join(folder, `${name}-${side}.txt`);
    writeFileSync(path, text);
    return path;
  };
  const out = join(folder, `${name}.html`);
  execFileSync(program, ['compare', file('old', before), file('new', after), '-o', out, ...options], {stdio: 'pipe'});
  return {file: out, url: pathToFileURL(out).href};
};

// Gives `use` a page that has loaded `url`; what the page complains of, or asks for, fails the test.
export const opened = async (url, options, use) => {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...options});
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => { complaints.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => {
    const asked = request.url();
    if (asked.split('#')[0] !== url.split('#')[0] && !asked.startsWith('data:image/svg+xml')) complaints.push(`request: ${asked}`);
  });
  try {
    await page.goto(url);
    await use(page);
    same(complaints, [], 'the page complained or asked for something');
  } finally {
    await context.close();
  }
};

export const run = async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  });
  let failed = 0;
  const only = process.argv[2];
  const chosen = tests.filter(({name}) => !only || name.includes(only));
  for (const {name, body} of chosen) {
    try {
      await body();
      if (only) console.log(`ok    ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL  ${name}\n      ${error.message.split('\n').slice(0, 12).join('\n      ')}`);
    }
  }
  await browser.close();
  console.log(`web: ${chosen.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || chosen.length === 0 ? 1 : 0;
};
