import type { DeviceCalls, Files } from '../../machines/kernel/ports';
import type { DeliveringManagedNodes } from '../plugins/iot';
import type { DeliveringPlayerNodes } from '../plugins/player';
import type { PlayingNodes } from './way.types';

/** The nodes that play, of a package that may not have come: until then there are none, and never those that the way has not. */
export interface LateNodes extends Required<Pick<PlayingNodes, 'players' | 'managedNodes'>> {
  /** They come with it. */
  files(): Files | undefined;
  /** Empty until then. */
  readonly devices: DeviceCalls;
  come(nodes: PlayingNodes): void;
}

export function lateNodes(commander?: unknown): LateNodes {
  const devices = {};
  let there: PlayingNodes = {};
  const players: DeliveringPlayerNodes = {
    attach: (...given) => there.players?.attach(...given) ?? (() => undefined),
    deliver: (...given) => there.players?.deliver(...given),
    resetLocalServer: () => there.players?.resetLocalServer() ?? Promise.resolve(),
  };
  const managedNodes: DeliveringManagedNodes = {
    attach: (...given) => there.managedNodes?.attach(...given) ?? (() => undefined),
    deliver: (...given) => there.managedNodes?.deliver(...given),
    propertiesOf: (...given) => there.managedNodes?.propertiesOf(...given),
  };
  return {
    players,
    managedNodes,
    files: () => there.files,
    devices,
    come(nodes) {
      there = nodes;
      Object.assign(devices, nodes.devices?.(commander));
    },
  };
}
