import { folderOf } from '../../support/watch-folder';

interface ComponentOptions {
  readonly properties?: Record<string, { readonly value: unknown }>;
  readonly data?: Record<string, unknown>;
  readonly observers?: Record<string, (value: unknown) => void>;
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
  }

  setData(changes: Record<string, unknown>): void {
    this.sets.push(changes);
    Object.assign(this.data, changes);
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
    this.options.observers?.[property]?.call(this, value);
  }

  /** Calls a handler. */
  call(method: string, argument?: unknown): void {
    const known = this.options.methods?.[method];
    if (!known) throw new Error(`The component has no ${method}`);
    known.call(this, argument);
  }
}

/** Loads `components/NAME/NAME.ts`. */
export function loadComponent(name: string): ComponentUnderTest {
  let options: ComponentOptions = {};
  const Component = (given: ComponentOptions) => {
    options = given;
  };
  Object.assign(globalThis, { Component });
  jest.isolateModules(() => require(`../../../miniprogram/${folderOf(name)}components/${name}/${name}`));
  return new ComponentUnderTest(options);
}
