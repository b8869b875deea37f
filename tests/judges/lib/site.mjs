// A finished site on disk, read with parse5, an HTML parser that follows the standard.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parse } from 'parse5';
import { basePath, cannotJudge } from './arguments.mjs';

export const HOME = 'index.html';
export const NOT_FOUND = '404.html';

// Site-relative paths with `/`, sorted; names that begin with a dot are not part of the site.
export function filesOf(site) {
  const entries = readdirSync(site, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(site, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')))
    .sort();
}

// A folder without a home page is no site, and must not pass as one.
export function pagesOf(site) {
  const pages = filesOf(site).filter((path) => path.endsWith('.html'));
  return pages.includes(HOME) ? pages : cannotJudge(`no home page in ${site}`);
}

// Every element of a page in document order as `{ name, attributes, text, line }`; templates' contents are inert.
export function elementsOf(site, page) {
  const root = parse(readFileSync(join(site, page), 'utf8'), { sourceCodeLocationInfo: true });
  const elements = [];
  const visit = (node) => {
    if (node.tagName) {
      elements.push({
        name: node.tagName,
        attributes: Object.fromEntries(node.attrs.map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value])),
        text: node.childNodes.map((child) => child.value ?? '').join(''),
        line: node.sourceCodeLocation?.startLine ?? 1,
      });
    }
    node.childNodes?.forEach(visit);
  };
  visit(root);
  return elements;
}

export function relsOf(element) {
  return (element.attributes.rel ?? '').toLowerCase().split(/\s+/);
}

// The address of a `<meta http-equiv="refresh">`, with which an old address leads to the new one.
export function refreshTarget(elements) {
  const meta = elements.find(({ name, attributes }) => name === 'meta' && /^refresh$/i.test(attributes['http-equiv'] ?? ''));
  return meta?.attributes.content?.match(/^\s*\d+\s*[;,]\s*url\s*=\s*['"]?(.+?)['"]?\s*$/i)?.[1];
}

// The canonical address of the home page is the address the site was built for, with `/` at its end; undefined when it
// has none.
export function baseUrlOf(site) {
  const canonical = elementsOf(site, HOME).find((element) => element.name === 'link' && relsOf(element).includes('canonical'));
  return canonical?.attributes.href.replace(/index\.html$/, '');
}

// `404.html` alone is written for one path, that of the base address, and only there do its addresses lead anywhere.
export function notFoundBelongsAt(site, base) {
  const baseUrl = baseUrlOf(site);
  return base === (baseUrl ? basePath(new URL(baseUrl).pathname) : '/');
}
