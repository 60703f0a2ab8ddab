import type { RequiredPlugins } from '../miniprogram/plugins/required-plugins.types';
import type { Devtools } from './devtools.types';
import { faultButtons } from './fault-buttons';

/** What development tools can do to the running app, and what its simulated plugins hold. */
export function createDevtools(simulation: RequiredPlugins['simulation']): Devtools {
  return {
    faults: faultButtons(simulation),
    resources: () => simulation?.resources() ?? { module: '', services: [], streams: [], players: [] },
  };
}
