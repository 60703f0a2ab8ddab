import { simulation } from '..';
import type { PlayerHost, PlayerSettings } from './player.types';
import { PlayerCore } from './player-core';
import { pictureData, pictureOf, setFullScreen } from './shown-picture';

/** What `this` is in the methods below, as far as they need it. */
interface Node {
  readonly data: PlayerSettings;
  setData(changes: object): void;
  triggerEvent(event: string, detail: object): void;
}

const cores = new WeakMap<object, PlayerCore>();
let mounted = 0;

/**
 * The simulated `p2p-player`: the same properties and events as the plugin's component (contract 3). Where the preview has
 * a decoder it shows the real picture, elsewhere what the FLV tags tell.
 */
Component({
  properties: {
    mode: { type: String, value: 'live' },
    autoplay: { type: Boolean, value: false },
    muted: { type: Boolean, value: false },
    orientation: { type: String, value: 'vertical' },
    objectFit: { type: String, value: 'contain' },
    /** In seconds, as `maxCache`; the defaults are live-player's. */
    minCache: { type: Number, value: 1 },
    maxCache: { type: Number, value: 3 },
    soundMode: { type: String, value: 'speaker' },
    autoPauseIfNavigate: { type: Boolean, value: true },
    /** Which of live-player's events come through; all when absent. */
    acceptLivePlayerEvents: { type: Object, value: null },
  },
  data: pictureData,
  observers: {
    'mode, autoplay, muted, minCache, maxCache, acceptLivePlayerEvents'() {
      cores.get(this)?.update(settingsOf(this.data));
    },
  },
  lifetimes: {
    attached() {
      mounted += 1;
      const core = new PlayerCore({
        world: simulation().world,
        host: hostOf(this),
        settings: settingsOf(this.data),
        key: `player ${mounted}`,
      });
      cores.set(this, core);
      core.mount();
    },
    detached() {
      cores.get(this)?.destroy();
    },
  },
  methods: {
    // the seed's generation takes bytes at the component itself
    addChunk(chunk: ArrayBuffer) {
      cores.get(this)?.playerExport.addChunk(chunk);
    },
    finishMedia() {
      cores.get(this)?.playerExport.finishMedia();
    },
    abortMedia(reason: unknown) {
      cores.get(this)?.playerExport.abortMedia(reason);
    },
    setHeaders(headers: unknown) {
      cores.get(this)?.playerExport.setHeaders(headers);
    },
    /** The preview calls it when a person left full screen without asking the player. */
    leaveFullScreen() {
      cores.get(this)?.emit('fullscreenchange', { fullScreen: false, direction: 0 });
    },
  },
});

function hostOf(node: Node): PlayerHost {
  return {
    picture: pictureOf(node, simulation().world.clock),
    emit: (event, detail) => node.triggerEvent(event, detail),
    setFullScreen: (on, direction) => setFullScreen(node, on, direction),
  };
}

function settingsOf(settings: PlayerSettings): PlayerSettings {
  const { mode, autoplay, muted, minCache, maxCache, acceptLivePlayerEvents } = settings;
  return { mode, autoplay, muted, minCache, maxCache, acceptLivePlayerEvents: acceptLivePlayerEvents ?? null };
}
