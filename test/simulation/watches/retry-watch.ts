import { type Failure, failureRow } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { type StateValue, statePath } from '../../../machines/kernel/state-path';
import type { RecoveryDecision } from '../../../machines/recovery';
import type { Violations } from '../violations';

/** As much of a session's snapshot as its retries show in. */
interface SessionSnapshot {
  readonly status: string;
  readonly value: unknown;
  readonly context: { readonly failure: Failure | null; readonly decision: RecoveryDecision | null };
}

interface Known {
  path: string;
  sinceMs: number;
  /** Automatic tries since data flowed steadily or a person began anew. */
  tries: { fast: number; slow: number };
  triedOnce: Set<string>;
  flowingSinceMs: number | null;
}

const ROUNDING_MS = 1;
/** Bytes come, if not always to the player: a pause and a way back to live keep the pull. */
const flows = /playing|resuming|throttled|paused|catchingUp|rejoining/;
/** Whoever leaves or enters one of these begins anew. */
const fromScratch = /^(idle|asleep|failed|ended)/;

/** Follows every session's retries with books of its own (invariant 10). */
export class RetryWatch {
  private readonly sessions = new WeakMap<object, Known>();

  constructor(
    private readonly violations: Violations,
    private readonly now: () => number,
  ) {}

  /** Where the stream of a session is: `watching.pulling.playing`. */
  pathOf(session: object): string {
    return this.sessions.get(session)?.path ?? 'idle';
  }

  observe(session: object, snapshot: unknown, eventType: string): void {
    const { status, value, context } = snapshot as SessionSnapshot;
    if (status !== 'active') return;
    const path = streamPath(value);
    const nowMs = this.now();
    let known = this.sessions.get(session);
    if (!known) {
      known = { path, sinceMs: nowMs, tries: { fast: 0, slow: 0 }, triedOnce: new Set(), flowingSinceMs: null };
      this.sessions.set(session, known);
    }
    if (path === known.path) {
      if (path.includes('paused')) noteStall(known, eventType, nowMs);
      return;
    }
    const left = known.path;
    const waitedMs = nowMs - known.sinceMs;
    known.path = path;
    known.sinceMs = nowMs;
    const isBackFromLong = left === 'watching.resting' && path === 'watching.waitingForModule'; // through asleep
    if (isBackFromLong || fromScratch.test(left) || fromScratch.test(path)) forget(known);
    this.noteFlow(known, path, nowMs);
    if (path.startsWith('retrying') && !left.startsWith('retrying')) this.beginWait(known, context);
    if (left === 'retrying.counting' && path.startsWith('watching') && eventType.startsWith('xstate.after'))
      this.endWait(known, waitedMs, context.decision);
  }

  private noteFlow(known: Known, path: string, nowMs: number): void {
    const isFlowing = flows.test(path);
    if (known.flowingSinceMs !== null && nowMs - known.flowingSinceMs + ROUNDING_MS >= config.steadyAfterMs)
      forget(known);
    if (!isFlowing) known.flowingSinceMs = null;
    else known.flowingSinceMs ??= nowMs;
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

function forget(known: Known): void {
  known.tries = { fast: 0, slow: 0 };
  known.triedOnce.clear();
}

/** A pull that goes on through a pause may stall there without leaving the state. */
function noteStall(known: Known, eventType: string, nowMs: number): void {
  if (eventType === 'stream.stalled') known.flowingSinceMs = null;
  else if (eventType === 'stream.recovered') known.flowingSinceMs ??= nowMs;
}

function streamPath(value: unknown): string {
  if (typeof value !== 'object' || value === null) return 'left';
  return statePath((value as { viewing?: { stream?: StateValue } }).viewing?.stream ?? 'left');
}
