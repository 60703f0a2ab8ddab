import type { CamerasView } from '../../../machines/cameras';
import type { PermissionsView } from '../../../machines/permissions';
import type { WatchingView } from '../../../machines/watching';
import type { Connection } from '../../runtime/connect';
import { copyText } from '../../runtime/copy-text';
import { openPage } from '../../runtime/navigation';
import { notYet } from '../../runtime/not-yet';
import { textsIn } from '../../runtime/page-texts';
import type { RunningApp } from '../../runtime/running-app';
import { wechat } from '../../runtime/wechat';
import { homeTexts } from '../../texts';

/** The list of cameras, and how the module is. */
Page({
  data: {
    texts: textsIn(homeTexts, 'zh'),
    app: notYet<WatchingView>(),
    cameras: notYet<CamerasView>(),
    permissions: notYet<PermissionsView>(),
    /** The camera whose menu is open; empty when none is. */
    menuId: '',
    menuName: '',
    peerNameShown: false,
    /** The program itself has failed; an empty title where it has not. */
    dead: { title: '', advice: '', details: '' },
  },
  connections: [] as Connection[],

  onLoad() {
    const { app, cameras, permissions, language } = getApp<RunningApp>();
    const texts = textsIn(homeTexts, language);
    this.setData({ texts });
    wechat.setNavigationBarTitle({ title: texts.navigation });
    const shown = { app, cameras, permissions };
    this.connections = Object.entries(shown).map(([name, chart]) => chart.connect(this, name));
  },
  onShow() {
    const { deadTitle: title, deadAdvice: advice } = this.data.texts;
    if (getApp<RunningApp>().isDead()) this.setData({ dead: { title, advice, details: '' } });
    getApp<RunningApp>().lookAtPermissions();
    for (const connection of this.connections) connection.show();
  },
  onHide() {
    for (const connection of this.connections) connection.hide();
  },
  onUnload() {
    for (const connection of this.connections) connection();
  },

  watch(event: WechatMiniprogram.CustomEvent) {
    openPage('live', event.currentTarget.dataset.id);
  },
  openWall() {
    openPage('wall');
  },
  add() {
    openPage('form');
  },
  openLog() {
    openPage('log');
  },
  restart() {
    getApp<RunningApp>().restart();
  },
  retry() {
    getApp<RunningApp>().app.send({ type: 'RETRY' });
  },
  togglePeerName() {
    this.setData({ peerNameShown: !this.data.peerNameShown });
  },
  copyPeerName() {
    copyText(getApp<RunningApp>().app.view().localPeerName).then(getApp<RunningApp>().lookAtPermissions);
  },

  openMenu(event: WechatMiniprogram.CustomEvent) {
    const { id, name } = event.currentTarget.dataset;
    this.setData({ menuId: id, menuName: name });
  },
  closeMenu() {
    this.setData({ menuId: '' });
  },
  edit() {
    openPage('form', this.data.menuId);
    this.closeMenu();
  },
  askToDelete() {
    getApp<RunningApp>().cameras.send({ type: 'DELETE', id: this.data.menuId });
    this.closeMenu();
  },
  confirmDelete() {
    getApp<RunningApp>().cameras.send({ type: 'CONFIRM' });
    // what the others need may be less
    getApp<RunningApp>().lookAtPermissions();
  },
  cancelDelete() {
    getApp<RunningApp>().cameras.send({ type: 'CANCEL' });
  },
});
