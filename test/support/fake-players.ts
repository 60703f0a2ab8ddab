import { failureOf } from '../../machines/failure';
import type { NodeFact, Player, PlayerNodes } from '../../machines/kernel/ports';
import type { VirtualClock } from './virtual-clock';

/** One `p2p-player` node of a test: does what a good live-player does unless it is told otherwise. */
export class FakeNode {
  readonly calls: string[] = [];
  readonly chunks: ArrayBuffer[] = [];
  private isPlaying = false;
  private isPaused = false;
  private isConnected = false;
  private isGone = false;
  private isShowing = false;

  constructor(
    readonly key: number,
    private readonly clock: VirtualClock,
    private readonly habits: PlayerHabits,
    private readonly tell: (fact: NodeFact) => void,
  ) {}

  /** Somebody is attached to it. */
  get isHeard(): boolean {
    return !this.isGone;
  }

  /** A fact of this node, now: older nodes are heard by nobody. */
  say(fact: NodeFact): void {
    if (fact.type === 'node.pullStarted') this.isShowing = false;
    if (!this.isGone) this.tell(fact);
  }

  /** `playerReady`, with a context of its own. */
  ready(context: unknown = this): void {
    this.say({ type: 'node.ready', player: this.player(context) });
  }

  /** The view turned `autoplay` on. */
  autoplay(): void {
    if (!this.isPlaying && this.calls.length === 0) this.start('autoplay');
  }

  gone(): void {
    this.isGone = true;
  }

  player(context: unknown): Player {
    const done = (call: string) => {
      this.calls.push(call);
      return Promise.resolve();
    };
    return {
      context,
      play: () => {
        if (this.isPlaying) return Promise.reject(failureOf('live-player', 'commandFailed', { step: 'play' }));
        this.start('play');
        return Promise.resolve();
      },
      stop: () => {
        this.calls.push('stop');
        if (!this.isPlaying) return Promise.reject(failureOf('live-player', 'commandFailed', { step: 'stop' }));
        this.isPlaying = this.isPaused = this.isConnected = false;
        this.say({ type: 'node.closed', reason: 'user' });
        return Promise.resolve();
      },
      pause: () => {
        if (!this.isPlaying || this.isPaused || this.habits.refusesPause)
          return Promise.reject(failureOf('live-player', 'commandFailed', { step: 'pause' }));
        this.calls.push('pause');
        this.isPaused = true;
        if (this.habits.letsGoOnPause) this.letGo();
        return Promise.resolve();
      },
      resume: () => {
        if (!this.isPaused) return Promise.reject(failureOf('live-player', 'commandFailed', { step: 'resume' }));
        this.calls.push('resume');
        this.isPaused = false;
        if (!this.isConnected) this.connect();
        return Promise.resolve();
      },
      snapshot: () => Promise.resolve('tmp/picture.png'),
      requestFullScreen: () => done('requestFullScreen'),
      exitFullScreen: () => done('exitFullScreen'),
      addChunk: (chunk) => {
        this.chunks.push(chunk);
        if (!this.habits.showsPicture || this.isShowing) return;
        this.isShowing = true;
        this.say({ type: 'node.pictureShown' });
      },
      finishMedia: () => void this.calls.push('finishMedia'),
    };
  }

  private start(call: string): void {
    this.calls.push(call);
    this.isPlaying = true;
    this.connect();
  }

  /** live-player lets go of the local connection. */
  letGo(): void {
    this.isConnected = false;
    this.say({ type: 'node.closed', reason: 'livePlayer' });
  }

  private connect(): void {
    if (!this.habits.pulls) return;
    this.clock.setTimeout(() => {
      if (!this.isPlaying || this.isPaused) return;
      this.isConnected = true;
      this.say({ type: 'node.pullStarted' });
    }, this.habits.pullAfterMs);
  }
}

export interface PlayerHabits {
  /** Says `playerReady` once it was mounted. */
  readies: boolean;
  readyAfterMs: number;
  /** Connects when it is asked to play. */
  pulls: boolean;
  pullAfterMs: number;
  /** Android lets go of its connection when it is paused, iOS keeps it (contract 3). */
  letsGoOnPause: boolean;
  refusesPause: boolean;
  /** Says that its first frame is on the screen when it gets its first bytes. */
  showsPicture: boolean;
}

/** The player nodes of a test's views: mounted when the session attaches, as a page renders them. */
export class FakePlayers implements PlayerNodes {
  readonly nodes = new Map<string, FakeNode[]>();
  readonly habits: PlayerHabits = {
    readies: true,
    readyAfterMs: 10,
    pulls: true,
    pullAfterMs: 10,
    letsGoOnPause: true,
    refusesPause: false,
    showsPicture: true,
  };
  localServerResets = 0;

  constructor(private readonly clock: VirtualClock) {}

  attach(view: string, key: number, tell: (fact: NodeFact) => void): () => void {
    const node = new FakeNode(key, this.clock, this.habits, tell);
    this.nodes.set(view, [...(this.nodes.get(view) ?? []), node]);
    if (this.habits.readies) this.clock.setTimeout(() => node.ready(), this.habits.readyAfterMs);
    return () => node.gone();
  }

  /** The newest node of a view. */
  node(view = 'live'): FakeNode {
    const node = this.nodes.get(view)?.at(-1);
    if (!node) throw new Error(`view ${view} has no player node`);
    return node;
  }

  async resetLocalServer(): Promise<void> {
    this.localServerResets += 1;
  }
}
