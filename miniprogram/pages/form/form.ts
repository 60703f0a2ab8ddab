import type { CameraField, CameraFormView } from '../../../machines/cameras';
import type { Connection } from '../../runtime/connect';
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
  },
  connection: undefined as Connection | undefined,

  onLoad(query: { id?: string }) {
    const id = cameraIdOf(query);
    const { form, language } = getApp<RunningApp>();
    this.setData({ texts: textsIn(formTexts, language) });
    form.send(id ? { type: 'EDIT', id } : { type: 'ADD' });
    this.connection = form.connect(this, 'form');
    wechat.setNavigationBarTitle({ title: form.view()?.title ?? '' });
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
    if (!form.view()) goBack();
    else if (wrong) wechat.pageScrollTo({ selector: `#field-${wrong.field}`, offsetTop: -16 });
  },
});
