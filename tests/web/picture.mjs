// Takes the picture of a report that the README shows: docs/report.png. Run it after a change of the page's looks.
import {join} from 'node:path';
import {chromium} from 'playwright-core';
import {report, root} from './harness.mjs';

const {url} = report('picture', 'fixtures/asean-japan/22-constructed.txt', 'fixtures/asean-japan/23.txt');
const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: process.getuid() === 0 ? ['--no-sandbox'] : []});
const page = await browser.newPage({viewport: {width: 1280, height: 960}});
await page.goto(url);
await page.screenshot({path: join(root, 'docs', 'report.png')});
await browser.close();
