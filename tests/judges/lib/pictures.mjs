// The two pictures of the README: home on a phone, and the year at a glance.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cannotJudge } from './arguments.mjs';
import { device, launch } from './chromium.mjs';
import { serve } from './serve.mjs';

const [site, out] = process.argv.slice(2);
if (!out) cannotJudge('usage: pictures SITE OUTDIR');
mkdirSync(out, { recursive: true });
const server = await serve(site, '/');
const browser = await launch();
await shoot({ ...device(360, 740), deviceScaleFactor: 1 }, 'home.png', (tab) => tab.screenshot({ path: join(out, 'home.png') }));
await shoot({ viewport: { width: 1000, height: 900 } }, 'year.png', (tab) => tab.locator('.year .wide').first().screenshot({ path: join(out, 'year.png') }));
await browser.close();
server.stop();

async function shoot(context, name, take) {
  const opened = await browser.newContext({ ...context, colorScheme: 'light', serviceWorkers: 'block' });
  const tab = await opened.newPage();
  await tab.goto(new URL('index.html', server.home).href, { waitUntil: 'load' });
  await take(tab);
  await opened.close();
  console.log(join(out, name));
}
