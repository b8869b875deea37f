// Debian's Chromium driven by playwright-core: a phone or a desktop, with nothing but this machine to talk to.
import { chromium } from 'playwright-core';
import { cannotJudge } from './arguments.mjs';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];
const PHONE_BELOW = 720;

export async function launch() {
  try {
    return await chromium.launch({ executablePath: EXECUTABLE, headless: true, args: FLAGS });
  } catch (error) {
    return cannotJudge(`Chromium does not start: ${error.message}`);
  }
}

// Narrow windows are phones: touch, and the page's own `<meta name="viewport">` decides how it is laid out.
export function device(width, height) {
  const phone = width < PHONE_BELOW;
  return { viewport: { width, height }, isMobile: phone, hasTouch: phone, deviceScaleFactor: phone ? 2 : 1, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' };
}
