import { failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { pictureWord } from '../../support/picture-word';
import { camera, otherCamera, World } from '../../support/world';
import { callsOf, expectNothingLeft, record, statusText } from './story';

const phones = [
  ['Android, which lets go of its connection', true],
  ['iOS, which keeps its connection', false],
] as const;

async function watching(letsGoOnPause = true): Promise<World> {
  const world = new World(({ players }) => Object.assign(players.habits, { letsGoOnPause }));
  await world.watch();
  expect(world.stream()).toBe('playing');
  return world;
}

const pulls = (world: World) => world.plugin.count('startStream');
const received = (world: World) => world.players.node().chunks.length;
const startsWithHeader = (chunk: ArrayBuffer | undefined) =>
  chunk !== undefined && new TextDecoder().decode(new Uint8Array(chunk, 0, 3)) === 'FLV';

describe.each(phones)('the picture alone is paused on %s', (_, letsGoOnPause) => {
  test('it stands still and says so, while its stream goes on', async () => {
    const world = await watching(letsGoOnPause);
    world.send({ type: 'PAUSE' });
    await world.advance(5_000);
    expect(world.view()).toMatchObject({
      status: { text: 'Paused', tone: 'idle' },
      waiting: false,
      hint: '',
      sheet: { kind: 'paused', title: 'Paused', primary: { label: 'Resume', event: 'RESUME' } },
      controls: { playing: true, canPause: false, canResume: true, canStop: true },
    });
    expect(world.players.node().calls).toEqual(['autoplay', 'pause']);
    expect(world.plugin.held).toEqual(['service door', 'stream door']);
    await expectNothingLeft(world);
  });

  test.each(['RESUME', 'PLAY', 'RETRY'] as const)('%s goes on over the same pull', async (type) => {
    const world = await watching(letsGoOnPause);
    world.send({ type: 'PAUSE' });
    await world.advance(5_000);
    const texts = record(world, statusText);
    const before = received(world);
    world.send({ type });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(texts.at(-1)).toBe('Live');
    expect(texts).not.toContain('Weak network');
    expect(world.players.node().calls).toEqual(['autoplay', 'pause', 'resume']);
    expect(pulls(world)).toBe(1);
    expect(received(world)).toBeGreaterThan(before);
    await expectNothingLeft(world);
  });

  test('paused before the first byte: the header comes first on return', async () => {
    const world = new World(({ players }) => Object.assign(players.habits, { letsGoOnPause }));
    world.open();
    await world.advance(270);
    expect(world.stream()).toBe('requesting');
    world.send({ type: 'PAUSE' });
    await world.advance(2_000);
    world.send({ type: 'RESUME' });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(startsWithHeader(world.players.node().chunks[0])).toBe(true);
    expect(pulls(world)).toBe(1);
    await expectNothingLeft(world);
  });

  test('a stream that stood still in the pause is recovered on return', async () => {
    const world = await watching(letsGoOnPause);
    world.send({ type: 'PAUSE' });
    world.plugin.flows = false;
    await world.advance(4_000);
    expect(world.view()).toMatchObject({ status: { text: 'Paused' }, hint: '' });
    world.send({ type: 'RESUME' });
    await world.advance(config.firstByteDeadlineMs + 1_000);
    world.plugin.flows = true;
    await world.advance(config.headerDeadlineMs + 5_000);
    expect(world.stream()).toBe('playing');
    expect(pulls(world)).toBeGreaterThan(1);
    await expectNothingLeft(world);
  });

  test('a stream that breaks in the pause is no error: it is made anew on return', async () => {
    const world = await watching(letsGoOnPause);
    world.send({ type: 'PAUSE' });
    await world.advance(100);
    world.plugin.streams.get('door')?.tell({ type: 'stream.failed', failure: failureOf('notice', 'fail') });
    await world.advance(5_000);
    expect(world.view()).toMatchObject({ status: { text: 'Paused' }, sheet: { kind: 'paused' } });
    expect(pulls(world)).toBe(1);
    world.send({ type: 'RESUME' });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });

  test('a stream that ends in the pause has ended: what stands still does not play out', async () => {
    const world = await watching(letsGoOnPause);
    world.players.node().say({ type: 'node.measured', measure: { videoCacheMs: 4_000 } });
    world.send({ type: 'PAUSE' });
    await world.advance(100);
    const texts = record(world, statusText);
    world.plugin.streams.get('door')?.tell({ type: 'stream.ended' });
    await world.advance(0);
    expect(texts).toEqual(['Paused', 'Ended']);
    await expectNothingLeft(world);
  });

  test('after half a minute the stream is stopped too, and the connection is kept', async () => {
    const world = await watching(letsGoOnPause);
    world.send({ type: 'PAUSE' });
    await world.advance(config.pauseKeepsStreamMs - 100);
    expect(world.plugin.held).toEqual(['service door', 'stream door']);
    await world.advance(200);
    expect(world.plugin.held).toEqual(['service door']);
    expect(world.view().sheet?.advice).toContain('Nothing is received meanwhile');
    await expectNothingLeft(world);
  });

  test('STOP ends the pause', async () => {
    const world = await watching(letsGoOnPause);
    world.send({ type: 'PAUSE' });
    await world.advance(1_000);
    world.send({ type: 'STOP' });
    await world.advance(100);
    expect(world.view()).toMatchObject({ status: { text: 'Stopped' }, sheet: { kind: 'stopped' } });
    expect(world.plugin.held).toEqual([]);
    world.send({ type: 'PLAY' });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });

  test('another quality, chosen in the pause, is what goes on', async () => {
    const world = await watching(letsGoOnPause);
    world.send({ type: 'PAUSE' });
    await world.advance(100);
    world.send({ type: 'CHANGE_QUALITY', quality: 'standard' });
    await world.advance(1_000);
    expect(world.view().status.text).toBe('Paused');
    expect(world.plugin.held).toEqual(['service door']);
    world.send({ type: 'RESUME' });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(callsOf(world).filter((call) => call.startsWith('startStream'))).toEqual([
      'startStream door high',
      'startStream door standard',
    ]);
    await expectNothingLeft(world);
  });

  test('hidden in the pause: nothing is pulled, and on return it is still paused', async () => {
    const world = await watching(letsGoOnPause);
    world.send({ type: 'PAUSE' });
    world.tell({ type: 'app.hidden' });
    await world.advance(config.hideGraceMs + 100);
    expect(world.plugin.held).toEqual(['service door']);
    world.tell({ type: 'app.shown' });
    await world.advance(2_000);
    expect(world.view()).toMatchObject({ status: { text: 'Paused' }, sheet: { primary: { event: 'RESUME' } } });
    expect(pulls(world)).toBe(1);
    world.send({ type: 'RESUME' });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });
});

test('paused and resumed at once, before live-player has let go: it plays', async () => {
  const world = await watching(true);
  world.send({ type: 'PAUSE' });
  world.send({ type: 'RESUME' });
  await world.advance(1_000);
  expect(world.view().status.text).toBe('Live');
  await expectNothingLeft(world);
});

test('a start pull in the pause pulls nothing, and stops the player; the return asks it to play', async () => {
  const world = await watching(false);
  world.send({ type: 'PAUSE' });
  await world.advance(100);
  const node = world.players.node();
  node.letGo(); // iOS, when nothing came for some seconds
  node.say({ type: 'node.reconnecting' });
  const before = received(world);
  node.say({ type: 'node.pullStarted' });
  await world.advance(1_000);
  expect(received(world)).toBe(before);
  expect(node.calls).toEqual(['autoplay', 'pause', 'stop']);
  expect(world.view().status.text).toBe('Paused');
  world.send({ type: 'RESUME' });
  await world.advance(1_000);
  expect(node.calls).toEqual(['autoplay', 'pause', 'stop', 'play']);
  expect(world.stream()).toBe('playing');
  expect(pulls(world)).toBe(1);
  await expectNothingLeft(world);
});

test('paused while the camera is asked, and let go of: no byte before the return, then the header first', async () => {
  const world = new World(({ plugin, clock }) => {
    plugin.checkDevice = () => new Promise((resolve) => clock.setTimeout(() => resolve(0), 500));
  });
  world.open({ ...camera, deviceCheck: true });
  await world.advance(300);
  expect(world.stream()).toBe('checkingDevice');
  world.send({ type: 'PAUSE' });
  await world.advance(2_000);
  expect(world.plugin.held).toEqual(['service door', 'stream door']);
  expect(received(world)).toBe(0);
  world.send({ type: 'RESUME' });
  await world.advance(1_000);
  expect(world.stream()).toBe('playing');
  expect(startsWithHeader(world.players.node().chunks[0])).toBe(true);
  await expectNothingLeft(world);
});

test('a player that is lost in the pause gives way to a new node on return', async () => {
  const world = await watching();
  world.send({ type: 'PAUSE' });
  await world.advance(100);
  world.players.node().say({ type: 'node.failed', failure: failureOf('live-player', -2301) });
  await world.advance(1_000);
  expect(world.view()).toMatchObject({ status: { text: 'Paused' }, sheet: { kind: 'paused' } });
  world.send({ type: 'RESUME' });
  await world.advance(1_000);
  expect(world.stream()).toBe('playing');
  expect(world.players.node().key).toBe(2);
  await expectNothingLeft(world);
});

test('a player that refuses to pause stands still because nothing is pulled', async () => {
  const world = await watching();
  world.players.habits.refusesPause = true;
  world.send({ type: 'PAUSE' });
  await world.advance(100);
  expect(world.plugin.held).toEqual(['service door']);
  expect(world.view().status.text).toBe('Paused');
  world.send({ type: 'RESUME' });
  await world.advance(1_000);
  expect(world.stream()).toBe('playing');
  await expectNothingLeft(world);
});

test('the one who pauses keeps nobody else from the picture', async () => {
  const world = await watching();
  world.open(camera, 'other');
  await world.advance(1_000);
  world.send({ type: 'PAUSE' });
  await world.advance(1_000);
  const before = world.players.node('other').chunks.length;
  await world.advance(config.pauseKeepsStreamMs);
  expect(world.stream('other')).toBe('playing');
  expect(world.players.node('other').chunks.length).toBeGreaterThan(before);
  world.send({ type: 'RESUME' });
  await world.advance(1_000);
  expect(world.stream()).toBe('playing');
  expect(startsWithHeader(world.players.node().chunks.at(-1))).toBe(false);
  expect(pulls(world)).toBe(1);
  await expectNothingLeft(world);
});

describe('the stream is paused too', () => {
  test('nothing is pulled, the connection is kept, and the return is a new pull over it', async () => {
    const world = await watching();
    world.send({ type: 'PAUSE_STREAM' });
    await world.advance(100);
    expect(world.stream()).toBe('resting');
    expect(world.plugin.held).toEqual(['service door']);
    expect(world.view().sheet).toMatchObject({ kind: 'paused', primary: { event: 'RESUME' } });
    world.send({ type: 'RESUME' });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.count('startService')).toBe(1);
    await expectNothingLeft(world);
  });

  test('after a pause of the picture as well', async () => {
    const world = await watching();
    world.send({ type: 'PAUSE' });
    await world.advance(100);
    world.send({ type: 'PAUSE_STREAM' });
    await world.advance(100);
    expect(world.plugin.held).toEqual(['service door']);
    await expectNothingLeft(world);
  });

  test('for more than a minute: the connection is given back, and made anew by itself on return', async () => {
    const world = await watching();
    world.send({ type: 'PAUSE_STREAM' });
    await world.advance(config.keepConnectionMs + config.lingerMs + 1_000);
    expect(world.plugin.held).toEqual([]);
    expect(world.stream()).toBe('asleep');
    expect(world.view().status.text).toBe('Paused');
    world.send({ type: 'RESUME' });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });

  test('that long on iOS, after a time in the background: the local server was proven alive, and is not reset again', async () => {
    const world = new World((prepared) => {
      prepared.stopsSockets = true;
    });
    await world.watch();
    world.tell({ type: 'app.hidden' });
    await world.advance(2 * config.keepConnectionMs);
    world.tell({ type: 'app.shown' });
    await world.advance(2_000);
    expect(world.stream()).toBe('playing');
    expect(world.players.localServerResets).toBe(1);
    world.send({ type: 'PAUSE_STREAM' });
    await world.advance(config.keepConnectionMs + 1_000);
    expect(world.stream()).toBe('asleep');
    world.send({ type: 'RESUME' });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(world.players.localServerResets).toBe(1);
    await expectNothingLeft(world);
  });

  test('while it still starts: no pull begins', async () => {
    const world = new World();
    world.open();
    await world.advance(50);
    world.send({ type: 'PAUSE_STREAM' });
    await world.advance(30_000);
    expect(pulls(world)).toBe(0);
    expect(world.view()).toMatchObject({ status: { text: 'Paused' }, waiting: false });
    world.send({ type: 'RESUME' });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });

  test('resumed without a network: says so, and goes on by itself', async () => {
    const world = await watching();
    world.send({ type: 'PAUSE_STREAM' });
    await world.advance(config.keepConnectionMs + 100);
    world.tell({ type: 'network.changed', networkType: 'none', online: false });
    world.send({ type: 'RESUME' });
    await world.advance(100);
    expect(world.view()).toMatchObject({ status: { text: 'Offline' }, waiting: false });
    world.tell({ type: 'network.changed', networkType: 'wifi', online: true });
    await world.advance(2_000);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });
});

