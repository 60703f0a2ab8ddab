import { failureOf } from '../../../../machines/failure';
import { config } from '../../../../machines/kernel/config';
import type { FakeManagedNode } from '../../../support/fake-managed-nodes';
import { expectNothingLeft, record, statusText } from '../story';
import { managedWorld } from './managed-world';

const broken = failureOf('live-player', -2301);
const silent = { plays: false, showsPicture: false, framesPerSecond: null };

describe('a picture whose player runs dry', () => {
  test('is weak after a while, and live as soon as it goes on', async () => {
    const world = managedWorld({ framesPerSecond: null });
    await world.watch();
    const node = world.managedNodes.node();
    node.say({ type: 'managed.ranDry' });
    await world.advance(config.dryPatienceMs - 10);
    expect(world.view().status.text).toBe('Live');
    await world.advance(20);
    expect(world.view().status.text).toBe('Weak network');
    node.say({ type: 'managed.wentOn' });
    expect(world.view().status.text).toBe('Live');
    await expectNothingLeft(world);
  });

  test('is weak, too, where it had run dry before its first picture and has not gone on since', async () => {
    const world = managedWorld(silent);
    world.open();
    await world.advance(500);
    const node = world.managedNodes.node();
    node.say({ type: 'managed.wentOn' });
    node.say({ type: 'managed.ranDry' });
    node.say({ type: 'managed.pictureShown' });
    await world.advance(config.dryPatienceMs - 10);
    expect(world.view().status.text).toBe('Live');
    await world.advance(20);
    expect(world.view().status.text).toBe('Weak network');
    await expectNothingLeft(world);
  });

  test.each([
    ['live-player has gone on since', (node) => node.say({ type: 'managed.wentOn' })],
    ['a new node shows it', (node) => node.say({ type: 'managed.failed', failure: broken, isFatal: true })],
  ] as const satisfies readonly (readonly [
    string,
    (node: FakeManagedNode) => void,
  ])[])('is live, and stays so, where it had run dry before its first picture and %s', async (_, after) => {
    const world = managedWorld(silent);
    world.open();
    await world.advance(500);
    world.managedNodes.node().say({ type: 'managed.ranDry' });
    after(world.managedNodes.node());
    await world.advance(2_000);
    world.managedNodes.node().say({ type: 'managed.pictureShown' });
    await world.advance(config.dryPatienceMs + 1_000);
    expect(world.view().status.text).toBe('Live');
    await expectNothingLeft(world);
  });

  test('is live, and stays so, when frames are told of, though nobody heard that it went on', async () => {
    const world = managedWorld({ framesPerSecond: null });
    await world.watch();
    const node = world.managedNodes.node();
    node.say({ type: 'managed.ranDry' });
    await world.advance(config.dryPatienceMs + config.oldFrameRateMs + 10);
    expect(world.view().status.text).toBe('Weak network');
    node.say({ type: 'managed.measured', measure: { framesPerSecond: 15 } });
    await world.advance(config.dryPatienceMs + 1_000);
    expect(world.view().status.text).toBe('Live');
    await expectNothingLeft(world);
  });

  test.each([
    ['while it plays', async () => undefined],
    [
      'while its stream is away',
      async ({ world, node }) => {
        node.say({ type: 'managed.weakened' });
        await world.advance(config.oldFrameRateMs + 10);
      },
    ],
  ] as const satisfies readonly (readonly [
    string,
    (watched: { readonly world: ReturnType<typeof managedWorld>; readonly node: FakeManagedNode }) => Promise<void>,
  ])[])('what is told of frames long after it ran dry, with nothing left, is of the time before: %s', async (_, before) => {
    const world = managedWorld({ framesPerSecond: null });
    await world.watch();
    const node = world.managedNodes.node();
    const texts = record(world, statusText);
    await before({ world, node });
    node.say({ type: 'managed.ranDry' });
    await world.advance(config.oldFrameRateMs + 500);
    node.say({ type: 'managed.measured', measure: { framesPerSecond: 10, videoCacheMs: 0 } });
    await world.advance(config.dryPatienceMs);
    expect(texts).toEqual(['Live', 'Weak network']);
    node.say({ type: 'managed.measured', measure: { framesPerSecond: 10, videoCacheMs: 300 } });
    expect(world.view().status.text).toBe('Live');
    await expectNothingLeft(world);
  });

  test('a picture that comes with nothing left is live no longer than if it had been there all along', async () => {
    const world = managedWorld({ framesPerSecond: null });
    await world.watch();
    const node = world.managedNodes.node();
    node.say({ type: 'managed.weakened' });
    await world.advance(config.oldFrameRateMs);
    node.say({ type: 'managed.ranDry' });
    await world.advance(1_000);
    node.say({ type: 'managed.measured', measure: { framesPerSecond: 10, videoCacheMs: 0 } });
    expect(world.view().status.text).toBe('Live');
    await world.advance(config.dryPatienceMs - 1_000 + 10);
    expect(world.view().status.text).toBe('Weak network');
    await expectNothingLeft(world);
  });

  test('and does not go on, whatever is tried, stands still: no player was late to reconnect', async () => {
    const world = managedWorld({ framesPerSecond: null });
    await world.watch();
    const failures: unknown[] = [];
    for (let round = 0; round <= config.maxComponentRetriesInVain; round += 1) {
      world.managedNodes.node().say({ type: 'managed.pictureShown' });
      world.managedNodes.node().say({ type: 'managed.ranDry' });
      await world.advance(config.dryPatienceMs + config.playerReconnectDeadlineMs);
      failures.push(world.session().getSnapshot().context.failure?.code ?? null);
    }
    expect(failures).toEqual([null, null, 'stillPicture']);
    await expectNothingLeft(world);
  });

  test('that a camera of few frames leaves it dry between two of them is no news', async () => {
    const world = managedWorld({ framesPerSecond: null });
    await world.watch();
    const texts = record(world, statusText);
    for (let frame = 0; frame < 10; frame += 1) {
      world.managedNodes.node().say({ type: 'managed.ranDry' });
      await world.advance(2_000);
      world.managedNodes.node().say({ type: 'managed.wentOn' });
      await world.advance(100);
    }
    expect(texts).toEqual(['Live']);
    await expectNothingLeft(world);
  });

  test('a frame rate that is told just after it was called weak may be that of what came before', async () => {
    const world = managedWorld({ framesPerSecond: null });
    await world.watch();
    world.managedNodes.node().say({ type: 'managed.weakened' });
    world.managedNodes.node().say({ type: 'managed.measured', measure: { framesPerSecond: 15 } });
    await world.advance(config.oldFrameRateMs + 10);
    expect(world.view().status.text).toBe('Weak network');
    world.managedNodes.node().say({ type: 'managed.measured', measure: { framesPerSecond: 15 } });
    expect(world.view().status.text).toBe('Live');
    await expectNothingLeft(world);
  });

  test('after it went on it is still known that it told of its frames regularly', async () => {
    const world = managedWorld({ framesPerSecond: null });
    await world.watch();
    const node = world.managedNodes.node();
    node.say({ type: 'managed.measured', measure: { framesPerSecond: 15 } });
    node.say({ type: 'managed.weakened' });
    node.say({ type: 'managed.pictureShown' });
    await world.advance(config.measuresStopAfterMs + 10);
    expect(world.view().status.text).toBe('Weak network');
    await expectNothingLeft(world);
  });

  test('and in which rhythm its frames came: none for long is a picture that stands still', async () => {
    const world = managedWorld({ framesPerSecond: null });
    await world.watch();
    const node = world.managedNodes.node();
    for (let told = 0; told < 4; told += 1) node.say({ type: 'managed.measured', measure: { framesPerSecond: 15 } });
    node.say({ type: 'managed.weakened' });
    node.say({ type: 'managed.pictureShown' });
    for (let told = 0; told < 4; told += 1) {
      await world.advance(2_000);
      node.say({ type: 'managed.measured', measure: { framesPerSecond: 0 } });
    }
    expect(world.view().status.text).toBe('The picture stands still…');
    await expectNothingLeft(world);
  });
});

