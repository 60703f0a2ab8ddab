import type { AnyActorRef } from 'xstate';
import { besideConfig } from '../../../machines/kernel/beside-config';
import { config } from '../../../machines/kernel/config';
import type { Phone } from '../phone/phone';
import type { Violations } from '../violations';

/** A timer that an actor sets for itself, again and again. */
interface OwnTimer {
  readonly name: string;
  readonly delayMs: number;
  /** Of the person's chart. */
  readonly state: RegExp;
  /** How much longer it may run. */
  readonly graceMs: number;
}

/** Calls have their turn, and what was being opened is awaited for a grace. */
const UNTIL_OVER_MS = config.graceMs + 2 * config.stopTimeoutMs;
/** WeChat is asked why it refused (miniprogram/runtime/refusal.ts). */
const REFUSAL_ANSWER_MS = 2_000;
/** Timers that actors set for themselves and set again, by how long they run: each belongs to some states of a person's chart alone. */
const OWN_TIMERS: readonly OwnTimer[] = [
  // one for each camera that is pulled
  {
    name: 'probe of bytes',
    delayMs: config.probeIntervalMs,
    state: /^(playing\.showing|playing\.deciding|paused\.picture)/,
    graceMs: UNTIL_OVER_MS,
  },
  // one for each picture
  { name: 'countdown', delayMs: 1_000, state: /^playing\.retrying\.counting$/, graceMs: 0 },
];
/** What a call that the app makes may take, and no state has: each runs once, and ends with the answer. */
const OF_CALLS: ReadonlySet<number> = new Set([
  config.initTimeoutMs,
  config.resetTimeoutMs,
  config.startServiceTimeoutMs,
  config.startStreamTimeoutMs,
  config.stopTimeoutMs,
  config.graceMs,
  besideConfig.commandTimeoutMs,
  besideConfig.ptzGraceMs,
  besideConfig.ptzReleaseTimeoutMs,
  besideConfig.ptzGraceMs + besideConfig.ptzReleaseTimeoutMs,
  config.playerCallTimeoutMs,
  config.moduleLookEveryMs,
  REFUSAL_ANSWER_MS,
]);
/** In these nothing is awaited, so nothing of the picture and its player runs on either. */
const STILL = /^(stopped|failed|savingMemory|ended\.over|playing\.asleep|paused\.asleep)$/;
/** A node that is being mounted is awaited to its end, whether or not anybody still wants it. */
const GOES_ON = /^xstate\.after\.playerReadyDeadline\./;
/** What charts set by `raise` instead of `after`, and take back themselves. */
const RAISED = ['suspicion.ripened'];
/** A jump of the clock: JavaScript was suspended. */
const SUSPENDED_MS = 1_500;

/** As much of XState's books as tells whose a timer is. */
export interface Scheduled {
  readonly source: AnyActorRef;
  readonly event: { readonly type: string };
  readonly delay: number;
}

interface Charted {
  readonly status: string;
  readonly _nodes?: readonly { readonly id: string }[];
}

/** Looks at every timer of the app: the state that it runs for is the one that there is (invariant 12). */
export class TimerWatch {
  private readonly wrongSinceMs = new Map<string, number>();
  private lastLookMs = 0;

  constructor(
    private readonly phone: Phone,
    private readonly violations: Violations,
  ) {}

  look(): void {
    const { phone } = this;
    const nowMs = phone.clock.now();
    if (nowMs - this.lastLookMs > SUSPENDED_MS || phone.ledger.pending > 0) this.wrongSinceMs.clear();
    this.lastLookMs = nowMs;
    const scheduled = phone.scheduled();
    const wrong = new Map<string, number>();
    for (const each of scheduled) {
      const what = orphaned(each);
      if (what) this.violations.note(12, what);
    }
    for (const [what, graceMs] of this.ownTimersIn(scheduled)) wrong.set(what, graceMs);
    for (const what of this.timersOfTheStill(scheduled)) wrong.set(what, UNTIL_OVER_MS);
    for (const [what, graceMs] of wrong) {
      const sinceMs = this.wrongSinceMs.get(what) ?? nowMs;
      this.wrongSinceMs.set(what, sinceMs);
      if (nowMs - sinceMs >= graceMs) this.violations.note(12, what);
    }
    for (const what of [...this.wrongSinceMs.keys()]) if (!wrong.has(what)) this.wrongSinceMs.delete(what);
  }

  /** More of a kind than there are pictures in a state that has it. */
  private *ownTimersIn(scheduled: readonly Scheduled[]): Iterable<readonly [what: string, graceMs: number]> {
    const running = this.phone.appClock.byDelay();
    for (const { delay } of scheduled) running.set(delay, (running.get(delay) ?? 0) - 1);
    for (const [delayMs, count] of running) {
      const isKnown = OF_CALLS.has(delayMs) || OWN_TIMERS.some((own) => own.delayMs === delayMs);
      if (count > 0 && !isKnown) this.violations.note(12, `a timer of ${delayMs} ms runs for no state and no call`);
    }
    const states = this.phone.watchPaths().map(([, path]) => path);
    for (const { name, delayMs, state, graceMs } of OWN_TIMERS) {
      const has = running.get(delayMs) ?? 0;
      const may = states.filter((path) => state.test(path)).length;
      if (has > may) yield [`${has} × ${name}, while ${states.join(' and ') || 'nobody watches'}`, graceMs];
    }
  }

  private *timersOfTheStill(scheduled: readonly Scheduled[]): Iterable<string> {
    const still = new Map(this.phone.watchPaths().flatMap(([view, path]) => (STILL.test(path) ? [[view, path]] : [])));
    for (const { source, event } of scheduled) {
      const owner = ownerOf(source);
      const path = owner === undefined ? undefined : still.get(owner);
      if (path !== undefined && isBelowSession(source) && !GOES_ON.test(event.type))
        yield `${event.type} of ${owner} runs while it is ${path}`;
    }
  }
}

/** A delay that belongs to a state which is left, or to none at all. */
function orphaned({ source, event: { type } }: Scheduled): string | null {
  const { status, _nodes = [] } = source.getSnapshot() as Charted;
  const name = (source as { readonly id?: string }).id ?? 'an actor';
  if (status !== 'active') return `${type} runs for ${name}, which is ${status}`;
  if (RAISED.includes(type) || _nodes.some(({ id }) => type.endsWith(`.${id}`))) return null;
  return `${type} runs for ${name}, which is not in that state`;
}

const sessionName = /^session (.*)$/;

/** The view of the session that it is, or is part of. */
function ownerOf(actor: AnyActorRef): string | undefined {
  for (let each: AnyActorRef | undefined = actor; each; each = each._parent) {
    const view = sessionName.exec((each as { readonly id?: string }).id ?? '')?.[1];
    if (view !== undefined) return view;
  }
  return undefined;
}

const isBelowSession = (actor: AnyActorRef): boolean => !sessionName.test((actor as { readonly id?: string }).id ?? '');
