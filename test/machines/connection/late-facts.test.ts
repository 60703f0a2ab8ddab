import { failureOf } from '../../../machines/failure';
import { flvHeader, join, keyFrame, videoSequence } from '../../support/flv-builder';
import { ConnectionBench } from './connection-bench';

const disconnected = { type: 'service.broken', failure: failureOf('notice', 'disconnect') } as const;
const closed = { type: 'stream.failed', failure: failureOf('notice', 'close') } as const;

beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation(() => undefined)); // XState's, of stopped actors
afterEach(() => void jest.restoreAllMocks());

describe('what the plugin says of a stream that was left', () => {
  test('changes nothing in the next one: facts, a failure, an end, a start that answers late, bytes', async () => {
    const bench = new ConnectionBench();
    const { viewer, pull } = await bench.pulling();
    const former = bench.plugin.streams.get('door');
    pull.leave();
    const next = viewer.pull();
    await bench.advance(100);
    next.news();
    former?.tell(closed);
    former?.tell({ type: 'stream.ended' });
    former?.tell({ type: 'stream.requested' });
    former?.tell({ type: 'stream.headerArrived' });
    former?.tell(disconnected);
    former?.write(join(flvHeader(), videoSequence(), keyFrame(0)).buffer);
    expect(next.news()).toEqual([]);
    expect(next.chunks).toEqual([]);
    expect(pull.chunks).toEqual([]);
    expect(bench.state).toBe('pulling');
  });

  test('also when it was left while its start was pending', async () => {
    const bench = new ConnectionBench();
    bench.plugin.answer('startStream', { afterMs: 2_000 });
    const viewer = bench.join();
    await bench.advance(100);
    const pull = viewer.pull();
    await bench.advance(10);
    pull.leave();
    bench.plugin.answer('startStream');
    const next = viewer.pull();
    await bench.advance(2_000);
    expect(pull.news()).toEqual([]);
    await bench.advance(100);
    expect(next.news().filter((type) => type !== 'stream.measured')).toEqual(['stream.opened']);
    expect(bench.calls.slice(1)).toEqual(['startStream door high', 'stopStream door', 'startStream door high']);
  });

  test('writes no byte to a player whose pull the device has ended', async () => {
    const bench = new ConnectionBench();
    const { pull } = await bench.pulling();
    const former = bench.plugin.streams.get('door');
    former?.write(join(flvHeader(), videoSequence(), keyFrame(0)).buffer);
    former?.tell({ type: 'stream.ended' });
    former?.write(join(keyFrame(66)).buffer);
    expect(pull.chunks).toHaveLength(1);
  });

  test('changes nothing where nobody pulls', async () => {
    const bench = new ConnectionBench();
    const { viewer, pull } = await bench.pulling();
    const former = bench.plugin.streams.get('door');
    pull.leave();
    viewer.news();
    former?.tell(closed);
    former?.tell(disconnected);
    expect(viewer.news()).toEqual([]);
    expect(bench.state).toBe('ready');
  });
});

describe('what the plugin says of a service that was left', () => {
  test('changes nothing in the next one', async () => {
    const bench = new ConnectionBench();
    const viewer = bench.join();
    await bench.advance(100);
    const former = bench.plugin.services.get('door');
    viewer.stop();
    const next = bench.join();
    await bench.advance(1_000);
    next.news();
    former?.tell(disconnected);
    former?.tell({ type: 'service.connected' });
    expect(next.news()).toEqual([]);
    expect(bench.state).toBe('ready');
  });

  test('also a start that answers, well or not, after it was left', async () => {
    const bench = new ConnectionBench();
    bench.plugin.answer('startService', { afterMs: 2_000, code: -2402 });
    const first = bench.join();
    await bench.advance(10);
    first.leave();
    bench.plugin.answer('startService');
    const next = bench.join();
    await bench.advance(2_100);
    expect(next.news()).toEqual(['connection.waitingForModule', 'connection.startingService', 'connection.ready']);
    expect(bench.calls).toEqual(['startService door', 'startService door']);
  });
});

describe('what the module says to a former holding', () => {
  test.each([
    { type: 'module.gone', failure: failureOf('network', 'changed') },
    { type: 'module.failed', failure: failureOf('xp2p', -2202) },
    { type: 'module.resetDue' },
    { type: 'module.waiting', reason: 'reset' },
  ] as const)('changes nothing: $type', async (event) => {
    const bench = new ConnectionBench();
    const viewer = bench.join();
    await bench.advance(100);
    viewer.stop();
    const next = bench.join();
    await bench.advance(1_000);
    next.news();
    bench.tell(event, 0);
    expect(next.news()).toEqual([]);
    expect(bench.state).toBe('ready');
  });
});

describe('a viewer who has left', () => {
  test('and leaves once more, or stops, changes nothing for the others', async () => {
    const bench = new ConnectionBench();
    const { pull } = await bench.pulling();
    const other = bench.join();
    const otherPull = other.pull();
    otherPull.leave();
    other.leave();
    other.leave();
    other.stop();
    otherPull.leave();
    expect(bench.state).toBe('pulling');
    pull.leave();
    expect(bench.state).toBe('ready');
  });
});
