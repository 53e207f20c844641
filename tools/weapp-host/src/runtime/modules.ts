import { packageOf, resolvePath } from './paths.js';
import type { Sandbox } from './sandbox.js';
import type { Pack } from './types.js';

interface Module {
  exports: unknown;
}

/** Loads the package's JavaScript as WeChat does: CommonJS, lazily, and never across two subpackages. */
export class ModuleLoader {
  private readonly modules = new Map<string, Module>();
  private entry = '';

  /** @param scope names a module sees in WeChat, beside its own `require` and `exports` */
  constructor(
    private readonly pack: Pack,
    private readonly sandbox: Sandbox,
    private readonly scope: Record<string, unknown>,
  ) {}

  /**
   * Path of the app, page or component whose script runs now. A module shared by several may call `Component` for
   * whichever of them runs it, so this must be asked at the time of the call.
   */
  get runningEntry(): string {
    return this.entry;
  }

  /** @returns whether the app, page or component has a script */
  has(entry: string): boolean {
    return this.pack.js[`${entry}.js`] !== undefined;
  }

  isLoaded(entry: string): boolean {
    return this.modules.has(`${entry}.js`);
  }

  /**
   * Runs the script of the app, a page or a component, once.
   * @param entry its path without extension
   * @throws whatever the script throws, or when it is not in the package
   */
  loadEntry(entry: string): void {
    const outer = this.entry;
    this.entry = entry;
    try {
      this.load(`${entry}.js`);
    } finally {
      this.entry = outer;
    }
  }

  private load(file: string): unknown {
    const known = this.modules.get(file);
    if (known) return known.exports;
    const source = this.pack.js[file];
    if (source === undefined) throw new Error(`module '${file}' is not defined`);
    const module: Module = { exports: {} };
    this.modules.set(file, module);
    const require = (reference: string): unknown => this.load(this.resolve(file, reference));
    this.sandbox.run(source, file, { require, module, exports: module.exports, ...this.scope });
    return module.exports;
  }

  private resolve(from: string, reference: string): string {
    const file = this.candidates(from, reference).find((name) => this.pack.js[name] !== undefined);
    if (file === undefined) throw new Error(`module '${reference}' is not defined, required by '${from}'`);
    const app = this.pack.json['app.json'];
    const target = packageOf(app, file);
    if (target !== '' && target !== packageOf(app, from)) {
      throw new Error(`module '${file}' of subpackage '${target}' cannot be required by '${from}'`);
    }
    return file;
  }

  private candidates(from: string, reference: string): string[] {
    const path = resolvePath(from, reference);
    const direct = [path, `${path}.js`, `${path}/index.js`];
    if (/^[./]/.test(reference)) return direct;
    const installed = npmFolders(from).map((folder) => `${folder}miniprogram_npm/${reference}`);
    return [...direct, ...installed.flatMap((name) => [`${name}.js`, `${name}/index.js`])];
  }
}

/** Folders that may hold `miniprogram_npm`, from the file's own up to the root. */
function npmFolders(from: string): string[] {
  const parts = from.split('/').slice(0, -1);
  return [...parts.map((_part, index) => `${parts.slice(0, parts.length - index).join('/')}/`), ''];
}