test.each([
  [[12], 'The picture stands still…'],
  [[1], 'Live'],
  [[12, 12, 12, 1], 'Live'],
  [[1, 1, 1, 12], 'The picture stands still…'],
  [[12, 1, 12], 'The picture stands still…'],
])('a picture that stops after reports of %j frames a second is then called "%s"', async (rates, text) => {
  const world = managedWorld({ framesPerSecond: null });
  await world.watch();
  await world.advance(config.oldFrameRateMs);
  const node = world.managedNodes.node();
  for (const framesPerSecond of rates) node.say({ type: 'managed.measured', measure: { framesPerSecond } });
  for (let told = 0; told < 7; told += 1) {
    await world.advance(1_000);
    node.say({ type: 'managed.measured', measure: { framesPerSecond: 0 } });
  }
  expect(world.view().status.text).toBe(text);
  await expectNothingLeft(world);
});

describe('sound alone whose player runs dry', () => {
  const sounding = async () => {
    const world = managedWorld({ ...silent, plays: true });
    world.open();
    await world.advance(500);
    const node = world.managedNodes.node();
    node.say({ type: 'managed.measured', measure: { framesPerSecond: 0, audioCacheMs: 400, videoCacheMs: 0 } });
    node.say({ type: 'managed.played' });
    await world.advance(config.playedCountsAfterMs);
    expect(world.view().status.text).toBe('Live · sound only');
    return { world, node };
  };

  test('is weak after a while, and heard as soon as it goes on', async () => {
    const { world, node } = await sounding();
    node.say({ type: 'managed.ranDry' });
    await world.advance(config.dryPatienceMs + 10);
    expect(world.view().status.text).toBe('Weak network');
    node.say({ type: 'managed.wentOn' });
    expect(world.view().status.text).toBe('Live · sound only');
    await expectNothingLeft(world);
  });

  test('is heard all along where it goes on in between', async () => {
    const { world, node } = await sounding();
    const texts = record(world, statusText);
    for (let turn = 0; turn < 5; turn += 1) {
      node.say({ type: 'managed.ranDry' });
      await world.advance(2_000);
      node.say({ type: 'managed.wentOn' });
    }
    expect(texts).toEqual(['Live · sound only']);
    await expectNothingLeft(world);
  });

  test('and does not go on is begun anew; no player was late to reconnect where that is in vain', async () => {
    const world = managedWorld({ ...silent, plays: true });
    world.open();
    const failures: unknown[] = [];
    for (let round = 0; round <= config.maxComponentRetriesInVain; round += 1) {
      await world.advance(500);
      const node = world.managedNodes.node();
      node.say({ type: 'managed.measured', measure: { framesPerSecond: 0, audioCacheMs: 400, videoCacheMs: 0 } });
      node.say({ type: 'managed.wentOn' });
      await world.advance(config.playedCountsAfterMs);
      node.say({ type: 'managed.ranDry' });
      await world.advance(config.dryPatienceMs + config.playerReconnectDeadlineMs);
      failures.push(world.session().getSnapshot().context.failure?.code ?? null);
    }
    expect(failures).toEqual([null, null, 'firstPicture']);
    await expectNothingLeft(world);
  });
});

