import { config } from '../../../machines/kernel/config';
import { begunWith, worldWith } from '../../support/spoken-stream';
import { World } from '../../support/world';
import { expectNothingLeft, record, statusText } from './story';

const hidden = ({ players }: World) => {
  players.habits.showsPicture = false;
};

/** live-player lets go with enough in its cache, and is back after a second. */
async function throttle(world: World): Promise<void> {
  const node = world.players.node();
  node.say({ type: 'node.measured', measure: { videoCacheMs: 3_000 } });
  node.say({ type: 'node.closed', reason: 'livePlayer' });
  await world.advance(1_000);
  node.say({ type: 'node.pullStarted' });
}

describe('no picture comes', () => {
  test('and bytes come with holes: it is said, and begun anew, as if there were none', async () => {
    const world = worldWith(
      begunWith((second) => (second % 8 < 4 ? ['frame'] : [])),
      hidden,
    );
    world.open();
    await world.advance(60_000);
    expect(world.view()).toMatchObject({ status: { text: 'Cannot play' } });
    expect(world.plugin.count('startStream')).toBe(2);
    await expectNothingLeft(world);
  });

  test('and live-player throttles now and then: it is said, and begun anew, as if it did not', async () => {
    const world = worldWith(
      begunWith(() => ['frame']),
      hidden,
    );
    world.open();
    const texts = record(world, statusText);
    for (let round = 0; round < 12 && world.stream() !== 'failed'; round += 1) {
      await world.advance(4_000);
      if (world.stream() !== 'failed') await throttle(world);
    }
    expect(texts.filter((text) => text === 'Data comes, no picture yet…')).toHaveLength(2);
    expect(texts.at(-1)).toBe('Cannot play');
    await expectNothingLeft(world);
  });

  test('and live-player reconnects by itself, again and again: that gives it no more time', async () => {
    const world = worldWith(
      begunWith(() => ['frame']),
      hidden,
    );
    world.open();
    for (let round = 0; round < 12 && world.stream() !== 'failed'; round += 1) {
      await world.advance(4_000);
      if (world.stream() === 'failed') break;
      const node = world.players.node();
      node.say({ type: 'node.closed', reason: 'livePlayer' });
      await world.advance(1_000);
      node.say({ type: 'node.pullStarted' });
    }
    expect(world.view().status.text).toBe('Cannot play');
    await expectNothingLeft(world);
  });

  test('for long, as a key frame is late: that one frame before it could not be decoded does not count', async () => {
    const world = new World(hidden);
    world.open();
    const texts = record(world, statusText);
    await world.advance(600);
    world.players.node().say({ type: 'node.noticed', code: 2101 });
    await world.advance(config.firstPictureDeadlineMs - 1_000);
    world.players.node().say({ type: 'node.pictureShown' });
    expect(texts).not.toContain('The phone cannot decode it…');
    expect(texts.at(-1)).toBe('Live');
    expect(world.plugin.count('startStream')).toBe(1);
    await expectNothingLeft(world);
  });

  test('back from a pause, though the player still tells of the frames of before it', async () => {
    const world = new World();
    await world.watch();
    world.send({ type: 'PAUSE' });
    await world.advance(5_000);
    hidden(world);
    world.players.habits.pullAfterMs = 4_000;
    world.send({ type: 'RESUME' });
    await world.advance(3_000);
    world.players.node().say({ type: 'node.measured', measure: { framesPerSecond: 25 } });
    await world.advance(2_000);
    expect(world.view().status.text).toBe('Back to live…');
    await expectNothingLeft(world);
  });
});

describe('bytes stop for a moment', () => {
  const nothingToShow = { canSnapshot: false, canFullScreen: false };

  test('before there was a picture: it is still waited for, and nothing is offered that needs one', async () => {
    const world = worldWith(
      begunWith((second) => (second < 2 ? ['frame'] : [])),
      hidden,
    );
    world.open();
    const texts = record(world, statusText);
    await world.advance(5_000);
    expect(texts).not.toContain('Weak network');
    expect(world.view()).toMatchObject({ waiting: true, hint: '', controls: nothingToShow });
    await expectNothingLeft(world);
  });

  test('in sound alone: said, and nothing is offered that needs a picture', async () => {
    const world = worldWith((second) => (second < 0.15 ? ['beginning'] : second < 6 ? ['sound'] : []), hidden);
    world.open();
    await world.advance(8_500);
    expect(world.view()).toMatchObject({ status: { text: 'Weak network' }, controls: nothingToShow });
    world.send({ type: 'SNAPSHOT' });
    await world.advance(100);
    expect(world.album).toEqual([]);
    await expectNothingLeft(world);
  });
});

test('a stream whose video begins after its sound is one stream', async () => {
  const world = worldWith((second) => {
    if (second < 0.15) return ['beginning'];
    return second < 6 ? ['sound'] : second < 6.15 ? ['keyFrame'] : ['frame', 'sound'];
  }, hidden);
  world.open();
  const texts = record(world, statusText);
  await world.advance(7_500);
  world.players.node().say({ type: 'node.pictureShown' });
  await world.advance(1_000);
  expect(texts.slice(-3)).toEqual(['Live · sound only', 'Waiting for the picture… 4/4', 'Live']);
  expect(world.view().timelineMarks).toEqual([]);
  await expectNothingLeft(world);
});

