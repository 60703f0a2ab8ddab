import { type Failure, failureOf } from '../failure';
import type { Ports, StreamSource } from '../kernel/ports';
import type { Lanes } from '../lane';
import type { DeviceCall } from './connection.protocol';

export interface DeviceInput {
  readonly ports: Ports;
  readonly lanes: Lanes;
  readonly source: StreamSource;
}

/** Nobody is connected, or no longer. */
export const notConnected = failureOf('input', 'notConnected', { step: 'command' });

/** The plugin has no commands: with its version, as far as it tells. */
export const commandsMissing = ({ ports: { environment } }: DeviceInput): Failure => {
  const { xp2p = '' } = environment?.versions?.() ?? {};
  return failureOf('environment', 'commandsMissing', { step: 'command', ...(xp2p && { message: xp2p }) });
};

/** Says to whoever asks why it is not done. What is given back needs no answer. */
export function refuse(call: Extract<DeviceCall, { readonly type: 'COMMAND' | 'PRESS' }>, failure: Failure): void {
  if (call.type === 'COMMAND') call.from.send({ type: 'command.failed', number: call.number, failure });
  else call.from.send({ type: 'ptz.failed', failure });
}
