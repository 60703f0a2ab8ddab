import {
  afterStep,
  begun,
  cut,
  interrupted,
  stepEnded,
  stopped,
  type TimelineEntry,
} from '../../../machines/session/timeline';

const entry = (step: TimelineEntry['step'], startedAtMs: number, endedAtMs: number | null = null): TimelineEntry => ({
  step,
  startedAtMs,
  endedAtMs,
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
  expect(interrupted([entry('reconnect', 1, 2)], 5)).toEqual([entry('reconnect', 1, 2), entry('reconnect', 5)]);
});
