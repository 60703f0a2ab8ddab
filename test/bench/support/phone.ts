import { type Actor, createActor } from 'xstate';
import type { Inspect } from '../../../development/inspector';
import { appMachine } from '../../../machines/app';
import type { Camera } from '../../../machines/cameras';
import { noManagedNodes } from '../../../machines/kernel/managed-nodes';
import type { Ports } from '../../../machines/kernel/ports';
import { sessionView } from '../../../machines/session';
import type { Language } from '../../../machines/words/text';
import { createPlayerNodes, type DeliveringPlayerNodes } from '../../../miniprogram/plugins/player';
import { selectXp2p } from '../../../miniprogram/plugins/xp2p';
import { createSimulation, type Simulation } from '../../../simulator';
import { ShownNodes } from '../../support/shown-nodes';
import { VirtualClock } from '../../support/virtual-clock';

const appParams = { appid: 1, appOauthId: 'test', appKey: 'test', appSecretKey: 'test', appPackage: 'test' };

/** The whole app as it runs on a phone with the newest plugin, without pages, all on one virtual clock. */
export class Phone {
  readonly clock = new VirtualClock(1_700_000_000_000);
  readonly app: Actor<typeof appMachine>;
  readonly errors: unknown[] = [];
  private readonly simulation: Simulation;
  private readonly nodes: DeliveringPlayerNodes;
  private readonly shown = new Map<string, ShownNodes>();

  /** `cameras`: what the list holds. */
  constructor(cameras: readonly Camera[], language: Language = 'zh', inspect?: Inspect) {
    const random = () => 0.5;
    const wechat = { emit: () => undefined };
    this.simulation = createSimulation({ clock: this.clock, random, generation: '3.1', platform: 'ios', wechat });
    this.nodes = createPlayerNodes(this.simulation.playerPlugin);
    const faults = { groups: () => [], run: () => undefined, clear: () => undefined };
    const inspector = inspect?.({ clock: this.clock, random, platform: 'ios', faults });
    const ports = inspector?.observePorts(this.ports()) ?? this.ports();
    this.app = createActor(appMachine, {
      id: 'app',
      clock: this.clock,
      input: { ports, language, builtInCameras: cameras, timezoneOffsetMinutes: 0 },
      ...(inspector && { inspect: inspector.observe }),
    });
    this.app.subscribe({ error: (error) => void this.errors.push(error) });
    this.app.start();
  }

  /** Shows the player nodes of a view that a page has opened. */
  showNodes(view: string): void {
    this.session(view).subscribe(() => this.render(view));
    this.render(view);
  }

  view(view: string) {
    return sessionView(this.session(view).getSnapshot());
  }

  private session(view: string) {
    const opened = this.views.get(view);
    if (!opened) throw new Error(`no session for ${view}`);
    return opened.session;
  }

  private render(view: string): void {
    const opened = this.views.get(view);
    if (opened) this.nodesOf(view).show(sessionView(opened.session.getSnapshot()));
  }

  private get views() {
    return this.app.getSnapshot().context.watching.getSnapshot().context.views;
  }

  private nodesOf(view: string): ShownNodes {
    const shown = this.shown.get(view) ?? new ShownNodes(this.simulation, this.nodes, view);
    this.shown.set(view, shown);
    return shown;
  }

  private ports(): Ports {
    return {
      clock: this.clock,
      random: () => 0.5,
      xp2p: selectXp2p(this.simulation.xp2pPlugin, appParams).xp2p,
      players: this.nodes,
      managedNodes: noManagedNodes,
      devices: {},
      storage: { read: () => undefined, write: () => undefined },
      album: { save: async () => undefined, saveVideo: async () => undefined, openSettings: async () => undefined },
      screen: { keepOn: () => () => undefined },
      system: {
        askNetwork: async () => ({ networkType: 'wifi', online: true }),
        openPermissions: async () => undefined,
      },
      environment: { obstacles: () => [], stopsSocketsInBackground: true },
    };
  }
}
