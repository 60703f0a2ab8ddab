import { simulation } from '..';
import { pictureData, pictureOf, setFullScreen } from '../p2p-player/shown-picture';
import type { ComponentHost, ComponentSettings, SnapshotOptions } from './component.types';
import { ManagedCore } from './managed-core';

/** What `this` is in the methods below, as far as they need it. */
interface Node {
  readonly data: Properties;
  setData(changes: object): void;
  triggerEvent(event: string, detail: object): void;
}

interface Properties extends Omit<ComponentSettings, 'onlyp2p'> {
  readonly onlyp2p: boolean;
  readonly onlyp2pMap: { readonly flv?: boolean } | null;
}

const cores = new WeakMap<object, ManagedCore>();
let mounted = 0;

/**
 * The simulated `iot-p2p-player-with-mjpg`, and `iot-p2p-common-player` as well: the properties, events and methods of the
 * plugin's components for live video (docs/plugin-contract-managed.md). It shows what the simulated `p2p-player` shows.
 */
Component({
  options: { multipleSlots: true },
  properties: {
    deviceInfo: { type: Object, value: null },
    xp2pInfo: { type: String, value: '' },
    liveStreamDomain: { type: String, value: '' },
    p2pMode: { type: String, value: 'ipc' },
    flvUrl: { type: String, value: '' },
    sceneType: { type: String, value: 'live' },
    streamChannel: { type: Number, value: 0 },
    streamQuality: { type: String, value: '' },
    streamParams: { type: String, value: '' },
    needCheckStream: { type: Boolean, value: false },
    mode: { type: String, value: 'live' },
    soundMode: { type: String, value: 'speaker' },
    muted: { type: Boolean, value: false },
    orientation: { type: String, value: 'vertical' },
    rotate: { type: Number, value: 0 },
    fill: { type: Boolean, value: false },
    acceptPlayerEvents: { type: Object, value: {} },
    onlyAudio: { type: Boolean, value: false },
    onlyp2pMap: { type: Object, value: null },
    onlyp2p: { type: Boolean, value: false },
    triggerFirstPlayByAutoPlay: { type: Boolean, value: true },
    showLog: { type: Boolean, value: false },
    showDebugInfo: { type: Boolean, value: false },
    compClass: { type: String, value: '' },
    compStyle: { type: String, value: '' },
  },
  data: { ...pictureData, rotates: false, fills: false },
  observers: {
    'deviceInfo, xp2pInfo, liveStreamDomain, p2pMode, flvUrl, streamChannel, streamQuality, streamParams, needCheckStream, mode, muted, acceptPlayerEvents, onlyp2pMap, onlyp2p'() {
      cores.get(this)?.update(settingsOf(this.data as unknown as Properties));
    },
  },
  lifetimes: {
    attached() {
      const { world, iot } = simulation();
      // an older plugin has no such component
      if (!iot) return;
      mounted += 1;
      const node = this as unknown as Node;
      const { rotates, fills } = world.iotFeatures;
      node.setData({ rotates, fills });
      const settings = settingsOf(node.data);
      const core = new ManagedCore({ world, iot, host: hostOf(node), settings, key: `iot-player ${mounted}` });
      cores.set(this, core);
      core.mount();
    },
    detached() {
      cores.get(this)?.destroy();
    },
  },
  pageLifetimes: {
    hide() {
      cores.get(this)?.setHidden(true);
    },
    show() {
      cores.get(this)?.setHidden(false);
    },
  },
  methods: {
    retry() {
      cores.get(this)?.retry();
    },
    stopAll() {
      cores.get(this)?.stopAll();
    },
    requestFullScreen(options?: { readonly direction?: number }) {
      return cores.get(this)?.requestFullScreen(options);
    },
    exitFullScreen() {
      return cores.get(this)?.exitFullScreen();
    },
    snapshotAndSave(options?: SnapshotOptions) {
      return cores.get(this)?.snapshotAndSave(options);
    },
    /** The preview calls it when a person left full screen without asking. */
    leaveFullScreen() {
      cores.get(this)?.leftFullScreen();
    },
  },
});

function hostOf(node: Node): ComponentHost {
  return {
    picture: pictureOf(node, simulation().world.clock),
    emit: (event, detail) => node.triggerEvent(event, detail),
    setFullScreen: (on, direction) => setFullScreen(node, on, direction),
    saveToAlbum: (filePath) =>
      new Promise((success, fail) => {
        wx.saveImageToPhotosAlbum({ filePath, success: () => success(), fail });
      }),
    say: (title) => void wx.showToast({ title, icon: 'none' }),
  };
}

function settingsOf(properties: Properties): ComponentSettings {
  const { deviceInfo, xp2pInfo, liveStreamDomain, p2pMode, flvUrl, onlyp2pMap, onlyp2p, ...others } = properties;
  const { streamChannel, streamQuality, streamParams, needCheckStream, mode, muted } = others;
  return {
    ...({ deviceInfo, xp2pInfo, liveStreamDomain, p2pMode, flvUrl } as ComponentSettings),
    ...{ streamChannel, streamQuality, streamParams, needCheckStream, mode, muted },
    acceptPlayerEvents: others.acceptPlayerEvents,
    onlyp2p: onlyp2pMap?.flv ?? onlyp2p,
    triggerFirstPlayByAutoPlay: others.triggerFirstPlayByAutoPlay,
  };
}
