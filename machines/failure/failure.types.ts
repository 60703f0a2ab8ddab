import type { Text } from '../words/text';

/** Who said it. Codes mean something only together with their source: −2301 is one thing from XP2P, another from live-player. */
export type FailureSource =
  | 'environment' // WeChat, base library or plugin version
  | 'xp2p' // a code of the XP2P plugin (contract 2.5)
  | 'http' // the status of the response header (contract 2.3, `parsed`)
  | 'notice' // a `Notify` of the XP2P plugin: fail, close, disconnect
  | 'device' // the camera's own answer to `get_device_st` (contract 2.4)
  | 'live-player' // a `statechange` or `error` code of live-player (contract 3)
  | 'p2p-player' // a `playerError` code of the P2P-Player plugin (contract 3)
  | 'network' // WeChat's network events, the plugin's natChanged and natError
  | 'deadline' // a named delay ran out (machines/kernel/config.ts)
  | 'input' // what a person typed or a caller passed
  | 'system'; // a permission or a WeChat API

/**
 * What must be rebuilt for the failure to go away, smallest first.
 * Only the owner of that scope rebuilds, so one viewer's failure never stops another's service.
 */
export type FailureScope = 'none' | 'player' | 'stream' | 'connection' | 'module' | 'localServer';

/** What `recovery/` may do about it. */
export type FailureRemedy =
  | 'retry' // automatic retry with backoff (fast schedule)
  | 'retryOnce' // one automatic retry, then a person decides
  | 'wait' // the slow schedule: busy, 503, too many viewers
  | 'ask' // no automatic retry; a person may try again
  | 'never'; // trying again cannot help until something else changes

/** Every error that the outside can give, as a value. */
export interface Failure {
  readonly source: FailureSource;
  /** The code as the source gave it: a number, or its own word (`'disconnect'`, `'WECHAT_SERVER_ERROR'`). */
  readonly code: number | string;
  /** The row of the failure table: stable, in the project's own words. */
  readonly kind: string;
  readonly scope: FailureScope;
  /** The step that failed (`'init'`, `'startService'`, …): details, one tap away. */
  readonly step?: string;
  /** The source's own message, redacted: details, one tap away. */
  readonly message?: string;
}

/** One row of the failure table. */
export interface FailureRow {
  readonly kind: string;
  readonly scope: FailureScope;
  readonly remedy: FailureRemedy;
  /** What happened, in one line. */
  readonly title: Text;
  /** What to do, in the next line. */
  readonly advice: Text;
}
