// Follows a site as its visitors and their browsers do. linkinator asks a local server for every address it finds;
// what it does not look at (fragments of pages it has already left, drawings in SVG, pages that no link reaches, assets
// asked of another host) is found in the files themselves.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LinkChecker } from 'linkinator';
import { assetsOf, cssAddresses, drawingOf, fileAt, isForeign, isRelative, linkOf, localTarget } from './addresses.mjs';
import { basePath, readArguments, siteFolder } from './arguments.mjs';
import { Report } from './report.mjs';
import { serve } from './serve.mjs';
import { HOME, NOT_FOUND, baseUrlOf, elementsOf, filesOf, notFoundBelongsAt, pagesOf, refreshTarget } from './site.mjs';

const USAGE = 'crawl [--base-path /a/b/] [--unlinked PAGE]… SITE';

const { values, positionals } = readArguments(USAGE, {
  'base-path': { type: 'string', default: '/' },
  unlinked: { type: 'string', multiple: true, default: [] },
});
const site = siteFolder(positionals[0]);
const base = basePath(values['base-path']);
const report = new Report('crawl');
const pages = new Map(pagesOf(site).map((page) => [page, elementsOf(site, page)]));
const files = new Set(filesOf(site));
const baseUrl = baseUrlOf(site);
const checksNotFound = pages.has(NOT_FOUND) && notFoundBelongsAt(site, base);

const asked = await askForEverything();
for (const [page, elements] of pages) {
  if (page !== NOT_FOUND || checksNotFound) checkTargets(page, elements);
  for (const element of elements) checkAssets(page, element);
}
for (const file of files) if (/\.(css|svg)$/.test(file)) checkFile(file);
for (const element of pages.get(NOT_FOUND) ?? []) checkNotFound(element);
checkManifests();
checkReach();
const apart = pages.has(NOT_FOUND) && !checksNotFound ? `; not followed here: ${NOT_FOUND}` : '';
report.finish(`base path: ${base}; pages: ${pages.size}; addresses asked: ${asked}${apart}`);

// Addresses under the site's own base address are asked of the local server; other hosts are left alone.
async function askForEverything() {
  const server = await serve(site, base);
  const { origin } = new URL(server.home);
  const { links } = await new LinkChecker().check({
    path: [server.home, ...(checksNotFound ? [new URL(NOT_FOUND, server.home).href] : [])],
    recurse: true,
    checkCss: true,
    redirects: 'error',
    concurrency: 16,
    urlRewriteExpressions: baseUrl ? [{ pattern: new RegExp(`^${escaped(baseUrl)}`), replacement: server.home }] : [],
    linksToSkip: async (link) => !link.startsWith(`${origin}/`),
  });
  server.stop();
  const local = (url) => (url.startsWith(server.home) ? url.slice(server.home.length) || HOME : url.replace(origin, ''));
  for (const { url, parent, state, status, failureDetails } of links) {
    if (state !== 'BROKEN') continue;
    const reason = status > 0 ? `status ${status}` : failureDetails?.find((failure) => failure instanceof Error)?.message;
    report.add(parent ? fileAt(local(parent)) : HOME, 'broken-link', `${local(url)} (${reason ?? 'not an address'})`);
  }
  return links.filter(({ state }) => state !== 'SKIPPED').length;
}

function checkTargets(page, elements) {
  for (const element of elements) {
    const place = `${page}:${element.line}`;
    for (const address of [linkOf(element), drawingOf(element)].filter((one) => one !== undefined)) {
      const target = localTarget(page, address, base);
      if (target === undefined) continue;
      if (drawingOf(element) && !files.has(target.file)) report.add(place, 'missing-file', `<${element.name}> draws ${address}`);
      else if (!hasFragment(target)) report.add(place, 'missing-fragment', `${address} (no such id in ${target.file})`);
    }
  }
}

function hasFragment({ file, fragment }) {
  if (fragment === '' || fragment.startsWith(':~:') || (fragment === 'top' && pages.has(file))) return true;
  if (file.endsWith('.svg') && files.has(file)) return readFileSync(join(site, file), 'utf8').includes(`id="${fragment}"`);
  // A file that is not there is a broken link already, and fragments of other kinds of files have meanings of their own.
  return !pages.has(file) || pages.get(file).some(({ name, attributes }) => attributes.id === fragment || (name === 'a' && attributes.name === fragment));
}

function checkAssets(page, element) {
  for (const address of assetsOf(element).filter(isForeign)) report.add(`${page}:${element.line}`, 'foreign-asset', `<${element.name}> loads ${address}`);
}

function checkFile(file) {
  const text = readFileSync(join(site, file), 'utf8');
  const drawn = file.endsWith('.svg') ? [...text.matchAll(/\bhref\s*=\s*["']([^"']+)["']/g)].map((match) => match[1]) : [];
  for (const address of [...drawn, ...cssAddresses(text)].filter(isForeign)) report.add(file, 'foreign-asset', `loads ${address}`);
}

// `404.html` is shown at any depth, so a relative address in it leads nowhere.
function checkNotFound(element) {
  for (const address of [linkOf(element), ...assetsOf(element)]) {
    if (address !== undefined && isRelative(address)) report.add(`${NOT_FOUND}:${element.line}`, 'relative-in-404', `${address} is relative`);
  }
}

// A web app manifest names files that no page names.
function checkManifests() {
  for (const file of files) {
    if (!file.endsWith('.webmanifest')) continue;
    const { start_url, icons = [], shortcuts = [] } = JSON.parse(readFileSync(join(site, file), 'utf8'));
    const addresses = [start_url, ...icons.map(({ src }) => src), ...shortcuts.map(({ url }) => url)];
    for (const address of addresses.filter((one) => one !== undefined)) {
      if (isForeign(address)) report.add(file, 'foreign-asset', `names ${address}`);
      else if (!files.has(localTarget(file, address, base)?.file)) report.add(file, 'missing-file', `names ${address}`);
    }
  }
}

// A page is reached when links lead to it from the home page through pages that are reached. Pages that only send on to
// another one are old addresses: nothing has to lead to them, but what they lead to has to be there.
function checkReach() {
  const reached = new Set([HOME]);
  for (const page of reached) {
    for (const element of pages.get(page) ?? []) {
      const target = linkOf(element) === undefined ? undefined : localTarget(page, linkOf(element), base);
      if (target && pages.has(target.file)) reached.add(target.file);
    }
  }
  for (const [page, elements] of pages) {
    const newAddress = refreshTarget(elements);
    if (newAddress !== undefined) {
      const target = localTarget(page, newAddress, base);
      if (!pages.has(target?.file)) report.add(page, 'broken-redirect', `${newAddress} is not a page of this site`);
    } else if (!reached.has(page) && page !== NOT_FOUND && !values.unlinked.includes(page)) {
      report.add(page, 'unreachable', 'no chain of links leads here from the home page');
    }
  }
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
