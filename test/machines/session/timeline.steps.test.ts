import { config } from '../../../machines/kernel/config';
import {
  afterStep,
  begun,
  cut,
  later,
  restarted,
  shown,
  stepEnded,
  stoodStill,
  stopped,
  type TimelineEntry,
} from '../../../machines/session/timeline';

const entry = (step: TimelineEntry['step'], startedAtMs: number, endedAtMs: number | null = null): TimelineEntry => ({
  step,
  startedAtMs,
  endedAtMs,
});

test('of what came after the start so many are told, the newest', () => {
  const story = (count: number) =>
    Array.from({ length: count }, (_, at) => at).reduce<readonly TimelineEntry[]>(
      (before, at) => stoodStill(later(before, at % 2 ? 'reconnect' : 'resume', at), at),
      [entry('startStream', 0, 1)],
    );
  expect(story(config.maxLaterStepsTold)).toHaveLength(1 + config.maxLaterStepsTold);
  const long = story(config.maxLaterStepsTold + 5);
  expect(long).toHaveLength(1 + config.maxLaterStepsTold);
  expect([long[0]?.step, long[1]?.startedAtMs, long.at(-1)?.startedAtMs]).toEqual([
    'startStream',
    5,
    config.maxLaterStepsTold + 4,
  ]);
});

describe('a step of the picture in the timeline', () => {
  test.each(['initModule', 'resetModule', 'waitForOthers'] as const)('%s is the init of the module', (step) => {
    expect(afterStep([], step, 5)).toEqual([entry('initModule', 5)]);
  });

  test('a way back to live is none', () => {
    const timeline = [entry('waitData', 1, 2)];
    expect(afterStep(timeline, 'rejoin', 5)).toBe(timeline);
  });

  test('a mending is an interruption, however often it is said, and ends no step', () => {
    const once = afterStep([entry('startStream', 1)], 'reconnect', 5);
    expect(once).toEqual([entry('startStream', 1), entry('reconnect', 5)]);
    expect(afterStep(once, 'reconnect', 6)).toEqual(once);
  });

  test('ends the one before, and is noted once', () => {
    const timeline = afterStep([entry('startService', 1), entry('reconnect', 0)], 'waitPull', 5);
    expect(timeline).toEqual([entry('startService', 1, 5), entry('reconnect', 0), entry('waitPull', 5)]);
    expect(afterStep(timeline, 'waitPull', 9)).toEqual(timeline);
  });

  test('the asking of the camera takes the place of the start that had begun', () => {
    expect(afterStep([entry('waitPull', 1, 2), entry('startStream', 2)], 'checkDevice', 2)).toEqual([
      entry('waitPull', 1, 2),
      entry('checkDevice', 2),
    ]);
  });
});

describe('what goes on beside the steps', () => {
  test('ends none, goes on where it is tried again, and ends by itself', () => {
    const timeline = begun([entry('initModule', 1)], 'createPlayer', 2);
    expect(timeline).toEqual([entry('initModule', 1), entry('createPlayer', 2)]);
    const ended = stepEnded(timeline, 'createPlayer', 4);
    expect(ended).toEqual([entry('initModule', 1), entry('createPlayer', 2, 4)]);
    expect(begun(ended, 'createPlayer', 9)).toEqual(timeline);
  });
});

describe('all is given back', () => {
  test('a step under way was cut; what is over and an interruption stay as they are', () => {
    expect(cut([entry('initModule', 1, 2), entry('startService', 2), entry('reconnect', 3)], 5)).toEqual([
      entry('initModule', 1, 2),
      { ...entry('startService', 2, 5), isCut: true },
      entry('reconnect', 3),
    ]);
  });

  test('it stops once, and an interruption ends with it', () => {
    const over = stopped([entry('startStream', 1), entry('reconnect', 3)], 5);
    expect(over).toEqual([entry('startStream', 1), entry('reconnect', 3, 5), entry('finalStop', 5, 5)]);
    expect(stopped(over, 9)).toBe(over);
  });

  test('what never began has nothing to stop', () => {
    expect(stopped([], 5)).toEqual([]);
  });
});

test('an interruption that is over is followed by another', () => {
  expect(later([entry('reconnect', 1, 2)], 'reconnect', 5)).toEqual([entry('reconnect', 1, 2), entry('reconnect', 5)]);
});

describe('once a picture was shown', () => {
  const started = [entry('startStream', 1, 2), entry('waitKeyFrame', 2), entry('started', 3, 3)];

  test('the start is over, once, and a step of it that goes on may still end', () => {
    expect(shown(started.slice(0, 2), 3)).toEqual(started);
    expect(shown(started, 9)).toEqual(started);
    expect(stepEnded(started, 'waitKeyFrame', 4)[1]).toEqual(entry('waitKeyFrame', 2, 4));
  });

  test.each(['createPlayer', 'connectLocalServer'] as const)('%s is no news', (step) => {
    expect(begun(started, step, 60_000)).toBe(started);
  });

  test('steps that nothing else explains are another stream, told once until it is shown', () => {
    const other = afterStep(started, 'startStream', 60_000);
    expect(other).toEqual([...started, entry('newStream', 60_000)]);
    expect(afterStep(other, 'waitData', 60_100)).toBe(other);
    expect(shown(other, 60_300)).toEqual([...started, entry('newStream', 60_000, 60_300)]);
  });

  test.each(['resume', 'reconnect'] as const)('the steps of a %s are no other stream', (step) => {
    const timeline = later(started, step, 60_000);
    expect(afterStep(timeline, 'startStream', 60_010)).toBe(timeline);
    expect(shown(timeline, 60_300).at(-1)).toEqual(entry(step, 60_000, 60_300));
    expect(stoodStill(timeline, 60_400).at(-1)).toEqual(entry(step, 60_000, 60_400));
  });

  test('a new start is told alone, with what came later only while it is recovered from', () => {
    const timeline = [...later(started, 'resume', 5)];
    expect(restarted(timeline, false)).toEqual([]);
    expect(restarted(timeline, true)).toEqual([entry('resume', 5)]);
  });
});
