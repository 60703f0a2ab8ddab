import { createLanes, type Lanes, type Patience } from '../../../machines/lane';
import { VirtualClock } from '../../support/virtual-clock';

/** What becomes of a plugin call. */
export interface Fate {
  /** How long it takes; null: it never settles. */
  readonly takesMs?: number | null;
  readonly rejects?: boolean;
  readonly throws?: boolean;
}

/** Lanes on a virtual clock, with plugin calls that write down when they begin and end. */
export class LaneBench {
  readonly clock = new VirtualClock();
  readonly lanes: Lanes = createLanes(this.clock);
  /** `'100 begin open'`: milliseconds since the start, and what happened. */
  readonly story: string[] = [];
  /** Ids whose stop failed twice. */
  readonly jammed: string[] = [];

  constructor() {
    this.lanes.onJammed((id) => this.jammed.push(id));
  }

  /** A plugin call, to be given to a lane. */
  call(name: string, fate: Fate = {}): () => Promise<string> {
    const { takesMs = 100, rejects = false, throws = false } = fate;
    return () => {
      this.note(`begin ${name}`);
      if (throws) throw new Error(name);
      return new Promise((resolve, reject) => {
        if (takesMs === null) return;
        this.clock.setTimeout(() => {
          this.note(`end ${name}`);
          if (rejects) reject(new Error(name));
          else resolve(name);
        }, takesMs);
      });
    };
  }

  /** A stop that has a fate of its own each time that it is asked. */
  stop(name: string, ...fates: readonly Fate[]): () => unknown {
    let asked = 0;
    return () => {
      asked += 1;
      return this.call(`${name} ${asked}`, fates[asked - 1])();
    };
  }

  note(words: string): void {
    this.story.push(`${this.clock.now()} ${words}`);
  }

  advance(durationMs: number): Promise<void> {
    return this.clock.advance(durationMs);
  }
}

export const patience = (timeoutMs = 10_000): Patience => ({ code: 'startService', timeoutMs });
