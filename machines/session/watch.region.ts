import { info, warn } from '../words/meta';
import { playingState } from './playing.state';
import { ask, sessionSetup } from './session.setup';

/** Whoever wants to watch again, when nothing is held, begins anew. */
const again = { target: 'playing', actions: 'beginTimeline' } as const;
const afresh = { target: 'playing', actions: ['forgetFailure', 'beginTimeline'] } as const;

/** Whoever paused wants it to go on. */
const resumed = { target: 'playing', actions: 'beginResume' } as const;

/** What the person wants, and how it goes. The entry of a state says to the picture what the state means. */
export const watchRegion = () =>
  sessionSetup().createStateConfig({
    initial: 'playing',
    on: {
      'memory.low': {
        description: 'A node that is stopped still holds its decoder.',
        actions: ask({ type: 'REMOVE_NODE' }),
      },
    },
    states: {
      playing: playingState(),
      paused: {
        entry: ['forgetFailure', 'noteStill'],
        on: {
          PLAY: resumed,
          RESUME: resumed,
          RETRY: resumed,
          STOP: 'stopped',
          'memory.low': 'savingMemory',
          'network.metered': { actions: { type: 'notify', params: { notice: { kind: 'metered' } } } },
          seen: {
            description: 'A connection that was forgotten for long is not to be found lingering.',
            guard: 'isLongAway',
            target: '.asleep',
            actions: [ask({ type: 'FREE', lingers: false }), 'doubtLocalServer'],
          },
          'picture.failed': { description: 'No error: it is made anew on return.', target: '.asleep' },
          'picture.ended': { description: 'What stands still does not play out.', target: 'ended.over' },
        },
        initial: 'picture',
        states: {
          picture: {
            description: 'Bytes go on for a while, so that the picture can go on at once.',
            meta: {
              says: 'paused',
              tone: 'idle',
              log: info('已暂停画面，码流继续', 'The picture is paused, its stream goes on'),
            },
            entry: ask({ type: 'HOLD' }),
            invoke: { id: 'screen', src: 'screenOn', input: ({ context }) => context, onError: { actions: [] } },
            on: {
              PAUSE_STREAM: 'stream',
              unseen: 'stream',
              'picture.letGo': {
                description: 'A picture that cannot be held still is no pause: without bytes it stands for certain.',
                target: 'stream',
              },
            },
            after: { pauseKeepsStream: 'stream' },
          },
          stream: {
            description: 'Nothing is pulled either; the connection is kept for a while.',
            meta: { says: 'pausedStream', tone: 'idle', log: info('已暂停，不再取流', 'Paused, nothing is pulled') },
            entry: ask({ type: 'REST' }),
            after: { keepConnection: 'asleep' },
          },
          asleep: {
            description: 'It was paused for long: nothing is held.',
            meta: {
              says: 'pausedStream',
              tone: 'idle',
              log: info('长时间无人观看，已断开连接', 'Nobody has looked for long: the connection is given back'),
            },
            entry: ['endTimeline', ask({ type: 'FREE', lingers: true })],
            on: {
              PLAY: { target: '#session.viewing.watch.playing', actions: 'beginTimeline' },
              RESUME: { target: '#session.viewing.watch.playing', actions: 'beginTimeline' },
              RETRY: { target: '#session.viewing.watch.playing', actions: 'beginTimeline' },
            },
          },
        },
      },
      savingMemory: {
        description:
          'The phone is short of memory and nobody looks at this picture: it made room, until somebody wants it.',
        meta: { says: 'savingMemory', tone: 'idle', log: warn('内存不足，已暂停此画面', 'Paused to save memory') },
        entry: [
          'forgetFailure',
          'endTimeline',
          'noteStill',
          ask({ type: 'REMOVE_NODE' }),
          ask({ type: 'FREE', lingers: false }),
        ],
        on: { PLAY: again, RETRY: again },
      },
      stopped: {
        meta: { says: 'stopped', tone: 'idle', log: info('已停止播放', 'Playback stopped') },
        entry: ['forgetFailure', 'endTimeline', 'noteFinalStop', ask({ type: 'FREE', lingers: false })],
        on: { PLAY: again, RETRY: again },
      },
      ended: {
        description: "The device's own end. What the player still holds plays out; then it can be watched again.",
        entry: ['forgetFailure', 'endTimeline', 'noteFinalStop'],
        on: { PLAY: again, RETRY: again, STOP: 'stopped' },
        initial: 'draining',
        states: {
          draining: {
            meta: {
              says: 'draining',
              tone: 'live',
              log: info('直播已结束，正在播完缓存', 'The stream has ended, the cache plays out'),
            },
            on: {
              'picture.failed': { description: 'Its player is lost, and what was cached with it.', target: 'over' },
              'memory.low': { target: 'over', actions: ask({ type: 'REMOVE_NODE' }) },
            },
            after: { drained: 'over' },
          },
          over: {
            meta: { says: 'ended', tone: 'idle' },
            entry: ask({ type: 'FREE', lingers: true }),
          },
        },
      },
      failed: {
        description: 'An error is a state: only a person ends it, and nothing that the player says.',
        meta: { says: 'failed', tone: 'bad' },
        entry: ['endTimeline', 'noteFinalStop', ask({ type: 'FREE', lingers: true })],
        on: {
          PLAY: afresh,
          RETRY: afresh,
          STOP: 'stopped',
          TRY_OTHER_QUALITY: {
            guard: 'hasOtherQuality',
            target: 'playing',
            actions: ['takeOtherQuality', 'forgetFailure', 'beginTimeline'],
          },
          CHANGE_QUALITY: {
            description: 'What the camera does not have in one quality it may have in another.',
            guard: 'isOtherQuality',
            target: 'playing',
            actions: ['setQuality', 'forgetFailure', 'beginTimeline'],
          },
          CHANGE_CHANNEL: {
            guard: 'isOtherChannel',
            target: 'playing',
            actions: ['setChannel', 'askChannel', 'forgetFailure', 'beginTimeline'],
          },
        },
      },
    },
  });
