export interface RelayOptions {
  /** What whoever comes from another device must know; null where nobody can come from one. */
  token: string | null;
  /** The name or address that the server listens on. */
  host: string;
  /** Viewers on other devices may send events and set off faults. Default false. */
  allowSending?: boolean;
  /** Of one app's history. Default 12 MB. */
  historyBytes?: number;
  /** Where the terminal's lines go. Default: nowhere. */
  log?: (line: string) => void;
}
