// The addresses that a page or a style sheet names, and what they mean inside a site.
import { posix } from 'node:path';
import { relsOf } from './site.mjs';

const LOADING_RELS = ['stylesheet', 'icon', 'apple-touch-icon', 'mask-icon', 'preload', 'prefetch', 'modulepreload', 'manifest', 'preconnect', 'dns-prefetch'];
const LOADING_BY_SRC = ['audio', 'embed', 'iframe', 'img', 'input', 'script', 'source', 'track', 'video'];
const PLACEHOLDER = 'http://site.invalid';

// What a person can follow from this element.
export function linkOf({ name, attributes }) {
  return name === 'a' || name === 'area' ? attributes.href : undefined;
}

// What a browser asks for by itself because of this element.
export function assetsOf(element) {
  const { name, attributes, text } = element;
  const addresses = [
    name === 'link' && relsOf(element).some((rel) => LOADING_RELS.includes(rel)) ? attributes.href : undefined,
    LOADING_BY_SRC.includes(name) ? attributes.src : undefined,
    name === 'object' ? attributes.data : undefined,
    drawingOf(element),
    attributes.poster,
    attributes.background,
    ...[attributes.srcset, attributes.imagesrcset].flatMap((set) => (set ?? '').split(/,\s+/)).map((one) => one.trim().split(/\s+/)[0]),
    ...cssAddresses(attributes.style ?? ''),
    ...(name === 'style' ? cssAddresses(text) : []),
  ];
  return addresses.filter((address) => address);
}

// What an SVG `<use>` or `<image>` draws.
export function drawingOf({ name, attributes }) {
  return name === 'use' || name === 'image' ? (attributes.href ?? attributes['xlink:href']) : undefined;
}

export function cssAddresses(css) {
  const code = css.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...code.matchAll(/url\(\s*(["']?)(.*?)\1\s*\)|@import\s+(["'])(.*?)\3/gi)].map((match) => match[2] ?? match[4]);
}

// On another host, or on this one by its full name, which is another host wherever the site is copied to.
export function isForeign(address) {
  return /^([a-z][a-z\d+.-]*:)?\/\//i.test(address.trim());
}

export function isRelative(address) {
  return !/^([a-z][a-z\d+.-]*:|\/|#)/i.test(address.trim());
}

// The file and fragment that an address in `from` means on a site served at `base`; undefined when it leads elsewhere.
export function localTarget(from, address, base) {
  const here = new URL(`${PLACEHOLDER}${base}${from}`);
  if (!URL.canParse(address, here)) return undefined;
  const { origin, pathname, hash } = new URL(address, here);
  if (origin !== PLACEHOLDER || !pathname.startsWith(base)) return undefined;
  return { file: fileAt(decoded(pathname.slice(base.length))), fragment: decoded(hash.slice(1)) };
}

// The file that a web host answers with for a path.
export function fileAt(path) {
  return path === '' || path.endsWith('/') ? posix.join(path, 'index.html') : path;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
