/** Who asks: for a page or what belongs to it, or for a connection of one of these kinds. */
export type Visitor = 'page' | Caller;
export type Caller = 'app' | 'viewer' | 'client';

export interface DoorOptions {
  /** The name or address that the server listens on. */
  host: string;
  /** What whoever comes from another device must know; null where nobody can come from one. */
  token: string | null;
  /** Who comes from another device may send events and set off faults. Default false. */
  allowSending?: boolean;
  /** Pages of other servers that may send, by their origin, as `http://localhost:3000`. Default: none. */
  origins?: readonly string[];
}

/** What a visitor is told: in, and whether it may send; or to go away, as the token (4401) or the origin or host (4403) is wrong. */
export type Admission = { readonly refused: null; readonly maySend: boolean } | { readonly refused: 4401 | 4403 };
