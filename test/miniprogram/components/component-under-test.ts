import { camerasKey } from '../../../miniprogram/runtime/cameras-key';
import { packageVersion } from '../../../miniprogram/runtime/package-version';
import { folderOf } from '../../support/watch-folder';

interface ComponentOptions {
  readonly properties?: Record<string, { readonly value: unknown }>;
  readonly data?: Record<string, unknown>;
  readonly observers?: Record<string, (...values: unknown[]) => void>;
  readonly methods?: Record<string, (argument?: unknown) => void>;
}

/** A component as WeChat would run it, without its markup. */
export class ComponentUnderTest {
  readonly data: Record<string, unknown>;
  /** What it said, with the details. */
  readonly said: { readonly event: string; readonly detail: unknown }[] = [];
  /** What `selectComponent` finds, by selector. */
  readonly inner = new Map<string, unknown>();
  /** Every `setData` of its own. */
  readonly sets: Record<string, unknown>[] = [];

  constructor(private readonly options: ComponentOptions) {
    const properties = Object.entries(options.properties ?? {}).map(([name, { value }]) => [name, value]);
    this.data = { ...structuredClone(options.data ?? {}), ...Object.fromEntries(properties) };
    // a component's methods call each other
    Object.assign(this, options.methods);
  }

  setData(changes: Record<string, unknown>, rendered?: () => void): void {
    this.sets.push(changes);
    Object.assign(this.data, changes);
    rendered?.();
  }

  triggerEvent(event: string, detail?: unknown): void {
    this.said.push({ event, detail });
  }

  selectComponent(selector: string): unknown {
    return this.inner.get(selector) ?? null;
  }

  /** Gives a property, as the markup around it does. */
  give(property: string, value: unknown): void {
    this.data[property] = value;
    for (const [names, observe] of Object.entries(this.options.observers ?? {})) {
      const observed = names.split(',').map((name) => name.trim());
      if (observed.includes(property))
        observe.apply(
          this,
          observed.map((name) => this.data[name]),
        );
    }
  }

  /** Calls a handler. */
  call(method: string, argument?: unknown): void {
    const known = this.options.methods?.[method];
    if (!known) throw new Error(`The component has no ${method}`);
    known.call(this, argument);
  }
}

const loaded = new Map<string, ComponentOptions>();

/** A component of `components/NAME/NAME.ts`, or of what stands in its place in the managed way; its code runs once, as in WeChat. */
export function loadComponent(name: string, way: '' | '.managed' = ''): ComponentUnderTest {
  const file = `${folderOf(name)}components/${name}/${name}${way}`;
  const Component = (given: ComponentOptions) => loaded.set(file, given);
  Object.assign(globalThis, { Component });
  if (!loaded.has(file)) require(`../../../miniprogram/${file}`);
  return new ComponentUnderTest(loaded.get(file) ?? {});
}

/** What `getApp` gives where cameras are watched. */
export const appWith = (cameras: object) => ({
  [camerasKey]: { version: packageVersion, openView: () => undefined, ...cameras },
});
