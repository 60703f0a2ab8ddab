import { loadWxs } from './load-wxs';

interface Step {
  readonly atMs: number;
  readonly ms: number;
}

interface Scale {
  offset(steps: readonly Step[], step: Step): number;
  width(steps: readonly Step[], step: Step): number;
  total(steps: readonly Step[]): string;
}

const scale = loadWxs<Scale>('timeline-bar/scale.wxs');
const bars = (steps: readonly Step[]) => steps.map((step) => [scale.offset(steps, step), scale.width(steps, step)]);

describe('the timeline’s bars', () => {
  test('the timeline’s bars begin where their step began and are as long as it took, in percent of the whole', () => {
    const steps = [
      { atMs: 0, ms: 50 },
      { atMs: 0, ms: 100 },
      { atMs: 100, ms: 300 },
    ];
    expect(bars(steps)).toEqual([
      [0, 12.5],
      [0, 25],
      [25, 75],
    ]);
    expect(scale.total(steps)).toBe('400 ms');
  });

  test('the timeline’s bars leave the last quarter to the step that runs, and tell no sum yet', () => {
    const steps = [
      { atMs: 0, ms: 100 },
      { atMs: 100, ms: -1 },
    ];
    expect(bars(steps)).toEqual([
      [0, 75],
      [75, 25],
    ]);
    expect(scale.total(steps)).toBe('');
  });

  test('the timeline’s bars are told with one decimal', () => {
    const steps = [
      { atMs: 0, ms: 10 },
      { atMs: 10, ms: 20 },
    ];
    expect(bars(steps)).toEqual([
      [0, 33.3],
      [33.3, 66.7],
    ]);
  });

  test('the timeline’s bars have no width where no time at all was taken, and nothing is divided by zero', () => {
    const steps = [{ atMs: 0, ms: 0 }];
    expect(bars(steps)).toEqual([[0, 0]]);
    expect(scale.total(steps)).toBe('0 ms');
  });

  test('the timeline has no bars without steps', () => {
    expect(scale.total([])).toBe('');
  });
});
