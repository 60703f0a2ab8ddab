import { type Actor, createActor } from 'xstate';
import { appMachine } from '../../machines/app';
import { type Camera, sourceOf } from '../../machines/cameras';
import type { Failure } from '../../machines/failure';
import type { Ports, Storage } from '../../machines/kernel/ports';
import { type SessionIntent, sessionView } from '../../machines/session';
import { type WatchingEvent, watchingView } from '../../machines/watching';
import { createFiles } from '../../miniprogram/runtime/files';
import { bytesViewLogic } from '../../miniprogram/runtime/view-logic';
import { managedViewLogic } from '../../miniprogram/runtime/view-logic.managed';
import { createWechat } from '../../miniprogram/runtime/wechat';
import { WechatFiles } from '../../simulator/wechat-files';
import { atUrl } from './addresses';
import { connectionWord } from './connection-word';
import { FakeDevices } from './fake-devices';
import { FakeManagedNodes } from './fake-managed-nodes';
import { FakePlayers } from './fake-players';
import { FakeXp2p } from './fake-xp2p';
import { pictureWord, playerWord } from './picture-word';
import { VirtualClock } from './virtual-clock';

export const camera: Camera = {
  id: 'door',
  name: 'Door',
  kind: 'camera',
  quality: 'high',
  address: atUrl('http://peer.xnet/ipc.p2p.com/ipc.flv?action=live'),
};

export const otherCamera: Camera = { ...camera, id: 'yard', name: 'Yard' };

export const serverStream: Camera = {
  id: 'gate',
  name: 'Gate',
  kind: 'server',
  quality: 'high',
  address: atUrl('https://stream.example.com/gate.flv'),
};

/** The whole app on a virtual clock, with a plugin and players that do what the test tells them. */
export class World {
  readonly clock = new VirtualClock(1_000_000);
  readonly plugin = new FakeXp2p(this.clock);
  readonly devices = new FakeDevices(this.clock, this.plugin);
  /** What this plugin can do for devices; nothing where it has no commands. */
  hasCommands = true;
  readonly players = new FakePlayers(this.clock);
  readonly managedNodes = new FakeManagedNodes(this.clock);
  /** Which way its pictures come. */
  way: 'bytes' | 'managed' = 'bytes';
  readonly stored = new Map<string, unknown>();
  readonly album: string[] = [];
  /** WeChat's own, behind the port. */
  readonly files = new WechatFiles(() => this.clock.now());
  albumFailure: Failure | null = null;
  /** The album never answers: the person has not answered its question. */
  albumHangs = false;
  settingsOpened = 0;
  permissionsOpened = 0;
  permissionsFailure: Failure | null = null;
  /** Neither settings ever answer. */
  settingsHang = false;
  /** What the phone is on, and says when it is asked, where it answers. */
  networkType = 'wifi';
  localAddress = '';
  answersNetwork: boolean | 'hangs' = false;
  catchUpAboveMs: number | undefined;
  obstacles: { camera: Failure[]; server: Failure[] } = { camera: [], server: [] };
  chance = 0.5;
  stopsSockets = false;
  /** How many hold the screen on. */
  screenHolds = 0;
  readonly errors: unknown[] = [];
  readonly app: Actor<typeof appMachine>;

  constructor(prepare: (world: World) => void = () => undefined) {
    prepare(this);
    this.app = createActor(appMachine, {
      id: 'app',
      clock: this.clock,
      input: {
        ports: this.ports(),
        language: 'en',
        builtInCameras: [],
        timezoneOffsetMinutes: 0,
        ...(this.catchUpAboveMs === undefined ? {} : { catchUpAboveMs: this.catchUpAboveMs }),
      },
    });
    this.app.subscribe({ error: (error) => void this.errors.push(error) });
    this.app.start();
  }

  /** A page opens a camera: what it renders follows the session, `autoplay` included. */
  open(opened: Camera = camera, view = 'live', muted = false): void {
    this.watching.send({
      type: 'view.opened',
      view,
      source: sourceOf(opened),
      quality: opened.quality,
      ...(opened.channels && { channels: opened.channels }),
      playerMode: opened.playerMode ?? 'live',
      muted,
      logic: this.way === 'bytes' ? bytesViewLogic : managedViewLogic,
    });
    const session = this.session(view);
    const render = () => {
      const { autoplay, playerKey } = sessionView(session.getSnapshot());
      if (autoplay && playerKey > 0) this.players.node(view).autoplay();
    };
    session.subscribe(render);
  }

