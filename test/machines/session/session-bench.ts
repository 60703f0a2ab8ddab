import { type Actor, type AnyEventObject, createActor, fromCallback } from 'xstate';
import { config } from '../../../machines/kernel/config';
import type { PluginVersions, Ports } from '../../../machines/kernel/ports';
import type { NodeView, PictureCommand, PictureFact } from '../../../machines/picture';
import { type SessionInput, type SessionMachine, sessionView, sessionWith } from '../../../machines/session';
import { atUrl } from '../../support/addresses';
import { type Ear, ear } from '../../support/ear';
import { VirtualClock } from '../../support/virtual-clock';

export const aNode = { way: 'bytes', key: 1, autoplay: false, mode: 'live' } as const satisfies NodeView;

/** One session over a picture that is the test: it hears the commands, and says the facts. */
export class SessionBench {
  /** What the plugins call themselves by now. */
  versions: PluginVersions = { xp2p: '', player: '', uuid: '' };
  readonly clock = new VirtualClock(1_000_000);
  readonly owner: Ear = ear();
  readonly session: Actor<SessionMachine>;
  private readonly commands: PictureCommand[] = [];
  private seen = 0;
  private sendBack: (fact: AnyEventObject) => void = () => undefined;

  constructor(change: Partial<SessionInput> & { stopsSockets?: boolean } = {}) {
    const { stopsSockets = false, ...input } = change;
    const picture = fromCallback<PictureCommand>(({ receive, sendBack }) => {
      this.sendBack = sendBack;
      receive((command) => void this.commands.push(command));
    });
    this.session = createActor(sessionWith(picture), {
      clock: this.clock,
      input: {
        ports: {
          clock: this.clock,
          random: () => 0.5,
          screen: { keepOn: () => () => undefined },
          album: { save: () => Promise.resolve(), openSettings: () => Promise.resolve() },
          environment: {
            obstacles: () => [],
            stopsSocketsInBackground: stopsSockets,
            versions: () => this.versions,
          },
        } as unknown as Ports,
        owner: this.owner.ref,
        connection: null,
        view: 'live',
        source: { id: 'door', kind: 'camera', address: atUrl('http://peer.xnet/ipc.p2p.com/ipc.flv') },
        quality: 'high',
        playerMode: 'live',
        catchUpAboveMs: config.catchUpAboveMs,
        language: 'en',
        online: true,
        ...input,
      },
    });
    this.session.start();
  }

  /** The picture says this. */
  says(...facts: PictureFact[]): this {
    for (const fact of facts) this.sendBack(fact);
    return this;
  }

  send(...events: Parameters<Actor<SessionMachine>['send']>[0][]): this {
    for (const event of events) this.session.send(event);
    return this;
  }

  /** What the picture was asked since the last look. */
  asked(): PictureCommand[] {
    const fresh = this.commands.slice(this.seen);
    this.seen = this.commands.length;
    return fresh;
  }

  view() {
    return sessionView(this.session.getSnapshot());
  }

  get context() {
    return this.session.getSnapshot().context;
  }

  advance(durationMs: number): Promise<void> {
    return this.clock.advance(durationMs);
  }

  /** With a picture that moves. */
  moving(): this {
    this.says({ type: 'picture.node', node: aNode }, { type: 'picture.shown' });
    this.asked();
    return this;
  }

  /** Nobody has looked for so long, by the clock. */
  async away(ms: number): Promise<this> {
    this.send({ type: 'view.hidden' });
    await this.advance(config.hideGraceMs);
    this.clock.skip(ms - config.hideGraceMs);
    this.asked();
    return this.send({ type: 'view.shown' });
  }
}
