import { CATALOGUE, FAULTS } from '../../../simulator';
import type { SimulatedPlayer } from '../../../simulator/players';
import { RawPlugin } from './raw-plugin';

async function playing(options: ConstructorParameters<typeof RawPlugin>[1] = {}): Promise<RawPlugin> {
  const plugin = new RawPlugin('2.0', options);
  await plugin.init('2.4', { eventHandler: plugin.serviceCallback });
  await plugin.startService('camera');
  await plugin.startStream('camera');
  return plugin;
}

/** A player that notes what it is made to do. */
class NotedPlayer implements SimulatedPlayer {
  readonly key = 'noted';
  readonly done: string[] = [];
  close = (code: string) => void this.done.push(`close ${code}`);
  fail = (code: string) => void this.done.push(`fail ${code}`);
  lose = ({ giveUp }: { giveUp: boolean }) => void this.done.push(`lose ${giveUp}`);
  state = (code: number, message = '') => void this.done.push(`state ${code} ${message}`);
  readyAgain = ({ sameContext }: { sameContext: boolean }) => void this.done.push(`ready ${sameContext}`);
  setCache = (cacheMs: number) => void this.done.push(`cache ${cacheMs}`);
  microphoneDenied = () => void this.done.push('denied');
  fallBehind = (cacheMs: number) => void this.done.push(`behind ${cacheMs}`);
  describe = () => 'noted';
}

describe('faults of calls', () => {
  it('faults of calls hit the next call, as often as ordered, then no more', async () => {
    const plugin = new RawPlugin('2.0');
    await plugin.init();
    plugin.faults.onCall('startService', { how: 'answer', code: -2402 }, { times: 2 });
    expect(await plugin.startService('camera')).toBe(-2402);
    expect(await plugin.startService('camera')).toBe(-2402);
    expect(await plugin.startService('camera')).toBe(0);
  });

  it('faults of calls hit the id that they are ordered for', async () => {
    const plugin = new RawPlugin('2.0');
    await plugin.init();
    plugin.faults.onCall('startService', { how: 'answer', code: -2402 }, { id: 'other' });
    expect(await plugin.startService('camera')).toBe(0);
    expect(await plugin.startService('other')).toBe(-2402);
  });

  it('a fault of a call that delays it: done all the same, later', async () => {
    const plugin = new RawPlugin('2.0');
    plugin.faults.onCall('init', { how: 'delay', delayMs: 5_000 });
    expect(await plugin.init()).toBe('pending');
    await plugin.clock.advance(5_000);
    expect(plugin.simulation.resources().module).toBe('inited');
  });

  it('a fault of a call that makes it hang: keeps its place until it is stopped', async () => {
    const plugin = new RawPlugin('2.0');
    await plugin.init();
    plugin.faults.onCall('startService', { how: 'hang' });
    expect(await plugin.startService('camera')).toBe('pending');
    expect(await plugin.startService('camera')).toBe(-2401);
    plugin.p2p.stopP2PService('camera');
    expect(await plugin.startService('camera')).toBe(0);
  });

  it('a fault of a call that answers 0: as if nothing had been ordered', async () => {
    const plugin = new RawPlugin('2.0');
    plugin.faults.onCall('init', { how: 'answer', code: 0 });
    expect(await plugin.init()).toBe(0);
    expect(plugin.simulation.resources().module).toBe('inited');
  });

  it('faults of a stop leave what was to be stopped', async () => {
    const plugin = await playing();
    for (const fault of [
      { how: 'answer', code: -1 },
      { how: 'reject', code: -1, shape: 'errcode' },
      { how: 'throw', code: -1 },
    ] as const) {
      plugin.faults.onCall('stopStream', fault);
      expect(await plugin.code(() => plugin.p2p.stopStream('camera'))).toBe(-1);
    }
    plugin.faults.onCall('stopStream', { how: 'hang' });
    expect(await plugin.code(() => plugin.p2p.stopStream('camera'))).toBe('pending');
    expect(plugin.simulation.resources().streams).toEqual(['camera live']);
    plugin.faults.onCall('stopStream', { how: 'delay', delayMs: 100 });
    expect(await plugin.code(() => plugin.p2p.stopStream('camera'))).toBe(0);
    expect(plugin.simulation.resources().streams).toEqual([]);
  });
});

