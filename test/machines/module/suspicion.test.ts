import { config } from '../../../machines/kernel/config';
import type { Ref } from '../../../machines/kernel/talk';
import type { ModuleFactForUser } from '../../../machines/module';
import { ModuleBench, type User } from './module-bench';

const patienceMs = config.mistrustAfterMs;

async function ready(prepare?: ConstructorParameters<typeof ModuleBench>[0]): Promise<ModuleBench> {
  const bench = new ModuleBench(prepare);
  await bench.advance(100);
  return bench;
}

const say = (bench: ModuleBench, user: User, type: 'DRY' | 'FLOWS' | 'RESTS' | 'OFFER'): void =>
  bench.module.send({ type, from: user.ref as unknown as Ref<ModuleFactForUser> });

const tryFailed = (bench: ModuleBench): void => bench.module.send({ type: 'TRIED_IN_VAIN', generation: undefined });

describe('a network change that WeChat tells', () => {
  test('a network change that WeChat tells takes nothing from a picture that plays on, however often it is told', async () => {
    const bench = await ready();
    const camera = bench.want('door');
    say(bench, camera, 'FLOWS');
    bench.networkChanged();
    await bench.advance(30_000);
    bench.networkChanged();
    await bench.advance(30_000);
    expect(bench.state()).toBe('doubtful');
    expect(camera.news()).toEqual(['module.ready']);
  });

  test('a network change that WeChat tells is believed at the first sign of trouble, and said as what it is', async () => {
    const bench = await ready();
    const camera = bench.want('door');
    say(bench, camera, 'FLOWS');
    bench.networkChanged();
    await bench.advance(5_000);
    say(bench, camera, 'DRY');
    expect(bench.state()).toBe('stale');
    expect(camera.heard.at(-1)).toMatchObject({ type: 'module.gone', failure: { kind: 'networkChanged' } });
  });

  test.each([
    'DRY',
    'RESTS',
    'OFFER',
  ] as const)('a network change that WeChat tells is believed at once where nothing plays: %s', async (level) => {
    const bench = await ready();
    const camera = bench.want('door');
    say(bench, camera, 'FLOWS');
    say(bench, camera, level);
    bench.networkChanged();
    expect(bench.state()).toBe('stale');
  });

  test('a network change that WeChat tells is not believed while another picture plays on, also of one that comes and finds nothing', async () => {
    const bench = await ready();
    const playing = bench.want('door');
    say(bench, playing, 'FLOWS');
    bench.networkChanged();
    const other = bench.want('yard');
    say(bench, other, 'DRY');
    expect(other.news()).toEqual(['module.ready']);
    await bench.advance(30_000);
    expect(bench.state()).toBe('doubtful');
    playing.leave();
    expect(bench.state()).toBe('stale');
    expect(other.news()).toEqual(['module.gone']);
  });

  test('a network change that WeChat tells is believed of the generation alone over which nothing plays', async () => {
    const bench = await ready((plugin) => {
      plugin.generations = ['2.3', '2.4'];
    });
    const playing = bench.want('door', { generation: '2.4' });
    say(bench, playing, 'FLOWS');
    bench.networkChanged();
    expect([bench.state('2.3'), bench.state('2.4')]).toEqual(['stale', 'doubtful']);
  });

  test('a network change that WeChat tells is not contradicted by a server stream: that goes on over another network', async () => {
    const bench = await ready();
    const stream = bench.want('gate', { kind: 'server' });
    say(bench, stream, 'FLOWS');
    bench.networkChanged();
    expect(bench.state()).toBe('stale');
    expect(stream.news()).toEqual(['module.ready']);
  });
});

