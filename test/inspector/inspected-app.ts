import { createDevtools } from '../../development/devtools';
import { inspectThrough } from '../../development/inspector';
import { systemClock } from '../../miniprogram/runtime/clock';
import type { RunningApp } from '../../miniprogram/runtime/running-app';
import { FAULTS } from '../../simulator';
import { simulatedCameras } from '../../simulator/simulated-cameras';
import { createSimulation } from '../../simulator/simulation';
import { fakeWechat } from '../miniprogram/runtime/fake-wechat';
import { startWatchingApp } from '../support/start-watching-app';
import { VirtualClock } from '../support/virtual-clock';
import { FakeSockets } from './fake-sockets';
import { pumped } from './pump';

/** The whole app in Node, on a virtual clock, connected by a fake `wx.connectSocket`, as WeChat DevTools would. */
export class InspectedApp {
  readonly app: RunningApp;
  private readonly sockets = new FakeSockets();

  constructor(
    address: string,
    readonly clock = new VirtualClock(1_700_000_000_000),
  ) {
    jest.spyOn(systemClock, 'now').mockImplementation(clock.now);
    jest.spyOn(systemClock, 'setTimeout').mockImplementation(clock.setTimeout);
    jest.spyOn(systemClock, 'clearTimeout').mockImplementation(clock.clearTimeout);
    const { xp2pPlugin, playerPlugin, faults, resources } = createSimulation({ clock, random: () => 0.5 });
    this.app = startWatchingApp({
      wechat: fakeWechat().calls,
      plugins: { xp2p: xp2pPlugin, player: playerPlugin, simulation: { faults, catalogue: FAULTS, resources } },
      builtInCameras: simulatedCameras,
      createDevtools,
      inspect: inspectThrough(this.sockets, address),
    });
  }

  runUntil<Reached>(goal: Promise<Reached>): Promise<Reached> {
    return pumped(this.clock, goal);
  }

  /** The mini-program is closed. */
  end(): void {
    this.sockets.end();
  }
}
