import { readField } from '../player/read-field';
import { floors } from './feature-floors';
import type { IotPlugin, PluginLogger } from './surface';

/**
 * What the plugin can be told before its manager is got (managed contract 2). What is absent is not set, and the plugin's own
 * choice stands. Changing one needs a restart of the mini-program.
 */
export interface IotSettings {
  /** The app's own id of whoever uses it, to be told to the vendor with a problem (4.0.1). No secret, no name of a person. */
  readonly userId?: string;
  /** Costs performance: heeded where developers look at the app (`__INSPECT__`), and nowhere else. */
  readonly logger?: PluginLogger;
  /** Connects by TCP first (about 4.3; base library 3.4.1). WeChat allows at most 20 such sockets in five minutes. */
  readonly tcpFirst?: boolean;
  /** Asks the peer's STUN server too (4.6.0). */
  readonly crossStunTurn?: boolean;
  /** Which port its STUN server is asked at; the plugin's own is 20002 (4.6.0). Below 1024 and 8000 to 8100 not with `tcpFirst`. */
  readonly stunPort?: number;
  /** Whether the settings are heeded that a device delivers; the plugin does (4.6.0). */
  readonly useDeliveryConfig?: boolean;
}

/** Where each is set, and since which version. */
const setters: readonly (readonly [keyof IotSettings, 'iot' | 'p2p', string, string])[] = [
  ['userId', 'iot', 'setUserId', floors.userId],
  ['logger', 'iot', 'setPluginLogger', floors.managed],
  ['tcpFirst', 'p2p', 'setTcpFirst', floors.tcpFirst],
  ['crossStunTurn', 'p2p', 'setCrossStunTurn', floors.stunSettings],
  ['stunPort', 'p2p', 'updateStunPort', floors.stunSettings],
  ['useDeliveryConfig', 'p2p', 'setUseDeliveryConfig', floors.stunSettings],
];

/**
 * Sets what was asked for; returns the setters of it that this version has not, or that threw, each with the first version that has it:
 * for the log, as all works without.
 * Throws nothing.
 */
export function applySettings(plugin: IotPlugin, settings: IotSettings): readonly (readonly [string, string])[] {
  return setters.flatMap(([name, place, setter, since]) => {
    const value = settings[name];
    return value === undefined || isSet(readField(plugin, place), setter, value) ? [] : [[setter, since] as const];
  });
}

function isSet(on: unknown, setter: string, value: unknown): boolean {
  const found = readField(on, setter);
  if (typeof found !== 'function') return false;
  try {
    found.call(on, value);
    return true;
  } catch {
    return false;
  }
}
