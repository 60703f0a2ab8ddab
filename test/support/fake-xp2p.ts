import { failureFromOutside } from '../../machines/failure';
import type {
  ModuleFact,
  ModuleGeneration,
  ServiceFact,
  SourceKind,
  StreamFact,
  StreamParams,
  Write,
  Xp2p,
} from '../../machines/kernel/ports';
import { flvHeader, join, keyFrame, videoSequence } from './flv-builder';
import type { VirtualClock } from './virtual-clock';

export type FakeCall = 'init' | 'reset' | 'startService' | 'stopService' | 'startStream' | 'stopStream';

/** What becomes of a call: how long it takes (null: it never settles) and the code it is rejected with. */
export interface FakeAnswer {
  readonly afterMs: number | null;
  readonly code?: number;
  readonly throws?: boolean;
}

const usual: Readonly<Record<FakeCall, FakeAnswer>> = {
  init: { afterMs: 100 },
  reset: { afterMs: 50 },
  startService: { afterMs: 100 },
  stopService: { afterMs: 10 },
  startStream: { afterMs: 50 },
  stopStream: { afterMs: 10 },
};

/**
 * The XP2P port for tests of the machines: every call is written down with its time, takes as long as it is told to,
 * and breaks no rule of the contract unseen (`violations`). Bytes come from the test (`chunk`).
 */
export class FakeXp2p implements Xp2p {
  generations: readonly ModuleGeneration[] = ['all'];
  sourceBelongsToModule = false;
  serversNeedModule?: true;
  checkDevice?: NonNullable<Xp2p['checkDevice']>;
  initCamera?: NonNullable<Xp2p['initCamera']>;
  readonly calls: string[] = [];
  readonly violations: string[] = [];
  readonly services = new Map<string, { tell: (fact: ServiceFact) => void; life: number; kind: SourceKind }>();
  readonly streams = new Map<string, { tell: (fact: StreamFact | ServiceFact) => void; write: Write; life: number }>();
  /** Lives that were closed: what they say now is late. */
  readonly formerStreams: { tell: (fact: StreamFact | ServiceFact) => void; write: Write }[] = [];
  readonly moduleTells = new Map<ModuleGeneration, (fact: ModuleFact) => void>();
  readonly inits = new Set<ModuleGeneration>();
  private answers: Record<FakeCall, FakeAnswer> = { ...usual };
  private lives = 0;
  /** Ids whose service no longer reaches its camera. */
  private readonly lost = new Set<string>();
  private destroys = 0;
  /** Streams bring header and chunks by themselves. */
  flows = true;

  constructor(private readonly clock: VirtualClock) {}

  /** Changes what becomes of a call from now on; without an answer it is as usual again. */
  answer(call: FakeCall, answer: FakeAnswer = usual[call]): void {
    this.answers[call] = answer;
  }

  /** The network is another one: no camera is reached any more over what runs, and nobody says so. */
  loseCameras(): void {
    for (const [id, { kind }] of this.services) if (kind === 'camera') this.lost.add(id);
  }

  /** The same of one service alone, of whatever kind. */
  loseLink(id: string): void {
    this.lost.add(id);
  }

  /** How often a call was made, optionally on one id. */
  count(call: string, id = ''): number {
    return this.calls.filter((made) => made.replace(/^\d+ /, '').startsWith(`${call} ${id}`.trim())).length;
  }

  init(generation: ModuleGeneration, source: string, tell: (fact: ModuleFact) => void) {
    const era = this.destroys;
    return this.call('init', `${generation} ${source}`, () => {
      // An init that answers after destroy has initialised nothing.
      if (era !== this.destroys) return { localPeerName: '' };
      if (this.inits.has(generation)) this.violations.push(`second init of ${generation}`);
      this.inits.add(generation);
      this.moduleTells.set(generation, tell);
      return { localPeerName: `peer-${generation}` };
    });
  }

  reset(generation: ModuleGeneration) {
    if (this.services.size > 0) this.violations.push('reset under a service');
    return this.call('reset', generation, () => ({ localPeerName: `peer-${generation}-reset` }));
  }

