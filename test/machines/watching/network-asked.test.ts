import { config } from '../../../machines/kernel/config';
import { World } from '../../support/world';

const none = { type: 'network.changed', networkType: 'none', online: false } as const;
const wifi = { type: 'network.changed', networkType: 'wifi', online: true } as const;

/** A picture that lost the network, as WeChat told; its return is told by nobody. */
async function offline(): Promise<World> {
  const world = new World((prepared) => {
    prepared.answersNetwork = true;
  });
  await world.watch();
  world.tell(none);
  await world.advance(2_000);
  expect(world.stream()).toBe('offline');
  return world;
}

const online = (world: World): boolean => world.watching.getSnapshot().context.online;

describe('the return of the network, which no event tells', () => {
  test('is asked for when the app is shown', async () => {
    const world = await offline();
    world.tell({ type: 'app.hidden' });
    world.tell({ type: 'view.hidden', view: 'live' });
    await world.advance(4_000);
    world.networkType = 'wifi';
    world.tell({ type: 'app.shown' });
    world.tell({ type: 'view.shown', view: 'live' });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(world.appView().networkHint).toBe('');
  });

  test('is asked for again and again while it is waited for', async () => {
    const world = await offline();
    world.networkType = 'wifi';
    await world.advance(config.askNetworkEveryMs + 1_000);
    expect(world.stream()).toBe('playing');
  });

  test('is proved by a person who tries, and whose picture comes, whatever the phone says', async () => {
    const world = await offline();
    expect(world.view().sheet).toMatchObject({ title: 'No network', primary: { label: 'Try now', event: 'RETRY' } });
    world.send({ type: 'RETRY' });
    await world.advance(1_000);
    expect(world.view().status.text).toBe('Live');
    expect(online(world)).toBe(true);
    expect(world.session().getSnapshot().context.online).toBe(true);
  });

  test('is not there for a person whose try fails: it waits on, and can be tried again', async () => {
    const world = await offline();
    world.plugin.answer('startService', { afterMs: 100, code: -2402 });
    world.send({ type: 'RETRY' });
    await world.advance(2_000);
    expect(world.stream()).toBe('offline');
    expect(world.view().sheet?.primary.event).toBe('RETRY');
    await world.advance(600_000);
    expect(world.session().getSnapshot().context.budget.attempts).toBe(0);
  });
});

describe('what the phone answers about its network', () => {
  test('is asked when the app starts, as it may be opened without one', async () => {
    const world = new World((prepared) => {
      prepared.answersNetwork = true;
      prepared.networkType = 'none';
    });
    await world.advance(100);
    expect(world.appView().networkHint).toMatch(/^No network/);
  });

  test('is not waited for where it never comes, and is asked for again later', async () => {
    const world = new World((prepared) => {
      prepared.answersNetwork = 'hangs';
    });
    await world.advance(config.networkAnswerDeadlineMs);
    expect(online(world)).toBe(true);
    expect((world.watching.getSnapshot().value as { asking: string }).asking).toBe('quiet');
  });

  test.each([
    ['none', wifi, true],
    ['wifi', none, false],
  ] as const)('is too old where an event came meanwhile: %s', async (asked, event, isOnline) => {
    const world = new World((prepared) => {
      prepared.answersNetwork = true;
      prepared.networkType = asked;
    });
    world.tell(event);
    await world.advance(100);
    expect(online(world)).toBe(isOnline);
  });
});

describe('an init that failed without a network', () => {
  async function opened(): Promise<World> {
    const world = new World((prepared) => {
      prepared.answersNetwork = true;
      prepared.networkType = 'none';
      prepared.plugin.answer('init', { afterMs: 100, code: -2202 });
    });
    await world.advance(1_000);
    expect(world.appView().badge.text).toBe('Init failed');
    world.plugin.answer('init');
    return world;
  }

  test('goes on by itself when the network is back', async () => {
    const world = await opened();
    world.tell(wifi);
    await world.advance(1_000);
    expect(world.appView()).toMatchObject({ badge: { text: 'Ready' }, canRetry: false, networkHint: '' });
  });

  test('goes on by itself when the network is back and nobody tells', async () => {
    const world = await opened();
    world.networkType = 'wifi';
    await world.advance(config.askNetworkEveryMs + 1_000);
    expect(world.appView().badge.text).toBe('Ready');
  });

  test('is tried again when the app is shown, whatever had failed', async () => {
    const world = await opened();
    world.tell({ type: 'app.hidden' });
    world.tell({ type: 'app.shown' });
    await world.advance(1_000);
    expect(world.appView().badge.text).toBe('Ready');
  });
});

