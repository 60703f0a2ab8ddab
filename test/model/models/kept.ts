import { keptMachine } from '../../../machines/kept';
import type { KeptContext } from '../../../machines/kept/kept.types';
import type { Model } from '../walk';
import { delaysOf, failures, once, ports, setNow } from './common';

const machine = keptMachine();
const names = ['door.mp4', 'door.jpg'];
const files = {
  create: () => ({ write: () => undefined, close: () => undefined }),
  list: () => names.map((name) => ({ name, bytes: 1, changedAtMs: 0 })),
  remove: () => undefined,
  keep: () => undefined,
  pathOf: (name: string) => name,
  usedBytes: () => 0,
};
const unreadable = {
  ...files,
  list: () => {
    throw failures.retry;
  },
};

export const kept: Model = {
  name: 'kept',
  machine,
  inputs: [
    { ports: { ...ports, files }, language: 'en' },
    { ports: { ...ports, files: unreadable }, language: 'en' },
    { ports, language: 'en' },
  ],
  begins: [],
  events: {
    LOOK: once,
    SAVE: [...names, 'gone'].map((name) => ({ name })),
    DELETE: [{ name: 'door.mp4' }, { name: 'gone' }],
    CONFIRM: once,
    CANCEL: once,
    OPEN_SETTINGS: once,
    'xstate.done.actor.saveFiles': once,
    'xstate.error.actor.saveFiles': [{ error: failures.retry }],
    'xstate.done.actor.savePicture': once,
    'xstate.error.actor.savePicture': [{ error: failures.retry }],
    'xstate.done.actor.openSettings': once,
    'xstate.error.actor.openSettings': [{ error: failures.retry }],
    ...delaysOf(machine),
  },
  flags: (context: KeptContext) => [context.failures.size > 0, context.failure !== null],
  unreachable: {},
  oneSided: {},
  limit: 300,
  setNow,
};
