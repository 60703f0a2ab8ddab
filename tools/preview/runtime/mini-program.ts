import type { AssociatedBackend, CodeSpace, MiniProgramEnv, Root } from 'glass-easel-miniprogram-adapter';
import type { PhoneServices } from './built-ins';
import type { ModuleTime } from './clock';
import { createCodeSpace } from './code-space';
import type { PreviewBackend } from './dom-backend';
import type { ErrorLog } from './errors';
import { ModuleLoader, type WeChatGlobals } from './module-loader';
import type { MiniProgramPackage } from './packed';

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
  getCurrentPages(): unknown[];
}

/** A running mini-program: its modules, its app and its components. Pages are opened by the router. */
export class MiniProgram {
  app: AppDefinition = {};
  private readonly loader: ModuleLoader;
  private readonly space: CodeSpace;
  private readonly backend: AssociatedBackend;
  /** The page or component whose file is loading: what it registers is registered under this path. */
  private readonly loading: string[] = [];
  private waitingForReady: (() => void)[] | null = null;

  constructor(private readonly surroundings: Surroundings) {
    const { packed, backend, services, time } = surroundings;
    const created: { environment: MiniProgramEnv; space: CodeSpace } = createCodeSpace(
      packed,
      backend,
      services,
      ({ triggerReady }) => this.attached(triggerReady),
    );
    this.space = created.space;
    this.backend = created.environment.associateBackend(backend as never);
    this.loader = new ModuleLoader(packed.modules, time, () => this.globals());
  }

  /** Runs app.js and `onLaunch`, `onShow`, then loads every component and page. What throws is collected. */
  launch(launchOptions: object): void {
    const { errors, packed } = this.surroundings;
    errors.guard('app.js', () => this.loader.load('app.js'));
    this.tellApp('onLaunch', launchOptions);
    this.tellApp('onShow', launchOptions);
    const components = Object.keys(packed.configs).filter((path) => packed.configs[path]?.component === true);
    for (const path of new Set([...components, ...packed.pages])) {
      if (!this.loader.has(path)) continue;
      this.loading.push(path);
      errors.guard(`${path}.js`, () => this.loader.load(path));
      this.loading.pop();
    }
  }

  /** Calls one of the app's own functions, if it has it. */
  tellApp(name: string, ...parameters: unknown[]): void {
    const listener = this.app[name];
    if (typeof listener !== 'function') return;
    this.surroundings.errors.guard(`App.${name}`, () => listener.apply(this.app, parameters));
  }

  createPage(url: string): Root {
    return this.backend.createRoot('page', this.space, `/${url}`);
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

  private globals(): WeChatGlobals {
    const { wx, getCurrentPages } = this.surroundings;
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
        this.app = definition;
      },
      Page: (definition: ComponentDefinition) => register('Page', definition),
      Component: (definition: ComponentDefinition) => register('Component', definition),
      Behavior: (definition: ComponentDefinition) =>
        this.space.componentEnv('', (environment) => environment.Behavior(withoutNamedBehaviours(definition))),
      getApp: () => this.app,
      getCurrentPages,
      wx,
      requirePlugin: (name: string) => {
        throw new Error(`plugin "${name}" is not declared in app.json`);
      },
    };
  }

  /** These options may stand in JavaScript; glass-easel wants them beside the JSON. */
  private applyStyleOptions(path: string, { options }: ComponentDefinition): void {
    if (!options?.styleIsolation && !options?.addGlobalClass) return;
    const config = this.space.getComponentStaticConfig(path);
    this.space.addComponentStaticConfig(path, { ...config, ...options } as typeof config & object);
  }
}

/** `wx://form-field` and its like are WeChat's own; components work without them here. */
function withoutNamedBehaviours(definition: ComponentDefinition): never {
  const behaviors = definition.behaviors?.filter((behaviour) => behaviour && typeof behaviour !== 'string');
  return (behaviors ? { ...definition, behaviors } : definition) as never;
}
