import type { Connection } from '../../../../../package/index';
import { notYet } from '../../../../runtime/not-yet';
import { textsIn } from '../../../../runtime/page-texts';
import { say } from '../../../../runtime/say';
import { openKept, watchingApp } from '../../../../runtime/watch-package';
import { wechat } from '../../../../runtime/wechat';
import { keptTexts } from '../../texts';

type OpenKept = NonNullable<ReturnType<typeof openKept>>;
type Kept = OpenKept['kept'];

/** What was recorded or taken, and is not in the album: everything that lies in the app's own folder. */
Page({
  data: {
    texts: textsIn(keptTexts, 'zh'),
    kept: notYet<ReturnType<Kept['view']>>(),
  },
  opened: undefined as OpenKept | undefined,
  connection: undefined as Connection | undefined,

  onLoad() {
    const running = watchingApp();
    const texts = textsIn(keptTexts, running.language);
    this.setData({ texts });
    wechat.setNavigationBarTitle({ title: texts.navigation });
    this.opened = openKept();
    this.connection = this.opened?.kept.connect(this, 'kept');
  },
  onShow() {
    this.opened?.kept.send({ type: 'LOOK' });
    this.connection?.show();
  },
  onHide() {
    this.connection?.hide();
  },
  onUnload() {
    this.connection?.();
    this.opened?.close();
  },

  /** A film plays in WeChat's own viewer, a picture is shown in it. */
  look({ currentTarget: { dataset } }: WechatMiniprogram.CustomEvent) {
    const { path, kind } = dataset;
    if (!path) return;
    wechat.previewMedia({
      sources: [{ url: path, type: kind === 'video' ? 'video' : 'image' }],
      fail: () => say(keptTexts.notOpened),
    });
  },
  /** Sends the intent that the row's button names. */
  send({ currentTarget: { dataset } }: WechatMiniprogram.CustomEvent) {
    this.opened?.kept.send({ type: dataset.event, name: dataset.name } as Parameters<Kept['send']>[0]);
  },
  confirm() {
    this.opened?.kept.send({ type: 'CONFIRM' });
  },
  cancel() {
    this.opened?.kept.send({ type: 'CANCEL' });
  },
});
