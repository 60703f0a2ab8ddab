import { camerasMachine } from '../../../machines/cameras';
import type { Model } from '../walk';
import { failures, listed, once, ports, setNow } from './common';

export const cameras: Model = {
  name: 'cameras',
  machine: camerasMachine,
  inputs: [{ storage: ports.storage, builtIn: [listed] }],
  begins: [],
  events: {
    ADD: once,
    EDIT: [{ id: 'door' }, { id: 'unknown' }],
    DELETE: [{ id: 'door' }, { id: 'unknown' }],
    CHANGE: [{ field: 'name', value: '' }],
    TOUCH: [{ field: 'name' }],
    SAVE: once,
    CANCEL: once,
    CONFIRM: once,
    PICTURE: [
      { id: 'door', path: 'a.png' },
      { id: 'unknown', path: 'a.png' },
    ],
    FRAME: [
      { id: 'door', framing: { fit: 'fill', turn: 90 } },
      { id: 'unknown', framing: { fit: 'fill', turn: 90 } },
    ],
    'list.read': [{ list: { cameras: [listed], trouble: null, mustSetAside: false } }],
    'list.written': [{ cameras: [listed] }],
    'xstate.error.actor.read': [{ error: failures.retry }],
    'xstate.error.actor.save': [{ error: failures.retry }],
    'xstate.error.actor.delete': [{ error: failures.retry }],
    'xstate.error.actor.reframe': [{ error: failures.retry }],
  },
  flags: (context: { form: { name: string }; cameras: readonly unknown[]; original: unknown }) => [
    context.form.name === '',
    context.cameras.length,
    context.original !== null,
  ],
  unreachable: {},
  oneSided: {},
  limit: 1_000,
  setNow,
};
