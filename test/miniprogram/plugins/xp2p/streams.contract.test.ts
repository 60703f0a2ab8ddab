import { Audience, camera, FAILING, GENERATIONS, live, Stage, server, watched } from './stage';

describe.each(GENERATIONS)('services and streams of plugin %s', (generation) => {
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage(generation);
  });

  afterEach(() => {
    expect(stage.simulation.world.misuses).toEqual([]);
  });

  it('the adapter plays a camera: request, header, bytes', async () => {
    await stage.init();
    const audience = await stage.play(camera());
    expect(audience.told).toEqual(['stream.requested', 'stream.headerArrived']);
    expect(audience.bytes).toBeGreaterThan(10);
    expect(audience.broken).toEqual([]);
  });

  it('the adapter plays a server stream, and tells what it says of its peers', async () => {
    await stage.init('server');
    const audience = await stage.play(server);
    await stage.clock.advance(3_000);
    expect(audience.told).toEqual(['stream.requested', 'stream.headerArrived']);
    const subtypes = audience.stream.flatMap((fact) => (fact.type === 'stream.deviceNotified' ? [fact.subtype] : []));
    expect(subtypes).toEqual(expect.arrayContaining(['Parent', 'Peers', 'P2P', 'CDN']));
  });

  it('a stream gives everything back when it is stopped, and hears nothing of its own stop', async () => {
    await stage.init();
    const audience = await stage.play(camera());
    const { bytes } = audience;
    await stage.stop(camera());
    await stage.clock.advance(5_000);
    expect(audience.told).toEqual(['stream.requested', 'stream.headerArrived']);
    expect(audience.bytes).toBe(bytes);
    expect(stage.simulation.resources()).toMatchObject({ services: [], streams: [] });
    expect(stage.clock.pending).toBe(0);
  });

  it('nothing is heard of a stream when its service alone is stopped', async () => {
    await stage.init();
    const audience = await stage.play(camera());
    stage.xp2p.stopService('camera-1');
    await stage.clock.advance(1_000);
    expect(stage.simulation.resources()).toMatchObject({ services: [], streams: [] });
    expect(audience.told).toEqual(['stream.requested', 'stream.headerArrived']);
  });

  it('a stream is pulled again over the same service after it was stopped', async () => {
    await stage.init();
    const first = await stage.play(camera());
    stage.xp2p.stopStream('camera-1', live);
    const second = new Audience();
    await stage.pull(camera(), second);
    expect(second.told).toEqual(['stream.requested', 'stream.headerArrived']);
    expect(first.told).toHaveLength(2);
  });

  it('two cameras are watched side by side', async () => {
    await stage.init();
    const one = await stage.play(camera('camera-1'));
    const two = await stage.play(camera('camera-2'));
    stage.faults.notice('fail', { id: 'camera-2' });
    expect(one.failures).toEqual([]);
    expect(two.failures).toMatchObject([{ code: 'fail' }]);
  });

  it.each(FAILING)('%s from a start of a service or a stream becomes a failure', async (_shape, fault) => {
    await stage.init();
    const audience = new Audience();
    stage.startService(camera(), audience);
    await stage.clock.advance(1_000);
    stage.faults.onCall(stage.startCall, fault);
    const start = stage.startStream(camera(), audience);
    await stage.clock.advance(1_000);
    expect(start.failure).toMatchObject({ source: 'xp2p', code: -2402, step: 'startStream' });
    expect(start.failure?.scope).toBe(generation === 'beta' ? 'connection' : 'stream');
  });

  it('a start that hangs is left to the caller’s deadline, and can be stopped and made again', async () => {
    await stage.init();
    const audience = new Audience();
    stage.startService(camera(), audience);
    await stage.clock.advance(1_000);
    stage.faults.onCall(stage.startCall, { how: 'hang' });
    const start = stage.startStream(camera(), audience);
    await stage.clock.advance(30_000);
    expect(start.state).toBe('pending');
    await stage.stop(camera());
    await stage.play(camera());
  });

  it('a start that answers late, after a newer stream plays, changes nothing', async () => {
    await stage.init();
    const old = new Audience();
    stage.startService(camera(), old);
    await stage.clock.advance(1_000);
    stage.faults.onCall(stage.startCall, { how: 'delay', delayMs: 4_000 });
    const late = stage.startStream(camera(), old);
    await stage.clock.advance(1_000);
    await stage.stop(camera());
    const current = await stage.play(camera());
    await stage.clock.advance(10_000);
    expect(late.state).not.toBe('pending');
    expect(old.told).not.toContain('stream.headerArrived');
    expect(old.bytes).toBe(0);
    expect(current.told).toEqual(['stream.requested', 'stream.headerArrived']);
    expect(stage.simulation.resources().streams).toEqual(['camera-1 live']);
  });

  it('a camera that is offline cannot be pulled', async () => {
    await stage.init();
    const audience = new Audience();
    stage.startService(camera('offline-1'), audience);
    await stage.clock.advance(1_000);
    const start = stage.startStream(camera('offline-1'), audience);
    await stage.clock.advance(3_000);
    expect(start.failure).toMatchObject({ source: 'xp2p', code: -2402, kind: 'pullNotStarted' });
  });

  it('a stop of a stream that throws comes out as a failure, and works when it is asked once more', async () => {
    await stage.init();
    await stage.play(camera());
    stage.faults.onCall(stage.stopCall, { how: 'throw', code: -2403 });
    expect(() => stage.xp2p.stopStream('camera-1', live)).toThrow(
      expect.objectContaining({ source: 'xp2p', code: -2403, step: 'stopStream' }),
    );
    await stage.stop(camera());
    expect(stage.simulation.resources().streams).toEqual([]);
  });

  it('a stop of a stream that rejects comes out as a failure', async () => {
    await stage.init();
    await stage.play(camera());
    stage.faults.onCall('stopService', { how: 'reject', code: -2403, shape: 'number' });
    const stop = generation === 'beta' ? stage.xp2p.stopStream('camera-1', live) : stage.xp2p.stopService('camera-1');
    await expect(stop).rejects.toMatchObject({ source: 'xp2p', code: -2403 });
    stage.xp2p.destroy();
  });

  it('a stop of a stream that hangs is left to the caller’s deadline', async () => {
    await stage.init();
    await stage.play(camera());
    stage.faults.onCall('stopService', { how: 'hang' });
    const stop = generation === 'beta' ? stage.xp2p.stopStream('camera-1', live) : stage.xp2p.stopService('camera-1');
    const outcome = watched(Promise.resolve(stop));
    await stage.clock.advance(60_000);
    expect(outcome.state).toBe('pending');
  });

  it('nothing is heard of a stream any more after destroy', async () => {
    await stage.init();
    const audience = await stage.play(camera());
    const { bytes } = audience;
    stage.xp2p.destroy();
    for (const late of ['close', 'fail', 'disconnect'] as const) stage.faults.lateNotice(late);
    await stage.clock.advance(3_000);
    expect(audience.told).toHaveLength(2);
    expect(audience.broken).toEqual([]);
    expect(audience.bytes).toBe(bytes);
  });

  it('credentials never get into a failure', async () => {
    await stage.init();
    const { p2p } = stage.simulation.xp2pPlugin;
    if (p2p) p2p.startP2PService = () => Promise.reject({ errcode: -2001, errmsg: 'refused for key-for-tests' });
    const audience = new Audience();
    const service = stage.startService(camera(), audience);
    const stream = stage.startStream(camera(), audience);
    await stage.clock.advance(1_000);
    expect(service.failure ?? stream.failure).toMatchObject({ code: -2001, message: 'refused for ***' });
    stage.simulation.world.misuses.length = 0;
  });
});
