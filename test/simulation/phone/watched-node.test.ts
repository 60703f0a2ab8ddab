import { Phone } from './phone';
import { WatchedNode } from './watched-node';

const VIEW = 'alone';

test.each([
  ['nothing of that', 'never'],
  ['so late', 'late'],
] as const)('who was stopped pulls no more from then on, also where it says %s', async (_, userClose) => {
  const { diary, violations, simulation, clock } = new Phone({
    setup: {
      generation: '3.1',
      platform: 'android',
      network: 'wifi',
      assumptions: {},
      player: { userClose },
      slowness: 1,
      lateShare: 0,
      latestMs: 0,
      chance: 2,
    },
  });
  const heard: string[] = [];
  let stop: (options: object) => void = () => undefined;
  const node = new WatchedNode({
    ...{ world: simulation.world, violations, name: VIEW, diary, view: VIEW, takesBytesItself: false },
    currentPull: () => undefined,
    isLost: () => false,
    deliver: (event, detail) => {
      heard.push(event);
      const { livePlayerContext } = detail as { livePlayerContext?: { stop: typeof stop } };
      if (livePlayerContext) stop = livePlayerContext.stop;
    },
  });
  node.mount();
  await clock.advance(100);
  node.update({ playerMode: 'live', autoplay: true, muted: false, streamQuality: '', streamChannel: 0 });
  await clock.advance(3_000);
  expect(heard).toContain('playerStartPull');
  expect(diary.wasAwaited('pull', VIEW, 2_000, clock.now())).toBe(false);
  stop({});
  await clock.advance(2_000);
  expect(heard.includes('playerClose')).toBe(userClose === 'late');
  expect(diary.wasAwaited('pull', VIEW, 2_000, clock.now())).toBe(true);
});
