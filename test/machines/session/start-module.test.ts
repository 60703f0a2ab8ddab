import { config } from '../../../machines/kernel/config';
import { camera, otherCamera, World } from '../../support/world';
import { callsOf, expectNothingLeft, record, statusText, timesOf } from './story';

describe('play before the module is ready', () => {
  test('waits for the init that runs', async () => {
    const world = new World((prepared) => prepared.plugin.answer('init', { afterMs: 4_000 }));
    world.open();
    await world.advance(3_900);
    expect(world.stream()).toBe('module');
    expect(world.view()).toMatchObject({ waiting: true, status: { text: 'Preparing P2P… 1/4', tone: 'busy' } });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.count('init')).toBe(1);
    await expectNothingLeft(world);
  });

  test('does not wait where the init is long over', async () => {
    const world = new World();
    await world.advance(5_000);
    world.open();
    await world.advance(0);
    expect(world.stream()).toBe('service');
    await expectNothingLeft(world);
  });
});

describe('an init that failed before anyone wanted to watch', () => {
  test('is tried again at once for whoever does', async () => {
    const world = new World((prepared) => prepared.plugin.answer('init', { afterMs: 100, code: -2202 }));
    await world.advance(60_000);
    expect(callsOf(world)).toEqual(['init all camera']);

    world.plugin.answer('init');
    await world.watch();
    expect(world.stream()).toBe('playing');
    expect(callsOf(world).slice(0, 3)).toEqual(['init all camera', 'destroy', 'init all camera']);
    await expectNothingLeft(world);
  });
});

describe('an init that fails while somebody waits', () => {
  test('is tried again, and the viewer never hears of it when that works', async () => {
    const world = new World((prepared) => prepared.plugin.answer('init', { afterMs: 100, code: -2202 }));
    world.open();
    const texts = record(world, statusText);
    await world.advance(50);
    world.plugin.answer('init');
    await world.advance(2_000);
    expect(callsOf(world).slice(0, 3)).toEqual(['init all camera', 'destroy', 'init all camera']);
    expect(world.stream()).toBe('playing');
    expect(texts.filter((text) => text.startsWith('Reconnecting'))).toEqual([]);
    await expectNothingLeft(world);
  });

  test('is told with its reason when it goes on failing, and can be tried again by hand', async () => {
    const world = new World((prepared) => prepared.plugin.answer('init', { afterMs: 100, code: -2202 }));
    world.open();
    await world.advance(240_000);
    expect(world.stream()).toBe('failed');
    expect(world.view().sheet).toEqual({
      kind: 'failure',
      title: 'The network could not be probed',
      advice: 'Check the network, or change to another one, and try again.',
      primary: { label: 'Try again', event: 'RETRY' },
      secondary: { label: '', event: '' },
      details: 'Code: -2202 (natProbeFailed)\nSource: xp2p\nStep: init',
    });
    expect(world.plugin.count('startService')).toBe(0);

    world.plugin.answer('init');
    world.send({ type: 'RETRY' });
    await world.advance(2_000);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });
});

test('an init that hangs is given up, and tried again before anyone is told', async () => {
  const world = new World((prepared) => prepared.plugin.answer('init', { afterMs: null }));
  world.open();
  await world.advance(config.initTimeoutMs);
  expect(callsOf(world)).toEqual(['init all camera', 'destroy', 'init all camera']);
  world.plugin.answer('init');
  await world.advance(config.initTimeoutMs);
  expect(world.view().status.text).not.toBe('Live');
  await world.advance(10_000);
  expect(world.stream()).toBe('playing');
  await expectNothingLeft(world);
});

test('an init that hangs for ever ends, within a bounded time, in an error that says so', async () => {
  const world = new World((prepared) => prepared.plugin.answer('init', { afterMs: null }));
  world.open();
  await world.advance(240_000);
  expect(world.stream()).toBe('failed');
  expect(world.view().sheet?.title).toBe('P2P took too long to start');
  expect(world.view().sheet?.primary.event).toBe('RETRY');
  const inits = timesOf(world, 'init', 1_000_000);
  expect(inits.every((atMs, index) => index === 0 || atMs - (inits[index - 1] as number) >= config.initTimeoutMs)).toBe(
    true,
  );
  await expectNothingLeft(world);
});

describe('with both device versions of plugin 3.x', () => {
  const bothVersions = (prepared: World) => {
    prepared.plugin.generations = ['2.3', '2.4'];
  };

  test('a camera of one version plays where the other one could not be initialised', async () => {
    const world = new World((prepared) => {
      bothVersions(prepared);
      const init = prepared.plugin.init.bind(prepared.plugin);
      prepared.plugin.init = (generation, source, tell) => {
        prepared.plugin.answer('init', generation === '2.3' ? { afterMs: 100, code: -2000 } : { afterMs: 100 });
        return init(generation, source, tell);
      };
    });
    await world.watch({ ...camera, generation: '2.4' });
    expect([world.module('2.3'), world.module('2.4')]).toEqual(['initFailed', 'inited']);
    expect(world.stream()).toBe('playing');

    world.open({ ...otherCamera, generation: '2.3' }, 'old');
    await world.advance(1_000);
    expect(world.stream('old')).toBe('failed');
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });
});
