import { config } from '../../../machines/kernel/config';
import type { StreamParams, StreamSource } from '../../../machines/kernel/ports';
import { atDevice } from '../../support/addresses';
import { ConnectionBench, high, type PullOfViewer, source, standard } from './connection-bench';

const checked: StreamSource = { ...source, deviceCheck: true };

/** A connection to a camera that answers the check with `statuses`, one after another; null never answers. */
function benchOf(statuses: readonly (number | null | Error)[], of: StreamSource = checked) {
  const bench = new ConnectionBench({ source: of });
  const asked: StreamParams[] = [];
  bench.plugin.checkDevice = (_source, params) => {
    const status = asked.length < statuses.length ? statuses[asked.length] : 0;
    asked.push(params);
    if (status === null || status === undefined) return new Promise(() => undefined);
    return new Promise((resolve, reject) => {
      bench.clock.setTimeout(() => (typeof status === 'number' ? resolve(status) : reject(status)), 200);
    });
  };
  return { bench, asked, join: (params = high) => bench.join(params, of) };
}

test('a camera that accepts is asked before the first pull, not before anybody can take it', async () => {
  const { bench, asked, join } = benchOf([0]);
  const viewer = join();
  await bench.advance(1_000);
  expect(asked).toEqual([]);
  const pull = viewer.pull();
  expect(bench.state).toBe('checkingDevice');
  await bench.advance(1_000);
  expect(pull.news().slice(0, 3)).toEqual(['device.checking', 'device.checked', 'stream.opened']);
  expect(bench.state).toBe('pulling');
});

test('it is asked for what is wanted, though the service was started for something else', async () => {
  const { bench, asked, join } = benchOf([0]);
  const viewer = join(high);
  await bench.advance(100);
  viewer.pull(standard);
  await bench.advance(1_000);
  expect(asked).toEqual([standard]);
});

test('the answer is remembered as long as the service lives', async () => {
  const { bench, asked, join } = benchOf([0]);
  const viewer = join();
  await bench.advance(100);
  viewer.pull().leave();
  await bench.advance(500);
  viewer.pull();
  await bench.advance(500);
  expect(asked).toHaveLength(2);
  viewer.pull().leave();
  await bench.advance(500);
  expect(asked).toHaveLength(2);
});

test('a new service asks anew', async () => {
  const { bench, asked, join } = benchOf([0, 0]);
  const viewer = join();
  await bench.advance(100);
  const pull = viewer.pull();
  await bench.advance(500);
  pull.leave();
  viewer.stop();
  const next = join();
  await bench.advance(500);
  next.pull();
  await bench.advance(500);
  expect(asked).toHaveLength(2);
});

test.each([
  1, 404, 405, 406, 407, 999,
])('a camera that refuses with %d: all who wait are told, nothing is pulled, the service stays', async (status) => {
  const { bench, join } = benchOf([status]);
  const viewers = [join(), join()];
  await bench.advance(100);
  const pulls = viewers.map((viewer) => viewer.pull());
  await bench.advance(1_000);
  for (const pull of pulls) {
    expect(pull.heard.map(({ type }) => type).filter((type) => type !== 'device.checking')).toEqual(['stream.failed']);
    expect(pull.heard.at(-1)).toMatchObject({ failure: { source: 'device', code: status } });
  }
  expect(bench.state).toBe('ready');
  expect(bench.plugin.count('startStream')).toBe(0);
});

test('a camera that refused is asked again for the next try', async () => {
  const { bench, asked, join } = benchOf([1, 0]);
  const viewer = join();
  await bench.advance(100);
  viewer.pull();
  await bench.advance(1_000);
  viewer.pull();
  await bench.advance(1_000);
  expect(asked).toHaveLength(2);
  expect(bench.state).toBe('pulling');
});

