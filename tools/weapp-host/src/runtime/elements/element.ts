/** The component engine's node behind an element. */
interface EngineNode {
  id?: string;
  dataset?: Record<string, unknown>;
  triggerEvent(name: string, detail: unknown, options: { bubbles: boolean; composed: boolean }): void;
}

const REFLECTED = /^(aria-|data-|role$|hidden$)/;

/** A built-in component of WeChat as a custom element. The engine makes it, then hands it properties as raw values. */
export class HostElement extends HTMLElement {
  declare __wxElement?: EngineNode;
  protected readonly properties: Record<string, unknown> = {};
  private readonly modelListeners = new Map<string, (value: unknown) => void>();

  /** Called once, when the engine has made the element; attributes and children may be set from here on. */
  create(): void {}

  /** @param value as the app's data holds it, not as text */
  setProperty(name: string, value: unknown): void {
    this.properties[name] = value;
    if (name === 'aria-role') this.reflect('role', value);
    else if (REFLECTED.test(name)) this.reflect(name, value);
    this.propertyChanged(name, value);
  }

  property(name: string): unknown {
    return this.properties[name];
  }

  /** Two-way binding (`model:value="{{…}}"`). */
  bindModel(property: string, listener: ((value: unknown) => void) | null): void {
    if (listener) this.modelListeners.set(property, listener);
    else this.modelListeners.delete(property);
  }

  get isDisabled(): boolean {
    return isTrue(this.properties.disabled);
  }

  /** What a form sends for this element; undefined when it holds no value. */
  get formValue(): unknown {
    return undefined;
  }

  /** Back to the value it was made with; what a form's reset does to each of its elements. */
  resetValue(): void {}

  /** Tapping the element's label does this. */
  activate?(): void;

  override setAttribute(name: string, value: string): void {
    super.setAttribute(name, name === 'style' ? inlineRpx(value) : value);
  }

  protected propertyChanged(_name: string, _value: unknown): void {}

  /** Sends a component event (`bindchange`, `bindinput`…); such events do not bubble in WeChat. */
  protected emit(name: string, detail: unknown = {}): void {
    this.__wxElement?.triggerEvent(name, detail, { bubbles: false, composed: false });
  }

  protected updateModel(property: string, value: unknown): void {
    this.modelListeners.get(property)?.(value);
  }

  protected reflect(name: string, value: unknown): void {
    if (value === false || value === null || value === undefined || value === '') this.removeAttribute(name);
    else super.setAttribute(name, value === true ? '' : String(value));
  }

  /** Gives the element an inside of its own, which neither the app's styles nor its selectors reach. */
  protected fill(html: string): ShadowRoot {
    const inside = this.attachShadow({ mode: 'open' });
    inside.innerHTML = html;
    return inside;
  }
}

export function isHostElement(value: unknown): value is HostElement {
  return value instanceof HostElement;
}

/** What WeChat takes for true in a template: also the bare attribute and any text but "false". */
export function isTrue(value: unknown): boolean {
  if (typeof value === 'string') return value !== '' && value !== 'false';
  return Boolean(value);
}

/** @returns the number a property stands for, or `otherwise` when it stands for none */
export function toNumber(value: unknown, otherwise: number): number {
  if (value === undefined || value === null || value === '') return otherwise;
  const number = Number(value);
  return Number.isNaN(number) ? otherwise : number;
}

/** Lengths in rpx in an inline style, as CSS. */
export function inlineRpx(style: string): string {
  return String(style).replace(/(-?\d*\.?\d+)rpx/g, 'calc($1 * var(--rpx))');
}

/** Keeps DOM events of an element's inside from reaching the app, which gets the component's own events instead. */
export function keepInside(node: Element, ...types: string[]): void {
  for (const type of types) node.addEventListener(type, (event) => event.stopPropagation());
}
