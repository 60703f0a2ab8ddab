import { failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import type { Clock, ModuleFact } from '../../../machines/kernel/ports';
import { readField, readText } from '../player/read-field';
import { quietly } from '../xp2p/quietly';
import { wordsOf } from './read-failure';
import type { Listener, Xp2pManager } from './surface';

/** `moduleState` until it can be used; any other word, known or not, is shown by starting a service (managed contract 3). */
const BUSY: readonly string[] = ['', 'initing', 'reseting'];

/** Listens to the manager's module from `init` until `destroy`. */
export class ModuleWatch {
  private isOver = false;
  private isListening = false;
  private waiting: (() => void)[] = [];
  private looking: unknown;
  private looksLeft = 0;
  /** The very functions that are taken off again. */
  private readonly listeners: ReadonlyMap<string, Listener>;

  constructor(
    private readonly manager: Xp2pManager,
    tell: (fact: ModuleFact) => void,
    /** Whether the end of a reset is told no source says, so it is looked for too. */
    private readonly clock?: Clock,
  ) {
    const hear =
      (listener: Listener): Listener =>
      (detail) => {
        if (!this.isOver) listener(detail);
      };
    const localServerFailed = (code: 'localHttpServerError' | 'localRtmpServerError') =>
      hear((detail) => tell(failed(failureOf('iot', code, { message: wordsOf(detail) }))));
    this.listeners = new Map<string, Listener>([
      ['xp2pStateChange', hear((detail) => this.changed(readText(detail, 'state')))],
      [
        'xp2pNatEvent',
        hear((detail) => {
          const fact = natFact(detail);
          if (fact) tell(fact);
        }),
      ],
      ['xp2pLocalHttpServerError', localServerFailed('localHttpServerError')],
      ['xp2pLocalRtmpServerError', localServerFailed('localRtmpServerError')],
    ]);
  }

  listen(): void {
    if (this.isListening) return;
    this.isListening = true;
    for (const [name, listener] of this.listeners) quietly(() => this.manager.addEventListener?.(name, listener));
  }

  /** Resolves once the module can be used; may hang. */
  ready(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      // nobody waits for longer
      this.looksLeft = Math.ceil(config.initTimeoutMs / config.moduleLookEveryMs);
      this.look();
    });
  }

  stop(): void {
    this.isOver = true;
    this.waiting = [];
    this.clock?.clearTimeout(this.looking);
    for (const [name, listener] of this.listeners) quietly(() => this.manager.removeEventListener?.(name, listener));
  }

  private look(): void {
    this.clock?.clearTimeout(this.looking);
    this.changed(undefined);
    this.looksLeft -= 1;
    if (this.waiting.length > 0 && this.looksLeft > 0)
      this.looking = this.clock?.setTimeout(() => this.look(), config.moduleLookEveryMs);
  }

  private changed(told: string | undefined): void {
    const state = told ?? quietly(() => this.manager.moduleState);
    if (typeof state === 'string' && BUSY.includes(state)) return;
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}

/** `checkReset` mends the local servers with the module: nobody else is to be told that they are gone. */
const failed = (failure: Extract<ModuleFact, { type: 'nat.failed' }>['failure']): ModuleFact => ({
  type: 'nat.failed',
  generation: 'all',
  failure,
  localServerGone: false,
});

function natFact(event: unknown): ModuleFact | undefined {
  const type = readText(event, 'type');
  if (type === 'natChanged') return { type: 'nat.changed', generation: 'all' };
  if (type !== 'natError') return undefined;
  return failed(failureOf('network', 'natError', { message: wordsOf(readField(event, 'detail')) }));
}
