import type { GeneralComponent, template } from 'glass-easel';
import type { FullScreen } from '../phone/full-screen';

type Values = Record<string, unknown>;

/** A property's type, or its type and first value. */
type PropertyDefinition = PropertyType | { readonly type: PropertyType; readonly value: unknown };
type PropertyType =
  | null
  | StringConstructor
  | NumberConstructor
  | BooleanConstructor
  | ArrayConstructor
  | ObjectConstructor;

/** What a built-in component's functions see as `this`. */
export interface BuiltIn {
  /** Properties and data. */
  readonly data: Readonly<Values>;
  setData(changes: Values): void;
  triggerEvent(name: string, detail?: unknown, options?: { bubbles?: boolean; composed?: boolean }): void;
  addListener(name: string, listener: (event: BuiltInEvent) => void, options?: { capture?: boolean }): void;
  setNodeClass(classNames: string, segment: number): void;
}

export interface BuiltInEvent {
  readonly type: string;
  readonly detail: unknown;
  readonly target: unknown;
  stopPropagation(): void;
  /** The browser's event behind this one. */
  getOriginalEvent(): unknown;
}

/** One of WeChat's built-in components, as the preview has it. */
export interface BuiltInDefinition {
  readonly template?: template.ComponentTemplate;
  readonly properties?: Readonly<Record<string, PropertyDefinition>>;
  readonly data?: Readonly<Values>;
  /** Properties that are classes of the component's user: `placeholder-class`. */
  readonly externalClasses?: readonly string[];
  readonly observers?: Readonly<Record<string, (this: BuiltIn, ...values: unknown[]) => void>>;
  readonly methods?: Readonly<Record<string, (this: BuiltIn, event: BuiltInEvent) => void>>;
  readonly attached?: (this: BuiltIn) => void;
}

/** What built-in components ask of the phone around them. */
export interface PhoneServices {
  /** A wheel of columns from below; `null` when the person cancels. */
  pick(request: PickRequest): Promise<readonly number[] | null>;
  navigate(url: string, openType: string): void;
  openSettings(): void;
  /** Lets one element cover the phone. */
  readonly fullScreen: FullScreen;
  /** What the way back is called. */
  readonly backLabel: string;
  /** A file of the mini-program as the browser can load it. */
  assetUrl(source: string, usedBy: string): string;
}

export interface PickRequest {
  readonly title: string;
  readonly selected: readonly number[];
  /** The choices of each column, given what is selected (a month's days depend on the month). */
  columns(selected: readonly number[]): readonly (readonly string[])[];
  onColumnChange?(column: number, value: number): void;
}

/** The element in the document that stands for a built-in component. */
export function hostOf(builtIn: BuiltIn): HTMLElement {
  return asElement(builtIn).getBackendElement() as unknown as HTMLElement;
}

/** The path of the page or component whose markup holds this one. */
export function ownerPathOf(builtIn: BuiltIn): string {
  return asElement(builtIn).ownerShadowRoot?.getHostNode().is ?? '';
}

/** The component that an element in the document stands for. */
export function builtInAt(host: globalThis.Element): BuiltIn | undefined {
  return (host as unknown as { __wxElement?: BuiltIn }).__wxElement;
}

/** The text field behind an event of a built-in's own template. */
export function fieldOf(event: BuiltInEvent): HTMLInputElement {
  return (event.getOriginalEvent() as Event).target as HTMLInputElement;
}

/** Sets an attribute of the host, or takes it away where there is nothing to say. */
export function setHostAttribute(builtIn: BuiltIn, name: string, value: unknown): void {
  const host = hostOf(builtIn);
  if (value === undefined || value === null || value === '' || value === false) host.removeAttribute(name);
  else host.setAttribute(name, value === true ? '' : String(value));
}

function asElement(builtIn: BuiltIn): GeneralComponent {
  return builtIn as unknown as GeneralComponent;
}
