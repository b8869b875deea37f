// Opens the pages of a site in Chromium, from a local server or from the disk, and reports what a visitor would suffer.
import { pathToFileURL } from 'node:url';
import { basePath, readArguments, siteFolder, wholeNumber, cannotJudge } from './arguments.mjs';
import { device, launch } from './chromium.mjs';
import { accessibilityProblems, overflowOf, watch } from './page-checks.mjs';
import { Report } from './report.mjs';
import { sampleOf } from './sample.mjs';
import { serve } from './serve.mjs';
import { NOT_FOUND, elementsOf, notFoundBelongsAt, pagesOf, refreshTarget } from './site.mjs';
import { walk } from './walk.mjs';

const USAGE =
  'browser [--mode http|file] [--base-path /a/b/] [--width 360[,1280…]] [--height 740] [--sample N] [--page PAGE…] ' +
  '[--no-axe] [--best-practice] [--no-script] [--walk [--unlinked PAGE]…] SITE';
const WORKERS = 2;

const { values, positionals } = readArguments(USAGE, {
  mode: { type: 'string', default: 'http' },
  'base-path': { type: 'string', default: '/' },
  width: { type: 'string', default: '360' },
  height: { type: 'string', default: '740' },
  sample: { type: 'string' },
  page: { type: 'string', multiple: true },
  'no-axe': { type: 'boolean', default: false },
  'best-practice': { type: 'boolean', default: false },
  'no-script': { type: 'boolean', default: false },
  walk: { type: 'boolean', default: false },
  unlinked: { type: 'string', multiple: true, default: [] },
});
if (!['http', 'file'].includes(values.mode)) cannotJudge(`--mode is http or file, not ${values.mode}`);
const site = siteFolder(positionals[0]);
const widths = values.width.split(',').map((width) => wholeNumber('width', width));
const height = wholeNumber('height', values.height);
const report = new Report('browser');
// axe waits by timers, and a page without script has none.
const usesAxe = !values['no-axe'] && !values['no-script'];

const base = basePath(values['base-path']);
const server = values.mode === 'http' ? await serve(site, base) : undefined;
const home = server?.home ?? pathToFileURL(`${site}/`).href;
const browser = await launch();
try {
  const counted = values.walk ? await walkThrough() : await openEach();
  report.finish(`mode: ${values.mode}; ${counted}`);
} finally {
  await browser.close();
  server?.stop();
}

async function walkThrough() {
  const context = await browser.newContext(visitor(widths[0]));
  const pages = ownPages().filter((page) => page !== NOT_FOUND && !values.unlinked.includes(page));
  const { clicks, reached } = await walk(context, { home, pages, files: new Set(pagesOf(site)), report });
  return `width: ${widths[0]}; clicks: ${clicks}; pages reached: ${reached} of ${pages.length}`;
}

async function openEach() {
  const sample = values.sample ? sampleOf(site, ownPages(), wholeNumber('sample', values.sample)) : [];
  const some = new Set([...sample, ...(values.page ?? [])]);
  const pages = some.size > 0 ? [...some] : ownPages();
  let passed = 0;
  for (const width of widths) {
    const queue = [...pages];
    const shares = await Promise.all(Array.from({ length: WORKERS }, () => openFrom(queue, width)));
    passed += shares.reduce((sum, share) => sum + share, 0);
  }
  return `widths: ${widths.join(', ')}; pages: ${pages.length}; accessibility rules passed: ${usesAxe ? passed : 'not asked'}`;
}

// Opens pages one after another in one tab until the queue is empty; returns how many accessibility rules they passed.
async function openFrom(queue, width) {
  const context = await browser.newContext(visitor(width));
  const tab = await context.newPage();
  let path;
  let passed = 0;
  watch(tab, home, (rule, message) => report.add(path, rule, message));
  while ((path = queue.shift()) !== undefined) {
    try {
      await tab.goto(new URL(path, home).href, { waitUntil: 'load' });
      const overflow = await overflowOf(tab, width);
      if (overflow) report.add(`${path} (${width}px)`, 'overflow', overflow);
      for (const colorScheme of usesAxe ? ['light', 'dark'] : []) {
        await tab.emulateMedia({ colorScheme });
        const { problems, passes } = await accessibilityProblems(tab, values['best-practice']);
        for (const { rule, message } of problems) report.add(`${path} (${width}px, ${colorScheme})`, `axe:${rule}`, message);
        passed += passes;
      }
    } catch (error) {
      report.add(path, 'crash', error.message.split('\n')[0]);
    }
  }
  await context.close();
  return passed;
}

// The service worker is kept out: what one page put into its cache must not hide what another one misses.
function visitor(width) {
  return { ...device(width, height), javaScriptEnabled: !values['no-script'], serviceWorkers: 'block' };
}

// Old addresses only send on to another page, and `404.html` is written for one place.
function ownPages() {
  const works = (page) => page !== NOT_FOUND || (values.mode === 'http' && notFoundBelongsAt(site, base));
  return pagesOf(site).filter((page) => works(page) && refreshTarget(elementsOf(site, page)) === undefined);
}
