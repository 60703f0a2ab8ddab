import { type Failure, failureFromOutside, failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { flvHeader, join, keyFrame, videoSequence } from '../../support/flv-builder';
import { ConnectionBench } from './connection-bench';

/** Two viewers who both pull. */
async function twoViewers() {
  const bench = new ConnectionBench();
  const first = bench.join();
  const second = bench.join();
  await bench.advance(100);
  const pulls = [first.pull(), second.pull()];
  await bench.advance(50);
  for (const each of [first, second, ...pulls]) each.news();
  return { bench, viewers: [first, second], pulls };
}

const tellStream = (bench: ConnectionBench, failure: Failure) =>
  bench.plugin.streams.get('door')?.tell({ type: 'stream.failed', failure });

describe('a failure of the stream alone', () => {
  test.each<[string, Failure]>([
    ['fail', failureOf('notice', 'fail')],
    ['an unasked close', failureOf('notice', 'close')],
    ['404', failureOf('http', 404)],
    ['−2402', failureOf('xp2p', -2402)],
    ['−2404, after which there is nothing to rebuild', failureOf('xp2p', -2404)],
  ])('%s: all pulls are told, the service stays', async (_words, failure) => {
    const { bench, viewers, pulls } = await twoViewers();
    tellStream(bench, failure);
    for (const pull of pulls) expect(pull.heard.at(-1)).toEqual({ type: 'stream.failed', failure });
    for (const viewer of viewers) expect(viewer.news()).toEqual([]);
    await bench.advance(60_000);
    expect(bench.state).toBe('ready');
    expect(bench.calls.slice(2)).toEqual(['stopStream door']);
  });

  test('a pull can begin again over the same service', async () => {
    const { bench, viewers } = await twoViewers();
    tellStream(bench, failureOf('notice', 'fail'));
    viewers[0]?.pull();
    await bench.advance(1_000);
    expect(bench.calls.slice(2)).toEqual(['stopStream door', 'startStream door high']);
  });

  test('a start that is refused is told, and has nothing to stop', async () => {
    const bench = new ConnectionBench();
    bench.plugin.answer('startStream', { afterMs: 50, code: -2402 });
    const viewer = bench.join();
    await bench.advance(100);
    const pull = viewer.pull();
    await bench.advance(1_000);
    expect(pull.heard).toMatchObject([{ type: 'stream.failed', failure: { code: -2402 } }]);
    expect(bench.calls).toEqual(['startService door', 'startStream door high']);
    expect(bench.state).toBe('ready');
  });

  test('a start that hangs is told after its time-out, and closed after its grace', async () => {
    const bench = new ConnectionBench();
    bench.plugin.answer('startStream', { afterMs: null });
    const viewer = bench.join();
    await bench.advance(100);
    const pull = viewer.pull();
    await bench.advance(10_000);
    expect(pull.heard.at(-1)).toMatchObject({ type: 'stream.failed', failure: { kind: 'startStreamTimedOut' } });
    await bench.advance(3_010);
    expect(bench.plugin.calls.at(-1)).toBe('13100 stopStream door');
    expect(bench.plugin.held).toEqual(['service door']);
  });
});

describe('the device’s own end', () => {
  test('is told to all pulls, which may begin again; the service stays', async () => {
    const { bench, viewers, pulls } = await twoViewers();
    bench.plugin.streams.get('door')?.tell({ type: 'stream.ended' });
    for (const pull of pulls) expect(pull.news()).toEqual(['stream.ended']);
    for (const viewer of viewers) expect(viewer.news()).toEqual([]);
    viewers[1]?.pull();
    await bench.advance(1_000);
    expect(bench.calls.slice(2)).toEqual(['stopStream door', 'startStream door high']);
  });
});

describe('a viewer who gives up on the pull', () => {
  const dead = failureOf('deadline', 'header');
  const write = (bench: ConnectionBench) =>
    bench.plugin.streams.get('door')?.write(join(flvHeader(), videoSequence(), keyFrame(0)).buffer);

  test('that never brought a byte ends it for all: they are told why, and a new one is opened', async () => {
    const { bench, viewers, pulls } = await twoViewers();
    pulls[0]?.giveUp(dead);
    for (const pull of pulls) expect(pull.heard.at(-1)).toEqual({ type: 'stream.failed', failure: dead });
    viewers[1]?.pull();
    await bench.advance(1_000);
    expect(bench.calls.slice(2)).toEqual(['stopStream door', 'startStream door high']);
  });

  test('that stalled ends it for all', async () => {
    const { bench, pulls } = await twoViewers();
    write(bench);
    await bench.advance(config.unknownStallAfterMs + config.probeIntervalMs);
    pulls[0]?.giveUp(dead);
    for (const pull of pulls) expect(pull.news().at(-1)).toBe('stream.failed');
  });

  test('that flows takes nothing from the others', async () => {
    const { bench, pulls } = await twoViewers();
    write(bench);
    pulls[0]?.giveUp(dead);
    for (const pull of pulls) expect(pull.news()).not.toContain('stream.failed');
    expect(bench.state).toBe('pulling');
  });

  test('that flows again takes nothing from the others', async () => {
    const { bench, pulls } = await twoViewers();
    write(bench);
    await bench.advance(2_000);
    bench.plugin.streams.get('door')?.write(join(keyFrame(66)).buffer);
    await bench.advance(250);
    pulls[0]?.giveUp(dead);
    expect(bench.state).toBe('pulling');
  });

  test('that is over changes nothing; the next one is judged by its own bytes', async () => {
    const { bench, viewers, pulls } = await twoViewers();
    write(bench);
    bench.plugin.streams.get('door')?.tell({ type: 'stream.ended' });
    pulls[0]?.giveUp(dead);
    expect(bench.state).toBe('ready');
    viewers[0]?.pull();
    await bench.advance(100);
    pulls[0]?.giveUp(dead);
    expect(bench.state).toBe('ready');
  });
});

describe('a failure beyond the stream', () => {
  test.each<[string, Failure]>([
    ['503: the connection is dead', failureOf('http', 503)],
    ['500', failureFromOutside('http', 500)],
    ['−2403: the service is gone', failureOf('xp2p', -2403)],
    ['−2002: the module is gone', failureOf('xp2p', -2002)],
    ['the local server is gone', failureOf('network', 103)],
  ])('%s: all viewers are told once, stream and service are stopped', async (_words, failure) => {
    const { bench, viewers, pulls } = await twoViewers();
    tellStream(bench, failure);
    for (const viewer of viewers) expect(viewer.heard.at(-1)).toEqual({ type: 'connection.lost', failure });
    for (const pull of pulls) expect(pull.news()).toEqual([]);
    expect(bench.state).toBe('idle');
    await bench.advance(1_000);
    expect(bench.calls.slice(2)).toEqual(['stopStream door', 'stopService door']);
    expect(bench.module.news()).toContain('LEAVE');
    expect(bench.plugin.violations).toEqual([]);
  });

  test.each([
    ['−2002, which is the module’s to mend', failureOf('xp2p', -2002), true],
    ['−2403, which is not', failureOf('xp2p', -2403), false],
  ])('the module is told of %s', async (_words, failure, isTold) => {
    const { bench } = await twoViewers();
    tellStream(bench, failure);
    expect(bench.module.news().includes('REPORT_GONE')).toBe(isTold);
  });

  test('a start of the stream that finds the service gone loses the connection', async () => {
    const bench = new ConnectionBench();
    bench.plugin.answer('startStream', { afterMs: 50, code: -2403 });
    const viewer = bench.join();
    await bench.advance(100);
    viewer.pull();
    await bench.advance(50);
    expect(viewer.heard.at(-1)).toMatchObject({ type: 'connection.lost', failure: { code: -2403 } });
  });
});

describe('a service that breaks', () => {
  const broken = { type: 'service.broken', failure: failureOf('notice', 'disconnect') } as const;

  test('while it starts: the viewer is told, and the start is closed when it has answered', async () => {
    const bench = new ConnectionBench();
    const viewer = bench.join();
    await bench.advance(50);
    bench.plugin.services.get('door')?.tell(broken);
    expect(viewer.heard.at(-1)).toEqual({ type: 'connection.lost', failure: broken.failure });
    await bench.advance(1_000);
    expect(bench.plugin.calls).toEqual(['0 startService door', '100 stopService door']);
  });

  test('while it is ready: the viewer is told', async () => {
    const bench = new ConnectionBench();
    const viewer = bench.join();
    await bench.advance(100);
    bench.plugin.services.get('door')?.tell(broken);
    expect(viewer.heard.at(-1)).toEqual({ type: 'connection.lost', failure: broken.failure });
    expect(bench.state).toBe('idle');
  });

  test.each([
    'service',
    'stream',
  ] as const)('while it is pulled, said by the %s’s callback: every viewer is told', async (voice) => {
    const { bench, viewers } = await twoViewers();
    const speaker = voice === 'service' ? bench.plugin.services.get('door') : bench.plugin.streams.get('door');
    speaker?.tell(broken);
    for (const viewer of viewers) expect(viewer.news()).toEqual(['connection.lost']);
    await bench.advance(1_000);
    expect(bench.calls.slice(2)).toEqual(['stopStream door', 'stopService door']);
  });

  test('because the module went tells the module', async () => {
    const bench = new ConnectionBench();
    bench.join();
    await bench.advance(100);
    bench.plugin.services.get('door')?.tell({ type: 'service.broken', failure: failureOf('xp2p', -2002) });
    expect(bench.module.news()).toContain('REPORT_GONE');
  });

  test('that connects (once, twice, late) changes nothing', async () => {
    const { bench, viewers, pulls } = await twoViewers();
    bench.plugin.services.get('door')?.tell({ type: 'service.connected' });
    bench.plugin.streams.get('door')?.tell({ type: 'service.connected' });
    expect([...viewers, ...pulls].flatMap((each) => each.news())).toEqual([]);
    expect(bench.state).toBe('pulling');
  });
});

describe('the module', () => {
  test('goes: every viewer is told why, and all is given back', async () => {
    const { bench, viewers } = await twoViewers();
    const failure = failureOf('network', 'changed');
    bench.tell({ type: 'module.gone', failure });
    for (const viewer of viewers) expect(viewer.heard.at(-1)).toEqual({ type: 'connection.lost', failure });
    await bench.advance(1_000);
    expect(bench.calls.slice(2)).toEqual(['stopStream door', 'stopService door']);
    expect(bench.module.news()).toEqual(['WANT', 'RESTS', 'DRY', 'LEAVE']);
  });

  test('goes while the service starts: the viewer is told, and the start is closed', async () => {
    const bench = new ConnectionBench();
    const viewer = bench.join();
    await bench.advance(50);
    bench.tell({ type: 'module.gone', failure: failureOf('network', 'changed') });
    expect(viewer.news().at(-1)).toBe('connection.lost');
    await bench.advance(1_000);
    expect(bench.plugin.held).toEqual([]);
  });

  test('asks a server stream to yield: it gives back, asks again, and viewers hear of one wait', async () => {
    const bench = new ConnectionBench({ isModuleReady: false });
    const viewer = bench.join();
    bench.tell({ type: 'module.ready', localPeerName: 'before' });
    await bench.advance(100);
    const pull = viewer.pull();
    await bench.advance(50);
    viewer.news();
    bench.tell({ type: 'module.resetDue' });
    expect(bench.state).toBe('waitingForModule');
    expect(viewer.news()).toEqual(['connection.waitingForModule']);
    expect(bench.module.heard.map(({ type }) => type).sort()).toEqual(['DRY', 'LEAVE', 'RESTS', 'WANT', 'WANT']);
    expect(bench.module.heard.find(({ type }) => type === 'LEAVE')?.from).toBe(bench.module.heard[0]?.from);
    pull.leave();
    await bench.advance(100);
    expect(bench.calls.slice(2)).toEqual(['stopStream door', 'stopService door']);
    bench.tell({ type: 'module.ready', localPeerName: 'after' });
    await bench.advance(200);
    expect(viewer.heard.at(-1)).toEqual({ type: 'connection.ready', localPeerName: 'after' });
    expect(bench.plugin.violations).toEqual([]);
  });
});
