import { config } from '../../../machines/kernel/config';
import { generationMachine } from '../../../machines/module/generation.machine';
import type { Model } from '../walk';
import { failures, lanes, once, owner, ports, setNow } from './common';

const inTimeAndLate = [{ atMs: 0 }, { atMs: config.moduleDeadlineMs + config.lateTimerMs + 1 }];

export const generation: Model = {
  name: 'generation',
  machine: generationMachine,
  inputs: [{ ports, lanes, module: owner, generation: '2.4', source: 'camera' }],
  begins: [],
  events: {
    INIT: [{ source: 'camera' }],
    RESET: once,
    'network.changed': once,
    'nat.changed': [{ generation: '2.4' }],
    'nat.failed': [
      { generation: '2.4', failure: failures.retry, localServerGone: true },
      { generation: '2.4', failure: failures.retry, localServerGone: false },
    ],
    MISTRUST: [{ failure: failures.retry }],
    'module.destroyed': once,
    'module.gone': [{ failure: failures.module }],
    'call.answered': [{ localPeerName: 'peer' }],
    'call.failed': [{ failure: failures.retry }],
    'xstate.error.actor.initialisation': [{ error: failures.retry }],
    'xstate.after.callDeadline.generation.alive.init': inTimeAndLate,
    'xstate.after.callDeadline.generation.alive.resetting': inTimeAndLate,
    'xstate.after.doubtLasts.generation.alive.doubtful': once,
  },
  flags: ({ changedMeanwhile }: { changedMeanwhile: boolean }) => changedMeanwhile,
  unreachable: {},
  oneSided: {},
  limit: 1_000,
  setNow,
};
