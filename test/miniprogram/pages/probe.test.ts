import { secret } from '../../../machines/privacy/secret';
import type { RunningApp } from '../../../miniprogram/runtime/running-app';
import { readResult } from '../../simulation/probe-result';
import { ManagedPlugin } from '../../simulator/iot/managed-plugin';
import { eventOf, openPage } from './page-under-test';

const SECRET = 'XP2PpageSecretOfTheDoor5678%2.4.43';

const address = { by: 'device', productId: 'PRODUCT', deviceName: 'door', liveStreamDomain: '' } as const;
const door = { id: 'door', kind: 'p2p', address: { ...address, xp2pInfo: secret(SECRET) }, generation: 'all' };
const lobby = { id: 'lobby', kind: 'server', address: { by: 'url', url: 'https://live.example.com/a.flv' } };

/** What the phone of the page that was opened last has. */
const mockPhone: { xp2p?: object | undefined; clock?: object } = {};

jest.mock('../../../miniprogram/plugins/require-plugins', () => ({
  requirePlugins: () => ({ xp2p: mockPhone.xp2p }),
}));
jest.mock('../../../miniprogram/runtime/clock', () => ({
  get systemClock() {
    return mockPhone.clock;
  },
}));

/** The page over a simulated plugin, in a build with the probe. */
async function openProbe(assumes = {}, probed: object | undefined = undefined, isPluginThere = true) {
  const plugin = await ManagedPlugin.inited({ assumes });
  const did: string[] = [];
  Object.assign(mockPhone, { xp2p: isPluginThere ? plugin.simulation.xp2pPlugin : undefined, clock: plugin.clock });
  const running = {
    language: 'en',
    bring: () => undefined,
    restart: () => did.push('restarted'),
    probed: probed ?? { sources: () => [door, lobby], takeOver: () => did.push('app stopped') },
  } as unknown as RunningApp;
  return { plugin, did, ...openPage('probe', running) };
}

type Opened = Awaited<ReturnType<typeof openProbe>>;

async function ask({ page, plugin }: Opened, id: string): Promise<void> {
  page.call('ask', eventOf({ id }));
  await plugin.clock.advance(60_000);
}

test('the page of the probe asks the plugin that the app lets go of, and copies what was answered', async () => {
  const opened = await openProbe({ readyWord: 'ready', promise: 'afterState', lingersMs: 3_000 });
  const { page, wechat, did } = opened;
  expect(did).toEqual(['app stopped']);
  expect(page.data.probe).toMatchObject({
    hint: 'Choose a camera first.',
    cameras: [{ value: 'door', chosen: false }],
  });
  page.call('chooseCamera', eventOf({}, { value: 'door' }));
  for (const id of ['members', 'service', 'lastCaller']) await ask(opened, id);
  const { steps } = page.data.probe as { steps: readonly { state: string; answers: readonly object[] }[] };
  expect(steps[0]).toMatchObject({
    state: 'done',
    label: 'Again',
    answers: [{}, { name: 'readyWord', value: 'ready' }],
  });
  page.call('copy');
  const read = readResult(wechat.clipboard);
  expect('value' in read && read.value.answers).toMatchObject({
    ...{ oldSurface: 'settings', readyWord: 'ready', promise: 'afterState', lingersMs: 3_000 },
  });
  expect('value' in read && read.value.plugins.xp2p).toMatch(/^\d/);
  page.call('onUnload');
  expect(did).toEqual(['app stopped', 'restarted']);
});

test('what a node of the probe plays goes to the node, and into nothing that is shown or copied', async () => {
  const opened = await openProbe();
  const { page, plugin, wechat } = opened;
  page.call('chooseCamera', eventOf({}, { value: 'door' }));
  page.call('ask', eventOf({ id: 'picture' }));
  await plugin.clock.advance(8_000);
  expect(page.data.nodes).toMatchObject([{ key: 1, xp2pInfo: SECRET, streamQuality: 'high', p2pMode: 'ipc' }]);
  Object.assign(page, { selectComponent: () => null });
  page.call('deliver', { type: 'playerror', ...eventOf({ key: 1 }, { errMsg: `no ${SECRET}` }) });
  page.call('stop');
  await plugin.clock.advance(1_000);
  expect(page.data.nodes).toEqual([]);
  page.call('copy');
  expect(wechat.clipboard).toContain('no ***');
  expect([wechat.clipboard, JSON.stringify(page.data.probe)].join()).not.toContain(SECRET.slice(4, 20));
  expect(page.data.probe).toMatchObject({ asking: false });
});

test('what happens around the page of the probe reaches the step that asks', async () => {
  const { page, plugin, wechat } = await openProbe();
  page.call('chooseCamera', eventOf({}, { value: 'door' }));
  page.call('ask', eventOf({ id: 'reset' }));
  await plugin.clock.advance(8_000);
  page.call('onHide');
  page.call('onShow');
  page.call('stop');
  page.call('copy');
  expect(JSON.parse(wechat.clipboard).lines.map((line: string) => line.replace(/^[\d.]+ /, ''))).toEqual(
    expect.arrayContaining(['hidden', 'shown']),
  );
});

test('without a camera in the list the page says so and asks nothing; without a plugin the copy tells of no version', async () => {
  const { page, wechat } = await openProbe({}, { sources: () => [lobby], takeOver: () => undefined }, false);
  expect(page.data.probe).toMatchObject({ cameras: [], asking: false });
  expect((page.data.probe as { hint: string }).hint).not.toBe('');
  page.call('ask', eventOf({ id: 'members' }));
  expect(page.data.probe).toMatchObject({ asking: false });
  page.call('copy');
  expect(JSON.parse(wechat.clipboard ?? '')).toMatchObject({ plugins: { xp2p: '', player: '' }, answers: {} });
  page.call('onUnload');
});
