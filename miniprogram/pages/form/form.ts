import type { CameraField, CameraFormView } from '../../../machines/cameras';
import type { Connection } from '../../runtime/connect';
import { missingOf } from '../../runtime/missing';
import { cameraIdOf, goBack } from '../../runtime/navigation';
import { notYet } from '../../runtime/not-yet';
import { textsIn } from '../../runtime/page-texts';
import type { RunningApp } from '../../runtime/running-app';
import { wechat } from '../../runtime/wechat';
import { formTexts } from '../../texts';

/** Adds a camera, or edits the one of `id`. */
Page({
  data: {
    texts: textsIn(formTexts, 'zh'),
    form: notYet<CameraFormView>(),
    missing: { title: '', advice: '', details: '' },
  },
  asksBeforeLeaving: false,
  connection: undefined as Connection | undefined,

  onLoad(query: { id?: string }) {
    const id = cameraIdOf(query);
    const running = getApp<RunningApp>();
    const { form } = running;
    const texts = textsIn(formTexts, running.language);
    form.send(id ? { type: 'EDIT', id } : { type: 'ADD' });
    this.setData({ texts, ...(form.view() ? {} : { missing: missingOf(running, texts) }) });
    this.connection = form.connect(this, 'form');
    wechat.setNavigationBarTitle({ title: form.view()?.title ?? texts.missingNavigation });
  },
  onShow() {
    this.connection?.show();
  },
  onHide() {
    this.connection?.hide();
  },
  onUnload() {
    this.connection?.();
    getApp<RunningApp>().form.send({ type: 'CANCEL' });
  },

  change(event: WechatMiniprogram.CustomEvent<{ field: CameraField; value: string }>) {
    getApp<RunningApp>().form.send({ type: 'CHANGE', ...event.detail });
    this.askBeforeLeaving();
  },
  touch(event: WechatMiniprogram.CustomEvent<{ field: CameraField }>) {
    getApp<RunningApp>().form.send({ type: 'TOUCH', ...event.detail });
  },
  choose(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = event.currentTarget.dataset;
    getApp<RunningApp>().form.send({ type: 'CHANGE', field, value: event.detail.value });
  },
  /** Goes back once the form is closed, which is to say saved; else to the first field that keeps it from that. */
  save() {
    const { form } = getApp<RunningApp>();
    form.send({ type: 'SAVE' });
    const wrong = form.view()?.fields.find(({ error }) => error !== '');
    this.askBeforeLeaving();
    if (!form.view()) goBack();
    else if (wrong) wechat.pageScrollTo({ selector: `#field-${wrong.field}`, offsetTop: -16 });
  },
  /** What was typed is not lost by a slip of the finger: WeChat asks, while there is something to lose. */
  askBeforeLeaving() {
    const asks = getApp<RunningApp>().form.view()?.filled ?? false;
    if (asks === this.asksBeforeLeaving) return;
    this.asksBeforeLeaving = asks;
    if (asks) wechat.enableAlertBeforeUnload({ message: this.data.texts.leaveFilled });
    else wechat.disableAlertBeforeUnload({});
  },
  back() {
    goBack();
  },
});
