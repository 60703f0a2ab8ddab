import { moduleMachine } from '../../../machines/module';
import type { ModuleContext } from '../../../machines/module/module.types';
import type { Model } from '../walk';
import { failures, lanes, once, one, other, owner, ports, setNow } from './common';

const report = (name: string, state: string) => ({
  report: { generation: name, state, localPeerName: 'peer', failure: state === 'initFailed' ? failures.retry : null },
});

/** Both generations work, and a camera holds its own. */
const held = [
  { type: 'generation.changed', ...report('2.3', 'inited') },
  { type: 'generation.changed', ...report('2.4', 'inited') },
  { type: 'WANT', from: one, id: 'door', kind: 'camera', generation: '2.4' },
];

export const moduleModel: Model = {
  name: 'module',
  machine: moduleMachine,
  inputs: [{ ports, lanes, owner }],
  begins: [held],
  events: {
    WANT: [
      { from: one, id: 'door', kind: 'camera', generation: '2.4' },
      { from: other, id: 'gate', kind: 'server' },
    ],
    LEAVE: [{ from: one }, { from: other }],
    OFFER: [{ from: one }],
    DRY: [{ from: one }, { from: other }],
    FLOWS: [{ from: one }, { from: other }],
    RESTS: [{ from: one }],
    TRIED_IN_VAIN: [{ generation: '2.4' }],
    MISTRUST: [{ failure: failures.server }],
    'suspicion.ripened': [{ generation: '2.4' }],
    'holders.answered': [{ from: one }, { from: other }],
    REPORT_GONE: [{ generation: '2.4', failure: failures.module }],
    DOUBT: once,
    'network.changed': once,
    'id.jammed': [{ id: 'door' }],
    'generation.changed': [
      ...['init', 'inited', 'doubtful', 'initFailed', 'stale', 'destroyed'].map((state) => report('2.4', state)),
      ...['inited', 'initFailed'].map((state) => report('2.3', state)),
    ],
    'localServer.gone': [{ failure: failures.server }],
    RETRY: once,
    CLOSE: once,
    'xstate.error.actor.jams': [{ error: failures.retry }],
    'xstate.done.actor.destroy': once,
    'xstate.error.actor.destroy': [{ error: failures.retry }],
    'xstate.done.actor.lastDestroy': once,
    'xstate.error.actor.lastDestroy': [{ error: failures.retry }],
  },
  flags: (context: ModuleContext) => [
    context.users.map((user) => [
      user.id,
      user.stage,
      ...(user.stage === 'waiting' ? [user.holdersAsked, user.hadSecondTry] : [user.flow]),
    ]),
    context.generations.map(({ state }) => state),
    context.isDoubted,
  ],
  unreachable: {},
  oneSided: {},
  limit: 1_500,
  setNow,
};
