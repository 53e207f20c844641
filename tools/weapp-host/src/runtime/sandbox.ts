/** What WeChat's logic layer offers beside its own interfaces: the language, timers and the console. No DOM. */
const ALLOWED = [
  ...['Object', 'Function', 'Array', 'Number', 'String', 'Boolean', 'Symbol', 'BigInt', 'Date', 'Promise', 'RegExp'],
  ...['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'],
  ...['JSON', 'Math', 'Intl', 'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'Proxy', 'Reflect'],
  ...['ArrayBuffer', 'DataView', 'Uint8Array', 'Int8Array', 'Uint8ClampedArray', 'Uint16Array', 'Int16Array'],
  ...['Uint32Array', 'Int32Array', 'Float32Array', 'Float64Array', 'BigUint64Array', 'BigInt64Array'],
  ...['decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape', 'unescape'],
  ...['parseFloat', 'parseInt', 'isFinite', 'isNaN', 'NaN', 'Infinity', 'undefined', 'console'],
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
];

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** Runs the app's code where `window`, `document` and every other browser global is undefined. */
export class Sandbox {
  /** The logic layer's global object. */
  readonly global: Record<string, unknown> = {};
  private readonly evaluate: (code: string) => unknown;

  constructor(window: Window & typeof globalThis) {
    const source = window as unknown as Record<string, unknown>;
    for (const name of ALLOWED) {
      const value = source[name];
      const isTimer = /^(set|clear)(Timeout|Interval)$/.test(name);
      if (name in source) this.global[name] = isTimer ? (value as () => void).bind(window) : value;
    }
    this.global.Function = guardedFunction(this.global);
    this.global.globalThis = this.global;
    this.evaluate = closedEval(this.global, hiddenNames(window, this.global));
  }

  /**
   * @param source a module's text
   * @param name shown in stack traces
   * @param scope names the module sees, beside the language
   */
  run(source: string, name: string, scope: Record<string, unknown>): void {
    const names = Object.keys(scope);
    const code = `(function(${names.join(',')}){${source}\n})\n//# sourceURL=weapp:///${name}`;
    const module = this.evaluate(code) as (...values: unknown[]) => void;
    module(...Object.values(scope));
  }
}

/** Everything a browser's global object has and the logic layer has not. */
function hiddenNames(window: object, global: object): string[] {
  const names = new Set<string>();
  for (let owner: object | null = window; owner && owner !== Object.prototype; owner = Object.getPrototypeOf(owner)) {
    for (const name of Object.getOwnPropertyNames(owner)) names.add(name);
  }
  // `eval` is what runs the code, "constructor" comes from the prototypes and hides nothing
  const kept = ['eval', 'constructor', ...Object.keys(global)];
  return [...names].filter((name) => IDENTIFIER.test(name) && !kept.includes(name));
}

/** An `eval` whose scope has the hidden names as undefined parameters: inner declarations may still reuse them. */
function closedEval(global: Record<string, unknown>, hidden: string[]): (code: string) => unknown {
  const parameters = [...Object.keys(global), ...hidden];
  const make = new Function(...parameters, 'return function(){return eval(arguments[0])}');
  return make(...Object.values(global)) as (code: string) => unknown;
}

/** WeChat has no `new Function`; it answers the old trick for the global object and nothing else. */
function guardedFunction(global: object): FunctionConstructor {
  const make = (args: unknown[]): (() => unknown) => {
    if (args.at(-1) === 'return this') return () => global;
    throw new EvalError('Code generation from strings is not allowed in a mini-program');
  };
  return new Proxy(Function, {
    construct: (_target, args) => make(args),
    apply: (_target, _self, args) => make(args),
  });
}
