import type { WatchingEvent } from '../../machines/watching';

/** As much of `wx` as facts come from. */
export interface EventCalls
  extends Pick<
    WechatMiniprogram.Wx,
    'onAppShow' | 'offAppShow' | 'onAppHide' | 'offAppHide' | 'onMemoryWarning' | 'offMemoryWarning'
  > {
  getNetworkType(options: { success(answer: { networkType: string }): void; fail(): void }): unknown;
  onNetworkStatusChange(listener: (change: NetworkChange) => void): void;
  /** WeChat's typings give its listener another argument than the one that it was added for. */
  offNetworkStatusChange(listener: never): void;
}

interface NetworkChange {
  readonly networkType: string;
  readonly isConnected: boolean;
}

/**
 * Turns what WeChat says into facts for the chart of watching, until the returned function is called.
 * The network at the start is told too: the app may be opened offline, which no event would say.
 */
export function tellWechatEvents(wechat: EventCalls, tell: (fact: WatchingEvent) => void): () => void {
  let ended = false;
  let hasNetworkChanged = false;
  const network = (networkType: string, online: boolean) => tell({ type: 'network.changed', networkType, online });

  const networkChanged = ({ networkType, isConnected }: NetworkChange) => {
    hasNetworkChanged = true;
    network(networkType, isConnected);
  };
  const shown = () => tell({ type: 'app.shown' });
  const hidden = () => tell({ type: 'app.hidden' });
  const memoryWarned = () => tell({ type: 'memory.warned' });

  wechat.onNetworkStatusChange(networkChanged);
  wechat.onAppShow(shown);
  wechat.onAppHide(hidden);
  wechat.onMemoryWarning(memoryWarned);
  wechat.getNetworkType({
    success: ({ networkType }) => {
      // An answer that comes after a change is older than the change.
      if (!ended && !hasNetworkChanged) network(networkType, networkType !== 'none');
    },
    fail: () => undefined, // then the network is taken to be there, until an event says otherwise
  });

  return () => {
    ended = true;
    wechat.offNetworkStatusChange(networkChanged as never);
    wechat.offAppShow(shown);
    wechat.offAppHide(hidden);
    wechat.offMemoryWarning(memoryWarned);
  };
}
