import { liveParams } from '../../connection/stream-params';
import type { Quality, StreamParams } from '../../kernel/ports';
import { debug, info, warn } from '../../words/meta';
import type { PictureFact } from '../picture.protocol';
import { letGo, say, setQuality, step } from '../saying';
import { bytesSetup, giveUp, late, replaceNode, toPlayer, toPull } from './bytes.setup';

interface Given {
  readonly event: { readonly params: StreamParams };
}

const qualityIn = ({ event: { params } }: Given): { quality: Quality } => ({ quality: params.quality });
/** Which quality all are given now. Another one needs a new header, and so a new connection of live-player. */
const adopt = (why: 'joined' | 'switched') =>
  [
    'forgetChoice',
    { type: 'setQuality', params: qualityIn },
    {
      type: 'say',
      params: ({ event }: Given): PictureFact => ({ type: 'picture.quality', ...qualityIn({ event }), why }),
    },
  ] as const;
const flowingTo = (target: string) => ({ 'stream.firstChunk': target, 'stream.recovered': target }) as const;
const unanswered = '#picture.linked.reconnecting.unanswered';
const throttledOrLost = [
  { guard: 'isFull', target: '#picture.linked.streaming.throttled' },
  { target: '#picture.linked.reconnecting' },
] as const;
const spoiltOrLost = [
  {
    description: 'It would pull by itself, and be given the same, for ever: as if the time of what is wrong were up.',
    guard: 'isSpoilt',
    actions: [toPlayer('REMOVE'), 'failSpoilt'],
  },
  ...throttledOrLost,
] as const;

