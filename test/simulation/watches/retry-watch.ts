import { type Failure, failureRow } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import type { StateValue } from '../../../machines/kernel/state-path';
import type { RecoveryDecision } from '../../../machines/recovery';
import { watchPath } from '../../support/picture-word';
import type { Violations } from '../violations';

/** As much of a session's snapshot as its retries show in. */
interface SessionSnapshot {
  readonly status: string;
  readonly value: StateValue;
  readonly context: { readonly failure: Failure | null; readonly decision: RecoveryDecision | null };
}

interface Known {
  path: string;
  sinceMs: number;
  /** Automatic tries since it moved steadily or a person began anew. */
  tries: { fast: number; slow: number };
  triedOnce: Set<string>;
  movingSinceMs: number | null;
  /** How long it has been trying by itself, without a steady picture, a person's wish or a time without network between. */
  readonly clocks: Clocks;
}

/** Each schedule has a time of its own: the slow one from its first refusal on, the fast one without what the slow one took. */
interface Clocks {
  slowSinceMs: number | null;
  fastMs: number;
  /** The last failure, and which schedule it was for. */
  last: { readonly schedule: Schedule; readonly atMs: number } | null;
}

type Schedule = 'fast' | 'slow';

const ROUNDING_MS = 1;
/** What one try may take at most: it is not cut short where the time for recovery is up. */
const ONE_TRY_MS = 60_000;
/** The picture moves, or there is sound alone, and nothing mends itself. */
const moving = /^playing\.showing\.shown\.(moving|soundOnly)$/;
/** Whoever leaves or enters one of these begins anew: all but a picture that is wanted and looked at. */
const fromScratch = /^(?!playing\.(showing|retrying|deciding))/;

/** Follows every session's retries with books of its own (invariant 10). */
export class RetryWatch {
  private readonly sessions = new WeakMap<object, Known>();

  constructor(
    private readonly violations: Violations,
    private readonly now: () => number,
  ) {}

  observe(session: object, snapshot: unknown, eventType: string): void {
    const { status, value, context } = snapshot as SessionSnapshot;
    if (status !== 'active') return;
    const path = watchPath(value);
    const nowMs = this.now();
    let known = this.sessions.get(session);
    if (!known) {
      known = {
        path,
        sinceMs: nowMs,
        tries: { fast: 0, slow: 0 },
        triedOnce: new Set(),
        movingSinceMs: null,
        clocks: { slowSinceMs: null, fastMs: 0, last: null },
      };
      this.sessions.set(session, known);
    }
    // another quality or channel is a new wish, wherever it is made
    if (/^(CHANGE_QUALITY|TRY_OTHER_QUALITY|CHANGE_CHANNEL)$/.test(eventType)) forget(known);
    if (path === known.path) return;
    const left = known.path;
    const waitedMs = nowMs - known.sinceMs;
    known.path = path;
    known.sinceMs = nowMs;
    if (fromScratch.test(left) || fromScratch.test(path)) forget(known);
    if (path === 'playing.retrying.offline') restart(known.clocks);
    this.noteMoving(known, path, nowMs);
    if (path.startsWith('playing.retrying') && !left.startsWith('playing.retrying')) this.beginWait(known, context);
    if (left === 'playing.retrying.counting' && path.startsWith('playing.showing') && isTimeUp(eventType))
      this.endWait(known, waitedMs, context.decision);
  }

  private noteMoving(known: Known, path: string, nowMs: number): void {
    const isMoving = moving.test(path);
    if (known.movingSinceMs !== null && nowMs - known.movingSinceMs + ROUNDING_MS >= config.steadyAfterMs)
      forget(known);
    if (!isMoving) known.movingSinceMs = null;
    else known.movingSinceMs ??= nowMs;
  }

  private beginWait(known: Known, { failure, decision }: SessionSnapshot['context']): void {
    if (!failure || decision?.action !== 'retry') return;
    const { remedy } = failureRow(failure);
    const name = `${failure.source} ${failure.code}`;
    if (remedy === 'never' || remedy === 'ask') this.violations.note(10, `${name} is tried again by itself`);
    if (remedy === 'retryOnce' && known.triedOnce.has(failure.kind))
      this.violations.note(10, `${name} is tried again a second time`);
    if (remedy === 'retryOnce') known.triedOnce.add(failure.kind);
    known.tries[decision.schedule] += 1;
    const forMs = timeOf(known.clocks, decision.schedule, this.now());
    const longestMs = decision.schedule === 'fast' ? config.maxRecoveryMs : config.maxSlowRecoveryMs;
    if (forMs > longestMs + ONE_TRY_MS) this.violations.note(10, `still tries ${name} by itself after ${forMs} ms`);
    const limit = decision.schedule === 'fast' ? config.maxAttempts : maxSlowTries;
    if (known.tries[decision.schedule] > limit)
      this.violations.note(10, `${known.tries[decision.schedule]} ${decision.schedule} tries, the last for ${name}`);
  }

  /** The wait that was: no shorter and no longer than the schedule has, unless the time for recovery is up. */
  private endWait({ tries }: Known, waitedMs: number, decision: RecoveryDecision | null): void {
    const schedule = decision?.action === 'retry' ? decision.schedule : 'fast';
    const delays: readonly number[] = schedule === 'fast' ? config.retryDelaysMs : config.slowRetryDelaysMs;
    const nth = delays[Math.min(tries[schedule] - 1, delays.length - 1)] ?? 0;
    const jitter = schedule === 'fast' ? config.retryJitterShare : 0;
    if (waitedMs + ROUNDING_MS < nth * (1 - jitter))
      this.violations.note(10, `waited ${waitedMs} ms before ${schedule} try ${tries[schedule]}, not ${nth} ms`);
  }
}

const maxSlowTries = Math.ceil(config.maxSlowRecoveryMs / Math.min(...config.slowRetryDelaysMs)) + 1;

const isTimeUp = (eventType: string): boolean => eventType.startsWith('xstate.after');

function forget(known: Known): void {
  known.tries = { fast: 0, slow: 0 };
  known.triedOnce.clear();
  restart(known.clocks);
}

function restart(clocks: Clocks): void {
  Object.assign(clocks, { slowSinceMs: null, fastMs: 0, last: null });
}

/** How long it has been trying by this schedule, with the failure of now. */
function timeOf(clocks: Clocks, schedule: Schedule, nowMs: number): number {
  const { last } = clocks;
  if (last?.schedule === 'fast') clocks.fastMs += nowMs - last.atMs;
  clocks.last = { schedule, atMs: nowMs };
  if (schedule === 'fast') return clocks.fastMs;
  clocks.slowSinceMs ??= nowMs;
  return nowMs - clocks.slowSinceMs;
}
