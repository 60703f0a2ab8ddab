import { type Actor, createActor } from 'xstate';
import type { NodeFact, Player, Ports } from '../../../machines/kernel/ports';
import { statePath } from '../../../machines/kernel/state-path';
import { type PlayerCommand, playerMachine } from '../../../machines/player';
import { type Ear, ear } from '../../support/ear';
import { type FakeNode, FakePlayers } from '../../support/fake-players';
import { VirtualClock } from '../../support/virtual-clock';

/** One player on a virtual clock; the test is its picture and its page, and mounts what the page is told. */
export class PlayerBench {
  readonly clock = new VirtualClock();
  readonly players = new FakePlayers(this.clock);
  readonly picture: Ear = ear();
  readonly page: Ear = ear((event) => {
    if (event.type === 'picture.node' && event.node.way === 'bytes' && event.node.autoplay) this.node.autoplay();
  });
  readonly player: Actor<ReturnType<typeof playerMachine>>;

  constructor({ mode = 'live', readies = true }: { mode?: 'live' | 'RTC'; readies?: boolean } = {}) {
    this.players.habits.readies = readies;
    this.player = createActor(playerMachine(), {
      clock: this.clock,
      input: {
        ports: { clock: this.clock, players: this.players } as unknown as Ports,
        view: 'live',
        mode,
        owner: this.picture.ref,
        page: this.page.ref,
      },
    });
    this.player.start();
  }

  get node(): FakeNode {
    return this.players.node();
  }

  get state(): string {
    return statePath(this.player.getSnapshot().value);
  }

  ask(type: Exclude<PlayerCommand['type'], 'localServer.gone' | 'PATIENCE'>): void {
    this.player.send({ type });
  }

  say(fact: NodeFact): void {
    this.node.say(fact);
  }

  /** The node is ready with this player. */
  readyWith(change: Partial<Player>): void {
    this.say({ type: 'node.ready', player: { ...this.node.player({}), ...change } });
  }

  advance(durationMs: number): Promise<void> {
    return this.clock.advance(durationMs);
  }

  /** Asked to play, and on until live-player is connected. */
  async playing(): Promise<this> {
    this.ask('PLAY');
    await this.advance(100);
    this.picture.news();
    this.page.news();
    return this;
  }

  /** The last thing of this type that the page was told. */
  told(type: string): unknown {
    return this.page.heard.findLast((event) => event.type === type);
  }
}
