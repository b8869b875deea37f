// Walks a site from its home page by clicking links as a visitor does, until every page it can reach was reached.
import { watch } from './page-checks.mjs';

// `home` is the address of the folder, `pages` are the pages that have to be reached, `files` all that are there. Each page
// is reached by one real click, with closed `<details>` opened as a visitor could. The walk goes on from the page that
// opened, and returns to an earlier one only where nothing new is linked.
export async function walk(context, { home, pages, files, report }) {
  const tab = await context.newPage();
  let here = 'index.html';
  watch(tab, home, (rule, message) => report.add(here, rule, message));
  await tab.goto(new URL(here, home).href);

  const reached = new Set([here]);
  // The pages on the way here, each with its links that nobody has clicked.
  const way = [{ page: here, links: await linksOf(tab, here) }];
  let clicks = 0;
  while (way.length > 0) {
    const { page: from, links } = way.at(-1);
    const { index, target } = links.shift() ?? {};
    if (target === undefined) way.pop();
    if (target === undefined || reached.has(target)) continue;
    if (pageOf(tab.url()) !== from) await show(tab, from);
    here = from;
    try {
      await tab.locator('a[href]').nth(index).click({ timeout: 5000 });
      await tab.waitForURL((url) => pageOf(url.href) !== from, { timeout: 5000, waitUntil: 'load' });
    } catch (error) {
      report.add(from, 'dead-click', `${target}: ${error.message.split('\n')[0]}`);
      continue;
    }
    clicks += 1;
    here = pageOf(tab.url());
    if (here !== target) report.add(from, 'wrong-page', `a click on ${target} led to ${tab.url()}`);
    if (!(await tab.title()).trim()) report.add(target, 'no-title', 'the page that opened has no title');
    reached.add(target);
    if (here !== target) await show(tab, target);
    way.push({ page: target, links: await linksOf(tab, target) });
  }
  for (const page of pages) if (!reached.has(page)) report.add(page, 'not-reached', 'no click leads here');
  return { clicks, reached: pages.filter((page) => reached.has(page)).length };

  // The site-relative path of an address, without its fragment.
  function pageOf(url) {
    const path = url.replace(/[?#].*$/, '');
    const inside = path.startsWith(home) ? decodeURIComponent(path.slice(home.length)) : path;
    return !home.startsWith('file:') && (inside === '' || inside.endsWith('/')) ? `${inside}index.html` : inside;
  }

  async function show(tab, page) {
    here = page;
    await tab.goto(new URL(page, home).href);
    await openDetails(tab);
  }

  async function openDetails(tab) {
    await tab.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  }

  // The visible links of the open page to other pages of the site, the first of each target. On a disk an address that
  // ends in `/` shows the names of files instead of a page, and one outside the site's folder shows nothing; both are
  // reported, as is a page that is not there.
  async function linksOf(tab, page) {
    await openDetails(tab);
    const links = await tab.evaluate(() =>
      [...document.querySelectorAll('a[href]')].map((link, index) => ({ index, url: new URL(link.getAttribute('href'), document.baseURI).href, seen: link.checkVisibility({ visibilityProperty: true }) })),
    );
    const targets = new Map();
    for (const { index, url, seen } of links) {
      const onDisk = home.startsWith('file:');
      if (!url.startsWith(home)) {
        if (onDisk && url.startsWith('file:')) targets.set(url, { index, target: url, kind: 'outside-the-folder' });
        continue;
      }
      const target = pageOf(url);
      if (onDisk && (target === '' || target.endsWith('/'))) targets.set(target, { index, target, kind: 'opens-a-folder' });
      else if (seen && target.endsWith('.html') && target !== page && !targets.has(target)) targets.set(target, { index, target, kind: 'page' });
    }
    const found = [...targets.values()];
    for (const { target, kind } of found) {
      if (kind !== 'page') report.add(page, kind, `<a href="${target}">`);
      else if (!files.has(target)) report.add(page, 'no-such-page', target);
    }
    return found.filter(({ target, kind }) => kind === 'page' && files.has(target));
  }
}
