import { failureFromOutside, failureOf } from '../../../machines/failure';
import type { ModuleFact, ModuleGeneration, ServiceFact, StreamFact } from '../../../machines/kernel/ports';
import { codeOf, messageOf } from './answers';
import type { ModuleEventName, StreamNotice } from './notices';

/** "Software caused connection abort": the player's local server is gone too (contract 2.1). */
const CONNECTION_ABORTED = 103;

const OK_STATUS = 200;

/** What a notice says of its stream. */
export function streamFactOf(notice: StreamNotice, detail: unknown): StreamFact {
  if (notice === 'request') return { type: 'stream.requested' };
  if (notice === 'parsed') return headerFact(detail);
  if (notice === 'eof' || notice === 'success') return { type: 'stream.ended' };
  return { type: 'stream.failed', failure: failureOf('notice', notice, { step: 'stream', ...said(detail) }) };
}

/** The facts after which a stream says nothing more. */
export function isLastFact(fact: StreamFact): boolean {
  return fact.type === 'stream.ended' || fact.type === 'stream.failed';
}

export function brokenService(detail: unknown): ServiceFact {
  return { type: 'service.broken', failure: failureOf('notice', 'disconnect', { step: 'service', ...said(detail) }) };
}

export function moduleFactOf(
  name: Exclude<ModuleEventName, null>,
  generation: ModuleGeneration,
  detail: unknown,
): ModuleFact {
  if (name === 'natChanged') return { type: 'nat.changed', generation };
  const localServerGone = codeOf(detail) === CONNECTION_ABORTED;
  const code = localServerGone ? CONNECTION_ABORTED : 'natError';
  return { type: 'nat.failed', generation, failure: failureOf('network', code, said(detail)), localServerGone };
}

/** Generations up to 1.x tell no status: their header counts as good (contract 2.3). */
function headerFact(detail: unknown): StreamFact {
  const status = Number((detail as { status?: unknown } | null | undefined)?.status ?? OK_STATUS);
  if (Number.isNaN(status) || status === OK_STATUS) return { type: 'stream.headerArrived' };
  return { type: 'stream.failed', failure: failureFromOutside('http', status, { step: 'header' }) };
}

/** The plugin's own words and number, for the details of a failure. */
function said(detail: unknown): { message?: string } {
  const code = codeOf(detail);
  const words = [messageOf(detail), code === undefined ? undefined : `errcode ${code}`].filter(Boolean).join(', ');
  return words === '' ? {} : { message: words };
}
