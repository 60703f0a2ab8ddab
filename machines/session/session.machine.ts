import { lazily } from '../kernel/lazily';
import { freshBudget } from '../recovery';
import { hintRegion } from './hint.region';
import { intentRegion } from './intent.region';
import { playerRegion } from './player.region';
import { presenceRegion } from './presence.region';
import { routeRegion } from './route.region';
import { sessionSetup } from './session.setup';
import { snapshotRegion } from './snapshot.region';
import { streamRegion } from './stream.region';

/**
 * One person watching one camera. Bytes are pulled exactly while the person wants to watch (`intent`), live-player is
 * connected (`player`) and the service is ready (`stream`): the regions see each other by `stateIn`, never by raised events.
 */
export const sessionMachine = lazily(() =>
  sessionSetup().createMachine({
    id: 'session',
    context: ({ input }) => ({
      ...input,
      params: { action: 'live', channel: 0, quality: input.quality },
      playerKey: 0,
      player: null,
      autoplay: false,
      isHeld: false,
      nudged: false,
      playerFailure: null,
      hasLocalServer: true,
      playerMeasure: {},
      muted: input.muted ?? false,
      fullScreen: false,
      waitReason: null,
      localPeerName: '',
      flvUrl: '',
      streamMeasure: { bytes: 0, videoFrames: 0, keyFrames: 0, bytesPerSecond: 0, sharing: null },
      timeline: [],
      wantedSinceMs: input.ports.clock.now(),
      failure: null,
      budget: freshBudget,
      decision: null,
      secondsLeft: 0,
      offlineSinceMs: null,
      isPageHidden: false,
      isAppHidden: false,
      hiddenSinceMs: 0,
      awayMs: 0,
      flowingSinceMs: null,
      caughtUpAtMs: null,
      notice: null,
      hiccup: 0,
      isDiagnosing: false,
    }),
    initial: 'viewing',
    on: { LEAVE: '.left' },
    states: {
      viewing: {
        type: 'parallel',
        on: {
          CHANGE_QUALITY: { guard: 'isKnownQuality', actions: 'setQuality' },
          TOGGLE_MUTE: { actions: 'toggleMute' },
          'view.focused': { actions: { type: 'setMuted', params: { muted: false } } },
          'view.blurred': { actions: { type: 'setMuted', params: { muted: true } } },
          SHOW_DIAGNOSIS: { actions: { type: 'diagnose', params: { open: true } } },
          HIDE_DIAGNOSIS: { actions: { type: 'diagnose', params: { open: false } } },
          ACCEPT_METERED: { actions: ['tellMeteredAccepted', 'dismissNotice'] },
          'network.metered': {
            guard: 'isWanted',
            actions: { type: 'notify', params: { notice: { kind: 'metered' } } },
          },
          DISMISS_NOTICE: { actions: 'dismissNotice' },
          'player.measured': { actions: 'notePlayerMeasure' },
          'player.pictureShown': { actions: { type: 'endStep', params: { step: 'waitKeyFrame' } } },
          'player.fullScreenChanged': { actions: 'noteFullScreen' },
          'localServer.back': { actions: 'noteLocalServerBack' },
          'network.lost': { actions: 'goOffline' },
          'network.back': { actions: 'goOnline' },
        },
        states: {
          presence: presenceRegion(),
          intent: intentRegion(),
          player: playerRegion(),
          stream: streamRegion(),
          snapshot: snapshotRegion(),
          hint: hintRegion(),
          route: routeRegion(),
        },
      },
      left: {
        type: 'final',
        description: 'The page is gone: everything that was held is given back by the states that held it.',
      },
    },
  }),
);
