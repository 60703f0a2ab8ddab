import type { Turn } from './framing';
import type { StreamSource } from './ports';

/** What the player of one way to a picture can do, and another cannot. */
export interface Abilities {
  /** By how much it can turn what this source sends: 0 is among them. */
  turnsOf(source: StreamSource): readonly Turn[];
}

/** live-player's own: upright, or lying on its side (`orientation`, contract 3). */
export const plainAbilities = { turnsOf: (): readonly Turn[] => [0, 90] } satisfies Abilities;
