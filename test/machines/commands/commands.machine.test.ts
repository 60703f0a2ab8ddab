import { besideConfig } from '../../../machines/kernel/beside-config';
import { openCommands } from '../../support/beside';
import { World } from '../../support/world';
import { expectNothingLeft } from '../session/story';

async function watched(prepare: (world: World) => void = () => undefined) {
  const world = new World(prepare);
  await world.watch();
  const commands = openCommands(world);
  const send = (text: string) => commands.actor.send({ type: 'SEND', text, channel: 0 });
  return { world, commands, send };
}

test('a command is waited for, and its answer stands beside it with the time', async () => {
  const { world, commands, send } = await watched();
  send('{"topic":"light"}');
  expect(commands.view()).toMatchObject({
    canSend: true,
    pending: 1,
    entries: [{ text: '{"topic":"light"}', isPending: true, status: 'Waiting for the camera…' }],
  });
  await world.advance(100);
  expect(commands.view()).toMatchObject({
    pending: 0,
    entries: [{ time: '00:16:41.000', isPending: false, status: 'Done', tone: 'live', answer: '{"result":0}' }],
  });
  await expectNothingLeft(world);
});

test('two at once each have their own answer, the newest first', async () => {
  const { world, commands, send } = await watched();
  send('one');
  send('two');
  expect(commands.view().pending).toBe(2);
  await world.advance(100);
  expect(commands.view().entries.map(({ text, status }) => `${text}: ${status}`)).toEqual(['two: Done', 'one: Done']);
});

test.each([
  ['failure', 'The camera did not do it', 'status 403, code 7, not allowed, {"result":0}'],
  ['error', 'It could not be sent', 'status 403, code 7, not allowed, {"result":0}'],
  ['timeout', 'The camera did not answer', 'status 403, code 7, not allowed, {"result":0}'],
] as const)('an answer that is a %s is said as one, with its numbers', async (type, status, answer) => {
  const { world, commands, send } = await watched((made) => {
    made.devices.command = { afterMs: 10, answer: { type, status: 403, code: 7, message: 'not allowed' } };
  });
  send('one');
  await world.advance(100);
  expect(commands.view().entries).toMatchObject([{ status, answer, tone: 'bad', canSendAgain: true }]);
});

test('an answer in bytes is shown as bytes', async () => {
  const { world, commands, send } = await watched((made) => {
    made.devices.command = { afterMs: 10, answer: { data: new Uint8Array([0, 15, 255]).buffer } };
  });
  send('one');
  await world.advance(100);
  expect(commands.view().entries[0]?.answer).toBe('3 bytes: 00 0f ff');
});

test('one that could not be sent, or that nobody answers, says why and can be sent again', async () => {
  const { world, commands, send } = await watched((made) => {
    made.devices.command = { afterMs: null };
  });
  send('one');
  await world.advance(besideConfig.commandTimeoutMs + 10);
  const [entry] = commands.view().entries;
  expect(entry).toMatchObject({ status: 'It did not work', canSendAgain: true });
  expect(entry?.answer).toMatch(/^The camera did not answer/);
  world.devices.command = { afterMs: 10 };
  commands.actor.send({ type: 'SEND_AGAIN', number: entry?.number ?? 0 });
  await world.advance(100);
  expect(commands.view().entries.map(({ text, status }) => `${text}: ${status}`)).toEqual([
    'one: Done',
    'one: It did not work',
  ]);
});

test('what the device says unasked stands among them; clearing keeps what is waited for', async () => {
  const { world, commands, send } = await watched((made) => {
    made.devices.command = { afterMs: null };
  });
  world.devices.listeners.get('door')?.('motion');
  send('one');
  expect(commands.view().entries.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['sent one', 'told motion']);
  commands.actor.send({ type: 'CLEAR' });
  expect(commands.view().entries.map(({ text }) => text)).toEqual(['one']);
  await expectNothingLeft(world);
});

test('an empty text, and one that is too long, are not sent', async () => {
  const { commands, send } = await watched();
  send('  ');
  send('x'.repeat(besideConfig.maxCommandCharacters + 1));
  expect(commands.view().entries).toEqual([]);
});

test('only so many are kept, and the oldest go', async () => {
  const { world, commands, send } = await watched();
  for (let count = 1; count <= besideConfig.maxCommandEntries + 3; count += 1) send(`number ${count}`);
  await world.advance(100);
  const { entries } = commands.view();
  expect(entries.length).toBe(besideConfig.maxCommandEntries);
  expect(entries.at(-1)?.text).toBe('number 4');
});

test('before there is a service a command says so', async () => {
  const world = new World();
  world.open();
  const commands = openCommands(world);
  commands.actor.send({ type: 'SEND', text: 'early', channel: 0 });
  expect(commands.view().entries).toMatchObject([{ status: 'It did not work' }]);
  expect(commands.view().entries[0]?.answer).toMatch(/^The camera is not connected/);
});

test('whoever leaves while a command is waited for leaves nothing behind, and its late answer is heard by nobody', async () => {
  const { world, send } = await watched((made) => {
    made.devices.command = { afterMs: 900 };
  });
  send('late');
  world.leave();
  await world.advance(2_000);
  await expectNothingLeft(world);
});

test('a plugin without commands says so, with its version where it tells one', async () => {
  const world = new World((made) => {
    made.hasCommands = false;
  });
  await world.watch();
  expect(openCommands(world).view()).toMatchObject({
    canSend: false,
    notice: expect.stringMatching(/^This version of the plugin cannot control cameras/),
  });
});
