import { failureOf } from '../../../../machines/failure';
import type { Ports } from '../../../../machines/kernel/ports';
import type { Bench, Fate, OutsideCall, PluginWord } from '../../../../simulator/conformance';
import { strangersBench } from '../strangers-ports';

/** What somebody who writes ports gets wrong: by the row that must say so, then in words, a bench that has it. */
export type Mistakes = Readonly<Record<string, Readonly<Record<string, () => Bench>>>>;

type Hear = (word: PluginWord, id: string, isLate: boolean) => void;

/** What a mistake sees of the row that it is to be found by. */
export interface Scene {
  /** For what a mistake must remember. */
  kept: unknown;
  readonly ports: Ports;
  /** What was ordered for the next calls of this name. */
  met(call: OutsideCall): Fate | undefined;
  /** Calls `act` whenever the plugin speaks. */
  onWord(act: Hear): void;
}

type Change<Name extends keyof Ports, Result> = (real: Required<Ports>[Name], scene: Scene) => Result;

/** The stranger's ports with another one in the place of this one. */
export function wrong<Name extends keyof Ports>(name: Name, change: Change<Name, Required<Ports>[Name]>): () => Bench {
  return () => {
    const { ports, world } = strangersBench();
    const met = new Map<OutsideCall, Fate>();
    const listeners: Hear[] = [];
    const scene: Scene = {
      kept: undefined,
      ports,
      met: (call) => met.get(call),
      onWord: (act) => void listeners.push(act),
    };
    return {
      ports: { ...ports, [name]: change((ports as Required<Ports>)[name], scene) },
      world: {
        ...world,
        meet: (call, fate) => {
          met.set(call, fate);
          world.meet(call, fate);
        },
        say: (word, id) => {
          for (const hear of listeners) hear(word, id, false);
          return world.say(word, id);
        },
        sayLate: (word, id) => {
          for (const hear of listeners) hear(word, id, true);
          return world.sayLate(word, id);
        },
      },
    };
  };
}

/** The stranger's ports with something changed in one of them. */
export const changed = <Name extends Exclude<keyof Ports, 'random'>>(
  name: Name,
  change: Change<Name, Partial<Required<Ports>[Name]>>,
): (() => Bench) => wrong(name, (real, scene) => ({ ...real, ...change(real, scene) }));

/** A deadline of the port's own. */
export function impatient<Value>(scene: Scene, afterMs: number, answer: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    scene.ports.clock.setTimeout(() => reject(failureOf('deadline', 'init')), afterMs);
    answer.then(resolve, reject);
  });
}

/** What went wrong, in the words of what is behind the port. */
export const raw = (reason: unknown): never => {
  throw { errcode: (reason as { code: number }).code };
};
