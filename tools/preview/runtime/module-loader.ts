import { placesOf } from '../../build/npm/places.mjs';
import type { ModuleTime } from './clock';
import { CallFailure } from './wechat/call';

/**
 * Names that a browser has and WeChat's JavaScript has not. A module finds them undefined, as on a phone, so that what
 * runs here by accident does not fail there.
 */
const ABSENT_IN_WECHAT = [
  'window',
  'self',
  'document',
  'navigator',
  'location',
  'history',
  'localStorage',
  'sessionStorage',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'Worker',
  'AbortController',
  'AbortSignal',
  'Event',
  'EventTarget',
  'CustomEvent',
  'URL',
  'URLSearchParams',
  'Blob',
  'TextEncoder',
  'TextDecoder',
  'atob',
  'btoa',
  'crypto',
  'performance',
  'structuredClone',
  'queueMicrotask',
  'requestAnimationFrame',
  'cancelAnimationFrame',
] as const;

/** What registers a part of the mini-program. Variables of all modules: uni-app puts a `Page` and a `Component` of its own there. */
export interface Registrations {
  readonly App: unknown;
  readonly Page: unknown;
  readonly Component: unknown;
  readonly Behavior: unknown;
}

/** What WeChat gives each module, beside `require`, `module` and `exports`. */
export interface WeChatGlobals {
  readonly getApp: unknown;
  readonly getCurrentPages: unknown;
  readonly wx: unknown;
  readonly requirePlugin: unknown;
}

/** Which modules can be had at once, and how the others come. */
export interface ModuleReach {
  /** Why `file` may not simply require `wanted`; null where it may. */
  refusal(file: string, wanted: string): string | null;
  /** Resolves once the package of this module is here and has run. */
  bring(wanted: string): Promise<void>;
}

interface Module {
  exports: unknown;
}

/** Runs the mini-program's JavaScript, each file once, unchanged, as WeChat does: CommonJS with WeChat's globals. */
export class ModuleLoader {
  private readonly loaded = new Map<string, Module>();
  /** One object for all modules, in which frameworks leave what is theirs. */
  private readonly global = {};

  constructor(
    private readonly sources: Readonly<Record<string, string>>,
    private readonly time: ModuleTime,
    private readonly registrations: Registrations,
    /** Asked anew for every file, as not all is there when the first is wanted. */
    private readonly globals: () => WeChatGlobals,
    private readonly reach: ModuleReach,
  ) {
    // the window's, not a parameter of each module: what one module assigns, the others find
    Object.assign(window, registrations);
  }

  has(path: string): boolean {
    return this.fileOf(path) !== undefined;
  }

  /** `path` from the root, with or without `.js`. Throws what the module throws. */
  load(path: string): unknown {
    const file = this.fileOf(path);
    if (file === undefined) throw new Error(`module "${path}" is not defined`);
    const known = this.loaded.get(file);
    if (known) return known.exports;
    const module: Module = { exports: {} };
    this.loaded.set(file, module);
    try {
      this.run(file, module);
    } catch (error) {
      this.loaded.delete(file);
      throw error;
    }
    return module.exports;
  }

  /** `require(path)`, `require(path, then, failed)` and `require.async(path)`, as this file may use them. */
  private requireFor(file: string): unknown {
    const asynchronously = async (path: string): Promise<unknown> => {
      const wanted = this.placeOf(path, file);
      try {
        await this.reach.bring(wanted);
        return this.load(wanted);
      } catch (thrown) {
        const reason = thrown instanceof CallFailure ? thrown.reason : String(thrown);
        throw { mod: path, errMsg: `require.async:fail ${reason}` };
      }
    };
    const require = (path: string, then?: (module: unknown) => void, failed?: (failure: unknown) => void): unknown => {
      if (then) return void asynchronously(path).then(then, failed);
      const wanted = this.placeOf(path, file);
      const refusal = this.reach.refusal(file, wanted);
      if (refusal !== null) throw new Error(`module "${wanted}" is not defined, require args is "${path}": ${refusal}`);
      return this.load(wanted);
    };
    return Object.assign(require, { async: asynchronously });
  }

  private fileOf(path: string): string | undefined {
    return [path, `${path}.js`, `${path}/index.js`].find((file) => file in this.sources);
  }

  /** What is nowhere keeps its name, for the error. */
  private placeOf(path: string, from: string): string {
    const places = placesOf(path, from);
    return places.find((place) => this.has(place)) ?? places[0] ?? path;
  }

  private run(file: string, module: Module): void {
    const globals = { ...this.globals(), ...this.time };
    const values: Record<string, unknown> = {
      require: this.requireFor(file),
      module,
      exports: module.exports,
      ...globals,
      global: this.global,
      globalThis: { ...globals, ...this.registrations, console },
      ...Object.fromEntries(ABSENT_IN_WECHAT.map((name) => [name, undefined])),
    };
    const names = Object.keys(values);
    // Evaluated under its own name, so that stacks and breakpoints show the file; the first line stays the first line.
    const text = `(function (${names.join(',')}) {${this.sources[file]}\n})\n//# sourceURL=mini-program/${file}`;
    // biome-ignore lint/security/noGlobalEval: running the mini-program's own code is what this class is for
    const evaluate = eval;
    evaluate(text).apply(undefined, Object.values(values));
  }
}
