// Home, schedule and search with the keyboard alone; pages in the reader's own colours; what a first visit costs.
import { readArguments, siteFolder, wholeNumber } from './arguments.mjs';
import { device, launch } from './chromium.mjs';
import { accessibilityProblems, overflowOf } from './page-checks.mjs';
import { Report } from './report.mjs';
import { sampleOf } from './sample.mjs';
import { serve } from './serve.mjs';
import { NOT_FOUND, elementsOf, pagesOf, refreshTarget } from './site.mjs';

const USAGE = 'keyboard [--sample N] [--query WORDS] [--budget KB] SITE';
const [WIDTH, HEIGHT] = [360, 740];
const HOME = 'index.html';
const SCHEDULE = 'lich-hien-mau/index.html';
const SEARCH = 'tim-kiem/index.html';
// More presses of the key than any page of the tests has targets.
const MOST = 400;

const { values, positionals } = readArguments(USAGE, {
  sample: { type: 'string', default: '20' },
  query: { type: 'string', default: 'hien mau' },
  budget: { type: 'string', default: '60' },
});
const site = siteFolder(positionals[0]);
const report = new Report('keyboard');
const pages = pagesOf(site).filter((page) => page !== NOT_FOUND && refreshTarget(elementsOf(site, page)) === undefined);
const drive = pages.find((page) => elementsOf(site, page).some(({ name, attributes }) => name === 'body' && attributes['data-template'] === 'drive'));

const server = await serve(site, '/', undefined, true);
const browser = await launch();
let stops = 0;
try {
  const context = await browser.newContext({ ...device(WIDTH, HEIGHT), serviceWorkers: 'block' });
  const tab = await context.newPage();
  await skips(tab);
  for (const page of new Set([HOME, SCHEDULE, ...(drive ? [drive] : [])])) await everyStopIsSeen(tab, page);
  await menuOpens(tab);
  await filters(tab);
  await finds(tab);
  await context.close();
  await inOwnColours();
  await firstVisit();
} finally {
  await browser.close();
  server.stop();
}
report.finish(`stops: ${stops}`);

function opened(tab, page) {
  return tab.goto(new URL(page, server.home).href, { waitUntil: 'load' });
}

// The first key leads past the head.
async function skips(tab) {
  await opened(tab, HOME);
  await tab.keyboard.press('Tab');
  const first = await tab.evaluate(() => document.activeElement?.getAttribute('href'));
  if (first !== '#main') return report.add(HOME, 'skip', `the first stop leads to ${first}`);
  await tab.keyboard.press('Enter');
  const there = await tab.evaluate(() => document.activeElement?.id);
  if (there !== 'main') report.add(HOME, 'skip', `it led to ${there || 'nothing'}`);
}

// Each stop of the Tab key is in the window, is not covered, and shows that it is the one; the page ends at last.
async function everyStopIsSeen(tab, page) {
  await opened(tab, page);
  for (let press = 0; press < MOST; press += 1) {
    await tab.keyboard.press('Tab');
    const stop = await tab.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      element.scrollIntoView({ block: 'nearest' });
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const at = document.elementFromPoint(Math.min(box.left + box.width / 2, innerWidth - 1), box.top + box.height / 2);
      const inside = at && (element.contains(at) || at.contains(element));
      const marked = element.closest('svg') ? element.matches(':focus') : style.outlineStyle !== 'none' || style.boxShadow !== 'none';
      const stays = element === window.lastStop;
      window.lastStop = element;
      return { stays, name: element.outerHTML.slice(0, 90), seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight, inside, marked };
    });
    if (stop === undefined) return;
    stops += 1;
    if (stop.stays) return report.add(page, 'trap', `the key does not leave ${stop.name}`);
    if (!stop.seen) report.add(page, 'unseen', stop.name);
    else if (!stop.inside) report.add(page, 'covered', stop.name);
    if (!stop.marked) report.add(page, 'unmarked', stop.name);
  }
  report.add(page, 'trap', `${MOST} presses did not reach the end`);
}