test('whoever was refused is not pulled for when the camera accepts the next', async () => {
  const { bench, join } = benchOf([1, 0]);
  const [refused, next] = [join(), join()];
  await bench.advance(100);
  const earlier = refused.pull();
  await bench.advance(1_000);
  const told = earlier.heard.length;
  bench.plugin.flows = true;
  const pull = next.pull();
  await bench.advance(2_000);
  expect(pull.chunks.length).toBeGreaterThan(0);
  expect([earlier.heard.length, earlier.chunks]).toEqual([told, []]);
});

test.each<[string, (pull: PullOfViewer) => void, boolean]>([
  ['paused', (pull) => pull.hold(), false],
  [
    'paused and came back',
    (pull) => {
      pull.hold();
      pull.rejoin();
    },
    true,
  ],
])('who %s during the check gets the bytes then, or gets none', async (_words, act, gets) => {
  const { bench, join } = benchOf([0]);
  bench.plugin.flows = true;
  const [first, other] = [join(), join()];
  await bench.advance(100);
  const [pull, beside] = [first.pull(), other.pull()];
  act(pull);
  await bench.advance(2_000);
  expect(beside.chunks.length).toBeGreaterThan(0);
  expect(pull.chunks.length > 0).toBe(gets);
});

test.each([
  ['does not answer in time', null],
  ['cannot be asked', new Error('sendCommand')],
])('a camera that %s has not refused', async (_words, answer) => {
  const { bench, join } = benchOf([answer]);
  const viewer = join();
  await bench.advance(100);
  const pull = viewer.pull();
  await bench.advance(config.deviceCheckTimeoutMs + 100);
  expect(pull.news()).toContain('device.checked');
  expect(bench.state).toBe('pulling');
});

test('who comes during the check waits for the same answer', async () => {
  const { bench, asked, join } = benchOf([0]);
  const first = join();
  await bench.advance(100);
  first.pull();
  await bench.advance(50);
  const second = join().pull();
  expect(second.news()).toEqual(['device.checking']);
  await bench.advance(1_000);
  expect(asked).toHaveLength(1);
  expect(second.news()).toEqual(expect.arrayContaining(['device.checked', 'stream.opened']));
  expect(bench.plugin.count('startStream')).toBe(1);
});

test('who leaves during the check is not pulled for; the answer is not waited for', async () => {
  const { bench, join } = benchOf([null]);
  const viewer = join();
  await bench.advance(100);
  const pull = viewer.pull();
  await bench.advance(50);
  pull.leave();
  expect(bench.state).toBe('ready');
  viewer.stop();
  await bench.advance(60_000);
  expect(bench.state).toBe('idle');
  expect(bench.clock.pending).toBe(0);
});

test('a switch of quality during the check is for all, and the check is made for it', async () => {
  const { bench, asked, join } = benchOf([null, 0]);
  const viewer = join();
  await bench.advance(100);
  const pull = viewer.pull();
  await bench.advance(50);
  pull.switchTo(standard);
  expect(pull.heard.at(-1)).toEqual({ type: 'stream.switched', params: standard });
  viewer.pull(standard);
  await bench.advance(1_000);
  expect(asked).toEqual([high, standard]);
  expect(bench.calls.at(-1)).toBe('startStream door standard');
});

test.each<[string, StreamSource]>([
  ['does not want it', { ...source, deviceCheck: false }],
  ['can fall over to one to many', { ...checked, address: atDevice({ liveStreamDomain: 'stream.example.com' }) }],
  ['is a server stream', { ...checked, kind: 'server' }],
])('a source that %s is not asked', async (_words, of) => {
  const { bench, asked, join } = benchOf([1], of);
  const viewer = join();
  await bench.advance(100);
  viewer.pull();
  await bench.advance(1_000);
  expect(asked).toEqual([]);
  expect(bench.state).toBe('pulling');
});

test('a plugin that has no commands is not asked', async () => {
  const bench = new ConnectionBench({ source: checked });
  const viewer = bench.join(high, checked);
  await bench.advance(100);
  viewer.pull();
  expect(bench.state).toBe('pulling');
});
