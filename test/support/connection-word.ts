import type { StateValue } from '../../machines/kernel/state-path';

/** Where a connection is, in one word: the one place where tests name its states. */
export function connectionWord(value: StateValue): string {
  if (typeof value === 'string') return value;
  const using = (value as { using: StateValue }).using;
  if (typeof using === 'string') return using;
  const service = (using as { service: StateValue }).service;
  if (typeof service === 'string') return service;
  const { pull, device } = (service as { started: { pull: StateValue; device: StateValue } }).started;
  if (pull === 'ready' && device === 'asked') return 'checkingDevice';
  return typeof pull === 'string' ? pull : 'pulling';
}
