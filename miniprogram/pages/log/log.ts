import type { LogEvent, LogView } from '../../../machines/log';
import type { Connection } from '../../runtime/connect';
import { copyText } from '../../runtime/copy-text';
import { notYet } from '../../runtime/not-yet';
import { textsIn } from '../../runtime/page-texts';
import type { RunningApp } from '../../runtime/running-app';
import { wechat } from '../../runtime/wechat';
import { logTexts } from '../../texts';

type Level = Extract<LogEvent, { type: 'FILTER' }>['level'];

/** What happened, newest first. */
Page({
  data: {
    texts: textsIn(logTexts, 'zh'),
    log: notYet<LogView>(),
  },
  connection: undefined as Connection | undefined,

  onLoad() {
    const { log, language } = getApp<RunningApp>();
    const texts = textsIn(logTexts, language);
    this.setData({ texts });
    wechat.setNavigationBarTitle({ title: texts.navigation });
    this.connection = log.connect(this, 'log');
  },
  onShow() {
    this.connection?.show();
  },
  onHide() {
    this.connection?.hide();
  },
  onUnload() {
    this.connection?.();
  },

  filter(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    getApp<RunningApp>().log.send({ type: 'FILTER', level: event.detail.value as Level });
  },
  copy() {
    copyText(getApp<RunningApp>().logText());
  },
  clear() {
    getApp<RunningApp>().log.send({ type: 'CLEAR' });
  },
});
