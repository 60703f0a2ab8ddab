export interface RelayOptions {
  /** Of one app's history. Default 12 MB. */
  historyBytes?: number;
  /** Where the terminal's lines go. Default: nowhere. */
  log?: (line: string) => void;
}
