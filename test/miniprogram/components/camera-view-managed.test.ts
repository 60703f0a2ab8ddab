import { readFileSync } from 'node:fs';
import path from 'node:path';
import { appWith, loadComponent } from './component-under-test';

const played = {
  p2pMode: 'ipc',
  deviceInfo: { deviceId: 'door', productId: 'P', deviceName: 'D', isMjpgDevice: false },
  xp2pInfo: 'XP2Psecret%2.4.43',
};

function mounted(plays: object | null = played) {
  const delivered: unknown[][] = [];
  const asked: unknown[][] = [];
  const managedNodes = {
    deliver: (...all: unknown[]) => delivered.push(all),
    propertiesOf: (...all: unknown[]) => {
      asked.push(all);
      return plays ?? undefined;
    },
  };
  Object.assign(globalThis, { getApp: () => appWith({ managedNodes }) });
  const component = loadComponent('camera-view', '.managed');
  component.give('view', 'live-1');
  return { component, delivered, asked };
}

describe('the node of a view whose component pulls by itself', () => {
  test('a node that pulls by itself is there when there is a number for it, with what it is to play; another number is another node', () => {
    const { component, asked } = mounted();
    expect(component.sets).toEqual([]);
    component.give('playerKey', 1);
    expect(component.data.nodes).toEqual([{ key: 1, ...played }]);
    component.give('playerKey', 2);
    expect(component.data.nodes).toEqual([{ key: 2, ...played }]);
    component.give('playerKey', 0);
    expect(component.data.nodes).toEqual([]);
    expect(asked).toEqual([
      ['live-1', 1],
      ['live-1', 2],
    ]);
  });

  test('a node that pulls by itself is left alone while its number stays, whatever else changes', () => {
    const { component } = mounted();
    component.give('playerKey', 1);
    const sets = component.sets.length;
    component.give('streamChannel', 1);
    component.give('streamQuality', 'super');
    component.give('muted', true);
    component.give('view', 'live-1');
    expect(component.sets).toHaveLength(sets);
  });

  test('a node that pulls by itself is not there where nobody knows what it is to play', () => {
    const { component, delivered } = mounted(null);
    component.give('playerKey', 1);
    expect([component.data.nodes, delivered]).toEqual([[], []]);
  });

  test('a node that pulls by itself is told as mounted once it was rendered, with the component that was found', () => {
    const { component, delivered } = mounted();
    const node = { retry: () => undefined };
    component.inner.set('#player-3', node);
    component.give('playerKey', 3);
    expect(delivered).toEqual([['live-1', 3, 'mounted', {}, node]]);
  });

  test('a node that pulls by itself is heard with the view, its number and the component, also when it is on its way out', () => {
    const { component, delivered } = mounted();
    component.give('playerKey', 4);
    component.call('deliver', { type: 'playerror', detail: { errMsg: 'x' }, currentTarget: { dataset: { key: 3 } } });
    expect(delivered.at(-1)).toEqual(['live-1', 3, 'playerror', { errMsg: 'x' }, null]);
  });

  test('a node that pulls by itself is heard in all that the contract has for it', () => {
    const folder = path.resolve(__dirname, '../../../miniprogram/packages/watch/components/camera-view');
    const markup = readFileSync(path.join(folder, 'camera-view.managed.wxml'), 'utf8');
    const [common = '', camera = ''] = markup.split('<iot-p2p-player-with-mjpg');
    const heard = (part: string) => new Set([...part.matchAll(/bind:(\w+)="deliver"/g)].map(([, name]) => name));
    const all = [
      ...['domready', 'playerstatechange', 'streamstatechange', 'playstart', 'playsuccess', 'playstop', 'playend'],
      ...['playerror', 'receiveidr', 'statechange', 'netstatus', 'fullscreenchange'],
    ];
    const ofPictures = [
      ...['mjpgplayerstatechange', 'mjpgstreamstatechange', 'mjpgplaystart', 'mjpgplaysuccess', 'mjpgplaystop'],
      ...['mjpgplayend', 'mjpgplayerror', 'mjpgreceiveimage', 'mjpgnetstatus'],
    ];
    expect(heard(common)).toEqual(new Set(all));
    expect(heard(camera)).toEqual(new Set([...all, ...ofPictures]));
  });
});
