import type { Connection, TileView } from '../../../../../package/index';
import { act } from '../../../../runtime/act';
import { copyText } from '../../../../runtime/copy-text';
import { missingOf } from '../../../../runtime/missing';
import { cameraIdsOf, goBack } from '../../../../runtime/navigation';
import { notYet } from '../../../../runtime/not-yet';
import { textsIn } from '../../../../runtime/page-texts';
import type { ListedView } from '../../../../runtime/running-app';
import { watchingApp } from '../../../../runtime/watch-package';
import { wechat } from '../../../../runtime/wechat';
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
  opened: [] as readonly ListedView<TileView>[],
  connections: [] as readonly Connection[],
  ids: [] as readonly string[],

  onLoad(query: { ids?: string }) {
    this.ids = cameraIdsOf(query);
    this.open();
  },
  open() {
    const running = watchingApp();
    const texts = textsIn(wallTexts, running.language);
    this.opened = running.openWall(this.ids);
    const tiles = this.opened.map(({ view, cameraName }) => ({ view, name: cameraName, session: notYet<TileView>() }));
    this.setData({ texts, tiles, missing: missingOf(running, texts) });
    wechat.setNavigationBarTitle({ title: texts.navigation });
    this.connections = this.opened.map(({ session }, index) => session.connect(this, `tiles[${index}].session`));
  },
  onShow() {
    // what was edited is opened anew; without the old tiles their nodes are gone too
    if (this.opened.some((opened) => opened.isOutdated())) {
      this.onUnload();
      this.setData({ tiles: [], enlarged: '', focused: '' });
      this.open();
    }
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
    this.focus(event.currentTarget.dataset.view);
    this.send(event.currentTarget.dataset.view, event.detail.event);
  },
  toggleSound(event: WechatMiniprogram.CustomEvent) {
    this.send(event.currentTarget.dataset.view, 'TOGGLE_MUTE');
  },
  /** What several tiles were told alike is answered for these, and for no other. */
  answerNotice({ currentTarget: { dataset } }: WechatMiniprogram.CustomEvent) {
    for (const { view, session } of this.data.tiles)
      if (session.notice.text === dataset.told) this.send(view, dataset.event);
  },
  copy(event: WechatMiniprogram.CustomEvent<{ text: string }>) {
    copyText(event.detail.text);
  },
  back: () => goBack(),

  focus(view: string) {
    this.opened.find((opened) => opened.view === view)?.focus();
    this.setData({ focused: view });
  },
  send(view: string, event: string) {
    for (const opened of this.opened) if (opened.view === view) act(opened, event);
  },
});
