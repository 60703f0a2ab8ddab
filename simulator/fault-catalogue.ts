import { callActions, stopActions } from './catalogue/call-actions';
import { cameraSwitches } from './catalogue/camera-switches';
import { deviceActions } from './catalogue/device-actions';
import { managedActions } from './catalogue/managed-actions';
import { phoneActions } from './catalogue/phone-actions';
import { playerActions } from './catalogue/player-actions';
import { sendingFaults, sendingSwitches } from './catalogue/sending-actions';
import { streamActions } from './catalogue/stream-actions';
import type { FaultAction } from './fault.types';
import type { Way } from './generations';

/** Every fault that a person can bring about, whoever pulls. */
export const FAULTS: readonly FaultAction[] = [
  ...callActions({
    group: 'module',
    call: 'init',
    zh: '初始化',
    en: 'Init',
    codes: [-2000, -2003, -2004, -2201, -2301, -2404, -2202],
  }),
  ...callActions({ group: 'module', call: 'reset', zh: '模块重置', en: 'Reset', codes: [-2002, -2202] }),
  ...callActions({
    group: 'connection',
    call: 'startService',
    zh: '建立连接',
    en: 'Service start',
    codes: [-2000, -2001, -2002, -2004, -2005, -2401, -2403, -2404, -2402],
  }),
  ...stopActions({ group: 'connection', call: 'stopService', zh: '断开连接', en: 'Service stop' }),
  ...deviceActions,
  ...callActions({
    group: 'stream',
    call: 'startStream',
    zh: '开始拉流',
    en: 'Stream start',
    codes: [-2000, -2002, -2401, -2403, -2501, -2502, -2801, -2402],
  }),
  ...stopActions({ group: 'stream', call: 'stopStream', zh: '停止拉流', en: 'Stream stop' }),
  ...streamActions,
  ...playerActions,
  ...phoneActions,
  ...sendingFaults,
];

/** What there is besides where components of the plugin pull and play by themselves. */
export const MANAGED_FAULTS: readonly FaultAction[] = managedActions;

/** All that there is, in the panel's order: faults, and what cameras see and how they send it. */
export const CATALOGUE: readonly FaultAction[] = [...FAULTS, ...MANAGED_FAULTS, ...sendingSwitches, ...cameraSwitches];

/** What a panel offers of it, by who pulls. */
export const catalogueOf = (way: Way): readonly FaultAction[] =>
  CATALOGUE.filter((action) => action.way === undefined || action.way === way);
