import type { FaultAction, Faults } from '../fault.types';
import { actionsOf } from './fault-action';

const action = actionsOf('player');

type CloseCode = Parameters<Faults['playerClose']>[0];

const FULL_CACHE_MS = 2_000;

const closing = (code: CloseCode, explanation: readonly [string, string]): FaultAction =>
  action(`close.${code}`, [`playerClose ${code}`, `playerClose ${code}`], explanation, (faults) =>
    faults.playerClose(code),
  );

/** What `p2p-player` and live-player can say at any time, and how they can fail to start. */
export const playerActions: readonly FaultAction[] = [
  action(
    'close.emptyCache',
    ['缓存耗尽后断开', 'Lets go with an empty cache'],
    [
      '播放器没有缓存时断开：显示正在重连，然后继续播放。',
      'live-player lets go with nothing cached: "reconnecting", then it plays again.',
    ],
    (faults) => {
      faults.playerCache(0);
      faults.playerClose('LIVE_PLAYER_CLOSED');
    },
  ),
  action(
    'close.fullCache',
    ['缓存充足时断开（节流）', 'Lets go with a full cache'],
    [
      '播放器因缓存已满而断开：画面继续，不应提示错误。',
      'live-player throttles: the picture goes on, no error is told.',
    ],
    (faults) => {
      faults.playerCache(FULL_CACHE_MS);
      faults.playerClose('LIVE_PLAYER_CLOSED');
    },
  ),
  closing('LIVE_PLAYER_CLOSED', [
    '播放器断开，应停止拉流并等待它重连。',
    'live-player lets go: the pull stops and waits for its retry.',
  ]),
  closing('TRANSMISSION_ERROR', ['与播放器断开相同。', 'The same as when live-player lets go.']),
  closing('MEDIA_FINISH', ['数据已全部交给播放器，缓存继续播放。', 'Everything was handed over; the cache plays out.']),
  closing('USER_CLOSE', ['像是我们自己停止的断开。', 'A close as if we had stopped it ourselves.']),
  action(
    'error.now',
    ['playerError：WECHAT_SERVER_ERROR', 'playerError: WECHAT_SERVER_ERROR'],
    [
      '播放器报告本地服务被关闭，应换新播放器并恢复。',
      'The player says that its server was closed: a new player, then it recovers.',
    ],
    (faults) => faults.playerError('WECHAT_SERVER_ERROR'),
  ),
  action(
    'error.beforeReady',
    ['下一个播放器启动失败', 'Next player cannot start'],
    [
      '下一个播放器的本地服务启动失败，应重试或说明。',
      'The local server of the next player cannot start: a retry, or a reason.',
    ],
    (faults) => faults.playerError('LOCAL_SERVER_ERROR', { beforeReady: true }),
  ),
  action(
    'neverReady',
    ['播放器一直没有就绪', 'Players are never ready'],
    [
      '直到结束它：新播放器不再就绪，超时后应有说明。',
      'Until it is ended: no playerReady; a reason after its deadline.',
    ],
    (faults) => faults.playerNeverReady(true),
    { end: (faults) => faults.playerNeverReady(false) },
  ),
  action(
    'neverPulls',
    ['播放器一直不拉流', 'Players never pull'],
    [
      '直到结束它：play 成功但不拉流，超时后应有说明。',
      'Until it is ended: play succeeds, no start pull; a reason after its deadline.',
    ],
    (faults) => faults.playerNeverPulls(true),
    { end: (faults) => faults.playerNeverPulls(false) },
  ),
  action(
    'loses',
    ['播放器断线后自己重连（2103）', 'live-player loses it, reconnects (2103)'],
    ['播放器自己重连，应显示正在重连，然后继续播放。', 'It reconnects by itself: "reconnecting", then it plays again.'],
    (faults) => faults.playerLoses(),
  ),
  action(
    'givesUp',
    ['播放器三次重连后放弃（−2301）', 'live-player gives up (−2301)'],
    ['播放器放弃后，应换新播放器继续。', 'After it gave up a new player should go on.'],
    (faults) => faults.playerLoses({ giveUp: true }),
  ),
  action(
    'state.serverGone',
    ['2103：连不上本地服务', '2103: local server gone'],
    [
      '播放器连不上本地服务，应重启本地服务并恢复。',
      'live-player cannot reach its server: the server is restarted, then it recovers.',
    ],
    (faults) => faults.playerState(2103, 'errCode:-1004 Failed to connect to 127.0.0.1'),
  ),
  action(
    'state.noAddress',
    ['−2302：没有播放地址', '−2302: no address'],
    ['播放器没有地址，应换新播放器。', 'live-player has no address: a new player.'],
    (faults) => faults.playerState(-2302, 'no address'),
  ),
  action(
    'state.stutter',
    ['2105：画面卡顿', '2105: stutter'],
    ['只作记录，画面不受影响。', 'Noted, nothing else.'],
    (faults) => faults.playerState(2105, 'stutter'),
  ),
  action(
    'readyAgain.same',
    ['再次就绪（同一个上下文）', 'Ready again, same context'],
    ['不应有任何变化。', 'Nothing should change.'],
    (faults) => faults.playerReadyAgain({ sameContext: true }),
  ),
  action(
    'readyAgain.other',
    ['再次就绪（新的上下文）', 'Ready again, another context'],
    ['之后应使用新的上下文，画面继续。', 'The new context is used from then on; the picture goes on.'],
    (faults) => faults.playerReadyAgain({ sameContext: false }),
  ),
  action(
    'fallsBehind',
    ['画面落后 10 秒', 'The picture is 10 s behind'],
    [
      '播放器缓存过多：重新播放以回到直播，30 秒内最多一次。',
      'Too much is cached: it is played anew to return to live, at most once in 30 s.',
    ],
    (faults) => faults.playerFallsBehind(10_000),
  ),
  action(
    'microphoneDenied',
    ['没有麦克风权限', 'No microphone permission'],
    [
      '直到结束它：RTC 模式的播放器出错，改用普通模式继续，并能打开设置。',
      'Until it is ended: RTC mode fails, it goes on in live mode, with a way to the settings.',
    ],
    (faults) => faults.microphoneDenied(true),
    { end: (faults) => faults.microphoneDenied(false) },
  ),
  action(
    'killLocalServer',
    ['微信关闭本地服务', 'WeChat kills the local server'],
    ['播放器停止，重启本地服务和模块后自动恢复。', 'Player, local server and module are made anew, by themselves.'],
    (faults) => faults.killLocalServer(),
  ),
];
