import type { Failure } from '../../machines/failure';
import type { RealWorld } from './real-paths';
import type { ModelEvent } from './walk';

/** Before something is disturbed, or before it comes back, it runs for some seconds. */
const RUNS_MS = 3_000;

/** A connection with its real service, stream and device check; who holds it, and the module that lets it, are the test. */
export const connectionWorld: RealWorld = {
  sent: /^(viewer|pull|module)\./,
  unsaid: {
    'xstate.error.actor.module': 'a lease never throws',
    'xstate.error.actor.service': 'a service says that it failed, it never throws',
    'xstate.error.actor.stream': 'a stream says that it failed, it never throws',
    'xstate.error.actor.checkDevice': 'an answer that is none, or late, counts as none: the deadline comes before it',
    'xstate.after.serviceDeadline.connection.using.service.startingService':
      'the call has a time-out of its own, which is shorter unless it has to wait for others',
    'stream.fellOver': 'this camera has no sharing server',
  },
  isInited: true,
  prepare({ faults }, event) {
    switch (event.type) {
      case 'service.failed':
        return faults.onCall('startService', { how: 'answer', code: codeOf(event) });
      case 'xstate.done.actor.checkDevice':
        return faults.deviceStatus(event.output);
      case 'xstate.after.deviceCheckTimeout.connection.using.service.checkingDevice':
        return faults.onCall('sendCommand', { how: 'hang' });
    }
  },
  async cause({ faults, clock }, event) {
    switch (event.type) {
      case 'service.broken':
        return faults.notice('disconnect');
      case 'stream.ended':
        return faults.notice('eof');
      case 'stream.failed':
        if (event.failure.scope !== 'connection') return faults.notice('fail');
        return faults.notice('parsed', { detail: { status: 500, headers: {} } });
      case 'stream.stalled':
      case 'stream.recovered':
        await clock.advance(RUNS_MS);
        faults.stall(true);
        if (event.type === 'stream.stalled') return;
        await clock.advance(RUNS_MS);
        return faults.stall(false);
    }
  },
};

/** One initialisation of the plugin with its real calls; the module that orders them is the test. */
export const generationWorld: RealWorld = {
  sent: /^(INIT|RESET|network\.changed|module\.destroyed|module\.gone)$/,
  unsaid: {
    'xstate.error.actor.initialisation': 'an initialisation says that it failed, it never throws',
    'xstate.after.callDeadline.generation.alive.init': 'the call has a time-out of its own, which is shorter',
    'xstate.after.callDeadline.generation.alive.resetting': 'the same',
  },
  isInited: false,
  prepare({ faults }, { type }) {
    if (type !== 'call.failed') return;
    faults.onCall('init', { how: 'answer', code: -2201 });
    faults.onCall('reset', { how: 'answer', code: -2002 });
  },
  cause({ faults }, { type, localServerGone }) {
    if (type === 'nat.changed') faults.natChanged();
    if (type === 'nat.failed') faults.natError(localServerGone ? 103 : -1);
  },
};

const codeOf = ({ failure }: ModelEvent): number => Number((failure as Failure).code);
