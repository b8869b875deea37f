// Apache and nginx with the rules that a site brings along: headers, types, what is missing, and code put into a page.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { basePath, readArguments, siteFolder } from './arguments.mjs';
import { launch } from './chromium.mjs';
import { Report } from './report.mjs';
import { pagesOf } from './site.mjs';

const USAGE = 'hosts [--base-path /a/b/] SITE';
const MODULES = ['mpm_event', 'authz_core', 'dir', 'mime', 'headers', 'alias'];
const { values, positionals } = readArguments(USAGE, { 'base-path': { type: 'string', default: '/' } });
const base = basePath(values['base-path']);
const site = siteFolder(positionals[0]);
const report = new Report('hosts');
const root = mkdtempSync(join(tmpdir(), 'giothong-hosts-'));
const folder = join(root, 'www', base);
mkdirSync(dirname(folder.replace(/\/$/, '')), { recursive: true });
cpSync(site, folder, { recursive: true });
appendFileSync(join(folder, 'index.html'), '<script>document.title = "put into the page"</script>');
const asset = pagesOf(site).length > 0 && readFileSync(join(site, 'index.html'), 'utf8').match(/assets\/style\.[0-9a-f]+\.css/)[0];

const browser = await launch();
let asked = 0;
try {
  await serve('apache', apache(MODULES), everything);
  await serve('apache without modules', apache(['mpm_event', 'authz_core']), answersOnly);
  await serve('nginx', nginx, everything);
} finally {
  await browser.close();
  rmSync(root, { recursive: true, force: true });
}
report.finish(`requests: ${asked}`);

function freePort() {
  return new Promise((found) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

function apache(modules) {
  return (port) => {
    const conf = join(root, `apache-${port}.conf`);
    const loads = modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`).join('');
    const types = modules.includes('mime') ? 'TypesConfig /etc/mime.types\n' : '';
    writeFileSync(conf, `ServerRoot ${root}\nServerName localhost\nListen 127.0.0.1:${port}\nPidFile ${root}/apache-${port}.pid\nErrorLog ${root}/apache.log\n${loads}${types}DocumentRoot ${join(root, 'www')}\n<Directory ${join(root, 'www')}>\nAllowOverride All\nRequire all granted\n</Directory>\n`);
    return spawn('apache2', ['-f', conf, '-D', 'FOREGROUND'], { stdio: ['ignore', 'inherit', 'inherit'] });
  };
}

function nginx(port) {
  const conf = join(root, `nginx-${port}.conf`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${root}/${name};`).join(' ');
  writeFileSync(conf, `daemon off; user root; pid ${root}/nginx.pid; error_log ${root}/nginx.log; events {}\nhttp { include /etc/nginx/mime.types; access_log off; ${temporary}\nserver { listen 127.0.0.1:${port}; root ${join(root, 'www')}; include ${join(folder, 'giothong-nginx.conf')}; } }\n`);
  return spawn('nginx', ['-c', conf, '-e', join(root, 'nginx.log')], { stdio: ['ignore', 'inherit', 'inherit'] });
}

async function serve(name, start, look) {
  const port = await freePort();
  const server = start(port);
  const home = `http://127.0.0.1:${port}${base}`;
  try {
    for (let tries = 0; ; tries += 1) {
      if (await fetch(home).catch(() => undefined)) break;
      if (tries > 100) throw new Error(`${name} does not start`);
      await new Promise((waited) => setTimeout(waited, 50));
    }
    await look(name, home);
  } finally {
    server.kill();
  }
}

async function ask(name, address, status) {
  asked += 1;
  const answer = await fetch(address, { redirect: 'manual' });
  if (answer.status !== status) report.add(address.replace(/:\d+/, ''), 'status', `${name}: ${answer.status} and not ${status}`);
  return answer;
}

// Whatever a server lacks, a reader gets pages.
async function answersOnly(name, home) {
  await ask(name, `${home}index.html`, 200);
  await ask(name, `${home}${asset}`, 200);
}

async function everything(name, home) {
  const page = await ask(name, home, 200);
  const header = (answer, wanted, pattern) => {
    const found = answer.headers.get(wanted) ?? '';
    if (!pattern.test(found)) report.add(answer.url.replace(/:\d+/, ''), 'header', `${name}: ${wanted} is "${found}"`);
  };
  header(page, 'content-security-policy', /^default-src 'self';.*frame-ancestors 'none'$/);
  header(page, 'x-content-type-options', /^nosniff$/);
  header(page, 'referrer-policy', /^strict-origin-when-cross-origin$/);
  header(page, 'content-type', /^text\/html; charset=utf-8$/i);
  header(page, 'cache-control', /^no-cache$/);
  const style = await ask(name, `${home}${asset}`, 200);
  header(style, 'cache-control', /max-age=31536000, immutable/);
  header(style, 'content-security-policy', /default-src 'self'/);
  header(style, 'content-type', /^text\/css; charset=utf-8$/i);
  const calendar = await ask(name, `${home}lich.ics`, 200);
  header(calendar, 'content-type', /^text\/calendar; charset=utf-8$/i);
  const missing = await ask(name, `${home}khong/co/gi`, 404);
  if (!(await missing.text()).includes('data-template="not_found"')) report.add('404.html', 'missing', `${name}: another page is shown for what is missing`);

  const tab = await browser.newPage();
  const refused = [];
  tab.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  await tab.goto(home, { waitUntil: 'load' });
  if ((await tab.title()) === 'put into the page') report.add('index.html', 'csp', `${name}: a script put into the page ran`);
  if (!refused.some((text) => text.includes('Content Security Policy'))) report.add('index.html', 'csp', `${name}: nothing was refused`);
  const styled = await tab.evaluate(() => document.styleSheets.length > 0 && document.styleSheets[0].cssRules.length > 0);
  if (!styled) report.add('index.html', 'csp', `${name}: the page has lost its style`);
  await tab.close();
}
