import { besideConfig } from '../../../machines/kernel/beside-config';
import { ear } from '../../support/ear';
import { ConnectionBench } from './connection-bench';

function sender(bench: ConnectionBench, number = 1) {
  const heard = ear();
  const from = heard.ref;
  return {
    heard: heard.heard,
    send: (text: string) => bench.connection.send({ type: 'COMMAND', number, command: { text, channel: 0 }, from }),
    drop: () => bench.connection.send({ type: 'DROP_COMMAND', from }),
  };
}

async function started(prepare: (bench: ConnectionBench) => void = () => undefined) {
  const bench = new ConnectionBench();
  prepare(bench);
  const viewer = bench.join();
  await bench.clock.advance(200);
  return { bench, viewer };
}

test('a command is sent over the started service, and its answer is told with its number', async () => {
  const { bench } = await started();
  const one = sender(bench, 7);
  one.send('hello');
  await bench.clock.advance(60);
  expect(one.heard).toMatchObject([{ type: 'command.answered', number: 7, answer: { type: 'success' } }]);
  expect(bench.plugin.count('command', 'door hello')).toBe(1);
});

test('two commands run side by side', async () => {
  const { bench } = await started();
  const one = sender(bench, 1);
  const two = sender(bench, 2);
  one.send('one');
  two.send('two');
  await bench.clock.advance(60);
  expect([one.heard.length, two.heard.length]).toEqual([1, 1]);
});

test('one that hangs ends at its deadline, and its late answer is heard by nobody', async () => {
  const { bench } = await started((made) => {
    made.devices.command = { afterMs: besideConfig.commandTimeoutMs + 500 };
  });
  const one = sender(bench);
  one.send('slow');
  await bench.clock.advance(besideConfig.commandTimeoutMs + 2_000);
  expect(one.heard).toMatchObject([{ type: 'command.failed', failure: { kind: 'commandTimedOut' } }]);
});

test('whoever dropped it hears nothing', async () => {
  const { bench } = await started();
  const one = sender(bench);
  one.send('dropped');
  one.drop();
  await bench.clock.advance(besideConfig.commandTimeoutMs * 2);
  expect(one.heard).toEqual([]);
});

test('one that could not be sent is told, and the connection goes on', async () => {
  for (const command of [
    { afterMs: 0, code: -2403 },
    { afterMs: 0, throws: true },
  ]) {
    const { bench } = await started((made) => {
      made.devices.command = command;
    });
    const one = sender(bench);
    one.send('refused');
    await bench.clock.advance(10);
    expect(one.heard.map((fact) => fact.type)).toEqual(['command.failed']);
    expect(bench.connection.getSnapshot().status).toBe('active');
  }
});

test('the service goes: whoever waits is told', async () => {
  const { bench, viewer } = await started();
  const one = sender(bench);
  one.send('lost');
  viewer.stop();
  await bench.clock.advance(1_000);
  expect(one.heard).toMatchObject([{ type: 'command.failed', failure: { kind: 'notConnected' } }]);
});

test('what the device says unasked is told to whoever listens, over each service anew', async () => {
  const { bench, viewer } = await started();
  const heard = ear();
  bench.connection.send({ type: 'LISTEN', from: heard.ref });
  bench.devices.listeners.get('door')?.('motion');
  expect(heard.heard).toMatchObject([{ type: 'device.told', text: 'motion' }]);
  viewer.stop();
  await bench.clock.advance(100);
  expect(bench.devices.listeners.size).toBe(0);
  bench.join();
  await bench.clock.advance(300);
  bench.devices.listeners.get('door')?.('again');
  expect(heard.heard.length).toBe(2);
  bench.connection.send({ type: 'UNLISTEN', from: heard.ref });
  bench.devices.listeners.get('door')?.('unheard');
  expect(heard.heard.length).toBe(2);
});
