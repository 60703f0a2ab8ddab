import { failureFromOutside } from '../../machines/failure';
import type { CommandAnswer, DeviceCalls, DeviceCommand, PtzMove } from '../../machines/kernel/ports';
import type { FakeAnswer, FakeXp2p } from './fake-xp2p';
import type { VirtualClock } from './virtual-clock';

/** What becomes of a press, a release or a command. */
interface DeviceAnswer extends FakeAnswer {
  readonly isAtEnd?: boolean;
  readonly answer?: Partial<CommandAnswer>;
}

const done: CommandAnswer = { type: 'success', status: 200, code: 0, message: '', data: '{"result":0}' };

/**
 * What devices are asked for, for tests of the machines: each call stands in the plugin's list of calls, with its time, and takes as
 * long as it is told to. A call over no service breaks the contract.
 */
export class FakeDevices implements Required<DeviceCalls> {
  press: DeviceAnswer = { afterMs: 30 };
  release: DeviceAnswer = { afterMs: 20 };
  command: DeviceAnswer = { afterMs: 50 };
  readonly listeners = new Map<string, (text: string) => void>();

  constructor(
    private readonly clock: VirtualClock,
    private readonly plugin: FakeXp2p,
  ) {}

  sendCommand({ id }: { readonly id: string }, { text }: DeviceCommand): Promise<CommandAnswer> {
    return this.call(`command ${id} ${text}`, id, this.command, { ...done, ...this.command.answer });
  }

  steer({ id }: { readonly id: string }, channel: number, move: PtzMove): Promise<{ isAtEnd: boolean }> {
    const answer = move === 'release' ? this.release : this.press;
    const what = move === 'release' ? 'release' : `press ${move}`;
    return this.call(`${what} ${id}${channel ? ` channel ${channel}` : ''}`, id, answer, {
      isAtEnd: answer.isAtEnd === true,
    });
  }

  listen({ id }: { readonly id: string }, tell: (text: string) => void): () => void {
    this.listeners.set(id, tell);
    return () => {
      if (this.listeners.get(id) === tell) this.listeners.delete(id);
    };
  }

  private call<Answer>(what: string, id: string, { afterMs, code, throws }: DeviceAnswer, answer: Answer) {
    this.plugin.calls.push(`${this.clock.now()} ${what}`);
    if (!this.plugin.services.has(id)) this.plugin.violations.push(`${what} without a service`);
    if (throws) throw new Error(`${what} threw`);
    return new Promise<Answer>((resolve, reject) => {
      if (afterMs === null) return;
      const settle = () =>
        code === undefined ? resolve(answer) : reject(failureFromOutside('xp2p', code, { step: 'steer' }));
      if (afterMs === 0) settle();
      else this.clock.setTimeout(settle, afterMs);
    });
  }
}
