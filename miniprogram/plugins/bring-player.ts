import { onceCome } from './once-come';

/** The P2P-Player plugin, which may come late, or not at all. */
export interface BroughtPlayer {
  /** Itself, or a promise that is kept once it has come. */
  readonly plugin: unknown;
  /**
   * It could not be got. Whoever wants to know has it asked for once more: one that another package declares does not come without
   * a network, and does later.
   */
  isMissing(): boolean;
}

interface Asking {
  readonly again: () => Promise<unknown>;
  /** Told once. */
  readonly missing: () => void;
}

/** Watches over a plugin, or a promise of it, as WeChat gave it. */
export function bringPlayer(first: unknown, { again, missing }: Asking): BroughtPlayer {
  let state: 'asked' | 'missing' | 'askedAgain' | 'there' = 'asked';
  const absent = (): void => {
    if (state === 'asked') missing();
    state = 'missing';
  };
  let plugin: unknown;
  let tellCame: (came: unknown) => void = () => undefined;
  const came = (given: unknown): void => {
    if (given === undefined || given === null) absent();
    else {
      state = 'there';
      plugin = given;
      tellCame(given);
    }
  };
  onceCome(first, came, absent);
  return {
    // one that is there at once is handed on at once
    plugin: plugin ?? new Promise((resolve) => (tellCame = resolve)),
    isMissing() {
      const isSo = state === 'missing' || state === 'askedAgain';
      if (state === 'missing') {
        state = 'askedAgain';
        onceCome(again(), came, absent);
      }
      return isSo;
    },
  };
}
