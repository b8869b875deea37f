// What is asked of one open page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SHOWN_ELEMENTS = 3;

// Reports, from now on, every request that leaves `home`, every request that fails, and every error in the console.
export function watch(page, home, add) {
  page.on('request', (request) => {
    const url = request.url();
    const inPage = /^(data|blob|about):/.test(url);
    if (!inPage && !url.startsWith(home)) add('foreign-request', `${request.resourceType()} ${url}`);
  });
  page.on('requestfailed', (request) => {
    const { errorText } = request.failure() ?? {};
    if (request.url().startsWith(home) && errorText !== 'net::ERR_ABORTED') add('failed-request', `${request.url().slice(home.length)} (${errorText})`);
  });
  page.on('response', (response) => {
    if (response.url().startsWith(home) && response.status() >= 400) add('failed-request', `${response.url().slice(home.length)} (status ${response.status()})`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') add('console', message.text());
  });
  page.on('pageerror', (error) => add('script-error', error.message));
}

// What sticks out to the right of a window of this width, or undefined. A page that a phone would zoom out is too wide.
export async function overflowOf(page, width) {
  const found = await page.evaluate(
    ([allowed, shown]) => {
      const total = document.scrollingElement.scrollWidth;
      if (total <= allowed) return undefined;
      const inScrollBox = (element) => {
        for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
          if (getComputedStyle(box).overflowX !== 'visible') return true;
        }
        return false;
      };
      const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > allowed + 0.5 && !inScrollBox(element));
      const innermost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
      const name = (element) => [element.localName, element.id && `#${element.id}`, ...[...element.classList].map((one) => `.${one}`)].join('');
      return { total, names: innermost.slice(0, shown).map(name) };
    },
    [width, SHOWN_ELEMENTS],
  );
  return found && `the page is ${found.total}px wide in a window of ${width}px: ${found.names.join(', ') || 'no element sticks out'}`;
}

// axe-core with every WCAG 2.2 rule of levels A and AA, and on request its best practices.
export async function accessibilityProblems(page, bestPractice) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const tags = bestPractice ? [...WCAG_22_AA, 'best-practice'] : WCAG_22_AA;
  const results = await page.evaluate(
    (options) => window.axe.run(document, options),
    {
      runOnly: { type: 'tag', values: tags },
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations'],
      // By default axe fetches the style sheets again, which a page opened from a disk is not allowed to do.
      preload: false,
    },
  );
  const problems = results.violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, SHOWN_ELEMENTS).map(({ target, failureSummary }) => {
      const more = nodes.length > SHOWN_ELEMENTS ? ` (one of ${nodes.length})` : '';
      return { rule: id, message: `${target.join(' ')}${more}: ${failureSummary.replace(/^Fix .*:\n/, '')}` };
    }),
  );
  return { problems, passes: results.passes.length };
}
