import type { ComponentRegistry } from './components.js';
import type { Device, PageFrame } from './device.js';
import type { Engine, EngineRoot, Instance } from './engine.js';
import { EventChannel } from './event-channel.js';
import { pagePaths, parsePageUrl } from './paths.js';
import type { ProblemLog } from './problems.js';
import type { Pack, PageConfig, TabEntry } from './types.js';

/** WeChat keeps at most this many pages; `navigateTo` fails beyond. */
const DEEPEST_STACK = 10;
const DEFAULT_REACH_BOTTOM_PX = 50;

/** An open page. */
export interface Page {
  path: string;
  query: Record<string, string>;
  config: PageConfig;
  frame: PageFrame;
  root: EngineRoot;
  instance: Instance;
  /** Question that the back button asks first (`enableAlertBeforeUnload`). */
  leaveQuestion: string | null;
}

type Handler = (...values: unknown[]) => unknown;

interface PageStackParts {
  pack: Pack;
  engine: Engine;
  registry: ComponentRegistry;
  device: Device;
  problems: ProblemLog;
  loadEntry(path: string): void;
  /** @returns whether the user agrees to leave */
  askToLeave(question: string): Promise<boolean>;
}

/** The open pages, with WeChat's rules for moving between them and its order of life-cycle calls. */
export class PageStack {
  /** Open pages, the visible one last. */
  list: Page[] = [];
  private tabBarHidden = false;
  private readonly tabs: TabEntry[];
  private readonly keptTabs = new Map<string, Page>();
  private readonly known: Set<string>;

  constructor(private readonly parts: PageStackParts) {
    const app = parts.pack.json['app.json'];
    this.tabs = app.tabBar?.list ?? [];
    this.known = new Set(pagePaths(app));
  }

  /** @throws when no page is open yet */
  get top(): Page {
    const page = this.list.at(-1);
    if (!page) throw new Error('no page is open');
    return page;
  }

  isTab(path: string): boolean {
    return this.tabs.some((tab) => tab.pagePath === path);
  }

  /** Opens a page on top. @throws when the app has no such page */
  open(path: string, query: Record<string, string>, channel?: EventChannel): Page {
    const page = this.create(path, query, channel);
    this.list.push(page);
    this.refresh();
    this.call(page, 'onLoad', query);
    this.shown(page);
    setTimeout(() => this.call(page, 'onReady'));
    return page;
  }

  /**
   * Each of the moves below does what the `wx` function of its name does.
   * @throws with WeChat's reason when the move is not allowed
   */
  navigateTo(url: string, events: Record<string, Handler> = {}): EventChannel {
    const { path, query } = this.parse(url);
    if (this.isTab(path)) throw new Error('can not navigateTo a tabbar page');
    if (this.list.length >= DEEPEST_STACK) throw new Error('webview count limit exceed');
    const [opener, opened] = EventChannel.pair();
    for (const [event, handler] of Object.entries(events)) opener.on(event, handler);
    this.hidden(this.top);
    this.open(path, query, opened);
    return opener;
  }

  redirectTo(url: string): void {
    const { path, query } = this.parse(url);
    if (this.isTab(path)) throw new Error('can not redirectTo a tabbar page');
    this.close(this.top);
    this.open(path, query);
  }

  reLaunch(url: string): void {
    const { path, query } = this.parse(url);
    for (const page of [...this.list, ...this.keptTabs.values()].reverse()) this.close(page);
    this.open(path, query);
  }

  switchTab(url: string): void {
    const { path, query } = this.parse(url);
    if (!this.isTab(path)) throw new Error('can not switch to non-TabBar page');
    if (Object.keys(query).length > 0) this.parts.problems.error(path, 'switchTab takes no query; WeChat drops it');
    if (this.list.at(-1)?.path === path) return;
    this.leaveForTab();
    const kept = this.keptTabs.get(path);
    if (!kept) {
      this.open(path, {});
      return;
    }
    this.keptTabs.delete(path);
    this.list = [kept];
    this.refresh();
    this.shown(kept);
  }

  navigateBack(delta = 1): void {
    const closing = Math.min(delta, this.list.length - 1);
    if (closing <= 0) return;
    for (let left = closing; left > 0; left -= 1) this.close(this.top);
    this.refresh();
    this.shown(this.top);
  }

