import { pictureWord } from '../../support/picture-word';
import { serverStream, World } from '../../support/world';
import { callsOf, expectNothingLeft, record, statusText } from './story';

describe('a camera is opened', () => {
  test('and every step of the flow is made in its order', async () => {
    const world = new World();
    world.open();
    const steps = record(world, pictureWord);
    await world.advance(1_000);

    expect(steps).toEqual(['module', 'service', 'ready', 'requesting', 'header', 'playing']);
    expect(callsOf(world)).toEqual(['init all camera', 'startService door', 'startStream door high']);
    await expectNothingLeft(world);
  });

  test('and a person reads where it is, until it is live', async () => {
    const world = new World();
    world.open();
    const texts = record(world, statusText);
    await world.advance(1_000);

    expect(texts).toEqual([
      'Preparing P2P… 1/4',
      'Connecting to the camera… 2/4',
      'Starting the player… 3/4',
      'Asking for the picture… 4/4',
      'Waiting for the picture… 4/4',
      'Live',
    ]);
    await expectNothingLeft(world);
  });

  test('and the player node is made while the connection starts', async () => {
    const world = new World();
    world.open();
    expect(world.player()).toBe('mounting');
    expect(world.view().playerKey).toBe(1);
    expect(world.stream()).toBe('module');
    await expectNothingLeft(world);
  });

  test('and how long each step took is kept', async () => {
    const world = new World(({ players }) => {
      players.habits.showsPicture = false;
    });
    world.open();
    await world.advance(400);
    world.players.node().say({ type: 'node.pictureShown' });

    const steps = world.session().getSnapshot().context.timeline;
    const startedAtMs = 1_000_000;
    expect(
      steps.map(({ step, ...at }) => [step, at.startedAtMs - startedAtMs, (at.endedAtMs ?? 0) - startedAtMs]),
    ).toEqual([
      ['createPlayer', 0, 10],
      ['initModule', 0, 100],
      ['startService', 100, 200],
      ['waitPull', 200, 210],
      ['connectLocalServer', 200, 210],
      ['startStream', 210, 260],
      ['waitHeader', 260, 280],
      ['waitData', 280, 300],
      ['waitKeyFrame', 300, 400],
      ['started', 400, 400],
    ]);
    await expectNothingLeft(world);
  });

  test('and the local peer name and the http-flv url are there for diagnosis', async () => {
    const world = new World();
    await world.watch();
    world.send({ type: 'SHOW_DIAGNOSIS' });
    expect(world.view().diagnosis).toContainEqual({ key: 'localPeerName', label: 'Local peer', value: 'peer-all' });
    expect(world.view().url).toBe('http://127.0.0.1/door.flv?key=***');
    await expectNothingLeft(world);
  });

  test('and its bytes go to its player, FLV header first', async () => {
    const world = new World();
    await world.watch();
    const [first] = world.players.node().chunks;
    expect(Array.from(new Uint8Array(first as ArrayBuffer, 0, 3))).toEqual([0x46, 0x4c, 0x56]);
    await world.advance(2_000);
    world.send({ type: 'SHOW_DIAGNOSIS' });
    expect(world.view().diagnosis.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['bytes', 'rate', 'frames', 'keyFrames']),
    );
    await expectNothingLeft(world);
  });

  test('and nothing is asked of the plugin when the page goes before it began', async () => {
    const world = new World((prepared) => prepared.plugin.answer('init', { afterMs: 5_000 }));
    world.open();
    world.leave();
    await world.advance(10_000);
    expect(callsOf(world)).toEqual(['init all camera']);
    await expectNothingLeft(world);
  });
});

test('the first play on a node is its autoplay, every later one is play()', async () => {
  const world = new World();
  world.open();
  await world.advance(100);
  expect(world.view().autoplay).toBe(false);
  await world.advance(900);
  expect(world.view().autoplay).toBe(true);
  expect(world.players.node().calls).toEqual(['autoplay']);

  world.send({ type: 'STOP' });
  await world.advance(1_000);
  world.send({ type: 'PLAY' });
  await world.advance(1_000);
  expect(world.stream()).toBe('playing');
  expect(world.players.node().calls).toEqual(['autoplay', 'stop', 'play']);
  await expectNothingLeft(world);
});

test('a person stops: the player, then the stream, then the service, and what is shown is calm', async () => {
  const world = new World();
  await world.watch();
  world.send({ type: 'STOP' });
  await world.advance(200);

  expect(world.players.node().calls).toEqual(['autoplay', 'stop']);
  expect(callsOf(world).slice(-2)).toEqual(['stopStream door', 'stopService door']);
  expect(world.plugin.held).toEqual([]);
  expect(world.stream()).toBe('idle');
  expect(world.view().sheet).toMatchObject({ kind: 'stopped', primary: { event: 'PLAY' } });
  expect(world.view().waiting).toBe(false);
  await expectNothingLeft(world);
});

test('a server stream is watched like a camera', async () => {
  const world = new World();
  await world.watch(serverStream);
  expect(world.stream()).toBe('playing');
  expect(callsOf(world)).toEqual(['init all camera', 'startService gate', 'startStream gate high']);
  await expectNothingLeft(world);
});

test('a server stream in the beta gets a module of its own kind first', async () => {
  const world = new World((prepared) => {
    prepared.plugin.sourceBelongsToModule = true;
  });
  await world.watch(serverStream);
  expect(world.stream()).toBe('playing');
  expect(callsOf(world).slice(0, 3)).toEqual(['init all camera', 'destroy', 'init all server']);
  await expectNothingLeft(world);
});

test('leaving the page stops the stream at once, and the service after a short while without viewers', async () => {
  const world = new World();
  await world.watch();
  world.leave();
  await world.advance(100);
  expect(world.plugin.held).toEqual(['service door']);
  expect(world.connection()).toBe('lingering');
  await world.advance(31_000);
  expect(world.plugin.held).toEqual([]);
  await expectNothingLeft(world);
});
