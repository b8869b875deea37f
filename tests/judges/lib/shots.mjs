// Pictures of pages for people to look at: a phone and a desktop, light and dark, and as printed.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cannotJudge, readArguments, siteFolder } from './arguments.mjs';
import { device, launch } from './chromium.mjs';
import { serve } from './serve.mjs';

const USAGE = 'shots [--full] SITE OUTDIR PAGE…';
const WINDOWS = [
  [360, 740],
  [1280, 900],
];
const A4_AT_96_DPI = { width: 794, height: 1123 };

const { values, positionals } = readArguments(USAGE, { full: { type: 'boolean', default: false } });
const [folder, out, ...pages] = positionals;
if (pages.length === 0) cannotJudge(`usage: ${USAGE}`);
const site = siteFolder(folder);
mkdirSync(out, { recursive: true });

const server = await serve(site, '/', '404.html');
const browser = await launch();
for (const [width, height] of WINDOWS) {
  const context = await browser.newContext({ ...device(width, height), serviceWorkers: 'block' });
  const tab = await context.newPage();
  for (const page of pages) {
    await tab.goto(new URL(page, server.home).href);
    for (const colorScheme of ['light', 'dark']) {
      await tab.emulateMedia({ colorScheme });
      await shoot(tab, page, `${width}-${colorScheme}`, values.full);
    }
    if (width === WINDOWS.at(-1)[0]) {
      await tab.setViewportSize(A4_AT_96_DPI);
      await tab.emulateMedia({ media: 'print', colorScheme: 'light' });
      await shoot(tab, page, 'print', true);
      await tab.emulateMedia({ media: 'screen' });
      await tab.setViewportSize({ width, height });
    }
  }
  await context.close();
}
await browser.close();
server.stop();

// `buoi/a/index.html` becomes `buoi-a.360-dark.png`.
async function shoot(tab, page, variant, fullPage) {
  const name = page.replace(/\/?(index)?\.html$/, '').replace(/^\/|\/$/g, '').replaceAll('/', '-') || 'index';
  const path = join(resolve(out), `${name}.${variant}.png`);
  await tab.screenshot({ path, fullPage });
  console.log(path);
}
