import { type Actor, createActor } from 'xstate';
import { connectionMachine } from '../../../machines/connection';
import type { Failure } from '../../../machines/failure';
import type { Ports, StreamParams, StreamSource } from '../../../machines/kernel/ports';
import { createLanes } from '../../../machines/lane';
import type { ModuleFactForUser } from '../../../machines/module';
import { atUrl } from '../../support/addresses';
import { connectionWord } from '../../support/connection-word';
import { type Ear, ear } from '../../support/ear';
import { FakeDevices } from '../../support/fake-devices';
import { FakeXp2p } from '../../support/fake-xp2p';
import { VirtualClock } from '../../support/virtual-clock';

export const source: StreamSource = {
  id: 'door',
  kind: 'camera',
  address: atUrl('http://peer.xnet/ipc.p2p.com/ipc.flv'),
};
export const high: StreamParams = { action: 'live', channel: 0, quality: 'high' };
export const standard: StreamParams = { ...high, quality: 'standard' };

/** A session's wish for bytes. */
export interface PullOfViewer extends Ear {
  readonly chunks: ArrayBuffer[];
  switchTo(params: StreamParams): void;
  /** Takes no bytes for now; others may. */
  hold(): void;
  rejoin(): void;
  /** Heard nothing for too long. */
  giveUp(failure: Failure): void;
  leave(): void;
}

/** Somebody who listens in. */
interface TapOfTest extends Ear {
  /** What came, by pull. */
  readonly pulls: ArrayBuffer[][];
  leave(): void;
}

/** A session on the connection: hears what its talk would hear. */
export interface ViewerOfTest extends Ear {
  pull(params?: StreamParams): PullOfViewer;
  /** The person pressed stop. */
  stop(): void;
  leave(): void;
}

export interface BenchOptions {
  readonly source?: StreamSource;
  /** The module gives the connection what it wants at once; else the test does, by `tell`. */
  readonly isModuleReady?: boolean;
}

/** One connection on a virtual clock, with a plugin that does as it is told, and the test as module and as viewers. */
export class ConnectionBench {
  readonly clock = new VirtualClock();
  readonly plugin = new FakeXp2p(this.clock);
  readonly devices = new FakeDevices(this.clock, this.plugin);
  readonly lanes = createLanes(this.clock);
  readonly owner = ear();
  readonly module: Ear;
  readonly connection: Actor<ReturnType<typeof connectionMachine>>;
  private readonly talks: Ear['ref'][] = [];

  constructor({ source: of = source, isModuleReady = true }: BenchOptions = {}) {
    this.plugin.inits.add('all');
    this.plugin.flows = false;
    this.module = ear((event) => {
      if (event.type !== 'WANT') return;
      this.talks.push(event.from);
      if (isModuleReady) this.tell({ type: 'module.ready', localPeerName: 'peer-all' });
    });
    this.connection = createActor(connectionMachine(), {
      clock: this.clock,
      input: {
        ports: { clock: this.clock, xp2p: this.plugin, devices: this.devices } as unknown as Ports,
        lanes: this.lanes,
        source: of,
        module: this.module.ref,
        owner: this.owner.ref,
      },
    });
    this.connection.start();
  }

  join(params: StreamParams = high, of: StreamSource = source): ViewerOfTest {
    const viewer = ear();
    const from = viewer.ref;
    this.connection.send({ type: 'JOIN', from, source: of, params });
    return {
      ...viewer,
      pull: (wanted = params) => this.pull(wanted),
      stop: () => this.connection.send({ type: 'LEFT', from, lingers: false }),
      leave: () => this.connection.send({ type: 'LEFT', from, lingers: true }),
    };
  }

  /** Listens in on whatever is pulled; `hear` may throw. */
  tap(hear: (chunk: ArrayBuffer) => void = () => undefined): TapOfTest {
    const tap = ear();
    const from = tap.ref;
    const pulls: ArrayBuffer[][] = [];
    const begin = () => {
      const chunks: ArrayBuffer[] = [];
      pulls.push(chunks);
      return (chunk: ArrayBuffer) => {
        chunks.push(chunk);
        hear(chunk);
      };
    };
    this.connection.send({ type: 'TAP', from, begin });
    return { ...tap, pulls, leave: () => this.connection.send({ type: 'UNTAP', from }) };
  }

  /** A viewer whose pull is under way. */
  async pulling(): Promise<{ readonly viewer: ViewerOfTest; readonly pull: PullOfViewer }> {
    const viewer = this.join();
    await this.advance(100);
    const pull = viewer.pull();
    await this.advance(50);
    return { viewer, pull };
  }

  /** What the module tells the connection, in its present life or in an earlier one. */
  tell(event: ModuleFactForUser, life = this.talks.length - 1): void {
    this.talks[life]?.send(event);
  }

  /** A word of `connection-word.ts`. */
  get state(): string {
    return connectionWord(this.connection.getSnapshot().value);
  }

  /** The plugin calls so far, without their times. */
  get calls(): readonly string[] {
    return this.plugin.calls.map((call) => call.replace(/^\d+ /, ''));
  }

  advance(durationMs: number): Promise<void> {
    return this.clock.advance(durationMs);
  }

  private pull(params: StreamParams): PullOfViewer {
    const pull = ear();
    const from = pull.ref;
    const chunks: ArrayBuffer[] = [];
    const sink = (chunk: ArrayBuffer) => void chunks.push(chunk);
    this.connection.send({ type: 'PULL', from, params, sink });
    return {
      ...pull,
      chunks,
      switchTo: (wanted) => this.connection.send({ type: 'SWITCH', from, params: wanted }),
      hold: () => this.connection.send({ type: 'HOLD_PULL', from }),
      rejoin: () => this.connection.send({ type: 'REJOIN', from, sink }),
      giveUp: (failure) => this.connection.send({ type: 'GIVE_UP', from, failure }),
      leave: () => this.connection.send({ type: 'UNPULL', from }),
    };
  }
}
