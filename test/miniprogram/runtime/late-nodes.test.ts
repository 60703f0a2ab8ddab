import type { DeliveringManagedNodes } from '../../../miniprogram/plugins/iot';
import { createFiles } from '../../../miniprogram/runtime/files';
import { lateNodes } from '../../../miniprogram/runtime/late-nodes';
import { fakeWechat } from './fake-wechat';

const source = { id: 'door', kind: 'server', address: { by: 'url', url: 'https://x' } } as const;

function recorded() {
  const told: string[] = [];
  const managedNodes: DeliveringManagedNodes = {
    attach: (view, key) => {
      told.push(`attach ${view} ${key}`);
      return () => told.push(`detach ${view}`);
    },
    deliver: (view, _, event) => told.push(`${view} ${event}`),
    propertiesOf: (_view, key) => ({
      p2pMode: 'server',
      deviceInfo: { deviceId: `door ${key}`, productId: '', deviceName: '' },
      flvUrl: 'https://x',
    }),
  };
  return { told, managedNodes };
}

test('until the package for watching has come nothing is known of a component, and what one says is dropped', async () => {
  const { managedNodes, players } = lateNodes();
  expect(managedNodes.propertiesOf('live-1', 1)).toBeUndefined();
  expect(() => managedNodes.attach('live-1', 1, source, () => undefined)()).not.toThrow();
  expect(() => managedNodes.deliver('live-1', 1, 'playerror', {}, null)).not.toThrow();
  await expect(players.resetLocalServer()).resolves.toBeUndefined();
});

test('once it has come, the nodes that its way has are there, and the others are not', () => {
  const { managedNodes, players, come } = lateNodes();
  const { told, managedNodes: own } = recorded();
  come({ managedNodes: own });
  const detach = managedNodes.attach('live-1', 1, source, () => undefined);
  managedNodes.deliver('live-1', 1, 'playsuccess', {}, null);
  detach();
  players.deliver('live-1', 1, 'playerReady', {}, null);
  expect(told).toEqual(['attach live-1 1', 'live-1 playsuccess', 'detach live-1']);
  expect(managedNodes.propertiesOf('live-1', 2)?.deviceInfo.deviceId).toBe('door 2');
});

test('once it has come its files are there, and a phone whose WeChat is too old for them has none', () => {
  const { files, come } = lateNodes();
  expect(files()).toBeUndefined();
  come({ files: createFiles(fakeWechat().calls) });
  expect(files()?.list()).toEqual([]);
  come({ files: undefined });
  expect(files()).toBeUndefined();
});
