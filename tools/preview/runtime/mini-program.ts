import type { Element } from 'glass-easel';
import type { AssociatedBackend, CodeSpace, MiniProgramEnv, Root } from 'glass-easel-miniprogram-adapter';
import type { RequiredPlugins } from '../../../miniprogram/plugins/required-plugins.types';
import { customTabBar, type SubPackage } from '../../build/sub-packages.mjs';
import type { PhoneServices } from './built-ins';
import type { ModuleTime } from './clock';
import { createCodeSpace } from './code-space';
import type { PreviewBackend } from './dom-backend';
import type { ErrorLog } from './errors';
import { ModuleLoader, type Registrations, type WeChatGlobals } from './module-loader';
import type { Packages } from './packages';
import type { MiniProgramPackage } from './packed';
import { type RequirePlugin, requirePluginOf, simulationOf } from './plugins';
import { CallFailure } from './wechat/call';

/** What `App({ … })` was given. */
export type AppDefinition = Record<string, unknown>;

interface ComponentDefinition {
  options?: { styleIsolation?: string; addGlobalClass?: boolean };
  behaviors?: unknown[];
}

interface Surroundings {
  readonly packed: MiniProgramPackage;
  readonly backend: PreviewBackend;
  readonly services: PhoneServices;
  readonly errors: ErrorLog;
  readonly time: ModuleTime;
  readonly wx: unknown;
  readonly packages: Packages;
  launchOptions(): object;
  /** A component was to be shown whose package did not come. */
  lazyLoadFailed(packageName: string, reason: string): void;
  getCurrentPages(): unknown[];
}

/** A running mini-program: its modules, its app and its components. Pages are opened by the router. */
export class MiniProgram {
  app: AppDefinition = {};
  /** Packages whose scripts have run; the main one is undefined. */
  private readonly injected = new Set<SubPackage | undefined>();
  private readonly loader: ModuleLoader;
  private readonly space: CodeSpace;
  private readonly backend: AssociatedBackend;
  /** The page or component whose file is loading: what it registers is registered under this path. */
  private readonly loading: string[] = [];
  private readonly requirePlugin: RequirePlugin;
  /** Of pages that have one of the mini-program's own, by their root and its. */
  private readonly tabBars = new WeakMap<Element, Root>();
  private waitingForReady: (() => void)[] | null = null;

  constructor(private readonly surroundings: Surroundings) {
    const { packed, backend, services, time } = surroundings;
    const created: { environment: MiniProgramEnv; space: CodeSpace } = createCodeSpace(
      packed,
      backend,
      services,
      ({ triggerReady }) => this.attached(triggerReady),
      (component) => this.awaited(component),
      (component) => this.tabBars.get(rootOf(component))?.get() ?? null,
    );
    this.space = created.space;
    this.backend = created.environment.associateBackend(backend as never);
    this.loader = new ModuleLoader(packed.modules, time, this.registrations(), () => this.globals(), {
      refusal: (file, wanted) => this.refusal(file, wanted),
      bring: async (wanted) => this.bring(wanted),
    });
    this.requirePlugin = requirePluginOf(packed, (module) => this.loader.load(module));
  }

  /**
   * Makes ready what a page (or module) needs: its package runs, after the main one unless it is independent. Undefined
   * where that is done; a promise where the package has yet to come, which rejects with a `CallFailure` if it does not.
   */
  bring(path: string): Promise<void> | undefined {
    const { packages } = this.surroundings;
    const wanted = packages.of(path);
    if (wanted && !packages.has(wanted)) return packages.fetch(wanted).then(() => this.inject(wanted));
    this.inject(wanted);
    return undefined;
  }

  private inject(wanted: SubPackage | undefined): void {
    if (wanted && !wanted.independent) this.inject(undefined);
    if (this.injected.has(wanted)) return;
    this.injected.add(wanted);
    if (!wanted) this.launch();
    this.loadEntries(wanted);
  }

  /** Runs app.js, `onLaunch` and `onShow`. What throws is collected. */
  private launch(): void {
    const { errors } = this.surroundings;
    const launchOptions = this.surroundings.launchOptions();
    errors.guard('app.js', () => this.loader.load('app.js'));
    this.tellApp('onLaunch', launchOptions);
    this.tellApp('onShow', launchOptions);
  }

  /** Every component and page of a package: what waits for one of them is shown once all are there, as they are made of each other. */
  private loadEntries(wanted: SubPackage | undefined): void {
    const { errors, packed, packages } = this.surroundings;
    const space = this.space.getComponentSpace();
    space.startGroupRegister();
    const components = Object.keys(packed.configs).filter((path) => packed.configs[path]?.component === true);
    for (const path of new Set([...components, ...packed.pages])) {
      if (packages.of(path) !== wanted || !this.loader.has(path)) continue;
      this.loading.push(path);
      errors.guard(`${path}.js`, () => this.loader.load(path));
      this.loading.pop();
    }
    space.endGroupRegister();
  }

