import type { Connection } from '../../../../runtime/connect';
import { copyText } from '../../../../runtime/copy-text';
import { notYet } from '../../../../runtime/not-yet';
import { textsIn } from '../../../../runtime/page-texts';
import type { NodeOfPage } from '../../../../runtime/probe/nodes-of-page';
import { type OpenProbe, openProbe } from '../../../../runtime/probe/open-probe';
import { probeTexts } from '../../../../runtime/probe/probe.texts';
import type { ProbeView } from '../../../../runtime/probe/probe.view';
import { watchingApp } from '../../../../runtime/watch-package';
import { wechat } from '../../../../runtime/wechat';

/** Asks the plugin, step by step, what no document says of it. In builds with `--probe` alone. */
Page({
  data: {
    texts: textsIn(probeTexts, 'zh'),
    probe: notYet<ProbeView>(),
    nodes: [] as readonly NodeOfPage[],
    /** Which of live-player's events the plugin passes on (managed contract 4.1). */
    playerEvents: { statechange: true, netstatus: true, mjpgnetstatus: true },
  },
  opened: undefined as OpenProbe | undefined,
  connection: undefined as Connection | undefined,

  onLoad() {
    const running = watchingApp();
    const texts = textsIn(probeTexts, running.language);
    this.setData({ texts });
    wechat.setNavigationBarTitle({ title: texts.navigation });
    this.opened = openProbe(running, (nodes) => {
      const known = this.data.nodes.map(({ key }) => key);
      this.setData({ nodes }, () => {
        for (const { key } of nodes) if (!known.includes(key)) this.tell(key, 'mounted', {});
      });
    });
    this.connection = this.opened.chart.connect(this, 'probe');
  },
  onShow() {
    this.connection?.show();
    this.opened?.show();
  },
  onHide() {
    this.connection?.hide();
    this.opened?.hide();
  },
  onUnload() {
    this.connection?.();
    this.opened?.close();
  },

  chooseCamera(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.opened?.chart.send({ type: 'CHOOSE_CAMERA', id: event.detail.value });
  },
  ask(event: WechatMiniprogram.CustomEvent) {
    this.opened?.chart.send({ type: 'ASK', id: event.currentTarget.dataset.id });
  },
  stop() {
    this.opened?.chart.send({ type: 'STOP' });
  },
  copy() {
    copyText(this.opened?.result() ?? '');
  },
  deliver(event: WechatMiniprogram.CustomEvent) {
    this.tell(Number(event.currentTarget.dataset.key), event.type, event.detail);
  },
  tell(key: number, event: string, detail: unknown) {
    this.opened?.deliver(key, event, detail, this.selectComponent(`#node-${key}`));
  },
});
