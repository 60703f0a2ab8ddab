import type { Xp2p } from '../../../../machines/kernel/ports';
import type * as AfterPlayer from '../../../../miniprogram/plugins/iot/after-player';
import type * as Came from '../../../../miniprogram/plugins/player-that-came';
import { settle } from '../../../support/virtual-clock';

/** Each test with a mini-program of its own, to which no player plugin has come yet. */
function started(bringPlayer: () => Promise<unknown>) {
  const calls: string[] = [];
  const call =
    (name: string) =>
    (...given: unknown[]) => {
      calls.push([name, ...given.filter((one) => typeof one === 'string')].join(' '));
      return Promise.resolve({ localPeerName: 'peer' });
    };
  const xp2p = {
    generations: ['all'],
    sourceBelongsToModule: false,
    ...Object.fromEntries(
      ['init', 'reset', 'destroy', 'startService', 'initCamera', 'stopService', 'startStream', 'stopStream'].map(
        (name) => [name, call(name)],
      ),
    ),
  } as unknown as Xp2p;
  let made: { xp2p: Xp2p; playerCame: typeof Came.playerCame } | undefined;
  jest.isolateModules(() => {
    const { afterPlayer } = require('../../../../miniprogram/plugins/iot/after-player') as typeof AfterPlayer;
    const { playerCame } = require('../../../../miniprogram/plugins/player-that-came') as typeof Came;
    made = { xp2p: afterPlayer(xp2p, bringPlayer), playerCame };
  });
  if (!made) throw new Error('not loaded');
  return { calls, ...made };
}

const nothing = () => undefined;

test('the manager is got when the player plugin has come, which is asked for at once', async () => {
  let come: () => void = nothing;
  const { xp2p, calls } = started(() => new Promise((resolve) => (come = () => resolve({}))));
  const init = xp2p.init('all', 'camera', nothing);
  await settle();
  expect(calls).toEqual([]);
  come();
  await expect(init).resolves.toEqual({ localPeerName: 'peer' });
  expect(calls).toEqual(['init all camera']);
});

test('the manager is got too where the player plugin cannot come: it says by itself what it lacks', async () => {
  const { xp2p, calls } = started(() => Promise.reject(new Error('package not loaded')));
  await xp2p.init('all', 'camera', nothing);
  expect(calls).toEqual(['init all camera']);
});

test('nobody asks for the player plugin that a page has brought already', async () => {
  const bring = jest.fn(() => Promise.resolve());
  const { xp2p, playerCame, calls } = started(bring);
  playerCame({ reset: nothing });
  playerCame(undefined);
  await xp2p.init('all', 'camera', nothing);
  expect([calls, bring.mock.calls.length]).toEqual([['init all camera'], 0]);
});

test('the manager is not got for an init that was ended while the player plugin came; the next one gets it', async () => {
  const arrivals: (() => void)[] = [];
  const { xp2p, calls } = started(() => new Promise((resolve) => arrivals.push(() => resolve({}))));
  let answers = 0;
  void xp2p.init('all', 'camera', nothing).then(() => (answers += 1));
  xp2p.destroy();
  void xp2p.init('all', 'camera', nothing).then(() => (answers += 1));
  for (const arrive of arrivals) arrive();
  await settle();
  expect([calls, answers]).toEqual([['destroy', 'init all camera'], 1]);
});

test('all else goes on to the manager', async () => {
  const { xp2p, calls } = started(() => Promise.resolve());
  await xp2p.reset('all');
  await xp2p.startService({ id: 'door' } as never, {} as never, nothing);
  await xp2p.initCamera?.({ id: 'door' } as never);
  xp2p.stopService('door');
  await xp2p.startStream({} as never, {} as never, nothing, nothing);
  xp2p.stopStream('door', {} as never);
  expect(calls).toEqual([
    'reset all',
    'startService',
    'initCamera',
    'stopService door',
    'startStream',
    'stopStream door',
  ]);
});