describe('an app of which WeChat does not tell that it is shown again', () => {
  test.each(['RESUME', 'PLAY', 'RETRY'] as const)('is looked at by whoever taps: %s', async (type) => {
    const world = new World();
    await world.watch();
    world.tell({ type: 'app.hidden' });
    world.tell({ type: 'view.hidden', view: 'live' });
    await world.advance(10_000);
    expect(world.view()).toMatchObject({
      status: { text: 'Paused in the background' },
      sheet: { primary: { label: 'Resume', event: 'RESUME' } },
    });
    world.send({ type });
    await world.advance(1_000);
    expect(world.view().status.text).toBe('Live');
  });

  test('is heard to be hidden the next time', async () => {
    const world = new World();
    await world.watch();
    world.tell({ type: 'app.hidden' });
    await world.advance(10_000);
    world.send({ type: 'RESUME' });
    await world.advance(1_000);
    world.tell({ type: 'app.hidden' });
    await world.advance(10_000);
    expect(world.view().status.text).toBe('Paused in the background');
  });
});

describe('a network that changed while the app was away, and kept its type', () => {
  async function backUnder(addresses: readonly [before: string, after: string]): Promise<string> {
    const world = new World((prepared) => {
      prepared.answersNetwork = true;
      prepared.localAddress = addresses[0];
    });
    await world.watch();
    world.localAddress = addresses[1];
    world.tell({ type: 'app.hidden' });
    world.tell({ type: 'app.shown' });
    await world.advance(1);
    return world.watching
      .getSnapshot()
      .context.generations.map(({ state }) => state)
      .join();
  }

  test('is found by the phone’s own address: the module is doubted, under a picture that plays on', async () => {
    expect(await backUnder(['192.168.1.20', '10.0.0.7'])).toBe('doubtful');
  });

  test('is found after a change that was told, too: the address is asked for again then', async () => {
    const world = new World((prepared) => {
      prepared.answersNetwork = true;
      prepared.localAddress = '192.168.1.20';
    });
    await world.watch();
    world.localAddress = '10.0.0.7';
    world.tell(wifi);
    await world.advance(60_000);
    expect([world.module(), world.stream()]).toEqual(['inited', 'playing']);
    world.localAddress = '172.16.0.9';
    world.tell({ type: 'app.shown' });
    await world.advance(1);
    expect(world.module()).toBe('doubtful');
  });

  test('is not taken to be there after a change to a network that told no address', async () => {
    const world = new World();
    world.tell({ type: 'network.told', networkType: 'wifi', online: true, localAddress: '192.168.1.20' });
    world.tell({ type: 'network.told', networkType: '4g', online: true });
    await world.watch();
    await world.advance(60_000);
    expect(world.module()).toBe('inited');
    world.tell({ type: 'network.told', networkType: '4g', online: true, localAddress: '10.0.0.7' });
    expect(world.module()).toBe('inited');
  });

  test.each([
    ['the address is the same', ['192.168.1.20', '192.168.1.20']],
    ['it was not told before', ['', '10.0.0.7']],
    ['it is not told now', ['192.168.1.20', '']],
  ] as const)('is not taken to be there where %s', async (_name, addresses) => {
    expect(await backUnder(addresses)).toBe('inited');
  });
});

describe('a change that WeChat tells', () => {
  const asking = (world: World) => (world.watching.getSnapshot().value as { asking: string }).asking;

  test('has the address asked for, which is not waited for: what is told is believed at once', async () => {
    const world = new World((prepared) => {
      prepared.answersNetwork = 'hangs';
    });
    await world.watch();
    await world.advance(config.networkAnswerDeadlineMs);
    world.tell(wifi);
    expect([world.module(), asking(world)]).toEqual(['doubtful', 'asked']);
    await world.advance(config.networkAnswerDeadlineMs);
    expect(asking(world)).toBe('quiet');
  });

  test('of no network has nothing asked for at once: there is no address', async () => {
    const world = new World();
    await world.watch();
    world.tell(none);
    expect(asking(world)).toBe('quiet');
  });
});
