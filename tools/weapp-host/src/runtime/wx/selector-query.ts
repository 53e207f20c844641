import { CanvasElement } from '../elements/display.js';
import { isHostElement } from '../elements/element.js';
import type { PageStack } from '../pages.js';
import type { WxApi } from './call.js';

interface Fields {
  id?: boolean;
  dataset?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  node?: boolean;
  computedStyle?: string[];
  properties?: string[];
}

type Callback = (result: unknown) => void;
type Reader = (element: Element) => unknown;

const RECT: Fields = { id: true, dataset: true, rect: true, size: true };

/** `wx.createSelectorQuery` and the observer of what is in sight. */
export function queryApi(pages: PageStack): WxApi {
  return {
    createSelectorQuery: () => new SelectorQuery(pages),
    createIntersectionObserver: (component: unknown, options: { thresholds?: number[]; observeAll?: boolean } = {}) =>
      new SightObserver(pages, component, options),
  };
}

class SelectorQuery {
  private readonly jobs: { read: () => unknown; callback: Callback | undefined }[] = [];
  private component: unknown = null;

  constructor(private readonly pages: PageStack) {}

  in(component: unknown): this {
    this.component = component;
    return this;
  }

  select(selector: string): NodesReference {
    return this.reference((read) => orNull(this.root().querySelector(deep(selector)), read));
  }

  selectAll(selector: string): NodesReference {
    return this.reference((read) => [...this.root().querySelectorAll(deep(selector))].map(read));
  }

  selectViewport(): NodesReference {
    return this.reference((read) => read(this.pages.top.frame.scroller));
  }

  exec(callback?: (results: unknown[]) => void): this {
    setTimeout(() => {
      const results = this.jobs.map((job) => {
        const result = job.read();
        job.callback?.(result);
        return result;
      });
      callback?.(results);
    });
    return this;
  }

  private root(): Element {
    return componentElement(this.component) ?? this.pages.top.frame.root;
  }

  private reference(find: (read: Reader) => unknown): NodesReference {
    const add = (read: Reader, callback: Callback | undefined): this => {
      this.jobs.push({ read: () => find(read), callback });
      return this;
    };
    return new NodesReference(this.pages, add);
  }
}

class NodesReference {
  constructor(
    private readonly pages: PageStack,
    private readonly add: (read: Reader, callback: Callback | undefined) => SelectorQuery,
  ) {}

  boundingClientRect(callback?: Callback): SelectorQuery {
    return this.fields(RECT, callback);
  }

  scrollOffset(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, scrollOffset: true }, callback);
  }

  node(callback?: Callback): SelectorQuery {
    return this.fields({ node: true }, callback);
  }

  fields(fields: Fields, callback?: Callback): SelectorQuery {
    return this.add((element) => readFields(element, fields, this.pages.top.frame.scroller), callback);
  }
}

/** Tells when elements come into sight; nothing is told where the browser has no such observer. */
class SightObserver {
  private observer: IntersectionObserver | null = null;
  private margin = '';

  constructor(
    private readonly pages: PageStack,
    private readonly component: unknown,
    private readonly options: { thresholds?: number[]; observeAll?: boolean },
  ) {}

  relativeTo(): this {
    return this;
  }

  relativeToViewport({ top = 0, right = 0, bottom = 0, left = 0 } = {}): this {
    this.margin = `${top}px ${right}px ${bottom}px ${left}px`;
    return this;
  }

  observe(selector: string, callback: Callback): void {
    if (typeof IntersectionObserver === 'undefined') return;
    const { frame } = this.pages.top;
    const found = [...(componentElement(this.component) ?? frame.root).querySelectorAll(deep(selector))];
    this.observer = new IntersectionObserver((entries) => entries.forEach((entry) => callback(toSight(entry))), {
      root: frame.scroller,
      rootMargin: this.margin || undefined,
      threshold: this.options.thresholds ?? [0],
    });
    for (const element of this.options.observeAll ? found : found.slice(0, 1)) this.observer.observe(element);
  }

  disconnect(): void {
    this.observer?.disconnect();
  }
}

function toSight(entry: IntersectionObserverEntry): Record<string, unknown> {
  return {
    id: entry.target.id,
    intersectionRatio: entry.intersectionRatio,
    intersectionRect: entry.intersectionRect.toJSON() as unknown,
    boundingClientRect: entry.boundingClientRect.toJSON() as unknown,
    time: entry.time,
  };
}

/** WeChat's `>>>` steps into a component, whose nodes are in the same document here. */
function deep(selector: string): string {
  return selector.replace(/>>>/g, ' ');
}

function orNull(element: Element | null, read: Reader): unknown {
  return element ? read(element) : null;
}

function componentElement(component: unknown): Element | null {
  const element = (component as { _$?: { $$?: unknown } } | null)?._$?.$$;
  return element instanceof Element ? element : null;
}

function readFields(element: Element, fields: Fields, viewport: Element): Record<string, unknown> {
  const box = element.getBoundingClientRect();
  const origin = viewport.getBoundingClientRect().top;
  const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = element;
  const host = isHostElement(element) ? element : null;
  return {
    ...(fields.id ? { id: element.id } : {}),
    ...(fields.dataset ? { dataset: { ...host?.__wxElement?.dataset } } : {}),
    ...(fields.rect ? { left: box.left, right: box.right, top: box.top - origin, bottom: box.bottom - origin } : {}),
    ...(fields.size ? { width: box.width, height: box.height } : {}),
    ...(fields.scrollOffset ? { scrollTop, scrollLeft, scrollHeight, scrollWidth } : {}),
    ...(fields.node ? { node: element instanceof CanvasElement ? element.surface : element } : {}),
    ...computedStyles(element, fields.computedStyle ?? []),
    ...Object.fromEntries((fields.properties ?? []).map((name) => [name, host?.property(name)])),
  };
}

function computedStyles(element: Element, names: string[]): Record<string, string> {
  const style = names.length > 0 ? getComputedStyle(element) : null;
  return Object.fromEntries(names.map((name) => [name, style?.getPropertyValue(kebab(name)) ?? '']));
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
