import {
  type Connection,
  noRecording,
  openingView,
  type RecordingIntent,
  type SessionIntent,
} from '../../../../../package/index';
import { act } from '../../../../runtime/act';
import { copyText } from '../../../../runtime/copy-text';
import { missingOf } from '../../../../runtime/missing';
import { cameraIdOf, goBack } from '../../../../runtime/navigation';
import { textChanges, textsIn } from '../../../../runtime/page-texts';
import type { ListedView } from '../../../../runtime/running-app';
import { say } from '../../../../runtime/say';
import { sayTexts } from '../../../../runtime/say.texts';
import { watchingApp } from '../../../../runtime/watch-package';
import { wechat } from '../../../../runtime/wechat';
import { liveTexts, stepTexts } from '../../texts';

/** The page's own, and what the steps of a start are called. */
const words = { ...stepTexts, ...liveTexts };

/** One camera: the picture, how it is, and what can be done. Everything it shows is the session's view. */
Page({
  data: {
    texts: textsIn(words, 'zh'),
    /** The view's name; empty when the list has no such camera. */
    view: '',
    session: openingView,
    choosingQuality: false,
    recording: noRecording,
    missing: { title: '', advice: '', details: '' },
  },
  opened: undefined as ListedView | undefined,
  connection: undefined as Connection | undefined,
  /** Of the recording, once there was one. */
  recordingConnection: undefined as Connection | undefined,

  onLoad(query: { id?: string }) {
    this.open(cameraIdOf(query));
  },
  open(cameraId: string) {
    const running = watchingApp();
    const { language, openView } = running;
    const texts = textsIn(words, language);
    this.opened = openView(cameraId);
    const shown = this.opened ? { view: this.opened.view } : { missing: missingOf(running, texts) };
    this.setData({ ...textChanges(words, language), ...shown });
    wechat.setNavigationBarTitle({ title: this.opened?.cameraName ?? texts.missingNavigation });
    this.connection = this.opened?.session.connect(this, 'session');
  },
  onShow() {
    if (this.opened?.isOutdated()) this.openAnew(this.opened.cameraId);
    this.opened?.show();
    this.connection?.show();
    this.recordingConnection?.show();
  },
  onHide() {
    this.opened?.hide();
    this.connection?.hide();
    this.recordingConnection?.hide();
  },
  onUnload() {
    this.connection?.();
    this.recordingConnection?.();
    this.recordingConnection = undefined;
    this.opened?.close();
  },
  /** Its camera was edited: without the old view its node is gone too, and all that was shown of it. */
  openAnew(cameraId: string) {
    this.onUnload();
    this.setData({ view: '', session: openingView, recording: noRecording });
    this.open(cameraId);
  },

  /** Sends the intent that the markup (and so the view model) names. */
  send(event: WechatMiniprogram.CustomEvent) {
    this.opened?.session.send({ type: event.currentTarget.dataset.event } as SessionIntent);
  },
  act(event: WechatMiniprogram.CustomEvent<{ event: string }>) {
    if (this.opened) act(this.opened, event.detail.event);
  },
  /** Begins a recording, or ends it. Only who records once pays for it. */
  record() {
    const recording = this.opened?.recording();
    if (!recording) return;
    this.recordingConnection ??= recording.connect(this, 'recording');
    recording.send({ type: recording.view().isRecording ? 'STOP_RECORDING' : 'RECORD' });
  },
  actOnRecording(event: WechatMiniprogram.CustomEvent<{ event: string }>) {
    const { event: asked } = event.detail;
    if (asked === 'OPEN_KEPT') this.openKept();
    else this.opened?.recording().send({ type: asked } as RecordingIntent);
  },
  openKept() {
    wechat.navigateTo({ url: '../kept/kept', fail: () => say(sayTexts.notOpened) });
  },
  /** What changes every second is only asked for while it is looked at. */
  toggleDiagnosis(event: WechatMiniprogram.CustomEvent<{ unfolded: boolean }>) {
    this.opened?.session.send({ type: event.detail.unfolded ? 'SHOW_DIAGNOSIS' : 'HIDE_DIAGNOSIS' });
  },
  openQualities() {
    this.setData({ choosingQuality: true });
  },
  closeQualities() {
    this.setData({ choosingQuality: false });
  },
  chooseQuality(event: WechatMiniprogram.CustomEvent<{ quality: string }>) {
    this.closeQualities();
    this.opened?.session.send({ type: 'CHANGE_QUALITY', quality: event.detail.quality });
  },
  /** Kept with the camera: the next time it stands so again. */
  reframe(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { part } = event.currentTarget.dataset;
    this.opened?.session.send({ type: 'CHANGE_FRAMING', [part as 'fit' | 'turn']: event.detail.value });
  },
  chooseChannel(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.opened?.session.send({ type: 'CHANGE_CHANNEL', channel: event.detail.value });
  },
  copy(event: WechatMiniprogram.CustomEvent<{ text: string }>) {
    copyText(event.detail.text);
  },
  copyDiagnosis() {
    const { url, diagnosis } = this.data.session;
    const lines = diagnosis.map(({ label, value }) => `${label}: ${value}`);
    copyText([url, ...lines].filter(Boolean).join('\n'));
  },
  back() {
    goBack();
  },
});
