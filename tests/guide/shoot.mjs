// The pictures of the officer's guide. Arguments: the program, a folder with a new site in `trang` and the table of drives
// as LibreOffice shows it in `drives.html`, and the folder for the pictures.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { device, launch } from '../judges/lib/chromium.mjs';
import { palettePng } from './palette-png.mjs';

const [program, work, out] = process.argv.slice(2);
const site = join(work, 'trang');
const DRIVE = join(site, 'content/drives/buoi-vi-du.md');
const NOW = '2030-06-20';
const draft = readFileSync(DRIVE, 'utf8');
const guide = readFileSync(join(site, 'HUONG-DAN.md'), 'utf8');
const WAIT = { timeout: 30_000 };

const browser = await launch();
const served = spawn(program, ['--site', site, 'serve', '--drafts', '--port', '7499', '--now', NOW]);
try {
  const home = await address(served);
  const desktop = await tab(1000, 640);
  await desktop.goto(home, WAIT);
  await save(desktop, 'trang-chu');

  // The table of the guide, without its mistakes.
  writeFileSync(join(site, 'content/drives/thang-7.csv'), mended(guide));
  const phone = await tab(360, 700);
  await phone.goto(new URL('lich-hien-mau/', home).href, WAIT);
  await phone.getByText('Trạm y tế ví dụ').first().waitFor(WAIT);
  await save(phone, 'lich-dien-thoai');

  writeFileSync(DRIVE, draft.replace('Địa bàn: dia-ban-vi-du', 'Địa bàn: dia-ban-vi-d'));
  await desktop.locator('giothong-preview dialog[open]').waitFor(WAIT);
  await save(desktop, 'loi-tren-trang');

  writeFileSync(DRIVE, draft.replace('Ngày: khi có lịch chính thức', 'Ngày: 31.6.2026'));
  const terminal = await tab(1200, 300);
  await terminal.setContent(terminalPage('giothong check', problems()));
  await save(terminal, 'loi-cua-so-lenh', 'main');

  const table = await tab(1000, 250);
  await table.setContent(readFileSync(join(work, 'drives.html'), 'utf8'));
  await table.evaluate(drawSheet);
  await save(table, 'bang-mau');
} finally {
  served.kill();
  await browser.close();
}

async function tab(width, height) {
  const context = await browser.newContext({ ...device(width, height), colorScheme: 'light', reducedMotion: 'reduce' });
  return context.newPage();
}

