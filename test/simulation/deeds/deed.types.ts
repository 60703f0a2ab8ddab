import type { Phone } from '../phone/phone';

/** Two numbers in [0, 1) by which a deed chooses what it is done to. */
export interface Chance {
  readonly a: number;
  readonly b: number;
}

/** One thing that a person or the world can do at any moment. */
export type Deed = (phone: Phone, chance: Chance) => void | Promise<void>;

/** The item that a number in [0, 1) stands for. Throws when there is none. */
export function pick<Item>(items: readonly Item[], chance: number): Item {
  const item = items[Math.min(items.length - 1, Math.floor(chance * items.length))];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}