  /** Why a file may not simply require another; null where it may. */
  private refusal(file: string, wanted: string): string | null {
    const { packages } = this.surroundings;
    const [own, other] = [packages.of(file), packages.of(wanted)];
    if (other === own || (!other && !own?.independent)) return null;
    return other ? `package "${other.name}" may not be here, use require.async` : 'an independent package is alone';
  }

  /** A component is shown by its placeholder until its package is here. */
  private awaited(component: string): void {
    const { packages, lazyLoadFailed } = this.surroundings;
    const wanted = packages.of(component);
    // not from within the rendering that asks for it
    void Promise.resolve()
      .then(() => this.bring(component))
      .catch((thrown) => {
        if (!(thrown instanceof CallFailure)) throw thrown;
        lazyLoadFailed(wanted?.name ?? '', thrown.reason);
      });
  }

  /** Calls one of the app's own functions, if it has it. */
  tellApp(name: string, ...parameters: unknown[]): void {
    const listener = this.app[name];
    if (typeof listener !== 'function') return;
    this.surroundings.errors.guard(`App.${name}`, () => listener.apply(this.app, parameters));
  }

  /** What can be done to the simulated plugins that it got here; undefined where it brought its own. */
  simulation(): RequiredPlugins['simulation'] {
    return simulationOf(this.surroundings.packed, (module) => this.loader.load(module));
  }

  createPage(url: string): Root {
    return this.backend.createRoot('page', this.space, `/${url}`);
  }

  /** The mini-program's own tab bar: each page of a tab has one. */
  createTabBar(page: Root): Root {
    const tabBar = this.backend.createRoot('custom-tab-bar', this.space, `/${customTabBar}`);
    for (const root of [page, tabBar]) this.tabBars.set(root.getComponent(), tabBar);
    return tabBar;
  }

  /** Runs `attach`, then `between`; components attached by it get their `ready` after that, as in WeChat. */
  attachPage(attach: () => void, between: () => void): void {
    const waiting: (() => void)[] = [];
    this.waitingForReady = waiting;
    attach();
    this.waitingForReady = null;
    between();
    for (const triggerReady of waiting) triggerReady();
  }

  private attached(triggerReady: () => void): void {
    if (this.waitingForReady) this.waitingForReady.push(triggerReady);
    else void Promise.resolve().then(triggerReady);
  }

  private registrations(): Registrations {
    const register = (name: 'Page' | 'Component', definition: ComponentDefinition): unknown => {
      const path = this.loading.at(-1);
      if (path === undefined) throw new Error(`${name}() was called by a file that is neither a page nor a component`);
      this.applyStyleOptions(path, definition);
      const complete = withoutNamedBehaviours(definition);
      return this.space.componentEnv(path, ({ Page, Component }) =>
        name === 'Page' ? Page(complete) : Component(complete),
      );
    };
    return {
      App: (definition: AppDefinition) => {
        // what an independent package left in its place stays
        this.app = Object.assign(definition, this.app);
      },
      Page: (definition: ComponentDefinition) => register('Page', definition),
      Component: (definition: ComponentDefinition) => register('Component', definition),
      Behavior: (definition: ComponentDefinition) =>
        this.space.componentEnv('', (environment) => environment.Behavior(withoutNamedBehaviours(definition))),
    };
  }

  private globals(): WeChatGlobals {
    const { wx, getCurrentPages } = this.surroundings;
    return {
      getApp: (asked?: { allowDefault?: boolean }) =>
        this.injected.has(undefined) || asked?.allowDefault ? this.app : undefined,
      getCurrentPages,
      wx,
      requirePlugin: this.requirePlugin,
    };
  }

  /** These options may stand in JavaScript; glass-easel wants them beside the JSON. */
  private applyStyleOptions(path: string, { options }: ComponentDefinition): void {
    if (!options?.styleIsolation && !options?.addGlobalClass) return;
    const config = this.space.getComponentStaticConfig(path);
    this.space.addComponentStaticConfig(path, { ...config, ...options } as typeof config & object);
  }
}

/** The page (or tab bar) that a component is in. */
function rootOf(component: Element): Element {
  const host = component.ownerShadowRoot?.getHostNode();
  return host ? rootOf(host) : component;
}

/** `wx://form-field` and its like are WeChat's own; components work without them here. */
function withoutNamedBehaviours(definition: ComponentDefinition): never {
  const behaviors = definition.behaviors?.filter((behaviour) => behaviour && typeof behaviour !== 'string');
  return (behaviors ? { ...definition, behaviors } : definition) as never;
}
