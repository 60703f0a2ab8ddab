import { type Abilities, plainAbilities } from '../kernel/abilities';
import { plainFraming } from '../kernel/framing';
import type { Ref } from '../kernel/talk';
import type { PictureFact, PictureInput, PictureLogic } from '../picture';
import { freshBudget } from '../recovery';
import { info } from '../words/meta';
import { hintRegion } from './hint.region';
import { offerRegion } from './offer.region';
import { presenceRegion } from './presence.region';
import { routeRegion } from './route.region';
import { sessionSetup, versionsOf } from './session.setup';
import type { SessionContext } from './session.types';
import { settingsRegion } from './settings.region';
import { snapshotRegion } from './snapshot.region';
import { soundRegion } from './sound.region';
import { watchRegion } from './watch.region';

/**
 * One person watching one camera: what they want, whether they look, and what is done when it fails. How a picture comes
 * it does not know: that is the argument, an actor behind the picture's protocol, with what its player can do.
 */
export const sessionWith = (picture: PictureLogic, abilities: Abilities = plainAbilities) =>
  sessionSetup()
    .createMachine({
      id: 'session',
      context: ({ input }) => ({
        ...input,
        node: { way: 'none' },
        fullScreen: false,
        triedQualities: [input.quality],
        channels: input.channels ?? [0],
        channel: input.channels?.[0] ?? 0,
        muted: input.muted ?? false,
        framing: input.framing ?? plainFraming,
        abilities: abilities(input.source),
        plugin: versionsOf(input.ports),
        step: 'initModule',
        measure: {
          localPeerName: '',
          flvUrl: '',
          stream: {
            bytes: 0,
            videoFrames: 0,
            videoTimeMs: 0,
            audioFrames: 0,
            keyFrames: 0,
            bytesPerSecond: 0,
            sharing: null,
          },
          player: {},
        },
        timeline: [],
        wantedSinceMs: input.ports.clock.now(),
        failure: null,
        budget: freshBudget,
        decision: null,
        secondsLeft: 0,
        offlineSinceMs: 0,
        isPageHidden: false,
        isAppHidden: false,
        hiddenSinceMs: 0,
        drainMs: 0,
        notice: null,
        picture: { count: 0, path: '' },
        hiccup: 0,
        isDiagnosing: false,
      }),
      initial: 'viewing',
      on: { LEAVE: '.left' },
      states: {
        viewing: {
          type: 'parallel',
          invoke: {
            id: 'picture',
            src: 'picture',
            input: ({ context, self }: { context: SessionContext; self: Ref<PictureFact> }): PictureInput => ({
              ...context,
              owner: self,
            }),
            onError: { actions: [] },
          },
          on: {
            CHANGE_QUALITY: { guard: 'isOtherQuality', actions: ['setQuality', 'restoreBudget', 'askQuality'] },
            CHANGE_FRAMING: { actions: 'reframe' },
            CHANGE_CHANNEL: { guard: 'isOtherChannel', actions: ['setChannel', 'restoreBudget', 'askChannel'] },
            TOGGLE_MUTE: { actions: 'toggleMute' },
            MUTE: { actions: { type: 'setMuted', params: { muted: true } } },
            UNMUTE: { actions: { type: 'setMuted', params: { muted: false } } },
            ENTER_FULL_SCREEN: { actions: 'passToPicture' },
            EXIT_FULL_SCREEN: { actions: 'passToPicture' },
            SHOW_DIAGNOSIS: { actions: { type: 'diagnose', params: { open: true } } },
            HIDE_DIAGNOSIS: { actions: { type: 'diagnose', params: { open: false } } },
            ACCEPT_METERED: { actions: [{ type: 'report', params: { type: 'metered.accepted' } }, 'dismissNotice'] },
            DISMISS_NOTICE: { actions: 'dismissNotice' },
            'view.focused': { actions: { type: 'setMuted', params: { muted: false } } },
            'view.blurred': { actions: { type: 'setMuted', params: { muted: true } } },
            'network.lost': { actions: 'goOffline' },
            'network.back': { actions: 'goOnline' },
            'localServer.gone': { actions: 'passToPicture' },
            'localServer.back': { actions: 'passToPicture' },
            'picture.node': { actions: 'keepNode' },
            'picture.beside': { actions: 'keepBeside' },
            'picture.measured': { actions: 'keepMeasure' },
            'picture.fullScreenChanged': { actions: 'keepFullScreen' },
            'picture.quality': { actions: ['setQuality', 'noticeQuality'] },
            'picture.channelKept': { actions: ['keepChannel', 'noticeChannel'] },
            'picture.fellBackToLive': { actions: { type: 'notify', params: { notice: { kind: 'microphoneDenied' } } } },
          },
          states: {
            presence: presenceRegion(),
            watch: watchRegion(),
            snapshot: snapshotRegion(),
            settings: settingsRegion(),
            hint: hintRegion(),
            offer: offerRegion(),
            sound: soundRegion(),
            route: routeRegion(),
          },
        },
        left: {
          type: 'final',
          description: 'The page is gone: everything that was held is given back by the states that held it.',
          meta: { says: 'left', tone: 'idle', log: info('已离开', 'Left') },
        },
      },
    })
    .provide({ actors: { picture } });

export type SessionMachine = ReturnType<typeof sessionWith>;