describe('a module over which nothing comes, though nobody told why', () => {
  test('a module over which nothing comes is reset after some time, and whoever holds it without a byte makes room', async () => {
    const bench = await ready();
    const camera = bench.want('door');
    say(bench, camera, 'FLOWS');
    await bench.advance(60_000);
    say(bench, camera, 'DRY');
    await bench.advance(patienceMs - 1);
    expect(bench.state()).toBe('inited');
    await bench.advance(1);
    expect(bench.state()).toBe('stale');
    expect(camera.heard.at(-1)).toMatchObject({ type: 'module.gone', failure: { kind: 'silent' } });
    camera.leave();
    const again = bench.want('door');
    expect(again.heard.at(-1)).toEqual({ type: 'module.waiting', reason: 'renew' });
    await bench.advance(100);
    expect(bench.plugin.count('reset')).toBe(1);
    expect(again.news().at(-1)).toBe('module.ready');
  });

  test('a module over which nothing comes is reset though two cameras hold it in turns, so that it is never free', async () => {
    const bench = await ready();
    let [one, two] = [bench.want('door'), bench.want('yard')];
    for (let elapsedMs = 0; elapsedMs < patienceMs; elapsedMs += 10_000) {
      say(bench, one, 'DRY');
      await bench.advance(5_000);
      one.leave();
      tryFailed(bench);
      one = bench.want('door');
      say(bench, two, 'DRY');
      await bench.advance(5_000);
      two.leave();
      tryFailed(bench);
      two = bench.want('yard');
    }
    expect(bench.state()).toBe('stale');
  });

  test('a module over which nothing comes is not touched while anybody has a byte over it, a server stream included', async () => {
    for (const kind of ['camera', 'server'] as const) {
      const bench = await ready();
      const healthy = bench.want('gate', { kind });
      say(bench, healthy, 'FLOWS');
      const dead = bench.want('door');
      say(bench, dead, 'DRY');
      tryFailed(bench);
      await bench.advance(600_000);
      expect(bench.state()).toBe('inited');
      expect([healthy.news(), dead.news()]).toEqual([['module.ready'], ['module.ready']]);
      say(bench, healthy, 'DRY');
      await bench.advance(patienceMs - 1);
      expect(bench.state()).toBe('inited');
      await bench.advance(1);
      expect(bench.state()).toBe('stale');
    }
  });

  test('a module over which nothing comes is left alone where a byte comes in time', async () => {
    const bench = await ready();
    const camera = bench.want('door');
    say(bench, camera, 'DRY');
    await bench.advance(patienceMs - 1);
    say(bench, camera, 'FLOWS');
    await bench.advance(600_000);
    expect(bench.state()).toBe('inited');
  });

  test('a module over which nothing comes is left alone where whoever pulled has gone, and nothing had failed', async () => {
    for (const leave of [
      (bench: ModuleBench, user: User) => say(bench, user, 'OFFER'),
      (_: ModuleBench, user: User) => user.leave(),
    ]) {
      const bench = await ready();
      const camera = bench.want('door');
      say(bench, camera, 'DRY');
      await bench.advance(1_000);
      leave(bench, camera);
      await bench.advance(600_000);
      expect(bench.state()).toBe('inited');
    }
  });

  test('a module over which nothing comes is missed all the time by whose player lets go of pulls that bring nothing', async () => {
    const bench = await ready();
    const camera = bench.want('door');
    for (let elapsedMs = 0; elapsedMs < patienceMs; elapsedMs += 5_000) {
      say(bench, camera, 'DRY');
      await bench.advance(4_000);
      say(bench, camera, 'RESTS');
      await bench.advance(1_000);
    }
    expect(bench.state()).toBe('stale');
  });

  test('a module over which nothing comes is reset where tries fail before anything is pulled', async () => {
    const bench = await ready();
    const camera = bench.want('door');
    tryFailed(bench);
    camera.leave();
    bench.want('door');
    await bench.advance(patienceMs);
    expect(bench.state()).toBe('stale');
  });

  test('a module over which nothing comes has more and more time, so that a slow camera beside a dead one gets to its first byte', async () => {
    const bench = await ready();
    const resets: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const camera = bench.want('door');
      await bench.advance(100);
      const sinceMs = bench.clock.now();
      say(bench, camera, 'DRY');
      while (bench.state() !== 'stale') await bench.advance(1_000);
      resets.push(bench.clock.now() - sinceMs);
      camera.leave();
    }
    expect(resets).toEqual([patienceMs, 2 * patienceMs, config.maxMistrustAfterMs, config.maxMistrustAfterMs]);
    const camera = bench.want('door');
    await bench.advance(100);
    say(bench, camera, 'FLOWS');
    say(bench, camera, 'DRY');
    await bench.advance(patienceMs);
    expect(bench.state()).toBe('stale');
  });
});
