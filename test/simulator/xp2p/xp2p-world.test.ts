import { launchOptionsOf } from '../../../simulator/launch-options';
import { seededRandom } from '../../../simulator/random';
import { previewEvents } from '../../../simulator/wechat-events';
import { RawPlugin } from './raw-plugin';

describe('a world of its own cameras', () => {
  it('a world of its own cameras films the project’s clips: every pull begins with an FLV header', async () => {
    const plugin = new RawPlugin('3.1', { cameras: undefined });
    const first: Uint8Array[] = [];
    plugin.dataCallback = (chunk) => void first.push(new Uint8Array(chunk));
    await plugin.init();
    await plugin.startService('camera');
    await plugin.startStream('camera');
    plugin.p2p.stopStream('camera', 'live');
    const chunks = first.length;
    await plugin.startStream('camera', 'action=live&channel=0&quality=standard');
    expect(String.fromCharCode(...(first[0]?.slice(0, 3) ?? []))).toBe('FLV');
    expect(String.fromCharCode(...(first[chunks]?.slice(0, 3) ?? []))).toBe('FLV');
    const bytes = first.reduce((sum, chunk) => sum + chunk.byteLength, 0);
    expect(bytes).toBeGreaterThan(50_000);
  });
});

describe('what a simulated world is launched with', () => {
  it('what a simulated world is launched with is read from the query', () => {
    expect(launchOptionsOf({ generation: '1.3', platform: 'ios', network: '4g', seed: '42' })).toEqual({
      generation: '1.3',
      platform: 'ios',
      network: '4g',
      seed: 42,
    });
  });

  it('what a simulated world is launched with is left to the defaults where the query says nothing, or nonsense', () => {
    expect(launchOptionsOf({})).toEqual({});
    expect(launchOptionsOf({ generation: '7', platform: 'toaster', network: 'string', seed: 'x' })).toEqual({});
  });

  it('what a simulated world is launched with is the phone’s own platform, where that is one', () => {
    expect(launchOptionsOf({}, 'ios')).toEqual({ platform: 'ios' });
    expect(launchOptionsOf({ platform: 'android' }, 'ios')).toEqual({ platform: 'android' });
    expect(launchOptionsOf({}, 'devtools')).toEqual({});
  });
});

describe('simulated worlds', () => {
  it('a simulated world runs the same twice from the same seed', async () => {
    const run = async (seed: number) => {
      const plugin = new RawPlugin('3.1', { random: seededRandom(seed) });
      await plugin.init();
      await plugin.startService('camera');
      await plugin.startStream('camera');
      return [plugin.p2p.getLocalXp2pInfo('2.4'), plugin.bytes, plugin.simulation.world.calls];
    };
    expect(await run(1)).toEqual(await run(1));
    expect((await run(1))[0]).not.toBe((await run(2))[0]);
  });

  it('a simulated world remembers a bounded number of calls and misuses', () => {
    const { world } = new RawPlugin('2.0').simulation;
    for (let index = 0; index < 600; index += 1) {
      world.observe('init', String(index));
      world.misuse(String(index));
    }
    expect([world.calls.length, world.misuses.length]).toEqual([500, 500]);
    expect(world.calls[0]?.id).toBe('100');
  });

  it('a simulated world gives out chance evenly in [0, 1)', () => {
    const random = seededRandom(5);
    const drawn = Array.from({ length: 10_000 }, random);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    expect(drawn.reduce((sum, each) => sum + each, 0) / drawn.length).toBeCloseTo(0.5, 1);
  });
});

describe('WeChat’s events in a simulated world', () => {
  const globals = globalThis as { wx?: unknown };

  afterEach(() => {
    delete globals.wx;
  });

  it('WeChat’s events are brought about where the preview can', () => {
    const emitted: unknown[] = [];
    globals.wx = { __emit: (event: string, payload: unknown) => emitted.push([event, payload]) };
    previewEvents.emit('appHide', {});
    expect(emitted).toEqual([['appHide', {}]]);
  });

  it('WeChat’s events are not brought about in WeChat and outside of it, and nothing happens', () => {
    expect(() => previewEvents.emit('appHide', {})).not.toThrow();
    globals.wx = {};
    expect(() => previewEvents.emit('appHide', {})).not.toThrow();
  });
});
