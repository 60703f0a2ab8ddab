import {
  asPicture,
  bytesPicture,
  config,
  connectionMachine,
  failureOf,
  failureTitle,
  type Ports,
  sessionView,
  sessionWith,
  type ViewLogic,
  watchingMachine,
} from 'xp2p-statecharts/machines';
import { portsConformance } from 'xp2p-statecharts/testing';

const logic = (): ViewLogic => ({ session: sessionWith(asPicture(bytesPicture())), connection: connectionMachine() });
const kept: Ports['storage'] = { read: () => undefined, write: () => undefined };

export const shown = [
  failureTitle(failureOf('environment', 'pluginMissing'), 'en'),
  typeof sessionView,
  watchingMachine.id,
  logic().session.id,
  kept.read('nothing') === undefined,
  config.defaultQuality,
  portsConformance(() => Promise.reject(new Error('no ports'))).length > 50,
];
console.log(JSON.stringify(shown));
