import { runningCameras } from '../../../../runtime/running-cameras';

/** The one `p2p-player` node of a view, under a number: another number is another node, 0 is none. */
Component({
  properties: {
    /** The view's name, under which its session listens. */
    view: { type: String, value: '' },
    playerKey: { type: Number, value: 0 },
    autoplay: { type: Boolean, value: false },
    muted: { type: Boolean, value: false },
    /** `live` or `RTC`: read when a node is made. */
    mode: { type: String, value: 'live' },
    /** For nodes that pull by themselves: what this one shows is pulled elsewhere. */
    streamQuality: { type: String, value: '' },
    /** `contain` or `fill`: the whole of the picture, or all of the stage. */
    fit: { type: String, value: 'contain' },
    /** By how many degrees the picture is turned. */
    turn: { type: Number, value: 0 },
    streamChannel: { type: Number, value: 0 },
  },
  data: {
    keys: [] as number[],
    /** Which of live-player's events the plugin passes on (player 1.2.2 and later; contract 3). */
    livePlayerEvents: { error: true, statechange: true, netstatus: true, fullscreenchange: true },
  },
  observers: {
    playerKey(playerKey: number) {
      this.setData({ keys: playerKey > 0 ? [playerKey] : [] });
    },
  },
  methods: {
    deliver(event: WechatMiniprogram.CustomEvent) {
      const key = Number(event.currentTarget.dataset.key);
      // The seed's generation takes its chunks at the node itself (contract 3, `playerReady`).
      const node: unknown = this.selectComponent(`#player-${key}`);
      runningCameras()?.playerNodes.deliver(this.data.view, key, event.type, event.detail, node);
    },
  },
});
