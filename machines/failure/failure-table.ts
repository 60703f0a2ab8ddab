import type { FailureRow, FailureSource } from './failure.types';
import { deadlineRows } from './rows/deadline-rows';
import { environmentRows, inputRows, networkRows, systemRows } from './rows/phone-rows';
import { livePlayerRows, p2pPlayerRows } from './rows/player-rows';
import type { FailureRows } from './rows/row';
import { deviceRows, httpRows, noticeRows } from './rows/stream-rows';
import { xp2pRows } from './rows/xp2p-rows';

/**
 * The one table of everything that can go wrong: by source, then by the source's own code.
 * The scope is what must be rebuilt besides what the failed call was to open, which does not exist anyway.
 */
export const failureTable: Readonly<Record<FailureSource, FailureRows>> = {
  xp2p: xp2pRows,
  http: httpRows,
  notice: noticeRows,
  device: deviceRows,
  'live-player': livePlayerRows,
  'p2p-player': p2pPlayerRows,
  deadline: deadlineRows,
  network: networkRows,
  environment: environmentRows,
  input: inputRows,
  system: systemRows,
};

/** The row of a code, or the `unknown` row of its source: there is always one. */
export function rowOf(source: FailureSource, code: number | string): FailureRow {
  const rows = failureTable[source];
  const key = String(code);
  const known = Object.keys(rows).includes(key) ? rows[key] : undefined;
  if (known) return known;
  return source === 'http' && Number(code) >= 500 ? httpRows.serverError : rows.unknown;
}
