/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../runtime/host.js').StartOptions & { fontSize?: number }} BrowserStart
 */

/** How long the app may take to show its first page. */
const START_MS = 15_000;

/**
 * Opens a served mini-program in a page of Playwright's.
 * @param {Page} page a fresh page; its context should have a phone's size and touch
 * @param {string} url address that `serve` gave
 * @param {BrowserStart} [start]
 * @returns {Promise<WeappInBrowser>} once the first page has been shown
 */
export async function openInBrowser(page, url, start = {}) {
  const app = new WeappInBrowser(page, url);
  await app.launch(start);
  return app;
}

/** A mini-program running in a browser. Use `screen` to find and tap things; the rest is the phone around the app. */
export class WeappInBrowser {
  /**
   * @param {Page} page
   * @param {string} url
   */
  constructor(page, url) {
    this.page = page;
    this.url = url;
    /** @type {string[]} */
    this.pageErrors = [];
    page.on('pageerror', (error) => this.pageErrors.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.pageErrors.push(`console: ${message.text()}`);
    });
    /** The visible page, with its title bar. */
    this.screen = page.locator('.wx-page:not([hidden])');
    /** Dialogs, sheets, pickers and toasts. */
    this.overlay = page.locator('.wx-overlay');
  }

  /**
   * Starts the app, or starts it again: its storage and the mocks given here stay, its memory does not.
   * @param {BrowserStart} [start]
   */
  async launch({ mocks, ...start } = {}) {
    if (mocks) {
      await this.page.addInitScript((answers) => {
        globalThis.__weappMocks = answers;
      }, mocks);
    }
    const query = new URLSearchParams(
      Object.entries(start).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    );
    await this.page.goto(`${this.url}?${query.toString()}`);
    await this.page.waitForFunction('window.__weappHost?.routes.length > 0', undefined, { timeout: START_MS });
  }

  /** @returns {Promise<string[]>} paths of the open pages, the visible one last */
  routes() {
    return this.page.evaluate(() => globalThis.__weappHost?.routes ?? []);
  }

  /**
   * Waits until a page is the visible one.
   * @param {string} path
   */
  async waitForRoute(path) {
    await this.page.locator(`.wx-page[data-route="${path}"]:not([hidden])`).waitFor();
  }

  /**
   * @param {string} name of a device function, or `button:<open-type>`
   * @param {unknown} answer plain data; a failure is `{ errMsg: 'name:fail reason' }`
   */
  async mock(name, answer) {
    await this.page.evaluate(
      ([key, value]) => globalThis.__weappHost?.mock(key, value),
      /** @type {const} */ ([name, answer]),
    );
  }

  /**
   * Puts a file on the phone, where a device function that is mocked says it is.
   * @param {string} path `wxfile://…`
   * @param {string} base64
   */
  async putFile(path, base64) {
    await this.page.evaluate(([to, bytes]) => {
      const open = /** @type {() => any} */ (globalThis.__weappHost?.wx.getFileSystemManager ?? (() => null));
      open()?.writeFileSync(to, bytes, 'base64');
    }, /** @type {const} */ ([path, base64]));
  }

  /**
   * @param {string} name
   * @returns {Promise<any[]>} options of each call of a device function or request so far
   */
  calls(name) {
    return this.page.evaluate(
      (wanted) =>
        globalThis.__weappHost?.mocks.calls.filter((call) => call.name === wanted).map((call) => call.options) ?? [],
      name,
    );
  }

  /** @param {Partial<import('../runtime/network.js').NetworkConditions>} conditions */
  async setNetwork(conditions) {
    await this.page.evaluate((wanted) => globalThis.__weappHost?.setNetwork(wanted), conditions);
  }

  /** @param {boolean} offline */
  setOffline(offline) {
    return this.setNetwork({ offline });
  }

  /** @param {string} key */
  storage(key) {
    return this.page.evaluate((name) => {
      const read = /** @type {(key: string) => unknown} */ (globalThis.__weappHost?.wx.getStorageSync);
      return read(name);
    }, key);
  }

  /** The back button of the title bar. */
  async back() {
    await this.screen.locator('.wx-back').tap();
  }

  /**
   * Draws on an element with a finger.
   * @param {import('playwright-core').Locator} locator
   * @param {[x: number, y: number][]} points in px from the element's upper left corner
   */
  async draw(locator, points) {
    await locator.scrollIntoViewIfNeeded();
    const box = await locator.boundingBox();
    if (!box) throw new Error('the element to draw on is not on the screen');
    const session = await this.page.context().newCDPSession(this.page);
    for (const [index, [x, y]] of points.entries()) {
      const type = index === 0 ? 'touchStart' : 'touchMove';
      await session.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x: box.x + x, y: box.y + y }] });
    }
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await session.detach();
  }

  async pullDown() {
    await this.page.evaluate(() => globalThis.__weappHost?.pullDown());
  }

  async scrollToBottom() {
    await this.page.evaluate(() => {
      const scroller = globalThis.__weappHost?.pages.top.frame.scroller;
      if (scroller) scroller.scrollTop = scroller.scrollHeight;
    });
  }

  /** The user goes to another app. */
  async hideApp() {
    await this.page.evaluate(() => globalThis.__weappHost?.hideApp());
  }

  /** The user comes back. */
  async showApp() {
    await this.page.evaluate(() => globalThis.__weappHost?.showApp());
  }

  /** @returns {Promise<{ calls: number, bytes: number, largest: number } | undefined>} what went through setData */
  statistics() {
    return this.page.evaluate(() => globalThis.__weappHost?.meter.statistics);
  }

  /** @returns {Promise<string[]>} everything that went wrong since the last launch, one line each */
  async problems() {
    const found = await this.page.evaluate(() => globalThis.__weappHost?.problemList ?? []);
    return [...found.map(({ where, message }) => `${where}: ${message}`), ...this.pageErrors];
  }

  /**
   * @param {RegExp[]} [except] problems that the test brought about itself
   * @throws {Error} naming every other problem
   */
  async assertNoProblems(except = []) {
    const problems = await this.problems();
    const unexpected = problems.filter((problem) => !except.some((pattern) => pattern.test(problem)));
    if (unexpected.length > 0) throw new Error(`the mini-program has problems:\n${unexpected.join('\n')}`);
  }
}
