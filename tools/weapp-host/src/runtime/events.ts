import { isHostElement } from './elements/element.js';

/** An event of the component engine, as far as it is turned into WeChat's. */
interface EngineEvent {
  type: string;
  timeStamp?: number;
  detail: unknown;
  mark?: Record<string, unknown> | null;
  target: EngineTarget;
  currentTarget: EngineTarget;
  getOriginalEvent(): unknown;
}

interface EngineTarget {
  id?: string;
  dataset?: Record<string, unknown> | null;
  $$?: unknown;
  _$?: { $$?: unknown };
}

interface Touch {
  identifier: number;
  pageX: number;
  pageY: number;
  clientX: number;
  clientY: number;
  /** Only on a canvas: relative to it. */
  x?: number;
  y?: number;
}

const POINTER_EVENT = /^(touch|tap|longpress|longtap)/;
const DOM_EVENT = /^(touch|mouse|click)/;

export function isEngineEvent(value: unknown): value is EngineEvent {
  return value !== null && typeof value === 'object' && 'getOriginalEvent' in value && 'currentTarget' in value;
}

/** @returns the event as WeChat's handlers get it: plain data, no DOM nodes */
export function toWeChatEvent(event: EngineEvent): Record<string, unknown> {
  const result: Record<string, unknown> = {
    type: event.type,
    timeStamp: Math.round(event.timeStamp ?? performance.now()),
    target: describeTarget(event.target),
    currentTarget: describeTarget(event.currentTarget),
    mark: { ...event.mark },
    detail: detailOf(event),
    mut: false,
  };
  if (POINTER_EVENT.test(event.type)) {
    const original = event.getOriginalEvent() as Partial<TouchEvent & MouseEvent> | null;
    const toTouch = touchReader(event.currentTarget);
    const mouse = original && original.clientX !== undefined ? [toTouch(original as MouseEvent)] : [];
    result.touches = original?.touches ? [...original.touches].map(toTouch) : mouse;
    result.changedTouches = original?.changedTouches ? [...original.changedTouches].map(toTouch) : mouse;
  }
  return result;
}

function detailOf({ type, detail }: EngineEvent): unknown {
  if (DOM_EVENT.test(type) || detail === undefined) return {};
  if ((type === 'tap' || type === 'longpress') && detail !== null && typeof detail === 'object') {
    const { x, y } = detail as { x?: number; y?: number };
    return { x, y };
  }
  return JSON.parse(JSON.stringify(detail)) as unknown;
}

function describeTarget(target: EngineTarget): Record<string, unknown> {
  const element = elementOf(target);
  return {
    id: target.id ?? '',
    dataset: { ...target.dataset },
    offsetLeft: element?.offsetLeft ?? 0,
    offsetTop: element?.offsetTop ?? 0,
  };
}

function touchReader(target: EngineTarget): (point: globalThis.Touch | MouseEvent) => Touch {
  const element = elementOf(target);
  const canvas = element && isHostElement(element) && element.localName === 'wx-canvas';
  const frame = canvas ? element.getBoundingClientRect() : null;
  return (point) => ({
    identifier: 'identifier' in point ? point.identifier : 0,
    pageX: point.pageX,
    pageY: point.pageY,
    clientX: point.clientX,
    clientY: point.clientY,
    ...(frame ? { x: point.clientX - frame.left, y: point.clientY - frame.top } : {}),
  });
}

function elementOf(target: EngineTarget): HTMLElement | null {
  const element = target.$$ ?? target._$?.$$;
  return element instanceof HTMLElement ? element : null;
}

const LONG_PRESS_MS = 350;

/** WeChat's `longpress`, which the engine leaves to its host: a touch that stays for 350 ms. */
export function watchLongPress(body: HTMLElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = (): void => clearTimeout(timer);
  const begin = (event: Event): void => {
    const point = (event as TouchEvent).touches?.[0] ?? (event as MouseEvent);
    const detail = { x: point.clientX, y: point.clientY };
    cancel();
    timer = setTimeout(() => triggerOn(event, detail), LONG_PRESS_MS);
  };
  for (const type of ['touchstart', 'mousedown']) body.addEventListener(type, begin, true);
  for (const type of ['touchend', 'touchmove', 'touchcancel', 'mouseup']) body.addEventListener(type, cancel, true);
}

function triggerOn(event: Event, detail: { x: number; y: number }): void {
  let node = event.target as (Node & { __wxElement?: { triggerEvent: (...args: unknown[]) => void } }) | null;
  while (node && !node.__wxElement) node = node.parentNode;
  node?.__wxElement?.triggerEvent('longpress', detail, { bubbles: true, composed: true, originalEvent: event });
}
