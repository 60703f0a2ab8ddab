import { liveParams } from '../../connection/stream-params';
import { failureOf } from '../../failure';
import { lazily } from '../../kernel/lazily';
import type { ManagedStep } from '../../kernel/managed-nodes';
import { debug, info, warn } from '../../words/meta';
import { noSigns } from '../health';
import { openingStates, sayWaiting } from '../opening.state';
import type { PictureFact } from '../picture.protocol';
import { letGo, say, sayFailed, setChannel, setQuality, step } from '../saying';
import { flow, giveUpWithEvent, late, lateUnanswered, managedSetup, partIfTriedWithEvent } from './managed.setup';
import {
  began,
  cacheLeadingTo,
  cacheOfWeak,
  dryAgain,
  ended,
  lately,
  mend,
  pictures,
  retry,
  sayNoticed,
} from './managed.ways';
import { shownState } from './shown.state';

const callNode = (type: 'RETRY') => ({ type: 'callNode', params: { type } }) as const;

/** Where every failure leads: all is given back, then it is said, and nothing happens until SHOW. */
const failWithEvent = { target: '#managedPicture.free', actions: sayFailed } as const;

const fallBackToLive = {
  description: 'RTC mode without the microphone: a new node goes on in live mode, and the person is told.',
  guard: 'canFallBackToLive',
  target: '#managedPicture.linked.ready',
  reenter: true,
  actions: ['useLiveMode', say({ type: 'picture.fellBackToLive' })],
} as const;
/**
 * It says that it plays. Where it tells of no picture that has to do after a while, unless it tells that there is none, or
 * live-player's own words come through: then its word for a picture will.
 */
const played = {
  entry: [began('waitKeyFrame'), step('waitPicture'), flow('flowing')],
  on: { 'managed.played': {} },
  after: {
    playedCountsAfter: [
      { guard: 'isSoundAlone', target: '#managedPicture.linked.ready.sounding' },
      { guard: 'tellsOfFrames', actions: step('noPicture') },
      { target: '#managedPicture.linked.ready.shown' },
    ],
  },
} as const;
/** What was pulled has come, so the module works, whatever becomes of the picture. */
const plays = {
  entry: [began('waitKeyFrame'), step('waitPicture'), flow('flowing')],
  on: {
    'managed.played': {},
    'managed.fed': {},
    'managed.wentOn': { actions: 'keepCache' },
    'managed.ranDry': { actions: 'keepCache' },
  },
  after: {
    playedCountsAfter: [
      { guard: 'isSoundAlone', target: '#managedPicture.linked.ready.sounding' },
      { actions: step('noPicture') },
    ],
  },
} as const;
const sayStep = {
  type: 'say',
  params: ({ event: { step } }: { event: { step: ManagedStep } }): PictureFact => ({ type: 'picture.step', step }),
} as const;
/** A word of live-player's own. */
const heardPlaying = {
  'managed.fed': '.plays',
  'managed.wentOn': { target: '.plays', actions: 'keepCache' },
  'managed.ranDry': { target: '.plays', actions: 'keepCache' },
} as const;
const soundsAgain = { target: '#managedPicture.linked.ready.sounding', reenter: true } as const;
const weakSound = {
  entry: [flow('dry'), say({ type: 'picture.weak' })],
  on: { SHOW: { actions: say({ type: 'picture.weak' }) }, 'managed.played': soundsAgain, ...cacheOfWeak },
} as const;

/**
 * A picture that a component of the plugin makes by itself: a holding of the device, so that what fails is told apart, and a node
 * that pulls and plays over it. Remedies from small to large: the component's own retry, another node, another holding.
 */
