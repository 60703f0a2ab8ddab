import { device, RawPlugin, sharedStream } from './raw-plugin';

/** A plugin with a started service under the id `camera`. */
async function started(
  generation: '1.0' | '1.3' | '2.0' | '3.0' | '3.1',
  options: ConstructorParameters<typeof RawPlugin>[1] = {},
  id = 'camera',
  streamInfo = device(),
): Promise<RawPlugin> {
  const plugin = new RawPlugin(generation, options);
  await plugin.init();
  await plugin.startService(id, streamInfo);
  plugin.serviceHeard.length = 0;
  plugin.details.length = 0;
  return plugin;
}

describe('simulated streams', () => {
  it('a stream resolves, then says request and parsed, then sends bytes', async () => {
    const plugin = await started('2.0');
    const order: string[] = [];
    const start = plugin.p2p.startStream('camera', {
      flv: { filename: 'ipc.flv', params: 'action=live&channel=0&quality=high' },
      dataCallback: () => void (order.includes('bytes') || order.push('bytes')),
      msgCallback: (_event, subtype) => void order.push(String(subtype)),
    });
    start.then((code) => order.push(`resolved ${code}`));
    await plugin.clock.advance(1_000);
    expect(order).toEqual(['resolved 0', 'request', 'parsed', 'bytes']);
  });

  it('a stream may say request before it resolves', async () => {
    const plugin = await started('2.0', { assumptions: { requestNotice: 'beforeResolve' } });
    let heardAtResolve: string[] = [];
    const start = plugin.p2p.startStream('camera', {
      flv: { filename: 'ipc.flv', params: 'action=live' },
      dataCallback: () => undefined,
      msgCallback: plugin.streamCallback,
    });
    start.then(() => {
      heardAtResolve = [...plugin.streamHeard];
    });
    await plugin.clock.advance(1_000);
    expect(heardAtResolve).toEqual(['request']);
  });

  it('a stream tells its status from 2.0 on, not before', async () => {
    for (const [generation, detail] of [
      ['1.3', undefined],
      ['2.0', { status: 200 }],
    ] as const) {
      const plugin = await started(generation);
      await plugin.startStream('camera');
      const parsed = plugin.details[plugin.streamHeard.indexOf('parsed')];
      if (detail) expect(parsed).toMatchObject(detail);
      else expect(parsed).toBeUndefined();
    }
  });

  it('a stream needs a service, a sink and a known action', async () => {
    const plugin = await started('2.0');
    expect(await plugin.startStream('nobody')).toBe(-2403);
    expect(await plugin.startStream('camera', 'action=dance')).toBe(-2000);
    expect(await plugin.code(() => plugin.p2p.startStream('camera', {} as never))).toBe(-2000);
    plugin.p2p.destroy();
    expect(await plugin.startStream('camera')).toBe(-2002);
  });

  it('a stream is one a service up to 3.0, one an action from 3.1 on', async () => {
    const three = await started('3.0');
    expect(await three.startStream('camera')).toBe(0);
    expect(await three.startStream('camera', 'action=playback&start_time=0&end_time=100')).toBe(-2401);
    const threeOne = await started('3.1');
    expect(await threeOne.startStream('camera')).toBe(0);
    expect(await threeOne.startStream('camera', 'action=playback&start_time=0&end_time=100')).toBe(0);
    expect(await threeOne.startStream('camera')).toBe(-2401);
    threeOne.p2p.stopStream('camera');
    expect(threeOne.simulation.resources().streams).toHaveLength(2);
    threeOne.p2p.stopStream('camera', 'live');
    expect(threeOne.simulation.resources().streams).toEqual(['camera playback']);
  });

  it('a stream without flv is what the service’s url says', async () => {
    const plugin = await started('2.0', {}, 'shared', sharedStream);
    expect(await plugin.code(() => plugin.p2p.startStream('shared', { dataCallback: plugin.dataCallback }))).toBe(0);
    expect(plugin.bytes).toBeGreaterThan(0);
  });

  it('a stream says close when we stop it ourselves, after which nothing comes', async () => {
    const plugin = await started('2.0');
    await plugin.startStream('camera');
    const { bytes } = plugin;
    plugin.p2p.stopStream('camera');
    expect(plugin.streamHeard).toEqual(['request', 'parsed']);
    await plugin.clock.advance(1_000);
    expect(plugin.streamHeard).toEqual(['request', 'parsed', 'close']);
    expect(plugin.bytes).toBe(bytes);
  });

  it('a stream ends with its service', async () => {
    const plugin = await started('2.0', { assumptions: { closeAfterStop: 'atOnce' } });
    await plugin.startStream('camera');
    plugin.p2p.stopP2PService('camera');
    expect(plugin.streamHeard).toContain('close');
    expect(plugin.simulation.resources()).toMatchObject({ services: [], streams: [] });
  });

  it('a stream of the past ends by itself', async () => {
    const plugin = await started('2.0', { assumptions: { endNotice: 'success' } });
    await plugin.startStream('camera', 'action=playback&channel=0&start_time=100&end_time=110');
    await plugin.clock.advance(12_000);
    expect(plugin.streamHeard).toEqual(['request', 'parsed', 'success']);
    expect(plugin.simulation.resources().streams).toEqual([]);
  });

  it.each([
    ['missing-1', 'action=live&quality=high', 404],
    ['busy-1', 'action=live&quality=high', 503],
    ['camera', 'action=live&quality=best', 404],
    ['camera', 'action=live&channel=2&quality=high', 404],
    ['camera', 'action=live&channel=first&quality=high', 404],
    ['camera', 'action=playback&start_time=100&end_time=102', 404],
  ])('a stream of %s with %s has a header of %i', async (id, params, status) => {
    const plugin = await started('2.0', {}, id);
    expect(await plugin.startStream(id, params)).toBe(0);
    expect(plugin.details).toContainEqual(expect.objectContaining({ status }));
    expect(plugin.streamHeard).toEqual(['request', 'parsed', 'close']);
    expect(plugin.bytes).toBe(0);
    // From 500 on the connection is unusable.
    expect(await plugin.startStream(id)).toBe(status >= 500 ? -2403 : 0);
  });

  it('a stream of an offline camera cannot begin', async () => {
    const plugin = await started('2.0', {}, 'offline-1');
    expect(await plugin.startStream('offline-1')).toBe(-2402);
    expect(plugin.simulation.resources().streams).toEqual([]);
  });
});

