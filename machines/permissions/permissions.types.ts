import type { Failure } from '../failure';
import type { PermissionName, PermissionStates, Ports } from '../kernel/ports';

export interface PermissionsInput {
  readonly ports: Ports;
}

export interface PermissionsContext extends PermissionsInput {
  /** What the cameras of the list need: nobody is told of what nothing uses. */
  readonly needed: readonly PermissionName[];
  /** As they were told last; empty until then. */
  readonly states: PermissionStates;
  /** Settings did not open: they are opened by hand. */
  readonly failure: Failure | null;
}

export type PermissionsEvent =
  /** A person looks at the list: what is allowed may have changed anywhere, and nothing tells so. */
  | { readonly type: 'LOOK'; readonly needed: readonly PermissionName[] }
  /** Those of this mini-program, or those that the phone gives to WeChat. */
  | { readonly type: 'OPEN_SETTINGS' }
  | { readonly type: 'OPEN_SYSTEM_SETTINGS' };

/** What the home page says of them: finished sentences in the person's language. */
export interface PermissionsView {
  /** The row that leads to them: empty while nothing is missing. */
  readonly hint: string;
  readonly title: string;
  readonly close: string;
  readonly rows: readonly {
    readonly name: PermissionName;
    /** What it is, and what for. */
    readonly label: string;
    readonly state: string;
    readonly tone: 'ok' | 'idle' | 'warn';
    /** The way on; empty where none is needed. */
    readonly advice: string;
    readonly action: string;
    readonly event: string;
  }[];
  /** Settings that did not open, and what to do; empty otherwise. */
  readonly failure: string;
}
