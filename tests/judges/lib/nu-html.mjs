// The Nu HTML checker over every page, style sheet and drawing of one or more sites; only its errors count.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cannotJudge, readArguments, siteFolder } from './arguments.mjs';
import { Report } from './report.mjs';
import { filesOf, pagesOf } from './site.mjs';

const USAGE = 'nu-html [--only-html] SITE…';

const { values, positionals } = readArguments(USAGE, { 'only-html': { type: 'boolean', default: false } });
const report = new Report('nu-html');
const jar = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
const kinds = values['only-html'] ? /\.html$/ : /\.(html|css|svg)$/;

const files = positionals.map(siteFolder).flatMap((site) => {
  pagesOf(site);
  return filesOf(site)
    .filter((path) => kinds.test(path))
    .map((path) => join(site, path));
});
const options = ['--errors-only', '--format', 'json', '--also-check-css', '--also-check-svg'];
// A run of seconds is over before the optimising compiler pays; without it the stack has to be larger.
const machine = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xss4m'];
const run = spawnSync('java', [...machine, '-jar', jar, ...options, ...files], { encoding: 'utf8', maxBuffer: 1 << 30 });

let messages;
try {
  ({ messages } = JSON.parse(run.stderr));
} catch {
  cannotJudge(`the checker gave no report: ${run.error ?? run.stderr.slice(0, 2000)}`);
}
for (const { type, subType, url, lastLine, firstColumn, lastColumn, message } of messages) {
  const file = url ? relative(process.cwd(), fileURLToPath(url)) : '(checker)';
  const position = [lastLine, firstColumn ?? lastColumn].filter(Boolean).join(':');
  report.add(position ? `${file}:${position}` : file, subType ?? type, message);
}
report.finish(`files: ${files.length}`);
