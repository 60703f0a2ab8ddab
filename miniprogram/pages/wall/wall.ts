import type { SessionIntent, TileView } from '../../../machines/session';
import type { Connection } from '../../runtime/connect';
import { copyText } from '../../runtime/copy-text';
import { missingOf } from '../../runtime/missing';
import { cameraIdsOf, goBack } from '../../runtime/navigation';
import { notYet } from '../../runtime/not-yet';
import { textsIn } from '../../runtime/page-texts';
import type { OpenView, RunningApp } from '../../runtime/running-app';
import { wechat } from '../../runtime/wechat';
import { wallTexts } from '../../texts';

interface Tile {
  readonly view: string;
  readonly name: string;
  readonly session: TileView;
}

/** Several cameras at once, each with a session of its own. Everything a tile shows is its session's view. */
Page({
  data: {
    texts: textsIn(wallTexts, 'zh'),
    tiles: [] as Tile[],
    /** The view over the whole width; empty when none is. */
    enlarged: '',
    /** The view that was looked at last: it alone has sound. */
    focused: '',
    missing: { title: '', advice: '', details: '' },
  },
  opened: [] as readonly OpenView<TileView>[],
  connections: [] as readonly Connection[],

  onLoad(query: { ids?: string }) {
    const running = getApp<RunningApp>();
    const texts = textsIn(wallTexts, running.language);
    this.opened = running.openWall(cameraIdsOf(query));
    const tiles = this.opened.map(({ view, cameraName }) => ({ view, name: cameraName, session: notYet<TileView>() }));
    this.setData({ texts, tiles, missing: missingOf(running, texts) });
    wechat.setNavigationBarTitle({ title: texts.navigation });
    this.connections = this.opened.map(({ session }, index) => session.connect(this, `tiles[${index}].session`));
  },
  onShow() {
    for (const opened of this.opened) opened.show();
    for (const connection of this.connections) connection.show();
  },
  onHide() {
    for (const opened of this.opened) opened.hide();
    for (const connection of this.connections) connection.hide();
  },
  onUnload() {
    for (const connection of this.connections) connection();
    for (const opened of this.opened) opened.close();
  },

  /** The same node, shown larger by its class alone: its stream goes on. */
  look(event: WechatMiniprogram.CustomEvent) {
    const { view } = event.currentTarget.dataset;
    this.focus(view);
    this.setData({ enlarged: view === this.data.enlarged ? '' : view });
  },
  /** Sends the intent that the tile's sheet (and so the view model) names. */
  act(event: WechatMiniprogram.CustomEvent<{ event: string }>) {
    const { view } = event.currentTarget.dataset;
    this.focus(view);
    this.send(view, { type: event.detail.event } as SessionIntent);
  },
  toggleSound(event: WechatMiniprogram.CustomEvent) {
    this.send(event.currentTarget.dataset.view, { type: 'TOGGLE_MUTE' });
  },
  /** What all tiles were told is answered for all. */
  answerNotice(event: WechatMiniprogram.CustomEvent) {
    for (const { session } of this.opened) session.send({ type: event.currentTarget.dataset.event } as SessionIntent);
  },
  copy(event: WechatMiniprogram.CustomEvent<{ text: string }>) {
    copyText(event.detail.text);
  },
  back() {
    goBack();
  },

  focus(view: string) {
    this.opened.find((opened) => opened.view === view)?.focus();
    this.setData({ focused: view });
  },
  send(view: string, intent: SessionIntent) {
    this.opened.find((opened) => opened.view === view)?.session.send(intent);
  },
});
