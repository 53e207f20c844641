import * as glassEasel from 'glass-easel';
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { UNSUPPORTED_TAGS, SUPPORTED_TAGS } from '../builtin-tags.mjs';
import { isHostElement } from './elements/element.js';
import type { ProblemLog } from './problems.js';

/** A page or component as the app's code sees it (`this`). */
export interface Instance {
  is: string;
  setData(data: Record<string, unknown>, callback?: () => void): void;
  [member: string]: unknown;
}

/** A page put on the screen. */
export interface EngineRoot {
  instance: Instance;
  /** Puts the page's nodes in the place of `placeholder`. */
  attach(parent: Element, placeholder: Element): void;
  /** Tells the page's components that the page was shown or hidden. */
  triggerPageLifetime(name: 'show' | 'hide'): void;
  release(): void;
}

type CodeSpace = ReturnType<MiniProgramEnv['createCodeSpace']>;

/** The adapter's step that settles a component's options; it is not in its type declarations. */
interface OptionsPreparer {
  prepareComponentOptions(...parameters: unknown[]): [object, ...unknown[]];
}

/** WeChat's own component engine, put up for one mini-program in this document. */
export class Engine {
  readonly space: CodeSpace;
  private readonly backend: ReturnType<MiniProgramEnv['associateBackend']>;

  constructor(problems: ProblemLog) {
    configureOnce(problems);
    const environment = new MiniProgramEnv();
    this.space = environment.createCodeSpace('', true);
    this.writePlainIds();
    const components = this.space.getComponentSpace();
    for (const tag of [...SUPPORTED_TAGS, ...UNSUPPORTED_TAGS]) components.setGlobalUsingComponent(tag, `wx-${tag}`);
    this.backend = environment.associateBackend(backendContext());
  }

  /**
   * @param path a registered page
   * @returns the page, made but not yet on the screen
   */
  createRoot(path: string): EngineRoot {
    const root = this.backend.createRoot('wx-page-host', this.space, `/${path}`);
    const component = root.getComponent();
    return {
      instance: root.get() as unknown as Instance,
      attach: (parent, placeholder) =>
        root.attach(
          parent as unknown as glassEasel.GeneralBackendElement,
          placeholder as unknown as glassEasel.GeneralBackendElement,
        ),
      triggerPageLifetime: (name) => component.triggerPageLifetime(name, []),
      release: () => root.release(),
    };
  }

  /** Ids stay as the app wrote them: with the adapter's prefixes neither tests nor selector queries would find them. */
  private writePlainIds(): void {
    const space = this.space as unknown as OptionsPreparer;
    const prepare = space.prepareComponentOptions.bind(space);
    space.prepareComponentOptions = (...parameters) => {
      const result = prepare(...parameters);
      Object.assign(result[0], { idPrefixGenerator: null, writeIdToDOM: true });
      return result;
    };
  }
}

let configured = false;

/** The engine's options and listeners are global to the document. */
function configureOnce(problems: ProblemLog): void {
  glassEasel.addGlobalErrorListener((error, method, related) => {
    const component = typeof related === 'object' ? related.is : (related ?? '');
    problems.error(`${component} ${method ?? ''}`.trim(), error);
    return false;
  });
  glassEasel.addGlobalWarningListener((message, related) => {
    problems.warning(typeof related === 'string' ? related : related.is, message);
  });
  if (configured) return;
  configured = true;
  glassEasel.globalOptions.writeIdToDOM = true;
  passRawProperties();
}

/** Built-in components get values as they are (arrays, numbers); attributes would turn them into text. */
function passRawProperties(): void {
  const node = glassEasel.NativeNode.prototype;
  const updateAttribute = node.updateAttribute;
  node.updateAttribute = function (this: glassEasel.NativeNode, name: string, value: unknown) {
    const element = this.getBackendElement() as unknown;
    if (isHostElement(element)) element.setProperty(name, value);
    else updateAttribute.call(this, name, value);
  };
}

function backendContext(): glassEasel.CurrentWindowBackendContext {
  const context = new glassEasel.CurrentWindowBackendContext();
  const nodes = {
    createElement: (tag: string): Element => {
      const element = document.createElement(tag);
      if (isHostElement(element)) element.create();
      return element;
    },
    createTextNode: (text: string) => document.createTextNode(text),
    createDocumentFragment: () => document.createDocumentFragment(),
  };
  context.document = nodes as unknown as typeof context.document;
  const setModelBinding = context.setModelBindingStat.bind(context);
  context.setModelBindingStat = (element, property, listener) => {
    const node = element as unknown;
    if (isHostElement(node)) node.bindModel(property, listener);
    else setModelBinding(element, property, listener);
  };
  context.onEvent((target, type, detail, options) => {
    if (type === 'tap' && isInsideDisabledButton(target.getBackendElement() as unknown)) return undefined;
    const event = new glassEasel.Event(type, detail, options);
    glassEasel.Event.dispatchEvent(target, event);
    return event.getEventBubbleStatus();
  });
  return context;
}

function isInsideDisabledButton(node: unknown): boolean {
  return node instanceof Element && node.closest('wx-button[aria-disabled="true"]') !== null;
}
