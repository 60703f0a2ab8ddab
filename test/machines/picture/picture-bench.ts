import { type Actor, type AnyEventObject, createActor } from 'xstate';
import { config } from '../../../machines/kernel/config';
import type { Ports } from '../../../machines/kernel/ports';
import { statePath } from '../../../machines/kernel/state-path';
import { bytesPicture, type PictureCommand } from '../../../machines/picture';
import { atUrl } from '../../support/addresses';
import { type Ear, ear } from '../../support/ear';
import { FakePlayers } from '../../support/fake-players';
import { VirtualClock } from '../../support/virtual-clock';

/** One picture from bytes with its player on a virtual clock; the test is its session, its page and its connection. */
export class PictureBench {
  readonly clock = new VirtualClock();
  readonly players = new FakePlayers(this.clock);
  readonly session: Ear = ear((event) => {
    if (event.type === 'picture.node' && event.node.way === 'bytes' && event.node.autoplay)
      this.players.node().autoplay();
  });
  readonly connection: Ear = ear();
  readonly picture: Actor<ReturnType<typeof bytesPicture>>;

  constructor({ isConnected = true, letsGoOnPause = true, channel = 0 } = {}) {
    this.players.habits.letsGoOnPause = letsGoOnPause;
    this.picture = createActor(bytesPicture(), {
      clock: this.clock,
      input: {
        ports: { clock: this.clock, players: this.players } as unknown as Ports,
        view: 'live',
        source: { id: 'door', kind: 'camera', address: atUrl('http://peer.xnet/ipc.p2p.com/ipc.flv') },
        quality: 'high',
        channel,
        playerMode: 'live',
        catchUpAboveMs: config.catchUpAboveMs,
        owner: this.session.ref,
        connection: isConnected ? this.connection.ref : null,
      },
    });
    this.picture.start();
  }

  get state(): string {
    return statePath(this.picture.getSnapshot().value);
  }

  ask(command: PictureCommand): void {
    this.picture.send(command);
  }

  show(): void {
    this.ask({ type: 'SHOW', quality: 'high', tries: 0 });
  }

  /** What the connection tells the viewer, or the pull, that it has now. */
  tell(talk: 'viewer' | 'pull', ...facts: AnyEventObject[]): void {
    const hello = this.connection.heard.findLast(({ type }) => type === (talk === 'viewer' ? 'JOIN' : 'PULL'));
    for (const fact of facts) hello?.from.send(fact);
  }

  advance(durationMs: number): Promise<void> {
    return this.clock.advance(durationMs);
  }

  /** What moves the session, since the last look. */
  news(): string[] {
    const moving = /^picture\.(step|shown|weak|letGo|ended|failed|quality)$/;
    return this.session.news().filter((type) => moving.test(type));
  }

  /** The steps told so far. */
  get steps(): string[] {
    return this.session.heard.flatMap(({ type, step }) => (type === 'picture.step' ? [step] : []));
  }

  get last(): AnyEventObject | undefined {
    return this.session.heard.findLast(({ type }) =>
      /^picture\.(step|shown|weak|letGo|ended|failed|quality)$/.test(type),
    );
  }

  async ready(): Promise<this> {
    this.show();
    this.tell('viewer', { type: 'connection.startingService' }, { type: 'connection.ready', localPeerName: 'peer' });
    await this.advance(0);
    return this;
  }

  async asking(): Promise<this> {
    await this.ready();
    await this.advance(100);
    return this;
  }

  async flowing(): Promise<this> {
    await this.asking();
    this.tell('pull', { type: 'stream.headerArrived' });
    this.players.node().say({ type: 'node.pictureShown' });
    this.tell('pull', { type: 'stream.firstChunk' });
    this.session.news();
    return this;
  }
}
