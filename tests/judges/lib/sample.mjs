// Some pages that stand for all: every template in every language, as `<body data-template>` and `<html lang>` name them.
import { elementsOf } from './site.mjs';

// About `wanted` pages, evenly spread over the groups and over each group; never fewer than one of each group.
export function sampleOf(site, pages, wanted) {
  const groups = Map.groupBy ? Map.groupBy(pages, groupOf) : grouped(pages, groupOf);
  const shares = new Map([...groups.keys()].map((group) => [group, 1]));
  let left = wanted - groups.size;
  while (left > 0) {
    const open = [...groups.keys()].filter((group) => shares.get(group) < groups.get(group).length);
    if (open.length === 0) break;
    for (const group of open.slice(0, left)) shares.set(group, shares.get(group) + 1);
    left -= open.length;
  }
  return [...groups].flatMap(([group, members]) => evenly(members, shares.get(group))).sort();

  function groupOf(page) {
    const elements = elementsOf(site, page);
    const attribute = (name, key) => elements.find((element) => element.name === name)?.attributes[key];
    return `${attribute('body', 'data-template') ?? page.split('/')[0]} ${attribute('html', 'lang') ?? ''}`;
  }
}

function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

// First, last and what lies evenly between them.
function evenly(items, count) {
  if (count === 1) return [items[0]];
  return Array.from({ length: count }, (_, index) => items[Math.round((index * (items.length - 1)) / (count - 1))]);
}
