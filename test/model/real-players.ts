import { failureOf } from '../../machines/failure';
import type { NodeFact, PlayerNodes } from '../../machines/kernel/ports';
import { type FakeNode, FakePlayers } from '../support/fake-players';
import { VirtualClock } from '../support/virtual-clock';
import type { ModelEvent } from './walk';

/** Time in which a node says what it says by itself. */
const SOON_MS = 50;

/** The player nodes of a view on a kind of phone; keeps books on whether there is ever more than one, or one left. */
export class RealPlayers {
  readonly clock = new VirtualClock(1_000_000);
  private readonly players = new FakePlayers(this.clock);
  private readonly refused = new Set<string>();
  private readonly wrong: string[] = [];
  private mounted = 0;

  constructor(phone: string) {
    this.players.habits.letsGoOnPause = phone === 'Android';
  }

  readonly port: PlayerNodes = {
    attach: (view, key, tell) => {
      const detach = this.players.attach(view, key, (fact) => tell(this.grudging(fact)));
      this.mounted += 1;
      if (this.mounted > 1) this.wrong.push(`${this.mounted} nodes at once`);
      return () => {
        this.mounted -= 1;
        detach();
      };
    },
    resetLocalServer: () => this.players.resetLocalServer(),
  };

  get isMounted(): boolean {
    return this.mounted > 0;
  }

  get node(): FakeNode {
    return this.players.node();
  }

  /** The page renders `autoplay`. */
  render = ({ type, node }: { readonly type: string; readonly node?: { readonly autoplay: boolean } }): void => {
    if (type === 'picture.node' && node?.autoplay) this.node.autoplay();
  };

  /** From now on: whether a node is ready and connects by itself, and which calls it refuses. */
  behave(habits: { readonly readies: boolean; readonly pulls: boolean; readonly refuses?: string }): void {
    const { refuses, ...others } = habits;
    Object.assign(this.players.habits, others, { refusesPause: refuses === 'pause' });
    this.refused.clear();
    if (refuses !== undefined) this.refused.add(refuses);
  }

  /** Says a fact, unless it comes by itself. */
  async saySoon(fact: ModelEvent, isExpected: () => boolean): Promise<void> {
    if (isExpected()) await this.clock.advance(SOON_MS);
    else this.node.say(fact as never);
  }

  /** What was wrong, and what is left. */
  end(): readonly string[] {
    return this.mounted === 0 ? this.wrong : [...this.wrong, `${this.mounted} nodes are left`];
  }

  private grudging(fact: NodeFact): NodeFact {
    if (fact.type !== 'node.ready') return fact;
    const { player } = fact;
    const unlessRefused = <Result>(call: string, done: () => Promise<Result>): Promise<Result> =>
      this.refused.has(call) ? Promise.reject(failureOf('live-player', 'commandFailed', { step: call })) : done();
    return {
      type: 'node.ready',
      player: {
        ...player,
        resume: () => unlessRefused('resume', player.resume),
        snapshot: () => unlessRefused('snapshot', player.snapshot),
        requestFullScreen: () => unlessRefused('requestFullScreen', player.requestFullScreen),
      },
    };
  }
}