export const managedPicture = lazily(() =>
  managedSetup().createMachine({
    id: 'managedPicture',
    context: ({ input }) => ({
      ...input,
      key: 0,
      tries: 0,
      shownQuality: input.quality,
      shownChannel: input.channel,
      retriesInVain: 0,
      measure: {},
      drySinceMs: null,
      signs: noSigns(input.ports.clock.now()),
      health: 'starting',
    }),
    on: {
      SET_QUALITY: { actions: setQuality },
      SET_CHANNEL: { actions: setChannel },
      'connection.shared': { actions: 'tellSharing' },
      REMOVE_NODE: '.free',
      TAKE_PICTURE: {
        actions: say({
          type: 'picture.notCaptured',
          failure: failureOf('system', 'snapshotFailed', { step: 'snapshot' }),
        }),
      },
    },
    initial: 'free',
    states: {
      free: {
        description: 'Nothing is held, and no node is there.',
        on: {
          SHOW: [
            { guard: 'hasConnection', target: 'linked', actions: [setQuality, 'keepTries'] },
            {
              actions: say({ type: 'picture.failed', failure: failureOf('deadline', 'service', { step: 'service' }) }),
            },
          ],
          HOLD: { actions: letGo },
          FREE: { guard: 'isForGood', actions: 'release' },
        },
      },
      linked: {
        description: 'Holds the device. Every failure and every deadline leads out at one place.',
        invoke: {
          id: 'viewer',
          src: 'viewer',
          input: ({ context: { connection, source, quality, channel } }) => {
            if (!connection) throw new Error('a viewer without a connection');
            return {
              to: connection,
              hello: { type: 'JOIN', source, params: liveParams(quality, channel) },
              bye: { type: 'LEFT', lingers: true },
            };
          },
          onError: late('service'),
        },
        on: {
          REST: '.resting',
          HOLD: {
            description: 'A component that plays live cannot stand still: it is left, and the holding kept.',
            target: '.resting',
            actions: letGo,
          },
          FREE: [{ guard: 'isForGood', actions: ['partForGood', 'freeSoon'] }, { target: 'free' }],
          'connection.waitingForModule': {
            description: 'The module was taken away for a moment: what stood on it begins anew.',
            target: '.opening',
            actions: sayWaiting,
          },
          'connection.lost': failWithEvent,
          'localServer.gone': failWithEvent,
          'managed.gaveUp': failWithEvent,
        },
        initial: 'opening',
        states: {
          opening: {
            description: 'The module, then the service.',
            tags: 'waiting',
            initial: 'module',
            states: openingStates('managedPicture', late),
          },
          resting: {
            description: 'No node, so no pull. The holding is kept, so that coming back is quick.',
            entry: flow('none'),
            on: {
              SHOW: { target: 'ready', actions: setQuality },
              'connection.waitingForModule': 'opening.module.toRest',
            },
          },
          ready: {
            description:
              'A node is there, and its component is left to it: what it says is heard, its methods are asked for.',
            entry: ['newNode', 'tellNode', flow('dry')],
            exit: [
              say({ type: 'picture.node', node: { way: 'none' } }),
              say({ type: 'picture.measured', measure: { player: {} } }),
            ],
            invoke: { id: 'node', src: 'node', input: ({ context }) => context, onError: late('playerReady') },
            on: {
              SET_QUALITY: { guard: 'isOtherQuality', actions: [setQuality, 'tellNode'] },
              SET_CHANNEL: { guard: 'isOtherChannel', actions: [setChannel, 'tellNode'] },
              TAKE_PICTURE: { actions: 'passToNode' },
              ENTER_FULL_SCREEN: { actions: 'passToNode' },
              EXIT_FULL_SCREEN: { actions: 'passToNode' },
              'managed.ready': {
                description: 'Another component behind the same node: it begins anew.',
                target: '.starting',
              },
              'managed.failed': [
                fallBackToLive,
                { guard: 'mayRetry', ...retry },
                { actions: [partIfTriedWithEvent, giveUpWithEvent] },
              ],
              'managed.ended': '#managedPicture.ended',
              'managed.measured': { actions: ['keepMeasure', 'tellMeasure'] },
              'managed.fed': { actions: flow('flowing') },
              'managed.ranDry': { actions: 'keepCache' },
              'managed.wentOn': { actions: 'keepCache' },
              'managed.noticed': { actions: sayNoticed },
              'managed.soundBegan': { actions: [flow('flowing'), say({ type: 'picture.soundBegan' })] },
              'managed.step': { guard: 'hasData', actions: flow('flowing') },
              'managed.fullScreenChanged': {
                actions: {
                  type: 'say',
                  params: ({ event: { fullScreen } }) => ({ type: 'picture.fullScreenChanged', fullScreen }),
                },
              },
              'managed.kept': {
                actions: { type: 'say', params: ({ event: { isCertain } }) => ({ type: 'picture.kept', isCertain }) },
              },
              'managed.notKept': {
                actions: {
                  type: 'say',
                  params: ({ event: { failure } }) => ({ type: 'picture.notCaptured', failure }),
                },
              },
            },
            initial: 'mounting',
            states: {
              mounting: {
                description: 'The page makes the node.',
                meta: { log: debug('正在创建播放器', 'Creating the player') },
                tags: 'waiting',
                entry: [step('waitPull'), began('createPlayer')],
                exit: ended('createPlayer'),
                on: { 'managed.played': 'starting.played', ...pictures },
                after: { playerReadyDeadline: lateUnanswered('playerReady') },
              },
              starting: {
                description: 'It connects and pulls by itself, and says how far it is where it likes.',
                tags: 'waiting',
                entry: step('startStream'),
                on: {
                  'managed.step': [{ guard: 'hasData', actions: [flow('flowing'), sayStep] }, { actions: sayStep }],
                  'managed.played': '.played',
                  ...heardPlaying,
                  ...pictures,
                },
                initial: 'silent',
                states: {
                  silent: { after: { firstPictureDeadline: lateUnanswered('header') } },
                  played: {
                    ...played,
                    after: { ...played.after, firstPictureDeadline: lateUnanswered('firstPicture') },
                  },
                  plays: {
                    ...plays,
                    after: { ...plays.after, firstPictureDeadline: lateUnanswered('firstPicture') },
                  },
                },
              },
              shown: shownState(),
              sounding: {
                description: 'It plays, and tells of sound and of no frames: there is no picture in it.',
                meta: { log: info('只有声音，没有画面', 'There is sound alone, no picture') },
                entry: [flow('flowing'), say({ type: 'picture.sounds' })],
                on: {
                  SHOW: { actions: say({ type: 'picture.sounds' }) },
                  'managed.weakened': '.weak',
                  'managed.stopped': '.weak',
                  ...pictures,
                },
                initial: 'heard',
                states: {
                  heard: cacheLeadingTo('#managedPicture.linked.ready.sounding.dry'),
                  weak: {
                    entry: weakSound.entry,
                    on: { ...weakSound.on, 'managed.weakened': dryAgain, 'managed.stopped': dryAgain },
                    after: { weakDeadline: mend('playerReconnect') },
                  },
                  dry: {
                    description: 'Nothing is left to be heard: it goes on with what comes over the same pull.',
                    entry: weakSound.entry,
                    on: { ...weakSound.on, 'managed.wentOn': { ...soundsAgain, actions: 'keepCache' } },
                    after: { weakDeadline: mend('firstPicture') },
                  },
                },
              },
              switching: {
                description:
                  'Another quality or channel is a property of the node: it pulls anew by itself. What does not come is taken back.',
                tags: 'waiting',
                entry: ['tellNode', step('startStream')],
                on: {
                  SET_QUALITY: { guard: 'isOtherQuality', target: 'switching', reenter: true, actions: setQuality },
                  SET_CHANNEL: { guard: 'isOtherChannel', target: 'switching', reenter: true, actions: setChannel },
                  'managed.step': [{ guard: 'hasData', actions: [flow('flowing'), sayStep] }, { actions: sayStep }],
                  'managed.pictureShown': 'shown',
                  'managed.played': '.played',
                  ...heardPlaying,
                  'managed.failed': 'takingBack',
                },
                after: { qualityDeadline: 'takingBack' },
                initial: 'silent',
                states: { silent: {}, played, plays },
              },
              takingBack: {
                description: 'What was asked for did not come: back to what was shown.',
                entry: ['sayKept', 'returnToShown', 'tellNode'],
                always: 'retrying',
              },
              retrying: {
                meta: { log: warn('播放器出错，正在重试', 'The player failed and is asked to try again') },
                tags: 'waiting',
                entry: [flow('dry'), step('reconnect'), callNode('RETRY')],
                on: {
                  SHOW: { actions: step('reconnect') },
                  'managed.callFailed': { guard: 'isRetry', actions: [partIfTriedWithEvent, giveUpWithEvent] },
                  'managed.failed': { actions: [partIfTriedWithEvent, giveUpWithEvent] },
                  'managed.played': '.played',
                  ...heardPlaying,
                  ...pictures,
                },
                after: { firstPictureDeadline: lateUnanswered('playerReconnect') },
                initial: 'silent',
                states: { ...lately.states, played, plays },
              },
            },
          },
        },
      },
      ended: {
        description: "The device's own end: nothing is held, and what was shown is over with its node.",
        entry: say({ type: 'picture.ended', drainMs: 0 }),
        on: {
          SHOW: { target: 'linked', actions: [setQuality, 'keepTries'] },
          HOLD: { actions: letGo },
          FREE: [{ guard: 'isForGood', target: 'free', actions: 'release' }, { target: 'free' }],
        },
      },
    },
  }),
);
