import type { Failure } from '../../machines/failure';
import type { ManagedFact, ManagedNodes, ManagedPlayer } from '../../machines/kernel/managed-nodes';
import type { StreamSource } from '../../machines/kernel/ports';
import type { VirtualClock } from './virtual-clock';

/** One node of a test whose component pulls by itself: does what a good one does unless it is told otherwise. */
export class FakeManagedNode {
  readonly calls: string[] = [];
  /** Its component was told to stop. */
  isStopped = false;
  private isGone = false;

  constructor(
    readonly key: number,
    readonly source: StreamSource,
    private readonly clock: VirtualClock,
    private readonly habits: ManagedHabits,
    private readonly tell: (fact: ManagedFact) => void,
  ) {}

  /** Somebody is attached to it. */
  get isHeard(): boolean {
    return !this.isGone;
  }

  say(fact: ManagedFact): void {
    if (!this.isGone) this.tell(fact);
  }

  ready(component: unknown = this): void {
    this.say({ type: 'managed.ready', player: this.player(component) });
  }

  /** It pulls and plays, as after a mount, a retry or a change of its quality. */
  play(): void {
    const { habits } = this;
    if (habits.plays) this.later(habits.playsAfterMs, () => this.say({ type: 'managed.played' }));
    if (habits.showsPicture) this.later(habits.playsAfterMs + 10, () => this.say({ type: 'managed.pictureShown' }));
    const measure = () => {
      if (this.isGone || habits.framesPerSecond === null) return;
      this.say({ type: 'managed.measured', measure: { framesPerSecond: habits.framesPerSecond } });
      this.later(2_000, measure);
    };
    if (habits.framesPerSecond !== null) this.later(2_000, measure);
  }

  gone(): void {
    this.isGone = true;
  }

  private later(ms: number, then: () => void): void {
    this.clock.setTimeout(() => {
      if (!this.isGone) then();
    }, ms);
  }

  private player(component: unknown): ManagedPlayer {
    const done = (call: string) => {
      this.calls.push(call);
      return Promise.resolve();
    };
    return {
      component,
      retry: () => {
        this.calls.push('retry');
        if (this.habits.retryHelps) this.play();
        return this.habits.callsHang ? new Promise(() => undefined) : Promise.resolve();
      },
      snapshot: () => {
        this.calls.push('snapshot');
        const { snapshot } = this.habits;
        return typeof snapshot === 'string' ? Promise.resolve(snapshot) : Promise.reject(snapshot);
      },
      requestFullScreen: () => done('requestFullScreen'),
      exitFullScreen: () => done('exitFullScreen'),
      stop: async () => {
        this.isStopped = true;
      },
    };
  }
}

export interface ManagedHabits {
  readies: boolean;
  readyAfterMs: number;
  /** Says `playsuccess`. */
  plays: boolean;
  playsAfterMs: number;
  showsPicture: boolean;
  /** `netstatus` every two seconds; null: none. */
  framesPerSecond: number | null;
  retryHelps: boolean;
  callsHang: boolean;
  snapshot: 'saved' | 'asked' | Failure;
}

/** The nodes of a test's views whose components pull by themselves. */
export class FakeManagedNodes implements ManagedNodes {
  readonly nodes = new Map<string, FakeManagedNode[]>();
  readonly habits: ManagedHabits = {
    readies: true,
    readyAfterMs: 10,
    plays: true,
    playsAfterMs: 20,
    showsPicture: true,
    framesPerSecond: 15,
    retryHelps: true,
    callsHang: false,
    snapshot: 'saved',
  };

  constructor(private readonly clock: VirtualClock) {}

  attach(view: string, key: number, source: StreamSource, tell: (fact: ManagedFact) => void): () => void {
    const node = new FakeManagedNode(key, source, this.clock, this.habits, tell);
    this.nodes.set(view, [...(this.nodes.get(view) ?? []), node]);
    if (this.habits.readies)
      this.clock.setTimeout(() => {
        node.ready();
        node.play();
      }, this.habits.readyAfterMs);
    return () => node.gone();
  }

  /** The newest node of a view. */
  node(view = 'live'): FakeManagedNode {
    const node = this.nodes.get(view)?.at(-1);
    if (!node) throw new Error(`view ${view} has no node`);
    return node;
  }

  /** How many nodes a view has had. */
  count(view = 'live'): number {
    return this.nodes.get(view)?.length ?? 0;
  }
}