async function menuOpens(tab) {
  await opened(tab, HOME);
  await tab.locator('.menu > summary').focus();
  await tab.keyboard.press('Enter');
  await tab.keyboard.press('Tab');
  const on = await tab.evaluate(() => document.activeElement?.closest('.menu nav') && document.activeElement.getAttribute('href'));
  if (!on) return report.add(HOME, 'menu', 'the key opens no menu');
  const wanted = new URL(on, tab.url()).href;
  await tab.keyboard.press('Enter');
  await tab.waitForURL(wanted, { timeout: 5000 }).catch(() => report.add(HOME, 'menu', `the key does not lead to ${wanted}`));
}

// The place is chosen by the arrow keys, and the rows follow.
async function filters(tab) {
  await opened(tab, SCHEDULE);
  const select = tab.locator('#tools select');
  if ((await select.count()) === 0) return;
  const before = await shownRows(tab);
  await select.focus();
  await tab.keyboard.press('ArrowDown');
  const chosen = await select.inputValue();
  const after = await shownRows(tab);
  const expected = await tab.locator('.board .row').evaluateAll((rows, id) => rows.filter((row) => (row.dataset.areas ?? '').split(' ').includes(id) && !row.hidden).length, chosen);
  if (!chosen || after !== expected || before < after) report.add(SCHEDULE, 'filter', `${chosen || 'nothing'} is chosen: ${after} of ${before} rows are left, not ${expected}`);
}

function shownRows(tab) {
  return tab.locator('.board .row').evaluateAll((rows) => rows.filter((row) => !row.hidden && !row.classList.contains('filtered')).length);
}

// A query is typed, and the next stops lead to a result.
async function finds(tab) {
  await opened(tab, SEARCH);
  await tab.locator('#search input').focus();
  await tab.keyboard.type(values.query);
  await tab.locator('#search li a').first().waitFor({ timeout: 5000 }).catch(() => undefined);
  for (let press = 0; press < 4; press += 1) {
    await tab.keyboard.press('Tab');
    if (await tab.evaluate(() => document.activeElement?.closest('#search li') !== null)) return;
  }
  report.add(SEARCH, 'search', `no result of "${values.query}" is reached`);
}

// In the colours of the reader's own choosing: nothing is lost or too wide.
async function inOwnColours() {
  const context = await browser.newContext({ ...device(WIDTH, HEIGHT), forcedColors: 'active', serviceWorkers: 'block' });
  const tab = await context.newPage();
  for (const page of sampleOf(site, pages, wholeNumber('sample', values.sample))) {
    await opened(tab, page);
    const overflow = await overflowOf(tab, WIDTH);
    if (overflow) report.add(`${page} (forced colours)`, 'overflow', overflow);
    const { problems } = await accessibilityProblems(tab, false);
    for (const { rule, message } of problems) report.add(`${page} (forced colours)`, `axe:${rule}`, message);
    const lost = await tab.evaluate(() => {
      const isPainted = (element, before) => getComputedStyle(element, before).backgroundColor !== getComputedStyle(document.body).backgroundColor;
      return [...document.querySelectorAll('.status, .mark')].filter((one) => one.checkVisibility() && !isPainted(one, one.matches('.mark') ? null : '::before')).map((one) => one.outerHTML.slice(0, 80)).slice(0, 3);
    });
    for (const one of lost) report.add(`${page} (forced colours)`, 'lost', one);
  }
  await context.close();
}

// What home, schedule and one drive cost together when nothing of them is kept yet, as servers send them.
async function firstVisit() {
  const context = await browser.newContext({ ...device(WIDTH, HEIGHT), serviceWorkers: 'block' });
  const tab = await context.newPage();
  const network = await context.newCDPSession(tab);
  await network.send('Network.enable');
  let bytes = 0;
  network.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  const visited = [HOME, SCHEDULE, ...(drive ? [drive] : [])];
  for (const page of visited) await opened(tab, page);
  await context.close();
  const kb = Math.ceil(bytes / 1024);
  if (bytes === 0) report.add(HOME, 'first-visit', 'nothing was counted');
  if (kb > wholeNumber('budget', values.budget)) report.add(HOME, 'first-visit', `${visited.join(' + ')} cost ${kb} KB, more than ${values.budget}`);
  console.error(`keyboard: home, schedule and a drive cost ${kb} KB`);
}
