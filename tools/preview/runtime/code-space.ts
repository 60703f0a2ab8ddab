import { type Element, Event, globalOptions } from 'glass-easel';
import { type CodeSpace, MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { placesOf, resolvePath } from '../../build/npm/places.mjs';
import { defineBuiltIns, type PhoneServices } from './built-ins';
import type { PreviewBackend } from './dom-backend';
import type { MiniProgramPackage } from './packed';

/** Components that were attached and wait for their `ready`. */
export type ReadyQueue = (component: { triggerReady(): void }) => void;

/** What `this.getTabBar()` is in a component; null where there is none. */
export type TabBarFinder = (component: Element) => unknown;

/** What WXS scripts find as globals: two that replace `RegExp` and `Date` there, and what `x.constructor` became (pack/wxs.mjs). */
function installWxsGlobals(): void {
  Object.assign(window, {
    wxsConstructorOf: (value: object) => (value.constructor as { name?: string } | undefined)?.name,
    getRegExp: (pattern: string, flags?: string) => new RegExp(pattern, flags),
    getDate: (...parameters: [number]) => (parameters.length > 0 ? new Date(...parameters) : new Date()),
  });
}

const withoutOwnFields = Event.prototype.wrapShadowedEvent;

/** WeChat's events hold what they tell themselves, where glass-easel's inherit it: uni-app takes away what is not an event's own. */
function wrapShadowedEvent(this: Event<unknown>, ...wrapped: Parameters<typeof withoutOwnFields>) {
  const { type, timeStamp, detail, extraFields } = this;
  return Object.assign(withoutOwnFields.apply(this, wrapped), { type, timeStamp, detail, ...extraFields });
}

/** Fills glass-easel with everything of a packed mini-program but its JavaScript. */
export function createCodeSpace(
  packed: MiniProgramPackage,
  backend: PreviewBackend,
  services: PhoneServices,
  onAttached: ReadyQueue,
  onAwaited: (component: string) => void,
  tabBarOf: TabBarFinder,
) {
  // Ids reach the document: scroll-into-view, labels and tests look for them.
  globalOptions.writeExtraInfoToAttr = true;
  // An event finds what was put onto `this` later, as in WeChat: uni-app makes its handlers so.
  globalOptions.useMethodCallerListeners = true;
  Object.assign(Event.prototype, { wrapShadowedEvent });
  installWxsGlobals();
  const environment = new MiniProgramEnv();
  const space = environment.createCodeSpace('main', true);
  const components = space.getComponentSpace();
  components.setComponentWaitingListener((_, path) => onAwaited(path));
  defineBuiltIns(environment.getGlobalCodeSpace().getComponentSpace(), [components], services);

  // glass-easel has no `ready` of its own, and knows no tabs.
  const readyBehaviour = components
    .define()
    .lifetime('attached', function (this: unknown) {
      const component = (this as { _$?: Element })._$ ?? (this as Element);
      onAttached({
        triggerReady: () => (component as unknown as Lifetimes).triggerLifetime('ready', []),
      });
    })
    .methods({
      getTabBar(this: unknown, then?: (tabBar: unknown) => void) {
        const found = tabBarOf((this as { _$?: Element })._$ ?? (this as Element));
        then?.(found);
        return found;
      },
    })
    .registerBehavior();
  space.setOverallBehavior(readyBehaviour as unknown as Parameters<CodeSpace['setOverallBehavior']>[0]);

  for (const [path, { css, scope }] of Object.entries(packed.styles)) {
    backend.registerStyleSheetContent(path, css);
    space.addStyleSheet(path, path, scope);
  }
  for (const [path, content] of Object.entries(packed.templates)) {
    space.addCompiledTemplate(path, { groupList: packed.templates as never, content });
  }
  for (const [path, config] of Object.entries(packed.configs)) {
    space.addComponentStaticConfig(path, componentConfig(packed, path, config));
  }
  return { environment, space };
}

interface Lifetimes {
  triggerLifetime(name: string, parameters: unknown[]): void;
}

type StaticConfig = Parameters<CodeSpace['addComponentStaticConfig']>[1];

/** A page or component also knows the components of app.json. A page is a page even where its JSON says `component`. */
function componentConfig(packed: MiniProgramPackage, path: string, config: Record<string, unknown>): StaticConfig {
  const usingComponents = {
    ...absoluteUsing(packed, 'app', packed.configs.app),
    ...absoluteUsing(packed, path, config),
  };
  const isPage = packed.pages.includes(path);
  const componentGenerics = absoluteGenerics(packed, path, config);
  return {
    ...config,
    component: !isPage && config.component === true,
    usingComponents,
    componentGenerics,
  } as StaticConfig;
}

function absoluteUsing(
  packed: MiniProgramPackage,
  path: string,
  config: Record<string, unknown> | undefined,
): Record<string, string> {
  const using = (config?.usingComponents ?? {}) as Record<string, string>;
  return Object.fromEntries(Object.entries(using).map(([name, target]) => [name, absolute(packed, path, target)]));
}

/** What stands in where the user of a component gives none of its own. */
function absoluteGenerics(
  packed: MiniProgramPackage,
  path: string,
  config: Record<string, unknown>,
): Record<string, unknown> {
  const generics = (config.componentGenerics ?? {}) as Record<string, true | { readonly default?: string }>;
  return Object.fromEntries(
    Object.entries(generics).map(([name, generic]) => [
      name,
      generic === true || !generic.default ? true : { default: absolute(packed, path, generic.default) },
    ]),
  );
}

/** What is nowhere keeps its name: glass-easel says that it is missing. */
function absolute(packed: MiniProgramPackage, path: string, target: string): string {
  if (target.includes('://')) return target;
  return `/${placesOf(target, path).find((one) => one in packed.configs) ?? resolvePath(target, path)}`;
}
