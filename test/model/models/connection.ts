import { connectionMachine } from '../../../machines/connection';
import type { StreamSource } from '../../../machines/kernel/ports';
import type { Model } from '../walk';
import { door, failures, high, lanes, low, moved, nothing, once, one, other, owner, ports, setNow } from './common';

export const connection: Model = {
  name: 'connection',
  machine: connectionMachine(),
  inputs: [{ ports, lanes, source: door, params: high, module: owner, owner }],
  begins: [],
  events: {
    'viewer.joined': [
      { lease: one, source: door, params: high },
      { lease: other, source: moved, params: low },
    ],
    'viewer.released': [{ lease: one }, {}],
    'viewer.left': [{ lease: one }, { lease: other }],
    'pull.wanted': [{ lease: one, params: high, sink: nothing }],
    'pull.left': [{ lease: one }],
    'pull.held': [{ lease: one }],
    'pull.rejoined': [{ lease: one, sink: nothing }],
    'pull.switched': [{ lease: one, params: low }],
    'pull.dead': [{ failure: failures.retry }],
    'module.ready': [{ localPeerName: 'peer' }],
    'module.waiting': [{ reason: 'jammed' }, { reason: 'sourceExcluded' }],
    'module.failed': [{ failure: failures.module }],
    'module.gone': [{ failure: failures.module }],
    'module.resetDue': once,
    'module.othersWait': once,
    'service.opened': once,
    'service.failed': [{ failure: failures.module }, { failure: failures.connection }],
    'service.broken': [{ failure: failures.connection }],
    'stream.opened': [{ flvUrl: '' }],
    'stream.requested': once,
    'stream.headerArrived': once,
    'stream.fellOver': once,
    'stream.flowing': [{ owner: one }],
    'stream.stalled': once,
    'stream.recovered': once,
    'stream.measured': [{ count: { bytes: 1, videoFrames: 1, keyFrames: 1 }, bytesPerSecond: 1, sharing: null }],
    'stream.ended': once,
    'stream.failed': [{ failure: failures.retry }, { failure: failures.connection }],
    'xstate.error.actor.module': [{ error: failures.retry }],
    'xstate.error.actor.service': [{ error: failures.retry }],
    'xstate.error.actor.stream': [{ error: failures.retry }],
    'xstate.done.actor.checkDevice': [{ output: 0 }, { output: 405 }],
    'xstate.error.actor.checkDevice': [{ error: failures.retry }],
    'xstate.after.moduleDeadline.connection.using.waitingForModule': once,
    'xstate.after.serviceDeadline.connection.using.service.startingService': once,
    'xstate.after.deviceCheckTimeout.connection.using.service.checkingDevice': once,
    'xstate.after.linger.connection.using.service.lingering': once,
  },
  flags: (context: ConnectionFlags) => [
    context.viewers.map(({ lease }) => lease === one),
    context.pulls.map(({ isHeld }) => isHeld),
    context.isReleased,
    context.isDeviceChecked,
    context.isFlowing,
    context.announced?.type,
    context.source === door,
  ],
  unreachable: {},
  oneSided: {},
  limit: 1_500,
  setNow,
};

interface ConnectionFlags {
  readonly viewers: readonly { lease: unknown }[];
  readonly pulls: readonly { isHeld?: boolean }[];
  readonly isReleased: boolean;
  readonly isDeviceChecked: boolean;
  readonly isFlowing: boolean;
  readonly announced: { type: string } | null;
  readonly source: StreamSource;
}
