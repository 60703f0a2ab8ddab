import type { Notice } from '../../../../simulator/fault.types';
import { Audience, camera, GENERATIONS, live, Stage } from './stage';

describe.each(GENERATIONS)('notices of plugin %s', (generation) => {
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage(generation);
  });

  afterEach(() => {
    expect(stage.simulation.world.misuses).toEqual([]);
  });

  const streamNotices: readonly (readonly [Notice, string])[] = [
    ['eof', 'stream.ended'],
    ['success', 'stream.ended'],
    ['fail', 'stream.failed'],
    ['close', 'stream.failed'],
  ];

  it.each(streamNotices)('a notice of %s while playing is told as %s', async (notice, type) => {
    await stage.init();
    const audience = await stage.play(camera());
    stage.faults.notice(notice, { detail: { errcode: -7, errmsg: 'why' } });
    expect(audience.told.slice(2)).toEqual([type]);
    if (type === 'stream.failed') {
      expect(audience.failures).toMatchObject([{ source: 'notice', code: notice, message: 'why, errcode -7' }]);
    }
  });

  it.each([404, 500, 503])('a notice of a header of %i while playing fails the stream', async (status) => {
    await stage.init();
    const audience = await stage.play(camera());
    stage.faults.notice('parsed', { detail: { status } });
    expect(audience.failures).toMatchObject([{ source: 'http', code: status, step: 'header' }]);
    expect(audience.failures[0]?.scope).toBe(status >= 500 ? 'connection' : 'stream');
  });

  it('a notice of disconnect is told once, by the service', async () => {
    await stage.init();
    const audience = await stage.play(camera());
    stage.faults.notice('disconnect', { detail: 'link broke' });
    stage.faults.lateNotice('disconnect');
    expect(audience.broken).toMatchObject([{ source: 'notice', code: 'disconnect', scope: 'connection' }]);
    expect(audience.broken[0]?.message).toBe('link broke');
    expect(audience.told).toHaveLength(2);
  });

  it('a notice of connected is noted by the service, once', async () => {
    stage = new Stage(generation, { assumptions: { connectedNotice: 'repeated' } });
    await stage.init();
    const audience = await stage.play(camera());
    await stage.clock.advance(20_000);
    expect(audience.service).toEqual([{ type: 'service.connected' }]);
  });

  it.each(['request', 'parsed'] as const)('a notice of %s that comes once more changes nothing', async (notice) => {
    await stage.init();
    const audience = await stage.play(camera());
    stage.faults.notice(notice);
    expect(audience.told).toHaveLength(2);
  });

  it.each([
    'close',
    'fail',
    'eof',
    'disconnect',
  ] as const)('a notice of %s of the previous life changes nothing in the next one', async (notice) => {
    await stage.init();
    const first = await stage.play(camera());
    await stage.stop(camera());
    const second = await stage.play(camera());
    stage.faults.lateNotice(notice);
    await stage.clock.advance(1_000);
    expect(first.told).toHaveLength(2);
    expect(second.told).toHaveLength(2);
    expect([...first.broken, ...second.broken]).toEqual([]);
  });

  it.each([
    'close',
    'fail',
    'eof',
    'disconnect',
  ] as const)('a notice of %s of the previous pull over the same service changes nothing in the next one', async (notice) => {
    await stage.init();
    const first = await stage.play(camera());
    stage.xp2p.stopStream('camera-1', live);
    const second = new Audience();
    await stage.pull(camera(), second);
    stage.faults.lateNotice(notice);
    expect(second.told).toHaveLength(2);
    expect([...first.broken, ...second.broken]).toEqual([]);
  });

  it('notices are told once when every callback comes twice', async () => {
    stage.faults.duplicateCallbacks(true);
    await stage.init();
    const audience = await stage.play(camera());
    expect(audience.told).toEqual(['stream.requested', 'stream.headerArrived']);
    stage.faults.notice('fail');
    expect(audience.failures).toHaveLength(1);
    stage.faults.notice('disconnect');
    expect(audience.broken).toHaveLength(1);
  });

  it('a notice of a header that is not 200 fails the stream, with its status where the plugin tells one', async () => {
    await stage.init();
    const audience = new Audience();
    stage.faults.headerStatus(404);
    stage.startService(camera(), audience);
    await stage.clock.advance(1_000);
    stage.startStream(camera(), audience);
    await stage.clock.advance(1_000);
    const told = stage.features.headerHasStatus
      ? { source: 'http', code: 404, kind: 'streamNotFound' }
      : { source: 'notice', code: 'close' };
    expect(audience.failures).toMatchObject([told]);
    expect(audience.bytes).toBe(0);
  });

  it('no notice of a refused start is told', async () => {
    await stage.init();
    const audience = new Audience();
    stage.startService(camera(), audience);
    await stage.clock.advance(1_000);
    stage.faults.onCall(stage.startCall, { how: 'answer', code: -2402 });
    stage.startStream(camera(), audience);
    await stage.clock.advance(1_000);
    const before = audience.told.length;
    stage.faults.lateNotice('close');
    expect(audience.told).toHaveLength(before);
    expect(audience.failures).toEqual([]);
  });

  describe('whatever the documents leave open', () => {
    it('notices in enumerations of numbers are understood', async () => {
      stage = new Stage(generation, { assumptions: { enumValues: 'numbers' } });
      await stage.init();
      const audience = await stage.play(camera());
      expect(audience.told).toEqual(['stream.requested', 'stream.headerArrived']);
      stage.faults.notice('disconnect');
      expect(audience.broken).toHaveLength(1);
    });

    it('a notice of a request that comes before the start resolves is heard', async () => {
      stage = new Stage(generation, { assumptions: { requestNotice: 'beforeResolve' } });
      await stage.init();
      const audience = await stage.play(camera());
      expect(audience.told).toEqual(['stream.requested', 'stream.headerArrived']);
    });

    it.each([
      'atOnce',
      'late',
      'never',
    ] as const)('the notice of a close of its own stop is not heard when that comes %s', async (when) => {
      stage = new Stage(generation, { assumptions: { closeAfterStop: when } });
      await stage.init();
      const first = await stage.play(camera());
      stage.xp2p.stopStream('camera-1', live);
      const second = new Audience();
      await stage.pull(camera(), second);
      expect([...first.failures, ...second.failures]).toEqual([]);
      stage.faults.notice('close');
      expect(second.failures).toMatchObject([{ source: 'notice', code: 'close' }]);
    });

    it('notices of streams are kept apart even where the plugin looks at the service’s callback alone', async () => {
      stage = new Stage(generation, { assumptions: { streamCallback: 'ignored' } });
      await stage.init();
      const first = await stage.play(camera());
      stage.xp2p.stopStream('camera-1', live);
      const second = new Audience();
      await stage.pull(camera(), second);
      expect(first.told).toHaveLength(2);
      expect(second.told).toEqual(['stream.requested', 'stream.headerArrived']);
      stage.faults.notice('close');
      expect(second.failures).toHaveLength(1);
    });
  });
});
