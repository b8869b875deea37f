// The pictures of the officer's guide. Arguments: the program, a folder with a new site in `trang` and the picture of a
// table in `drives.png`, and the folder for the pictures.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { device, launch } from '../judges/lib/chromium.mjs';
import { palettePng } from './palette-png.mjs';

const [program, work, out] = process.argv.slice(2);
const site = join(work, 'trang');
const DRIVE = join(site, 'content/drives/buoi-vi-du.md');
const NOW = '2026-06-20';
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
  const terminal = await tab(1000, 300);
  await terminal.setContent(terminalPage('giothong check', problems()));
  await save(terminal, 'loi-cua-so-lenh', 'main');

  const table = await tab(1000, 230);
  const picture = readFileSync(join(work, 'drives.png')).toString('base64');
  await table.setContent(`<body style="margin:0"><img style="width:1500px;margin:-70px 0 0 -90px" src="data:image/png;base64,${picture}">`);
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
  const rows = guide.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
  const cells = rows.map((row) => row.slice(1, -1).split('|').map((cell) => cell.trim()).join(';'));
  const text = cells.join('\r\n') + '\r\n';
  return text.replace('Ghi chú nội bộ', '_Ghi chú nội bộ').replace('31/6/2026', '30/6/2026').replace('Địa bàn ví dụ 2', 'Địa bàn ví dụ');
}

// What `check` says in colour; it fails, as it should.
function problems() {
  try {
    return execFileSync(program, ['check'], { cwd: site, env: { CLICOLOR_FORCE: '1' }, encoding: 'utf8' });
  } catch (error) {
    return error.stderr;
  }
}

function terminalPage(command, said) {
  const colours = { 31: '#ff8f8f', 91: '#ff8f8f', 33: '#ffd479', 93: '#ffd479', 32: '#9be49b', 92: '#9be49b', 34: '#8fc4ff', 94: '#8fc4ff', 36: '#8fe0e0', 96: '#8fe0e0' };
  const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
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
  return `<body style="margin:0"><main style="background:#17171c;color:#eee;padding:18px 22px;font:15px/1.45 'Noto Sans Mono','DejaVu Sans Mono',monospace;white-space:pre-wrap"><span style="color:#aaa">C:\\trang&gt;</span> ${command}\n\n${escaped(first)}${spans.join('')}</main>`;
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
