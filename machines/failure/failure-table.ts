import { deadlineRows } from './rows/deadline-rows';
import { iotRows } from './rows/iot-rows';
import { environmentRows, inputRows, networkRows, systemRows } from './rows/phone-rows';
import { livePlayerRows, p2pPlayerRows } from './rows/player-rows';
import type { recordingRows } from './rows/recording-rows';
import type { FailureRow, FailureRows } from './rows/row.types';
import { deviceRows, flvRows, httpRows, noticeRows } from './rows/stream-rows';
import { xp2pRows } from './rows/xp2p-rows';

/**
 * The one table of everything that can go wrong: by who said it, then by the source's own code. Codes mean something only
 * together with their source: −2301 is one thing from XP2P, another from live-player.
 * The scope is what must be rebuilt besides what the failed call was to open, which does not exist anyway.
 */
export const failureTable = {
  /** A code of the XP2P plugin (contract 2.5). */
  xp2p: xp2pRows,
  /** The status of the response header (contract 2.3, `parsed`). */
  http: httpRows,
  /** A `Notify` of the XP2P plugin: fail, close, disconnect. */
  notice: noticeRows,
  /** The camera's own answer to `get_device_st` (contract 2.4). */
  device: deviceRows,
  /** What the bytes of a stream tell of themselves (machines/flv). */
  flv: flvRows,
  /** A `statechange` or `error` code of live-player (contract 3). */
  'live-player': livePlayerRows,
  /** A `playerError` code of the P2P-Player plugin (contract 3). */
  'p2p-player': p2pPlayerRows,
  /** What the plugin's manager and its own player components say (docs/plugin-contract-managed.md). */
  iot: iotRows,
  /** A named delay ran out (machines/kernel/config.ts). */
  deadline: deadlineRows,
  /** WeChat's network events, the plugin's natChanged and natError. */
  network: networkRows,
  /** WeChat, base library or plugin version. */
  environment: environmentRows,
  /** What a person typed or a caller passed. */
  input: inputRows,
  /** A permission or a WeChat API. */
  system: systemRows,
  /** What keeps a picture from becoming a file: its rows come with whoever records (recording-failure.ts). */
  recording: {} as typeof recordingRows,
} as const satisfies { readonly [source: string]: FailureRows };

type Table = typeof failureTable;

/** Who said it. */
export type FailureSource = keyof Table;

/** Rows that stand for codes without a row of their own; no source gives them as a code. */
type StandIn = 'unknown' | 'serverError';

/** A number stands in the table as text, as every key of an object does. */
type AsGiven<Code> = Code extends `${infer Digits extends number}` ? Digits : Code;

/** The codes of a source that have a row, as the source gives them: `-2301`, `'disconnect'`. */
export type CodeOf<Source extends FailureSource> = Source extends FailureSource
  ? AsGiven<Exclude<keyof Table[Source], StandIn>>
  : never;

type KindsOf<Rows> = Rows[keyof Rows] extends FailureRow<infer Kind> ? Kind : never;

/** What the rows of the table are called. */
export type FailureKind = { readonly [Source in FailureSource]: KindsOf<Table[Source]> }[FailureSource];

/** The row of a code, or the `unknown` row of its source: there is always one. */
export function rowOf(source: FailureSource, code: number | string): FailureRow<FailureKind> {
  const rows = new Map<string, FailureRow<FailureKind>>(Object.entries(failureTable[source]));
  const known = rows.get(String(code));
  if (known) return known;
  if (source === 'http' && Number(code) >= 500) return failureTable.http.serverError;
  // a source whose rows have not come is told of by another copy of this table
  return failureTable[source].unknown ?? systemRows.unknown;
}