describe('faults of streams', () => {
  it('a fault that stalls streams: no bytes until they flow again, for later pulls too', async () => {
    const plugin = await playing();
    plugin.faults.stall(true);
    const { bytes } = plugin;
    await plugin.clock.advance(2_000);
    expect(plugin.bytes).toBe(bytes);
    plugin.p2p.stopStream('camera');
    await plugin.startStream('camera');
    expect(plugin.bytes).toBeLessThanOrEqual(bytes + 1);
    plugin.faults.stall(false);
    await plugin.clock.advance(1_000);
    expect(plugin.bytes).toBeGreaterThan(bytes + 1);
  });

  it('a fault that stalls the stream of one id leaves the others alone', async () => {
    const plugin = await playing();
    plugin.faults.stall(true, { id: 'other' });
    const { bytes } = plugin;
    await plugin.clock.advance(1_000);
    expect(plugin.bytes).toBeGreaterThan(bytes);
    plugin.faults.stall(false, { id: 'other' });
    expect(plugin.simulation.world.streamFaults.isStalled('other')).toBe(false);
  });

  it('a fault of headers lasts as often as ordered, or until cleared', async () => {
    const plugin = await playing();
    const statuses = async () => {
      plugin.p2p.stopStream('camera');
      plugin.details.length = 0;
      await plugin.startStream('camera');
      return plugin.details.flatMap((detail) => (detail as { status?: number } | undefined)?.status ?? []);
    };
    plugin.faults.headerStatus(404, { times: 1, id: 'camera' });
    expect([await statuses(), await statuses()]).toEqual([[404], [200]]);
    plugin.faults.headerStatus(404);
    expect([await statuses(), await statuses()]).toEqual([[404], [404]]);
    plugin.faults.clear();
    expect(await statuses()).toEqual([200]);
  });

  it('notices of the past come when they are ordered, and end nothing', async () => {
    const plugin = await playing();
    plugin.p2p.stopStream('camera');
    await plugin.startStream('camera');
    plugin.streamHeard.length = 0;
    plugin.faults.lateNotice('fail');
    plugin.faults.lateNotice('eof', { id: 'other' });
    expect(plugin.streamHeard).toEqual(['fail']);
    expect(plugin.simulation.resources().streams).toEqual(['camera live']);
  });

  it('a notice that ends a stream ends it', async () => {
    const plugin = await playing();
    plugin.faults.notice('connected');
    plugin.faults.notice('request');
    plugin.faults.notice('parsed', { detail: { status: 500 } });
    expect(plugin.simulation.resources().streams).toEqual(['camera live']);
    plugin.faults.notice('eof', { id: 'camera' });
    expect(plugin.simulation.resources().streams).toEqual([]);
  });

  it('a fault of duplicates says everything twice', async () => {
    const plugin = new RawPlugin('2.0');
    plugin.faults.duplicateCallbacks(true);
    const events: unknown[] = [];
    await plugin.init('2.4', { eventHandler: (event: unknown) => events.push(event) });
    await plugin.startService('camera');
    await plugin.startStream('camera');
    expect(plugin.streamHeard).toEqual(['request', 'request', 'parsed', 'parsed']);
    plugin.faults.natChanged();
    expect(events).toEqual(['natChanged', 'natChanged']);
    expect(plugin.simulation.world.players.duplicateCallbacks).toBe(true);
    plugin.faults.clear();
    expect(plugin.simulation.world.players.duplicateCallbacks).toBe(false);
  });
});

describe('faults of players', () => {
  it('faults of players reach every mounted player, and none that is gone', () => {
    const plugin = new RawPlugin('2.0');
    const player = new NotedPlayer();
    const remove = plugin.simulation.world.players.add(player);
    const { faults } = plugin;
    faults.playerClose('USER_CLOSE');
    faults.playerError('WECHAT_SERVER_ERROR');
    faults.playerLoses();
    faults.playerLoses({ giveUp: true });
    faults.playerState(2105, 'stutter');
    faults.playerReadyAgain({ sameContext: true });
    faults.playerCache(700);
    faults.playerFallsBehind(9_000);
    faults.microphoneDenied(true);
    expect(plugin.simulation.resources().players).toEqual(['noted']);
    remove();
    faults.playerClose('USER_CLOSE');
    expect(player.done).toEqual([
      'close USER_CLOSE',
      'fail WECHAT_SERVER_ERROR',
      'lose false',
      'lose true',
      'state 2105 stutter',
      'ready true',
      'cache 700',
      'behind 9000',
      'denied',
    ]);
  });

  it('faults of players that meet the next ones are set, and taken back by clear', () => {
    const { faults, simulation } = new RawPlugin('2.0');
    const { players } = simulation.world;
    faults.playerNeverReady(true);
    faults.playerNeverPulls(true);
    faults.playerError('LOCAL_SERVER_ERROR', { beforeReady: true });
    faults.microphoneDenied(true);
    expect(players).toMatchObject({
      neverReady: true,
      neverPulls: true,
      errorBeforeReady: 'LOCAL_SERVER_ERROR',
      microphoneDenied: true,
    });
    faults.clear();
    expect(players).toMatchObject({
      neverReady: false,
      neverPulls: false,
      errorBeforeReady: null,
      microphoneDenied: false,
    });
  });

  it.each([
    ['ios', [53]],
    ['android', []],
  ] as const)('killing the local server on %s is cured by the player plugin’s reset', async (platform, heard) => {
    const plugin = new RawPlugin('2.0', { platform });
    const player = new NotedPlayer();
    plugin.simulation.world.players.add(player);
    const errors: number[] = [];
    const { playerPlugin } = plugin.simulation;
    playerPlugin.initHttp?.({ errorCallback: ({ errNum }) => errors.push(errNum) });
    plugin.faults.killLocalServer();
    expect(player.done).toEqual(['fail WECHAT_SERVER_ERROR']);
    expect(errors).toEqual(heard);
    expect(plugin.simulation.world.players.localServerDead).toBe(true);
    const reset = playerPlugin.reset?.();
    await plugin.clock.advance(200);
    await reset;
    expect(plugin.simulation.world.players.localServerDead).toBe(false);
  });

  it('the player plugin of the beta’s time has neither reset nor version', () => {
    expect(new RawPlugin('beta').simulation.playerPlugin).toEqual({ PlayerCloseType: expect.any(Object) });
  });
});

