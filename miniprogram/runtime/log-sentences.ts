import type { ModuleFact, PlayerFact, ServiceFact, StreamFact } from '../../machines/kernel/ports';
import type { LogLevel } from '../../machines/log';
import type { SessionEvent } from '../../machines/session';
import type { Text } from '../../machines/words/text';

export interface Sentence {
  readonly level: LogLevel;
  readonly message: Text;
}

type Sentences = { readonly [name: string]: Sentence };

const sentence =
  (level: LogLevel) =>
  (zh: string, en: string): Sentence => ({ level, message: { zh, en } });
const info = sentence('info');
const warn = sentence('warn');
const debug = sentence('debug');

/** What entering a state means, by statechart and by the path of the state. States without a sentence go unsaid. */
export const stateSentences: { readonly [chart: string]: Sentences } = {
  generation: {
    'alive.init': info('正在初始化 P2P 模块', 'Initialising the P2P module'),
    'alive.inited': info('P2P 模块已就绪', 'The P2P module is ready'),
    initFailed: warn('P2P 模块初始化失败', 'The P2P module could not be initialised'),
    'alive.stale': warn('网络变化，P2P 模块需要重置', 'The network has changed, the P2P module must be reset'),
    'alive.resetting': info('正在重置 P2P 模块', 'Resetting the P2P module'),
    destroyed: info('P2P 模块已关闭', 'The P2P module is closed'),
  },
  connection: {
    'using.waitingForModule': info('等待 P2P 模块', 'Waiting for the P2P module'),
    'using.service.startingService': info('正在启动 P2P 服务', 'Starting the P2P service'),
    'using.service.serviceReady': info('P2P 服务已就绪', 'The P2P service is ready'),
    'using.service.pulling': info('正在拉流', 'Pulling the stream'),
    'using.service.lingering': info('无人观看，连接暂时保留', 'Nobody is watching, the connection is kept for a while'),
    idle: info('连接已释放', 'The connection is released'),
  },
  session: {
    'viewing.intent.stopped': info('已停止播放', 'Playback stopped'),
    'viewing.intent.paused.picture': info('已暂停画面，码流继续', 'The picture is paused, its stream goes on'),
    'viewing.intent.paused.stream': info('已暂停，不再取流', 'Paused, nothing is pulled'),
    'viewing.route.shared': info(
      '摄像头直连人数已满，已转为多人共享',
      'The camera has no room for direct viewers: shared now',
    ),
    'viewing.intent.savingMemory': warn('内存不足，已暂停此画面', 'Paused to save memory'),
    'viewing.player.present.preparing': debug('正在创建播放器', 'Creating the player'),
    'viewing.player.present.ready.quiet': debug('播放器已就绪', 'The player is ready'),
    'viewing.stream.watching.waitingForModule': info('开始观看', 'Beginning to watch'),
    'viewing.stream.watching.startingService': info('正在连接摄像头', 'Connecting to the camera'),
    'viewing.stream.watching.serviceReady': debug('已连接，等待播放器', 'Connected, waiting for the player'),
    'viewing.stream.watching.pulling.requesting': info('正在请求画面', 'Asking for the picture'),
    'viewing.stream.watching.pulling.header': debug('已收到响应，等待画面', 'Answered, waiting for the picture'),
    'viewing.stream.watching.pulling.playing': info('正在播放', 'Playing'),
    'viewing.stream.watching.pulling.weak': warn('网络较弱，暂时没有数据', 'Weak network, no bytes for the moment'),
    'viewing.stream.watching.pulling.catchingUp': info(
      '画面落后较多，正在回到直播',
      'Too far behind, going back to live',
    ),
    'viewing.stream.watching.pulling.rejoining.waitingForPlayer': debug(
      '等待播放器重新连接',
      'Waiting for the player to connect again',
    ),
    'viewing.stream.watching.pulling.rejoining.waitingForData': debug(
      '播放器已连接，等待关键帧',
      'The player is back, waiting for a key frame',
    ),
    'viewing.stream.watching.throttled': debug(
      '播放器缓存已满，暂停拉流',
      'The player has enough in its cache and let go for the moment',
    ),
    'viewing.stream.watching.pulling.checkingDevice': info(
      '正在询问摄像头能否观看',
      'Asking the camera whether it accepts a viewer',
    ),
    'viewing.stream.watching.resting': info(
      '无人观看，已暂停取流，连接保留一会儿',
      'Nobody looks: the pull is stopped, the connection kept a while',
    ),
    'viewing.stream.asleep': info(
      '长时间无人观看，已断开连接',
      'Nobody has looked for long: the connection is given back',
    ),
    'viewing.stream.watching.playerReconnecting': warn('播放器正在自行重连', 'The player reconnects by itself'),
    'viewing.stream.retrying.counting': info('稍后自动重连', 'Reconnecting after a moment'),
    'viewing.stream.retrying.offline': warn('没有网络，等待恢复', 'No network, waiting for it to come back'),
    'viewing.stream.ended.draining': info('直播已结束，正在播完缓存', 'The stream has ended, the cache plays out'),
    left: info('已离开', 'Left'),
  },
  app: {
    'visibility.hidden': debug('小程序进入后台', 'The app went to the background'),
    'network.offline': warn('没有网络', 'There is no network'),
  },
};

type SentencesFor<Fact extends { readonly type: string }> = { readonly [type in Fact['type']]?: Sentence };

/** What the plugins say, by the statechart that hears it first and by the fact. */
export const factSentences: { readonly [chart: string]: Sentences } = {
  generation: {
    'nat.changed': debug('插件通知：NAT 已变化', 'The plugin says: the NAT has changed'),
    'nat.failed': debug('插件通知：NAT 出错', 'The plugin says: the NAT failed'),
  },
  connection: {
    'service.connected': debug('插件通知：P2P 链路已连通', 'The plugin says: the P2P link is up'),
    'service.broken': debug('插件通知：P2P 链路已断开', 'The plugin says: the P2P link is broken'),
    'stream.requested': debug('插件通知：请求已发出', 'The plugin says: the request went out'),
    'stream.headerArrived': debug('插件通知：响应头已到', 'The plugin says: the response header is there'),
    'stream.ended': debug('插件通知：码流已结束', 'The plugin says: the stream has ended'),
    'stream.failed': debug('插件通知：码流出错', 'The plugin says: the stream failed'),
    // `stream.deviceNotified` comes with every chunk of a server stream: it would push out everything else.
  },
  session: {
    'player.ready': debug('播放器通知：本地服务已启动', 'The player says: the local server is up'),
    'player.pullStarted': debug('播放器通知：开始拉流', 'The player says: it pulls now'),
    'player.closed': debug('播放器通知：已断开本地连接', 'The player says: it let go of the local connection'),
    'player.reconnecting': debug('播放器通知：断线，自动重连', 'The player says: lost, it reconnects by itself'),
    'player.failed': debug('播放器通知：出错', 'The player says: it failed'),
    'player.pictureShown': debug('播放器通知：首帧已显示', 'The player says: the first picture is shown'),
    'player.commandFailed': debug('播放器没有执行命令', 'The player did not carry out a command'),
  },
} satisfies {
  generation: SentencesFor<ModuleFact>;
  connection: SentencesFor<ServiceFact | StreamFact>;
  session: SentencesFor<PlayerFact | Extract<SessionEvent, { type: 'player.commandFailed' }>>;
};
