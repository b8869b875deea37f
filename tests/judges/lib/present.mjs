// The fictional site `tests/sites/hom-nay`, built at 07:00 of 5 March 2026, seen in Chromium by visitors whose clocks stand
// around the end of a drive: nothing past is shown as coming, nothing coming is lost. And its filters.
import { pathToFileURL } from 'node:url';
import { readArguments, siteFolder, cannotJudge } from './arguments.mjs';
import { device, launch } from './chromium.mjs';
import { overflowOf, watch } from './page-checks.mjs';
import { Report } from './report.mjs';
import { serve } from './serve.mjs';

const { values, positionals } = readArguments('present [--mode http|file] SITE', { mode: { type: 'string', default: 'http' } });
if (!['http', 'file'].includes(values.mode)) cannotJudge(`--mode is http or file, not ${values.mode}`);
const site = siteFolder(positionals[0]);
const report = new Report('present');
const server = values.mode === 'http' ? await serve(site, '/') : undefined;
const home = server?.home ?? pathToFileURL(`${site}/`).href;
const browser = await launch();

const [NOON, EVENING, WHOLE, CALLED_OFF, FULL] = ['Buổi hết trưa', 'Buổi hết tối', 'Buổi cả ngày', 'Buổi bị hủy', 'Buổi tuần sau'];
const PLACE = 'Trạm đăng ký thử';
const APPEAL = 'Cần máu đến trưa';
const [APPEAL_LINE, CALLED_OFF_LINE, FULL_LINE] = [`Đang cần máu ${APPEAL}`, 'Đã hủy Xã Thử Hai 05/3', 'Đã đủ đăng ký Xã Thử Hai 12/3'];
const HOME = 'index.html';
const SCHEDULE = 'lich-hien-mau/index.html';
const CHANGES = 'hom-nay/index.html';
const DRIVE = 'lich-hien-mau/buoi/het-trua/index.html';
const URGENT = 'keu-goi/den-trua/index.html';
const [BEFORE, AFTER, TOMORROW, NEXT_WEEK] = ['2026-03-05T11:29', '2026-03-05T11:31', '2026-03-06T00:01', '2026-03-12T11:31'];

// What stands on each page at each time: titles of rows and cards, and words that must and must not be read.
const EXPECTED = [
  [HOME, BEFORE, [NOON, EVENING, WHOLE, APPEAL_LINE, CALLED_OFF_LINE, FULL_LINE]],
  [HOME, AFTER, [EVENING, WHOLE, FULL_LINE]],
  [HOME, NEXT_WEEK, [], 'đều đã qua', 'Chưa có buổi nào'],
  [SCHEDULE, BEFORE, [NOON, EVENING, WHOLE, CALLED_OFF, FULL]],
  [SCHEDULE, AFTER, [EVENING, WHOLE, FULL]],
  [SCHEDULE, TOMORROW, [FULL]],
  [SCHEDULE, NEXT_WEEK, [], 'đều đã qua', 'Chưa có buổi nào'],
  [CHANGES, BEFORE, [CALLED_OFF, FULL]],
  [CHANGES, AFTER, [FULL]],
  [CHANGES, NEXT_WEEK, [], 'Chưa có thay đổi nào'],
  [DRIVE, BEFORE, [WHOLE, EVENING], 'Đã xác nhận', 'Đã kết thúc'],
  [DRIVE, BEFORE, [WHOLE, EVENING], PLACE],
  [DRIVE, AFTER, [WHOLE, EVENING], 'Đã kết thúc', 'Đã xác nhận'],
  [DRIVE, AFTER, [WHOLE, EVENING], 'Đã kết thúc', PLACE],
  [URGENT, BEFORE, [], 'Đang cần máu', 'Đã hết hạn'],
  [URGENT, AFTER, [], 'Đã hết hạn', 'Đang cần máu'],
];

let looks = 0;
let here = HOME;
try {
  const page = await visitor(HOME);
  for (const expected of EXPECTED) await opened(page, ...expected);
  await page.context().close();
  for (const expected of EXPECTED.filter(([, time]) => time === AFTER)) await leftOpen(...expected);
  await withoutScript();
  await filtered();
} finally {
  await browser.close();
  server?.stop();
}
report.finish(`mode: ${values.mode}; looks: ${looks}`);

