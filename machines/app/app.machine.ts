import { createLanes } from '../lane';
import { appSetup } from './app.setup';
import { readMeteredAccepted } from './metered';

/**
 * The app: it owns the module, one connection an id, one session a view, the list of cameras and the log, and passes
 * WeChat's facts on to them. What the environment forbids is said at once: no module is started then.
 */
export const appMachine = appSetup.createMachine({
  id: 'app',
  context: ({ input, spawn, self }) => {
    const lanes = createLanes(input.ports.clock);
    const { environment } = input.ports;
    const [obstacle = null] = environment.obstacles('camera');
    const isFit = obstacle === null || environment.obstacles('server').length === 0;
    return {
      ...input,
      lanes,
      module: isFit ? spawn('module', { id: 'module', input: { ports: input.ports, lanes, owner: self } }) : null,
      cameras: spawn('cameras', {
        id: 'cameras',
        input: { storage: input.ports.storage, builtIn: input.builtInCameras },
      }),
      log: spawn('log', { id: 'log', input: { timezoneOffsetMinutes: input.timezoneOffsetMinutes } }),
      sessions: {},
      connections: {},
      generations: [],
      obstacle: isFit ? null : obstacle,
      networkType: '',
      online: true,
      isMeteredAccepted: readMeteredAccepted(input.ports.storage),
      focusedView: null,
    };
  },
  type: 'parallel',
  on: {
    'view.opened': { actions: 'openView' },
    'view.closed': { actions: 'closeView' },
    'view.hidden': { actions: 'passToView' },
    'view.shown': { actions: 'passToView' },
    'view.focused': { actions: 'focusView' },
    'memory.warned': { actions: 'makeRoom' },
    'viewer.joined': { actions: ['ensureConnection', 'passOn'] },
    'viewer.released': { actions: 'passOn' },
    'viewer.left': { actions: 'passOn' },
    'pull.wanted': { actions: 'passOn' },
    'pull.switched': { actions: 'passOn' },
    'pull.left': { actions: 'passOn' },
    'pull.held': { actions: 'passOn' },
    'pull.rejoined': { actions: 'passOn' },
    'pull.dead': { actions: 'passOn' },
    'connection.unused': { actions: 'dropUnused' },
    'picture.taken': { actions: 'tellPicture' },
    'module.reported': { actions: 'noteModule' },
    'network.changed': [
      { guard: 'isNews', actions: ['tellMetered', 'noteNetwork', 'tellNetwork'] },
      { actions: 'noteNetwork' },
    ],
    'metered.accepted': { actions: ['acceptMetered', 'keepMeteredAccepted'] },
    'app.closing': { actions: ['leaveAll', 'closeModule'] },
    'module.doubted': { actions: 'doubtModule' },
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
        shown: { on: { 'app.hidden': { target: 'hidden', actions: 'tellVisibility' } } },
        hidden: { on: { 'app.shown': { target: 'shown', actions: 'tellVisibility' } } },
      },
    },
    localServer: {
      description: "The player plugin's local server: one for all player nodes.",
      initial: 'running',
      states: {
        running: { on: { 'localServer.gone': { target: 'resetting', actions: 'tellLocalServerGone' } } },
        resetting: {
          description:
            'Reset, and the module counts as network-changed (contract 3); then every session mounts a new node.',
          tags: 'waiting',
          exit: 'tellLocalServerBack',
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
        offline: { always: { guard: 'isOnline', target: 'online' } },
      },
    },
  },
});
