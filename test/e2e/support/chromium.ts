import { existsSync } from 'node:fs';
import { shiftedClock } from './clock.js';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const USUAL_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A browser tab of a phone's size, with touch. */
export interface Phone {
  context: BrowserContext;
  page: Page;
  /** Uncaught errors and error lines of the console since it was opened. */
  problems: string[];
  /** Links that a phone would have dialled. */
  dialled: string[];
}

/** Chromium asks whether to open another program for `tel:` and takes no input until it is answered. */
const catchDialling = () => {
  const { navigation } = window as unknown as { navigation: EventTarget };
  navigation.addEventListener('navigate', (event) => {
    const { url } = (event as unknown as { destination: { url: string } }).destination;
    if (!url.startsWith('tel:')) return;
    event.preventDefault();
    void (window as unknown as { noteDialled(url: string): Promise<void> }).noteDialled(url);
  });
};

/**
 * Starts a headless Chromium or Chrome of this machine.
 * @throws where none is found: CHROMIUM_PATH names another place
 */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? USUAL_PATHS.find((path) => existsSync(path));
  if (!executablePath)
    throw new Error('No Chromium found (Debian: apt-get install chromium); CHROMIUM_PATH names one.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * Opens a fresh phone: nothing stored, nobody signed in.
 * @param options.clockShiftMs how far its clock is from the real one, see clockShift
 */
export async function newPhone(browser: Browser, { width = 390, height = 844, clockShiftMs = 0 } = {}): Promise<Phone> {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  context.setDefaultTimeout(10_000);
  const dialled: string[] = [];
  await context.exposeFunction('noteDialled', (url: string) => dialled.push(url));
  await context.addInitScript(catchDialling);
  await context.addInitScript(shiftedClock(clockShiftMs));
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  return { context, page, problems, dialled };
}
