import { isMeteredNews } from '../../../machines/watching/mobile-data';
import { World } from '../../support/world';

async function watchedOnWifi(prepare?: (world: World) => void): Promise<World> {
  const world = new World(prepare);
  world.tell({ type: 'network.changed', networkType: 'wifi', online: true });
  await world.watch();
  return world;
}

const toMobile = (world: World) => world.tell({ type: 'network.changed', networkType: '4g', online: true });
const toWifi = (world: World) => world.tell({ type: 'network.changed', networkType: 'wifi', online: true });

test.each(['2g', '3g', '4g', '5g', '6g'])('%s may cost money', (networkType) => {
  expect(isMeteredNews('wifi', networkType, false)).toBe(true);
});

test.each(['wifi', 'none', 'unknown', 'ethernet', '', '7g', '14g', '4g+'])('"%s" does not', (networkType) => {
  expect(isMeteredNews('wifi', networkType, false)).toBe(false);
});

test('one kind of mobile data after another is no news, nor is any to who said that it is all right', () => {
  expect(isMeteredNews('4g', '5g', false)).toBe(false);
  expect(isMeteredNews('wifi', '5g', true)).toBe(false);
});

describe('from Wi-Fi to mobile data', () => {
  test('is told, and watching goes on by itself', async () => {
    const world = await watchedOnWifi();
    toMobile(world);
    await world.advance(3_000);
    expect(world.view().notice).toEqual({
      text: 'Watching over mobile data, which may cost money.',
      action: 'Don’t tell me again',
      event: 'ACCEPT_METERED',
    });
    expect(world.stream()).toBe('playing');
  });

  test('is told once for one change: 4g to 5g is no news', async () => {
    const world = await watchedOnWifi();
    toMobile(world);
    world.send({ type: 'DISMISS_NOTICE' });
    world.tell({ type: 'network.changed', networkType: '5g', online: true });
    expect(world.view().notice.text).toBe('');
  });

  test('is not told to one who has stopped', async () => {
    const world = await watchedOnWifi();
    world.send({ type: 'STOP' });
    toMobile(world);
    expect(world.view().notice.text).toBe('');
  });

  test('is never told again to one who said so, even after the app was reopened', async () => {
    const world = await watchedOnWifi();
    toMobile(world);
    world.send({ type: 'ACCEPT_METERED' });
    expect(world.view().notice.text).toBe('');
    expect([...world.stored]).toEqual([['metered-accepted', true]]);
    toWifi(world);
    toMobile(world);
    expect(world.view().notice.text).toBe('');

    const reopened = await watchedOnWifi((prepared) => {
      for (const [key, value] of world.stored) prepared.stored.set(key, value);
    });
    toMobile(reopened);
    expect(reopened.view().notice.text).toBe('');
  });

  test('is told by a storage that cannot be read as if nothing had been said', async () => {
    const world = await watchedOnWifi((prepared) => {
      prepared.stored.get = () => {
        throw new Error('unreadable');
      };
    });
    toMobile(world);
    expect(world.view().notice.event).toBe('ACCEPT_METERED');
    expect(world.errors).toEqual([]);
  });

  test('a storage that fails forgets the choice, and nothing else', async () => {
    const world = await watchedOnWifi((prepared) => {
      prepared.stored.set = () => {
        throw new Error('full');
      };
    });
    toMobile(world);
    world.send({ type: 'ACCEPT_METERED' });
    expect(world.errors).toEqual([]);
    expect(world.view().notice.text).toBe('');
  });
});