describe('a camera of one frame in two seconds, whose rate is told as 1 now and then', () => {
  const slowly = async () => {
    const world = managedWorld({ framesPerSecond: null });
    await world.watch();
    const texts = record(world, statusText);
    const tellRates = async (...rates: readonly number[]) => {
      for (const framesPerSecond of rates) {
        world.managedNodes.node().say({ type: 'managed.measured', measure: { framesPerSecond } });
        await world.advance(1_000);
      }
    };
    return { world, texts, tellRates };
  };
  const zeros = (count: number) => Array.from({ length: count }, () => 0);
  const mostMs = config.maxVideoPatienceMs / 1_000;

  test('does not stand still', async () => {
    const { world, texts, tellRates } = await slowly();
    await tellRates(1, 0, 1, 0, 0, 1, ...zeros(mostMs), 1, ...zeros(mostMs));
    expect(texts).toEqual(['Live']);
    await expectNothingLeft(world);
  });

  test.each([
    ['after several of them', [1, 0, 1, 0, 0, 1, 0, 1]],
    ['after one, in the first moment', [1]],
  ])('does where none was told of for longer than any camera takes, %s', async (_, rates) => {
    const { world, texts, tellRates } = await slowly();
    await tellRates(...rates, ...zeros(mostMs + 1));
    expect(texts).toEqual(['Live', 'The picture stands still…']);
    await expectNothingLeft(world);
  });

  test('but a player that has told of no frame at all tells nothing by that', async () => {
    const { world, texts, tellRates } = await slowly();
    await tellRates(...zeros(2 * mostMs));
    expect(texts).toEqual(['Live']);
    await expectNothingLeft(world);
  });
});