/** Bytes are pulled, as long as live-player takes them; a still picture and a way back to live keep the pull. */
export const pullingState = () =>
  bytesSetup().createStateConfig({
    // what the pull before was, after live-player had let go: this one says by itself if it falls over
    entry: [say({ type: 'picture.routed', isShared: false }), 'forgetLateness'],
    invoke: {
      id: 'pull',
      src: 'pull',
      input: ({ context: { connection, sink, quality, channel } }) => {
        if (!connection) throw new Error('a pull without a connection');
        return {
          to: connection,
          hello: { type: 'PULL', sink, params: liveParams(quality, channel) },
          bye: { type: 'UNPULL' },
        };
      },
      onError: late('startStream'),
    },
    on: {
      HOLD: '.frozen',
      SET_QUALITY: {
        guard: 'isOtherQuality',
        actions: [setQuality, 'askToSwitch'],
      },
      'player.letGo': '#picture.linked.reconnecting',
      'player.measured': { actions: ['keepCache', 'judge'] },
      'player.renewed': '#picture.linked.ready',
      'stream.opened': {
        actions: {
          type: 'say',
          params: ({ event: { flvUrl } }) => ({ type: 'picture.measured', measure: { flvUrl } }),
        },
      },
      'stream.measured': {
        actions: [
          {
            type: 'say',
            params: ({ event: { count, bytesPerSecond, sharing } }) => ({
              type: 'picture.measured',
              measure: { stream: { ...count, bytesPerSecond, sharing } },
            }),
          },
          'judge',
        ],
      },
      'stream.fellOver': { actions: say({ type: 'picture.routed', isShared: true }) },
      'stream.joined': [{ guard: 'isQualityChosen', actions: 'askToSwitch' }, { actions: adopt('joined') }],
      'stream.switched': { target: '#picture.linked.ready', actions: [toPlayer('QUIET'), ...adopt('switched')] },
      'stream.ended': '#picture.ended',
    },
    initial: 'asking',
    states: {
      asking: {
        meta: { log: info('正在请求画面', 'Asking for the picture') },
        tags: 'waiting',
        entry: [step('startStream'), 'beginAsking'],
        exit: 'countUnanswered',
        on: {
          'device.checking': 'checkingDevice',
          'stream.requested': { actions: step('waitHeader') },
          'stream.headerArrived': 'header',
          'stream.firstChunk': 'flowing',
          'player.letGo': unanswered,
        },
        after: { headerDeadline: giveUp('header') },
      },
      checkingDevice: {
        description: 'The camera is asked whether it accepts a viewer.',
        meta: { log: info('正在询问摄像头能否观看', 'Asking the camera whether it accepts a viewer') },
        tags: 'waiting',
        entry: step('checkDevice'),
        on: {
          'device.checked': 'asking',
          'stream.headerArrived': 'header',
          'stream.firstChunk': 'flowing',
          'player.letGo': unanswered,
        },
        after: { headerDeadline: giveUp('header') },
      },
      header: {
        meta: { log: debug('已收到响应，等待画面', 'Answered, waiting for the picture') },
        tags: 'waiting',
        entry: step('waitData'),
        on: { 'stream.firstChunk': 'flowing' },
        after: { firstByteDeadline: giveUp('firstByte') },
      },
      resuming: {
        description: 'Pulled again while what is cached still plays: nothing to see until that has run out.',
        on: {
          'stream.firstChunk': 'flowing',
          'player.letGo': throttledOrLost,
          'player.measured': [
            { guard: 'isDrainedSooner', target: 'resuming', reenter: true, actions: 'keepCache' },
            {},
          ],
        },
        after: { cacheDrained: 'asking' },
      },
      flowing: {
        entry: ['forgetReconnecting', 'forgetChoice', 'renewSigns'],
        exit: 'leaveSigns',
        on: {
          'health.starting': '.starting',
          'health.moving': '.moving',
          'health.soundOnly': '.soundOnly',
          'health.frozen': '.still',
          'health.behind': '.behind',
          'health.undecodable': '.undecodable',
          'health.damaged': '.damaged',
          HOLD: 'frozen.flowing',
          'player.measured': [
            {
              description: 'Too much is cached: stopped, live-player drops it, and comes back to the same pull.',
              guard: 'isTooFarBehind',
              target: 'rejoining',
              actions: ['noteCatchUp', toPull('HOLD_PULL'), toPlayer('QUIET')],
            },
            { actions: ['keepCache', 'judge'] },
          ],
          'player.letGo': spoiltOrLost,
          'stream.stalled': { target: 'weak', actions: 'keepStallLimit' },
        },
        initial: 'arriving',
        states: {
          arriving: {
            always: [
              { guard: 'isPictureless', target: 'pictureless' },
              { guard: 'isStarting', target: 'starting' },
              { guard: 'isSoundOnly', target: 'soundOnly' },
              { guard: 'isStill', target: 'still' },
              { guard: 'isUndecodable', target: 'undecodable' },
              { guard: 'isBehind', target: 'behind' },
              { guard: 'isDamaged', target: 'damaged' },
              { target: 'moving' },
            ],
          },
          starting: {
            description: 'Bytes are no picture yet.',
            tags: 'waiting',
            entry: [step('waitPicture'), say({ type: 'picture.beside', step: 'waitKeyFrame', began: true })],
            on: { SHOW: { actions: step('waitPicture') } },
            after: { noPictureSaidAfter: 'pictureless' },
          },
          returning: {
            description: 'The same, on the way back to live: one thing for who waits.',
            tags: 'waiting',
            on: { SHOW: { actions: step('rejoin') } },
            after: { noPictureSaidAfter: 'pictureless' },
          },
          pictureless: {
            description: 'Bytes come, and for long no picture has been made of them.',
            meta: { log: warn('有数据，但一直没有画面', 'Data comes, and no picture is made of it') },
            tags: 'waiting',
            entry: step('noPicture'),
            on: { SHOW: { actions: step('noPicture') } },
            after: { firstPictureDeadline: replaceNode('firstPicture') },
          },
          moving: {
            entry: say({ type: 'picture.shown' }),
            on: {
              SHOW: { description: 'A level that is reached is told again.', actions: say({ type: 'picture.shown' }) },
            },
          },
          soundOnly: {
            description: 'The stream has no picture in it: its sound is all that there is to play.',
            meta: { log: info('码流只有声音，没有画面', 'The stream has sound alone, no picture') },
            entry: say({ type: 'picture.sounds' }),
            on: { SHOW: { actions: say({ type: 'picture.sounds' }) } },
          },
          behind: {
            description:
              'It moves, ever later than live: another pull, for all who share it, begins where the camera is.',
            meta: { log: warn('画面越来越晚于现场', 'The picture falls more and more behind') },
            entry: ['countInVain', say({ type: 'picture.behind' })],
            on: { SHOW: { actions: say({ type: 'picture.behind' }) } },
            after: {
              behindDeadline: [{ guard: 'mayPullAnew', actions: ['noteNewPull', 'askToSwitch'] }, { target: 'late' }],
            },
          },
          late: {
            description:
              'Another pull was in vain, again and again. It is watched as it is, until it keeps pace: then one more can help.',
            entry: say({ type: 'picture.late' }),
            always: { guard: 'keepsPaceAgain', actions: ['noteNewPull', 'askToSwitch'] },
            on: { SHOW: { actions: say({ type: 'picture.late' }) } },
          },
          still: {
            description: 'It was shown, and stands still although bytes come.',
            meta: { log: warn('画面停住了，数据仍在传输', 'The picture stands still, while data comes') },
            tags: 'waiting',
            entry: step('still'),
            on: { SHOW: { actions: step('still') } },
            after: { stillPictureDeadline: replaceNode('stillPicture') },
          },
          damaged: {
            meta: { log: warn('收到的数据已不是画面', 'What comes is no picture any more') },
            tags: 'waiting',
            entry: step('damaged'),
            on: { SHOW: { actions: step('damaged') } },
            after: { damagedDeadline: replaceNode('damaged') },
          },
          undecodable: {
            meta: { log: warn('画面解码一直失败', 'The picture cannot be decoded') },
            tags: 'waiting',
            entry: step('undecodable'),
            on: { SHOW: { actions: step('undecodable') } },
            after: { undecodableDeadline: replaceNode('undecodable') },
          },
        },
      },
      weak: {
        description: 'No bytes for a moment: said on the picture, which the cache keeps moving, where there is one.',
        entry: 'sayWeak',
        on: { ...flowingTo('flowing'), 'player.letGo': spoiltOrLost },
        after: { stallLimit: giveUp('stall') },
      },
      frozen: {
        description: 'The picture stands still while bytes go on.',
        entry: [toPlayer('HOLD'), 'forgetReconnecting'],
        on: {
          HOLD: {},
          'connection.waitingForModule': { target: '#picture.linked.opening.module.toRest', actions: letGo },
          'player.letGo': '.apart',
          'player.notHeld': { target: '#picture.linked.resting', actions: letGo },
          'player.renewed': { target: '#picture.linked.resting', actions: letGo },
          'stream.switched': { target: '#picture.linked.resting', actions: [...adopt('switched'), letGo] },
        },
        initial: 'silent',
        states: {
          silent: {
            on: {
              ...flowingTo('flowing'),
              SHOW: { target: '#picture.linked.streaming.pulling.thawing', actions: toPlayer('PLAY') },
            },
          },
          flowing: {
            on: {
              'stream.stalled': 'silent',
              SHOW: { target: '#picture.linked.streaming.pulling.flowing', actions: toPlayer('PLAY') },
            },
          },
          apart: {
            description:
              'live-player let go (Android): the pull goes on without it, and keeps the header for its return.',
            entry: toPull('HOLD_PULL'),
            on: { 'player.letGo': {}, SHOW: '#picture.linked.streaming.pulling.rejoining' },
          },
        },
      },
      thawing: {
        description: 'Goes on, and nothing comes yet.',
        tags: 'waiting',
        entry: step('waitData'),
        on: flowingTo('flowing'),
        after: { firstByteDeadline: giveUp('firstByte') },
      },
      rejoining: {
        description:
          'The pull went on without the player, which comes back to it: header first, then the next key frame.',
        meta: { log: info('正在回到直播', 'Going back to live') },
        tags: 'waiting',
        entry: ['forgetPlayed', step('rejoin'), toPlayer('PLAY')],
        initial: 'player',
        states: {
          player: {
            meta: { log: debug('等待播放器重新连接', 'Waiting for the player to connect again') },
            on: {
              HOLD: '#picture.linked.streaming.pulling.frozen.apart',
              'player.letGo': {},
              'player.pulling': { target: 'data', actions: 'keepSink' },
            },
            after: { pullDeadline: late('startPull') },
          },
          data: {
            meta: { log: debug('播放器已连接，等待关键帧', 'The player is back, waiting for a key frame') },
            entry: 'askToRejoin',
            on: {
              'stream.firstChunk': [
                { guard: 'hasNoFrame', target: '#picture.linked.streaming.pulling.flowing.returning' },
                { target: '#picture.linked.streaming.pulling.flowing' },
              ],
            },
            after: { firstByteDeadline: giveUp('firstByte') },
          },
        },
      },
    },
  });