describe('who hears what', () => {
  it('the service’s callback hears everything when the stream has none', async () => {
    const plugin = await started('2.0');
    const flv = { filename: 'ipc.flv', params: 'action=live' };
    await plugin.code(() => plugin.p2p.startStream('camera', { flv, dataCallback: plugin.dataCallback }));
    expect(plugin.serviceHeard).toEqual(['request', 'parsed']);
  });

  it('up to 3.0 the stream’s callback takes the place of the service’s', async () => {
    const plugin = await started('3.0');
    await plugin.startStream('camera');
    plugin.faults.notice('disconnect');
    expect(plugin.serviceHeard).toEqual([]);
    expect(plugin.streamHeard).toEqual(['request', 'parsed', 'disconnect']);
  });

  it('up to 3.0 the stream’s callback may not be looked at', async () => {
    const plugin = await started('3.0', { assumptions: { streamCallback: 'ignored' } });
    await plugin.startStream('camera');
    expect(plugin.serviceHeard).toEqual(['request', 'parsed']);
    expect(plugin.streamHeard).toEqual([]);
  });

  it('in 3.1 the stream’s callback hears its stream, and the service’s hears of the service alone', async () => {
    const plugin = new RawPlugin('3.1');
    await plugin.init();
    await plugin.startService('camera');
    expect(plugin.serviceHeard).toEqual(['connected']);
    await plugin.startStream('camera');
    plugin.faults.notice('disconnect');
    expect(plugin.serviceHeard).toEqual(['connected']);
    expect(plugin.streamHeard).toEqual(['request', 'parsed', 'disconnect']);
  });

  it('in 3.1 nobody hears a stream that was given no callback', async () => {
    const plugin = await started('3.1');
    const flv = { filename: 'ipc.flv', params: 'action=live' };
    expect(await plugin.code(() => plugin.p2p.startStream('camera', { flv, dataCallback: plugin.dataCallback }))).toBe(
      0,
    );
    expect(plugin.serviceHeard).toEqual([]);
    expect(plugin.bytes).toBeGreaterThan(0);
  });

  it('that a link breaks is heard once', async () => {
    const plugin = await started('2.0');
    plugin.faults.notice('disconnect');
    plugin.faults.notice('disconnect');
    expect(plugin.serviceHeard).toEqual(['disconnect']);
  });

  it.each([
    ['once', 1],
    ['never', 0],
    ['repeated', 4],
  ] as const)('that a service is connected comes %s', async (connectedNotice, times) => {
    const plugin = new RawPlugin('2.0', { assumptions: { connectedNotice }, random: () => 0.5 });
    await plugin.init();
    await plugin.startService('camera');
    await plugin.clock.advance(15_000);
    expect(plugin.serviceHeard.filter((word) => word === 'connected')).toHaveLength(times);
  });
});

