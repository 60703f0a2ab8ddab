import type { NodeFact, Ports } from '../../machines/kernel/ports';
import { showValue } from './show-value';
import type { CallTold, ObservedPort } from './wire.types';

type Method = (...parameters: unknown[]) => unknown;

const observed = ['xp2p', 'players', 'album', 'screen', 'system'] as const;

/** Ports that do and say the same as these, and tell of every call of plugin, player, album and screen. */
export function observePorts<Observed extends Ports>(ports: Observed, write: (...call: CallTold) => void): Observed {
  /** In every port, whoever wants to be told something is the third parameter. Bytes go past, to the fourth. */
  const listenerAt = 2;
  let calls = 0;

  const observe = <Port extends object>(port: Port, name: ObservedPort, attachedBy?: number): Port =>
    new Proxy<Port>(port, {
      get(target, method: string) {
        const call = (target as Record<string, unknown>)[method];
        // bytes: too many to tell of, and none of the inspector's business
        if (typeof call !== 'function' || method === 'addChunk') return call;
        return (...parameters: unknown[]) => {
          const number = ++calls;
          const tell = (phase: CallTold[4], detail: unknown): void =>
            write('c', number, name, method, phase, showValue(detail), attachedBy);
          const hear = parameters[listenerAt] as Method | undefined;
          tell('called', parameters.slice(0, listenerAt));
          if (hear) {
            parameters[listenerAt] = (fact: NodeFact) => {
              tell('told', fact);
              return hear(
                fact.type === 'node.ready' ? { ...fact, player: observe(fact.player, 'player', number) } : fact,
              );
            };
          }
          try {
            const returned = (call as Method).apply(target, parameters) as PromiseLike<unknown> | undefined;
            if (returned?.then) {
              returned.then(
                (value) => tell('resolved', value),
                (reason) => tell('rejected', reason),
              );
            } else tell('returned', returned);
            return returned;
          } catch (reason) {
            tell('threw', reason);
            throw reason;
          }
        };
      },
    });

  const all = { ...ports } as unknown as Record<string, unknown>;
  for (const name of observed) all[name] = observe(ports[name], name);
  return all as unknown as Observed;
}
