import { info, warn } from '../words/meta';
import { ask, sessionSetup } from './session.setup';

const showing = '#session.viewing.watch.playing.showing';
/** The next try. */
const tryAgain = { target: showing, actions: 'beginTimeline' } as const;

/** Somebody wants the picture: it is shown, mended, or rests while nobody looks. */
export const playingState = () =>
  sessionSetup().createStateConfig({
    on: {
      STOP: 'stopped',
      PAUSE: 'paused',
      PAUSE_STREAM: 'paused.stream',
      'memory.low': 'savingMemory',
      'network.metered': { actions: { type: 'notify', params: { notice: { kind: 'metered' } } } },
      unseen: '.resting',
    },
    initial: 'deciding',
    states: {
      deciding: {
        always: [
          { guard: 'isRefused', target: '#session.viewing.watch.failed', actions: 'refuse' },
          { guard: 'isUnseen', target: 'resting' },
          { guard: 'isOffline', target: 'retrying.offline', actions: 'failOffline' },
          { target: 'showing' },
        ],
      },
      showing: {
        entry: 'askToShow',
        on: {
          'picture.step': { target: '.working', actions: 'keepStep' },
          'picture.shown': '.shown.moving',
          'picture.sounds': '.shown.soundOnly',
          'picture.behind': '.shown.behind',
          'picture.late': '.shown.behind.late',
          'picture.weak': '.shown.weak',
          'picture.ended': { target: '#session.viewing.watch.ended', actions: 'keepDrain' },
          'picture.failed': { target: 'retrying', actions: 'fail' },
          CHANGE_QUALITY: {
            description: 'A new wish, with a time of its own: that of the old one ends.',
            guard: 'isOtherQualityMeanwhile',
            target: 'showing',
            reenter: true,
            actions: ['setQuality', 'restoreBudget', 'askQuality'],
          },
          CHANGE_CHANNEL: {
            guard: 'isOtherChannelMeanwhile',
            target: 'showing',
            reenter: true,
            actions: ['setChannel', 'restoreBudget', 'askChannel'],
          },
        },
        after: {
          recoveryDeadline: { guard: 'isStillFailing', target: '#session.viewing.watch.failed', actions: 'giveUp' },
        },
        initial: 'working',
        states: {
          working: {
            description: 'On its way: the picture says at which step.',
            tags: 'waiting',
            meta: { says: 'theStep', tone: 'busy' },
          },
          shown: {
            entry: 'proveNetwork',
            invoke: { id: 'screen', src: 'screenOn', input: ({ context }) => context, onError: { actions: [] } },
            on: {
              'picture.shown': '.moving',
              'picture.sounds': '.soundOnly',
              'picture.behind': '.behind',
              'picture.late': '.behind.late',
              'picture.weak': '.weak',
            },
            initial: 'moving',
            states: {
              moving: {
                meta: { says: 'live', tone: 'live', log: info('正在播放', 'Playing') },
                entry: ['calmDown', 'noteShown'],
                on: { 'picture.shown': {} },
                after: { steadyAfter: { actions: 'restoreBudget' } },
              },
              soundOnly: {
                meta: { says: 'soundOnly', tone: 'live', log: info('正在播放声音', 'Playing sound alone') },
                entry: ['calmDown', 'noteShown'],
                on: { 'picture.sounds': {}, 'picture.weak': 'soundWeak' },
                after: { steadyAfter: { actions: 'restoreBudget' } },
              },
              behind: {
                entry: ['calmDown', 'noteShown'],
                on: { 'picture.behind': {}, 'picture.late': '.late' },
                after: { steadyAfter: { actions: 'restoreBudget' } },
                initial: 'mending',
                states: {
                  mending: {
                    meta: { says: 'behind', tone: 'warn', log: warn('画面晚于现场', 'The picture is behind live') },
                  },
                  late: {
                    description: 'Nothing that was done helped: it is watched as it is, or in a lower quality.',
                    meta: {
                      says: 'late',
                      tone: 'warn',
                      log: warn('画面一直落后，重新取流没有帮助', 'The picture stays behind: new pulls were in vain'),
                    },
                    on: {
                      'picture.late': {},
                      TRY_OTHER_QUALITY: { guard: 'hasOtherQuality', actions: ['takeOtherQuality', 'askQuality'] },
                    },
                  },
                },
              },
              weak: {
                meta: {
                  says: 'weak',
                  tone: 'warn',
                  log: warn('网络较弱，暂时没有数据', 'Weak network, no bytes for the moment'),
                },
              },
              soundWeak: {
                description: 'The same of sound alone: there is no picture to do anything with.',
                meta: {
                  says: 'soundWeak',
                  tone: 'warn',
                  log: warn('网络较弱，暂时没有声音', 'Weak network, no sound for the moment'),
                },
                on: { 'picture.weak': {} },
              },
            },
          },
        },
      },
      retrying: {
        description: 'Something failed, or there is no network. The wait is shown, and can be cut short or cancelled.',
        entry: ['endTimeline', 'reportScope', 'decide', 'beginReconnect'],
        always: { guard: 'hasGivenUp', target: '#session.viewing.watch.failed' },
        on: { RETRY: tryAgain },
        initial: 'counting',
        states: {
          counting: {
            meta: { says: 'theWait', tone: 'warn', log: info('稍后自动重连', 'Reconnecting after a moment') },
            always: { guard: 'isOffline', target: 'offline' },
            invoke: {
              id: 'countdown',
              src: 'countdown',
              input: ({ context }) => ({ clock: context.ports.clock, seconds: context.secondsLeft }),
              onError: tryAgain,
            },
            on: {
              'countdown.ticked': { actions: 'keepCountdown' },
              'app.shown': tryAgain,
              'network.back': tryAgain,
              CHANGE_CHANNEL: {
                description: 'A new wish: nothing is known of it yet that would have to be waited for.',
                guard: 'isOtherChannel',
                target: showing,
                actions: ['setChannel', 'restoreBudget', 'askChannel', 'beginTimeline'],
              },
            },
            after: { retryDelay: tryAgain },
          },
          offline: {
            description:
              'No network: nothing to try, and no time that counts. It goes on by itself when the network is back.',
            meta: {
              says: 'offline',
              tone: 'warn',
              log: warn('没有网络，等待恢复', 'No network, waiting for it to come back'),
            },
            entry: ['noteOffline', 'askNetwork', ask({ type: 'FREE', lingers: true })],
            exit: 'noteOnline',
            always: { guard: 'isOnline', ...tryAgain },
          },
        },
      },
      resting: {
        description:
          'Nobody looks: no bytes. The connection is kept for a while. Coming back is a new wish, with a fresh budget.',
        meta: {
          says: 'resting',
          tone: 'idle',
          log: info(
            '无人观看，已暂停取流，连接保留一会儿',
            'Nobody looks: the pull is stopped, the connection kept a while',
          ),
        },
        entry: ['forgetFailure', ask({ type: 'REST' })],
        on: {
          unseen: {},
          seen: [
            {
              description: 'A connection that was forgotten for long is not to be found lingering.',
              guard: 'isLongAway',
              target: 'deciding',
              actions: [ask({ type: 'FREE', lingers: false }), 'doubtLocalServer', 'endTimeline', 'beginTimeline'],
            },
            { target: 'deciding' },
          ],
          'picture.failed': 'asleep',
        },
        after: { keepConnection: 'asleep' },
      },
      asleep: {
        description: 'Nobody has looked for long: nothing is held. What was wanted goes on by itself on return.',
        meta: {
          says: 'resting',
          tone: 'idle',
          log: info('长时间无人观看，已断开连接', 'Nobody has looked for long: the connection is given back'),
        },
        entry: ['endTimeline', ask({ type: 'FREE', lingers: true })],
        on: {
          unseen: {},
          seen: [
            { guard: 'isLongAway', target: 'deciding', actions: ['doubtLocalServer', 'beginTimeline'] },
            { target: 'deciding', actions: 'beginTimeline' },
          ],
        },
      },
    },
  });