describe('faults of the phone', () => {
  it('NAT error 103 takes the local server with it, others do not', async () => {
    const plugin = await playing();
    plugin.faults.natError(-1);
    expect(plugin.simulation.world.players.localServerDead).toBe(false);
    plugin.faults.natError(103);
    expect(plugin.simulation.world.players.localServerDead).toBe(true);
    expect(plugin.simulation.resources().module).toBe('inited, stale');
  });

  it('faults of the phone come through WeChat’s own events', () => {
    const plugin = new RawPlugin('2.0');
    plugin.faults.appHidden();
    plugin.faults.appShown();
    plugin.faults.memoryWarning();
    expect(plugin.wechat.map(({ event }) => event)).toEqual(['appHide', 'appShow', 'memoryWarning']);
  });

  it('clear of all faults brings the network and the app back', () => {
    const plugin = new RawPlugin('2.0', { network: 'none' });
    plugin.faults.appHidden();
    plugin.faults.clear();
    expect(plugin.simulation.world.network).toBe('wifi');
    expect(plugin.wechat.map(({ event }) => event)).toEqual(['appHide', 'networkStatusChange', 'appShow']);
  });
});

describe('the catalogue of faults', () => {
  it('the catalogue of faults names every fault once, in both languages, without an exclamation mark', () => {
    expect(new Set(CATALOGUE.map(({ id }) => id)).size).toBe(CATALOGUE.length);
    for (const { id, group, title, explanation } of CATALOGUE) {
      expect(id.startsWith(`${group}.`)).toBe(true);
      for (const text of [title.zh, title.en, explanation.zh, explanation.en]) {
        expect(text.length).toBeGreaterThan(1);
        expect(text).not.toMatch(/[!！]/);
      }
      expect(title.zh + explanation.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(title.en + explanation.en).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('the catalogue of faults covers every fault that there is', () => {
    const called = new Set<string>();
    const noting = new Proxy({}, { get: (_target, name) => () => called.add(String(name)) });
    for (const fault of CATALOGUE) {
      fault.run(noting as never);
      fault.end?.(noting as never);
    }
    const there = new RawPlugin('2.0').faults;
    const all = Object.keys(there).filter((name) => typeof (there as never)[name] === 'function');
    expect([...called, 'clear'].sort()).toEqual(all.sort());
  });

  it('the catalogue of faults says of each that lasts what ends it, and each that ends another one ends one that lasts', () => {
    const lasting = CATALOGUE.filter(({ end }) => end).map(({ id }) => id);
    expect(lasting).toContain('stream.stall');
    expect(
      CATALOGUE.filter(({ explanation }) => /until it is ended/i.test(explanation.en)).map(({ id }) => id),
    ).toEqual(lasting.filter((id) => id !== 'network.offline' && id !== 'app.hidden'));
    for (const { ends } of CATALOGUE) for (const ended of ends ?? []) expect(lasting).toContain(ended);
  });

  it.each(
    FAULTS.filter(({ end }) => end).map((fault) => [fault.id, fault] as const),
  )('fault %s lasts until it is ended, and what was before is again', async (_id, fault) => {
    const plugin = await playing();
    const { world } = plugin.simulation;
    const state = () =>
      JSON.stringify([world.streamFaults, world.callFaults, world.players, world.network, world.duplicateCallbacks]);
    const before = state();
    fault.run(plugin.faults);
    await plugin.clock.advance(60_000);
    if (fault.group !== 'app') expect(state()).not.toBe(before);
    fault.end?.(plugin.faults);
    expect(state()).toBe(before);
  });

  it.each(
    CATALOGUE.map((fault) => [fault.id, fault] as const),
  )('fault %s can be brought about while a camera plays', async (_id, fault) => {
    const plugin = await playing();
    plugin.simulation.world.players.add(new NotedPlayer());
    expect(() => fault.run(plugin.faults)).not.toThrow();
    await plugin.clock.advance(2_000);
    plugin.faults.clear();
    plugin.p2p.destroy();
    expect(plugin.simulation.resources()).toMatchObject({ module: 'not initialised', services: [], streams: [] });
  });
});
