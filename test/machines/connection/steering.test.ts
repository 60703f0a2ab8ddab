import { besideConfig } from '../../../machines/kernel/beside-config';
import { ear } from '../../support/ear';
import { ConnectionBench } from './connection-bench';

/** Somebody who turns the camera, as the talk of its chart would. */
function presser(bench: ConnectionBench, channel = 0) {
  const heard = ear();
  const from = heard.ref;
  return {
    heard: heard.heard,
    press: (direction: 'up' | 'down' | 'left' | 'right') =>
      bench.connection.send({ type: 'PRESS', channel, direction, from }),
    lift: () => bench.connection.send({ type: 'LIFT', from }),
  };
}

/** A bench whose service is started, with a viewer. */
async function started(prepare: (bench: ConnectionBench) => void = () => undefined) {
  const bench = new ConnectionBench();
  prepare(bench);
  const viewer = bench.join();
  await bench.clock.advance(200);
  bench.plugin.calls.length = 0;
  const sinceMs = bench.clock.now();
  /** What was asked since then, with the time since then. */
  const calls = () =>
    bench.plugin.calls.map((call) => {
      const [atMs, ...words] = call.split(' ');
      return `${Number(atMs) - sinceMs} ${words.join(' ')}`;
    });
  return { bench, viewer, calls };
}

const types = (events: readonly { readonly type: string }[]): string[] => events.map(({ type }) => type);

test('a press that was answered is released when it is lifted', async () => {
  const { bench, calls } = await started();
  const one = presser(bench);
  one.press('left');
  await bench.clock.advance(1_000);
  one.lift();
  await bench.clock.advance(1_000);
  expect(calls()).toEqual(['0 press left door', '1000 release door']);
  expect(types(one.heard)).toEqual(['ptz.moving']);
});

test('the release never overtakes its press: it waits for the answer', async () => {
  const { bench, calls } = await started((made) => {
    made.devices.press = { afterMs: 400 };
  });
  const one = presser(bench);
  one.press('left');
  await bench.clock.advance(100);
  one.lift();
  await bench.clock.advance(1_000);
  expect(calls()).toEqual(['0 press left door', '400 release door']);
});

test('a press that hangs is released after a grace, and holds up neither pull nor stop', async () => {
  const { bench, viewer, calls } = await started((made) => {
    made.devices.press = { afterMs: null };
  });
  const one = presser(bench);
  one.press('up');
  await bench.clock.advance(100);
  viewer.pull();
  await bench.clock.advance(100);
  one.lift();
  await bench.clock.advance(2_000);
  expect(calls()).toEqual([
    '0 press up door',
    '100 startStream door high',
    `${200 + besideConfig.ptzGraceMs} release door`,
  ]);
});

test('a press that nobody answers is told so', async () => {
  const { bench } = await started((made) => {
    made.devices.press = { afterMs: null };
  });
  const one = presser(bench);
  one.press('up');
  await bench.clock.advance(besideConfig.commandTimeoutMs + 10);
  expect(one.heard).toMatchObject([{ type: 'ptz.failed', failure: { kind: 'commandTimedOut' } }]);
});

test('a press that the camera refused, or that threw at once, is told, and released all the same', async () => {
  for (const press of [
    { afterMs: 30, code: -2403 },
    { afterMs: 30, throws: true },
  ]) {
    const { bench, calls } = await started((made) => {
      made.devices.press = press;
    });
    const one = presser(bench);
    one.press('up');
    await bench.clock.advance(100);
    expect(types(one.heard)).toEqual(['ptz.failed']);
    one.lift();
    await bench.clock.advance(100);
    expect(calls()).toEqual(['0 press up door', '100 release door']);
  }
});

test('a release that fails is asked once more', async () => {
  const { bench, calls } = await started((made) => {
    made.devices.release = { afterMs: 20, code: -2403 };
  });
  const one = presser(bench);
  one.press('up');
  await bench.clock.advance(100);
  one.lift();
  await bench.clock.advance(2_000);
  expect(calls()).toEqual(['0 press up door', '100 release door', '120 release door']);
});

test('at its end the camera says so', async () => {
  const { bench } = await started((made) => {
    made.devices.press = { afterMs: 30, isAtEnd: true };
  });
  const one = presser(bench);
  one.press('up');
  await bench.clock.advance(100);
  expect(types(one.heard)).toEqual(['ptz.atEnd']);
});

test('another view takes the camera over: the first press is released before the second', async () => {
  const { bench, calls } = await started();
  const one = presser(bench);
  const other = presser(bench, 1);
  one.press('left');
  await bench.clock.advance(100);
  other.press('right');
  await bench.clock.advance(100);
  expect(calls()).toEqual(['0 press left door', '100 release door', '120 press right door channel 1']);
  expect(types(one.heard)).toEqual(['ptz.moving', 'ptz.taken']);
  one.lift();
  await bench.clock.advance(100);
  expect(types(other.heard)).toEqual(['ptz.moving']);
  other.lift();
  await bench.clock.advance(100);
  expect(calls().slice(3)).toEqual(['300 release door channel 1']);
});

test('whoever lifts before the press has begun has pressed nothing', async () => {
  const { bench, calls } = await started();
  const one = presser(bench);
  one.press('left');
  one.lift();
  await bench.clock.advance(100);
  expect(calls()).toEqual([]);
});

test('the last viewer stops while it is pressed: the release comes before the service goes', async () => {
  const { bench, viewer, calls } = await started();
  const one = presser(bench);
  one.press('left');
  await bench.clock.advance(100);
  viewer.stop();
  await bench.clock.advance(100);
  expect(calls()).toEqual(['0 press left door', '100 release door', '120 stopService door']);
  expect(bench.plugin.violations).toEqual([]);
});

test('a press and a release that both hang keep the service no longer than two seconds', async () => {
  const { bench, viewer, calls } = await started((made) => {
    made.devices.press = { afterMs: null };
    made.devices.release = { afterMs: null };
  });
  const one = presser(bench);
  one.press('left');
  await bench.clock.advance(100);
  viewer.stop();
  await bench.clock.advance(5_000);
  expect(calls()).toEqual(['0 press left door', '1000 release door', '2100 stopService door']);
});

test('the service breaks while it is pressed: whoever presses is told, and the next service begins after the release', async () => {
  const { bench, calls } = await started();
  const one = presser(bench);
  one.press('left');
  await bench.clock.advance(100);
  bench.plugin.services.get('door')?.tell({
    type: 'service.broken',
    failure: { source: 'notice', code: 'disconnect', kind: 'disconnected', scope: 'connection' },
  });
  await bench.clock.advance(10);
  expect(one.heard).toMatchObject([{ type: 'ptz.moving' }, { type: 'ptz.failed', failure: { kind: 'notConnected' } }]);
  one.lift();
  await bench.clock.advance(1_000);
  expect(calls()).toEqual(['0 press left door', '100 release door', '120 stopService door']);
});

test('over no service there is nothing to turn', async () => {
  const bench = new ConnectionBench();
  const one = presser(bench);
  one.press('left');
  bench.join();
  one.press('left');
  await bench.clock.advance(0);
  expect(one.heard).toMatchObject([
    { type: 'ptz.failed', failure: { kind: 'notConnected' } },
    { type: 'ptz.failed', failure: { kind: 'notConnected' } },
  ]);
  expect(bench.plugin.count('press')).toBe(0);
});