test('a picture whose reports leave out its frames, which they told of before, is weak after a while', async () => {
  const world = managedWorld({ framesPerSecond: null });
  await world.watch();
  const node = world.managedNodes.node();
  const tellCache = async (seconds: number) => {
    for (let told = 0; told < seconds; told += 1) {
      node.say({ type: 'managed.measured', measure: { audioCacheMs: 900 } });
      await world.advance(1_000);
    }
  };
  await tellCache(20);
  expect(world.view().status.text).toBe('Live');
  node.say({ type: 'managed.measured', measure: { framesPerSecond: 12 } });
  await tellCache(config.measuresStopAfterMs / 1_000 - 1);
  expect(world.view().status.text).toBe('Live');
  await tellCache(2);
  expect(world.view().status.text).toBe('Weak network');
  await expectNothingLeft(world);
});

test.each([
  'managed.fed',
  'managed.wentOn',
] as const)('where words of the player inside come through (%s), that it plays is no picture: its own word for one will come', async (type) => {
  const world = managedWorld({ ...silent, plays: true });
  world.open();
  await world.advance(500);
  world.managedNodes.node().say({ type });
  await world.advance(config.playedCountsAfterMs + 1_000);
  expect(world.view().status.text).toBe('Data comes, no picture yet…');
  world.managedNodes.node().say({ type: 'managed.pictureShown' });
  expect(world.view().status.text).toBe('Live');
  await expectNothingLeft(world);
});

test('a module over which data comes is not mistrusted because no picture does', async () => {
  const world = managedWorld({ ...silent, plays: true });
  world.open();
  await world.advance(500);
  const node = world.managedNodes.node();
  node.say({ type: 'managed.wentOn' });
  await world.advance(config.firstPictureDeadlineMs - 1_000);
  const users = world.watching.getSnapshot().context.module?.getSnapshot().context.users ?? [];
  expect(users.map((user) => 'flow' in user && user.flow)).toEqual(['flowing']);
  await expectNothingLeft(world);
});

describe('a node that is left', () => {
  test('is told to stop, as a page that is covered keeps it until it is seen again', async () => {
    const world = managedWorld();
    await world.watch();
    const node = world.managedNodes.node();
    world.send({ type: 'PAUSE' });
    await world.advance(100);
    expect([node.isHeard, node.isStopped]).toEqual([false, true]);
    await expectNothingLeft(world);
  });

  test('is told so also where another one takes its place', async () => {
    const world = managedWorld();
    await world.watch();
    const first = world.managedNodes.node();
    first.say({
      type: 'managed.failed',
      failure: failureOf('live-player', -2301),
      isFatal: true,
    });
    await world.advance(2_000);
    expect([world.managedNodes.count(), first.isStopped]).toEqual([2, true]);
    await expectNothingLeft(world);
  });
});
