import { JSDOM, VirtualConsole } from 'jsdom';
import { bundleRuntime } from './bundle.mjs';
import { createForwarder } from './forward.mjs';
import { packApp, packScript } from './pack.mjs';

/** Room for WeChat's 10 MB, counted as jsdom counts: code units. */
const STORAGE_QUOTA = 12 * 1024 * 1024;
const SETTLE_MS = 30;
const PATIENCE_MS = 5000;

/**
 * @typedef {object} LoadOptions
 * @property {string} [path] page address with query; the first page when left out
 * @property {string} [codeScene] text of the mini-program code the app is opened from
 * @property {number} [scene] WeChat's scene number
 * @property {boolean} [offline] whether the phone is without a network from the start
 * @property {number} [fontSize] WeChat's font size setting in px
 * @property {Record<string, unknown>} [mocks] answers of device functions, by name
 * @property {Record<string, unknown>} [storage] what `wx` storage holds before the start, by key
 * @property {import('./forward.mjs').ForwardOptions} [network] where requests may go
 */

/**
 * Runs a built mini-program in Node. There is no layout: sizes are 0 and nothing scrolls by itself.
 * @param {string} directory the folder that holds app.json
 * @param {LoadOptions} [options]
 * @returns {Promise<WeappInNode>} once the first page has been shown
 */
export async function loadInNode(directory, { mocks = {}, storage = {}, network, ...start } = {}) {
  const script = packScript(packApp(directory));
  const runtime = await bundleRuntime();
  /** @type {string[]} */
  const errors = [];
  const console_ = new VirtualConsole();
  console_.on('jsdomError', (error) => errors.push(error.message));
  console_.on('error', (...values) => errors.push(values.map(String).join(' ')));
  const dom = new JSDOM('<!doctype html><body></body>', {
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    url: 'http://localhost/',
    storageQuota: STORAGE_QUOTA,
    virtualConsole: console_,
  });
  const window = /** @type {any} */ (dom.window);
  // jsdom lacks these; the host uses them, the app never sees them
  Object.assign(window, { structuredClone, TextEncoder, TextDecoder });
  window.matchMedia ??= () => ({ matches: false });
  for (const [key, data] of Object.entries(storage)) {
    window.localStorage.setItem(`weapp:${key}`, JSON.stringify({ data }));
  }
  window.eval(script);
  window.eval(runtime);
  window.startWeapp({ ...start, mocks, transport: createForwarder(network), storage: window.localStorage });
  const app = new WeappInNode(window, errors);
  await app.settle();
  return app;
}

/** A mini-program running in jsdom: finds elements on the visible page, taps and types as a user would. */
export class WeappInNode {
  /**
   * @param {any} window
   * @param {string[]} errors
   */
  constructor(window, errors) {
    this.window = window;
    this.errors = errors;
    /** @type {import('../runtime/host.js').Host} */
    this.host = window.__weappHost;
  }

  /** @returns {string} path of the visible page */
  get route() {
    return this.host.routes.at(-1) ?? '';
  }

  /** Everything that went wrong so far, one line each. */
  get problems() {
    return [...this.host.problemList.map(({ where, message }) => `${where}: ${message}`), ...this.errors];
  }

  /**
   * @param {string} selector within the visible page
   * @returns {Element[]}
   */
  all(selector) {
    return [...this.host.pages.top.frame.element.querySelectorAll(selector)];
  }

  /**
   * @param {string} selector
   * @returns {any} the first match
   * @throws {Error} when there is none
   */
  element(selector) {
    const [element] = this.all(selector);
    if (!element) throw new Error(`no ${selector} on ${this.route}`);
    return element;
  }

  /** @param {string} selector */
  text(selector) {
    return this.element(selector).textContent;
  }

  /**
   * Taps an element and lets the app answer.
   * @param {string | Element} target
   */
  async tap(target) {
    const element = typeof target === 'string' ? this.element(target) : target;
    for (const type of ['mousedown', 'mouseup', 'click']) {
      element.dispatchEvent(
        new this.window.MouseEvent(type, { bubbles: true, composed: true, clientX: 1, clientY: 1 }),
      );
    }
    await this.settle();
  }

  /**
   * Types into an `input` or `textarea`.
   * @param {string} selector
   * @param {string} value
   */
  async fill(selector, value) {
    const field = this.element(selector).shadowRoot.querySelector('input, textarea');
    field.value = value;
    field.dispatchEvent(new this.window.Event('input', { bubbles: true }));
    await this.settle();
  }

  /**
   * Answers the open dialog, sheet or picker.
   * @param {string} label the button's words
   * @returns {Promise<string>} the dialog's text
   * @throws {Error} when no dialog has such a button
   */
  async answer(label) {
    const buttons = [...this.window.document.querySelectorAll('.wx-overlay button')];
    const button = buttons.find((candidate) => candidate.textContent === label);
    if (!button) throw new Error(`no open dialog has a button "${label}"`);
    const text = button.closest('.wx-modal, .wx-sheet')?.textContent ?? '';
    button.click();
    await this.settle();
    return text;
  }

  /** @returns {string} what the toast says, '' when there is none */
  get toast() {
    return this.window.document.querySelector('.wx-toast')?.textContent ?? '';
  }

  /** Lets timers, promises and requests that are ready run. */
  async settle(milliseconds = SETTLE_MS) {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
  }

  /**
   * Waits for what comes in its own time, such as the answer of a server.
   * @param {string} selector
   * @param {RegExp} words
   * @returns {Promise<string>} the element's text
   * @throws {Error} when the element does not say so within five seconds
   */
  async waitForText(selector, words) {
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await this.settle()) {
      if (words.test(this.text(selector))) return this.text(selector);
    }
    throw new Error(`${selector} says "${this.text(selector)}", not ${words}`);
  }

  /**
   * @throws {Error} naming every problem met so far
   */
  assertNoProblems() {
    if (this.problems.length > 0) throw new Error(`the mini-program has problems:\n${this.problems.join('\n')}`);
  }

  close() {
    this.window.close();
  }
}