async function visitor(path, time, options = {}) {
  here = path;
  const context = await browser.newContext({ ...device(360, 740), serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  watch(page, home, (rule, message) => report.add(here, rule, message));
  if (time) await page.clock.install({ time: new Date(`${time}:00+07:00`) });
  await page.goto(new URL(path, home).href, { waitUntil: 'load' });
  return page;
}

// A page that is opened at a time.
async function opened(page, path, time, titles, words, absent) {
  here = path;
  await page.clock.setFixedTime(new Date(`${time}:00+07:00`));
  await page.goto(new URL(path, home).href, { waitUntil: 'load' });
  await compare(page, path, time, titles, words, absent);
  const overflow = await overflowOf(page, 360);
  if (overflow) report.add(path, 'overflow', overflow);
}

// A page that was opened before the moment and is still open behind it.
async function leftOpen(path, time, titles, words, absent) {
  const page = await visitor(path, BEFORE);
  await page.clock.runFor(2 * 60 * 1000);
  await compare(page, path, `left open until ${time}`, titles, words, absent);
  await page.context().close();
}

async function compare(page, path, time, titles, words, absent) {
  looks += 1;
  const found = await shown(page);
  const same = found.titles.length === titles.length && titles.every((title) => found.titles.includes(title));
  if (!same) report.add(`${path} (${time})`, 'rows', `shown: ${found.titles.join(', ')}; expected: ${titles.join(', ')}`);
  if (words && !found.words.includes(words)) report.add(`${path} (${time})`, 'words', `"${words}" is not shown`);
  if (absent && found.words.includes(absent)) report.add(`${path} (${time})`, 'words', `"${absent}" is shown`);
}

// Each title once, and the words of the page as they are seen.
function shown(page) {
  return page.evaluate(() => {
    const links = [...document.querySelectorAll('main :is(.row, .card) :is(h2, h3, h4) a, main .alerts li a')].filter((link) => link.checkVisibility());
    const titles = [...new Set(links.map((link) => link.textContent.trim().replace(/\s+/g, ' ')))];
    return { titles, words: document.querySelector('main').innerText };
  });
}

// Without a script every row stands, with its day and hours, and the page says when it was made.
async function withoutScript() {
  const page = await visitor(SCHEDULE, undefined, { javaScriptEnabled: false });
  looks += 1;
  for (const title of [NOON, EVENING, WHOLE, CALLED_OFF, FULL]) {
    const row = page.locator('main .row').filter({ hasText: title });
    if (!(await row.isVisible())) report.add(SCHEDULE, 'no-script', `${title} is not shown`);
    if (!(await row.innerText()).includes('/3/2026')) report.add(SCHEDULE, 'no-script', `${title} has no day`);
  }
  const words = await page.locator('main').innerText();
  for (const said of ['7 giờ 30', 'Trang dựng ngày 05/3/2026']) {
    if (!words.includes(said)) report.add(SCHEDULE, 'no-script', `"${said}" is not shown`);
  }
  await page.context().close();
}

// The filter by place is remembered; the position is asked for when the button is pressed, and goes nowhere.
async function filtered() {
  const options = { geolocation: { latitude: 14.75, longitude: 107.9 }, permissions: ['geolocation'] };
  const page = await visitor(SCHEDULE, BEFORE, options);
  await page.evaluate(() => {
    const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
    window.asked = 0;
    navigator.geolocation.getCurrentPosition = (...rest) => ((window.asked += 1), ask(...rest));
  });
  const requests = [];
  // A browser fetches the icon of a page whenever it likes.
  const isIcon = (url) => /\/assets\/icon\.[0-9a-f]+\.svg$/.test(url);
  page.on('request', (request) => isIcon(request.url()) || requests.push(request.url()));
  await page.locator('#tools select').selectOption('xa-mot');
  await compare(page, SCHEDULE, 'filtered by place', [NOON, WHOLE]);
  if (await page.evaluate(() => window.asked)) report.add(SCHEDULE, 'position', 'it was asked for without a press');
  if (requests.length > 0) report.add(SCHEDULE, 'request', `filtering asked for ${requests.join(', ')}`);
  await page.reload({ waitUntil: 'load' });
  await compare(page, SCHEDULE, 'filtered and opened again', [NOON, WHOLE]);
  await page.locator('#tools select').selectOption('');
  requests.length = 0;
  await page.locator('#tools button').click();
  await page.locator('.board.by-distance').waitFor({ timeout: 10_000 });
  const order = (await shown(page)).titles.filter((title) => [NOON, EVENING, FULL].includes(title));
  const nearestFirst = [EVENING, FULL, NOON];
  if (order.join() !== nearestFirst.join()) report.add(SCHEDULE, 'distance', `by distance: ${order.join(', ')}; expected: ${nearestFirst.join(', ')}`);
  if (requests.length > 0) report.add(SCHEDULE, 'request', `sorting asked for ${requests.join(', ')}`);
  await page.context().close();
}
