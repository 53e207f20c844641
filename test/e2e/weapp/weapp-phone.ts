import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator } from 'playwright-core';
import { openInBrowser, serve, type WeappInBrowser } from '../../../tools/weapp-host/src/index.mjs';
import { launchChromium, newPhone } from '../support/chromium.js';
import { clockShift, MONDAY_MORNING } from '../support/clock.js';
import { startApi, type Api } from '../support/server.js';

const ROOT = join(__dirname, '..', '..', '..');
const BUILD = join(ROOT, 'apps', 'miniprogram', 'dist', 'weapp');
const SCREENSHOTS = join(ROOT, 'reports', 'e2e', 'weapp');
/** The address in apps/miniprogram/.env.production, which the build asks and the test's server answers. */
const BUILT_FOR = 'http://127.0.0.1:3000';
const PATIENCE_MS = 10_000;

type Start = Parameters<typeof openInBrowser>[2];

/** The whole of an end-to-end run: the server, the WeChat build on WeChat's component engine, a browser to show it. */
export class Stage {
  private constructor(
    readonly api: Api,
    private readonly browser: Browser,
    private readonly weapp: Awaited<ReturnType<typeof serve>>,
    private readonly clockShiftMs: number,
  ) {}

  /** @param env further settings of the server */
  static async open(env: Record<string, string> = {}): Promise<Stage> {
    const clockShiftMs = clockShift(MONDAY_MORNING);
    const api = await startApi({ clockShiftMs, env });
    const weapp = await serve(BUILD, { rewrite: { [BUILT_FOR]: api.url } });
    return new Stage(api, await launchChromium(), weapp, clockShiftMs);
  }

  /** Opens the app on a fresh phone. `mocks` answer what only a phone can do. */
  async newPhone(start: Start = {}): Promise<WeappPhone> {
    const { context, page } = await newPhone(this.browser, { clockShiftMs: this.clockShiftMs });
    page.setDefaultTimeout(PATIENCE_MS);
    return new WeappPhone(context, await openInBrowser(page, this.weapp.url, start));
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.weapp.close();
    await this.api.stop();
  }
}

/**
 * What a person does with the WeChat build on a phone. Elements are named by the ids that both builds share; only the
 * visible page is looked at.
 */
export class WeappPhone {
  private static shots = 0;

  constructor(
    private readonly context: BrowserContext,
    readonly app: WeappInBrowser,
  ) {}

  /** The element with this id on the visible page. */
  at(id: string): Locator {
    return this.app.screen.locator(`[id="${id}"]`);
  }

  async tap(id: string): Promise<void> {
    await this.at(id).tap();
  }

  /** Puts text into the field with this id. */
  async fill(id: string, text: string): Promise<void> {
    await this.at(id).locator('input, textarea').fill(text);
  }

  /** Waits until these words are on the visible page. */
  async sees(words: string | RegExp): Promise<void> {
    await this.app.screen.getByText(words).first().waitFor();
  }

  /** The words inside the element with this id, once it is there. */
  async textOf(id: string): Promise<string> {
    return this.at(id).innerText();
  }

  /** Signs in through the list of demonstration accounts. */
  async signInAs(loginName: string): Promise<void> {
    await this.tap(`demo-${loginName}`);
  }

  /** Takes a picture into reports/e2e/weapp. */
  async picture(title: string): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    WeappPhone.shots += 1;
    const number = String(WeappPhone.shots).padStart(2, '0');
    await this.app.page.screenshot({ path: join(SCREENSHOTS, `${number}-${title}.png`) });
  }

  /** Closes the phone. @throws when the app had problems */
  async close(): Promise<void> {
    await this.app.assertNoProblems().finally(() => this.context.close());
  }
}
