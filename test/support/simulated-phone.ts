import { type Actor, createActor } from 'xstate';
import { appMachine } from '../../machines/app';
import type { Camera } from '../../machines/cameras';
import type { Ports } from '../../machines/ports';
import { type SessionIntent, sessionView } from '../../machines/session';
import { createPlayerNodes, type DeliveringPlayerNodes } from '../../miniprogram/plugins/player';
import { selectXp2p } from '../../miniprogram/plugins/xp2p';
import { createSimulation, type Simulation } from '../../miniprogram/simulator';
import type { PluginGeneration } from '../../miniprogram/simulator/generations';
import type { PlayerHost } from '../../miniprogram/simulator/p2p-player/player.types';
import { PlayerCore } from '../../miniprogram/simulator/p2p-player/player-core';
import type { Platform } from '../../miniprogram/simulator/world';
import { VirtualClock } from './virtual-clock';

const appParams = { appid: 1, appOauthId: 'test', appKey: 'test', appSecretKey: 'test', appPackage: 'test' };

interface PhoneOptions {
  readonly generation: PluginGeneration;
  readonly platform: Platform;
}

/** What a page's `camera-view` does for one view: a player node for every `playerKey` that the view model names. */
interface MountedNode {
  readonly key: number;
  readonly core: PlayerCore;
}

/**
 * The whole app as it runs on a phone, without pages: statecharts, adapters, and the simulated plugins with their
 * live-player, all on one virtual clock.
 */
export class SimulatedPhone {
  readonly clock = new VirtualClock(1_700_000_000_000);
  readonly simulation: Simulation;
  readonly app: Actor<typeof appMachine>;
  readonly errors: unknown[] = [];
  /** Bytes that reached each view's live-player. */
  readonly received = new Map<string, number>();
  private readonly nodes: DeliveringPlayerNodes;
  private readonly mounted = new Map<string, MountedNode>();

  constructor({ generation, platform }: PhoneOptions) {
    this.simulation = createSimulation({
      clock: this.clock,
      random: () => 0.5,
      generation,
      platform,
      wechat: { emit: (event, payload) => this.hearWechat(event, payload) },
    });
    this.nodes = createPlayerNodes(this.simulation.playerPlugin);
    this.app = createActor(appMachine, {
      id: 'app',
      clock: this.clock,
      input: { ports: this.ports(), language: 'zh', builtInCameras: [], timezoneOffsetMinutes: 0 },
    });
    this.app.subscribe({ error: (error) => void this.errors.push(error) });
    this.app.start();
  }

  open(camera: Camera, view = 'live'): void {
    this.app.send({ type: 'view.opened', view, camera });
    this.session(view).subscribe(() => this.render(view));
    this.render(view);
  }

  leave(view = 'live'): void {
    this.app.send({ type: 'view.closed', view });
    this.unmount(view);
  }

  send(intent: SessionIntent, view = 'live'): void {
    this.session(view).send(intent);
  }

  session(view = 'live') {
    const session = this.app.getSnapshot().context.sessions[view];
    if (!session) throw new Error(`no session for ${view}`);
    return session;
  }

  view(view = 'live') {
    return sessionView(this.session(view).getSnapshot());
  }

  /** Does the picture move: is it live, and do bytes reach live-player? */
  async isWatched(view = 'live'): Promise<boolean> {
    const before = this.received.get(view) ?? 0;
    await this.clock.advance(1_500);
    return this.view(view).status.tone === 'live' && (this.received.get(view) ?? 0) > before;
  }

  private render(view: string): void {
    const session = this.app.getSnapshot().context.sessions[view];
    if (!session) return;
    const { playerKey, autoplay, muted, playerMode } = sessionView(session.getSnapshot());
    if (this.mounted.get(view)?.key !== playerKey) {
      this.unmount(view);
      if (playerKey > 0) this.mount(view, playerKey, playerMode);
    }
    this.mounted
      .get(view)
      ?.core.update({ mode: playerMode, autoplay, muted, minCache: 0.2, maxCache: 0.8, acceptLivePlayerEvents: null });
  }

  private mount(view: string, key: number, mode: string): void {
    const host: PlayerHost = {
      emit: (event, detail) => this.nodes.deliver(view, key, event, detail),
      setFullScreen: () => undefined,
      picture: {
        restart: () => undefined,
        push: (chunk) => void this.received.set(view, (this.received.get(view) ?? 0) + chunk.byteLength),
        freeze: () => undefined,
        unfreeze: () => undefined,
        setMuted: () => undefined,
        snapshot: async () => 'tmp/picture.png',
        destroy: () => undefined,
      },
    };
    const settings = {
      mode,
      autoplay: false,
      muted: false,
      minCache: 0.2,
      maxCache: 0.8,
      acceptLivePlayerEvents: null,
    };
    const core = new PlayerCore({ world: this.simulation.world, host, settings, key: `player ${view} ${key}` });
    this.mounted.set(view, { key, core });
    core.mount();
  }

  private unmount(view: string): void {
    this.mounted.get(view)?.core.destroy();
    this.mounted.delete(view);
  }

  private hearWechat(event: string, payload: unknown): void {
    if (event === 'appShow') this.app.send({ type: 'app.shown' });
    if (event === 'appHide') this.app.send({ type: 'app.hidden' });
    if (event !== 'networkStatusChange') return;
    const { networkType, isConnected } = payload as { networkType: string; isConnected: boolean };
    this.app.send({ type: 'network.changed', networkType, online: isConnected });
  }

  private ports(): Ports {
    return {
      clock: this.clock,
      random: () => 0.5,
      xp2p: selectXp2p(this.simulation.xp2pPlugin, appParams).xp2p,
      players: this.nodes,
      storage: { read: () => undefined, write: () => undefined },
      album: { save: async () => undefined, openSettings: async () => undefined },
      screen: { keepOn: () => () => undefined },
      system: { openPermissions: async () => undefined },
      environment: { obstacles: () => [], stopsSocketsInBackground: this.simulation.world.platform === 'ios' },
    };
  }
}
