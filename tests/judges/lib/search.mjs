// Queries with the page that must be found first, typed into the search page; and what a query costs.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { readArguments, siteFolder, cannotJudge } from './arguments.mjs';
import { device, launch } from './chromium.mjs';
import { watch } from './page-checks.mjs';
import { Report } from './report.mjs';
import { serve } from './serve.mjs';

const USAGE = 'search [--mode http|file] --queries FILE SITE';
const PAGE = 'tim-kiem/index.html';
// A query may load so many bytes, compressed, and the script of the page so many.
const [MOST_OF_A_QUERY, MOST_OF_THE_SCRIPT] = [30 * 1024, 15 * 1024];

const { values, positionals } = readArguments(USAGE, {
  mode: { type: 'string', default: 'http' },
  queries: { type: 'string' },
});
if (!['http', 'file'].includes(values.mode) || !values.queries) cannotJudge(`usage: ${USAGE}`);
const site = siteFolder(positionals[0]);
const lines = readFileSync(values.queries, 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
const queries = lines.map((line) => line.split('\t'));
const report = new Report('search');
const server = values.mode === 'http' ? await serve(site, '/') : undefined;
const home = server?.home ?? pathToFileURL(`${site}/`).href;
const browser = await launch();
try {
  const context = await browser.newContext({ ...device(360, 740), serviceWorkers: 'block' });
  const page = await context.newPage();
  watch(page, home, (rule, message) => report.add(PAGE, rule, message));
  const loaded = [];
  page.on('requestfinished', (request) => loaded.push(decodeURI(request.url().slice(home.length)).split('?')[0]));
  for (const [query, expected] of queries) {
    loaded.length = 0;
    // Each query pays for itself: nothing is in the page from the one before it.
    await page.goto(new URL(`${PAGE}?q=${encodeURIComponent(query)}`, home).href, { waitUntil: 'load' });
    await page.locator('#search [role=status]:not(:empty)').waitFor({ timeout: 10_000 }).catch(() => report.add(query, 'silent', 'nothing is said'));
    const first = (await page.locator('#search li a').first().textContent({ timeout: 500 }).catch(() => '')).trim();
    if (first !== expected) report.add(query, 'first', `${first || 'nothing'} comes first and not ${expected}`);
    const parts = loaded.filter((path) => path.startsWith('tim-kiem/') && path.endsWith('.js'));
    const cost = parts.reduce((sum, path) => sum + gzipSync(readFileSync(`${site}/${path}`)).length, 0);
    if (cost > MOST_OF_A_QUERY) report.add(query, 'cost', `it loads ${cost} bytes: ${parts.join(', ')}`);
  }
  const script = await page.locator('script[src*="search."]').first().getAttribute('src');
  const size = gzipSync(readFileSync(new URL(script, pathToFileURL(`${site}/${PAGE}`)))).length;
  if (size > MOST_OF_THE_SCRIPT) report.add(PAGE, 'script', `${size} bytes`);
} finally {
  await browser.close();
  server?.stop();
}
report.finish(`mode: ${values.mode}; queries: ${queries.length}`);
