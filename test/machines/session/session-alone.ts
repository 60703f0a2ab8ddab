import { type AnyEventObject, createActor, fromCallback } from 'xstate';
import { config } from '../../../machines/kernel/config';
import { noManagedNodes } from '../../../machines/kernel/managed-nodes';
import type { Ports, StreamSource } from '../../../machines/kernel/ports';
import { type SessionInput, sessionView } from '../../../machines/session';
import type { Language } from '../../../machines/words/text';
import { bytesViewLogic } from '../../../miniprogram/runtime/view-logic';
import { atUrl } from '../../support/addresses';
import { FakePlayers } from '../../support/fake-players';
import { FakeXp2p } from '../../support/fake-xp2p';
import { pictureWord } from '../../support/picture-word';
import { VirtualClock } from '../../support/virtual-clock';

const door: StreamSource = {
  id: 'door',
  kind: 'camera',
  address: atUrl('http://peer.xnet/ipc.p2p.com/ipc.flv?action=live'),
};

/** One session with nobody behind it but the test: what it asks of its connection is heard, and answered by hand. */
export class SessionAlone {
  readonly clock = new VirtualClock(1_000_000);
  readonly players = new FakePlayers(this.clock);
  readonly asked: AnyEventObject[] = [];
  readonly session;

  constructor(options: { source?: StreamSource; language?: Language; prepare?: (players: FakePlayers) => void } = {}) {
    options.prepare?.(this.players);
    const listener = () =>
      createActor(fromCallback(({ receive }) => receive((event) => void this.asked.push(event)))).start();
    this.session = createActor(bytesViewLogic().session, {
      clock: this.clock,
      input: {
        ports: this.ports(),
        owner: listener() as unknown as SessionInput['owner'],
        connection: listener() as unknown as SessionInput['connection'],
        view: 'live',
        source: options.source ?? door,
        quality: 'high',
        playerMode: 'live',
        catchUpAboveMs: config.catchUpAboveMs,
        language: options.language ?? 'en',
        online: true,
      },
    });
    // what a page does with the view
    this.session.subscribe((snapshot) => {
      const { autoplay, playerKey } = sessionView(snapshot);
      if (autoplay && playerKey > 0) this.players.node().autoplay();
    });
    this.session.start();
  }

  /** Tells what holds the connection, or the pull, now. */
  tell(talk: 'viewer' | 'pull', ...facts: AnyEventObject[]): void {
    const type = talk === 'viewer' ? 'JOIN' : 'PULL';
    const asked = this.asked.findLast((event) => event.type === type);
    for (const fact of facts) asked?.from.send(fact);
  }

  advance(durationMs: number): Promise<void> {
    return this.clock.advance(durationMs);
  }

  stream(): string {
    return pictureWord(this.session.getSnapshot());
  }

  view() {
    return sessionView(this.session.getSnapshot());
  }

  get context() {
    return this.session.getSnapshot().context;
  }

  private ports(): Ports {
    return {
      clock: this.clock,
      random: () => 0.5,
      xp2p: new FakeXp2p(this.clock),
      players: this.players,
      managedNodes: noManagedNodes,
      devices: {},
      storage: { read: () => undefined, write: () => undefined },
      album: {
        save: () => new Promise(() => undefined),
        saveVideo: () => new Promise(() => undefined),
        openSettings: () => Promise.resolve(),
      },
      screen: { keepOn: () => () => undefined },
      system: { askNetwork: () => new Promise(() => undefined), openPermissions: () => Promise.resolve() },
      environment: { obstacles: () => [], stopsSocketsInBackground: false },
    };
  }
}
