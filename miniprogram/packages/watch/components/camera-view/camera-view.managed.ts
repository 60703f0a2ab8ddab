import { runningCameras } from '../../../../runtime/running-cameras';

/** What a node plays, whichever kind it is. */
interface Node {
  readonly key: number;
  readonly p2pMode: 'ipc' | 'server';
  readonly deviceInfo: { readonly deviceId: string; readonly isMjpgDevice?: boolean };
  readonly xp2pInfo?: string;
  readonly liveStreamDomain?: string;
  readonly needCheckStream?: boolean;
  readonly flvUrl?: string;
}

/**
 * The one node of a view whose component pulls and plays by itself, under a number: another number is another node, 0 is none. What
 * it plays holds a secret, and comes past the view model.
 */
Component({
  properties: {
    /** The view's name, under which its session listens. */
    view: { type: String, value: '' },
    playerKey: { type: Number, value: 0 },
    /** For nodes that do not pull by themselves: this one does as soon as it is there. */
    autoplay: { type: Boolean, value: false },
    muted: { type: Boolean, value: false },
    /** `live` or `RTC`: read when a node is made. */
    mode: { type: String, value: 'live' },
    /** Another one is pulled anew, by the same node. */
    streamQuality: { type: String, value: '' },
    /** `contain` or `fill`: the whole of the picture, or all of the stage. */
    fit: { type: String, value: 'contain' },
    /** By how many degrees the picture is turned. */
    turn: { type: Number, value: 0 },
    /** Which of the device's channels; the same of another one. */
    streamChannel: { type: Number, value: 0 },
  },
  data: {
    nodes: [] as Node[],
    /** Which of live-player's events the plugin passes on (managed contract 4.1). */
    playerEvents: { statechange: true, netstatus: true, mjpgnetstatus: true },
  },
  observers: {
    'view, playerKey'(view: string, key: number) {
      if (this.data.nodes[0]?.key === key) return;
      const plays = key > 0 ? runningCameras()?.managedNodes.propertiesOf(view, key) : undefined;
      if (!plays && this.data.nodes.length === 0) return;
      // its methods can be called from when it was rendered
      this.setData({ nodes: plays ? [{ key, ...plays }] : [] }, () => plays && this.tell(key, 'mounted', {}));
    },
  },
  methods: {
    deliver(event: WechatMiniprogram.CustomEvent) {
      this.tell(Number(event.currentTarget.dataset.key), event.type, event.detail);
    },
    tell(key: number, event: string, detail: unknown) {
      const node: unknown = this.selectComponent(`#player-${key}`);
      runningCameras()?.managedNodes.deliver(this.data.view, key, event, detail, node);
    },
  },
});
