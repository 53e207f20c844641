import type { Engine } from './engine.js';
import { toWeChatEvent, isEngineEvent } from './events.js';
import { pagePaths, resolvePath } from './paths.js';
import type { ProblemLog } from './problems.js';
import type { SetDataMeter } from './set-data.js';
import type { Pack } from './types.js';

type Definition = Record<string, unknown>;
type Method = (this: unknown, ...args: unknown[]) => unknown;
type LoadEntry = (path: string) => void;

/** Fields of a page that are neither data nor functions; each opened page gets its own copy. */
type ExtraFields = Record<string, unknown>;

/** Registers pages and components with the engine, with their templates, styles and the components they use. */
export class ComponentRegistry {
  private readonly pageFields = new Map<string, ExtraFields>();
  private readonly pages: Set<string>;

  constructor(
    private readonly pack: Pack,
    private readonly engine: Engine,
    private readonly problems: ProblemLog,
    private readonly meter: SetDataMeter,
    private readonly loadEntry: LoadEntry,
    private readonly addStyles: (css: string) => void,
  ) {
    this.pages = new Set(pagePaths(pack.json['app.json']));
  }

  isRegistered(page: string): boolean {
    return this.pageFields.has(page);
  }

  /** @returns a fresh copy of the page's own fields */
  fieldsOf(page: string): ExtraFields {
    return structuredClone(this.pageFields.get(page) ?? {});
  }

  /** What `Page({…})` does in the script of `path`. */
  definePage(path: string, definition: Definition): void {
    const { data, behaviors, ...members } = definition;
    const entries = Object.entries(members);
    const isMethod = ([, member]: [string, unknown]) => typeof member === 'function';
    this.pageFields.set(path, Object.fromEntries(entries.filter((entry) => !isMethod(entry))));
    this.register(path, { data, behaviors, methods: Object.fromEntries(entries.filter(isMethod)) });
  }

  /** What `Component({…})` does in the script of `path`. */
  defineComponent(path: string, definition: Definition): void {
    if (this.pages.has(path)) this.pageFields.set(path, {});
    this.register(path, definition);
  }

  /** @returns the definition of a behavior with its handlers made ready for WeChat's events */
  prepareBehavior(definition: Definition): Definition {
    return { ...definition, methods: withWeChatEvents(definition.methods) };
  }

  private register(path: string, definition: Definition): void {
    const lifetimes = (definition.lifetimes ?? {}) as Record<string, unknown>;
    const created = (lifetimes.created ?? definition.created) as Method | undefined;
    const onCreated = (instance: Parameters<SetDataMeter['watch']>[0]): void => {
      this.meter.watch(instance);
      this.markHost(instance);
    };
    this.prepare(path);
    const prepared: Definition = {
      ...definition,
      data: definition.data ?? {},
      behaviors: definition.behaviors ?? [],
      methods: withWeChatEvents(definition.methods),
      lifetimes: {
        ...lifetimes,
        created(this: Parameters<SetDataMeter['watch']>[0]) {
          onCreated(this);
          created?.call(this);
        },
      },
    };
    this.engine.space
      .component(path)
      .definition(prepared as never)
      .register();
  }

  /** The attribute that `:host` of an isolated component's styles stands for. */
  private markHost(instance: unknown): void {
    const component = (instance as { _$: { is: string; getBackendElement(): Element | null } })._$;
    const scope = this.pack.scopes[component.is];
    if (scope !== undefined) component.getBackendElement()?.setAttribute('data-wx-host', scope);
  }

  private prepare(path: string): void {
    const config = this.pack.json[`${path}.json`] ?? {};
    const inherited = this.pack.json['app.json'].usingComponents ?? {};
    const usingComponents: Record<string, string> = {};
    for (const [tag, reference] of Object.entries(inherited)) usingComponents[tag] = `/${resolvePath('', reference)}`;
    for (const [tag, reference] of Object.entries(config.usingComponents ?? {})) {
      usingComponents[tag] = `/${resolvePath(path, reference)}`;
    }
    for (const used of Object.values(usingComponents)) this.loadUsed(used.slice(1), path);
    const styleIsolation = config.styleIsolation ?? (this.pages.has(path) ? 'shared' : undefined);
    this.engine.space.addComponentStaticConfig(path, {
      ...config,
      usingComponents,
      ...(styleIsolation === undefined ? {} : { styleIsolation }),
    } as Parameters<Engine['space']['addComponentStaticConfig']>[1]);
    this.engine.space.addStyleSheet(path, undefined, this.pack.scopes[path]);
    if (!this.pages.has(path)) this.addStyles(this.pack.css[path] ?? '');
    this.addTemplate(path);
  }

  private loadUsed(component: string, user: string): void {
    if (component === user) return;
    if (this.pack.js[`${component}.js`] === undefined) {
      this.problems.error(user, `component "${component}" is not in the package`);
    } else this.loadEntry(component);
  }

  private addTemplate(path: string): void {
    const content = this.pack.templates[path];
    if (content === undefined) this.problems.error(path, `there is no ${path}.wxml`);
    const template = { groupList: this.pack.templates, content, fallbackListenerOnNativeNode: true };
    this.engine.space.addCompiledTemplate(
      path,
      template as unknown as Parameters<Engine['space']['addCompiledTemplate']>[1],
    );
  }
}

/** Event handlers are methods like any other: each method turns an engine's event, if it gets one, into WeChat's. */
function withWeChatEvents(methods: unknown): Record<string, Method> {
  const entries = Object.entries((methods ?? {}) as Record<string, Method>);
  return Object.fromEntries(
    entries.map(([name, method]): [string, Method] => [
      name,
      function (this: unknown, first: unknown, ...rest: unknown[]) {
        return method.call(this, isEngineEvent(first) ? toWeChatEvent(first) : first, ...rest);
      },
    ]),
  );
}
