// Opens every page with a recording in Chromium: nothing of it is loaded before somebody presses play; then it is
// played, from a server that answers for parts of a file, and is as long as the page says.
import { spawn } from 'node:child_process';
import { cannotJudge, readArguments, siteFolder } from './arguments.mjs';
import { device, launch } from './chromium.mjs';
import { Report } from './report.mjs';
import { elementsOf, pagesOf } from './site.mjs';

const USAGE = 'audio [--expect N] --preview PROGRAM SITE   (SITE is `output` in a folder that `PROGRAM serve` can preview)';
const PATIENCE_MS = 15_000;
const PLAY_BUTTON = { x: 24, y: 26 };
// The page rounds to whole seconds, and a frame of silence may stand before and behind.
const SECONDS_APART = 1;

const { values, positionals } = readArguments(USAGE, { preview: { type: 'string' }, expect: { type: 'string' } });
const site = siteFolder(positionals[0]);
if (!values.preview) cannotJudge(`usage: ${USAGE}`);
const report = new Report('audio');
const pages = pagesOf(site).filter((page) => elementsOf(site, page).some(({ name }) => name === 'audio'));

const { home, stop } = await preview();
const browser = await launch();
let played = 0;
try {
  for (const page of pages) await judge(page);
  if (pages.length < Number(values.expect ?? 1)) report.add('.', 'none', `${pages.length} pages have a recording, not ${values.expect ?? 1}`);
  report.finish(`pages with recordings: ${pages.length}; played: ${played}`);
} finally {
  await browser.close();
  stop();
}

// The project's own server, where it says it is.
async function preview() {
  const server = spawn(values.preview, ['serve', '--lang', 'en', '--site', `${site}/..`], { stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = () => server.kill();
  let said = '';
  const found = await new Promise((resolve) => {
    const read = (bytes) => {
      said += bytes;
      const address = said.match(/preview at (http:\/\/\S+)/);
      if (address) resolve(address[1]);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('error', () => resolve(undefined));
    server.on('exit', () => resolve(undefined));
    setTimeout(() => resolve(undefined), 60_000).unref();
  });
  if (!found) {
    stop();
    cannotJudge(`the preview does not start: ${said}`);
  }
  return { home: found, stop };
}

async function judge(page) {
  const context = await browser.newContext({ ...device(360, 740), serviceWorkers: 'block' });
  const tab = await context.newPage();
  const asked = [];
  tab.on('response', (response) => response.request().resourceType() === 'media' && asked.push(response));
  await tab.goto(new URL(page, home).href, { waitUntil: 'load' });
  const players = tab.locator('audio');
  if (asked.length > 0) report.add(page, 'early', `${asked[0].url()} is loaded before anybody plays it`);
  for (let index = 0; index < (await players.count()); index += 1) {
    asked.length = 0;
    const player = players.nth(index);
    await player.scrollIntoViewIfNeeded();
    await player.click({ position: PLAY_BUTTON });
    const heard = await player.evaluate(
      (audio, patience) =>
        new Promise((resolve) => {
          const tell = () => resolve({ seconds: audio.duration, paused: audio.paused, error: audio.error?.message, source: audio.currentSrc, type: audio.querySelector('source')?.type, said: audio.parentElement.querySelector('time')?.dateTime });
          if (audio.readyState >= HTMLMediaElement.HAVE_METADATA) tell();
          else for (const event of ['loadedmetadata', 'error']) audio.addEventListener(event, tell, { capture: true });
          setTimeout(tell, patience);
        }),
      PATIENCE_MS,
    );
    if (!(heard.seconds > 0)) report.add(page, 'silent', `${heard.source} cannot be played: ${heard.error ?? 'no length'}`);
    else if (Math.abs(heard.seconds - secondsOf(heard.said)) > SECONDS_APART) report.add(page, 'length', `${heard.source} lasts ${heard.seconds} seconds, the page says ${heard.said}`);
    else played += 1;
    for (const response of asked) judgeResponse(page, response, heard.type);
    if (asked.length === 0) report.add(page, 'not-asked', `pressing play asked for nothing`);
  }
  await context.close();
}

function judgeResponse(page, response, type) {
  const { 'content-type': sent, 'content-range': range, 'accept-ranges': accepts } = response.headers();
  const add = (rule, message) => report.add(page, rule, `${response.url()}: ${message}`);
  if (!sent?.startsWith('audio/') || (type && sent !== type)) add('type', `sent as ${sent}, the page says ${type}`);
  if (response.status() !== 206 || !/^bytes \d+-\d+\/\d+$/.test(range ?? '') || accepts !== 'bytes') add('range', `status ${response.status()}, ${range}, ${accepts}`);
}

// `PT2M5S`; not a number where the page says nothing, which is no shorter or longer than anything.
function secondsOf(duration) {
  const [, hours = 0, minutes = 0, seconds = 0] = duration?.match(/^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/) ?? [undefined, NaN];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
