import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

/** What a mini-program's scripts gave to WeChat. */
export interface Registered {
  app: Record<string, unknown> | undefined;
  readonly pages: Map<string, Record<string, unknown>>;
  readonly components: Map<string, Record<string, unknown>>;
}

/**
 * A built mini-program in a realm that has what WeChat's JavaScript has and nothing else: the language, timers, a
 * console, `wx` and the constructors. No AbortController, no window, no globalThis, nothing of Node.
 */
export class BareRealm {
  readonly registered: Registered = { app: undefined, pages: new Map(), components: new Map() };
  private readonly context: vm.Context;
  private readonly loaded = new Map<string, { exports: unknown }>();
  private loading = '';

  /** `folder`: a build's output. `wx`: what the mini-program may call. */
  constructor(
    private readonly folder: string,
    wx: object,
    extras: Record<string, unknown> = {},
  ) {
    this.context = vm.createContext({
      wx,
      console,
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval,
      App: (app: Record<string, unknown>) => {
        this.registered.app = app;
      },
      Page: (page: Record<string, unknown>) => this.registered.pages.set(this.loading, page),
      Component: (component: Record<string, unknown>) => this.registered.components.set(this.loading, component),
      getApp: () => this.registered.app,
      getCurrentPages: () => [],
      ...extras,
    });
    vm.runInContext('delete globalThis.globalThis', this.context);
  }

  /** Loads the app, then every page and component, in the order of WeChat. */
  launch(): Registered {
    const app = JSON.parse(readFileSync(path.join(this.folder, 'app.json'), 'utf8')) as { pages: string[] };
    this.loadEntry('app');
    for (const page of app.pages) this.loadEntry(page);
    return this.registered;
  }

  loadEntry(name: string): void {
    this.loading = name;
    this.require(`${name}.js`);
  }

  /** `file`: path from the output folder. */
  require(file: string): unknown {
    const known = this.loaded.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    this.loaded.set(file, module);
    const source = readFileSync(path.join(this.folder, file), 'utf8');
    const run = vm.runInContext(`(function (module, exports, require) {${source}\n})`, this.context, {
      filename: file,
    });
    run(module, module.exports, (specifier: string) =>
      this.require(path.posix.join(path.posix.dirname(file), specifier)),
    );
    return module.exports;
  }

  /** What an expression is in this realm. */
  evaluate(expression: string): unknown {
    return vm.runInContext(expression, this.context);
  }
}
