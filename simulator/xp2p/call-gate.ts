import type { CallFault, CallName } from '../fault.types';
import type { Timings } from '../timings';
import type { SimulatedWorld } from '../world';

/** What a plugin call does. */
export interface PluginCall {
  readonly call: CallName;
  /** The service's id; for init and reset the device version. */
  readonly id: string;
  readonly takes: keyof Timings;
  /** Why it is refused before anything happens: a code, or 0. */
  refuse(): number;
  /** Takes its place: from now on a second start is refused. */
  begin(): void;
  /** Done: 0 or an object, or a code when it could not be done. */
  finish(): unknown;
  /** A call that failed gives its place back. */
  abandon(): void;
}

/** What a rejection says beside its code. */
class PluginError {
  readonly errmsg: string;

  constructor(readonly errcode: number | string) {
    this.errmsg = `simulated failure ${errcode}`;
  }
}

/** A second init; no document says whether that resolves or rejects (contract 2.1). */
const ALREADY_STARTED = -2003;

/** Lets the plugin's calls through, after the time that they take and with the faults that were ordered for them. */
export class CallGate {
  constructor(private readonly world: SimulatedWorld) {}

  /** May throw, reject, hang or take its time, whatever was ordered; fails as its generation does. */
  pass(work: PluginCall): Promise<unknown> {
    this.world.observe(work.call, work.id);
    const fault = this.world.callFaults.take(work.call, work.id);
    if (fault?.how === 'throw') throw fault.code;
    const refusal = work.refuse();
    if (refusal !== 0) return this.later(this.world.takesMs('refusal'), () => this.refuse(refusal));
    work.begin();
    if (fault?.how === 'hang') return new Promise(() => undefined);
    const lateByMs = fault?.how === 'delay' ? fault.delayMs : 0;
    return this.later(this.world.takesMs(work.takes) + lateByMs, () => this.settle(work, fault));
  }

  /** A call that answers nothing: done at once, unless a fault was ordered for it. */
  passStop(call: 'stopService' | 'stopStream', id: string, stop: () => void): unknown {
    this.world.observe(call, id);
    const fault = this.world.callFaults.take(call, id);
    if (!fault) return stop();
    if (fault.how === 'throw') throw fault.code;
    if (fault.how === 'hang') return new Promise(() => undefined);
    if (fault.how === 'delay') return this.later(fault.delayMs, stop);
    return fault.how === 'reject' ? this.reject(fault.code, fault.shape) : Promise.resolve(fault.code);
  }

  /** A failure in the words of this generation: a number that is not 0, or from 3.0 on a rejection; unless the world says otherwise. */
  fail(code: number): Promise<number> {
    const { features, assumptions } = this.world;
    const rejects = assumptions.failureBy === 'generation' ? features.rejects : assumptions.failureBy === 'rejecting';
    return rejects
      ? this.reject(code, assumptions.rejection === 'number' ? 'number' : 'errcode')
      : Promise.resolve(code);
  }

  private refuse(code: number): Promise<number> {
    if (code !== ALREADY_STARTED) return this.fail(code);
    return this.world.assumptions.secondInit === 'resolves' ? Promise.resolve(code) : this.reject(code, 'errcode');
  }

  private settle(work: PluginCall, fault: CallFault | undefined): unknown {
    const ordered = fault?.how === 'answer' || fault?.how === 'reject' ? fault.code : 0;
    const result = ordered === 0 ? work.finish() : ordered;
    if (typeof result !== 'number' || result === 0) return result;
    work.abandon();
    return fault?.how === 'reject' ? this.reject(result, fault.shape) : this.fail(result);
  }

  private reject(code: number, shape: 'number' | 'errcode'): Promise<never> {
    if (shape === 'number') return Promise.reject(code);
    return Promise.reject(new PluginError(this.world.assumptions.rejection === 'objectWithText' ? String(code) : code));
  }

  private later(delayMs: number, act: () => unknown): Promise<unknown> {
    return new Promise((resolve) => {
      this.world.clock.setTimeout(() => resolve(act()), delayMs);
    });
  }
}
