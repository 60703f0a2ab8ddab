import type { FaultAction, Notice } from '../fault.types';
import { actionsOf } from './fault-action';

const action = actionsOf('stream');

const notice = (
  name: Notice,
  title: readonly [string, string],
  explanation: readonly [string, string],
  detail?: unknown,
): FaultAction =>
  action(`notice.${name}`, title, explanation, (faults) => faults.notice(name, detail === undefined ? {} : { detail }));

const header = (status: number, seen: readonly [string, string]): readonly FaultAction[] => [
  action(`header.${status}`, [`下一次响应头为 ${status}`, `Next header is ${status}`], seen, (faults) =>
    faults.headerStatus(status, { times: 1 }),
  ),
  action(
    `header.always${status}`,
    [`响应头一直为 ${status}`, `Every header is ${status}`],
    [`直到结束它：${seen[0]}`, `Until it is ended: ${seen[1]}`],
    (faults) => faults.headerStatus(status),
    { end: (faults) => faults.headerAsItIs(status) },
  ),
];

const parsed = (status: number, seen: readonly [string, string]): FaultAction =>
  action(`notice.parsed${status}`, [`正在播放时 parsed ${status}`, `parsed ${status} while playing`], seen, (faults) =>
    faults.notice('parsed', { detail: { status, headers: {} } }),
  );

const notFound = ['没有这一路画面，不自动重试。', 'There is no such picture: no retry by itself.'] as const;
const tooMany = ['观看人数已满，按慢节奏重试并倒计时。', 'Too many viewers: slow retries with a countdown.'] as const;
const serverError = ['摄像头出错，连接重新建立。', 'The camera fails: the connection is made anew.'] as const;

/** What the plugin can say of a stream at any time, and what can happen to its bytes. */
export const streamActions: readonly FaultAction[] = [
  notice(
    'disconnect',
    ['连接断开（disconnect）', 'disconnect'],
    ['P2P 连接断开，应自动重新连接。', 'The link breaks; it should be connected anew by itself.'],
    { type: 'disconnect' },
  ),
  notice(
    'eof',
    ['直播结束（eof）', 'eof'],
    [
      '摄像头结束直播，缓存播完后显示已结束，不自动重试。',
      'The camera ends the stream; "ended" once the cache has drained, no retry.',
    ],
  ),
  notice(
    'success',
    ['正常结束（success）', 'success'],
    ['与 eof 相同：显示已结束，可以重新播放。', 'The same as eof: "ended", with replay.'],
  ),
  notice(
    'fail',
    ['传输失败（fail）', 'fail'],
    ['传输出错，应自动重试。', 'The transfer fails; it should be retried by itself.'],
    { errcode: -1 },
  ),
  notice(
    'close',
    ['意外关闭（close）', 'close'],
    ['不是我们停的流被关闭，应自动重试。', 'A stream that nobody stopped is closed; it should be retried by itself.'],
    { type: 'close' },
  ),
  notice('connected', ['重复 connected', 'connected again'], ['不应有任何变化。', 'Nothing should change.']),
  notice('request', ['重复 request', 'request again'], ['不应有任何变化。', 'Nothing should change.']),
  parsed(200, ['不应有任何变化。', 'Nothing should change.']),
  parsed(404, notFound),
  parsed(503, tooMany),
  parsed(500, serverError),
  ...header(404, notFound),
  ...header(503, tooMany),
  ...header(500, serverError),
  action(
    'cameraFull',
    ['摄像头直连人数已满', 'The camera takes no more direct viewers'],
    [
      '直到结束它：下一次拉流，有共享服务器的摄像头转为多人共享，其他显示人数已满。',
      'Until it is ended: the next pull is shared where there is a sharing server, else too many viewers.',
    ],
    (faults) => faults.cameraFull(true),
    { end: (faults) => faults.cameraFull(false) },
  ),
  action(
    'stall',
    ['数据停住', 'Bytes stop'],
    [
      '直到结束它，流还开着但没有数据：先提示网络弱，再重新拉流；一分钟后说明播不了。',
      'Until it is ended, the stream stays open without bytes: "weak network", then new pulls; "cannot play" after a minute.',
    ],
    (faults) => faults.stall(true),
    { end: (faults) => faults.stall(false) },
  ),
  action(
    'flow',
    ['数据恢复', 'Bytes flow again'],
    ['数据继续到来，画面应恢复。', 'Bytes come again; the picture should go on.'],
    (faults) => faults.stall(false),
    { ends: ['stream.stall'] },
  ),
  ...(['close', 'fail', 'eof', 'disconnect'] as const).map((late) =>
    action(
      `late.${late}`,
      [`上一次流迟到的 ${late}`, `Late ${late} of the previous stream`],
      ['上一次播放的通知现在才到，不应有任何变化。', 'A notice of the previous life comes now; nothing should change.'],
      (faults) => faults.lateNotice(late),
    ),
  ),
  action(
    'duplicate',
    ['每个回调来两次', 'Every callback comes twice'],
    ['直到结束它，不应有任何变化。', 'Until it is ended; nothing should change.'],
    (faults) => faults.duplicateCallbacks(true),
    { end: (faults) => faults.duplicateCallbacks(false) },
  ),
];
