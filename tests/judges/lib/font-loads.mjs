// Opens the pages of a site in Chromium and counts fonts: a page in a language of the highlands loads one at most and
// draws every word of that language with it; a Vietnamese or English page loads none.
import { readArguments, siteFolder, wholeNumber } from './arguments.mjs';
import { device, launch } from './chromium.mjs';
import { Report } from './report.mjs';
import { sampleOf } from './sample.mjs';
import { serve } from './serve.mjs';
import { NOT_FOUND, elementsOf, pagesOf, refreshTarget } from './site.mjs';

const USAGE = 'font-loads [--sample N] [--expect N] SITE';
const EVERYWHERE = /^(vi|en)(-|$)/i;

const { values, positionals } = readArguments(USAGE, { sample: { type: 'string' }, expect: { type: 'string' } });
const site = siteFolder(positionals[0]);
const report = new Report('font-loads');

const langOf = (page) => elementsOf(site, page).find(({ name }) => name === 'html')?.attributes.lang ?? '';
const pages = pagesOf(site).filter((page) => page !== NOT_FOUND && refreshTarget(elementsOf(site, page)) === undefined);
const notes = pages.filter((page) => !EVERYWHERE.test(langOf(page)));
const others = pages.filter((page) => !notes.includes(page));
const looked = values.sample ? sampleOf(site, others, wholeNumber('sample', values.sample)) : others;

const server = await serve(site, '/');
const browser = await launch();
let loading = 0;
try {
  const context = await browser.newContext({ ...device(360, 740), serviceWorkers: 'block' });
  const tab = await context.newPage();
  const client = await context.newCDPSession(tab);
  // A font in the cache would not be asked for again.
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  const fonts = new Set();
  tab.on('request', (request) => request.resourceType() === 'font' && fonts.add(new URL(request.url()).pathname));
  for (const page of [...notes, ...looked]) {
    fonts.clear();
    await tab.goto(new URL(page, server.home).href, { waitUntil: 'load' });
    await tab.evaluate(() => document.fonts.ready);
    loading += fonts.size > 0;
    const most = notes.includes(page) ? 1 : 0;
    if (fonts.size > most) report.add(page, 'too-many', `loads ${[...fonts].join(' ')}: ${fonts.size}, not ${most}`);
    if (fonts.size > 0) for (const words of await wordsInOtherFonts(tab, client)) report.add(page, 'other-font', words);
  }
  if (loading < Number(values.expect ?? 0)) report.add('.', 'none', `${loading} pages load a font, not ${values.expect}`);
  report.finish(`pages in languages of the highlands: ${notes.length}; others: ${looked.length}; that load a font: ${loading}`);
} finally {
  await browser.close();
  server.stop();
}

// Words in the language of the page that Chromium draws with anything but a loaded font, and that font.
async function wordsInOtherFonts(tab, client) {
  await client.send('DOM.enable');
  await client.send('CSS.enable');
  const marked = await tab.evaluate(() => {
    const own = (element) => element.closest('[lang]') === document.documentElement || element.closest('[lang]').lang === document.documentElement.lang;
    const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const found = [...document.body.querySelectorAll('*')].filter((element) => own(element) && hasText(element) && element.getClientRects().length > 0);
    found.forEach((element, index) => element.setAttribute('data-judged', index));
    return found.map((element) => element.textContent.trim().slice(0, 60));
  });
  const { root } = await client.send('DOM.getDocument', { depth: 0 });
  const problems = [];
  for (const [index, words] of marked.entries()) {
    const { nodeId } = await client.send('DOM.querySelector', { nodeId: root.nodeId, selector: `[data-judged="${index}"]` });
    const { fonts } = await client.send('CSS.getPlatformFontsForNode', { nodeId });
    for (const font of fonts.filter(({ isCustomFont }) => !isCustomFont)) problems.push(`${font.familyName} draws ${font.glyphCount} glyphs of ${words}`);
  }
  return problems;
}