// The address that `serve` prints once it listens.
function address(served) {
  return new Promise((found, failed) => {
    let said = '';
    const look = (bytes) => {
      said += bytes;
      const match = said.match(/http:\/\/127\.0\.0\.1:\d+\//);
      if (match) found(match[0]);
    };
    served.stdout.on('data', look);
    served.stderr.on('data', look);
    served.on('exit', () => failed(new Error(`serve ended: ${said}`)));
    setTimeout(() => failed(new Error(`serve names no address: ${said}`)), 30_000).unref();
  });
}

// The rows of the guide's table as separated text, with its mistakes mended as the guide says.
function mended(guide) {
  const [, exercise] = guide.split('### Làm thử');
  const rows = exercise.split('\n## ')[0].split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
  const cells = rows.map((row) => row.slice(1, -1).split('|').map((cell) => cell.trim()).join(';'));
  const text = cells.join('\r\n') + '\r\n';
  return text.replace('Ghi chú nội bộ', '_Ghi chú nội bộ').replace('31/6/2030', '30/6/2030').replace('Địa bàn ví ddụ', 'Địa bàn ví dụ');
}

// What `check` says on a terminal, in colour. It fails, as it should.
function problems() {
  const command = `cd '${site}' && stty cols 160 && '${program}' check`;
  return spawnSync('script', ['-qec', command, '/dev/null'], { encoding: 'utf8', ...WAIT }).stdout.replaceAll('\r', '');
}

// The cells of the table between the letters and numbers that programs of tables put around them, with one of its notes
// open.
function drawSheet() {
  const COLUMNS = 7;
  const style = document.createElement('style');
  style.textContent = `
    body { margin: 0; overflow: hidden } table { border-collapse: collapse; table-layout: fixed; width: 1000px }
    td, th, comment { font: 15px/1.3 Carlito, 'Noto Sans', sans-serif } td { border: 1px solid #d0d0d0 !important; height: 26px; padding: 0 6px; position: relative }
    th { background: #eee; color: #555; border: 1px solid #c4c4c4; font-weight: normal; height: 22px }
    a.comment-indicator { position: absolute; top: 0; right: 0; border: 0; border-left: 8px solid transparent; border-top: 8px solid #d00; width: 0; height: 0; background: none }
    comment.open { display: block; position: absolute; left: 92%; top: 20px; z-index: 1; width: 320px; padding: 8px 10px; background: #ffffe1; border: 1px solid #777; color: #111; font-weight: normal; white-space: pre-line; box-shadow: 2px 2px 4px #0004 }`;
  document.head.append(style);
  const table = document.querySelector('table');
  for (const group of table.querySelectorAll('colgroup')) group.remove();
  const heading = table.querySelector('tr');
  for (const row of [...table.querySelectorAll('tr')].slice(1)) row.remove();
  for (const cell of [...heading.children].slice(COLUMNS)) cell.remove();
  const numbered = (row, number) => {
    const head = document.createElement('th');
    head.textContent = number;
    head.style.width = '28px';
    row.prepend(head);
  };
  numbered(heading, 1);
  for (let number = 2; number < 9; number++) {
    const row = table.insertRow();
    for (let column = 0; column < COLUMNS; column++) row.insertCell();
    numbered(row, number);
  }
  const letters = document.createElement('tr');
  for (let column = 0; column < COLUMNS; column++) {
    letters.append(Object.assign(document.createElement('th'), { textContent: String.fromCharCode(65 + column) }));
  }
  numbered(letters, '');
  heading.before(letters);
  heading.querySelector('b').closest('td').querySelector('comment').classList.add('open');
}

function terminalPage(command, said) {
  const colours = { 31: '#ff8f8f', 91: '#ff8f8f', 33: '#ffd479', 93: '#ffd479', 32: '#9be49b', 92: '#9be49b', 34: '#8fc4ff', 94: '#8fc4ff', 36: '#8fe0e0', 96: '#8fe0e0' };
  // Fonts of one width often lack Vietnamese letters, so those stand in cells of that width.
  const escaped = (text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replace(/[^\x00-\x7f]/g, (letter) => `<i>${letter}</i>`);
  const [first, ...rest] = said.trimEnd().split('\u001b[');
  let style = '';
  const spans = rest.map((part) => {
    const [, codes, text] = part.match(/^([\d;]*)m([\s\S]*)$/);
    for (const code of codes.split(';')) {
      if (code === '' || code === '0') style = '';
      if (code === '1') style += 'font-weight:bold;';
      if (colours[code]) style += `color:${colours[code]};`;
    }
    return `<span style="${style}">${escaped(text)}</span>`;
  });
  const css = `
    body { margin: 0 } main { background: #17171c; color: #eee; padding: 18px 22px; font: 14px/1.45 'Liberation Mono', monospace; white-space: pre; width: max-content }
    i { display: inline-block; width: .6em; text-align: center; font-style: normal; font-family: 'Noto Sans', sans-serif; line-height: 1 } b { font-weight: normal; color: #aaa }`;
  return `<style>${css}</style><main><b>C:\\trang&gt;</b> ${command}\n\n${escaped(first)}${spans.join('')}</main>`;
}

async function save(page, name, part) {
  const taken = part ? await page.locator(part).screenshot(WAIT) : await page.screenshot(WAIT);
  const { width, height, pixels } = await page.evaluate(async (source) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${source}`;
    await picture.decode();
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    let bytes = '';
    for (let at = 0; at < data.length; at += 32768) bytes += String.fromCharCode(...data.subarray(at, at + 32768));
    return { width: picture.width, height: picture.height, pixels: btoa(bytes) };
  }, taken.toString('base64'));
  const png = palettePng(width, height, Buffer.from(pixels, 'base64'));
  writeFileSync(join(out, `${name}.png`), png);
  console.log(`${name}.png ${width}x${height} ${png.length} bytes`);
}