describe('changes of the network', () => {
  it.each(['4g', 'none'] as const)('the network changing to %s cuts a camera off until reset', async (type) => {
    const plugin = await started('2.0');
    await plugin.startStream('camera');
    plugin.faults.network(type);
    const { bytes } = plugin;
    await plugin.clock.advance(5_000);
    expect(plugin.bytes).toBe(bytes);
    expect(plugin.streamHeard).toContain('disconnect');
    plugin.faults.network('wifi');
    plugin.p2p.stopP2PService('camera');
    expect(await plugin.startService('camera')).toBe(-2402);
    await plugin.code(() => plugin.p2p.resetP2P());
    expect(await plugin.startService('camera')).toBe(0);
  });

  it('the network changing to 4G leaves a server stream alone', async () => {
    const plugin = await started('2.0', {}, 'shared', sharedStream);
    await plugin.startStream('shared');
    plugin.faults.network('4g');
    const { bytes } = plugin;
    await plugin.clock.advance(5_000);
    expect(plugin.bytes).toBeGreaterThan(bytes);
    expect(plugin.streamHeard).not.toContain('disconnect');
  });

  it('the network being gone stops a server stream’s bytes until it is back', async () => {
    const plugin = await started('2.0', {}, 'shared', sharedStream);
    await plugin.startStream('shared');
    plugin.faults.network('none');
    const { bytes } = plugin;
    await plugin.clock.advance(5_000);
    expect(plugin.bytes).toBe(bytes);
    plugin.faults.network('wifi');
    await plugin.clock.advance(1_000);
    expect(plugin.bytes).toBeGreaterThan(bytes);
  });

  it('the network being gone fails what is started then', async () => {
    const plugin = await started('2.0', {}, 'shared', sharedStream);
    plugin.faults.network('none');
    expect(await plugin.startStream('shared')).toBe(-2402);
    expect(await plugin.startService('other', sharedStream)).toBe(-2402);
    expect(await plugin.code(() => plugin.p2p.resetP2P())).toBe(-2202);
  });

  it('the network changing before the header leaves it out', async () => {
    const plugin = await started('2.0');
    const start = { flv: { filename: 'ipc.flv', params: 'action=live' }, dataCallback: plugin.dataCallback };
    plugin.p2p.startStream('camera', { ...start, msgCallback: plugin.streamCallback });
    await plugin.clock.advance(80);
    plugin.faults.network('4g');
    await plugin.clock.advance(5_000);
    expect(plugin.streamHeard).toEqual(['request', 'disconnect']);
  });

  it('a change of the network is said through WeChat, and only when it is another one', async () => {
    const plugin = await started('2.0');
    plugin.faults.network('wifi');
    plugin.faults.network('none');
    expect(plugin.wechat).toEqual([
      { event: 'networkStatusChange', payload: { isConnected: false, networkType: 'none' } },
    ]);
  });

  it('a reset of the module ends its services', async () => {
    const plugin = await started('2.0');
    await plugin.startStream('camera');
    await plugin.code(() => plugin.p2p.resetP2P());
    expect(plugin.streamHeard).toContain('disconnect');
    expect(plugin.simulation.resources()).toMatchObject({ services: ['camera dead'], streams: [] });
  });

  it('a reset while a service starts makes the start fail', async () => {
    const plugin = new RawPlugin('2.0');
    await plugin.init();
    const starting = plugin.code(() =>
      plugin.p2p.startP2PService('camera', device(), { msgCallback: () => undefined }),
    );
    plugin.p2p.resetP2P();
    expect(await starting).toBe(-2402);
  });
});
