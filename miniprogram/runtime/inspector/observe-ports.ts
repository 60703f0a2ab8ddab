import type { PlayerFact, Ports } from '../../../machines/ports';
import type { CallMessage } from './protocol.types';
import { showValue } from './show-value';

type Call = Omit<CallMessage, 'seq' | 'atMs'>;

interface CallListener {
  /** The id of the living actor of this name. */
  actorNamed(name: string): string | undefined;
  write(call: Call): void;
}

type Method = (...parameters: unknown[]) => unknown;

/** Who is called, and on whose behalf: the name of an actor, as far as method and arguments tell. */
type Owner = (method: string, parameters: readonly unknown[]) => string;

/** In every port, whoever wants to be told something is the third parameter. Bytes go past, to the fourth. */
const listenerAt = 2;

/** Ports that do and say the same as these, and tell of every call of plugin, player, album and screen. */
export function observePorts<Observed extends Ports>(ports: Observed, { actorNamed, write }: CallListener): Observed {
  let calls = 0;

  const observe = <Port extends object>(port: Port, column: Call['port'], ownerOf: Owner): Port =>
    new Proxy(port, {
      get(target, name: string) {
        const method = Reflect.get(target, name) as unknown;
        // bytes: too many to tell of, and none of the inspector's business
        if (typeof method !== 'function' || name === 'addChunk' || name === 'deliver') return method;
        return (...parameters: unknown[]) => {
          const call = ++calls;
          const owner = ownerOf(name, parameters);
          const tell = (phase: Call['phase'], detail: unknown): void =>
            write({
              type: 'call',
              call,
              port: column,
              method: name,
              actor: actorNamed(owner),
              phase,
              detail: showValue(detail),
            });
          const hear = parameters[listenerAt] as Method | undefined;
          tell('called', parameters.slice(0, listenerAt));
          if (hear) {
            parameters[listenerAt] = (fact: PlayerFact) => {
              tell('told', fact);
              return hear(
                fact.type === 'player.ready' ? { ...fact, player: observe(fact.player, 'player', () => owner) } : fact,
              );
            };
          }
          return answer(() => (method as Method).apply(target, parameters), tell);
        };
      },
    });

  return {
    ...ports,
    xp2p: observe(ports.xp2p, 'plugin', xp2pOwner),
    players: observe(ports.players, 'player', (method, [view]) => (method === 'attach' ? `session ${view}` : 'app')),
    album: observe(ports.album, 'wechat', () => ''),
    screen: observe(ports.screen, 'wechat', () => ''),
    system: observe(ports.system, 'wechat', () => ''),
  };
}

/** Calls, and tells what became of it. What is returned is what the call returned. */
function answer(call: () => unknown, tell: (phase: Call['phase'], detail: unknown) => void): unknown {
  try {
    const returned = call() as PromiseLike<unknown> | undefined;
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
}

/** `source` or `id` names the connection, `generation` the one that is initialised. */
const xp2pOwner: Owner = (method, [first]) => {
  if (method === 'destroy') return 'module';
  if (/init|reset/.test(method)) return `generation ${first}`;
  return `connection ${(first as { readonly id?: string }).id || first}`;
};
