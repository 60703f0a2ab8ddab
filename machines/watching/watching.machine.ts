import { createLanes } from '../lane';
import { debug, warn } from '../words/meta';
import { readMeteredAccepted } from './mobile-data';
import { watchingSetup } from './watching.setup';
import type { WatchingReport } from './watching.types';

/** What is worth keeping. */
const report = { actions: { type: 'report', params: ({ event }: { event: WatchingReport }) => event } } as const;

/** Somebody looks at the app: WeChat says so, or a tap proves it. */
const shown = {
  target: 'shown',
  actions: [{ type: 'tellViews', params: { type: 'app.shown' } }, 'retryModule'],
} as const;

/**
 * Everything that watching needs once, whatever app is around it: the module, one connection an id, one session a view,
 * the network, and the player plugin's local server. It introduces sessions to connections and passes WeChat's facts on.
 * What the environment forbids is said at once: no module is started then.
 */
export const watchingMachine = watchingSetup.createMachine({
  id: 'watching',
  context: ({ input, spawn, self }) => {
    const { ports } = input;
    const lanes = createLanes(ports.clock);
    const [obstacle = null] = ports.environment.obstacles('camera');
    const isFit = obstacle === null || ports.environment.obstacles('server').length === 0;
    return {
      ...input,
      lanes,
      module: isFit ? spawn('module', { id: 'module', input: { ports, lanes, owner: self } }) : null,
      views: new Map(),
      connections: new Map(),
      generations: [],
      obstacle: isFit ? null : obstacle,
      networkType: '',
      localAddress: '',
      online: true,
      networkEvents: 0,
      isMeteredAccepted: readMeteredAccepted(ports.storage),
      focusedView: null,
    };
  },
  type: 'parallel',
  on: {
    'view.opened': { actions: 'openView' },
    'capability.opened': { actions: 'openCapability' },
    'view.closed': { actions: 'closeView' },
    'view.hidden': { actions: 'tellView' },
    'view.shown': { actions: 'tellView' },
    'view.focused': { actions: 'focusView' },
    'memory.warned': { actions: 'makeRoom' },
    'sound.interrupted': { actions: { type: 'tellViews', params: ({ event }) => event } },
    'sound.returned': { actions: { type: 'tellViews', params: ({ event }) => event } },
    'connection.idle': { actions: 'dropConnection' },
    'picture.taken': report,
    'picture.framed': report,
    'module.reported': { actions: 'keepGenerations' },
    'module.doubted': { actions: 'doubtModule' },
    'try.failed': { actions: 'tellModuleVainTry' },
    'metered.accepted': { actions: ['acceptMetered', 'keepMeteredAccepted'] },
    'network.changed': {
      description: 'Also one that tells what is known already: Wi-Fi to another Wi-Fi is a change too.',
      actions: ['noteNetworkEvent', 'tellMetered', 'keepNetwork', 'tellNetwork', 'askAddress'],
    },
    'network.told': [
      { guard: 'isNews', actions: ['tellMetered', 'keepNetwork', 'tellNetwork'] },
      { actions: 'keepNetwork' },
    ],
    'network.proved': {
      description: 'A picture came although there was said to be no network: whoever tried was right.',
      guard: 'isOffline',
      actions: ['goOnline', { type: 'tellViews', params: { type: 'network.back' } }],
    },
    'app.closing': { target: '.network.closed', actions: ['closeAll', 'closeModule'] },
    RETRY: { actions: 'retryModule' },
  },
  states: {
    environment: {
      initial: 'checking',
      states: {
        checking: { always: [{ guard: 'isFit', target: 'fit' }, { target: 'unfit' }] },
        fit: {},
        unfit: {
          description: 'WeChat or the plugin is too old, or credentials are missing: a page says what is needed.',
        },
      },
    },
    visibility: {
      initial: 'shown',
      states: {
        shown: {
          on: { 'app.hidden': { target: 'hidden', actions: { type: 'tellViews', params: { type: 'app.hidden' } } } },
        },
        hidden: {
          meta: { log: debug('小程序进入后台', 'The app went to the background') },
          on: { 'app.shown': shown, 'person.looks': shown },
        },
      },
    },
    localServer: {
      description: "The player plugin's local server: one for all player nodes.",
      initial: 'running',
      states: {
        running: {
          on: {
            'localServer.gone': {
              target: 'resetting',
              actions: [{ type: 'tellViews', params: ({ event }) => event }, 'mistrustModule'],
            },
          },
        },
        resetting: {
          description:
            'Reset, and the module counts as network-changed (contract 3); then every session mounts a new node.',
          tags: 'waiting',
          exit: { type: 'tellViews', params: { type: 'localServer.back' } },
          invoke: {
            id: 'localServer',
            src: 'resetLocalServer',
            input: ({ context }) => context.ports,
            onDone: 'running',
            onError: 'running',
          },
          after: { resetDeadline: 'running' },
        },
      },
    },
    network: {
      initial: 'online',
      states: {
        online: { always: { guard: 'isOffline', target: 'offline' } },
        offline: {
          meta: { log: warn('没有网络', 'There is no network') },
          description: 'No event may tell its return, so the phone is asked again and again.',
          always: { guard: 'isOnline', target: 'online' },
          after: { askNetworkEvery: { target: 'offline', reenter: true, actions: 'askNetwork' } },
        },
        closed: { description: 'The app ends: nobody waits for a network any more.' },
      },
    },
    asking: {
      description:
        'Which network there is: asked at the start, when the app is shown, before a wait without end, and after each change.',
      initial: 'asked',
      on: { 'app.shown': '.asked', 'person.looks': '.asked', 'network.asked': '.asked' },
      states: {
        quiet: {},
        asked: {
          invoke: {
            id: 'network',
            src: 'askNetwork',
            input: ({ context }) => context,
            onDone: [{ guard: 'isAnswerRecent', target: 'quiet', actions: 'hearAnswer' }, { target: 'quiet' }],
            onError: 'quiet',
          },
          after: { networkAnswerDeadline: 'quiet' },
        },
      },
    },
  },
});
