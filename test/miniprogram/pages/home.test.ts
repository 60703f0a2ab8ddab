import type { CamerasView } from '../../../machines/cameras';
import type { PermissionsView } from '../../../machines/permissions';
import type { WatchingView } from '../../../machines/watching';
import type { RunningApp } from '../../../miniprogram/runtime/running-app';
import { settle } from '../../support/virtual-clock';
import { eventOf, fakeChart, openPage } from './page-under-test';

const ready: WatchingView = {
  badge: { text: 'Ready', tone: 'live' },
  localPeerName: 'XP2Pname',
  detail: '',
  canRetry: false,
  networkHint: '',
  obstacle: null,
};
const door = { id: 'door', name: 'Door', kindText: 'P2P', kind: 'camera', qualityText: 'HD', picture: '' } as const;
const list: CamerasView = { cards: [door], empty: false, storageHint: '', deleting: null, form: null };

const allowed: PermissionsView = { hint: '', title: 'Permissions', close: 'Close', rows: [], failure: '' };

function openHome(language: 'zh' | 'en' = 'en', dead = false) {
  const restart = jest.fn();
  const app = fakeChart(ready);
  const cameras = fakeChart(list);
  const permissions = fakeChart(allowed);
  const lookAtPermissions = jest.fn();
  const running = {
    language,
    app: app.chart,
    cameras: cameras.chart,
    permissions: permissions.chart,
    lookAtPermissions,
    isDead: () => dead,
    restart,
  } as unknown as RunningApp;
  return { app, cameras, permissions, lookAtPermissions, restart, ...openPage('home', running) };
}

describe('the home page', () => {
  test('the home page shows the module and the list from the start', () => {
    const { page } = openHome();
    expect(page.data).toMatchObject({ app: ready, cameras: list, texts: { title: 'Cameras', add: 'Add camera' } });
  });

  test('the home page speaks the language of the app', () => {
    const { page, wechat } = openHome('zh');
    expect(page.data).toMatchObject({ texts: { title: '摄像头' } });
    expect(wechat.titles).toEqual(['P2P 摄像头']);
  });

  test('the home page follows the module and the list, leaves itself alone while hidden, and catches up', async () => {
    const { page, app, cameras } = openHome();
    app.become({ ...ready, networkHint: 'Offline' });
    await settle();
    expect(page.data).toMatchObject({ app: { networkHint: 'Offline' } });
    page.call('onHide');
    cameras.become({ ...list, cards: [], empty: true });
    await settle();
    expect(page.data).toMatchObject({ cameras: { empty: false } });
    page.call('onShow');
    expect(page.data).toMatchObject({ cameras: { empty: true, cards: [] } });
  });

  test('the home page asks what is allowed whenever a person is there, and shows it', async () => {
    const { page, permissions, lookAtPermissions } = openHome();
    expect(lookAtPermissions).toHaveBeenCalledTimes(1);
    page.call('onHide');
    page.call('onShow');
    expect(lookAtPermissions).toHaveBeenCalledTimes(2);
    permissions.become({ ...allowed, hint: 'A permission is missing' });
    await settle();
    expect(page.data).toMatchObject({ permissions: { hint: 'A permission is missing' } });
  });

  test('the home page lets go of the module and the list when it is gone', () => {
    const { page, app, cameras } = openHome();
    page.call('onUnload');
    expect([app.actor.listenerCount, cameras.actor.listenerCount]).toEqual([0, 0]);
  });

  test('the home page opens a camera, a new camera, and the log', () => {
    const { page, wechat } = openHome();
    page.call('watch', eventOf({ id: 'door' }));
    page.call('add');
    page.call('openLog');
    expect(wechat.opened).toEqual(['/packages/watch/pages/live/live?id=door', '/pages/form/form', '/pages/log/log']);
  });

  test('the home page opens the wall', () => {
    const { page, wechat } = openHome();
    page.call('openWall');
    expect(wechat.opened).toEqual(['/packages/watch/pages/wall/wall']);
  });

  test('the home page has a menu for a camera: edit it', () => {
    const { page, wechat } = openHome();
    page.call('openMenu', eventOf({ id: 'door', name: 'Door' }));
    expect(page.data).toMatchObject({ menuId: 'door', menuName: 'Door' });
    page.call('edit');
    expect(wechat.opened).toEqual(['/pages/form/form?id=door']);
    expect(page.data.menuId).toBe('');
  });

  test('the home page has a menu for a camera: delete it, after a yes', () => {
    const { page, cameras } = openHome();
    page.call('openMenu', eventOf({ id: 'door', name: 'Door' }));
    page.call('askToDelete');
    expect(page.data.menuId).toBe('');
    page.call('confirmDelete');
    page.call('cancelDelete');
    expect(cameras.actor.events).toEqual([{ type: 'DELETE', id: 'door' }, { type: 'CONFIRM' }, { type: 'CANCEL' }]);
  });

  test('the home page asks again what the cameras need once one of them is deleted', () => {
    const { page, cameras, lookAtPermissions } = openHome();
    lookAtPermissions.mockClear();
    lookAtPermissions.mockImplementation(() => expect(cameras.actor.events).toEqual([{ type: 'CONFIRM' }]));
    page.call('confirmDelete');
    expect(lookAtPermissions).toHaveBeenCalledTimes(1);
  });

  test('the home page of a program that has failed says so instead of "Ready", and restarts it', () => {
    const { page, restart } = openHome('en', true);
    expect(page.data).toMatchObject({ dead: { title: 'The program has failed' }, texts: { restart: 'Restart' } });
    page.call('restart');
    expect(restart).toHaveBeenCalledTimes(1);
    expect(openHome().page.data).toMatchObject({ dead: { title: '' } });
  });

  test('the home page tries the module again', () => {
    const { page, app } = openHome();
    page.call('retry');
    expect(app.actor.events).toEqual([{ type: 'RETRY' }]);
  });

  test('the home page shows the local peer name under a tap, and copies it', () => {
    const { page, wechat } = openHome();
    page.call('togglePeerName');
    expect(page.data.peerNameShown).toBe(true);
    page.call('copyPeerName');
    expect(wechat.clipboard).toBe('XP2Pname');
    page.call('togglePeerName');
    expect(page.data.peerNameShown).toBe(false);
  });

  test('the home page asks anew how permissions stand once it was copied, as that is the newest answer', async () => {
    const { page, lookAtPermissions } = openHome();
    lookAtPermissions.mockClear();
    page.call('copyPeerName');
    await settle();
    expect(lookAtPermissions).toHaveBeenCalledTimes(1);
  });
});
