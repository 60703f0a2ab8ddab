import type { ManagedFact } from '../../machines/kernel/managed-nodes';
import type { ModuleFact, NodeFact, ServiceFact, StreamFact } from '../../machines/kernel/ports';
import type { ManagedCallFact } from '../../machines/picture/managed';
import type { CallFact } from '../../machines/player';
import { debug, type LogLine } from '../../machines/words/meta';

type SentencesFor<Fact extends { readonly type: string }> = { readonly [type in Fact['type']]?: LogLine };

/** What the plugins say, by the statechart that hears it first and by the fact. */
export const factSentences = {
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
  player: {
    'node.ready': debug('播放器通知：本地服务已启动', 'The player says: the local server is up'),
    'node.pullStarted': debug('播放器通知：开始拉流', 'The player says: it pulls now'),
    'node.closed': debug('播放器通知：已断开本地连接', 'The player says: it let go of the local connection'),
    'node.reconnecting': debug('播放器通知：断线，自动重连', 'The player says: lost, it reconnects by itself'),
    'node.failed': debug('播放器通知：出错', 'The player says: it failed'),
    'node.pictureShown': debug('播放器通知：首帧已显示', 'The player says: the first picture is shown'),
    'node.callFailed': debug('播放器没有执行命令', 'The player did not carry out a command'),
  },
  managedPicture: {
    'managed.ready': debug('组件通知：已创建', 'The component says: it is there'),
    'managed.played': debug('组件通知：开始播放', 'The component says: it plays'),
    'managed.pictureShown': debug('组件通知：首帧已显示', 'The component says: the first picture is shown'),
    'managed.weakened': debug(
      '组件通知：码流中断，正在自行恢复',
      'The component says: its stream is away, it mends that by itself',
    ),
    'managed.stopped': debug('组件通知：已停止', 'The component says: it stopped'),
    'managed.ended': debug('组件通知：码流已结束', 'The component says: the stream has ended'),
    'managed.failed': debug('组件通知：出错', 'The component says: it failed'),
    'managed.callFailed': debug('组件没有执行命令', 'The component did not carry out a command'),
  },
} satisfies {
  generation: SentencesFor<ModuleFact>;
  connection: SentencesFor<ServiceFact | StreamFact>;
  player: SentencesFor<NodeFact | CallFact>;
  managedPicture: SentencesFor<ManagedFact | ManagedCallFact>;
};