  leave(view = 'live'): void {
    this.watching.send({ type: 'view.closed', view });
  }

  session(view = 'live') {
    const opened = this.watching.getSnapshot().context.views.get(view);
    if (!opened) throw new Error(`no session for ${view}`);
    return opened.session;
  }

  send(intent: SessionIntent | { type: 'LEAVE' }, view = 'live'): void {
    this.session(view).send(intent);
  }

  /** A fact of WeChat's. Where it names another network than before, cameras are out of reach from then on. */
  tell(event: WatchingEvent): void {
    if (event.type === 'network.changed' || event.type === 'network.told') {
      if (event.type === 'network.changed' && event.networkType !== this.networkType) this.plugin.loseCameras();
      this.networkType = event.networkType;
    }
    this.watching.send(event);
  }

  /** The chart of everything that watching needs once. */
  get watching() {
    return this.app.getSnapshot().context.watching;
  }

  /** What every page shows of it. */
  appView() {
    return watchingView(this.watching.getSnapshot());
  }

  advance(durationMs: number): Promise<void> {
    return this.clock.advance(durationMs);
  }

  /** How far the picture has come, in a word of `picture-word.ts`. */
  stream(view = 'live'): string {
    return pictureWord(this.session(view).getSnapshot());
  }

  player(view = 'live'): string {
    return playerWord(this.session(view).getSnapshot());
  }

  view(view = 'live') {
    return sessionView(this.session(view).getSnapshot());
  }

  connection(id: string = camera.id): string {
    const connection = this.watching.getSnapshot().context.connections.get(id);
    return connection ? connectionWord(connection.getSnapshot().value) : 'none';
  }

  module(generation = 'all'): string {
    const { generations } = this.watching.getSnapshot().context;
    return generations.find((report) => report.generation === generation)?.state ?? 'none';
  }

  /** Opened, and on until the picture moves. */
  async watch(opened: Camera = camera, view = 'live'): Promise<void> {
    this.open(opened, view);
    await this.advance(1_000);
  }

  private saveToAlbum(path: string): Promise<void> {
    if (this.albumHangs) return new Promise(() => undefined);
    if (this.albumFailure) return Promise.reject(this.albumFailure);
    this.album.push(path);
    return Promise.resolve();
  }

  private keepScreenOn(): () => void {
    this.screenHolds += 1;
    return () => {
      this.screenHolds -= 1;
    };
  }

  private ports(): Ports {
    const storage: Storage = {
      read: (key) => this.stored.get(key),
      write: (key, value) => void this.stored.set(key, value),
    };
    const { files } = this;
    const kept = createFiles(
      createWechat(() => ({ env: { USER_DATA_PATH: files.folder }, getFileSystemManager: () => files.manager() })),
    );
    return {
      ...(kept && { files: kept }),
      clock: this.clock,
      random: () => this.chance,
      xp2p: this.plugin,
      devices: this.hasCommands ? this.devices : {},
      players: this.players,
      managedNodes: this.managedNodes,
      storage,
      album: {
        save: (path) => this.saveToAlbum(path),
        saveVideo: (path) => this.saveToAlbum(path),
        openSettings: () => {
          this.settingsOpened += 1;
          return this.settingsHang ? new Promise(() => undefined) : Promise.resolve();
        },
      },
      screen: { keepOn: () => this.keepScreenOn() },
      system: {
        askNetwork: () => {
          if (this.answersNetwork === 'hangs') return new Promise(() => undefined);
          if (!this.answersNetwork) return Promise.reject(new Error('WeChat does not say'));
          const { networkType, localAddress } = this;
          return Promise.resolve({
            networkType,
            online: networkType !== 'none',
            ...(localAddress ? { localAddress } : {}),
          });
        },
        openPermissions: () => {
          this.permissionsOpened += 1;
          return this.permissionsFailure ? Promise.reject(this.permissionsFailure) : Promise.resolve();
        },
      },
      environment: { obstacles: (kind) => this.obstacles[kind], stopsSocketsInBackground: this.stopsSockets },
    };
  }
}
