import { type Actor, createActor } from 'xstate';
import { createInspector, type Inspector, type InspectorOptions } from '../../development/inspector/inspector';
import type { Socket } from '../../development/inspector/link';
import { VirtualClock } from '../support/virtual-clock';
import { doorMachine } from './door.machine';
import { FakeSockets } from './fake-sockets';
import { pumped } from './pump';

/** The smallest app that can be inspected: one door, on a virtual clock. */
export class InspectedDoor {
  readonly clock = new VirtualClock(1_700_000_000_000);
  readonly inspector: Inspector;
  readonly door: Actor<typeof doorMachine>;
  readonly faultsRun: string[] = [];
  private readonly sockets = new FakeSockets();

  constructor(address: string | (() => Socket), options: Partial<InspectorOptions> = {}) {
    this.inspector = createInspector({
      clock: this.clock,
      title: 'door',
      build: 'devtools',
      platform: 'devtools',
      random: Math.random,
      faults: {
        groups: () => [
          { group: 'door', title: 'Door', actions: [{ id: 'door.jams', title: 'Jams', explanation: '' }] },
        ],
        run: (id) => void this.faultsRun.push(id),
        clear: () => void this.faultsRun.push('cleared'),
      },
      connect: typeof address === 'function' ? address : () => this.sockets.connectSocket({ url: address }),
      ...options,
    });
    this.door = createActor(doorMachine, { id: 'door', clock: this.clock, inspect: this.inspector.observe });
    this.door.start();
  }

  runUntil<Reached>(goal: Promise<Reached>): Promise<Reached> {
    return pumped(this.clock, goal);
  }

  /** The mini-program is closed. */
  end(): void {
    this.sockets.end();
  }
}
