import { failureOf } from '../../../machines/failure';
import { serverStream, World } from '../../support/world';
import { contextOf, failing, offline, online } from './failing';
import { expectNothingLeft } from './story';

describe('without a network', () => {
  test('nothing is tried, no spinner turns, and it goes on by itself when the network is back', async () => {
    const world = new World();
    await world.watch();
    world.tell(offline);
    await world.advance(10_000);
    expect(world.view()).toMatchObject({
      status: { text: 'Offline', tone: 'warn' },
      waiting: false,
      sheet: {
        title: 'No network',
        advice: 'It goes on by itself when the network is back.',
        primary: { label: 'Try now' },
      },
    });
    expect(world.plugin.count('startService')).toBe(1);
    world.tell(online());
    await world.advance(1_500);
    expect(world.stream()).toBe('playing');
    expect(world.view().sheet).toBeNull();
    await expectNothingLeft(world);
  });

  test('the time does not count: an hour offline uses up no try and no minute', async () => {
    const world = failing(-2402, 1_000);
    world.open();
    await world.advance(5_000);
    const { attempts } = contextOf(world).budget;
    world.tell(offline);
    await world.advance(3_600_000);
    expect(world.stream()).toBe('offline');
    expect(contextOf(world).budget.attempts).toBeLessThanOrEqual(attempts + 1);
    world.tell(online());
    await world.advance(30_000);
    expect(world.stream()).not.toBe('failed');
    world.plugin.answer('startService');
    await world.advance(10_000);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });

  test('whoever opens a camera is told at once, and nothing is asked of the plugin', async () => {
    const world = new World();
    await world.advance(1_000);
    world.tell(offline);
    world.open();
    expect(world.view()).toMatchObject({
      status: { text: 'Offline', tone: 'warn' },
      waiting: false,
      playerKey: 0,
      sheet: {
        title: 'No network',
        primary: { label: 'Try now' },
        details: 'Code: offline\nSource: network\nStep: offline',
      },
    });
    expect(world.view().timelineMarks).toMatchObject([{ label: 'Automatic reconnect', text: 'after 0.0 s · …' }]);
    await world.advance(5_000);
    expect(world.plugin.count('startService')).toBe(0);
    world.tell(online());
    await world.advance(1_500);
    expect(world.stream()).toBe('playing');
    expect(contextOf(world).budget.attempts).toBe(0);
    await expectNothingLeft(world);
  });

  test('what cannot help is told all the same', async () => {
    const world = new World();
    await world.watch(serverStream);
    world.tell(offline);
    world.plugin.streams.get('gate')?.tell({ type: 'stream.failed', failure: failureOf('http', 404) });
    await world.advance(1_000);
    expect(world.stream()).toBe('failed');
    world.tell(online());
    await expectNothingLeft(world);
  });
});
