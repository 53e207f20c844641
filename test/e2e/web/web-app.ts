import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { TcpProxy } from '../../support/tcp-proxy.js';
import type { Api } from '../support/server.js';
import { newPhone, type Phone } from '../support/chromium.js';

const SCREENSHOTS = join(__dirname, '..', '..', '..', 'reports', 'e2e', 'web');

/**
 * What a person does with the web app on a phone. Taro keeps former pages in the document, hidden; all of these look at
 * what is visible. Elements are named by the ids that both builds share.
 */
export class WebApp {
  /** What the person had to do so far: presses, and characters typed. */
  readonly effort = { taps: 0, characters: 0 };

  private constructor(
    readonly phone: Phone,
    /** Between this phone and the server. What Chromium calls offline leaves gaps while a page is being opened. */
    private readonly line: TcpProxy,
  ) {}

  /** Opens the app on a fresh phone. */
  static async open(browser: Browser, api: Api, settings?: Parameters<typeof newPhone>[1]): Promise<WebApp> {
    const line = new TcpProxy(api.port);
    await line.open();
    const app = new WebApp(await newPhone(browser, settings), line);
    await app.page.goto(app.url);
    return app;
  }

  /** Where this phone finds the app. */
  get url(): string {
    return `http://127.0.0.1:${this.line.port}`;
  }

  get page(): Page {
    return this.phone.page;
  }

  /** Presses the element with this id. */
  async tap(id: string): Promise<void> {
    this.effort.taps += 1;
    await this.page.locator(`[id="${id}"]:visible`).tap();
  }

  /** Presses what carries these words. */
  async tapText(words: string): Promise<void> {
    await this.page.getByText(words).filter({ visible: true }).first().tap();
  }

  /** Puts text into the field with this id. */
  async fill(id: string, text: string): Promise<void> {
    this.effort.taps += 1;
    this.effort.characters += text.length;
    await this.page.locator(`[id="${id}"]:visible`).fill(text);
  }

  /** Waits until these words are on the screen. */
  async sees(words: string | RegExp, timeout = 10_000): Promise<void> {
    await this.page.getByText(words).filter({ visible: true }).first().waitFor({ timeout });
  }

  /** Whether an element with this id is on the screen now. */
  async has(id: string): Promise<boolean> {
    return (await this.page.locator(`[id="${id}"]:visible`).count()) > 0;
  }

  /** The words inside the element with this id, once it is there. */
  async textOf(id: string): Promise<string> {
    return this.page.locator(`[id="${id}"]:visible`).innerText({ timeout: 10_000 });
  }

  /** Records, from the week's list, that nothing has changed in an elder's home. */
  async recordHomeVisit(elderId: number): Promise<void> {
    await this.tap('week-filter-all');
    await this.tap(`elder-${elderId}`);
    await this.tap('visit-home');
    await this.tap('all-unchanged');
    await this.tap('save');
  }

  /** Waits until something outside the screen holds, twenty seconds at most; whether it does is the caller's to say. */
  async until(holds: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + 20_000;
    while (!(await holds()) && Date.now() < deadline) await this.page.waitForTimeout(250);
  }

  /** Starts the app anew. A page that the app itself opens at the same moment may cut the first try off. */
  async reopen(): Promise<void> {
    await this.page.goto(this.url).catch(() => this.page.goto(this.url));
  }

  /** Takes a picture into reports/e2e/web. */
  async picture(title: string): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SCREENSHOTS, `${title}.png`) });
  }

  /** Signs in through the list of demonstration accounts. */
  async signInAs(loginName: string): Promise<void> {
    await this.tap(`demo-${loginName}`);
  }

  /** Switches the network of this phone; off, once the app has put its files on the phone. */
  async setOffline(offline: boolean): Promise<void> {
    await this.page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await (offline ? this.line.cut() : this.line.open());
    await this.phone.context.setOffline(offline);
  }

  /** Closes the phone; nothing of it is kept. */
  async close(): Promise<void> {
    await this.phone.context.close();
    await this.line.cut();
  }
}