  /** What the title bar's back button does. */
  async pressBack(): Promise<void> {
    const question = this.top.leaveQuestion;
    if (question === null || (await this.parts.askToLeave(question))) this.navigateBack();
  }

  setTabBarHidden(hidden: boolean): void {
    this.tabBarHidden = hidden;
    this.refresh();
  }

  /** Calls one of a page's own functions, if it has it; what it throws goes to the problem log. */
  call(page: Page, name: string, ...values: unknown[]): unknown {
    const handler = page.instance[name];
    if (typeof handler !== 'function') return undefined;
    try {
      return (handler as Handler).apply(page.instance, values);
    } catch (error) {
      this.parts.problems.error(`${page.path} ${name}`, error);
      return undefined;
    }
  }

  shown(page: Page): void {
    this.call(page, 'onShow');
    page.root.triggerPageLifetime('show');
  }

  hidden(page: Page): void {
    this.call(page, 'onHide');
    page.root.triggerPageLifetime('hide');
  }

  /** Puts the top page and the right tab on the screen. */
  refresh(): void {
    const { device, pack } = this.parts;
    const page = this.list.at(-1);
    if (!page) return;
    device.show(page.frame, pack.css[page.path] ?? '');
    page.frame.back.hidden = this.list.length === 1;
    const bar = pack.json['app.json'].tabBar;
    if (!bar || this.tabBarHidden || !this.isTab(page.path)) device.hideTabBar();
    else {
      const colors = { idle: bar.color, selected: bar.selectedColor };
      device.showTabBar(this.tabs, page.path, colors, (tab) => this.switchTab(`/${tab.pagePath}`));
    }
  }

  private parse(url: string): { path: string; query: Record<string, string> } {
    const target = parsePageUrl(url, this.list.at(-1)?.path);
    this.requirePage(target.path);
    return target;
  }

  private requirePage(path: string): void {
    if (this.known.has(path)) return;
    this.parts.problems.error(this.list.at(-1)?.path ?? 'app', `page "${path}" is not found`);
    throw new Error(`page "${path}" is not found`);
  }

  private create(path: string, query: Record<string, string>, channel?: EventChannel): Page {
    const { engine, registry, device, pack } = this.parts;
    this.requirePage(path);
    if (!registry.isRegistered(path)) this.parts.loadEntry(path);
    if (!registry.isRegistered(path)) throw new Error(`${path}.js calls neither Page nor Component`);
    const config = { ...pack.json['app.json'].window, ...pack.json[`${path}.json`] };
    const frame = device.addPage(path, config, () => void this.pressBack());
    const root = engine.createRoot(path);
    const instance = Object.assign(root.instance, registry.fieldsOf(path), {
      route: path,
      __route__: path,
      options: query,
      getOpenerEventChannel: () => channel ?? EventChannel.pair()[0],
    });
    const page: Page = { path, query, config, frame, root, instance, leaveQuestion: null };
    root.attach(frame.root, frame.root.appendChild(document.createElement('span')));
    this.watchScroll(page);
    return page;
  }

  private watchScroll(page: Page): void {
    const { scroller } = page.frame;
    const distance = page.config.onReachBottomDistance ?? DEFAULT_REACH_BOTTOM_PX;
    let wasNear = false;
    scroller.addEventListener('scroll', () => {
      if (this.list.at(-1) !== page) return;
      this.call(page, 'onPageScroll', { scrollTop: scroller.scrollTop });
      const near = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight <= distance;
      if (near && !wasNear) this.call(page, 'onReachBottom');
      wasNear = near;
    });
  }

  /** Tab pages stay alive behind; pages on top of them are closed. */
  private leaveForTab(): void {
    const [bottom, ...above] = this.list;
    for (const page of above.reverse()) this.close(page);
    if (bottom && this.isTab(bottom.path)) {
      if (above.length === 0) this.hidden(bottom);
      this.keptTabs.set(bottom.path, bottom);
    } else if (bottom) this.close(bottom);
    this.list = [];
  }

  private close(page: Page): void {
    this.call(page, 'onUnload');
    page.root.release();
    page.frame.element.remove();
    this.list = this.list.filter((other) => other !== page);
    for (const [path, kept] of this.keptTabs) if (kept === page) this.keptTabs.delete(path);
  }
}