test('a picture that is one frame in every pull, with sound, is not begun anew for ever', async () => {
  const world = worldWith(begunWith(() => ['sound']));
  world.open();
  await world.advance(120_000);
  expect(world.view().status.text).toBe('Cannot play');
  expect(world.plugin.count('startStream')).toBe(2);
  await expectNothingLeft(world);
});

describe('a picture that was shown', () => {
  test('stands still although sound comes, with holes: that is said all the same, and begun anew', async () => {
    const world = worldWith(
      begunWith((second) => (second < 10 ? ['frame', 'sound'] : second % 7 < 4.5 ? ['sound'] : [])),
    );
    world.open();
    const texts = record(world, statusText);
    await world.advance(25_000);
    expect(texts).toContain('The picture stands still…');
    await world.advance(5_000);
    expect(world.plugin.count('startStream')).toBe(2);
    await expectNothingLeft(world);
  });

  test('stays live over throttling, where every pull begins with its sound', async () => {
    const world = worldWith((second) => {
      if (second < 0.15) return ['beginning'];
      if (second < 1.5) return ['sound'];
      return second < 1.65 ? ['keyFrame', 'sound'] : ['frame', 'sound'];
    });
    world.open();
    await world.advance(10_000);
    const texts = record(world, statusText);
    await throttle(world);
    await world.advance(10_000);
    expect(texts).toEqual(['Live']);
    expect(world.plugin.count('startStream')).toBe(2);
    await expectNothingLeft(world);
  });

  test('late is live at once, though the player told of no frames until then', async () => {
    const world = new World(hidden);
    world.open();
    for (let second = 0; second < 8; second += 1) {
      await world.advance(1_000);
      world.players.node().say({ type: 'node.measured', measure: { framesPerSecond: 0 } });
    }
    const texts = record(world, statusText);
    world.players.node().say({ type: 'node.pictureShown' });
    await world.advance(500);
    expect(texts).toEqual(['Data comes, no picture yet…', 'Live']);
    await expectNothingLeft(world);
  });

  test('of which a frame now and then cannot be decoded goes on, also where the player tells of no frames', async () => {
    const world = new World();
    await world.watch();
    for (let minute = 0; minute < 4; minute += 1) {
      world.players.node().say({ type: 'node.noticed', code: 2101 });
      await world.advance(60_000);
    }
    expect(world.view().status.text).toBe('Live');
    expect(world.plugin.count('startStream')).toBe(1);
    await expectNothingLeft(world);
  });
});

describe('live-player lets go of it and pulls by itself before its time is up: it is begun anew once, then told with a way on', () => {
  const letsGo = async (world: World) => {
    world.players.node().letGo();
    await world.advance(200);
    if (world.view().status.text === 'Player is reconnecting…') world.players.node().say({ type: 'node.pullStarted' });
  };
  /** It has enough in its cache, and is back a moment after that has played. */
  const throttles = async (world: World) => {
    world.players.node().say({ type: 'node.measured', measure: { videoCacheMs: 3_000 } });
    world.players.node().letGo();
    await world.advance(3_100);
    if (world.view().status.text === 'Player is reconnecting…') world.players.node().say({ type: 'node.pullStarted' });
  };
  /** What goes wrong with the picture is told; live-player lets go a second after a person could read it. */
  const endOf = async (world: World, word: string, goesWrong: (world: World) => void, leaves = letsGo) => {
    world.open();
    for (let second = 0; second < 120 && world.stream() !== 'failed'; second += 1) {
      await world.advance(1_000);
      if (world.stream() === 'failed') break;
      goesWrong(world);
      if (world.view().status.text === word) await leaves(world);
    }
    return { pulls: world.plugin.count('startStream'), title: world.view().sheet?.title };
  };
  const letsGoInAHole = async (world: World) => {
    await world.advance(4_000);
    await letsGo(world);
  };
  const undecoded = (world: World) => world.players.node().say({ type: 'node.noticed', code: 2101 });

  test.each([
    ['', letsGo],
    [', also where its cache is full', throttles],
    [', also while no bytes come', letsGoInAHole],
  ])('a picture that stands still in every pull%s', async (_how, leaves) => {
    const world = worldWith(
      begunWith((second) => (second < 6 ? ['frame', 'sound'] : second < 12 || second > 17 ? ['sound'] : [])),
    );
    const title = 'The picture stands still';
    expect(await endOf(world, `${title}…`, () => undefined, leaves)).toEqual({ pulls: 2, title });
    await expectNothingLeft(world);
  });

  test.each([
    ['before its first frame', hidden],
    ['after it', () => undefined],
  ])('one that cannot be decoded in any pull, %s', async (_when, given) => {
    const world = worldWith(
      begunWith(() => ['frame']),
      given,
    );
    const title = 'This phone cannot decode the picture';
    expect(await endOf(world, 'The phone cannot decode it…', undecoded)).toEqual({ pulls: 2, title });
    await expectNothingLeft(world);
  });
});
