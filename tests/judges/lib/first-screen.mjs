// What a phone shows before anything is scrolled, what is left of it with text of twice the size, and what is printed.
import { readArguments, siteFolder, wholeNumber } from './arguments.mjs';
import { device, launch } from './chromium.mjs';
import { overflowOf } from './page-checks.mjs';
import { Report } from './report.mjs';
import { sampleOf } from './sample.mjs';
import { serve } from './serve.mjs';
import { NOT_FOUND, elementsOf, pagesOf, refreshTarget } from './site.mjs';

const USAGE = 'first-screen [--year] [--sample N] [--print N] SITE';
const [WIDTH, HEIGHT] = [360, 740];
// What a person with weak eyes chooses in the settings of the browser; the theme's own size is 112.5 %.
const TWICE = 'html { font-size: 225% !important }';
const HOME = 'index.html';
const SCHEDULE = 'lich-hien-mau/index.html';
const CONTROLS = 'select, button, .skip, .menu, #tools, .pick';

const { values, positionals } = readArguments(USAGE, {
  year: { type: 'boolean', default: false },
  sample: { type: 'string', default: '10' },
  print: { type: 'string', default: '4' },
});
const site = siteFolder(positionals[0]);
const report = new Report('first-screen');
const pages = pagesOf(site).filter((page) => page !== NOT_FOUND && refreshTarget(elementsOf(site, page)) === undefined);
const drives = pages.filter((page) => elementsOf(site, page).some(({ name, attributes }) => name === 'body' && attributes['data-template'] === 'drive'));

const server = await serve(site, '/');
const browser = await launch();
let looks = 0;
try {
  const context = await browser.newContext({ ...device(WIDTH, HEIGHT), serviceWorkers: 'block' });
  const tab = await context.newPage();
  for (const page of [HOME, SCHEDULE]) await answers(tab, page);
  if (values.year) await shows(tab, HOME, { year: '.year svg' });
  const sample = sampleOf(site, pages, wholeNumber('sample', values.sample));
  for (const page of new Set([HOME, SCHEDULE, ...sample])) await enlarged(tab, page);
  await context.close();
  for (const page of drives.slice(0, wholeNumber('print', values.print))) await onOneSheet(page);
  await printedWithoutControls();
} finally {
  await browser.close();
  server.stop();
}
report.finish(`looks: ${looks}`);

function opened(tab, page) {
  looks += 1;
  return tab.goto(new URL(page, server.home).href, { waitUntil: 'load' });
}

// The day, the place (or what it is called, where no place is known) and the state of the first drive.
async function answers(tab, page) {
  await opened(tab, page);
  const row = 'main :is(.row, .wave):not([hidden]) >> nth=0';
  if ((await tab.locator(row).count()) === 0) return report.add(page, 'answer', 'there is no drive');
  const parts = await tab.locator(row).evaluate((row) => {
    const bottom = (css) => row.querySelector(css)?.getBoundingClientRect().bottom;
    return { day: bottom('.day, summary'), place: bottom('.place') ?? bottom('h3, h4, summary'), state: bottom('.status') };
  });
  within(page, parts);
}

async function shows(tab, page, parts) {
  await opened(tab, page);
  const found = {};
  for (const [name, css] of Object.entries(parts)) {
    const boxes = await tab.locator(css).evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).filter(({ height }) => height > 0).map(({ bottom }) => bottom));
    found[name] = boxes[0];
  }
  within(page, found);
}

function within(page, bottoms) {
  for (const [name, bottom] of Object.entries(bottoms)) {
    if (bottom === undefined) report.add(page, 'first-screen', `there is no ${name}`);
    else if (bottom > HEIGHT) report.add(page, 'first-screen', `${name} ends at ${Math.round(bottom)} px of ${HEIGHT}`);
  }
}

// Nothing is wider than the window, and the name of the site and the menu do not lie on each other.
async function enlarged(tab, page) {
  await opened(tab, page);
  await tab.addStyleTag({ content: TWICE });
  const overflow = await overflowOf(tab, WIDTH);
  if (overflow) report.add(`${page} (200 %)`, 'overflow', overflow);
  const collide = await tab.evaluate(() => {
    const [name, menu] = ['.brand span:not(.mark)', '.menu > summary'].map((css) => document.querySelector(css)?.getBoundingClientRect());
    return name && menu && name.right > menu.left && name.bottom > menu.top && name.top < menu.bottom;
  });
  if (collide) report.add(`${page} (200 %)`, 'overlap', 'the name of the site lies under the menu');
}

async function onOneSheet(page) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  await opened(tab, page);
  const pdf = (await tab.pdf({ format: 'A4' })).toString('latin1');
  const sheets = (pdf.match(/\/Type\s*\/Page[^s]/g) ?? []).length;
  if (sheets !== 1) report.add(page, 'print', `it takes ${sheets} sheets of A4`);
  await context.close();
}

async function printedWithoutControls() {
  const context = await browser.newContext();
  const tab = await context.newPage();
  await opened(tab, SCHEDULE);
  await tab.emulateMedia({ media: 'print' });
  const seen = await tab.locator(CONTROLS).evaluateAll((all) => all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 0).map((one) => one.outerHTML.slice(0, 80)));
  for (const control of seen) report.add(SCHEDULE, 'print', `a control is printed: ${control}`);
  await context.close();
}