  destroy(): void {
    this.destroys += 1;
    this.say('destroy');
    if (this.services.size > 0) this.violations.push('destroy under a service');
    this.inits.clear();
  }

  startService(
    source: { id: string; kind: SourceKind },
    _params: unknown,
    tell: (fact: ServiceFact) => void,
  ): Promise<void> {
    const { id, kind } = source;
    if (this.services.has(id)) this.violations.push(`second service of ${id}`);
    if (this.inits.size === 0) this.violations.push(`service of ${id} without a module`);
    this.lives += 1;
    this.services.set(id, { tell, life: this.lives, kind });
    this.lost.delete(id);
    return this.call(
      'startService',
      id,
      () => undefined,
      () => this.services.delete(id),
    );
  }

  stopService(id: string): unknown {
    return this.stop('stopService', id, this.services);
  }

  startStream(
    source: { id: string },
    params: StreamParams,
    tell: (fact: StreamFact | ServiceFact) => void,
    write: Write,
  ): Promise<{ flvUrl?: string }> {
    const { id } = source;
    if (!this.services.has(id)) this.violations.push(`stream of ${id} without a service`);
    if (this.streams.has(id)) this.violations.push(`second stream of ${id}`);
    this.lives += 1;
    const life = this.lives;
    this.streams.set(id, { tell, write, life });
    const { quality } = params;
    return this.call(
      'startStream',
      `${id} ${quality}`,
      () => {
        if (this.flows) this.flow(id, life);
        return { flvUrl: `http://127.0.0.1/${id}.flv?key=hidden` };
      },
      () => this.streams.delete(id),
    );
  }

  stopStream(id: string): unknown {
    const stream = this.streams.get(id);
    if (stream) this.formerStreams.push(stream);
    return this.stop('stopStream', id, this.streams);
  }

  /** Everything that the plugin was asked for and not to give back. */
  get held(): readonly string[] {
    return [
      ...[...this.services.keys()].map((id) => `service ${id}`),
      ...[...this.streams.keys()].map((id) => `stream ${id}`),
    ];
  }

  private flow(id: string, life: number): void {
    const stream = this.streams.get(id);
    if (stream?.life !== life || this.lost.has(id)) return;
    stream.tell({ type: 'stream.requested' });
    this.clock.setTimeout(() => stream.tell({ type: 'stream.headerArrived' }), 20);
    let first = true;
    const pump = () => {
      if (this.streams.get(id)?.life !== life) return;
      const bytes = first
        ? join(flvHeader({ audio: false }), videoSequence(), keyFrame(0))
        : join(keyFrame(this.clock.now()));
      if (this.flows && !this.lost.has(id)) {
        stream.write(bytes.buffer);
        first = false;
      }
      this.clock.setTimeout(pump, 100);
    };
    this.clock.setTimeout(pump, 40);
  }

  private stop(call: 'stopService' | 'stopStream', id: string, held: Map<string, { life: number }>): unknown {
    const life = held.get(id)?.life;
    const answer = this.answers[call];
    this.say(`${call} ${id}`);
    if (answer.throws) throw new Error(`${call} threw`);
    const over = () => {
      if (life !== undefined && held.get(id)?.life !== life && held.has(id))
        this.violations.push(`${call} killed a newer life of ${id}`);
      held.delete(id);
      if (call === 'stopService') this.streams.delete(id);
    };
    if (answer.afterMs === 0) {
      over();
      return undefined;
    }
    return new Promise<void>((resolve) => {
      if (answer.afterMs === null) return;
      this.clock.setTimeout(() => {
        over();
        resolve();
      }, answer.afterMs);
    });
  }

  private call<Answer>(
    call: FakeCall,
    about: string,
    done: () => Answer,
    undo: () => void = () => undefined,
  ): Promise<Answer> {
    const { afterMs, code } = this.answers[call];
    this.say(`${call} ${about}`);
    return new Promise((resolve, reject) => {
      if (afterMs === null) return;
      this.clock.setTimeout(() => {
        if (code === undefined) return resolve(done());
        undo();
        reject(failureFromOutside('xp2p', code, { step: call }));
      }, afterMs);
    });
  }

  private say(words: string): void {
    this.calls.push(`${this.clock.now()} ${words}`);
  }
}