test('a pause changes nothing for another camera', async () => {
  const world = await watching();
  await world.watch(otherCamera, 'other');
  world.send({ type: 'PAUSE_STREAM' });
  await world.advance(1_000);
  expect(world.stream('other')).toBe('playing');
  await expectNothingLeft(world);
});

test.each(['PAUSE', 'PAUSE_STREAM'] as const)('%s does not hide an error', async (type) => {
  const world = new World(({ plugin }) => plugin.answer('startService', { afterMs: 10, code: -2000 }));
  world.open();
  await world.advance(1_000);
  expect(world.stream()).toBe('failed');
  world.send({ type });
  expect(world.view().sheet?.kind).toBe('failure');
  const path = record(world, pictureWord);
  await world.advance(1_000);
  expect(path).toEqual(['failed']);
  await expectNothingLeft(world);
});

test('short of memory, a paused picture that is not looked at makes room', async () => {
  const world = await watching();
  world.open(otherCamera, 'focused');
  world.tell({ type: 'view.focused', view: 'focused' });
  world.send({ type: 'PAUSE' });
  await world.advance(100);
  world.tell({ type: 'memory.warned' });
  await world.advance(100);
  expect(world.view().sheet?.title).toBe('Paused to save memory');
  expect(world.player()).toBe('absent');
  await expectNothingLeft(world);
});

test.each([
  ['is refused', () => Promise.reject(failureOf('live-player', 'commandFailed'))],
  ['is never answered', () => new Promise<void>(() => undefined)],
])('a picture that stands still on iOS and whose going on %s is not called live: the player begins anew', async (_, resume) => {
  const world = new World(({ players }) => Object.assign(players.habits, { letsGoOnPause: false, readies: false }));
  world.open();
  const node = world.players.node();
  node.say({ type: 'node.ready', player: { ...node.player(node), resume } });
  await world.advance(1_000);
  world.send({ type: 'PAUSE' });
  await world.advance(1_000);
  const texts = record(world, statusText);
  world.send({ type: 'RESUME' });
  await world.advance(config.playerCallTimeoutMs + 1_000);
  expect(node.calls).toEqual(['autoplay', 'pause', 'stop', 'play']);
  expect(texts).toContain('Starting the player… 3/4');
  expect(texts.at(-1)).toBe('Live');
  await expectNothingLeft(world);
});
