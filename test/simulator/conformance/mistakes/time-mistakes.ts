import { changed, type Mistakes, wrong } from './mistake';

export const timeMistakes: Mistakes = {
  'clock: a timer fires once, when its milliseconds have passed by now(), and not before': {
    seconds: changed('clock', (real) => ({ setTimeout: (fire, ms) => real.setTimeout(fire, ms / 1_000) })),
    'now() in seconds': changed('clock', (real) => ({ now: () => real.now() / 1_000 })),
    'a timer that fires again': changed('clock', (real) => ({
      setTimeout: (fire, ms) => {
        real.setTimeout(fire, ms + 1_000);
        return real.setTimeout(fire, ms);
      },
    })),
    'a timer that never fires': changed('clock', () => ({ setTimeout: () => 0 })),
  },
  'clock: no timer fires before setTimeout has returned': {
    'what is due at once is done at once': changed('clock', (real) => ({
      setTimeout: (fire, ms) => (ms > 0 ? real.setTimeout(fire, ms) : fire()),
    })),
  },
  'clock: timers fire in the order in which they are due, then in which they were set': {
    'of two that are due together the last one first': changed('clock', (real) => {
      let earlierMs = 0;
      return {
        setTimeout: (fire, ms) => {
          earlierMs += 1;
          return real.setTimeout(fire, ms - earlierMs);
        },
      };
    }),
  },
  'clock: a cleared timer never fires': {
    'clearTimeout does nothing': changed('clock', () => ({ clearTimeout: () => undefined })),
  },
  'clock: what is no timer, or no more, can be cleared': {
    'null is cleared with a throw': changed('clock', (real) => ({
      clearTimeout: (timer) => {
        if (timer === null) throw new TypeError('no timer');
        real.clearTimeout(timer);
      },
    })),
    'a timer that has fired clears the one that was set last': changed('clock', (real) => {
      let last: unknown;
      return {
        setTimeout: (fire, ms) => {
          last = real.setTimeout(fire, ms);
          return last;
        },
        clearTimeout: () => real.clearTimeout(last),
      };
    }),
  },
  'random: a number in [0, 1)': {
    one: wrong('random', () => () => 1),
  },
};
