import { config } from '../../../machines/kernel/config';
import { flvHeader, flvTag, frame, join, keyFrame, scriptTag, videoSequence } from '../../support/flv-builder';
import { World } from '../../support/world';
import { expectNothingLeft, record, statusText } from './story';

type Part = Uint8Array | ((timeMs: number) => Uint8Array);

/** A camera that sends these bytes ten times a second, in every pull; `first` comes once before. */
function sending(bytes: Part, ...first: readonly Uint8Array[]): World {
  return new World((prepared) => {
    const { plugin, clock } = prepared;
    plugin.flows = false;
    const start = plugin.startStream.bind(plugin);
    plugin.startStream = (source, params, tell, write) => {
      const isRunning = () => plugin.streams.get(source.id)?.write === write;
      const send = ([part = bytes, ...later]: readonly Part[]) => {
        if (!isRunning()) return;
        write(join(part instanceof Uint8Array ? part : part(clock.now())).buffer);
        clock.setTimeout(() => send(later), 100);
      };
      clock.setTimeout(() => {
        tell({ type: 'stream.headerArrived' });
        send(first);
      }, 50);
      return start(source, params, tell, write);
    };
  });
}

const picture = (timeMs: number) => join(frame(timeMs), keyFrame(timeMs + 40));
const encrypted = (type: number) => flvTag(type | 0x20, 40, [1, 2, 3, 4, 5]);

test('a stream that is encrypted is named as such, and not tried again by itself: a person may, after turning it off', async () => {
  const world = sending(encrypted(9), join(flvHeader(), scriptTag()));
  world.open();
  await world.advance(60_000);
  expect(world.stream()).toBe('failed');
  expect(world.plugin.count('startStream')).toBe(1);
  expect(world.view().sheet).toMatchObject({
    title: 'The stream is encrypted, this player cannot show it',
    advice: 'Turn off the encryption of the stream in the camera’s settings, then try again.',
    primary: { label: 'Try again', event: 'RETRY' },
  });
  await expectNothingLeft(world);
});

test('data that is no FLV is named as such, once trying again did not help', async () => {
  const world = sending(new TextEncoder().encode('{"code":-1,"message":"busy"}'));
  world.open();
  await world.advance(240_000);
  expect(world.stream()).toBe('failed');
  expect(world.plugin.count('startStream')).toBeGreaterThan(1);
  expect(world.view().sheet).toMatchObject({
    title: 'What comes is not an FLV stream',
    advice: 'Try again. If it keeps happening, check the address and the camera’s settings.',
  });
  await expectNothingLeft(world);
});

test('a stream that becomes no stream is named as such, and begun anew; when that does not help, it is told with a way on', async () => {
  const start = join(flvHeader(), videoSequence(), keyFrame(0));
  const garbage = new Uint8Array(400).fill(0xee);
  const world = sending(garbage, start, ...Array.from({ length: 30 }, (_, turn) => picture(turn * 100)));
  world.open();
  const texts = record(world, statusText);
  for (let second = 0; second < 90; second += 1) {
    await world.advance(1_000);
    const isGarbage = world.view().status.text !== 'Live' || second % 20 > 4;
    if (world.stream() !== 'failed' && isGarbage)
      world.players.node().say({ type: 'node.measured', measure: { framesPerSecond: 0 } });
  }
  expect(texts).toContain('The stream is damaged…');
  expect(world.plugin.count('startStream')).toBe(2);
  expect(world.view().sheet).toMatchObject({
    title: 'The data of the picture is damaged',
    advice: 'Try again, or choose another quality. If it keeps happening, restart the camera.',
    primary: { label: 'Try again', event: 'RETRY' },
  });
  await expectNothingLeft(world);
});

test('a stream that becomes no stream is named as such where the player tells of no frames, but that it could not decode what came', async () => {
  const start = join(flvHeader(), videoSequence(), keyFrame(0));
  const garbage = new Uint8Array(400).fill(0xee);
  const world = sending(garbage, start, ...Array.from({ length: 30 }, (_, turn) => picture(turn * 100)));
  world.open();
  const texts = record(world, statusText);
  await world.advance(4_000);
  expect(world.view().status.text).toBe('Live');
  world.players.node().say({ type: 'node.noticed', code: 2101 });
  await world.advance(config.damagedAfterMs + 1_000);
  expect(world.view().status.text).toBe('The stream is damaged…');
  await world.advance(config.damagedDeadlineMs);
  expect(world.plugin.count('startStream')).toBe(2);
  expect(texts).toContain('The stream is damaged…');
  await expectNothingLeft(world);
});

test('a stream that becomes no stream in every pull is told with a way on, also where live-player lets go of it and pulls by itself', async () => {
  const start = join(flvHeader(), videoSequence(), keyFrame(0));
  const garbage = new Uint8Array(400).fill(0xee);
  const world = sending(garbage, start, ...Array.from({ length: 20 }, (_, turn) => picture(turn * 100)));
  world.open();
  for (let second = 0; second < 60 && world.stream() !== 'failed'; second += 1) {
    await world.advance(1_000);
    if (world.view().status.text !== 'The stream is damaged…') {
      world.players.node().say({ type: 'node.noticed', code: 2101 });
      continue;
    }
    world.players.node().letGo();
    await world.advance(200);
    if (world.view().status.text === 'Player is reconnecting…') world.players.node().say({ type: 'node.pullStarted' });
  }
  expect(world.plugin.count('startStream')).toBe(2);
  expect(world.view().sheet).toMatchObject({ title: 'The data of the picture is damaged' });
  await expectNothingLeft(world);
});

test.each([
  ['sound that is encrypted, beside a picture that is not', encrypted(8)],
  ['tags of a private type', flvTag(15, 60, [1, 2, 3])],
])('a picture is not taken away by %s', async (_name, tag) => {
  const world = sending((timeMs) => join(tag, picture(timeMs)), join(flvHeader(), videoSequence(), keyFrame(0)));
  world.open();
  await world.advance(20_000);
  expect(world.stream()).toBe('playing');
  expect(world.plugin.count('startStream')).toBe(1);
  await expectNothingLeft(world);
});

test('a picture is not taken away by some bytes before the file header', async () => {
  const start = join(flvHeader(), videoSequence(), keyFrame(0));
  const world = sending(picture, new TextEncoder().encode('HTTP/1.1 200 OK'), start);
  world.open();
  await world.advance(20_000);
  expect(world.stream()).toBe('playing');
  expect(world.plugin.count('startStream')).toBe(1);
  await expectNothingLeft(world);
});
