// The command line of a judge: options first to last, then one site folder (or as many as `sites` allows).
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const STATUS = { fine: 0, problems: 1, cannotJudge: 2 };

// Ends the program with status 2: wrong usage, or a judge that could not do its work.
export function cannotJudge(message) {
  console.error(message);
  process.exit(STATUS.cannotJudge);
}

// `usage` is printed when the arguments do not fit; returns the options and the positional arguments. From here on a
// failure of the judge itself ends with status 2, so that it is never taken for a problem of the site.
export function readArguments(usage, options) {
  process.on('uncaughtException', (error) => cannotJudge(error.stack));
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (positionals.length === 0) throw new Error('a site folder is missing');
    return { values, positionals };
  } catch (error) {
    return cannotJudge(`${error.message}\nusage: ${usage}`);
  }
}

// The absolute path of a site folder, which has to exist.
export function siteFolder(path) {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) cannotJudge(`not a folder: ${path}`);
  return resolve(path);
}

// `/a/b/` from `a/b`, `/a/b` or `/a/b/`.
export function basePath(text) {
  const inner = text.replace(/^\/+|\/+$/g, '');
  return inner === '' ? '/' : `/${inner}/`;
}

export function wholeNumber(name, text) {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : cannotJudge(`--${name} is not a whole number: ${text}`);
}
