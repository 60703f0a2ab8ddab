/**
 * A value that must never reach a log, a view model or the inspector (`xp2pInfo`, keys).
 * Whatever prints or serialises it gets `[secret]`; only a plugin adapter calls `reveal`.
 */
export interface Secret {
  reveal(): string;
  /** Same value? Told without showing it. */
  equals(other: Secret | undefined): boolean;
  isEmpty(): boolean;
  toString(): string;
  toJSON(): string;
}

/** Wraps a value so that it cannot be printed by accident. */
export function secret(value: string): Secret {
  const masked = () => '[secret]';
  return {
    reveal: () => value,
    equals: (other) => other?.reveal() === value,
    isEmpty: () => value === '',
    toString: masked,
    toJSON: masked,
  };
}
