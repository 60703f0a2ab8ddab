import { logMachine } from '../../../machines/log';
import type { Model } from '../walk';
import { once, setNow } from './common';

export const log: Model = {
  name: 'log',
  machine: logMachine,
  inputs: [{ timezoneOffsetMinutes: 0 }],
  begins: [],
  events: {
    'log.appended': [{ entry: { atMs: 0, level: 'info', actor: 'app', message: { zh: '好', en: 'good' } } }],
    FILTER: [{ level: 'error' }],
    CLEAR: once,
  },
  flags: (context: { entries: readonly unknown[]; filter: string }) => [context.entries.length > 0, context.filter],
  unreachable: {},
  oneSided: {},
  limit: 100,
  setNow,
};
