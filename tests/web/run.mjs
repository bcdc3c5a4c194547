// Opens what stet writes in Chromium.
//   node run.mjs [PART OF A NAME]    STET: the program; CHROMIUM: the browser
import {run} from './harness.mjs';
import './folders.test.mjs';
import './report.test.mjs';
import './site.test.mjs';

await run();
