import {
  type CameraComponent,
  type CameraEvents,
  type ControlGiven,
  createCameras,
  openingView,
  runningCameras,
  type SessionView,
} from 'xp2p-statecharts';

type Told<Name extends keyof CameraEvents> = WechatMiniprogram.CustomEvent<CameraEvents[Name]>;

const controls: readonly (string | ControlGiven)[] = ['play', { name: 'help', label: 'Help' }];

App({
  onLaunch() {
    const { language } = createCameras({ cameras: () => [{ id: 'door', productId: 'P', deviceName: 'D' }] });
    console.log(language);
  },
});

Page({
  data: { id: 'door', controls, session: openingView, why: '' },
  disconnect: undefined as (() => void) | undefined,
  onLoad({ id = 'door' }) {
    this.setData({ id });
    const opened = runningCameras()?.openView(id, { muted: true });
    const connection = opened?.session.connect(this, 'session');
    this.disconnect = () => {
      connection?.();
      opened?.close();
    };
  },
  onUnload() {
    this.disconnect?.();
  },
  onChange({ detail }: Told<'change'>) {
    const tone: SessionView['status']['tone'] = detail.status.tone;
    if (tone === 'live') this.setData({ why: '' });
  },
  onFailed({ detail: { title, code } }: Told<'failed'>) {
    this.setData({ why: `${title} (${code})` });
  },
  again() {
    const door = this.selectComponent('#door') as unknown as CameraComponent | null;
    if (door?.retry() === false) door.play();
  },
});
