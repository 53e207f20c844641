import { ComponentRegistry } from './components.js';
import { Device } from './device.js';
import { defineElements } from './elements/index.js';
import { provideServices } from './elements/services.js';
import { ScrollViewElement } from './elements/scrolling.js';
import { Engine } from './engine.js';
import { watchLongPress } from './events.js';
import { FileStore } from './files.js';
import { Mocks } from './mocks.js';
import { ModuleLoader } from './modules.js';
import { Network, type NetworkConditions } from './network.js';
import { PageStack } from './pages.js';
import { parsePageUrl, resolvePath } from './paths.js';
import { ProblemLog } from './problems.js';
import { Sandbox } from './sandbox.js';
import { SetDataMeter } from './set-data.js';
import type { LaunchOptions, Pack, Problem, Transport } from './types.js';
import { createWx } from './wx/index.js';
import { AppEvents } from './wx/app-events.js';
import type { WxApi } from './wx/call.js';
import { PrivacyConsent } from './wx/device.js';
import { showModal } from './wx/dialogs.js';

/** `scene` of a mini-program code: WeChat takes at most 32 of these characters. */
const CODE_SCENE = /^[0-9a-zA-Z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const SCENE_LAUNCHER = 1001;
const SCENE_CODE = 1047;

export interface HostOptions {
  transport: Transport;
  storage: Storage;
  /** In px, as chosen in WeChat's settings; 16 is the middle. */
  fontSize?: number;
}

/** How a test opens the app. */
export interface StartOptions {
  /** Page address with query; the app's first page when left out. */
  path?: string;
  /** Opens the page as from a printed mini-program code that carries this text. */
  codeScene?: string;
  /** WeChat's scene number. */
  scene?: number;
  /** Whether the phone is without a network from the start. */
  offline?: boolean;
  /** Answers of device functions that the app may ask for while it starts, by name. */
  mocks?: Record<string, unknown>;
}

type AppInstance = Record<string, ((...values: unknown[]) => unknown) | unknown>;

/** One mini-program running in this document, and what a test can do to the phone around it. */
export class Host {
  readonly problems = new ProblemLog();
  readonly mocks = new Mocks();
  readonly pages: PageStack;
  readonly wx: WxApi;
  readonly meter: SetDataMeter;
  readonly network: Network;
  readonly privacy: PrivacyConsent;
  private readonly events = new AppEvents();
  private readonly files = new FileStore();
  private readonly device: Device;
  private readonly loader: ModuleLoader;
  private app: AppInstance = {};
  private launch: LaunchOptions = { path: '', query: {}, scene: 0, shareTicket: '', referrerInfo: {} };

  constructor(
    private readonly pack: Pack,
    options: HostOptions,
  ) {
    for (const problem of pack.problems) this.problems.add(problem);
    const fontSize = options.fontSize ?? 16;
    this.device = new Device(pack.css.app ?? '');
    this.network = new Network(options.transport);
    this.privacy = new PrivacyConsent(this.events, async () => {
      const question = { title: '用户隐私保护提示', cancelText: '拒绝', confirmText: '同意' };
      return (await showModal(this.device, question)).confirm;
    });
    this.meter = new SetDataMeter(this.problems, pack.taroNodes);
    defineElements();
    const engine = new Engine(this.problems);
    const loadEntry = (path: string): void => {
      if (!this.loader.isLoaded(path)) this.loader.loadEntry(path);
    };
    const registry = new ComponentRegistry(pack, engine, this.problems, this.meter, loadEntry, (css) =>
      this.device.addComponentStyles(css),
    );
    this.pages = new PageStack({
      pack,
      engine,
      registry,
      device: this.device,
      problems: this.problems,
      loadEntry,
      askToLeave: async (content) => (await showModal(this.device, { title: '提示', content })).confirm,
    });
    this.wx = createWx({
      app: pack.json['app.json'],
      device: this.device,
      events: this.events,
      files: this.files,
      fontSize,
      mocks: this.mocks,
      network: this.network,
      pages: this.pages,
      privacy: this.privacy,
      storage: options.storage,
      launch: () => this.launch,
    });
    this.loader = new ModuleLoader(pack, new Sandbox(window), this.moduleScope(engine, registry));
    this.provideElementServices(fontSize);
    this.watchErrors();
    watchLongPress(document.body);
  }

  /** Launches the app and opens its first page. */
  start({ path, codeScene, scene, offline = false, mocks = {} }: StartOptions = {}): void {
    this.network.conditions.offline = offline;
    for (const [name, answer] of Object.entries(mocks)) this.mock(name, answer);
    const app = this.pack.json['app.json'];
    const first = parsePageUrl(`/${(path ?? app.entryPagePath ?? app.pages[0] ?? '').replace(/^\//, '')}`);
    if (codeScene !== undefined && !CODE_SCENE.test(codeScene)) {
      throw new Error(`"${codeScene}" cannot be the scene of a mini-program code: 1 to 32 of WeChat's characters`);
    }
    const code: Record<string, string> = codeScene === undefined ? {} : { scene: encodeURIComponent(codeScene) };
    const query = { ...first.query, ...code };
    const number = scene ?? (codeScene === undefined ? SCENE_LAUNCHER : SCENE_CODE);
    this.launch = { path: first.path, query, scene: number, shareTicket: '', referrerInfo: {} };
    this.loader.loadEntry('app');
    this.callApp('onLaunch', this.launch);
    this.callApp('onShow', this.launch);
    this.pages.open(first.path, query);
  }

  /** Sets the answer of a device function, or of a button as `button:<open-type>`; a failure is an `errMsg` with `:fail`. */
  mock(name: string, answer: unknown): void {
    this.mocks.set(name, answer);
  }

  setNetwork(conditions: Partial<NetworkConditions>): void {
    const wasOffline = this.network.conditions.offline;
    Object.assign(this.network.conditions, conditions);
    const { offline } = this.network.conditions;
    if (offline === wasOffline) return;
    this.events.emit('NetworkStatusChange', { isConnected: !offline, networkType: offline ? 'none' : 'wifi' });
  }

  setOffline(offline: boolean): void {
    this.setNetwork({ offline });
  }

  /** The user pulls the page down: the page's own refresh, or that of the scroll view in it which offers one. */
  pullDown(): void {
    const views = [...this.pages.top.frame.root.querySelectorAll('wx-scroll-view')] as ScrollViewElement[];
    for (const view of views) view.pullDown();
    this.pages.call(this.pages.top, 'onPullDownRefresh');
  }

  /** The user goes to another app. */
  hideApp(): void {
    this.pages.hidden(this.pages.top);
    this.callApp('onHide', {});
    this.events.emit('AppHide', {});
    this.network.enterBackground();
  }

  /** The user comes back. */
  showApp(): void {
    this.network.enterForeground();
    this.callApp('onShow', this.launch);
    this.events.emit('AppShow', this.launch);
    this.pages.shown(this.pages.top);
  }

  /** @returns what the page would share; also called by a share button */
  share(button?: Element): unknown {
    const result = this.pages.call(this.pages.top, 'onShareAppMessage', {
      from: button ? 'button' : 'menu',
      target: button ? { id: button.id } : undefined,
    });
    this.mocks.record('share', result);
    return result;
  }

  /** Paths of the open pages, the visible one last. */
  get routes(): string[] {
    return this.pages.list.map((page) => page.path);
  }

  get problemList(): Problem[] {
    return this.problems.list;
  }

  private callApp(name: string, ...values: unknown[]): void {
    const handler = this.app[name];
    if (typeof handler !== 'function') return;
    try {
      handler.apply(this.app, values);
    } catch (error) {
      this.problems.error(`app ${name}`, error);
    }
  }

  private moduleScope(engine: Engine, registry: ComponentRegistry): Record<string, unknown> {
    return {
      wx: this.wx,
      App: (definition: AppInstance) => {
        this.app = definition;
      },
      Page: (definition: Record<string, unknown>) => registry.definePage(this.loader.runningEntry, definition),
      Component: (definition: Record<string, unknown>) =>
        registry.defineComponent(this.loader.runningEntry, definition),
      Behavior: (definition: Record<string, unknown>) =>
        engine.space
          .behavior()
          .definition(registry.prepareBehavior(definition) as never)
          .register(),
      getApp: () => this.app,
      getCurrentPages: () => this.pages.list.map((page) => page.instance),
    };
  }

  private provideElementServices(fontSize: number): void {
    provideServices({
      overlay: this.device.overlay,
      fontSize,
      resolveAsset: (source) => this.resolveAsset(source),
      openType: (name) =>
        this.mocks.answer(`button:${name}`, {}, { errMsg: `${name}:fail no answer was set for it in this host` }),
      share: (button) => this.share(button),
      navigate: (openType, url, delta) => this.navigate(openType, url, delta),
      reportProblem: (where, message) => this.problems.error(where, message),
    });
  }

  private navigate(openType: string, url: string, delta: number): void {
    const move = this.wx[openType === 'navigate' ? 'navigateTo' : openType === 'redirect' ? 'redirectTo' : openType];
    if (typeof move === 'function') (move as (options: unknown) => void)({ url, delta, complete: () => undefined });
    else this.problems.error('navigator', `open-type "${openType}" is not run by this host`);
  }

  private resolveAsset(source: string): string {
    if (this.files.has(source)) return this.files.dataUrl(source);
    if (/^(data:|https?:|blob:)/.test(source)) return source;
    return `app/${resolvePath(this.pages.list.at(-1)?.path ?? '', source)}`;
  }

  private watchErrors(): void {
    window.addEventListener('error', (event) => {
      this.problems.error(this.routes.at(-1) ?? 'app', event.error ?? event.message);
      this.callApp('onError', String(event.message));
      this.events.emit('Error', { message: event.message });
    });
    window.addEventListener('unhandledrejection', (event) => {
      this.problems.error(this.routes.at(-1) ?? 'app', event.reason);
      const value = { reason: event.reason as unknown, promise: event.promise };
      this.callApp('onUnhandledRejection', value);
      this.events.emit('UnhandledRejection', value);
    });
  }
}
