import type { Ports } from '../../machines/kernel/ports';
import type { CallMessage } from './protocol.types';
import type { Occurrence, Recorder } from './recorder';
import { showValue } from './show-value';

type Method = (...parameters: unknown[]) => unknown;

/** Each port that is observed, with its column in a sequence. */
const columns = {
  xp2p: 'plugin',
  devices: 'plugin',
  players: 'player',
  managedNodes: 'player',
  album: 'wechat',
  screen: 'wechat',
  system: 'wechat',
} as const satisfies { readonly [port in keyof Ports]?: CallMessage['port'] };

/** Ports that do and say the same as these, and tell of every call of plugin, player, album and screen. */
export function observePorts<Observed extends Ports>(
  ports: Observed,
  idOf: Recorder['idOf'],
  write: (call: Occurrence) => void,
): Observed {
  let calls = 0;

  /** Of a port without a name, all calls are on behalf of one actor. */
  const observe = <Port extends object>(port: Port, column: CallMessage['port'], name: string, ofAll?: string): Port =>
    new Proxy<Port>(port, {
      get(target, method: string) {
        const call = (target as Record<string, unknown>)[method];
        // bytes: too many to tell of, and none of the inspector's business
        if (typeof call !== 'function' || method === 'addChunk') return call;
        return (...parameters: unknown[]) => {
          const number = ++calls;
          // the first function is told facts; bytes go past, to the one after it
          const listenerAt = parameters.findIndex((parameter) => typeof parameter === 'function');
          const hear = parameters[listenerAt] as Method | undefined;
          const given = hear ? parameters.slice(0, listenerAt) : parameters;
          const actor = ofAll ?? idOf(nameOfCaller(name, method, given[0]));
          const tell = (phase: CallMessage['phase'], detail: unknown): void =>
            write({
              type: 'call',
              call: number,
              port: column,
              method,
              actor,
              phase,
              detail: detail === undefined ? detail : showValue(detail),
            });
          tell('called', given);
          if (hear) {
            parameters[listenerAt] = (fact: { readonly player?: object }) => {
              tell('told', fact);
              return hear(fact.player ? { ...fact, player: observe(fact.player, column, '', actor) } : fact);
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

  // as they are: what comes later is asked for then
  const all = Object.defineProperties({}, Object.getOwnPropertyDescriptors(ports)) as Record<string, unknown>;
  for (const [name, column] of Object.entries(columns))
    all[name] = observe(ports[name as keyof typeof columns], column, name);
  return all as unknown as Observed;
}

/** The name of the actor on whose behalf a call is, as far as method and first parameter tell; empty where they don't. */
function nameOfCaller(port: string, method: string, first: unknown): string {
  if (port === 'players' || port === 'managedNodes') return method === 'attach' ? `session ${first}` : 'app';
  if (port !== 'xp2p' && port !== 'devices') return '';
  if (method === 'destroy') return 'module';
  if (/init|reset/.test(method)) return `generation ${first}`;
  // a source or its id names the connection
  return `connection ${(first as { readonly id?: string }).id ?? first}`;
}
