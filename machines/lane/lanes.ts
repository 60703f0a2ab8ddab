import { type CodeOf, failureOf } from '../failure';
import { afterPatience } from '../kernel/late';
import type { Clock } from '../kernel/ports';

/** A plugin call that waits for its turn, is under way, or is over. */
export interface LaneCall<Answer> {
  /** The call's answer; rejects with a deadline failure when the answer took longer than its time-out, and never settles when dropped. */
  readonly result: Promise<Answer>;
  /** Where the plugin itself is with the call, whatever `result` said. */
  phase(): 'queued' | 'pending' | 'fulfilled' | 'rejected';
  /** A call that has not begun never will; one that has is not touched. */
  drop(): void;
  /** Later calls wait this much longer for a pending one, in milliseconds; what it answers after that is ignored. */
  giveUpAfter(graceMs: number): void;
}

/** How long a call may take from when it begins, and what it is called when it takes longer. */
export interface Patience {
  readonly code: CodeOf<'deadline'>;
  readonly timeoutMs: number;
}

/** Calls that reach into the whole module. Those of one kind that follow each other directly run together (both inits of plugin 3.x). */
export type AloneKind = 'init' | 'reset' | 'destroy';

/**
 * The order of plugin calls. Calls on one id run one after another: each begins when every earlier one has settled or was
 * given up. Module calls run alone: after all earlier calls, before all later ones.
 */
export interface Lanes {
  run<Answer>(id: string, call: () => PromiseLike<Answer>, patience: Patience): LaneCall<Answer>;
  /**
   * Gives back what a call on this id took. Asked once more when it throws or hangs; after that the id is jammed:
   * `onJammed` hears of it, and later calls go on. Whoever opens something asks `isJammed` first.
   */
  close(id: string, stop: () => unknown, timeoutMs: number): void;
  alone<Answer>(kind: AloneKind, call: () => PromiseLike<Answer> | Answer, patience: Patience): LaneCall<Answer>;
  /** Hears of every id whose stop failed twice, until the returned function is called. */
  onJammed(listener: (id: string) => void): () => void;
  /** True from then on until a module call has gone well: the plugin may still hold what could not be stopped. */
  isJammed(id: string): boolean;
}

type Turn = Promise<unknown>;

const never = <Answer>() => new Promise<Answer>(() => undefined);

/** A promise and its resolve. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** Makes the lanes of one app. `clock` measures time-outs and graces. */
export function createLanes(clock: Clock): Lanes {
  const tails = new Map<string, Turn>();
  const listeners = new Set<(id: string) => void>();
  const jammed = new Set<string>();
  let barrier: Turn = Promise.resolve();
  /** The module calls at the very end of the queue, as long as nothing was queued after them. */
  let lastAlone: { readonly kind: AloneKind; readonly before: Turn } | null = null;

  /** Begins `call` after `before`; `over` resolves when later calls need not wait any more. */
  function begin<Answer>(before: Turn, call: () => PromiseLike<Answer> | Answer, patience: Patience) {
    let phase: ReturnType<LaneCall<Answer>['phase']> = 'queued';
    let dropped = false;
    let graceMs: number | null = null;
    let endGrace: (() => void) | null = null;
    const over = gate();
    const armGrace = () => {
      if (graceMs !== null) endGrace ??= afterPatience(clock, graceMs, over.open);
    };
    const settle = (settled: 'fulfilled' | 'rejected') => {
      phase = settled;
      endGrace?.();
      over.open();
    };
    const ask = (): Promise<Answer> => {
      if (dropped) return never();
      phase = 'pending';
      const answer = new Promise<Answer>((resolve) => resolve(call()));
      answer.then(
        () => settle('fulfilled'),
        () => settle('rejected'),
      );
      const answerInTime = withTimeout(clock, answer, patience);
      armGrace(); // after the time-out: where both are as long, the failure is told before later calls begin
      return answerInTime;
    };
    const result = before.then(ask);
    result.catch(() => undefined); // whoever dropped the call may have no handler any more
    const laneCall: LaneCall<Answer> = {
      result,
      phase: () => phase,
      drop: () => {
        if (phase !== 'queued') return;
        dropped = true;
        over.open();
      },
      giveUpAfter: (ms) => {
        graceMs = ms;
        if (phase === 'pending') armGrace();
      },
    };
    return { laneCall, over: before.then(() => over.opened) };
  }

  const tailOf = (id: string): Turn => tails.get(id) ?? barrier;

  const run: Lanes['run'] = (id, call, patience) => {
    lastAlone = null;
    const { laneCall, over } = begin(tailOf(id), call, patience);
    tails.set(id, over);
    return laneCall;
  };

  const close: Lanes['close'] = (id, stop, timeoutMs) => {
    const ask = () => {
      const asked = run(id, () => Promise.resolve(stop()), { code: 'stop', timeoutMs });
      asked.giveUpAfter(timeoutMs);
      return asked.result;
    };
    // The second asking is queued at once, so that nothing slips in between; it does nothing when the first went well.
    const first = ask().then(
      () => true,
      () => false,
    );
    const stopAgain = async () => {
      if (await first) return;
      try {
        await stop();
      } catch (reason) {
        jammed.add(id); // known before the next call on this id begins
        throw reason;
      }
    };
    const again = run(id, stopAgain, { code: 'stop', timeoutMs });
    again.giveUpAfter(timeoutMs);
    again.result.catch(() => {
      jammed.add(id);
      for (const listener of [...listeners]) listener(id);
    });
  };

  const alone: Lanes['alone'] = (kind, call, patience) => {
    const before = lastAlone?.kind === kind ? lastAlone.before : Promise.all([barrier, ...tails.values()]);
    const { laneCall, over } = begin(before, call, patience);
    laneCall.giveUpAfter(patience.timeoutMs);
    laneCall.result.then(
      () => jammed.clear(),
      () => undefined,
    );
    barrier = Promise.all([barrier, over]);
    for (const [id, tail] of tails) tails.set(id, Promise.all([tail, over]));
    lastAlone = { kind, before };
    return laneCall;
  };

  return {
    run,
    close,
    alone,
    onJammed: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    isJammed: (id) => jammed.has(id),
  };
}

function withTimeout<Answer>(clock: Clock, answer: Promise<Answer>, patience: Patience): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const stopWaiting = afterPatience(clock, patience.timeoutMs, () =>
      reject(failureOf('deadline', patience.code, { step: patience.code })),
    );
    answer.then(
      (value) => {
        stopWaiting();
        resolve(value);
      },
      (reason) => {
        stopWaiting();
        reject(reason);
      },
    );
  });
}
